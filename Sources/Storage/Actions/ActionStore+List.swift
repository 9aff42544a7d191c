import Domain

/// Whose eyes a list is for, in a form that both databases understand.
public struct ActionSight: Hashable, Sendable {
    public var seesRestricted: Bool
    /// "|visits|missing|": what is about one of these is not there.
    public var hiddenIndicators: String

    public init(seesRestricted: Bool, hiddenIndicators: String) {
        self.seesRestricted = seesRestricted
        self.hiddenIndicators = hiddenIndicators
    }
}

extension ActionStore {
    /// What hurts first: the longest overdue, then those at risk, those that wait for somebody to look at evidence, those on
    /// course by their day; what is done comes last, the newest first. Each of these is one walk along an index that stops
    /// when the page is full, so ten thousand actions take no longer than fifty.
    public func page(
        _ filter: ActionFilter, for sight: ActionSight, on day: Day, after place: ActionPlace? = nil, limit: Int
    ) throws -> [Action] {
        var found: [Action] = []
        let groups = filter.groups.drop { group in place.map { $0.group != group } ?? false }
        for group in groups where found.count < limit {
            let start = place?.group == group ? place : nil
            found += try list(group, filter, sight, day, after: start, limit: limit - found.count)
        }
        return found
    }

    private func list(
        _ group: ActionStanding.Group, _ filter: ActionFilter, _ sight: ActionSight, _ day: Day, after place: ActionPlace?,
        limit: Int
    ) throws -> [Action] {
        let isOver = group == .evidenced || group == .setAside || group == .withdrawn
        var asked = ActionQuestion(filter, sight)
        asked.add(group, on: day)
        if let place {
            let sign = isOver ? "<" : ">"
            asked.add(
                "(due, number) \(sign) (\(asked.next), \(asked.nextButOne))",
                [
                    SQLValue(place.due.number), .integer(place.number),
                ])
        }
        let order = isOver ? "due DESC, number DESC" : "due, number"
        let limitPlace = asked.next
        asked.values.append(SQLValue(limit))
        return try connection.rows(
            "SELECT \(ActionStore.columns) FROM action WHERE \(asked.text) ORDER BY \(order) LIMIT \(limitPlace)", asked.values,
            ActionStore.read)
    }

    /// How many stand where, of those that the filter asks for whatever their colour.
    public func counts(_ filter: ActionFilter, for sight: ActionSight, on day: Day) throws -> ActionCounts {
        var counts = ActionCounts()
        var whole = filter
        whole.colour = nil
        for group in ActionStanding.Group.allCases {
            var asked = ActionQuestion(whole, sight)
            asked.add(group, on: day)
            counts.byGroup[group] = Int(
                try connection.integer("SELECT count(*) FROM action WHERE \(asked.text)", asked.values))
        }
        whole.isMovedTwice = true
        let moved = ActionQuestion(whole, sight)
        counts.movedTwice = Int(
            try connection.integer(
                "SELECT count(*) FROM action WHERE \(moved.text) AND state IN ('open', 'complete')", moved.values))
        counts.byBody = try lines("body", sight, day)
        counts.byAgency = try lines("agency", sight, day)
        counts.byPriority = try lines("priority", sight, day)
        return counts
    }

    /// By one of the columns, over the whole register. An action of two agencies counts for both.
    private func lines(_ column: String, _ sight: ActionSight, _ day: Day) throws -> [ActionCounts.Line] {
        var asked = ActionQuestion(ActionFilter(), sight)
        let (dayPlace, movesPlace) = (asked.next, asked.nextButOne)
        asked.values += [SQLValue(day.number), SQLValue(Action.movesToNotice)]
        let live = "state IN ('open', 'complete') AND \(asked.text)"
        let second =
            column == "agency"
            ? " UNION ALL SELECT second_agency AS id, state, due, moves FROM action WHERE second_agency IS NOT NULL AND \(live)"
            : ""
        return try connection.rows(
            """
            SELECT id, count(*), sum(CASE WHEN state = 'open' AND due < \(dayPlace) THEN 1 ELSE 0 END),
                sum(CASE WHEN moves >= \(movesPlace) THEN 1 ELSE 0 END)
            FROM (SELECT \(column) AS id, state, due, moves FROM action WHERE \(column) IS NOT NULL AND \(live)\(second)) AS each_one
            GROUP BY id ORDER BY 3 DESC, 2 DESC, 1
            """, asked.values
        ) {
            ActionCounts.Line(
                id: try $0.text(0), live: Int(try $0.integer(1)), overdue: Int(try $0.integer(2)),
                movedTwice: Int(try $0.integer(3)))
        }
    }
}

/// The condition of a list with its values.
private struct ActionQuestion {
    private(set) var conditions: [String] = []
    var values: [SQLValue] = []

    init(_ filter: ActionFilter, _ sight: ActionSight) {
        add("(\(next) = 1 OR access = 'open')", [SQLValue(sight.seesRestricted)])
        add("(indicator IS NULL OR \(next) NOT LIKE '%|' || indicator || '|%')", [.text(sight.hiddenIndicators)])
        if let body = filter.body { add("body = \(next)", [.text(body.text)]) }
        if let agency = filter.agency { add("(agency = \(next) OR second_agency = \(next))", [.text(agency.text)]) }
        if let priority = filter.priority { add("priority = \(next)", [.text(priority.text)]) }
        if let origin = filter.origin { add("origin = \(next)", [.text(origin.rawValue)]) }
        if let thing = filter.thing { add("origin_thing = \(next)", [.text(thing.word)]) }
        if let indicator = filter.indicator { add("indicator = \(next)", [.text(indicator.text)]) }
        if filter.isMovedTwice { add("moves >= \(next)", [SQLValue(Action.movesToNotice)]) }
    }

    var next: String { "$\(values.count + 1)" }
    var nextButOne: String { "$\(values.count + 2)" }
    var text: String { conditions.joined(separator: " AND ") }

    mutating func add(_ condition: String, _ more: [SQLValue]) {
        conditions.append(condition)
        values += more
    }

    /// The rule of `Action.standing(on:)`, said to the database.
    mutating func add(_ group: ActionStanding.Group, on day: Day) {
        let soon = day.adding(days: ActionStanding.nearDays)
        let half = SQLValue(ActionStanding.halfDone)
        switch group {
        case .overdue: add("state = 'open' AND due < \(next)", [SQLValue(day.number)])
        case .atRisk:
            add("state = 'open' AND due >= \(next)", [SQLValue(day.number)])
            add("(risk_why IS NOT NULL OR (due <= \(next) AND progress < \(nextButOne)))", [SQLValue(soon.number), half])
        case .onCourse:
            add("state = 'open' AND due >= \(next)", [SQLValue(day.number)])
            add("risk_why IS NULL AND (due > \(next) OR progress >= \(nextButOne))", [SQLValue(soon.number), half])
        case .waiting: add("state = 'complete'", [])
        case .setAside: add("state = 'closed' AND set_aside = 1", [])
        case .evidenced: add("state = 'closed' AND set_aside = 0", [])
        case .withdrawn: add("state = 'withdrawn'", [])
        }
    }
}
