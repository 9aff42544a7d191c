import Domain

/// What is carried from meeting to meeting.
public struct MatterStore {
    let connection: any SQLConnection

    /// Which of them somebody sees. What is nil in `bodies` is no limit.
    public struct Sight: Sendable {
        public var seesRestricted: Bool
        /// What was decided at one of these is not there.
        public var hiddenMeetings: [ID<Meeting>]
        /// The bodies that somebody's role ends at.
        public var bodies: [ID<Body>]?

        public init(seesRestricted: Bool, hiddenMeetings: [ID<Meeting>] = [], bodies: [ID<Body>]? = nil) {
            self.seesRestricted = seesRestricted
            self.hiddenMeetings = hiddenMeetings
            self.bodies = bodies
        }

        /// What it means in a statement, whose first argument is whether restricted things are seen.
        var condition: String {
            let hidden = Sight.listed(hiddenMeetings.map(\.text)).map { " AND (meeting IS NULL OR meeting NOT IN (\($0)))" } ?? ""
            guard let bodies else { return "($1 = 1 OR access = 'open')" + hidden }
            let own = Sight.listed(bodies.map(\.text)).map { "(body IN (\($0)) OR to_body IN (\($0)))" } ?? "1 = 0"
            return "($1 = 1 OR access = 'open')\(hidden) AND \(own)"
        }

        /// Only what is well formed comes into the text of a statement: letters, digits, hyphens and dots.
        private static func listed(_ ids: [String]) -> String? {
            let safe = ids.filter { ID<Body>.isWellFormed($0) }.sorted()
            return safe.isEmpty ? nil : safe.map { "'\($0)'" }.joined(separator: ", ")
        }
    }

    /// Keeps a new one under the next number of its kind, or under the number that it had elsewhere.
    public func add(_ matter: Matter, number given: Int64? = nil) throws -> Matter {
        // Two who write at once would both take the next number.
        try connection.lockForWriting("matter")
        var kept = matter
        kept.number =
            try given
            ?? connection.integer(
                "SELECT COALESCE(MAX(number), 0) + 1 FROM matter WHERE kind = $1", [.text(matter.kind.rawValue)])
        let places = (1...MatterStore.names.count).map { "$\($0)" }.joined(separator: ", ")
        try connection.execute(
            "INSERT INTO matter (\(MatterStore.names.joined(separator: ", "))) VALUES (\(places))", MatterStore.values(kept))
        return kept
    }

    /// Keeps how it stands now. What began it never changes.
    public func change(_ matter: Matter) throws {
        let changed = try connection.execute(
            """
            UPDATE matter SET state = $3, report = $4, reported_day = $5, settled_day = $6, settled_meeting = $7, due_day = $8,
                to_body = $9, settled = $10, due_order = $11
            WHERE kind = $1 AND number = $2
            """,
            [
                .text(matter.kind.rawValue), .integer(matter.number), .text(matter.state.rawValue), SQLValue(matter.report),
                SQLValue(matter.reportedOn?.number), SQLValue(matter.settledOn?.number), SQLValue(matter.settledAt?.text),
                SQLValue(matter.due?.number), SQLValue(matter.toBody?.text), SQLValue(matter.state.isSettled),
                .integer(MatterPlace.order(matter)),
            ])
        guard changed == 1 else { throw StorageError(.damaged, "\(matter.thing.reference) is not there to be changed.") }
    }

    /// Keeps others waiting who would do something to a matter at the same time.
    public func lock() throws { try connection.lockForWriting("matter") }

    public func find(_ kind: Matter.Kind, _ number: Int64, _ sight: Sight) throws -> Matter? {
        try read("kind = $2 AND number = $3", [.text(kind.rawValue), .integer(number)], sight).first
    }

    /// The conditions of decisions, in the order in which they were made.
    public func conditions(of decisions: [Int64], _ sight: Sight) throws -> [Matter] {
        guard !decisions.isEmpty else { return [] }
        let list = decisions.map { "\($0)" }.joined(separator: ", ")
        return try read("kind = 'condition' AND decision IN (\(list)) ORDER BY number", [], sight)
    }

    /// The approvals of something that are subject to conditions and have not taken effect.
    public func heldApprovals(of item: Thing, _ sight: Sight) throws -> [Matter] {
        try read(
            "kind = 'decision' AND verb = 'approve-subject-to' AND state = 'open' AND item = $2 ORDER BY number",
            [.text(item.word)], sight)
    }

