import Measures

/// How a figure stands against what the board wants, as a word with its reason. Never a colour alone.
public struct Standing: Hashable, Sendable {
    public enum Word: String, CaseIterable, Sendable {
        case red = "Red"
        case amber = "Amber"
        case green = "Green"
        case notRated = "Not rated"
        case inRange = "In range"
        case askWhy = "Ask why"
    }

    public var word: Word
    /// One sentence with its numbers.
    public var reason: String

    public init(word: Word, reason: String) {
        self.word = word
        self.reason = reason
    }

    /// Whether the board should look at it.
    public var isException: Bool { word == .red || word == .askWhy }
}

extension Standing {
    /// Under this many a percentage is not rated: one child would be five points.
    static let smallestCohort = 20.0

    init(of shown: Shown, against target: Target?, at period: Period, as indicator: Indicator) {
        let text = FigureText(indicator)
        guard case .value(let value) = shown else {
            self.init(word: .notRated, reason: "There is no figure to rate.")
            return
        }
        guard let target else {
            self.init(word: .notRated, reason: "No target has been agreed.")
            return
        }
        switch target.aim(for: period) {
        case .expectedRange(let low, let high):
            self = Standing.reading(value, expected: low, high, text, indicator)
        case .value(let aim):
            let rule: RatingRule.Aim = indicator.polarity == .lowerBetter ? .atMost(aim) : .atLeast(aim)
            self = Standing.rated(value, rule, "target \(text.aim(aim))", target.tolerance, text, indicator)
        case .band(let low, let high):
            guard let band = try? Band(lower: low, upper: high) else {  // a reversed band is refused when the framework is read
                self.init(word: .notRated, reason: "The band of the target is the wrong way round.")
                return
            }
            self = Standing.rated(value, .within(band), "target \(text.range(low, high))", target.tolerance, text, indicator)
        }
    }

    private static func reading(
        _ value: ShownValue, expected low: Double, _ high: Double, _ text: FigureText, _ indicator: Indicator
    )
        -> Standing
    {
        let range = text.range(low, high)
        guard let band = try? Band(lower: low, upper: high),  // a reversed range is refused when the framework is read
            let position = band.position(of: value.value, compareAtDecimals: indicator.decimals)
        else { return Standing(word: .notRated, reason: "The expected range is the wrong way round.") }
        switch position {
        case .inside:
            return Standing(word: .inRange, reason: "\(text.value(value.value)) is inside the expected range of \(range).")
        case .below:
            return Standing(word: .askWhy, reason: "\(text.value(value.value)) is below the expected range of \(range): explain.")
        case .above:
            return Standing(word: .askWhy, reason: "\(text.value(value.value)) is above the expected range of \(range): explain.")
        }
    }

    private static func rated(
        _ value: ShownValue, _ aim: RatingRule.Aim, _ target: String, _ tolerance: Target.Tolerance, _ text: FigureText,
        _ indicator: Indicator
    ) -> Standing {
        guard let rule = rule(aim, tolerance, indicator) else {
            return Standing(word: .notRated, reason: "The target's tolerance cannot be used.")
        }
        return sentence(rule.judge(value.value, cohort: value.denominator), text.value(value.value), target, text)
    }

    private static func rule(
        _ aim: RatingRule.Aim, _ tolerance: Target.Tolerance, _ indicator: Indicator
    ) -> RatingRule? {
        let allowance: RatingRule.Tolerance =
            switch tolerance {
            case .points(let points): .absolute(points)
            case .percentOfTarget(let percent): .percentOfTarget(percent)
            }
        return try? RatingRule(  // a negative tolerance is refused when the framework is read
            aim: aim, tolerance: allowance, compareAtDecimals: indicator.decimals,
            smallestCohort: indicator.unit.isProportion ? smallestCohort : nil)
    }

    /// What a figure of a period is rated by; nil where it is not rated: without a target, or by an expected range.
    static func rule(of target: Target, at period: Period, as indicator: Indicator) -> RatingRule? {
        switch target.aim(for: period) {
        case .expectedRange: return nil
        case .value(let aim):
            return rule(indicator.polarity == .lowerBetter ? .atMost(aim) : .atLeast(aim), target.tolerance, indicator)
        case .band(let low, let high):
            let band = try? Band(lower: low, upper: high)  // a reversed band is refused when the framework is read
            return band.flatMap { rule(.within($0), target.tolerance, indicator) }
        }
    }

    private static func sentence(_ judgement: RatingJudgement, _ value: String, _ target: String, _ text: FigureText) -> Standing
    {
        let word: Word =
            switch judgement.rating {
            case .red: .red
            case .amber: .amber
            case .green: .green
            case .notRated: .notRated
            }
        switch judgement.reason {
        case .noValue: return Standing(word: word, reason: "There is no figure to rate.")
        case .noTarget: return Standing(word: word, reason: "No target has been agreed.")
        case .tooFewToRate(let cohort, let smallest):
            return Standing(
                word: word, reason: "Too few to rate: \(FigureText.count(cohort)), and it takes \(FigureText.count(smallest)).")
        case .met(let by):
            return Standing(
                word: word,
                reason: "\(value) meets the \(target)" + (by <= .zero ? "." : ", with \(text.difference(by)) to spare."))
        case .withinTolerance(let short, let allowed):
            return Standing(
                word: word,
                reason:
                    "\(value) is \(text.difference(short)) off the \(target), within the tolerance of \(text.difference(allowed))."
            )
        case .beyondTolerance(let short, let allowed):
            return Standing(
                word: word,
                reason:
                    "\(value) is \(text.difference(short)) off the \(target), beyond the tolerance of \(text.difference(allowed))."
            )
        }
    }
}
