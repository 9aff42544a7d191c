extension Migration {
    /// Indexes by which long lists are counted and searched without going through the things themselves.
    static let quickLists = Migration(name: "0017-quick-lists") { _ in
        [
            // The search goes along neighbouring words of one kind and stops when it has enough.
            "CREATE INDEX search_word_by_kind ON search_word (kind, word, rank, thing)",
            "CREATE INDEX challenge_by_state ON challenge (state, rank, agency, access, indicator)",
            "CREATE INDEX challenge_by_raiser ON challenge (raised_as, access, indicator)",
            "DROP INDEX challenge_by_day",
            """
            CREATE INDEX challenge_by_times ON challenge
                (raised_on, number, agency, kind, answered_on, asked_on, state, access, indicator)
            """,
        ]
    }
}
