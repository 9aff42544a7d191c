import Measures

/// Whether a measure reaches its target by the end of the financial year if it goes on as it did.
public struct Course: Hashable, Sendable {
    public enum Word: String, CaseIterable, Sendable {
        case onCourse = "On course for March"
        case notOnCourse = "Not on course for March"
        case cannotBeTold = "Cannot be told"
    }

    public var word: Word
    /// One sentence with its numbers, which says how it was worked out.
    public var reason: String

    /// How many of the newest figures the line is drawn through.
    static let figures = 4

    public init(of reading: Reading, in district: ID<Area>, on today: Day) {
        let end = Day.endOfFinancialYear(today)
        guard let series = reading.series, let latest = series.latest, let shown = latest.shown.value else {
            self.init(.cannotBeTold, "There is no figure to go on from.")
            return
        }
        let (steps, last) = Course.steps(from: latest.period, to: end, by: reading.indicator.calendar)
        guard let target = reading.line?.target(for: last, in: district, district: district) else {
            self.init(.cannotBeTold, "No target has been agreed for \(last.label).")
            return
        }
        guard let aim = CourseAim(target.aim(for: last), reading.indicator) else {
            self.init(.cannotBeTold, "Neither high nor low is good here, so there is no course to be on.")
            return
        }
        let text = FigureText(reading.indicator)
        guard steps > 0 else {
            let isMet = aim.isMet(by: shown.value, reading.indicator)
            self.init(
                isMet ? .onCourse : .notOnCourse,
                "No further figure comes before \(end.long), and \(text.value(shown.value)) \(isMet ? "meets" : "misses") the target of \(aim.words)."
            )
            return
        }
        let values = Course.comparable(series, reading.indicator)
        guard let line = try? Projection(values) else {  // fewer than three comparable figures: nothing is claimed
            self.init(
                .cannotBeTold,
                "It takes three comparable figures one after the other, and there \(values.count == 1 ? "is 1" : "are \(values.count)")."
            )
            return
        }
        let expected = reading.indicator.held(line.value(ahead: steps))
        let isMet = aim.isMet(by: expected, reading.indicator)
        self.init(
            isMet ? .onCourse : .notOnCourse,
            "A straight line through the last \(values.count) figures comes to \(text.value(expected)) for \(last.label); the target is \(aim.words)."
        )
    }

    private init(_ word: Word, _ reason: String) {
        self.word = word
        self.reason = reason
    }

    /// How many periods are still to come before the year's end, and the last of them.
    private static func steps(from period: Period, to end: Day, by calendar: PeriodCalendar) -> (Int, Period) {
        var (steps, last) = (0, period)
        var next = calendar.next(period)
        while next.lastDay <= end, steps < 24 {
            steps += 1
            last = next
            next = calendar.next(next)
        }
        return (steps, last)
    }

    /// The newest figures without a gap and since the last break.
    private static func comparable(_ series: Series, _ indicator: Indicator) -> [Double] {
        var values: [Double] = []
        var later: Period?
        for point in series.points.reversed() {
            guard values.count < figures, let value = point.shown.value else { break }
            if let later {
                let isNext = indicator.calendar.next(point.period) == later
                guard isNext, indicator.seriesBreak(between: point.period, and: later) == nil else { break }
            }
            values.insert(value.value, at: 0)
            later = point.period
        }
        return values
    }
}

/// What a projected value is held against.
private struct CourseAim {
    private var rule: RatingRule.Aim
    var words: String

    init?(_ target: Target.Aim, _ indicator: Indicator) {
        let text = FigureText(indicator)
        switch target {
        case .value(let aim):
            rule = indicator.polarity == .lowerBetter ? .atMost(aim) : .atLeast(aim)
            words = text.aim(aim)
        case .band(let low, let high):
            guard let band = try? Band(lower: low, upper: high) else { return nil }  // refused when the framework is read
            rule = .within(band)
            words = text.range(low, high)
        case .expectedRange: return nil
        }
    }

    func isMet(by value: Double, _ indicator: Indicator) -> Bool {
        let rule = try? RatingRule(aim: rule, compareAtDecimals: indicator.decimals)  // the aim was finite when it was kept
        return rule?.judge(value).rating == .green
    }
}

extension Indicator {
    /// No line leads out of what is possible.
    func held(_ value: Double) -> Double {
        let low = max(0, value)
        return unit == .percent ? min(100, low) : low
    }
}

extension Day {
    /// 31 March of the financial year in which a day lies.
    public static func endOfFinancialYear(_ day: Day) -> Day { .lastOfMonth(3, day.month <= 3 ? day.year : day.year + 1) }
}

extension Reading {
    /// How far the newest figure is from its target, without a sign: "4.7 points off", "met, 2.1 points to spare".
    public var gap: String? {
        guard let shown = latest?.shown.value, let target, let latest else { return nil }
        let text = FigureText(indicator)
        let aim: RatingRule.Aim? =
            switch target.aim(for: latest.period) {
            case .value(let value): indicator.polarity == .lowerBetter ? .atMost(value) : .atLeast(value)
            case .band(let low, let high): (try? Band(lower: low, upper: high)).map { .within($0) }  // refused when read
            case .expectedRange: nil
            }
        // The aim was finite when the framework was kept.
        guard let aim, let rule = try? RatingRule(aim: aim, compareAtDecimals: indicator.decimals) else { return nil }
        switch rule.judge(shown.value).reason {
        case .met(let spare): return spare <= .zero ? "met" : "met, \(text.difference(spare)) to spare"
        case .withinTolerance(let short, _), .beyondTolerance(let short, _): return "\(text.difference(short)) off"
        case .noValue, .noTarget, .tooFewToRate: return nil
        }
    }
}
