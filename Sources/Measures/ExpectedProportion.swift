/// What the proportions so far lead one to expect of the next, whose cohort may be larger or smaller than theirs.
///
/// The limits of a p'-chart (Laney 2002) for a point that is not itself among those they are made from, never narrower than
/// chance alone would have them. Half a case is added to those that met the standard and half to those that did not, so that a
/// series which was always all or always none still has limits. The method is in docs/methods/attribute-charts.md.
public struct ExpectedProportion: Equatable, Sendable {
    /// As a part of one.
    public let centre: Double
    /// By how much the points vary more than chance.
    public let widening: Double
    /// How many it was made from.
    public let points: Int

    /// Nothing for fewer than two, for a cohort that is not above nought, and for a count outside its cohort.
    public init?(_ counts: [Double], of sizes: [Double]) {
        guard counts.count == sizes.count, counts.count >= 2 else { return nil }
        guard zip(counts, sizes).allSatisfy({ $1 > 0 && $0 >= 0 && $0 <= $1 && $1.isFinite }) else { return nil }
        let (met, all) = (counts.reduce(0, +), sizes.reduce(0, +))
        let centre = (met + 0.5) / (all + 1)
        let scores = zip(counts, sizes).map { count, size in
            Optional((count / size - centre) / (centre * (1 - centre) / size).squareRoot())
        }
        let range = Baseline(scores, isScreened: true).range
        self.centre = centre
        widening = range.isNaN ? 1 : max(1, range / Self.rangeOfTwo)
        points = counts.count
    }

    /// Three standard deviations about the centre for a cohort of this size, as parts of one.
    public func limits(of size: Double) -> ClosedRange<Double> {
        precondition(size > 0, "A cohort has somebody in it.")
        let reach = 3 * widening * (centre * (1 - centre) / size).squareRoot()
        return max(0, centre - reach)...min(1, centre + reach)
    }

    /// How likely it is that all of so many meet the standard, or that none does, if nothing has changed.
    public func chance(ofAll size: Double) -> Double { Self.power(centre, size) }
    public func chance(ofNone size: Double) -> Double { Self.power(1 - centre, size) }

    /// The average moving range of normal values is so many standard deviations.
    private static let rangeOfTwo = 1.128

    private static func power(_ base: Double, _ exponent: Double) -> Double {
        // By squaring, which needs no library; nobody counts beyond a million children.
        var (rest, factor, result) = (Int(min(exponent, 1e6)), base, 1.0)
        while rest > 0 {
            if rest & 1 == 1 { result *= factor }
            factor *= factor
            rest >>= 1
        }
        return result
    }
}
