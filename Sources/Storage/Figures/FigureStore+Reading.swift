import Domain

extension FigureStore {
    /// Which figures are asked for: one query, whatever the number of indicators.
    public struct Question: Sendable {
        /// Nil for all areas.
        public var areas: [ID<Area>]?
        /// Nil for all indicators.
        public var indicators: [ID<Indicator>]?
        /// Nil for all groups.
        public var group: PopulationGroup?
        /// Nil for what is known now.
        public var asKnown: Day?

        public init(
            areas: [ID<Area>]? = nil, indicators: [ID<Indicator>]? = nil, group: PopulationGroup? = .total, asKnown: Day? = nil
        ) {
            self.areas = areas
            self.indicators = indicators
            self.group = group
            self.asKnown = asKnown
        }
    }

    /// The figures of an area, an indicator or both, from all sources. The figures of one area, group and indicator
    /// stand together, in time, the sources of a period side by side.
    public func figures(_ question: Question) throws -> [KnownFigure] {
        var all: [KnownFigure] = []
        try eachFigure(question) { all.append($0) }
        return all
    }

    /// The same one at a time, for whoever makes something else of them.
    public func eachFigure(_ question: Question, _ body: (KnownFigure) throws -> Void) throws {
        guard let filter = try filter(question) else { return }
        let names = try FigureNames(connection)
        let order = FigureColumns.list(FigureColumns.key)
        try connection.query("\(select(asKnown: question.asKnown, filter.text)) ORDER BY \(order)", filter.arguments) {
            // What is known now has neither been followed nor withdrawn.
            try body(names.knownFigure($0, isPast: question.asKnown != nil))
        }
    }

    /// What was said about an indicator and stands no longer, the latest first: later revised, or withdrawn.
    ///
    /// What never stood is left out unless it was withdrawn: a repetition is no revision.
    public func revisions(_ question: Question) throws -> [KnownFigure] {
        guard let filter = try filter(question) else { return [] }
        let names = try FigureNames(connection)
        return try connection.rows(
            """
            SELECT \(FigureColumns.list(FigureColumns.all)), known_until, withdrawn
            FROM figure_past
            WHERE \(filter.text) AND (known_until > known_from OR withdrawn = 1)
            ORDER BY known_from DESC, import DESC, \(FigureColumns.list(FigureColumns.key))
            """, filter.arguments
        ) { try names.knownFigure($0, isPast: true) }
    }

    /// Every figure for an export, one at a time, in the order of the ids as texts: the order of the file does not
    /// depend on what was imported first.
    ///
    /// - Parameter hidden: indicators whose figures are left out.
    public func each(
        asKnown: Day? = nil, without hidden: [ID<Indicator>] = [], _ body: (KnownFigure) throws -> Void
    ) throws {
        let filter = try others(than: hidden)
        let names = try FigureNames(connection)
        let columns = FigureColumns.list(FigureColumns.all, of: "f") + ", f.known_until, f.withdrawn"
        let collation = connection.dialect == .postgres ? " COLLATE \"C\"" : ""
        try connection.stream(
            """
            SELECT \(columns)
            FROM (\(select(asKnown: asKnown, filter))) f
                JOIN area a ON a.id = f.area
                JOIN population_group g ON g.id = f.population_group
                JOIN indicator i ON i.id = f.indicator
                JOIN source s ON s.id = f.source
            ORDER BY a.key\(collation), g.key\(collation), i.key\(collation), f.period, s.key\(collation)
            """, []
        ) { try body(names.knownFigure($0, isPast: true)) }
    }

    /// Whether any figure was ever known of it: such a thing is closed and not taken away.
    public func haveEverNamed(_ indicator: ID<Indicator>) throws -> Bool { try isKey(indicator.text, .indicator) }
    public func haveEverNamed(_ area: ID<Area>) throws -> Bool { try isKey(area.text, .area) }
    public func haveEverNamed(_ source: ID<Source>) throws -> Bool { try isKey(source.text, .source) }

    private func isKey(_ text: String, _ table: Keys.Table) throws -> Bool {
        try Keys(connection: connection).number(of: text, in: table) != nil
    }

    /// A page of all figures, in the order of the key as it lies on the disk: the next one begins where this one ended,
    /// however many lie before. Nothing is skipped or said twice when figures are imported meanwhile.
    public func page(
        after place: FigurePlace? = nil, limit: Int, area: ID<Area>? = nil, indicator: ID<Indicator>? = nil,
        without hidden: [ID<Indicator>] = [], asKnown: Day? = nil
    ) throws -> [(place: FigurePlace, figure: KnownFigure)] {
        let keys = Keys(connection: connection)
        var (conditions, values) = ([try others(than: hidden)], [SQLValue]())
        if let place {
            values = place.numbers.map { .integer($0) }
            conditions.append("(\(FigureColumns.list(FigureColumns.key))) > ($1, $2, $3, $4, $5)")
        }
        for (column, number) in [
            ("area", try area.map { try keys.number(of: $0.text, in: .area) }),
            ("indicator", try indicator.map { try keys.number(of: $0.text, in: .indicator) }),
        ] {
            guard let number else { continue }
            guard let number else { return [] }
            values.append(.integer(number))
            conditions.append("\(column) = $\(values.count)")
        }
        let names = try FigureNames(connection)
        return try connection.rows(page(conditions.joined(separator: " AND "), limit, asKnown), values) { row in
            let place = FigurePlace(numbers: try (0..<5).map { try row.integer($0) })
            return (place, try names.knownFigure(row, isPast: true))
        }
    }

