/// How many of a cohort met a standard, such as review conferences held on time.
///
/// Limits come from Wilson's score method: a single authority's cohort is often under thirty
/// children, where the textbook "plus or minus" interval runs past 100%. Source: Wilson (1927),
/// Newcombe (1998), as in `phe_proportion`; see docs/methods/proportion.md.
///
/// To combine several, `init(combining:)` adds the counts.
public struct Proportion: Equatable, Sendable {
    public let met: Double
    public let cohort: Double

    /// Fractions are accepted, since survey counts are weighted.
    public init(met: Double, of cohort: Double) throws(MeasureError) {
        guard met.isFinite, cohort.isFinite else { throw .notFinite }
        guard cohort > 0 else { throw .emptyCohort }
        guard met >= 0, met <= cohort else { throw .countOutsideCohort(met: met, cohort: cohort) }
        self.met = met
        self.cohort = cohort
    }

    public init(met: Int, of cohort: Int) throws(MeasureError) {
        try self.init(met: Double(met), of: Double(cohort))
    }

    /// Of several groups together: the counts are added, since an average of percentages is not a percentage of anything.
    /// Throws `emptyCohort` when there is no group.
    public init(combining groups: [Proportion]) throws(MeasureError) {
        try self.init(met: groups.reduce(0) { $0 + $1.met }, of: groups.reduce(0) { $0 + $1.cohort })
    }

    /// In units of `per`: 100 gives a percentage. Multiplied before it is divided, so that 29 of 200
    /// is exactly 14.5 and prints as 15 without decimals, not as 14.
    public func value(per multiplier: Double = 100) -> Double {
        multiplier * met / cohort
    }

    /// Never leaves 0 to `per`, even where floating point would by a hair.
    public func interval(_ confidence: Confidence = .ninetyFive, per multiplier: Double = 100) -> Interval {
        guard confidence.level < 1 else { return Interval(lower: 0, upper: multiplier) }
        let z = confidence.z
        let spread = z * (z * z + 4 * met * (1 - met / cohort)).squareRoot()
        let denominator = 2 * (cohort + z * z)
        let lower = multiplier * (2 * met + z * z - spread) / denominator
        let upper = multiplier * (2 * met + z * z + spread) / denominator
        return Interval(
            lower: met == 0 ? 0 : max(0, lower),
            upper: met == cohort ? multiplier : min(multiplier, upper))
    }
}
