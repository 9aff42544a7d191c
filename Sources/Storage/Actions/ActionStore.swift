import Domain

/// The one register of actions, whichever body asked for them.
public struct ActionStore {
    let connection: any SQLConnection

    /// The next number is one more than the last: two writers at once would take the same.
    public func lock() throws { try connection.lockForWriting("action") }

    public func nextNumber() throws -> Int64 { try connection.integer("SELECT COALESCE(MAX(number), 0) + 1 FROM action") }

    public func add(_ action: Action) throws {
        let places = (1...ActionStore.columnNames.count).map { "$\($0)" }.joined(separator: ", ")
        try connection.execute(
            "INSERT INTO action (\(ActionStore.columns)) VALUES (\(places))", ActionStore.values(of: action))
    }

    /// As it is now, whole. How it came to be so stands among its steps.
    public func keep(_ action: Action) throws {
        let pairs = ActionStore.columnNames.enumerated().dropFirst().map { "\($1) = $\($0 + 1)" }.joined(separator: ", ")
        let changed = try connection.execute(
            "UPDATE action SET \(pairs) WHERE number = $1", ActionStore.values(of: action))
        if changed != 1 { throw StorageError(.notPossible, "There is no action \(action.number) to be changed.") }
    }

    public func find(_ number: Int64) throws -> Action? {
        try connection.first("SELECT \(ActionStore.columns) FROM action WHERE number = $1", [.integer(number)], ActionStore.read)
    }

    /// Those that came from a thing, in the order in which they were raised.
    public func all(from thing: Thing) throws -> [Action] {
        try connection.rows(
            "SELECT \(ActionStore.columns) FROM action WHERE origin_thing = $1 ORDER BY number", [.text(thing.word)],
            ActionStore.read)
    }

    /// Each in turn, by number: for exports.
    public func each(_ use: (Action) throws -> Void) throws {
        try connection.stream("SELECT \(ActionStore.columns) FROM action ORDER BY number", []) {
            try use(try ActionStore.read($0))
        }
    }

    // MARK: - Rows

    static let columnNames = [
        "number", "title", "says", "origin", "origin_says", "origin_thing", "body", "priority", "agency", "second_agency", "post",
        "person", "due", "first_due", "moves", "progress", "started_on", "indicator", "area", "expected", "state", "risk_why",
        "accepted_evidence", "ended_on", "set_aside", "access", "raised_on",
    ]
    static let columns = columnNames.joined(separator: ", ")

    private static func values(of action: Action) -> [SQLValue] {
        let (owner, origin) = (action.owner, action.origin)
        return [
            .integer(action.number), .text(action.title), .text(action.says), .text(origin.kind.rawValue), .text(origin.says),
            SQLValue(origin.thing?.word), .text(action.body.text), SQLValue(action.priority?.text),
            SQLValue(owner.agencies.first?.text), SQLValue(owner.agencies.dropFirst().first?.text), .text(owner.post),
            SQLValue(owner.person), SQLValue(action.due.number), SQLValue(action.firstDue.number), SQLValue(action.moves),
            SQLValue(action.progress), SQLValue(action.startedOn?.number), SQLValue(action.indicator?.text),
            SQLValue(action.area?.text), SQLValue(action.expected?.rawValue), .text(action.state.rawValue),
            SQLValue(action.riskWhy), SQLValue(action.acceptedEvidence), SQLValue(action.endedOn?.number),
            SQLValue(action.isCheckSetAside), .text(action.access.word), SQLValue(action.raisedOn.number),
        ]
    }

    static func read(_ row: SQLRow) throws -> Action {
        guard let kind = ActionOrigin.Kind(rawValue: try row.text(3)), let state = Action.State(rawValue: try row.text(20)),
            let access = AccessClass(word: try row.text(25))
        else { throw StorageError(.damaged, "Action \(try row.integer(0)) says something that this program does not know.") }
        func day(_ column: Int) throws -> Day? { try row.optionalInteger(column).map { try FigureNames.day($0) } }
        return Action(
            number: try row.integer(0), title: try row.text(1), says: try row.text(2),
            origin: ActionOrigin(kind, try row.text(4), thing: try row.optionalText(5).flatMap(Thing.init(word:))),
            body: ID(try row.text(6)), priority: try row.optionalText(7).map { ID($0) },
            owner: ActionOwner(
                agencies: [try row.optionalText(8), try row.optionalText(9)].compactMap(\.self).map { ID($0) },
                post: try row.text(10), person: try row.optionalInteger(11)),
            due: try FigureNames.day(row.integer(12)), firstDue: try FigureNames.day(row.integer(13)),
            moves: Int(try row.integer(14)), progress: Int(try row.integer(15)), startedOn: try day(16),
            indicator: try row.optionalText(17).map { ID($0) }, area: try row.optionalText(18).map { ID($0) },
            expected: try row.optionalText(19).flatMap(Action.Expected.init(rawValue:)), state: state,
            riskWhy: try row.optionalText(21), acceptedEvidence: try row.optionalInteger(22), endedOn: try day(23),
            isCheckSetAside: try row.flag(24), access: access, raisedOn: try FigureNames.day(row.integer(26)))
    }
}

extension SQLConnection {
    public var actions: ActionStore { ActionStore(connection: self) }
}
