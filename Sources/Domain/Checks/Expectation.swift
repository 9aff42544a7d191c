import Measures

/// Where the next figure of a series may be expected, and from how much that is known.
struct Expectation: Equatable {
    var lower: Double
    var upper: Double
    /// Earlier figures it was made from.
    var points: Int
    /// By a control chart; else by the widest that the few figures so far allow.
    var isByLimits: Bool

    /// From how many earlier figures on limits of ordinary variation are limits.
    static let fewestForLimits = Ladder.fewestForLimits
    /// Fewer earlier figures than this say nothing of the next.
    static let fewest = 4

    /// Nil where too little is known. `size` is the denominator of the figure that is to be judged.
    init?(of points: ArraySlice<SeriesPoint>, unit: Unit, plan: ControlPlan, size: Double?) {
        let shown = points.map(\.shown.value)
        let values = shown.compactMap { $0?.value }
        guard values.count >= Self.fewest, let least = values.min(), let most = values.max() else { return nil }
        self.points = values.count
        isByLimits = values.count >= Self.fewestForLimits
        if isByLimits {
            let proportion = size.flatMap { size in Expectation.proportion(shown, unit).map { $0.limits(of: size) } }
            guard let limits = proportion.map({ ($0.lowerBound * 100, $0.upperBound * 100) }) ?? Expectation.limits(shown, plan)
            else { return nil }
            (lower, upper) = limits
        } else {
            let reach = max(most - least, Expectation.chance(values, unit, size))
            (lower, upper) = (least - reach, most + reach)
        }
        if unit != .score { lower = max(0, lower) }
        if unit.isProportion { upper = min(100, upper) }
    }

    /// Nil unless every value comes with its counts.
    static func proportion(_ shown: [ShownValue?], _ unit: Unit) -> ExpectedProportion? {
        guard unit.isProportion else { return nil }
        let known = shown.compactMap(\.self)
        let counts = known.compactMap(\.numerator)
        let sizes = known.compactMap(\.denominator)
        guard counts.count == known.count, sizes.count == known.count else { return nil }
        return ExpectedProportion(counts, of: sizes)
    }

    private static func limits(_ shown: [ShownValue?], _ plan: ControlPlan) -> (Double, Double)? {
        let values = shown.prefix(plan.fixedAfter ?? shown.count).map { $0?.value }
        return ProcessLimits(values, isScreened: plan.isScreened).map { ($0.lower, $0.upper) }
    }

    /// By how much a figure of this size differs from one period to the next by chance alone: three standard deviations of
    /// a count, or of a proportion of so many.
    private static func chance(_ values: [Double], _ unit: Unit, _ size: Double?) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        switch unit {
        case .count: return 3 * max(mean, 1).squareRoot()
        case .percent:
            guard let size, size > 0 else { return 0 }
            let part = min(max(mean / 100, 0.5 / size), 1 - 0.5 / size)
            return 300 * (part * (1 - part) / size).squareRoot()
        case .rate, .average, .ratio, .score: return mean.magnitude * 0.1
        }
    }
}
