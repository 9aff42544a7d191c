extension Migration {
    /// What carries itself from one meeting to the next, and the formats of bodies' reports.
    static let commitments = Migration(name: "0015-commitments") { dialect in
        [
            """
            CREATE TABLE matter (
                kind TEXT NOT NULL CHECK (kind IN ('decision', 'commitment', 'condition', 'referral', 'comment', 'request')),
                number BIGINT NOT NULL CHECK (number > 0),
                body TEXT NOT NULL CHECK (body <> ''),
                meeting TEXT,
                minute TEXT NOT NULL,
                on_day BIGINT NOT NULL,
                item TEXT,
                verb TEXT CHECK ((verb IS NOT NULL) = (kind = 'decision')),
                decision BIGINT CHECK ((decision IS NOT NULL) = (kind = 'condition')),
                says TEXT NOT NULL CHECK (says <> ''),
                follow_up TEXT,
                who TEXT NOT NULL,
                agency TEXT,
                person BIGINT REFERENCES person (number),
                due_day BIGINT,
                due_meeting TEXT,
                to_body TEXT CHECK (kind <> 'referral' OR to_body IS NOT NULL),
                state TEXT NOT NULL
                    CHECK (state IN ('open', 'reported', 'met', 'set-aside', 'closed', 'recorded', 'withdrawn')),
                report TEXT,
                reported_day BIGINT,
                settled_day BIGINT,
                settled_meeting TEXT,
                access TEXT NOT NULL,
                at BIGINT NOT NULL,
                actor TEXT NOT NULL,
                settled BIGINT NOT NULL CHECK (settled IN (0, 1)),
                due_order BIGINT NOT NULL,
                PRIMARY KEY (kind, number)
            )
            """,
            "CREATE INDEX matter_by_due ON matter (kind, settled, due_order, number)",
            "CREATE INDEX matter_by_body ON matter (body, settled, settled_day)",
            "CREATE INDEX matter_by_receiver ON matter (to_body, settled)",
            "CREATE INDEX matter_by_person ON matter (person, settled)",
            "CREATE INDEX matter_by_decision ON matter (decision)",
            """
            CREATE TABLE report_template (
                body TEXT NOT NULL CHECK (body <> ''),
                version BIGINT NOT NULL CHECK (version > 0),
                parts TEXT NOT NULL CHECK (parts <> ''),
                why TEXT NOT NULL CHECK (why <> ''),
                meeting TEXT,
                minute TEXT NOT NULL,
                request BIGINT,
                from_day BIGINT NOT NULL,
                final_day BIGINT,
                actor TEXT NOT NULL,
                PRIMARY KEY (body, version)
            )
            """,
        ]
    }
}
