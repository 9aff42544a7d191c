import Domain
import Storage

// Refused sign-ins in the audit trail. The first stands there at once; what follows of the same account from the same
// address within a quarter of an hour is counted and becomes one entry more, so that somebody who guesses all night does
// not fill the trail. The address that was typed stands nowhere: people type passwords there.
extension Bellwether {
    /// For how long refusals are one, in seconds.
    static let refusalsAreOneFor: Int64 = 900

    /// Of an account, or of none that there is.
    func noteRefusal(
        of number: Int64?, _ detail: String, from address: String, at now: Instant, _ connection: any SQLConnection
    ) throws {
        try settleOldRefusals(at: now, connection)
        let key = refusalKey(number, detail, address)
        if try connection.refusals.count(key, at: now) { return }
        let person = number.map { "\($0)" } ?? "unknown"
        try connection.refusals.begin(key, person: person, detail: detail, at: now)
        try auditRefusal(person, detail, at: now, connection)
    }

    /// Before the entry of a sign-in that was right, what was not counted yet of that account from there.
    func settleRefusals(
        of number: Int64, _ detail: String, from address: String, at now: Instant, _ connection: any SQLConnection
    ) throws {
        try settleOldRefusals(at: now, connection)
        if let mine = try connection.refusals.take(refusalKey(number, detail, address)) { try settle(mine, at: now, connection) }
    }

    /// What has been counted for long enough.
    func settleOldRefusals(at now: Instant, _ connection: any SQLConnection) throws {
        try connection.refusals.lock()
        let moment = Instant(secondsSince1970: now.secondsSince1970 - Bellwether.refusalsAreOneFor)
        for refused in try connection.refusals.takeAll(begunUntil: moment) { try settle(refused, at: now, connection) }
    }

    private func settle(_ refused: RefusalStore.Refused, at now: Instant, _ connection: any SQLConnection) throws {
        guard refused.uncounted > 0 else { return }
        let times = refused.uncounted == 1 ? "once more" : "\(refused.uncounted) times more"
        try auditRefusal(refused.person, "\(refused.detail), \(times) until \(refused.lastAt.iso8601)", at: now, connection)
    }

    private func auditRefusal(_ person: String, _ detail: String, at now: Instant, _ connection: any SQLConnection) throws {
        try connection.audit.append(
            at: now, by: .visitor, .signIn, verb: "refuse to sign in", noun: "person", id: person, detail: detail)
    }

    private func refusalKey(_ number: Int64?, _ detail: String, _ address: String) -> String {
        let place = NetworkAddress.place(of: address)
        return Bellwether.hash(secrets.mark("refusal", "\(detail)\n\(place)\n\(number.map { "\($0)" } ?? "unknown")"))
    }
}
