/// A rating rule made ready for many values: the colour alone, as `RatingRule.judge` gives it without a cohort.
///
/// Where a value lies further from every boundary than rounding could carry it, comparisons decide. Only beside a boundary
/// are the digits compared, so that the colour never contradicts the number shown.
public struct RatingScale: Sendable {
    private let rule: RatingRule
    private let bounds: Bounds
    /// Values equal to one of these lie exactly on the boundary; not-a-number where no number is exactly there.
    private let greenEnds, amberEnds: (Double, Double)

    public init(_ rule: RatingRule) {
        let lower = Boundary(rule, below: true)
        let upper = Boundary(rule, below: false)
        self.rule = rule
        greenEnds = (lower.exactGreen, upper.exactGreen)
        amberEnds = (lower.exactAmber, upper.exactAmber)
        let shown = rule.compareAtDecimals.map { Decimals(5).shifted(by: -$0 - 1).double } ?? 0
        let ends = [lower.green, lower.amber, upper.green, upper.amber].filter(\.isFinite)
        bounds = Bounds(
            green: lower.green...upper.green, amber: lower.amber...upper.amber,
            doubt: shown * 1.000_001 + (ends.map(abs).max() ?? 0) * 1e-12)
    }

    /// Not rated where the value is no finite number.
    public func rating(of value: Double) -> Rating {
        bounds.isBeside(value) ? beside(value) : bounds.rating(of: value)
    }

    /// `ratings` has as many places as `values`; whatever stood there is written over.
    func rate(_ values: UnsafeBufferPointer<Double>, into ratings: UnsafeMutablePointer<Rating>) {
        // Copied, so that no write to a rating could be one to a bound. In two passes, since the first has no branches and
        // most series need no second.
        let bounds = bounds
        var doubtful = 0
        for place in 0..<values.count {
            ratings[place] = bounds.rating(of: values[place])
            doubtful &+= bounds.isBeside(values[place]) ? 1 : 0
        }
        guard doubtful > 0 else { return }
        for place in 0..<values.count where bounds.isBeside(values[place]) { ratings[place] = beside(values[place]) }
    }

    private func beside(_ value: Double) -> Rating {
        if value == greenEnds.0 || value == greenEnds.1 { return .green }
        if value == amberEnds.0 || value == amberEnds.1 { return .amber }
        return rule.judge(value).rating
    }

    /// What two comparisons can tell.
    private struct Bounds {
        let green, amber: ClosedRange<Double>
        /// So near to a boundary the digits decide.
        let doubt: Double

        @inline(__always)
        func isBeside(_ value: Double) -> Bool {
            let below = min(abs(value - green.lowerBound), abs(value - amber.lowerBound))
            let above = min(abs(value - green.upperBound), abs(value - amber.upperBound))
            return min(below, above) <= doubt
        }

        @inline(__always)
        func rating(of value: Double) -> Rating {
            let isAmber = value >= amber.lowerBound && value <= amber.upperBound
            let isGreen = value >= green.lowerBound && value <= green.upperBound
            return value.isFinite ? (isGreen ? .green : isAmber ? .amber : .red) : .notRated
        }
    }

    /// Where green and amber end on one side; without an end there, both are infinite.
    private struct Boundary {
        var green, amber: Double
        var exactGreen = Double.nan
        var exactAmber = Double.nan

        init(_ rule: RatingRule, below: Bool) {
            guard let end = Boundary.end(rule.aim, below: below) else {
                green = below ? -.infinity : .infinity
                amber = green
                return
            }
            let target = Decimals(finite: end)
            let reach = rule.allowance(from: end)
            let edge = below ? target - reach : target + reach
            (green, amber) = (end, edge.double)
            exactGreen = Boundary.exact(target, rule.compareAtDecimals)
            exactAmber = Boundary.exact(edge, rule.compareAtDecimals)
        }

        private static func end(_ aim: RatingRule.Aim, below: Bool) -> Double? {
            switch aim {
            case .atLeast(let target): below ? target : nil
            case .atMost(let target): below ? nil : target
            case .within(let band): below ? band.lower : band.upper
            }
        }

        private static func exact(_ digits: Decimals, _ decimals: Int?) -> Double {
            let isShown = decimals.map { digits.rounded(to: $0) == digits } ?? true
            return isShown && Decimals(digits.double) == digits ? digits.double : .nan
        }
    }
}
