/// A control chart of counts, of proportions or of rates, whose limits come from how such counts vary by chance.
///
/// Three standard deviations about the centre; p, u, c and i charts as qicharts2 0.8.1 draws them, p' and u' after Laney
/// (2002). The method, and when to use which, is in docs/methods/attribute-charts.md.
public struct AttributeChart: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// How many of a cohort, as a part of one.
        case p
        /// Events in a population, per one of it.
        case u
        /// Events in periods that are alike.
        case c
        /// Values of any kind, from their moving ranges.
        case i
        /// As p and u, where large denominators make the plain limits too narrow: widened by how much the points really vary.
        case laneyP = "p'"
        case laneyU = "u'"

        /// Whether each count has a denominator.
        public var hasSizes: Bool { self != .c && self != .i }
        var isProportion: Bool { self == .p || self == .laneyP }
        var isLaney: Bool { self == .laneyP || self == .laneyU }
    }

    public let kind: Kind
    /// What is drawn: proportions, rates, counts or values; nothing where the count or its denominator is missing.
    public let values: [Double?]
    /// Nothing where there is no value at all.
    public let centre: Double?
    /// Per point; nothing without a value, and where there are too few to know how much they vary. Never under nought for
    /// counts, never over one for proportions.
    public let lower: [Double?]
    public let upper: [Double?]
    /// Of the values about the centre, by Anhoej's rules.
    public let runs: Runs

    /// `counts` and `sizes` are in date order; charts c and i take no sizes. Throws for a denominator that is not above
    /// nought, a negative count, a proportion above one, and where counts and sizes differ in number.
    public init(_ kind: Kind, _ counts: [Double?], of sizes: [Double?] = []) throws(MeasureError) {
        if kind.hasSizes, counts.count != sizes.count { throw .unequalLengths(counts.count, sizes.count) }
        var points: [Point?] = []
        for (place, count) in counts.enumerated() {
            points.append(try Point(kind, count, of: kind.hasSizes ? sizes[place] : 1))
        }
        let values = points.map { $0.map { kind == .i ? $0.count : $0.count / $0.size } }
        let baseline = Baseline(values, isScreened: true)
        let known = points.compactMap(\.self)
        let total = known.reduce(0) { $0 + $1.count } / known.reduce(0) { $0 + $1.size }
        let centre = kind == .i ? baseline.mean : total
        let sigmas = AttributeChart.sigmas(kind, points, centre, baseline)
        self.kind = kind
        self.values = values
        self.centre = known.isEmpty ? nil : centre
        lower = sigmas.map { sigma in sigma.map { kind == .i ? centre - 3 * $0 : max(0, centre - 3 * $0) } }
        upper = sigmas.map { sigma in sigma.map { kind.isProportion ? min(1, centre + 3 * $0) : centre + 3 * $0 } }
        runs = Runs(values.compactMap(\.self), about: centre)
    }

    /// Per point, whether it lies strictly outside its limits.
    public var isSignal: [Bool] {
        values.indices.map { place in
            guard let value = values[place], let low = lower[place], let high = upper[place] else { return false }
            return value < low || value > high
        }
    }

    private struct Point {
        var count, size: Double

        /// Nothing where either is missing.
        init?(_ kind: Kind, _ count: Double?, of size: Double?) throws(MeasureError) {
            guard let count, let size else { return nil }
            guard count.isFinite, size.isFinite else { throw .notFinite }
            guard size > 0 else { throw .emptyCohort }
            guard count >= 0 || kind == .i else { throw .negativeCount(count) }
            if kind.isProportion, count > size { throw .countOutsideCohort(met: count, cohort: size) }
            self.count = count
            self.size = size
        }
    }

    /// The average moving range of normal values is so many standard deviations.
    private static let rangeOfTwo = 1.128

    private static func sigmas(_ kind: Kind, _ points: [Point?], _ centre: Double, _ baseline: Baseline) -> [Double?] {
        if kind == .i {
            return points.map { $0 == nil || baseline.range.isNaN ? nil : baseline.range / rangeOfTwo }
        }
        let variance = kind.isProportion ? centre * (1 - centre) : centre
        let plain = points.map { point in point.map { (variance / $0.size).squareRoot() } }
        guard kind.isLaney, variance > 0 else { return plain }
        let scores = zip(points, plain).map { point, sigma in
            point.flatMap { point in sigma.map { (point.count / point.size - centre) / $0 } }
        }
        let widening = Baseline(scores, isScreened: true).range / rangeOfTwo
        return plain.map { sigma in sigma.flatMap { widening.isNaN ? nil : $0 * widening } }
    }
}
