#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A funnel for units that differ by more than chance alone: its limits are widened by how much the middle of them does.
///
/// Additive random effects after Spiegelhalter (2005), in the forms of FunnelPlotR 0.6.0. The method is in
/// docs/methods/overdispersion.md.
public struct OverdispersedFunnel: Equatable, Sendable {
    public enum Method: String, CaseIterable, Sendable {
        /// Of a cohort, on the arcsine scale.
        case proportion = "PR"
        /// Observed to expected on the log scale; the outermost units are left out of the dispersion (NHS Digital, SHMI).
        case logRatio = "SR_SHMI"
        /// Observed to expected on the square-root scale (Care Quality Commission).
        case rootRatio = "SR_CQC"
        /// One count to another, on the log scale.
        case ratioOfCounts = "RC"

        var isStandardised: Bool { self == .logRatio || self == .rootRatio }
    }

    /// One number a unit each, in the unit of the ratio.
    public struct Limits: Equatable, Sendable {
        public let lower95, upper95, lower998, upper998: [Double]
    }

    /// Count to size, one a unit.
    public let values: [Double]
    /// In standard errors from the centre, by chance alone.
    public let scores: [Double]
    /// What the dispersion is made from: the outermost drawn in, or nothing where a unit was left out.
    public let trimmedScores: [Double?]
    /// The dispersion: one if the units differ by chance alone.
    public let phi: Double
    /// The variance between units beyond chance, on the method's scale.
    public let tauSquared: Double
    public let adjusted: Limits
    public let unadjusted: Limits

    /// Units that differ by no more than chance keep the limits of chance.
    public var usesAdjustedLimits: Bool { phi > 1 }
    public var limits: Limits { usesAdjustedLimits ? adjusted : unadjusted }

    /// Per unit, whether it lies strictly beyond the 99.8% limits in use.
    public var isOutlier: [Bool] {
        values.indices.map { values[$0] < limits.lower998[$0] || values[$0] > limits.upper998[$0] }
    }

    /// `trim` is the share at each end that does not make the dispersion: above nought and under 0.4. Throws where it is
    /// not, where counts and sizes differ in number, for fewer than two units, a size that is not above nought, a negative
    /// count, a proportion above one and counts of which none is above nought.
    public init(_ method: Method, _ counts: [Double], of sizes: [Double], trim: Double = 0.1) throws(MeasureError) {
        guard counts.count == sizes.count else { throw .unequalLengths(counts.count, sizes.count) }
        guard counts.count >= 2 else { throw .tooFewValues(has: counts.count, needs: 2) }
        guard trim > 0, trim < 0.4 else { throw .trimOutsideRange(trim) }
        var units: [FunnelUnit] = []
        for (count, size) in zip(counts, sizes) { units.append(try FunnelUnit(method, count, of: size)) }
        guard counts.contains(where: { $0 > 0 }) else { throw .tooFewValues(has: 0, needs: 1) }
        let centre = FunnelScale(method, units)
        let scores = units.map { centre.score($0) }
        let trimmed = method == .logRatio ? Trimming.truncated(scores, trim) : Trimming.winsorised(scores, trim)
        let kept = zip(trimmed, units).compactMap { score, unit in score.map { ($0, centre.error(unit)) } }
        values = units.map { $0.count / $0.size }
        self.scores = scores
        trimmedScores = trimmed
        phi = kept.reduce(0) { $0 + $1.0 * $1.0 } / Double(kept.count)
        tauSquared = OverdispersedFunnel.tauSquared(phi, weights: kept.map { 1 / ($0.1 * $0.1) })
        adjusted = centre.limits(units, tauSquared: tauSquared)
        unadjusted = method.isStandardised ? OverdispersedFunnel.exact(units) : centre.limits(units, tauSquared: 0)
    }

    /// DerSimonian and Laird's estimate.
    private static func tauSquared(_ phi: Double, weights: [Double]) -> Double {
        let count = Double(weights.count)
        guard count > 1, count * phi >= count - 1 else { return 0 }
        let sum = weights.reduce(0, +)
        let squares = weights.reduce(0) { $0 + $1 * $1 }
        return max(0, (count * phi - (count - 1)) / (sum - squares / sum))
    }

    /// Exact Poisson limits of what was expected, as ratios to it.
    private static func exact(_ units: [FunnelUnit]) -> Limits {
        func line(_ limit: (Double) -> Double) -> [Double] { units.map { limit($0.size) / $0.size / 2 } }
        return Limits(
            lower95: line { ChiSquare.quantile(lowerTail: 0.025, degrees: 2 * $0) },
            upper95: line { ChiSquare.quantile(upperTail: 0.025, degrees: 2 * $0 + 2) },
            lower998: line { ChiSquare.quantile(lowerTail: 0.001, degrees: 2 * $0) },
            upper998: line { ChiSquare.quantile(upperTail: 0.001, degrees: 2 * $0 + 2) })
    }
}
