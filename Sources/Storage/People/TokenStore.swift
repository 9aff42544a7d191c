import Domain

/// The tokens by which programs act as a person. Of each only the SHA-256 is kept.
public struct TokenStore {
    let connection: any SQLConnection

    /// Keeps a new token and gives its number; the number inside the value is not looked at.
    public func make(_ token: AccessToken, hash: String) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO access_token (person, name, hash, scope, created_at, until_day) VALUES ($1, $2, $3, $4, $5, $6)
            RETURNING number
            """,
            [
                .integer(token.person), .text(token.name), .text(hash), .text(TokenStore.text(token.scope)),
                SQLValue(token.createdAt.secondsSince1970), SQLValue(token.until.number),
            ])
    }

    /// By the token itself. Whether it is still good is the caller's to judge.
    public func find(hash: String) throws -> AccessToken? { try read("WHERE hash = $1", [.text(hash)]).first }

    public func find(_ number: Int64) throws -> AccessToken? { try read("WHERE number = $1", [.integer(number)]).first }

    /// The newest first, of one person or of everybody.
    public func all(of person: Int64? = nil) throws -> [AccessToken] {
        try read("WHERE CAST($1 AS BIGINT) IS NULL OR person = $1 ORDER BY number DESC", [SQLValue(person)])
    }

    public func use(_ number: Int64, on day: Day) throws {
        try connection.execute(
            "UPDATE access_token SET used_day = $2 WHERE number = $1", [.integer(number), SQLValue(day.number)])
    }

    /// True for the first who ends it.
    public func end(_ number: Int64, at now: Instant) throws -> Bool {
        try connection.execute(
            "UPDATE access_token SET ended_at = $2 WHERE number = $1 AND ended_at IS NULL",
            [.integer(number), SQLValue(now.secondsSince1970)]) == 1
    }

    public func endAll(of person: Int64, at now: Instant) throws {
        try connection.execute(
            "UPDATE access_token SET ended_at = $2 WHERE person = $1 AND ended_at IS NULL",
            [.integer(person), SQLValue(now.secondsSince1970)])
    }

    private static func text(_ scope: Set<Capability>) -> String { scope.map(\.rawValue).sorted().joined(separator: "\n") }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [AccessToken] {
        try connection.rows(
            "SELECT number, person, name, scope, created_at, until_day, used_day, ended_at FROM access_token \(which)", arguments
        ) { row in
            // A capability that this program does not know any more grants nothing.
            let scope = try row.text(3).split(separator: "\n").compactMap { Capability(rawValue: String($0)) }
            return AccessToken(
                number: try row.integer(0), person: try row.integer(1), name: try row.text(2), scope: Set(scope),
                createdAt: Instant(secondsSince1970: try row.integer(4)), until: try FigureNames.day(row.integer(5)),
                usedOn: try row.optionalInteger(6).map { try FigureNames.day($0) },
                endedAt: try row.optionalInteger(7).map { Instant(secondsSince1970: $0) })
        }
    }
}

extension SQLConnection {
    public var tokens: TokenStore { TokenStore(connection: self) }
}
