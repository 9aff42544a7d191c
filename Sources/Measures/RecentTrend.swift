/// Whether a measure rose or fell over its latest five years by more than chance: the trend markers of Fingertips.
///
/// For single years that are independent of each other; rolling averages, months and quarters have a control chart instead.
/// Source: the Fingertips public health technical guidance; see docs/methods/recent-trend.md.
public struct RecentTrend: Equatable, Sendable {
    public enum Finding: String, Equatable, Sendable {
        case increasing, decreasing
        case noSignificantChange = "no_significant_change"
        case cannotBeCalculated = "cannot_be_calculated"
    }

    /// What was tested, and with what result.
    public struct Test: Equatable, Sendable {
        /// With one degree of freedom.
        public let chiSquare: Double
        /// A year: of the logarithm of the odds for proportions, in the unit of the value otherwise.
        public let slope: Double
        /// Whether the slope keeps its sign whichever one of the five years is left out; a slope of nought counts as positive.
        public let slopesAgree: Bool
    }

    /// Why there is nothing to test.
    public enum Obstacle: Equatable, Sendable {
        case latestMissing
        /// Years without a gap, back from the latest.
        case tooFewYears(has: Int)
        /// A year in which the count is nought has no odds.
        case noneCounted
        /// A year in which the count is the whole denominator has none either.
        case everyoneCounted
        /// A value whose interval has no width would outweigh all others.
        case noWidth
    }

    public enum Outcome: Equatable, Sendable {
        case tested(Test)
        case obstructed(Obstacle)
    }

    public let outcome: Outcome

    /// Exactly so many years are used, the latest.
    public static let years = 5
    /// The 99.8% point of χ² with one degree of freedom. Stricter than 95%, since a board looks at many trends at once.
    public static let threshold = 9.54953570608324

    init(_ outcome: Outcome) {
        self.outcome = outcome
    }

    public var test: Test? {
        if case .tested(let test) = outcome { test } else { nil }
    }

    public var obstacle: Obstacle? {
        if case .obstructed(let obstacle) = outcome { obstacle } else { nil }
    }

    public var finding: Finding {
        guard let test else { return .cannotBeCalculated }
        guard test.chiSquare > RecentTrend.threshold, test.slopesAgree else { return .noSignificantChange }
        return test.slope > 0 ? .increasing : .decreasing
    }

    /// What the trend means for children.
    public func performance(_ polarity: Polarity) -> Performance {
        switch (finding, polarity) {
        case (.increasing, .higherIsBetter), (.decreasing, .lowerIsBetter): .improved
        case (.decreasing, .higherIsBetter), (.increasing, .lowerIsBetter): .worsened
        case (.increasing, _), (.decreasing, _): .notJudged
        case (.noSignificantChange, _), (.cannotBeCalculated, _): .noClearChange
        }
    }
}
