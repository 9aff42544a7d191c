extension Migration {
    /// What keeps the record short and true: refused sign-ins counted together, checkpoints of the audit trail, and a
    /// trail that may be shortened up to a checkpoint and nowhere else.
    ///
    /// The table of sessions is made anew without a column that nothing reads; everybody signs in again.
    static let theRecord = Migration(name: "0005-the-record") { dialect in
        sessions(dialect) + refusals(dialect) + checkpoints(dialect) + shortening(dialect)
    }

    private static func sessions(_ dialect: Dialect) -> [String] {
        [
            "DROP TABLE session",
            """
            CREATE TABLE session (
                number \(dialect.identity),
                person BIGINT NOT NULL REFERENCES person (number),
                token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
                previous_hash TEXT CHECK (length(previous_hash) = 64),
                previous_until BIGINT,
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
        ]
    }

    /// Keyed by a hash of who tried from where, so that it tells nobody which addresses were tried. The person is as the
    /// audit trail says it: a number, or "unknown".
    private static func refusals(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE refused_sign_in (
                key TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 64),
                person TEXT NOT NULL CHECK (person <> ''),
                detail TEXT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL,
                uncounted BIGINT NOT NULL CHECK (uncounted >= 0)
            )
            """
        ]
    }

    private static func checkpoints(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE audit_checkpoint (
                entry BIGINT NOT NULL CHECK (entry >= 1),
                at BIGINT NOT NULL,
                hash TEXT NOT NULL CHECK (length(hash) = 64),
                shortened BIGINT NOT NULL CHECK (shortened IN (0, 1)),
                signature TEXT NOT NULL CHECK (length(signature) = 64),
                PRIMARY KEY (entry, shortened)
            )
            """
        ] + dialect.appendOnly("audit_checkpoint")
    }

    /// Entries up to a checkpoint that says so may go; all others stay, as before.
    private static func shortening(_ dialect: Dialect) -> [String] {
        let limit = "coalesce((SELECT max(entry) FROM audit_checkpoint WHERE shortened = 1), 0)"
        switch dialect {
        case .sqlite:
            return [
                "DROP TRIGGER audit_entry_refuses_delete",
                """
                CREATE TRIGGER audit_entry_refuses_delete BEFORE DELETE ON audit_entry WHEN OLD.number > \(limit)
                BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END
                """,
            ]
        case .postgres:
            return [
                "DROP TRIGGER audit_entry_refuses_change ON audit_entry",
                """
                CREATE TRIGGER audit_entry_refuses_change BEFORE UPDATE OR TRUNCATE ON audit_entry
                FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuses()
                """,
                """
                CREATE OR REPLACE FUNCTION audit_entry_refuses_delete() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN
                IF OLD.number > \(limit) THEN
                    RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'restrict_violation';
                END IF;
                RETURN OLD;
                END $$
                """,
                """
                CREATE TRIGGER audit_entry_refuses_delete BEFORE DELETE ON audit_entry
                FOR EACH ROW EXECUTE FUNCTION audit_entry_refuses_delete()
                """,
            ]
        }
    }
}
