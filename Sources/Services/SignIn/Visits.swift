import Domain
import Storage

/// How long a session lasts, in seconds.
enum SessionLimits {
    static let idle: Int64 = 30 * 60
    static let absolute: Int64 = 12 * 3600
    static let rotation: Int64 = 15 * 60
    /// How long the token before is good, for the tabs that still send it.
    static let overlap: Int64 = 60
    /// Being seen is written down no more often than this.
    static let notice: Int64 = 60
    /// How long a right password waits for its code.
    static let pending: Int64 = 5 * 60
}

/// A session that was found by its token, with whose it is.
struct Visit {
    var session: Session
    var person: Person
    var hasSecondFactor: Bool
    /// Sent with the token of now, not with the one before it.
    var isByNewestToken: Bool

    /// Nil when there is none, or when it only waits for its code. Its limits are not looked at.
    static func find(_ token: String, at now: Instant, _ connection: any SQLConnection) throws -> Visit? {
        let hash = Tokens.hash(token)
        guard let session = try connection.sessions.find(hash, at: now), session.secondFactor != .awaited,
            let person = try connection.people.find(session.person), person.state == .active
        else { return nil }
        return Visit(
            session: session, person: person, hasSecondFactor: try connection.credentials.find(person.number)?.app != nil,
            isByNewestToken: session.tokenHash == hash)
    }

    /// Those who may change something are signed out when they leave their desk; everybody at the end of a day.
    func isOver(at now: Instant) -> Bool {
        if session.expiresAt <= now { return true }
        guard mayChangeSomething(on: now.day) else { return false }
        return now.secondsSince1970 - session.seenAt.secondsSince1970 >= SessionLimits.idle
    }

    func wantsNewToken(at now: Instant) -> Bool {
        isByNewestToken && now.secondsSince1970 - session.rotatedAt.secondsSince1970 >= SessionLimits.rotation
    }

    func wantsNotice(at now: Instant) -> Bool {
        now.secondsSince1970 - session.seenAt.secondsSince1970 >= SessionLimits.notice
    }

    private func mayChangeSomething(on day: Day) -> Bool {
        let actor = person.acting(on: day)
        return Capability.allCases.contains { $0.isChanging && AccessTable.grants(actor, $0) }
    }
}
