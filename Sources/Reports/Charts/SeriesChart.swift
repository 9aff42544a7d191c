import Charts
import Domain
import Measures

/// A series drawn by the method that it is long enough for: a control chart where there are limits, else a run chart.
public enum SeriesChart: Equatable, Sendable {
    case run(ChartSeries)
    case control(ControlPlot)

    /// - Parameter described: the same series as a chart describes it, with targets, comparators, breaks and events.
    public init(_ series: Series, _ judgement: Judgement, described: ChartSeries) {
        self = ControlPlot(series, judgement, described: described).map(SeriesChart.control) ?? .run(described)
    }

    public var series: ChartSeries {
        switch self {
        case .run(let series): series
        case .control(let plot): plot.series
        }
    }

    public func draw(id: String) -> Drawing {
        switch self {
        case .run(let series): RunChart.draw(series, id: id)
        case .control(let plot): plot.draw(id: id)
        }
    }
}

extension ControlPlot {
    /// What the judgement worked out, laid along the axis: a period that nobody sent has its place there and no point.
    /// Nil where the series is too short for limits.
    public init?(_ series: Series, _ judgement: Judgement, described: ChartSeries) {
        guard let chart = judgement.chart else { return nil }
        let slots = PeriodSlots(series).periods
        let places = Dictionary(zip(judgement.periods, judgement.periods.indices), uniquingKeysWith: { first, _ in first })
        let place = slots.map { places[$0] }
        func along<Value>(_ values: [Value?]) -> [Value?] { place.map { $0.flatMap { values[$0] } } }
        let marks = chart.causes.map { $0.map { RuleMark($0, chart.improvement) } }
        self.init(
            series: described,
            lines: Lines(
                mean: along(chart.means), lower: along(chart.lowerLimits), upper: along(chart.upperLimits),
                nearLower: along(chart.nearLowerLimits), nearUpper: along(chart.nearUpperLimits), marks: along(marks),
                // Limits change where the series is parted, and a gap belongs to the side on which it lies.
                group: slots.indices.map { slot in described.breaks.count { $0.after < slot } }),
            decimals: series.indicator.decimals)
    }
}

extension RuleMark {
    init(_ cause: SpecialCause, _ improvement: Improvement) {
        let rule: Rule =
            switch cause {
            case .aboveUpperLimit, .belowLowerLimit: .outside
            case .risingTrend, .fallingTrend: .trend
            case .twoInThreeAbove, .twoInThreeBelow: .twoInThree
            case .shiftAbove, .shiftBelow: .shift
            }
        let meaning: Meaning =
            switch PointMeaning(cause, improvement: improvement) {
            case .improvement: .improving
            case .concern: .concerning
            case .commonCause, .neutralHigh, .neutralLow: .neutral
            }
        self.init(rule, cause.isHigh ? .high : .low, meaning)
    }
}
