import Domain

/// Links by which a person sets a password, each good once and for a time.
public struct LinkStore {
    public enum Purpose: String, Sendable { case invitation, reset }

    /// A link as it is on record; its token is not.
    public struct Made: Hashable, Sendable {
        public var purpose: Purpose
        public var createdAt: Instant
        public var expiresAt: Instant
        public var usedAt: Instant?
    }

    let connection: any SQLConnection

    /// Keeps a new link; the person's older ones end.
    public func make(_ hash: String, for person: Int64, _ purpose: Purpose, at now: Instant, until expires: Instant) throws {
        try endAll(of: person, at: now)
        try connection.execute(
            "INSERT INTO link (hash, person, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
            [
                .text(hash), .integer(person), .text(purpose.rawValue), SQLValue(now.secondsSince1970),
                SQLValue(expires.secondsSince1970),
            ])
    }

    /// Whose it is, while it is good.
    public func person(of hash: String, at now: Instant) throws -> Int64? {
        try connection.first(
            "SELECT person FROM link WHERE hash = $1 AND used_at IS NULL AND expires_at > $2",
            [.text(hash), SQLValue(now.secondsSince1970)]
        ) { try $0.integer(0) }
    }

    /// True for the first who uses it while it is good.
    public func use(_ hash: String, at now: Instant) throws -> Bool {
        try connection.execute(
            "UPDATE link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2",
            [.text(hash), SQLValue(now.secondsSince1970)]) == 1
    }

    /// Of a person, the latest first.
    public func all(of person: Int64) throws -> [Made] {
        try connection.rows(
            "SELECT purpose, created_at, expires_at, used_at FROM link WHERE person = $1 ORDER BY created_at DESC, hash",
            [.integer(person)]
        ) {
            guard let purpose = Purpose(rawValue: try $0.text(0)) else {
                throw StorageError(.damaged, "A link of person \(person) has a purpose that this program does not know.")
            }
            return Made(
                purpose: purpose, createdAt: Instant(secondsSince1970: try $0.integer(1)),
                expiresAt: Instant(secondsSince1970: try $0.integer(2)),
                usedAt: try $0.optionalInteger(3).map { Instant(secondsSince1970: $0) })
        }
    }

    public func endAll(of person: Int64, at now: Instant) throws {
        try connection.execute(
            "UPDATE link SET expires_at = $2 WHERE person = $1 AND used_at IS NULL AND expires_at > $2",
            [.integer(person), SQLValue(now.secondsSince1970)])
    }
}

extension SQLConnection {
    public var links: LinkStore { LinkStore(connection: self) }
}
