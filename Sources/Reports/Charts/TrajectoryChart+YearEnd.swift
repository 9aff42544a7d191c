import Charts
import Domain
import Measures

extension TrajectoryChart {
    public init(_ year: YearEnd, title: String) {
        let text = FigureText(year.indicator)
        var projections: [Projection] = []
        if year.steps.contains(where: { $0.sum == nil }) {
            let steady = year.trajectory.runRateYearEnd
            projections.append(Projection(name: "At this rate", value: steady, text: text.value(steady)))
            if let seasonal = year.trajectory.seasonalYearEnd {
                projections.append(Projection(name: "As last year", value: seasonal, text: text.value(seasonal)))
            }
        }
        self.init(
            title: title,
            drawn:
                "Number in \(year.year), added up \(year.indicator.frequency.periodNoun) by \(year.indicator.frequency.periodNoun).",
            periods: year.steps.map { step in
                Period(
                    name: step.period.label, short: step.period.label, axisLabel: step.period.axisLabel,
                    sum: step.sum.map { .value($0, text.value($0)) })
            },
            target: Target(value: year.target, text: text.aim(year.target), dates: "by the end of \(year.year)"),
            projections: projections, finding: year.finding)
    }
}
