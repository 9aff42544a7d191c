#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The curves of a funnel plot, at a hundred sizes along its axis.
///
/// Each line has one number a size. See docs/methods/funnel.md.
public struct FunnelLines: Equatable, Sendable {
    /// The cohort for proportions; the events for rates and ratios.
    public let sizes: [Double]
    public let lower95, upper95, lower998, upper998: [Double]
    /// The average, in the unit of the lines.
    public let average: Double
    /// For rates and ratios, what would have to be expected for so many events to lie on each line; else empty.
    public let expected: Expected?

    public struct Expected: Equatable, Sendable {
        public let lower95, upper95, lower998, upper998: [Double]
    }

    /// How a ratio is drawn.
    public enum Scale: Equatable, Sendable {
        /// Observed to expected, times this; 100 for an indirectly standardised ratio.
        case ratio(per: Double)
        /// How much more than one, as a part of one.
        case excess
        /// Events per so many of a population with this average, in events per one of it.
        case rate(average: Double, per: Double)

        func value(_ ratio: Double) -> Double {
            switch self {
            case .ratio(let multiplier): ratio * multiplier
            case .excess: ratio - 1
            case .rate(let average, let multiplier): ratio * average * multiplier
            }
        }
    }

    /// Cut off at nought and at the whole. Throws where there is no unit.
    public init(_ units: [Proportion], per multiplier: Double = 100) throws(MeasureError) {
        guard !units.isEmpty else { throw .tooFewValues(has: 0, needs: 1) }
        let average = units.reduce(0) { $0 + $1.met } / units.reduce(0) { $0 + $1.cohort }
        let sizes = FunnelLines.sizes(units.map(\.cohort), ofEvents: false)
        func line(_ confidence: Confidence, _ end: (Interval) -> Double) -> [Double] {
            sizes.map { max(0, min(multiplier, multiplier * end(FunnelLimits.proportion(average, of: $0, confidence)))) }
        }
        self.sizes = sizes
        self.average = average * multiplier
        lower95 = line(.ninetyFive, \.lower)
        upper95 = line(.ninetyFive, \.upper)
        lower998 = line(.ninetyNinePointEight, \.lower)
        upper998 = line(.ninetyNinePointEight, \.upper)
        expected = nil
    }

    /// For rates and ratios, at whole numbers of events. Throws where there is no unit.
    public init(events: [Double], _ scale: Scale) throws(MeasureError) {
        guard !events.isEmpty else { throw .tooFewValues(has: 0, needs: 1) }
        let sizes = FunnelLines.sizes(events, ofEvents: true)
        // So many events lie low against the most that could have been expected, and high against the least.
        let expected = Expected(
            lower95: sizes.map { ChiSquare.quantile(upperTail: 0.025, degrees: 2 * $0 + 2) / 2 },
            upper95: sizes.map { ChiSquare.quantile(lowerTail: 0.025, degrees: 2 * $0) / 2 },
            lower998: sizes.map { ChiSquare.quantile(upperTail: 0.001, degrees: 2 * $0 + 2) / 2 },
            upper998: sizes.map { ChiSquare.quantile(lowerTail: 0.001, degrees: 2 * $0) / 2 })
        func line(_ expected: [Double]) -> [Double] { zip(sizes, expected).map { scale.value($0 / $1) } }
        self.sizes = sizes
        self.expected = expected
        average = scale.value(1)
        lower95 = line(expected.lower95)
        upper95 = line(expected.upper95)
        lower998 = line(expected.lower998)
        upper998 = line(expected.upper998)
    }
}

extension FunnelLines {
    private static let count = 100

    /// A hundred whole sizes, close together where the funnel is narrow: each so many times the one before that the last is
    /// the end of the axis, and at least one more.
    private static func sizes(_ units: [Double], ofEvents: Bool) -> [Double] {
        let (least, most) = (units.min() ?? 1, units.max() ?? 1)
        let start = most > 2 * least ? 0 : floor(0.95 * least, digits: 1)
        let end = ceiling(1.05 * most, digits: 2)
        var sizes = [max(1, start)]
        for place in 2...count {
            let left = Double(count + 1 - place + (ofEvents ? 1 : 0))
            let last = sizes[sizes.count - 1]
            sizes.append(max((pow(end / last, 1 / left) * last).rounded(.toNearestOrEven), last + 1))
        }
        return sizes
    }

    private static func floor(_ number: Double, digits: Int) -> Double {
        let unit = self.unit(of: number, digits: digits)
        return (number / unit).rounded(.down) * unit
    }

    private static func ceiling(_ number: Double, digits: Int) -> Double {
        let unit = self.unit(of: number, digits: digits)
        return (number / unit).rounded(.up) * unit
    }

    /// What the last of so many significant digits stands for; one at least, since sizes are whole.
    private static func unit(of number: Double, digits: Int) -> Double {
        var unit = 1.0
        while unit * 10 <= number { unit *= 10 }
        for _ in 1..<digits where unit > 1 { unit /= 10 }
        return unit
    }
}