    public func count(asKnown: Day? = nil, without hidden: [ID<Indicator>] = []) throws -> Int {
        Int(try connection.integer("SELECT count(*) FROM (\(select(asKnown: asKnown, others(than: hidden)))) f"))
    }

    /// The condition that leaves some indicators out, by their numbers: nothing that somebody typed stands in it.
    private func others(than hidden: [ID<Indicator>]) throws -> String {
        if hidden.isEmpty { return "1 = 1" }
        let numbers = try Keys(connection: connection).numbers(of: hidden.map(\.text), in: .indicator, creating: false)
            .filter { $0 >= 0 }
        return numbers.isEmpty ? "1 = 1" : "indicator NOT IN (\(numbers.map { "\($0)" }.joined(separator: ", ")))"
    }

    /// The indicators of which something is known, so that pages need not offer the others.
    public func indicatorsWithFigures() throws -> [ID<Indicator>] {
        // One look into the key for each area and indicator, instead of a walk through a million figures.
        try connection.rows(
            """
            SELECT i.key FROM indicator i
            WHERE EXISTS (
                SELECT 1 FROM area a CROSS JOIN population_group g
                JOIN figure f ON f.area = a.id AND f.population_group = g.id AND f.indicator = i.id)
            ORDER BY i.key
            """
        ) { ID(try $0.text(0)) }
    }

    // MARK: - SQL

    /// Known now, or on a day: then what stood on it and stands no longer counts too.
    private func select(asKnown: Day?, _ filter: String) -> String {
        let columns = FigureColumns.list(FigureColumns.all)
        let current = "SELECT \(columns), CAST(NULL AS BIGINT) AS known_until, 0 AS withdrawn FROM figure WHERE \(filter)"
        guard let day = asKnown?.number else { return current }
        return """
            \(current) AND known_from <= \(day)
            UNION ALL
            SELECT \(columns), known_until, withdrawn FROM figure_past
            WHERE \(filter) AND known_from <= \(day) AND known_until > \(day) AND withdrawn = 0
            """
    }

    /// Both tables are cut before they are put together, so that neither is walked through to its end.
    private func page(_ filter: String, _ limit: Int, _ asKnown: Day?) -> String {
        let columns = FigureColumns.list(FigureColumns.all)
        let end = "ORDER BY \(FigureColumns.list(FigureColumns.key)) LIMIT \(limit)"
        let current = "SELECT \(columns), CAST(NULL AS BIGINT) AS known_until, 0 AS withdrawn FROM figure WHERE \(filter)"
        guard let day = asKnown?.number else { return "\(current) \(end)" }
        return """
            SELECT * FROM (\(current) AND known_from <= \(day) \(end)) AS now
            UNION ALL
            SELECT * FROM (
                SELECT \(columns), known_until, withdrawn FROM figure_past
                WHERE \(filter) AND known_from <= \(day) AND known_until > \(day) AND withdrawn = 0 \(end)) AS past
            \(end)
            """
    }

    /// Nil when nothing can answer, since an id that was asked for has no figure at all.
    private func filter(_ question: Question) throws -> (text: String, arguments: [SQLValue])? {
        let keys = Keys(connection: connection)
        var parts: [String] = []
        var arguments: [SQLValue] = []
        if let areas = question.areas {
            guard let list = try known(areas.map(\.text), in: .area, keys, &arguments) else { return nil }
            parts.append("area IN (\(list))")
        } else {
            // Areas are few: with their numbers given, the key finds each one's rows without a walk through the rest.
            parts.append("area IN (SELECT id FROM area)")
        }
        if let group = question.group {
            guard let number = try keys.number(of: group.text, in: .group) else { return nil }
            arguments.append(.integer(number))
            parts.append("population_group = $\(arguments.count)")
        } else if question.indicators != nil {
            parts.append("population_group IN (SELECT id FROM population_group)")
        }
        if let indicators = question.indicators {
            guard let list = try known(indicators.map(\.text), in: .indicator, keys, &arguments) else { return nil }
            parts.append("indicator IN (\(list))")
        }
        return (parts.joined(separator: " AND "), arguments)
    }

    /// Placeholders for the numbers of those ids that have one; nil when none has.
    private func known(_ ids: [String], in table: Keys.Table, _ keys: Keys, _ arguments: inout [SQLValue]) throws -> String? {
        let numbers = try keys.numbers(of: ids, in: table, creating: false).filter { $0 >= 0 }
        if numbers.isEmpty { return nil }
        let places = numbers.indices.map { "$\(arguments.count + $0 + 1)" }
        arguments += numbers.map { .integer($0) }
        return places.joined(separator: ", ")
    }
}
