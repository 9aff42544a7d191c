import Domain

/// When figures came.
public struct ArrivalStore {
    let connection: any SQLConnection

    public struct Arrival: Hashable, Sendable {
        public var indicator: ID<Indicator>
        public var source: ID<Source>
        public var period: Period
        /// The first day on which anything of the period was known, whatever was said later.
        public var day: Day
    }

    /// The first day on which each period of these indicators was known in an area, by source. A figure that cannot be shown
    /// has come; a line that says why there is none has not. What was withdrawn counts as if it had never come.
    ///
    /// One question over the range of the key that holds the area's totals, in both tables.
    public func first(in area: ID<Area>, of indicators: [ID<Indicator>]) throws -> [Arrival] {
        let keys = Keys(connection: connection)
        guard let place = try keys.number(of: area.text, in: .area) else { return [] }
        let numbers = try keys.numbers(of: indicators.map(\.text), in: .indicator, creating: false).filter { $0 >= 0 }
        guard !numbers.isEmpty else { return [] }
        let list = numbers.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        let which = "area = $1 AND population_group = 0 AND indicator IN (\(list)) AND state IN (\(ArrivalStore.came))"
        return try connection.rows(
            """
            SELECT i.key, s.key, f.period, MIN(f.known_from)
            FROM (
                SELECT indicator, source, period, known_from FROM figure WHERE \(which)
                UNION ALL
                SELECT indicator, source, period, known_from FROM figure_past WHERE \(which) AND withdrawn = 0
            ) f JOIN indicator i ON i.id = f.indicator JOIN source s ON s.id = f.source
            GROUP BY i.key, s.key, f.period
            ORDER BY i.key, s.key, f.period
            """, [.integer(place)] + numbers.map { .integer($0) }
        ) { row in
            guard let period = Period(sortCode: try row.integer(2)) else {
                throw StorageError(.damaged, "A figure is about a period that this program does not know.")
            }
            return Arrival(
                indicator: ID(try row.text(0)), source: ID(try row.text(1)), period: period,
                day: try FigureNames.day(row.integer(3)))
        }
    }

    private static let came =
        (ValueStatus.allCases.map(\.rawValue)
        + [NoValueReason.suppressed, .lowReliability, .roundsToZero].map(\.rawValue)).map { "\($0)" }.joined(separator: ", ")
}

extension SQLConnection {
    public var arrivals: ArrivalStore { ArrivalStore(connection: self) }
}
