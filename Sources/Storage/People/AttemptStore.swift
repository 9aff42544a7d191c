import Domain

/// Sign-ins that failed, counted for those who are slowed. The keys are hashes.
public struct AttemptStore {
    public struct Attempts: Hashable, Sendable {
        public var failures: Int
        /// From when on failures wear off.
        public var countedAt: Instant
        public var lastAt: Instant

        public init(failures: Int, countedAt: Instant, lastAt: Instant) {
            self.failures = failures
            self.countedAt = countedAt
            self.lastAt = lastAt
        }
    }

    let connection: any SQLConnection

    public func find(_ key: String) throws -> Attempts? {
        try connection.first("SELECT failures, counted_at, last_at FROM sign_in_attempt WHERE key = $1", [.text(key)]) {
            Attempts(
                failures: Int(try $0.integer(0)), countedAt: Instant(secondsSince1970: try $0.integer(1)),
                lastAt: Instant(secondsSince1970: try $0.integer(2)))
        }
    }

    public func keep(_ attempts: Attempts, _ key: String) throws {
        try connection.execute(
            """
            INSERT INTO sign_in_attempt (key, failures, counted_at, last_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (key) DO UPDATE
            SET failures = excluded.failures, counted_at = excluded.counted_at, last_at = excluded.last_at
            """,
            [
                .text(key), SQLValue(attempts.failures), SQLValue(attempts.countedAt.secondsSince1970),
                SQLValue(attempts.lastAt.secondsSince1970),
            ])
    }

    public func forget(_ key: String) throws {
        try connection.execute("DELETE FROM sign_in_attempt WHERE key = $1", [.text(key)])
    }

    /// One that was counted and turned out well.
    public func takeBack(_ key: String) throws {
        try connection.execute(
            "UPDATE sign_in_attempt SET failures = failures - 1 WHERE key = $1 AND failures > 0", [.text(key)])
    }

    /// Clears away what no longer slows anybody.
    public func clear(before moment: Instant) throws {
        try connection.execute("DELETE FROM sign_in_attempt WHERE last_at < $1", [SQLValue(moment.secondsSince1970)])
    }

    /// Counting is reading and writing: two at once would count as one.
    public func lock() throws { try connection.lockForWriting("sign_in_attempt") }
}

extension SQLConnection {
    public var attempts: AttemptStore { AttemptStore(connection: self) }
}
