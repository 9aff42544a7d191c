import Measures

/// What a series says beside its latest figure: whether it varies as it always has, where the target lies in that, and how
/// much it asks to be looked at. Which method reads it follows from its kind and length, by the declared ladder.
public struct Judgement: Sendable {
    public let ladder: Ladder
    /// The periods of the series, one for each place of the chart.
    public let periods: [Period]
    /// Nil below the step of the control chart.
    public let chart: ControlChart?
    /// Nil but for single years of a figure that has an interval.
    public let trend: RecentTrend?
    /// One or two plain sentences with the numbers.
    public let sentence: String
    /// Nil where there is nothing to look at: the figure is hidden or missing, or neither red nor shown to be wrong.
    public let severity: Severity?

    /// What the last point of a control chart says.
    public var variation: Variation? { chart?.variation }
    /// What may be expected of the target; nil without one.
    public var assurance: Assurance? { chart?.assurance }

    /// What stands under the chart: the ladder's step, then the judgement where the step is not all there is to say.
    public var sentences: [String] { sentence == ladder.sentence ? [sentence] : [ladder.sentence, sentence] }

    public init(of series: Series?, as indicator: Indicator, target: Target?) {
        let points = series?.points ?? []
        let reset = Judgement.resets(of: indicator, in: points)
        let since = points[(reset.last ?? 0)...]
        periods = points.map(\.period)
        ladder = Judgement.ladder(since, indicator)
        let improvement = Improvement(indicator.measuredPolarity)
        let words = Judgement.words(indicator)
        switch ladder {
        case .controlChart:
            let aim = points.last.flatMap { target?.aim(for: $0.period).single }
            let chart = ControlChart(
                points.map { $0.shown.value?.value }, rebasedAt: reset, improvement: improvement, target: aim,
                plan: indicator.control.plan)
            (self.chart, trend) = (chart, nil)
            sentence = chart.sentence(words)
        case .yearlyTrend(let years):
            let trend = Judgement.trend(since, indicator)
            (self.chart, self.trend) = (nil, trend)
            sentence =
                Judgement.noCounts(years, points.last, trend)
                ?? trend?.sentence(indicator.measuredPolarity) ?? ladder.sentence
        case .nothing, .runChart, .pooledYears:
            (chart, trend) = (nil, nil)
            sentence = ladder.sentence
        }
        severity = Judgement.severity(points.last, indicator, target, chart, improvement)
    }

    // MARK: - The parts

    /// Where the limits start anew: the first point at or after each break of its definition and each rebase.
    private static func resets(of indicator: Indicator, in points: [SeriesPoint]) -> [Int] {
        let places = indicator.resetDays.compactMap { day in points.firstIndex { $0.period.lastDay >= day } }
        return Set(places).filter { $0 > 0 }.sorted()
    }

    /// Of single years it is the unbroken run back from the latest that counts, of anything else all values.
    private static func ladder(_ points: ArraySlice<SeriesPoint>, _ indicator: Indicator) -> Ladder {
        let kind: Ladder.Kind =
            switch indicator.unit {
            case .percent: .proportion
            case .rate: .rate
            case .count, .average, .ratio, .score: .plain
            }
        let spacing = indicator.spacing
        let isYearly = spacing == .yearly && kind != .plain
        let count =
            isYearly ? points.reversed().prefix { $0.shown.value != nil }.count : points.count { $0.shown.value != nil }
        return Ladder(points: count, of: kind, spacing)
    }

    private static func trend(_ points: ArraySlice<SeriesPoint>, _ indicator: Indicator) -> RecentTrend? {
        let values = points.map(\.shown.value)
        if indicator.unit.isProportion {
            // A year without a count, or with one that cannot be, is a gap to the test, which says so.
            return RecentTrend(proportions: values.map { value in value.flatMap { try? $0.proportion() } })
        }
        return RecentTrend(
            values: values.map { value in
                // A year without a usable count is a gap to the test.
                value.flatMap { try? $0.rate(indicator.unit) }.map { TrendValue($0, per: indicator.unit.multiplier) }
            })
    }

    /// Many published rates come without the counts that the test of single years needs.
    private static func noCounts(_ years: Int, _ latest: SeriesPoint?, _ trend: RecentTrend?) -> String? {
        guard latest?.shown.value != nil, trend == nil || trend?.obstacle == .latestMissing else { return nil }
        return "There are \(years) single years, but they come without the counts that a test for a trend needs."
    }

    private static func severity(
        _ latest: SeriesPoint?, _ indicator: Indicator, _ target: Target?, _ chart: ControlChart?, _ improvement: Improvement
    ) -> Severity? {
        guard let latest, let value = latest.shown.value else { return nil }
        return Severity(
            of: value.value, against: target.flatMap { Standing.rule(of: $0, at: latest.period, as: indicator) },
            cohort: value.denominator, interval: value.interval(indicator.unit), chart: chart, improvement: improvement)
    }

    private static func words(_ indicator: Indicator) -> ControlWords {
        let text = FigureText(indicator)
        let noun = indicator.frequency.periodNoun
        return ControlWords(period: noun, periods: noun == "half-year" ? "half-years" : noun + "s") { text.value($0) }
    }
}

extension Target.Aim {
    /// The aim where it is one number, which limits can be held against.
    var single: Double? {
        if case .value(let aim) = self { aim } else { nil }
    }
}

extension ShownValue {
    /// Its interval at any confidence, in the indicator's unit; nil where there is no count to work it out from.
    func interval(_ unit: Unit) -> ((Confidence) -> Interval)? {
        if unit.isProportion {
            guard let proportion = try? proportion() else { return nil }  // no count: no interval
            return { proportion.interval($0, per: unit.multiplier) }
        }
        guard let rate = try? rate(unit) else { return nil }  // no usable count: no interval
        return { rate.interval($0, per: unit.multiplier) }
    }
}

extension Indicator {
    /// How its periods lie to each other.
    public var spacing: Ladder.Spacing {
        switch periodKind {
        case .pooledYears, .rollingMonths: .overlapping
        case .of, .yearEnding, .snapshotEach: frequency == .annual ? .yearly : .withinTheYear
        }
    }
}
