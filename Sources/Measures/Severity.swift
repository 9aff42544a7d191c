/// How much an exception asks to be looked at: first how sure it is that something is wrong, then how wrong.
///
/// A board has ten minutes. A small area's red that one child would turn green comes after one that chance cannot explain,
/// however far off target the first is. A larger severity comes first. See docs/methods/severity.md.
public struct Severity: Hashable, Comparable, Sendable {
    /// The least sure first.
    public enum Sureness: Int, CaseIterable, Comparable, Sendable {
        /// The value is red, and nothing says that it is more than chance.
        case colouredOnly
        /// Its 95% interval lies wholly on the wrong side of the target.
        case againstTarget
        /// Its series has a special cause of concerning nature.
        case specialCause
        /// Beyond 99.8% limits on the wrong side: its own interval's from the target, its series' process limits, or the
        /// funnel's.
        case beyondLimits

        public static func < (left: Sureness, right: Sureness) -> Bool { left.rawValue < right.rawValue }

        /// Completes "It stands here because …".
        public var words: String {
            switch self {
            case .colouredOnly: "it is red, which may still be chance"
            case .againstTarget: "its 95% interval misses the target"
            case .specialCause: "its series moves the wrong way by more than chance"
            case .beyondLimits: "it lies beyond 99.8% limits, where chance hardly ever puts a figure"
            }
        }
    }

    public let sureness: Sureness
    /// How far on the wrong side of the target, in tolerances; without a tolerance in standard errors; nought without either.
    /// Both count how many times a difference that would not matter, so that measures of different units can be ranked.
    public let distance: Double

    public init(sureness: Sureness, distance: Double) {
        self.sureness = sureness
        self.distance = distance.isNaN ? 0 : max(0, distance)
    }

    public static func < (left: Severity, right: Severity) -> Bool {
        (left.sureness, left.distance) < (right.sureness, right.distance)
    }
}

extension Severity {
    /// The severity of a value that may be shown; nothing where it is neither red nor shown to be wrong by a test.
    ///
    /// - Parameters:
    ///   - value: In the unit of the rule.
    ///   - rule: What it is rated by, if there is a target.
    ///   - cohort: Its denominator, for rules that do not rate a small one.
    ///   - interval: Its interval at a confidence, in the unit of the rule: Wilson's or Poisson's. Nothing without counts.
    ///   - chart: Its series.
    ///   - place: Its place in a funnel of its peers.
    ///   - improvement: Which way is good.
    public init?(
        of value: Double, against rule: RatingRule?, cohort: Double? = nil, interval: ((Confidence) -> Interval)? = nil,
        chart: ControlChart? = nil, among place: Funnel.Place? = nil, improvement: Improvement
    ) {
        let usual = interval?(.ninetyFive)
        let wide = interval?(.ninetyNinePointEight)
        let misses = { (one: Interval?) in rule.map { rule in one.map { rule.aim.isMissed(by: $0) } ?? false } ?? false }
        let isConcern = chart?.variation?.isConcern == true
        let isOutside = isConcern && chart?.marks.last(where: { $0 != nil })??.contains(.outside) == true
        if isOutside || misses(wide) || place?.isFarWrong(improvement) == true {
            sureness = .beyondLimits
        } else if isConcern {
            sureness = .specialCause
        } else if misses(usual) {
            sureness = .againstTarget
        } else if rule?.judge(value, cohort: cohort).rating == .red {
            sureness = .colouredOnly
        } else {
            return nil
        }
        distance = rule.map { Severity.distance(of: value, $0, usual) } ?? 0
    }

    private static func distance(of value: Double, _ rule: RatingRule, _ interval: Interval?) -> Double {
        let (short, end) = rule.aim.shortfall(of: value)
        guard short > 0 else { return 0 }
        let tolerance = rule.allowance(from: end).double
        if tolerance > 0 { return short / tolerance }
        guard let interval, interval.upper > interval.lower else { return 0 }
        return short / ((interval.upper - interval.lower) / (2 * Confidence.ninetyFive.z))
    }
}

extension RatingRule.Aim {
    /// Whether no value in the interval would do.
    func isMissed(by interval: Interval) -> Bool {
        switch self {
        case .atLeast(let target): interval.upper < target
        case .atMost(let target): interval.lower > target
        case .within(let band): interval.upper < band.lower || interval.lower > band.upper
        }
    }

    /// How far on the wrong side, not above nought where it does; and the end that it is measured from.
    func shortfall(of value: Double) -> (Double, Double) {
        switch self {
        case .atLeast(let target): (target - value, target)
        case .atMost(let target): (value - target, target)
        case .within(let band):
            band.lower - value > value - band.upper ? (band.lower - value, band.lower) : (value - band.upper, band.upper)
        }
    }
}

extension Funnel.Place {
    /// Whether it lies beyond the wider limits on the side that is not good; a measure without a good side has none.
    func isFarWrong(_ improvement: Improvement) -> Bool {
        switch improvement {
        case .increase: self == .farBelow
        case .decrease: self == .farAbove
        case .neutral: false
        }
    }
}
