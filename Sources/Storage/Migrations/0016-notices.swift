extension Migration {
    /// Telling people by e-mail, each once and as they like it; and a search that finds by the beginning of a word, the
    /// newest first, a kind at a time.
    static let notices = Migration(name: "0016-notices") { dialect in
        mail(dialect) + search(dialect)
    }

    private static func mail(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE mail_choice (
                person BIGINT NOT NULL PRIMARY KEY REFERENCES person (number),
                choice TEXT NOT NULL CHECK (choice IN ('at-once', 'daily', 'off'))
            )
            """,
            """
            CREATE TABLE mail (
                number \(dialect.identity),
                person BIGINT NOT NULL REFERENCES person (number),
                made_at BIGINT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'unsure', 'dropped')),
                tries BIGINT NOT NULL DEFAULT 0,
                next_at BIGINT NOT NULL,
                claimed_at BIGINT,
                sent_at BIGINT,
                fault TEXT
            )
            """,
            "CREATE INDEX mail_by_state ON mail (state, next_at)",
            "CREATE INDEX mail_by_person ON mail (person, made_at)",
            "ALTER TABLE notice ADD COLUMN mail BIGINT",
            "CREATE INDEX notice_by_person ON notice (person, number)",
            "CREATE INDEX notice_by_mail ON notice (mail, at)",
        ]
    }

    /// `rank` is less the newer a thing is, so that the newest of a kind stand first under each word. The order of words
    /// must be that of their bytes, or the end of a range would be found elsewhere by another server's language.
    private static func search(_ dialect: Dialect) -> [String] {
        let bytes = dialect == .postgres ? " COLLATE \"C\"" : ""
        let kind = dialect == .postgres ? "split_part(thing, ' ', 1)" : "substr(thing, 1, instr(thing, ' ') - 1)"
        let number =
            dialect == .postgres
            ? "CASE WHEN split_part(thing, ' ', 2) ~ '^[0-9]{1,18}$' THEN CAST(split_part(thing, ' ', 2) AS BIGINT) ELSE 0 END"
            : "CAST(substr(thing, instr(thing, ' ') + 1) AS INTEGER)"
        return [
            "ALTER TABLE search_entry ADD COLUMN in_public_at TEXT",
            "ALTER TABLE search_word RENAME TO search_word_before",
            "DROP INDEX search_word_by_thing",
            """
            CREATE TABLE search_word (
                word TEXT\(bytes) NOT NULL,
                kind TEXT NOT NULL,
                rank BIGINT NOT NULL,
                thing TEXT NOT NULL,
                PRIMARY KEY (word, kind, rank, thing)
            )\(dialect.inKeyOrder)
            """,
            "CREATE INDEX search_word_by_thing ON search_word (thing)",
            "INSERT INTO search_word (word, kind, rank, thing) SELECT word, \(kind), 0 - (\(number)), thing FROM search_word_before",
            "DROP TABLE search_word_before",
        ]
    }
}
