extension Migration {
    /// Tokens by which programs act as a person, and the answers that are kept for a program that asks twice.
    ///
    /// A token is kept as its SHA-256, an answer sealed by a key that is not in the database: it may hold a link.
    static let tokens = Migration(name: "0007-tokens") { dialect in
        [
            """
            CREATE TABLE access_token (
                number \(dialect.identity),
                person BIGINT NOT NULL REFERENCES person (number),
                name TEXT NOT NULL CHECK (name <> ''),
                hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
                scope TEXT NOT NULL CHECK (scope <> ''),
                created_at BIGINT NOT NULL,
                until_day BIGINT NOT NULL,
                used_day BIGINT,
                ended_at BIGINT
            )
            """,
            "CREATE INDEX access_token_by_person ON access_token (person)",
            // Keyed by a hash of who asked and the key that came along. Without an answer it is still being worked on.
            """
            CREATE TABLE kept_answer (
                key TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 64),
                request TEXT NOT NULL CHECK (length(request) = 64),
                begun_at BIGINT NOT NULL,
                answer \(dialect.bytes)
            )
            """,
            "CREATE INDEX kept_answer_by_age ON kept_answer (begun_at)",
        ]
    }
}
