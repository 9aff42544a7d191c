import Domain

/// Who people are at a provider of sign-in. One person has one identity at a provider, and an identity is one
/// person's; the table holds both.
public struct IdentityStore {
    let connection: any SQLConnection

    public func person(_ issuer: String, _ subject: String) throws -> Int64? {
        try connection.first(
            "SELECT person FROM provider_identity WHERE issuer = $1 AND subject = $2", [.text(issuer), .text(subject)]
        ) { try $0.integer(0) }
    }

    public func all(of person: Int64) throws -> [ProviderIdentity] {
        try connection.rows(
            "SELECT issuer, subject, bound_at, used_at FROM provider_identity WHERE person = $1 ORDER BY issuer",
            [.integer(person)]
        ) {
            ProviderIdentity(
                issuer: try $0.text(0), subject: try $0.text(1), boundAt: Instant(secondsSince1970: try $0.integer(2)),
                usedAt: Instant(secondsSince1970: try $0.integer(3)))
        }
    }

    public func bind(_ issuer: String, _ subject: String, to person: Int64, at now: Instant) throws {
        try connection.execute(
            "INSERT INTO provider_identity (person, issuer, subject, bound_at, used_at) VALUES ($1, $2, $3, $4, $4)",
            [.integer(person), .text(issuer), .text(subject), SQLValue(now.secondsSince1970)])
    }

    public func use(_ issuer: String, _ subject: String, at now: Instant) throws {
        try connection.execute(
            "UPDATE provider_identity SET used_at = $3 WHERE issuer = $1 AND subject = $2",
            [.text(issuer), .text(subject), SQLValue(now.secondsSince1970)])
    }

    /// False when there was none.
    public func remove(_ issuer: String, of person: Int64) throws -> Bool {
        try connection.execute(
            "DELETE FROM provider_identity WHERE person = $1 AND issuer = $2", [.integer(person), .text(issuer)]) == 1
    }
}

extension SQLConnection {
    public var identities: IdentityStore { IdentityStore(connection: self) }
}
