extension Migration {
    /// What agencies say of exceptions, and what packs held as data.
    static let packs = Migration(name: "0010-packs") { dialect in
        [
            """
            CREATE TABLE exception_report (
                number \(dialect.identity),
                indicator TEXT NOT NULL,
                period TEXT NOT NULL,
                what TEXT NOT NULL,
                so_what TEXT NOT NULL,
                what_next TEXT NOT NULL,
                by_whom TEXT NOT NULL,
                due_day BIGINT,
                question TEXT NOT NULL,
                at BIGINT NOT NULL,
                actor TEXT NOT NULL
            )
            """,
            "CREATE INDEX exception_report_by_indicator ON exception_report (indicator, period)",
            """
            CREATE TABLE pack_data (
                pack BIGINT NOT NULL PRIMARY KEY REFERENCES pack (number),
                sha256 TEXT NOT NULL REFERENCES stored_file (sha256)
            )
            """,
        ]
    }
}
