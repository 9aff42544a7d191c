/// Red, amber or green against a target, or not rated.
///
/// A project definition, in docs/methods/rating.md. A boundary belongs to the better colour, and
/// everything is compared in decimal digits: 89.95 against 90 with no tolerance is red, and becomes
/// green only where the rule says to compare what is shown.
public enum Rating: String, Equatable, Sendable, CaseIterable {
    case red, amber, green
    case notRated = "not_rated"
}

/// A target with its tolerance: what a value is rated by.
public struct RatingRule: Equatable, Sendable {
    public enum Aim: Equatable, Sendable {
        /// Higher is better.
        case atLeast(Double)
        /// Lower is better.
        case atMost(Double)
        case within(Band)
    }

    /// How far from the target is still amber.
    public enum Tolerance: Equatable, Sendable {
        /// In the unit of the value: 4 with a target of 90% is amber down to 86%.
        case absolute(Double)
        /// Of the target's size, or of the nearer end of a band.
        case percentOfTarget(Double)
    }

    public let aim: Aim
    public let tolerance: Tolerance
    /// Rounds the value first, half away from nought, so that the colour never contradicts the
    /// number shown. The target is what was agreed and is left alone.
    public let compareAtDecimals: Int?
    /// Under this many in the denominator a percentage is not rated at all.
    public let smallestCohort: Double?

    public init(
        aim: Aim, tolerance: Tolerance = .absolute(0), compareAtDecimals: Int? = nil, smallestCohort: Double? = nil
    ) throws(MeasureError) {
        switch aim {
        case .atLeast(let target), .atMost(let target):
            guard target.isFinite else { throw .notFinite }
        case .within:
            break
        }
        switch tolerance {
        case .absolute(let amount), .percentOfTarget(let amount):
            guard amount.isFinite else { throw .notFinite }
            guard amount >= 0 else { throw .negativeTolerance(amount) }
        }
        self.aim = aim
        self.tolerance = tolerance
        self.compareAtDecimals = compareAtDecimals
        self.smallestCohort = smallestCohort
    }

    /// Nothing for `value` means missing or hidden from this reader. A hidden value must never be
    /// passed in: its colour alone can give it away.
    public func judge(_ value: Double?, cohort: Double? = nil) -> RatingJudgement {
        guard let value, let digits = Decimals(shown: value, at: compareAtDecimals) else {
            return RatingJudgement(rating: .notRated, reason: .noValue)
        }
        if let smallestCohort, let cohort, cohort < smallestCohort {
            return RatingJudgement(rating: .notRated, reason: .tooFewToRate(cohort: cohort, smallest: smallestCohort))
        }
        let (shortfall, reference) = shortfall(of: digits)
        if shortfall <= .zero { return RatingJudgement(rating: .green, reason: .met(by: shortfall.magnitude)) }
        let allowed = allowance(from: reference)
        return shortfall <= allowed
            ? RatingJudgement(rating: .amber, reason: .withinTolerance(shortBy: shortfall, allowed: allowed))
            : RatingJudgement(rating: .red, reason: .beyondTolerance(shortBy: shortfall, allowed: allowed))
    }

    /// How far the value misses, and the number the tolerance is a percentage of.
    private func shortfall(of value: Decimals) -> (Decimals, Double) {
        switch aim {
        case .atLeast(let target): (Decimals(finite: target) - value, target)
        case .atMost(let target): (value - Decimals(finite: target), target)
        case .within(let band): band.distance(of: value)
        }
    }

    func allowance(from reference: Double) -> Decimals {
        switch tolerance {
        case .absolute(let amount): Decimals(finite: amount)
        case .percentOfTarget(let percent): (Decimals(finite: percent) * Decimals(finite: reference).magnitude).shifted(by: -2)
        }
    }
}

/// A rating with what led to it, as data: the sentence knows the unit and is made elsewhere.
public struct RatingJudgement: Equatable, Sendable {
    public let rating: Rating
    public let reason: Reason

    public enum Reason: Equatable, Sendable {
        case noValue
        case noTarget
        case tooFewToRate(cohort: Double, smallest: Double)
        /// Better than the target by this much; nought when just met, or anywhere inside a band.
        case met(by: Decimals)
        case withinTolerance(shortBy: Decimals, allowed: Decimals)
        case beyondTolerance(shortBy: Decimals, allowed: Decimals)
    }

    public init(rating: Rating, reason: Reason) {
        self.rating = rating
        self.reason = reason
    }

    /// Of a measure for which no target was agreed.
    public static let withoutTarget = RatingJudgement(rating: .notRated, reason: .noTarget)
}
