import Domain

extension ChallengeStore {
    /// What waits for an answer that is due by a day, the longest overdue first.
    public func due(by day: Day, limit: Int) throws -> [Challenge] {
        try connection.rows(
            """
            SELECT \(ChallengeStore.columns) FROM challenge WHERE rank < 50 AND state IN ('asked', 'asked-again') AND due_on <= $1
            ORDER BY due_on, number LIMIT $2
            """, [SQLValue(day.number), SQLValue(limit)], ChallengeStore.read)
    }

    public func overdueCount(on day: Day) throws -> Int {
        Int(
            try connection.integer(
                "SELECT count(*) FROM challenge WHERE rank < 50 AND state IN ('asked', 'asked-again') AND due_on < $1",
                [SQLValue(day.number)]))
    }
}
