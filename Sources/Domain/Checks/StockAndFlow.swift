/// A stock with what comes to it and what leaves it: children on a plan, plans that start, plans that end.
///
/// The framework does not say yet which indicators belong together, so they are named where the checks are asked for.
public struct StockAndFlow: Hashable, Sendable {
    public var stock: ID<Indicator>
    public var starts: ID<Indicator>
    public var ends: ID<Indicator>

    public init(stock: ID<Indicator>, starts: ID<Indicator>, ends: ID<Indicator>) {
        self.stock = stock
        self.starts = starts
        self.ends = ends
    }

    func findings(in table: LineTable) -> [Finding] {
        let (starting, ending) = (StockAndFlow.flows(starts, table), StockAndFlow.flows(ends, table))
        return table.lines(of: stock).compactMap { line in
            let place = Flow(line.key)
            guard let came = starting[place], let left = ending[place], came.first == left.first,
                let before = line.past.last(where: { $0.period.lastDay == came.first.adding(days: -1) }),
                let was = StockAndFlow.count(before), let given = line.given, let part = StockAndFlow.part(line.indicator.unit),
                let isNow = part.number(of: given)
            else { return nil }
            return finding(line, part, was: was, on: before.period, came: came.count, left: left.count, isNow: isNow)
        }
    }

    private func finding(
        _ line: CheckedLine, _ part: CountedPart, was: Double, on period: Period, came: Double, left: Double, isNow: Double
    ) -> Finding? {
        let expected = was + came - left
        guard expected != isNow else { return nil }
        let count = FigureText.count
        let difference = "\(count(abs(expected - isNow))) \(isNow > expected ? "more" : "fewer")"
        return line.finding(
            .stockAndFlow, .mustExplain, part.field,
            "There were \(count(was)) (\(period.label)); \(count(came)) started and \(count(left)) ended, which gives \(count(expected)). \(count(isNow)) is \(difference).",
            "Check the three figures against each other; if some started or ended late in the record, say how many.")
    }

    private struct Flow: Hashable {
        var area: ID<Area>
        var group: PopulationGroup
        var lastDay: Day

        init(_ key: CheckedLine.Key) { (area, group, lastDay) = (key.area, key.group, key.period.lastDay) }
    }

    private static func flows(_ indicator: ID<Indicator>, _ table: LineTable) -> [Flow: (count: Double, first: Day)] {
        var flows: [Flow: (count: Double, first: Day)] = [:]
        for line in table.lines(of: indicator) {
            guard let given = line.given, let count = part(line.indicator.unit)?.number(of: given) else { continue }
            flows[Flow(line.key)] = (count, line.key.period.firstDay)
        }
        return flows
    }

    /// The children of a count, and those above the line of a rate.
    private static func part(_ unit: Unit) -> CountedPart? {
        switch unit {
        case .count: .value
        case .rate, .percent: .numerator
        case .average, .ratio, .score: nil
        }
    }

    private static func count(_ point: SeriesPoint) -> Double? {
        point.shown.value.flatMap { value in value.denominator == nil ? value.value : value.numerator }
    }
}
