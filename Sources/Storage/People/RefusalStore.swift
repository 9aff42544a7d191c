import Domain

/// Refused sign-ins of one account from one address that are counted together before they stand in the audit trail.
public struct RefusalStore {
    public struct Refused: Hashable, Sendable {
        /// As the audit trail says it: a number, or "unknown".
        public var person: String
        public var detail: String
        public var lastAt: Instant
        /// How many came after the one that stands in the trail.
        public var uncounted: Int
    }

    let connection: any SQLConnection

    public func begin(_ key: String, person: String, detail: String, at now: Instant) throws {
        try connection.execute(
            """
            INSERT INTO refused_sign_in (key, person, detail, first_at, last_at, uncounted) VALUES ($1, $2, $3, $4, $4, 0)
            """, [.text(key), .text(person), .text(detail), SQLValue(now.secondsSince1970)])
    }

    /// One more of these; false when none began.
    public func count(_ key: String, at now: Instant) throws -> Bool {
        try connection.execute(
            "UPDATE refused_sign_in SET uncounted = uncounted + 1, last_at = $2 WHERE key = $1",
            [.text(key), SQLValue(now.secondsSince1970)]) == 1
    }

    /// Gives it, and forgets it.
    public func take(_ key: String) throws -> Refused? {
        let found = try connection.first(
            "SELECT \(RefusalStore.columns) FROM refused_sign_in WHERE key = $1", [.text(key)], RefusalStore.read)
        try connection.execute("DELETE FROM refused_sign_in WHERE key = $1", [.text(key)])
        return found
    }

    /// Gives all that began so long ago, and forgets them.
    public func takeAll(begunUntil moment: Instant) throws -> [Refused] {
        let moment = SQLValue(moment.secondsSince1970)
        let found = try connection.rows(
            "SELECT \(RefusalStore.columns) FROM refused_sign_in WHERE first_at <= $1 ORDER BY first_at, key", [moment],
            RefusalStore.read)
        if !found.isEmpty { try connection.execute("DELETE FROM refused_sign_in WHERE first_at <= $1", [moment]) }
        return found
    }

    /// Counting is reading and writing: two at once would count as one.
    public func lock() throws { try connection.lockForWriting("refused_sign_in") }

    private static let columns = "person, detail, last_at, uncounted"

    private static func read(_ row: SQLRow) throws -> Refused {
        Refused(
            person: try row.text(0), detail: try row.text(1), lastAt: Instant(secondsSince1970: try row.integer(2)),
            uncounted: Int(try row.integer(3)))
    }
}

extension SQLConnection {
    public var refusals: RefusalStore { RefusalStore(connection: self) }
}
