#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A year's value with its 95% interval, in one unit, and the counts it was made of where they are known.
public struct TrendValue: Equatable, Sendable {
    public let value: Double
    public let interval: Interval
    public let numerator: Double?
    public let denominator: Double?

    /// `interval` is at 95%: the weight of the year is taken from its width.
    public init(value: Double, interval: Interval, numerator: Double? = nil, denominator: Double? = nil) {
        self.value = value
        self.interval = interval
        self.numerator = numerator
        self.denominator = denominator
    }

    public init(_ rate: Rate, per multiplier: Double = 10_000) {
        self.init(
            value: rate.value(per: multiplier), interval: rate.interval(per: multiplier),
            numerator: rate.events, denominator: rate.population)
    }

    /// Every person of the year is counted.
    fileprivate var isEveryone: Bool { numerator != nil && numerator == denominator }
    fileprivate var isFinite: Bool { value.isFinite && interval.lower.isFinite && interval.upper.isFinite }
}

extension RecentTrend {
    /// Of one proportion a year, oldest first, with nothing for a year that is missing or hidden. The Cochran-Armitage test.
    public init(proportions: [Proportion?]) {
        self.init(
            RecentTrend.outcome(of: proportions, isEveryone: { $0.met == $0.cohort }) { latest in
                if latest.contains(where: { $0.met == 0 }) { return .obstructed(.noneCounted) }
                let odds = latest.map { log($0.met / ($0.cohort - $0.met)) }
                return .tested(Test(chiSquare: RecentTrend.cochranArmitage(latest), odds, weights: odds.map { _ in 1 }))
            })
    }

    /// Of a rate, a standardised rate or ratio, or a mean a year, oldest first, with nothing for a year that is missing or
    /// hidden. A straight line in which a year weighs the more the narrower its interval.
    public init(values: [TrendValue?]) {
        let valid = values.map { value in value.flatMap { $0.isFinite ? $0 : nil } }
        self.init(
            RecentTrend.outcome(of: valid, isEveryone: \.isEveryone) { latest in
                let widths = latest.map { $0.interval.upper - $0.interval.lower }
                guard widths.allSatisfy({ $0 > 0 }) else { return .obstructed(.noWidth) }
                // The guidance's own figure for twice the normal quantile.
                let weights = widths.map { (3.92 / $0) * (3.92 / $0) }
                let line = WeightedLine(latest.map(\.value), weights)
                return .tested(Test(chiSquare: line.slope * line.slope * line.spread, latest.map(\.value), weights: weights))
            })
    }

    /// The unbroken run of years back from the latest, of which the last five are tested. A year of the run in which everyone
    /// is counted stops the test even when it lies before those five, as in the published engine.
    private static func outcome<Year>(
        of years: [Year?], isEveryone: (Year) -> Bool, test: ([Year]) -> Outcome
    ) -> Outcome {
        let run = years.reversed().prefix { $0 != nil }.compactMap { $0 }
        if run.isEmpty { return .obstructed(.latestMissing) }
        if run.count < RecentTrend.years { return .obstructed(.tooFewYears(has: run.count)) }
        if run.contains(where: isEveryone) { return .obstructed(.everyoneCounted) }
        return test(run.prefix(RecentTrend.years).reversed())
    }

    /// χ² for trend in proportions without correction for continuity: the sum of (x - np)(t - mean t), squared, over its
    /// variance. In this form it keeps its digits where the counts are millions.
    private static func cochranArmitage(_ years: [Proportion]) -> Double {
        let together = years.reduce(0) { $0 + $1.cohort }
        let share = years.reduce(0) { $0 + $1.met } / together
        let mean = years.enumerated().reduce(0) { $0 + $1.element.cohort * Double($1.offset) } / together
        var (lean, spread) = (0.0, 0.0)
        for (time, year) in years.enumerated() {
            let distance = Double(time) - mean
            lean += (year.met - year.cohort * share) * distance
            spread += year.cohort * distance * distance
        }
        return lean * lean / (share * (1 - share) * spread)
    }
}

extension RecentTrend.Test {
    fileprivate init(chiSquare: Double, _ values: [Double], weights: [Double]) {
        self.chiSquare = chiSquare
        slope = WeightedLine(values, weights).slope
        let isRising = slope >= 0
        slopesAgree = values.indices.allSatisfy { left in
            var others = weights
            others[left] = 0
            return (WeightedLine(values, others).slope >= 0) == isRising
        }
    }
}

/// The weighted least-squares line through values at the times 0, 1, 2, …
private struct WeightedLine {
    let slope: Double
    /// The weighted squared distances of the times from their mean: the inverse of the slope's variance.
    let spread: Double

    init(_ values: [Double], _ weights: [Double]) {
        let together = weights.reduce(0, +)
        let meanTime = zip(weights, 0...).reduce(0) { $0 + $1.0 * Double($1.1) } / together
        // About the first value that counts, so that equal values give a slope of exactly nought.
        let first = zip(weights, values).first { $0.0 > 0 }?.1 ?? 0
        let meanValue = zip(weights, values).reduce(0) { $0 + $1.0 * ($1.1 - first) } / together
        var (along, spread) = (0.0, 0.0)
        for (time, (weight, value)) in zip(weights, values).enumerated() {
            let distance = Double(time) - meanTime
            along += weight * distance * (value - first - meanValue)
            spread += weight * distance * distance
        }
        slope = along / spread
        self.spread = spread
    }
}
