import Domain

/// Somebody signed in on one browser. Of its token only the SHA-256 is kept.
public struct Session: Hashable, Sendable {
    public enum SecondFactor: String, Sendable {
        /// The account has none.
        case none
        /// The password was right; until a code is too, this session opens nothing.
        case awaited
        case answered
    }

    public var number: Int64
    public var person: Int64
    public var tokenHash: String
    public var secondFactor: SecondFactor
    public var createdAt: Instant
    public var rotatedAt: Instant
    public var seenAt: Instant
    public var expiresAt: Instant

    /// A session that begins now; the store gives it its number.
    public init(
        person: Int64, tokenHash: String, secondFactor: SecondFactor, createdAt: Instant, expiresAt: Instant
    ) {
        self.number = 0
        self.person = person
        self.tokenHash = tokenHash
        self.secondFactor = secondFactor
        self.createdAt = createdAt
        self.rotatedAt = createdAt
        self.seenAt = createdAt
        self.expiresAt = expiresAt
    }
}

public struct SessionStore {
    let connection: any SQLConnection

    @discardableResult
    public func open(_ session: Session) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO session (person, token_hash, second_factor, created_at, rotated_at, seen_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            RETURNING number
            """,
            [
                .integer(session.person), .text(session.tokenHash), .text(session.secondFactor.rawValue),
                SQLValue(session.createdAt.secondsSince1970), SQLValue(session.rotatedAt.secondsSince1970),
                SQLValue(session.seenAt.secondsSince1970), SQLValue(session.expiresAt.secondsSince1970),
            ])
    }

    /// By its token, or by the one before while that is still good. Its limits are the caller's to judge.
    public func find(_ tokenHash: String, at now: Instant) throws -> Session? {
        try connection.first(
            """
            SELECT \(SessionStore.columns) FROM session WHERE token_hash = $1 OR (previous_hash = $1 AND previous_until > $2)
            """, [.text(tokenHash), SQLValue(now.secondsSince1970)], SessionStore.read)
    }

    public func see(_ number: Int64, at now: Instant) throws {
        try connection.execute(
            "UPDATE session SET seen_at = $2 WHERE number = $1", [.integer(number), SQLValue(now.secondsSince1970)])
    }

    /// Gives the session a new token; the old one is good until then, for the other tabs. False when another request
    /// has done so already.
    public func rotate(_ session: Session, to tokenHash: String, oldUntil: Instant, at now: Instant) throws -> Bool {
        try connection.execute(
            """
            UPDATE session SET token_hash = $3, previous_hash = token_hash, previous_until = $4, rotated_at = $5, seen_at = $5
            WHERE number = $1 AND token_hash = $2
            """,
            [
                .integer(session.number), .text(session.tokenHash), .text(tokenHash), SQLValue(oldUntil.secondsSince1970),
                SQLValue(now.secondsSince1970),
            ]) == 1
    }

    public func answered(_ number: Int64) throws {
        try connection.execute("UPDATE session SET second_factor = 'answered' WHERE number = $1", [.integer(number)])
    }

    public func end(_ number: Int64) throws {
        try connection.execute("DELETE FROM session WHERE number = $1", [.integer(number)])
    }

    public func endAll(of person: Int64, but kept: Int64? = nil) throws {
        try connection.execute(
            "DELETE FROM session WHERE person = $1 AND number <> $2", [.integer(person), .integer(kept ?? 0)])
    }

    /// Clears away what is past its absolute limit; nothing else would ever look at it again.
    public func clear(at now: Instant) throws {
        try connection.execute("DELETE FROM session WHERE expires_at <= $1", [SQLValue(now.secondsSince1970)])
    }

    /// Of a person, the latest first.
    public func all(of person: Int64) throws -> [Session] {
        try connection.rows(
            "SELECT \(SessionStore.columns) FROM session WHERE person = $1 ORDER BY number DESC", [.integer(person)],
            SessionStore.read)
    }

    private static let columns = "number, person, token_hash, second_factor, created_at, rotated_at, seen_at, expires_at"

    private static func read(_ row: SQLRow) throws -> Session {
        guard let secondFactor = Session.SecondFactor(rawValue: try row.text(3)) else {
            throw StorageError(.damaged, "Session \(try row.integer(0)) is in a state that this program does not know.")
        }
        func instant(_ column: Int) throws -> Instant { Instant(secondsSince1970: try row.integer(column)) }
        var session = Session(
            person: try row.integer(1), tokenHash: try row.text(2), secondFactor: secondFactor, createdAt: try instant(4),
            expiresAt: try instant(7))
        session.number = try row.integer(0)
        session.rotatedAt = try instant(5)
        session.seenAt = try instant(6)
        return session
    }
}

extension SQLConnection {
    public var sessions: SessionStore { SessionStore(connection: self) }
}
