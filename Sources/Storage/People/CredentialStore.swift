import Domain

/// How a person shows who they are. What is kept lets nobody sign in: the password as scrypt's answer, the secret of
/// the app sealed by a key that is not here, each recovery code as its SHA-256.
public struct Credential: Hashable, Sendable {
    public var person: Int64
    public var password: String
    public var changedAt: Instant
    /// Shown and not confirmed yet.
    public var appOffered: [UInt8]?
    public var app: App?

    public struct App: Hashable, Sendable {
        public var sealedSecret: [UInt8]
        public var confirmedAt: Instant
        /// The time step of the code that was accepted last: none is accepted again, nor an earlier one.
        public var step: Int64
    }
}

public struct CredentialStore {
    let connection: any SQLConnection

    public func find(_ person: Int64) throws -> Credential? {
        try connection.first(
            """
            SELECT person, password, changed_at, app_offered, app_secret, app_confirmed_at, app_step
            FROM credential WHERE person = $1
            """, [.integer(person)], CredentialStore.read)
    }

    public func setPassword(_ kept: String, of person: Int64, at now: Instant) throws {
        try connection.execute(
            """
            INSERT INTO credential (person, password, changed_at) VALUES ($1, $2, $3)
            ON CONFLICT (person) DO UPDATE SET password = excluded.password, changed_at = excluded.changed_at
            """, [.integer(person), .text(kept), SQLValue(now.secondsSince1970)])
    }

    /// The same password kept at a higher cost: nothing that the person did.
    public func renew(_ kept: String, of person: Int64, instead old: String) throws {
        try connection.execute(
            "UPDATE credential SET password = $2 WHERE person = $1 AND password = $3",
            [.integer(person), .text(kept), .text(old)])
    }

    public func offerApp(_ sealed: [UInt8], to person: Int64) throws -> Bool {
        try connection.execute(
            "UPDATE credential SET app_offered = $2 WHERE person = $1", [.integer(person), .blob(sealed)]) == 1
    }

    /// What was offered becomes the app in use, and its recovery codes replace all older ones.
    public func confirmApp(_ offered: [UInt8], of person: Int64, step: Int64, codes: [String], at now: Instant) throws -> Bool {
        let changed = try connection.execute(
            """
            UPDATE credential SET app_secret = app_offered, app_offered = NULL, app_confirmed_at = $3, app_step = $4
            WHERE person = $1 AND app_offered = $2
            """, [.integer(person), .blob(offered), SQLValue(now.secondsSince1970), .integer(step)])
        guard changed == 1 else { return false }
        try connection.execute("DELETE FROM recovery_code WHERE person = $1", [.integer(person)])
        for code in codes {
            try connection.execute(
                "INSERT INTO recovery_code (person, hash) VALUES ($1, $2)", [.integer(person), .text(code)])
        }
        return true
    }

    /// The app and its recovery codes are gone; the password stays.
    public func removeApp(of person: Int64) throws {
        try connection.execute(
            """
            UPDATE credential SET app_secret = NULL, app_offered = NULL, app_confirmed_at = NULL, app_step = NULL
            WHERE person = $1
            """, [.integer(person)])
        try connection.execute("DELETE FROM recovery_code WHERE person = $1", [.integer(person)])
    }

    /// True once for each step and for none before it, however many ask at once.
    public func useStep(_ step: Int64, of person: Int64) throws -> Bool {
        try connection.execute(
            "UPDATE credential SET app_step = $2 WHERE person = $1 AND app_step < $2", [.integer(person), .integer(step)]) == 1
    }

    /// True once for each code.
    public func useRecoveryCode(_ hash: String, of person: Int64, at now: Instant) throws -> Bool {
        try connection.execute(
            "UPDATE recovery_code SET used_at = $3 WHERE person = $1 AND hash = $2 AND used_at IS NULL",
            [.integer(person), .text(hash), SQLValue(now.secondsSince1970)]) == 1
    }

    public func recoveryCodesLeft(of person: Int64) throws -> Int {
        Int(
            try connection.integer(
                "SELECT count(*) FROM recovery_code WHERE person = $1 AND used_at IS NULL", [.integer(person)]))
    }

    private static func read(_ row: SQLRow) throws -> Credential {
        let app = try row.optionalBlob(4).map {
            Credential.App(
                sealedSecret: $0, confirmedAt: Instant(secondsSince1970: try row.integer(5)), step: try row.integer(6))
        }
        return Credential(
            person: try row.integer(0), password: try row.text(1), changedAt: Instant(secondsSince1970: try row.integer(2)),
            appOffered: try row.optionalBlob(3), app: app)
    }
}

extension SQLConnection {
    public var credentials: CredentialStore { CredentialStore(connection: self) }
}
