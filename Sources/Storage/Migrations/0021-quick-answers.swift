extension Migration {
    /// Indexes from which challenges are counted without being read, and by which those that wait for an answer stand in
    /// the order of their list.
    static let quickAnswers = Migration(name: "0021-quick-answers") { _ in
        [
            "DROP INDEX challenge_by_times",
            """
            CREATE INDEX challenge_by_times ON challenge
                (agency, raised_on, answered_on, asked_on, state, access, indicator)
            """,
            "DROP INDEX challenge_by_state",
            "CREATE INDEX challenge_by_state ON challenge (rank, state, agency, access, indicator)",
            "DROP INDEX challenge_by_agency",
            "CREATE INDEX challenge_by_agency ON challenge (agency, rank, since, number, state, access, indicator)",
            "CREATE INDEX challenge_waiting ON challenge (rank, since, number) WHERE state IN ('asked', 'asked-again')",
        ]
    }
}