    /// What hurts first: what is still carried by its day, then what was settled, the newest first.
    public func page(
        _ filter: MatterFilter, after place: MatterPlace? = nil, limit: Int, on day: Day, _ sight: Sight
    ) throws -> [Matter] {
        let more =
            place.map { "AND (settled, due_order, number) > (\($0.isSettled ? 1 : 0), \($0.order), \($0.number))" } ?? ""
        return try read(
            """
            kind = $2 \(MatterStore.shown(filter.show)) AND (CAST($3 AS TEXT) IS NULL OR body = $3 OR to_body = $3)
            AND (CAST($4 AS TEXT) IS NULL OR meeting = $4) AND (CAST($5 AS TEXT) IS NULL OR verb = $5)
            AND on_day <= $6 \(more)
            ORDER BY settled, due_order, number LIMIT \(min(limit, 1_000_000))
            """,
            [
                .text(filter.kind.rawValue), SQLValue(filter.body?.text), SQLValue(filter.meeting?.text),
                SQLValue(filter.verb?.rawValue), SQLValue(day.number),
            ], sight)
    }

    private static func shown(_ show: MatterFilter.Show) -> String {
        switch show {
        case .carried: "AND settled = 0"
        case .overdue: "AND settled = 0 AND state = 'open' AND due_order < $6"
        case .settled: "AND settled = 1"
        case .all: ""
        }
    }

    public func count(_ filter: MatterFilter, on day: Day, _ sight: Sight) throws -> MatterCount {
        let found = try connection.first(
            """
            SELECT COALESCE(SUM(1 - settled), 0),
                COALESCE(SUM(CASE WHEN settled = 0 AND state = 'open' AND due_order < $3 THEN 1 ELSE 0 END), 0), COUNT(*)
            FROM matter WHERE \(sight.condition) AND kind = $2 AND (CAST($4 AS TEXT) IS NULL OR body = $4 OR to_body = $4)
            """,
            [SQLValue(sight.seesRestricted)] + [.text(filter.kind.rawValue), SQLValue(day.number), SQLValue(filter.body?.text)]
        ) { MatterCount(carried: Int(try $0.integer(0)), overdue: Int(try $0.integer(1)), all: Int(try $0.integer(2))) }
        return found ?? MatterCount(carried: 0, overdue: 0, all: 0)
    }

    /// What a body's meeting on a day has before it; see `Matter.isCarried`.
    public func carried(by body: ID<Body>, at day: Day, limit: Int, _ sight: Sight) throws -> [Matter] {
        try read(
            """
            (body = $2 AND on_day < $3 AND state <> 'recorded' AND (settled = 0 OR settled_day >= $3)
            OR to_body = $2 AND body <> $2 AND on_day <= $3 AND (CASE WHEN kind = 'referral'
                THEN COALESCE(reported_day, settled_day) ELSE settled_day END IS NULL
                OR CASE WHEN kind = 'referral' THEN COALESCE(reported_day, settled_day) ELSE settled_day END >= $3))
            ORDER BY settled, due_order, on_day, kind, number LIMIT \(limit)
            """, [.text(body.text), SQLValue(day.number)], sight)
    }

    /// What stands on a person's own list.
    public func own(of person: Int64, _ sight: Sight) throws -> [Matter] {
        try read("person = $2 AND settled = 0 ORDER BY due_order, number LIMIT 200", [.integer(person)], sight)
    }

    /// Everything that some body still carries, for a pack.
    public func allCarried(_ kinds: [Matter.Kind], settledSince day: Day, until end: Day, _ sight: Sight) throws -> [Matter] {
        let list = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return try read(
            """
            kind IN (\(list)) AND on_day <= $3 AND state <> 'withdrawn'
            AND (settled = 0 OR settled_day >= $2 OR kind = 'decision' AND on_day >= $2)
            ORDER BY kind, number LIMIT 2000
            """, [SQLValue(day.number), SQLValue(end.number)], sight)
    }

    private func read(_ which: String, _ arguments: [SQLValue], _ sight: Sight) throws -> [Matter] {
        try connection.rows(
            "SELECT \(MatterStore.names.joined(separator: ", ")) FROM matter WHERE \(sight.condition) AND \(which)",
            [SQLValue(sight.seesRestricted)] + arguments, MatterStore.matter)
    }
}

extension SQLConnection {
    public var matters: MatterStore { MatterStore(connection: self) }
}
