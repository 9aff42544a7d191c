extension Migration {
    /// Addresses to which calendar programs subscribe. Of the secret in an address its SHA-256 is kept.
    static let calendars = Migration(name: "0018-calendars") { dialect in
        [
            """
            CREATE TABLE calendar_link (
                number \(dialect.identity),
                person BIGINT NOT NULL REFERENCES person (number),
                about TEXT NOT NULL CHECK (about <> ''),
                hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
                created_at BIGINT NOT NULL,
                used_day BIGINT,
                ended_at BIGINT
            )
            """,
            "CREATE INDEX calendar_link_by_person ON calendar_link (person)",
        ]
    }
}
