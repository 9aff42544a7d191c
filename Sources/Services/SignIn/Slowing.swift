import Domain
import Foundation
import Storage

/// Makes guessing slow without ever locking an account: what is counted is an address, and an account as tried from
/// one address. Whoever guesses from elsewhere slows themself and not the person.
///
/// An attempt is counted before it is looked at and taken back when it was right; else a hundred sent at once would
/// all be let through.
struct Slowing {
    /// What is tried; each is counted for itself.
    enum Kind: String { case password, code, provider }

    private struct Rule {
        /// So many failures cost nothing.
        var free: Int
        /// One failure wears off in so many seconds.
        var wearsOffIn: Int64
        var longest: Int64 = 900

        /// Doubles with each failure: 2 seconds, 4, 8, … a quarter of an hour.
        func wait(after failures: Int) -> Int64 {
            failures < free ? 0 : min(longest, 2 << min(Int64(failures - free), 20))
        }

        /// What is left of it by now. Time is taken off in whole steps, so that trying often does not stop it.
        func worn(_ known: AttemptStore.Attempts, at now: Instant) -> AttemptStore.Attempts {
            let steps = max(0, now.secondsSince1970 - known.countedAt.secondsSince1970) / wearsOffIn
            var left = known
            left.failures = Int(max(0, Int64(known.failures) - steps))
            left.countedAt = left.failures == 0 ? now : known.countedAt.later(by: steps * wearsOffIn)
            return left
        }
    }

    /// Mistyping happens to everybody.
    private static let pairRule = Rule(free: 4, wearsOffIn: 3600)
    /// An office of fifty may share one address, where somebody mistypes every few minutes.
    private static let addressRule = Rule(free: 30, wearsOffIn: 300)
    /// Who did not try for so long is forgotten.
    private static let memory: Int64 = 86_400

    private let pair: String
    /// Nil where the address is not looked at.
    private let address: String?

    init(_ kind: Kind, account: String, address: String, _ secrets: Secrets) {
        let place = NetworkAddress.place(of: address)
        self.pair = Slowing.key(secrets, "\(kind.rawValue)\n\(place)\n\(account)")
        self.address = Slowing.key(secrets, "address\n\(place)")
    }

    /// From a browser that this account signed in from before: counted for itself, so that the failures of others in
    /// the same office keep nobody out.
    init(_ kind: Kind, account: String, device: KnownDevice, _ secrets: Secrets) {
        self.pair = Slowing.key(secrets, "\(kind.rawValue)\ndevice \(device.id)\n\(account)")
        self.address = nil
    }

    /// Within one session, where somebody shows once more who they are.
    init(session: Session, _ secrets: Secrets) {
        self.pair = Slowing.key(secrets, "session \(session.number)\n\(session.createdAt.secondsSince1970)")
        self.address = nil
    }

    /// Counts an attempt, or refuses to look at it yet.
    func begin(at now: Instant, _ connection: any SQLConnection) throws {
        try connection.attempts.lock()
        try connection.attempts.clear(before: Instant(secondsSince1970: now.secondsSince1970 - Slowing.memory))
        let rules = [(pair, Slowing.pairRule)] + (address.map { [($0, Slowing.addressRule)] } ?? [])
        let counted = try rules.map { key, rule in
            let known = try connection.attempts.find(key) ?? .init(failures: 0, countedAt: now, lastAt: now)
            return (key: key, rule: rule, left: rule.worn(known, at: now))
        }
        let waits = counted.map {
            $0.left.lastAt.secondsSince1970 + $0.rule.wait(after: $0.left.failures) - now.secondsSince1970
        }
        if let wait = waits.max(), wait > 0 { throw Slowing.refusal(wait) }
        for one in counted {
            let more = AttemptStore.Attempts(failures: one.left.failures + 1, countedAt: one.left.countedAt, lastAt: now)
            try connection.attempts.keep(more, one.key)
        }
    }

    /// It was right: the pair begins anew. The address does not, or somebody with an account of their own could
    /// guess at others between two sign-ins.
    func succeed(_ connection: any SQLConnection) throws {
        try connection.attempts.forget(pair)
        if let address { try connection.attempts.takeBack(address) }
    }

    /// It was counted and could not be looked at.
    func takeBack(_ connection: any SQLConnection) throws {
        for key in [pair, address].compactMap(\.self) { try connection.attempts.takeBack(key) }
    }

    /// The most codes that are looked at after one right password, from wherever they come. It locks nobody out: whoever
    /// has the password begins again.
    private static let mostGuesses = 5

    /// Counts a wrong code of one sign-in; true when there were too many.
    static func isLastGuess(
        of pending: String, at now: Instant, _ secrets: Secrets, _ connection: any SQLConnection
    ) throws -> Bool {
        let key = key(secrets, "pending\n\(pending)")
        let failures = (try connection.attempts.find(key)?.failures ?? 0) + 1
        try connection.attempts.keep(AttemptStore.Attempts(failures: failures, countedAt: now, lastAt: now), key)
        return failures >= mostGuesses
    }

    private static func key(_ secrets: Secrets, _ text: String) -> String { Bellwether.hash(secrets.mark("attempt", text)) }

    private static func refusal(_ wait: Int64) -> Refusal {
        let time = wait == 1 ? "1 second" : wait < 120 ? "\(wait) seconds" : "\((wait + 59) / 60) minutes"
        return Refusal(
            .notPossible, "Signing in was tried too often from here.", remedy: "Please wait \(time), then try again.")
    }
}

/// Where an attempt comes from.
public enum NetworkAddress {
    /// An address of version 4; the first half of one of version 6, since whoever has one has all that share it.
    public static func place(of text: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, text, &bytes) == 1 else { return text }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]
        if bytes.starts(with: mapped) { return bytes[12...].map { "\($0)" }.joined(separator: ".") }
        return bytes[..<8].map { "\($0)" }.joined(separator: ":")
    }
}
