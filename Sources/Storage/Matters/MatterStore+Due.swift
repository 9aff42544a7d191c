import Domain

extension MatterStore {
    /// What is open and due by a day, of one kind, the longest overdue first; as somebody who sees everything.
    public func due(_ kind: Matter.Kind, by day: Day, limit: Int) throws -> [Matter] {
        try connection.rows(
            """
            SELECT \(MatterStore.names.joined(separator: ", ")) FROM matter
            WHERE kind = $1 AND settled = 0 AND state = 'open' AND due_day <= $2 ORDER BY due_order, number LIMIT $3
            """, [.text(kind.rawValue), SQLValue(day.number), SQLValue(limit)], MatterStore.matter)
    }

    public func overdueCount(_ kind: Matter.Kind, on day: Day) throws -> Int {
        Int(
            try connection.integer(
                "SELECT count(*) FROM matter WHERE kind = $1 AND settled = 0 AND state = 'open' AND due_day < $2",
                [.text(kind.rawValue), SQLValue(day.number)]))
    }
}
