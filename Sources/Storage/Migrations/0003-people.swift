extension Migration {
    /// People who may sign in, what each may do and for how long, and what signing in needs.
    ///
    /// Tokens are kept as their SHA-256 and passwords as scrypt's answer; the secret of an app is sealed by a key that
    /// is not in the database.
    static let people = Migration(name: "0003-people") { dialect in
        people(dialect) + credentials(dialect) + sessions(dialect)
    }

    private static func people(_ dialect: Dialect) -> [String] {
        [
            // A closed account has no e-mail any more, so the address can be used anew.
            """
            CREATE TABLE person (
                number \(dialect.identity),
                name TEXT NOT NULL CHECK (name <> ''),
                email TEXT UNIQUE CHECK (email <> '' AND email = lower(email)),
                state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'closed')),
                created_at BIGINT NOT NULL,
                CHECK ((state = 'closed') = (email IS NULL))
            )
            """,
            // Never deleted: who held what on a day is asked for years later. One that was ended before it began has
            // its end on the day before its start.
            """
            CREATE TABLE person_role (
                number \(dialect.identity),
                person BIGINT NOT NULL REFERENCES person (number),
                role TEXT NOT NULL CHECK (role <> ''),
                scope TEXT NOT NULL CHECK (scope <> ''),
                from_day BIGINT NOT NULL,
                until_day BIGINT,
                CHECK (until_day IS NULL OR until_day >= from_day - 1)
            )
            """,
            "CREATE INDEX person_role_by_person ON person_role (person)",
        ]
    }

    private static func credentials(_ dialect: Dialect) -> [String] {
        [
            // `app_offered` is a secret that was shown and not confirmed yet; until it is, the old one holds.
            """
            CREATE TABLE credential (
                person BIGINT NOT NULL PRIMARY KEY REFERENCES person (number),
                password TEXT NOT NULL CHECK (password <> ''),
                changed_at BIGINT NOT NULL,
                app_offered \(dialect.bytes),
                app_secret \(dialect.bytes),
                app_confirmed_at BIGINT,
                app_step BIGINT,
                CHECK ((app_secret IS NULL) = (app_confirmed_at IS NULL)),
                CHECK ((app_secret IS NULL) = (app_step IS NULL))
            )
            """,
            """
            CREATE TABLE recovery_code (
                person BIGINT NOT NULL REFERENCES person (number),
                hash TEXT NOT NULL CHECK (length(hash) = 64),
                used_at BIGINT,
                PRIMARY KEY (person, hash)
            )
            """,
        ]
    }

    /// What no backup holds.
    private static func sessions(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE session (
                number \(dialect.identity),
                person BIGINT NOT NULL REFERENCES person (number),
                token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
                previous_hash TEXT CHECK (length(previous_hash) = 64),
                previous_until BIGINT,
                seed TEXT NOT NULL UNIQUE CHECK (seed <> ''),
                second_factor TEXT NOT NULL CHECK (second_factor IN ('none', 'awaited', 'answered')),
                created_at BIGINT NOT NULL,
                rotated_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                CHECK ((previous_hash IS NULL) = (previous_until IS NULL))
            )
            """,
            "CREATE INDEX session_by_person ON session (person)",
            "CREATE INDEX session_by_previous ON session (previous_hash)",
            """
            CREATE TABLE link (
                hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
                person BIGINT NOT NULL REFERENCES person (number),
                purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                used_at BIGINT
            )
            """,
            "CREATE INDEX link_by_person ON link (person)",
            // Keyed by a hash of who tried from where, so that it tells nobody which addresses were tried.
            """
            CREATE TABLE sign_in_attempt (
                key TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 64),
                failures BIGINT NOT NULL CHECK (failures >= 0),
                counted_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            )
            """,
        ]
    }
}
