import Domain

/// What an actor may see of the board's things, as a condition of SQL.
public struct SeenThings: Hashable, Sendable {
    public var seesRestricted: Bool
    /// "|visits|missing|": what is about one of these is not there.
    public var hiddenIndicators: String

    public init(seesRestricted: Bool, hiddenIndicators: String) {
        self.seesRestricted = seesRestricted
        self.hiddenIndicators = hiddenIndicators
    }

    /// The condition takes the first two arguments of a statement.
    static let condition = """
        ($1 = 1 OR (access = 'open' AND (indicator IS NULL OR $2 NOT LIKE '%|' || indicator || '|%')))
        """

    var arguments: [SQLValue] { [SQLValue(seesRestricted), .text(hiddenIndicators)] }
}

/// What the board asks agencies and advises them.
public struct ChallengeStore {
    let connection: any SQLConnection

    /// Keeps other writers waiting, so that no two challenges get one number and no two acts start from one state.
    public func lock() throws { try connection.lockForWriting("challenge") }

    public func nextNumber() throws -> Int64 {
        try connection.integer("SELECT COALESCE(MAX(number), 0) + 1 FROM challenge")
    }

    public func add(_ one: Challenge) throws {
        let values = ChallengeStore.base(of: one) + ChallengeStore.changing(of: one)
        let places = (1...values.count).map { "$\($0)" }.joined(separator: ", ")
        try connection.execute(
            """
            INSERT INTO challenge (number, kind, question, agency, addressee, raised_on, raised_by, raised_as, indicator, area,
                population, source, figure_title, figure_period, figure_says, figure_known, subject, access, state, asked_on,
                due_on, stage, escalated_to, answered_on, ended_on, agreed, action, impact, rank, since)
            VALUES (\(places))
            """, values)
    }

    /// Keeps what acts change. The rest of a challenge stays as it was put.
    public func change(_ one: Challenge) throws {
        let changed = try connection.execute(
            """
            UPDATE challenge SET state = $2, asked_on = $3, due_on = $4, stage = $5, escalated_to = $6, answered_on = $7,
                ended_on = $8, agreed = $9, action = $10, impact = $11, rank = $12, since = $13
            WHERE number = $1
            """, [.integer(one.number)] + ChallengeStore.changing(of: one))
        if changed == 0 {
            throw StorageError(.notPossible, "Challenge \(one.number) is not there, so there is nothing to change.")
        }
    }

    public func find(_ number: Int64) throws -> Challenge? {
        try connection.first(
            "SELECT \(ChallengeStore.columns) FROM challenge WHERE number = $1", [.integer(number)], ChallengeStore.read)
    }

    /// What hurts first. An index holds this order, so a page of it costs the same wherever it stands.
    public func list(
        _ filter: ChallengeFilter, after place: ChallengePlace?, limit: Int, seen: SeenThings
    ) throws -> [Challenge] {
        var (conditions, values) = ChallengeStore.conditions(filter, seen)
        if let place {
            let first = values.count + 1
            conditions.append("(rank, since, number) > ($\(first), $\(first + 1), $\(first + 2))")
            values += [.integer(place.rank), .integer(place.since), .integer(place.number)]
        }
        values.append(SQLValue(limit))
        return try connection.rows(
            """
            SELECT \(ChallengeStore.columns) FROM challenge WHERE \(conditions.joined(separator: " AND "))
            ORDER BY rank, since, number LIMIT $\(values.count)
            """, values, ChallengeStore.read)
    }

    /// One at a time, by number: for the export.
    public func each(seen: SeenThings, _ body: (Challenge) throws -> Void) throws {
        try connection.stream(
            "SELECT \(ChallengeStore.columns) FROM challenge WHERE \(SeenThings.condition) ORDER BY number", seen.arguments
        ) { try body(ChallengeStore.read($0)) }
    }

    /// All that were open on a day or ended within so many days before it, by number.
    public func current(on day: Day, endedWithin days: Int, seen: SeenThings) throws -> [Challenge] {
        try connection.rows(
            """
            SELECT \(ChallengeStore.columns) FROM challenge
            WHERE \(SeenThings.condition) AND raised_on <= $3 AND (ended_on IS NULL OR ended_on > $4) ORDER BY number
            """, seen.arguments + [SQLValue(day.number), SQLValue(day.adding(days: -days).number)], ChallengeStore.read)
    }

    // MARK: - Conditions

    private static func conditions(_ filter: ChallengeFilter, _ seen: SeenThings) -> ([String], [SQLValue]) {
        var (conditions, values) = ([SeenThings.condition], seen.arguments)
        func add(_ condition: String, _ value: String?) {
            guard let value else { return }
            values.append(.text(value))
            conditions.append("\(condition) = $\(values.count)")
        }
        if let condition = filter.show.condition { conditions.append(condition) }
        add("agency", filter.agency?.text)
        add("indicator", filter.indicator?.text)
        if let among = filter.amongIndicators {
            values.append(.text("|" + among.map(\.text).joined(separator: "|") + "|"))
            conditions.append("$\(values.count) LIKE '%|' || indicator || '|%'")
        }
        add("kind", filter.kind?.rawValue)
        add("raised_as", filter.raisedAs)
        add("raised_by", filter.raisedBy?.word)
        return (conditions, values)
    }

    /// How many of each kind of list there are for the rest of a filter: one walk along an index for all of them.
    public func counts(_ filter: ChallengeFilter, seen: SeenThings) throws -> [ChallengeFilter.Show: Int] {
        var whole = filter
        whole.show = .all
        let (conditions, values) = ChallengeStore.conditions(whole, seen)
        var counts = Dictionary(uniqueKeysWithValues: ChallengeFilter.Show.allCases.map { ($0, 0) })
        try connection.query(
            "SELECT state, rank, count(*) FROM challenge WHERE \(conditions.joined(separator: " AND ")) GROUP BY rank, state",
            values
        ) { row in
            let (state, rank, count) = (try row.text(0), try row.integer(1), Int(try row.integer(2)))
            for show in ChallengeFilter.Show.allCases where show.holds(state: state, rank: rank) {
                counts[show, default: 0] += count
            }
        }
        return counts
    }
}

extension ChallengeFilter.Show {
    fileprivate var condition: String? {
        switch self {
        case .open: "rank < 50"
        case .unanswered: "state IN ('asked', 'asked-again')"
        case .escalated: "rank < 20"
        case .answered: "state = 'answered'"
        case .closed: "rank >= 50"
        case .all: nil
        }
    }

    /// The same as the condition, of a row that was counted.
    fileprivate func holds(state: String, rank: Int64) -> Bool {
        switch self {
        case .open: rank < 50
        case .unanswered: state == "asked" || state == "asked-again"
        case .escalated: rank < 20
        case .answered: state == "answered"
        case .closed: rank >= 50
        case .all: true
        }
    }
}

extension SQLConnection {
    public var challenges: ChallengeStore { ChallengeStore(connection: self) }
}
