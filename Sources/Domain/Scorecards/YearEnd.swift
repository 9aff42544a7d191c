import Measures

/// A count that adds up over the financial year, beside the targets of its periods added up, and where it is heading.
///
/// Only for counts of what happened in months or quarters: a stock counted on a day is never added up.
public struct YearEnd: Sendable {
    public struct Step: Sendable {
        public let period: Period
        /// The sum up to and with this period; nil while it is to come.
        public let sum: Double?
    }

    public let indicator: Indicator
    public let steps: [Step]
    /// All periods' targets together.
    public let target: Double
    public let trajectory: Trajectory
    /// "2026-27".
    public let year: String

    /// Nil where the measure is no such count, where a period of the year has no single number as its target, and where a
    /// figure of this year is hidden or missing: then nobody knows the sum.
    public init?(_ series: Series, line: BasketLine?, district: ID<Area>) {
        let indicator = series.indicator
        guard let line, YearEnd.addsUp(indicator), let latest = series.latest?.period else { return nil }
        let year = YearEnd.year(of: latest, indicator.calendar)
        let aims = year.map { line.target(for: $0, in: series.area, district: district)?.aim(for: $0).single }
        guard aims.allSatisfy({ $0 != nil }) else { return nil }
        let values = year.filter { $0 <= latest }.map { series.point(at: $0)?.shown.value?.value }
        guard !values.contains(nil) else { return nil }
        let target = aims.compactMap(\.self).reduce(0, +)
        let before = YearEnd.year(of: indicator.calendar.samePeriodLastYear(latest), indicator.calendar).map {
            series.point(at: $0)?.shown.value?.value
        }
        let toDate = values.compactMap(\.self)
        guard
            let trajectory = try? Trajectory(  // no figure, or a number that is none: there is no way to the year's end
                valuesToDate: toDate, lastYear: before.contains(nil) ? nil : before.compactMap(\.self),
                periodsInYear: year.count, aim: indicator.polarity == .lowerBetter ? .atMost(target) : .atLeast(target))
        else { return nil }
        self.indicator = indicator
        self.target = target
        self.trajectory = trajectory
        self.year = Period.financialYear(Day.endOfFinancialYear(latest.lastDay).year - 1).label
        var sum = 0.0
        steps = year.enumerated().map { place, period in
            guard place < toDate.count else { return Step(period: period, sum: nil) }
            sum += toDate[place]
            return Step(period: period, sum: sum)
        }
    }

    /// What the sum comes to and whether that is enough, with its numbers: the answer first.
    public var finding: String {
        let text = FigureText(indicator)
        let now = "\(text.value(trajectory.cumulative)) so far in \(year)"
        let all = "the year's target of \(text.aim(target)), which is that of its \(steps.count) periods together"
        switch trajectory.status {
        case .met: return "\(now): \(indicator.polarity == .lowerBetter ? "within" : "reached") \(all)."
        case .missed: return "\(now): \(indicator.polarity == .lowerBetter ? "over" : "short of") \(all)."
        case .onTrack, .offTrack:
            let rest = trajectory.requiredAverageForRest.map { needed(max(0, $0), text) } ?? ""
            let word = trajectory.status == .onTrack ? "on track for" : "off track for"
            return "\(now): at this rate \(text.value(trajectory.runRateYearEnd)) by the year's end, \(word) \(all).\(rest)"
        }
    }

    private func needed(_ average: Double, _ text: FigureText) -> String {
        // To whole ones on the safe side: a count has no halves.
        let isAtMost = indicator.polarity == .lowerBetter
        let whole = average.rounded(isAtMost ? .down : .up)
        return
            " It takes \(isAtMost ? "at most" : "at least") \(text.value(whole)) in each \(indicator.frequency.periodNoun) that is left."
    }

    private static func addsUp(_ indicator: Indicator) -> Bool {
        guard indicator.unit == .count, indicator.polarity != .inRange else { return false }
        switch indicator.periodKind {
        case .of(.month), .of(.financialQuarter), .of(.calendarQuarter): return true
        default: return false
        }
    }

    /// Every period of the financial year in which one lies.
    private static func year(of period: Period, _ calendar: PeriodCalendar) -> [Period] {
        let end = Day.endOfFinancialYear(period.lastDay)
        return calendar.periods(endingFrom: Day.firstOfMonth(4, end.year - 1), through: end)
    }
}
