/// A stock with what comes to it and what leaves it: children on a plan, plans that start, plans that end.
///
/// All three are lines of one return. What was there before is known already, or is a line of the same return, as the month
/// before is in the return of a quarter.
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
        let (starting, ending) = (StockAndFlow.counts(of: starts, in: table), StockAndFlow.counts(of: ends, in: table))
        let standing = StockAndFlow.counts(of: stock, in: table)
        return table.lines(of: stock).compactMap { line in
            let place = Place(line.key)
            guard let isNow = standing[place], let came = starting[place], let left = ending[place],
                came.period.firstDay == left.period.firstDay,
                let was = before(line, on: came.period.firstDay.adding(days: -1), standing)
            else { return nil }
            return finding(line, was: was, came: came.count, left: left.count, isNow: isNow.count)
        }
    }

    /// What was there on a day. What this return says of it counts before what was known.
    private func before(_ line: CheckedLine, on day: Day, _ standing: [Place: Count]) -> Count? {
        var place = Place(line.key)
        place.lastDay = day
        if let own = standing[place] { return own }
        guard let point = line.past.last(where: { $0.period.lastDay == day }) else { return nil }
        return StockAndFlow.count(point).map { Count(count: $0, period: point.period) }
    }

    private func finding(_ line: CheckedLine, was before: Count, came: Double, left: Double, isNow: Double) -> Finding? {
        guard let part = StockAndFlow.part(line.indicator.unit) else { return nil }
        let (was, period) = (before.count, before.period)
        let expected = was + came - left
        guard expected != isNow else { return nil }
        let count = FigureText.count
        let difference = "\(count(abs(expected - isNow))) \(isNow > expected ? "more" : "fewer")"
        return line.finding(
            .stockAndFlow, .mustExplain, part.field,
            "There were \(count(was)) (\(period.label)); \(count(came)) started and \(count(left)) ended, which gives \(count(expected)). \(count(isNow)) is \(difference).",
            "Check the three figures against each other; if some started or ended late in the record, say how many.")
    }

    private struct Place: Hashable {
        var area: ID<Area>
        var group: PopulationGroup
        var lastDay: Day

        init(_ key: CheckedLine.Key) { (area, group, lastDay) = (key.area, key.group, key.period.lastDay) }
    }

    private struct Count {
        var count: Double
        var period: Period
    }

    private static func counts(of indicator: ID<Indicator>, in table: LineTable) -> [Place: Count] {
        var counts: [Place: Count] = [:]
        for line in table.lines(of: indicator) {
            guard let given = line.given, let count = part(line.indicator.unit)?.number(of: given) else { continue }
            counts[Place(line.key)] = Count(count: count, period: line.key.period)
        }
        return counts
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
