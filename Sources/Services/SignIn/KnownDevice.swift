import Domain
import Foundation
import Storage

/// A browser from which somebody signed in before, as it says so itself by a cookie.
///
/// The cookie is a random number with its day, and one mark for each account that signed in there. A mark can be made by
/// nobody without our key and tells nobody whose it is. It opens nothing: guesses from there are counted on their own.
struct KnownDevice {
    /// Who did not sign in from there for so long is slowed like anybody else.
    static let lastsDays = 180
    private static let mostAccounts = 8

    /// "20412-4Kd…": the day on which it was made, and a random part.
    let id: String
    private let marks: [String]

    /// Nil when it is none of ours by its form, or too old.
    init?(_ cookie: String, on today: Day) {
        let parts = cookie.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let id = parts.first, let day = id.split(separator: "-").first.flatMap({ Int32($0) }), id.utf8.count <= 64,
            (2...KnownDevice.mostAccounts + 1).contains(parts.count), parts.allSatisfy(KnownDevice.isPlain), day <= today.number,
            today.days(since: Day(number: day)) < KnownDevice.lastsDays
        else { return nil }
        self.init(id: id, marks: Array(parts.dropFirst()))
    }

    private init(id: String, marks: [String]) {
        self.id = id
        self.marks = marks
    }

    /// A browser that nobody signed in from yet.
    static func new(on today: Day) -> KnownDevice {
        KnownDevice(id: "\(today.number)-\(Tokens.base64URL(Tokens.random(16)).replacing("-", with: "_"))", marks: [])
    }

    /// It is sent back as it came, so it holds nothing that means anything in a header.
    private static func isPlain(_ part: String) -> Bool {
        !part.isEmpty && part.utf8.count <= 64
            && part.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
            }
    }

    func knows(_ person: Int64, _ secrets: Secrets) -> Bool {
        let mark = Array(mark(of: person, secrets).utf8)
        return marks.contains { Tokens.areSame(Array($0.utf8), mark) }
    }

    /// The cookie once this person signed in too; the accounts that did so last are kept.
    func cookie(adding person: Int64, _ secrets: Secrets) -> String {
        let own = mark(of: person, secrets)
        let kept = [own] + marks.filter { $0 != own }.prefix(KnownDevice.mostAccounts - 1)
        return ([id] + kept).joined(separator: ".")
    }

    private func mark(of person: Int64, _ secrets: Secrets) -> String {
        Tokens.base64URL(secrets.mark("device", "\(id)\n\(person)").prefix(18))
    }
}

extension Bellwether {
    /// For how long a browser keeps the cookie of `deviceCookie`, in seconds.
    public static var deviceCookieLasts: Int { KnownDevice.lastsDays * 86_400 }

    /// What the browser of a new session is to send from now on, so that its neighbours' failures do not keep it out.
    public func deviceCookie(afterSigningInTo session: String, before: String?) async throws -> String? {
        let now = clock()
        guard let visit = try await database.read({ try Visit.find(session, at: now, $0) }) else { return nil }
        let device = before.flatMap { KnownDevice($0, on: now.day) } ?? .new(on: now.day)
        return device.cookie(adding: visit.person.number, secrets)
    }

    /// How an attempt is counted: for the browser when this account signed in from it before, else for the address.
    func slowing(
        _ kind: Slowing.Kind, account: String, person: Int64?, from address: String, device: String?, at now: Instant
    ) -> Slowing {
        if let person, let known = device.flatMap({ KnownDevice($0, on: now.day) }), known.knows(person, secrets) {
            return Slowing(kind, account: account, device: known, secrets)
        }
        return Slowing(kind, account: account, address: address, secrets)
    }
}
