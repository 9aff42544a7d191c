/// Which way a number went since an earlier period: the arrow.
///
/// The arrow and the word are two things. The arrow says what the number did; whether performance
/// improved is said by `Performance`, and only where a test agrees. See docs/methods/direction.md.
public enum Direction: String, Equatable, Sendable {
    case up, down, unchanged

    /// `deadBand` is in the unit of the values; a difference just as large is still no change.
    /// Nothing where either value is no number.
    public init?(from earlier: Double, to latest: Double, deadBand: Decimals) {
        guard let earlier = Decimals(earlier), let latest = Decimals(latest) else { return nil }
        let difference = latest - earlier
        self = difference.magnitude <= deadBand ? .unchanged : difference > .zero ? .up : .down
    }

    /// Half of the last decimal shown, the default: 0.05 for a figure with one decimal.
    public static func deadBand(forDecimals decimals: Int) -> Decimals {
        Decimals(5).shifted(by: -decimals - 1)
    }
}

/// What a change means for children: the word beside the arrow.
public enum Performance: String, Equatable, Sendable {
    case improved, worsened, unchanged
    /// The number moved, but not by more than chance would move it, or nothing is there to test.
    case noClearChange
    /// The measure has no good direction.
    case notJudged
}

/// What a statistical test says about the difference of two values.
public enum Evidence: Equatable, Sendable {
    /// The intervals have no point in common.
    case clear
    /// The intervals overlap or touch.
    case notClear
    /// No numerator and denominator to make an interval from.
    case untested

    /// Double overlapping intervals: Wilson's for proportions.
    public static func comparing(_ earlier: Proportion, _ latest: Proportion, _ confidence: Confidence = .ninetyFive) -> Evidence
    {
        comparing(earlier.interval(confidence), latest.interval(confidence))
    }

    /// Double overlapping intervals: the Poisson limits of each rate.
    public static func comparing(_ earlier: Rate, _ latest: Rate, _ confidence: Confidence = .ninetyFive) -> Evidence {
        comparing(earlier.interval(confidence), latest.interval(confidence))
    }

    /// Double overlapping intervals of any two values: standardised rates and ratios, or means published with limits.
    /// Untested where either has none.
    public static func comparing(_ earlier: Interval?, _ latest: Interval?) -> Evidence {
        guard let earlier, let latest else { return .untested }
        return earlier.overlaps(latest) ? .notClear : .clear
    }
}

/// The change of a measure between two periods.
public struct Change: Equatable, Sendable {
    public let direction: Direction
    /// Latest less earlier, exactly as their digits say.
    public let difference: Decimals
    public let performance: Performance
    public let evidence: Evidence

    /// Nothing where either value is no number.
    public init?(from earlier: Double, to latest: Double, deadBand: Decimals, polarity: Polarity, evidence: Evidence) {
        guard let direction = Direction(from: earlier, to: latest, deadBand: deadBand),
            let before = Decimals(earlier), let after = Decimals(latest)
        else { return nil }
        self.direction = direction
        self.difference = after - before
        self.evidence = evidence
        self.performance = Change.performance(direction, before, after, polarity, evidence)
    }

    private static func performance(
        _ direction: Direction, _ before: Decimals, _ after: Decimals, _ polarity: Polarity, _ evidence: Evidence
    ) -> Performance {
        if polarity == .neutral { return .notJudged }
        if direction == .unchanged { return .unchanged }
        guard evidence == .clear else { return .noClearChange }
        switch polarity {
        case .higherIsBetter: return direction == .up ? .improved : .worsened
        case .lowerIsBetter: return direction == .down ? .improved : .worsened
        case .band(let band):
            // What counts is the distance to the band, so a fall from above it is an improvement.
            let earlier = band.distance(of: before).outside
            let latest = band.distance(of: after).outside
            return latest == earlier ? .unchanged : latest < earlier ? .improved : .worsened
        case .neutral: return .notJudged
        }
    }
}
