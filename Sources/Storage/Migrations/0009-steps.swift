extension Migration {
    /// What all things of the board's business have in common: their steps, their files, who is told, how they are found.
    static let steps = Migration(name: "0009-steps") { dialect in
        [
            """
            CREATE TABLE step (
                thing TEXT NOT NULL CHECK (thing <> ''),
                place BIGINT NOT NULL CHECK (place > 0),
                at BIGINT NOT NULL,
                actor TEXT NOT NULL CHECK (actor <> ''),
                act TEXT NOT NULL CHECK (act <> ''),
                says TEXT NOT NULL,
                was TEXT,
                became TEXT,
                PRIMARY KEY (thing, place)
            )
            """,
            """
            CREATE TABLE attached_file (
                number \(dialect.identity),
                thing TEXT NOT NULL CHECK (thing <> ''),
                name TEXT NOT NULL CHECK (name <> ''),
                content_type TEXT NOT NULL,
                byte_count BIGINT NOT NULL,
                sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
                at BIGINT NOT NULL,
                actor TEXT NOT NULL,
                says TEXT NOT NULL,
                withdrawn BIGINT NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
            )
            """,
            "CREATE INDEX attached_file_by_thing ON attached_file (thing)",
            """
            CREATE TABLE notice (
                number \(dialect.identity),
                person BIGINT NOT NULL REFERENCES person (number),
                reason TEXT NOT NULL,
                thing TEXT NOT NULL,
                place BIGINT NOT NULL,
                at BIGINT NOT NULL,
                sent_at BIGINT,
                seen_at BIGINT,
                UNIQUE (person, thing, reason, place)
            )
            """,
            """
            CREATE TABLE search_entry (
                thing TEXT NOT NULL PRIMARY KEY,
                title TEXT NOT NULL,
                says TEXT NOT NULL,
                access TEXT NOT NULL,
                indicator TEXT,
                version BIGINT NOT NULL DEFAULT 1
            )
            """,
            """
            CREATE TABLE search_word (
                word TEXT NOT NULL,
                thing TEXT NOT NULL,
                version BIGINT NOT NULL DEFAULT 1,
                PRIMARY KEY (word, thing)
            )
            """,
            "CREATE INDEX search_word_by_thing ON search_word (thing)",
        ]
    }
}
