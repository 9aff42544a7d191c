/// An area beside a benchmark, such as England or its statistical neighbours: the comparators of Fingertips.
///
/// Each gives nothing where something is missing; a number hidden from the reader must never be handed in, since the answer
/// can give it away. All numbers of one call are in one unit. See docs/methods/comparison.md.
public enum BenchmarkComparison {
    /// One interval, one level: the usual comparison. Similar where the benchmark lies in the interval, its ends included.
    public static func overlapping(_ interval: Interval?, benchmark: Double?) -> BenchmarkStanding? {
        guard let interval, let benchmark else { return nil }
        if benchmark < interval.lower { return .higher }
        return benchmark > interval.upper ? .lower : .similar
    }

    /// One interval at 95% and at 99.8%. The ends belong to the milder class.
    public static func overlapping(
        ninetyFive: Interval?, ninetyNinePointEight: Interval?, benchmark: Double?
    ) -> GradedBenchmarkStanding? {
        guard let milder = overlapping(ninetyFive, benchmark: benchmark),
            let stricter = overlapping(ninetyNinePointEight, benchmark: benchmark)
        else { return nil }
        switch milder {
        case .similar: return .similar
        case .higher: return stricter == .similar ? .higher95 : .higher998
        case .lower: return stricter == .similar ? .lower95 : .lower998
        }
    }

    /// Two values with an interval each, such as two areas: where `value` stands beside `other`. Similar where the intervals
    /// overlap or touch.
    public static func doubleOverlapping(
        _ value: Double?, _ interval: Interval?, other: Double?, _ otherInterval: Interval?
    ) -> BenchmarkStanding? {
        guard let value, let interval, let other, let otherInterval else { return nil }
        if interval.overlaps(otherInterval) { return .similar }
        return value < other ? .lower : .higher
    }

    /// A value beside the limits within which areas of its size would lie if they differed from the benchmark by chance alone.
    /// A value just at a limit is similar.
    public static func against(_ limits: Interval?, _ value: Double?) -> BenchmarkStanding? {
        guard let limits, let value else { return nil }
        if value > limits.upper { return .higher }
        return value < limits.lower ? .lower : .similar
    }
}

/// Limits about a benchmark for an area of a given size.
public enum BenchmarkLimits {
    /// Two levels, with the normal quantiles rounded as Fingertips stores them.
    public enum Level: Equatable, Sendable {
        case ninetyFive, ninetyNinePointEight

        var z: Double { self == .ninetyFive ? 1.96 : 3.0902 }
        var tail: Double { self == .ninetyFive ? 0.025 : 0.001 }
    }

    /// For a proportion, in units of `per` like the benchmark. Nothing for a cohort that is not above nought, and for a
    /// benchmark that is no proportion.
    public static func proportion(
        _ benchmark: Double, cohort: Double, level: Level = .ninetyFive, per multiplier: Double = 100
    ) -> Interval? {
        let share = benchmark / multiplier
        guard cohort > 0, cohort.isFinite, (0...1).contains(share) else { return nil }
        let expected = cohort * share
        let square = level.z * level.z
        let spread = level.z * (square + 4 * expected * (1 - share)).squareRoot()
        let denominator = 2 * (cohort + square)
        return Interval(
            lower: multiplier * (2 * expected + square - spread) / denominator,
            upper: multiplier * (2 * expected + square + spread) / denominator)
    }

    /// For a rate or a standardised rate, in units of `per` like the benchmark: the exact Poisson limits of the events that the
    /// benchmark lets expect. Nothing for a population that is not above nought, and for a negative benchmark.
    public static func rate(
        _ benchmark: Double, population: Double, level: Level = .ninetyFive, per multiplier: Double = 10_000
    ) -> Interval? {
        let expected = benchmark * population / multiplier
        guard population > 0, expected >= 0, expected.isFinite else { return nil }
        let count = Poisson.exact(expected, level.tail)
        return Interval(lower: multiplier * count.lower / population, upper: multiplier * count.upper / population)
    }
}
