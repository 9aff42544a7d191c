import Domain

extension ActionStore {
    /// What is open and due by a day, the longest overdue first.
    public func due(by day: Day, limit: Int) throws -> [Action] {
        try connection.rows(
            "SELECT \(ActionStore.columns) FROM action WHERE state = 'open' AND due <= $1 ORDER BY due, number LIMIT $2",
            [SQLValue(day.number), SQLValue(limit)], ActionStore.read)
    }

    public func overdueCount(on day: Day) throws -> Int {
        Int(try connection.integer("SELECT count(*) FROM action WHERE state = 'open' AND due < $1", [SQLValue(day.number)]))
    }
}
