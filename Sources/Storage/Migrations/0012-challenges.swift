extension Migration {
    /// What the board asks agencies and advises them, as it stands now. How it came to stand so is in its steps.
    ///
    /// `rank` and `since` follow from the rest by the rules of the domain: they are kept so that a list in the order of
    /// what hurts is read off an index.
    static let challenges = Migration(name: "0012-challenges") { _ in
        [
            """
            CREATE TABLE challenge (
                number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
                kind TEXT NOT NULL CHECK (kind IN ('question', 'advice')),
                question TEXT NOT NULL CHECK (question <> ''),
                agency TEXT NOT NULL CHECK (agency <> ''),
                addressee TEXT NOT NULL,
                raised_on BIGINT NOT NULL,
                raised_by TEXT NOT NULL CHECK (raised_by <> ''),
                raised_as TEXT NOT NULL CHECK (raised_as <> ''),
                indicator TEXT,
                area TEXT,
                population TEXT,
                source TEXT,
                figure_title TEXT,
                figure_period TEXT,
                figure_says TEXT,
                figure_known BIGINT,
                subject TEXT NOT NULL,
                access TEXT NOT NULL,
                state TEXT NOT NULL
                    CHECK (state IN ('asked', 'asked-again', 'answered', 'in-progress', 'closed', 'withdrawn')),
                asked_on BIGINT NOT NULL,
                due_on BIGINT NOT NULL,
                stage BIGINT NOT NULL CHECK (stage BETWEEN 0 AND 5),
                escalated_to TEXT,
                answered_on BIGINT,
                ended_on BIGINT,
                agreed TEXT,
                action BIGINT,
                impact TEXT,
                rank BIGINT NOT NULL,
                since BIGINT NOT NULL,
                CHECK ((indicator IS NULL) = (figure_says IS NULL) AND (indicator IS NULL) = (figure_known IS NULL)),
                CHECK ((state IN ('closed', 'withdrawn')) = (ended_on IS NOT NULL)),
                CHECK (state <> 'closed' OR impact <> '')
            )
            """,
            "CREATE INDEX challenge_by_rank ON challenge (rank, since, number)",
            "CREATE INDEX challenge_by_agency ON challenge (agency, rank, since, number)",
            "CREATE INDEX challenge_by_indicator ON challenge (indicator, rank, since, number)",
            "CREATE INDEX challenge_by_day ON challenge (raised_on)",
        ]
    }
}
