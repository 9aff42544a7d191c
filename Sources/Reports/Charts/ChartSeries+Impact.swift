import Charts
import Domain
import Measures

extension ChartSeries {
    /// The figure before and after an action began: the limits of before drawn through to the end, so that anybody can see
    /// whether the later points lie within them.
    public init(_ impact: ImpactCheck, district: ID<Area>, title: String) {
        self.init(impact.series, line: nil, district: district, comparators: [], title: title, reading: impact.sentence)
        let slots = PeriodSlots(impact.series).periods
        guard let startedOn = impact.startedOn else { return }
        if let first = slots.firstIndex(where: { $0.lastDay >= startedOn }) {
            events = [ChartEvent(at: first, heading: startedOn.long, detail: "the action began")]
        }
        guard let limits = impact.limits, let start = impact.before.first.flatMap({ slots.firstIndex(of: $0.period) }) else {
            return
        }
        let end = impact.after.last.flatMap { slots.lastIndex(of: $0.period) } ?? slots.count - 1
        let text = FigureText(impact.series.indicator)
        centres = [
            CentreLine(
                from: start, to: max(start, end), value: limits.mean, name: "Average before", text: text.value(limits.mean),
                limits: .init(
                    lower: limits.lower, lowerText: text.value(limits.lower), upper: limits.upper,
                    upperText: text.value(limits.upper)))
        ]
    }
}
