import Domain

/// Lines of invented returns, for the checks.
enum CheckFixture {
    static let quarter = Period.financialQuarter(2026, 2)

    static func indicator(
        _ id: String = "visits", _ unit: Unit = .percent, polarity: Indicator.Polarity = .higherBetter, decimals: Int? = nil,
        kind: PeriodKind = .of(.financialQuarter)
    ) -> Indicator {
        Indicator(
            id: ID(id), title: id, unit: unit, polarity: polarity, decimals: decimals, frequency: .quarterly, periodKind: kind,
            agency: "csc")
    }

    /// A line of a percentage.
    static func line(
        _ given: Figure?, area: ID<Area> = "aireborough", past: [SeriesPoint] = [], target: Target? = nil
    ) -> CheckedLine {
        line(indicator(), given, area: area, past: past, target: target)
    }

    static func line(
        _ indicator: Indicator, _ given: Figure?, area: ID<Area> = "aireborough", group: String = "",
        past: [SeriesPoint] = [], target: Target? = nil, peers: CheckedLine.Peers? = nil, period: Period = quarter
    ) -> CheckedLine {
        CheckedLine(
            key: CheckedLine.Key(indicator: indicator.id, area: area, group: PopulationGroup(group) ?? .total, period: period),
            indicator: indicator, given: given, past: past, target: target, peers: peers)
    }

    static func of(_ numerator: Double?, _ denominator: Double?, value: Double? = nil) -> Figure {
        Figure(state: .value(.final), numerator: numerator, denominator: denominator, suppliedValue: value)
    }

    static func count(_ value: Double) -> Figure { Figure(state: .value(.final), suppliedValue: value) }

    static func without(_ reason: NoValueReason) -> Figure { Figure(state: .none(reason)) }

    /// Quarters up to the one before `quarter`, the last of the values being the newest.
    static func past(_ shown: [Shown], before period: Period = quarter, of indicator: Indicator = indicator()) -> [SeriesPoint] {
        var points: [SeriesPoint] = []
        var period = period
        for one in shown.reversed() {
            period = indicator.calendar.previous(period)
            points.append(SeriesPoint(period: period, shown: one, knownFrom: period.lastDay, importNumber: 1))
        }
        return points.reversed()
    }

    static func values(_ values: [Double]) -> [Shown] { values.map { .value(ShownValue(value: $0, status: .final)) } }

    static func shares(_ pairs: [(Double, Double)]) -> [Shown] {
        pairs.map { .value(ShownValue(value: $0 / $1 * 100, numerator: $0, denominator: $1, status: .final)) }
    }

    /// Eighteen quarters about 90 per cent of 230 children.
    static let steady = shares(
        [207, 209, 206, 208, 205, 210, 207, 208, 206, 209, 207, 205, 208, 207, 209, 206, 208, 207].map { ($0, 230) })
}
