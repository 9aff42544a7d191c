extension Migration {
    /// Actions with the evidence that was brought for them. What happened to one stands among the steps.
    static let actions = Migration(name: "0011-actions") { dialect in
        [
            """
            CREATE TABLE action (
                number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
                title TEXT NOT NULL CHECK (title <> ''),
                says TEXT NOT NULL,
                origin TEXT NOT NULL,
                origin_says TEXT NOT NULL,
                origin_thing TEXT,
                body TEXT NOT NULL CHECK (body <> ''),
                priority TEXT,
                agency TEXT,
                second_agency TEXT,
                post TEXT NOT NULL,
                person BIGINT REFERENCES person (number),
                due BIGINT NOT NULL,
                first_due BIGINT NOT NULL,
                moves BIGINT NOT NULL CHECK (moves >= 0),
                progress BIGINT NOT NULL CHECK (progress BETWEEN 0 AND 100),
                started_on BIGINT,
                indicator TEXT,
                area TEXT,
                expected TEXT,
                state TEXT NOT NULL CHECK (state IN ('open', 'complete', 'closed', 'withdrawn')),
                risk_why TEXT,
                accepted_evidence BIGINT,
                ended_on BIGINT,
                set_aside BIGINT NOT NULL DEFAULT 0 CHECK (set_aside IN (0, 1)),
                access TEXT NOT NULL,
                raised_on BIGINT NOT NULL,
                CHECK (second_agency IS NULL OR agency IS NOT NULL),
                CHECK (state <> 'closed' OR set_aside = 1 OR accepted_evidence IS NOT NULL),
                CHECK ((state IN ('closed', 'withdrawn')) = (ended_on IS NOT NULL))
            )
            """,
            "CREATE INDEX action_by_due ON action (state, due, number)",
            "CREATE INDEX action_by_body ON action (body, state, due, number)",
            "CREATE INDEX action_by_agency ON action (agency, state, due, number)",
            "CREATE INDEX action_by_second_agency ON action (second_agency, state, due, number)",
            "CREATE INDEX action_by_priority ON action (priority, state, due, number)",
            "CREATE INDEX action_by_indicator ON action (indicator, state, due, number)",
            "CREATE INDEX action_by_origin ON action (origin_thing, number)",
            """
            CREATE TABLE action_evidence (
                action BIGINT NOT NULL REFERENCES action (number),
                place BIGINT NOT NULL CHECK (place > 0),
                says TEXT NOT NULL,
                files TEXT NOT NULL,
                at BIGINT NOT NULL,
                actor TEXT NOT NULL CHECK (actor <> ''),
                state TEXT NOT NULL CHECK (state IN ('given', 'accepted', 'refused')),
                body TEXT,
                decided_on BIGINT,
                decided_at BIGINT,
                decided_by TEXT,
                decision_says TEXT,
                PRIMARY KEY (action, place),
                CHECK ((state = 'given') = (decided_at IS NULL))
            )\(dialect.inKeyOrder)
            """,
        ]
    }
}
