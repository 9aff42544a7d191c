import Domain

/// Forward plans.
public struct PlanStore {
    let connection: any SQLConnection

    public func add(_ item: PlannedItem) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO planned_item (body, meeting, title, purpose, kind, owner, paper_due, access, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned') RETURNING number
            """,
            [
                .text(item.body.text), .text(item.meeting.text), .text(item.title), .text(item.purpose.rawValue),
                .text(item.kind.rawValue), .text(item.owner), SQLValue(item.paperDue?.number), .text(item.access.word),
            ])
    }

    public func find(_ number: Int64) throws -> PlannedItem? { try read("WHERE number = $1", [.integer(number)]).first }

    /// What is still to come or was put on an agenda, for one body.
    public func all(of body: ID<Body>) throws -> [PlannedItem] {
        try read("WHERE body = $1 AND state <> 'withdrawn' ORDER BY number", [.text(body.text)])
    }

    /// The meetings for which performance is planned and not on the agenda yet.
    public func meetingsWithPerformance() throws -> [ID<Meeting>] {
        try connection.rows(
            "SELECT DISTINCT meeting FROM planned_item WHERE kind = $1 AND state = 'planned' ORDER BY meeting",
            [.text(AgendaItem.Kind.performance.rawValue)]
        ) { ID(try $0.text(0)) }
    }

    /// False when somebody else has moved it on meanwhile.
    public func move(_ number: Int64, to state: PlannedItem.State, item: Int64?) throws -> Bool {
        try connection.execute(
            "UPDATE planned_item SET state = $2, item = $3 WHERE number = $1 AND state = 'planned'",
            [.integer(number), .text(state.rawValue), SQLValue(item)]) == 1
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [PlannedItem] {
        try connection.rows(
            """
            SELECT number, body, meeting, title, purpose, kind, owner, paper_due, access, state, item FROM planned_item \(which)
            """, arguments
        ) { row in
            guard let purpose = AgendaItem.Purpose(rawValue: try row.text(4)),
                let kind = AgendaItem.Kind(rawValue: try row.text(5)), let access = AccessClass(word: try row.text(8)),
                let state = PlannedItem.State(rawValue: try row.text(9))
            else { throw StorageError(.damaged, "A planned item says something that this program does not know.") }
            return PlannedItem(
                number: try row.integer(0), body: ID(try row.text(1)), meeting: ID(try row.text(2)), title: try row.text(3),
                purpose: purpose, kind: kind, owner: try row.text(6),
                paperDue: try row.optionalInteger(7).map { try FigureNames.day($0) }, access: access, state: state,
                item: try row.optionalInteger(10))
        }
    }
}

extension SQLConnection {
    public var plans: PlanStore { PlanStore(connection: self) }
}
