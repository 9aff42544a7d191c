extension Migration {
    /// Collection rounds, the return of each agency in them, its lines, what was asked of it, and where the figures that
    /// came of it were said to be from.
    ///
    /// What an agency writes into its lines is its own until the return is accepted: it stands here and not in `figure`.
    static let rounds = Migration(name: "0019-rounds") { dialect in
        round + submission(dialect) + lines + chasing(dialect) + origin(dialect)
    }

    private static let round = [
        """
        CREATE TABLE collection_round (
            number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
            title TEXT NOT NULL CHECK (title <> ''),
            period BIGINT NOT NULL,
            body TEXT,
            by_area BIGINT NOT NULL CHECK (by_area IN (0, 1)),
            opened_on BIGINT NOT NULL,
            heads_up BIGINT NOT NULL,
            deadline BIGINT NOT NULL,
            first_reminder BIGINT NOT NULL,
            second_reminder BIGINT NOT NULL,
            escalation BIGINT NOT NULL,
            freeze_on BIGINT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'frozen')),
            version BIGINT NOT NULL CHECK (version >= 0)
        )
        """
    ]

    private static func submission(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE submission (
                number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
                round BIGINT NOT NULL REFERENCES collection_round (number),
                agency TEXT NOT NULL CHECK (agency <> ''),
                state TEXT NOT NULL CHECK (state IN
                    ('not-started', 'in-progress', 'submitted', 'returned', 'signed-off', 'queried', 'accepted')),
                due BIGINT NOT NULL,
                received_on BIGINT,
                submitted_by TEXT,
                signed_on BIGINT,
                signed_by TEXT,
                accepted_on BIGINT,
                accepted_by TEXT,
                import BIGINT,
                reopened_why TEXT,
                is_nil BIGINT NOT NULL CHECK (is_nil IN (0, 1)),
                minutes BIGINT,
                UNIQUE (round, agency),
                CHECK ((signed_on IS NULL) = (signed_by IS NULL)),
                CHECK ((accepted_on IS NULL) = (import IS NULL)),
                CHECK (state <> 'accepted' OR accepted_on IS NOT NULL)
            )
            """,
            "CREATE INDEX submission_by_agency ON submission (agency, round)",
            "CREATE INDEX submission_by_state ON submission (state, due)",
            """
            CREATE TABLE return_query (
                number \(dialect.identity),
                submission BIGINT NOT NULL REFERENCES submission (number),
                line BIGINT,
                asks TEXT NOT NULL CHECK (asks <> ''),
                asked_by TEXT NOT NULL,
                asked_at BIGINT NOT NULL,
                answer TEXT,
                answered_by TEXT,
                answered_at BIGINT,
                CHECK ((answer IS NULL) = (answered_at IS NULL))
            )
            """,
            "CREATE INDEX return_query_by_submission ON return_query (submission, number)",
        ]
    }

    private static let lines = [
        """
        CREATE TABLE submission_line (
            submission BIGINT NOT NULL REFERENCES submission (number),
            place BIGINT NOT NULL CHECK (place > 0),
            indicator TEXT NOT NULL,
            period BIGINT NOT NULL,
            area TEXT NOT NULL,
            population TEXT NOT NULL,
            not_due_until BIGINT,
            state BIGINT CHECK (state BETWEEN 0 AND 3 OR state BETWEEN 16 AND 22),
            numerator DOUBLE PRECISION,
            denominator DOUBLE PRECISION,
            value DOUBLE PRECISION,
            expected_on BIGINT,
            what TEXT NOT NULL,
            so_what TEXT NOT NULL,
            now_what TEXT NOT NULL,
            explanation TEXT NOT NULL,
            source_system TEXT NOT NULL,
            extracted_on BIGINT,
            way TEXT NOT NULL CHECK (way IN ('form', 'pasted', 'workbook', 'program')),
            revision BIGINT NOT NULL CHECK (revision >= 0),
            changed_by TEXT,
            changed_at BIGINT,
            PRIMARY KEY (submission, place)
        )
        """
    ]

    private static func chasing(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE round_reminder (
                submission BIGINT NOT NULL REFERENCES submission (number),
                step TEXT NOT NULL CHECK (step IN ('heads-up', 'first', 'second', 'escalation')),
                due BIGINT NOT NULL,
                at BIGINT NOT NULL,
                told BIGINT NOT NULL CHECK (told >= 0),
                PRIMARY KEY (submission, step, due)
            )
            """,
            """
            CREATE TABLE reminder_words (
                step TEXT NOT NULL PRIMARY KEY CHECK (step IN ('heads-up', 'first', 'second', 'escalation')),
                says TEXT NOT NULL CHECK (says <> ''),
                at BIGINT NOT NULL,
                actor TEXT NOT NULL
            )
            """,
        ]
    }

    /// Who populated a figure, from which source, and who signed it: a row an acceptance, so that each revision has its own.
    private static func origin(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE figure_origin (
                indicator TEXT NOT NULL,
                area TEXT NOT NULL,
                population TEXT NOT NULL,
                period BIGINT NOT NULL,
                import BIGINT NOT NULL,
                submission BIGINT NOT NULL REFERENCES submission (number),
                source_system TEXT NOT NULL,
                extracted_on BIGINT,
                entered_by TEXT,
                signed_by TEXT NOT NULL,
                signed_on BIGINT NOT NULL,
                accepted_on BIGINT NOT NULL,
                what TEXT NOT NULL,
                so_what TEXT NOT NULL,
                now_what TEXT NOT NULL,
                explanation TEXT NOT NULL,
                PRIMARY KEY (indicator, area, population, period, import)
            )\(dialect.inKeyOrder)
            """
        ]
    }
}
