extension Migration {
    /// What may go wrong, what people say of each priority, and how it is delivered.
    static let risks = Migration(name: "0013-risks") { _ in
        let score = "BETWEEN 1 AND 5"
        return [
            """
            CREATE TABLE risk (
                number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
                title TEXT NOT NULL CHECK (title <> ''),
                cause TEXT NOT NULL,
                event TEXT NOT NULL,
                effect TEXT NOT NULL,
                priority TEXT NOT NULL,
                agency TEXT,
                post TEXT NOT NULL,
                likelihood BIGINT NOT NULL CHECK (likelihood \(score)),
                impact BIGINT NOT NULL CHECK (impact \(score)),
                score BIGINT NOT NULL,
                before_likelihood BIGINT CHECK (before_likelihood \(score)),
                before_impact BIGINT CHECK (before_impact \(score)),
                target_likelihood BIGINT NOT NULL CHECK (target_likelihood \(score)),
                target_impact BIGINT NOT NULL CHECK (target_impact \(score)),
                controls TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
                access TEXT NOT NULL,
                raised_on BIGINT NOT NULL,
                assessed_on BIGINT NOT NULL,
                closed_on BIGINT,
                edition BIGINT NOT NULL,
                CHECK (score = likelihood * impact),
                CHECK (agency IS NOT NULL OR post <> ''),
                CHECK ((state = 'closed') = (closed_on IS NOT NULL))
            )
            """,
            "CREATE INDEX risk_by_score ON risk (state, score DESC, number)",
            "CREATE INDEX risk_by_priority ON risk (priority, state)",
            """
            CREATE TABLE risk_indicator (
                risk BIGINT NOT NULL REFERENCES risk (number),
                place BIGINT NOT NULL,
                indicator TEXT NOT NULL,
                PRIMARY KEY (risk, place)
            )
            """,
            """
            CREATE TABLE priority_rating (
                number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
                priority TEXT NOT NULL,
                period BIGINT NOT NULL,
                word TEXT NOT NULL,
                direction TEXT NOT NULL,
                reason TEXT NOT NULL CHECK (reason <> ''),
                suggested TEXT,
                suggested_why TEXT NOT NULL,
                difference TEXT NOT NULL,
                proposed_by TEXT NOT NULL CHECK (proposed_by <> ''),
                proposed_on BIGINT NOT NULL,
                agreed_by TEXT,
                agreed_on BIGINT,
                UNIQUE (priority, period),
                CHECK ((agreed_by IS NULL) = (agreed_on IS NULL))
            )
            """,
            """
            CREATE TABLE tracker (
                number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
                kind TEXT NOT NULL CHECK (kind IN ('own', 'elsewhere')),
                title TEXT NOT NULL CHECK (title <> ''),
                priority TEXT,
                period BIGINT,
                challenges TEXT NOT NULL,
                next_steps TEXT NOT NULL,
                officer TEXT,
                officer_on BIGINT,
                director TEXT,
                director_on BIGINT,
                source TEXT,
                address TEXT,
                refreshed_on BIGINT,
                access TEXT NOT NULL,
                changed_on BIGINT NOT NULL,
                edition BIGINT NOT NULL,
                UNIQUE (kind, priority, period),
                CHECK ((kind = 'own') = (period IS NOT NULL)),
                CHECK (kind = 'elsewhere' OR priority IS NOT NULL),
                CHECK ((kind = 'elsewhere') = (source IS NOT NULL AND refreshed_on IS NOT NULL)),
                CHECK (director IS NULL OR officer IS NOT NULL)
            )
            """,
            """
            CREATE TABLE tracker_activity (
                tracker BIGINT NOT NULL REFERENCES tracker (number),
                place BIGINT NOT NULL,
                title TEXT NOT NULL CHECK (title <> ''),
                milestone TEXT NOT NULL,
                owner TEXT NOT NULL,
                due BIGINT,
                progress BIGINT NOT NULL CHECK (progress BETWEEN 0 AND 100),
                at_risk BIGINT NOT NULL CHECK (at_risk IN (0, 1)),
                says TEXT NOT NULL,
                evidence TEXT NOT NULL,
                accepted_by TEXT,
                accepted_on BIGINT,
                stated_word TEXT,
                PRIMARY KEY (tracker, place),
                CHECK (accepted_by IS NULL OR (progress = 100 AND evidence <> ''))
            )
            """,
            """
            CREATE TABLE tracker_risk (
                tracker BIGINT NOT NULL REFERENCES tracker (number),
                place BIGINT NOT NULL,
                risk BIGINT NOT NULL REFERENCES risk (number),
                PRIMARY KEY (tracker, place)
            )
            """,
        ]
    }
}
