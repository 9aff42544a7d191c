/// The limits of ordinary variation of a series: its mean, and so far on either side as one point differs from the next
/// by chance.
///
/// Individuals and moving ranges, as the NHS's Making Data Count charts have it. Moving ranges that are themselves out of
/// the ordinary are left out once, so that one leap does not widen the limits that are to show it. See
/// docs/methods/control-chart.md.
public struct ProcessLimits: Equatable, Sendable {
    public let mean: Double
    public let lower: Double
    public let upper: Double
    /// Two thirds of the way out.
    public let nearLower: Double
    public let nearUpper: Double
    /// The values that they were made from.
    public let points: Int

    /// Nothing where no two neighbours have a value. A missing value has no moving range to either side.
    public init?(_ values: [Double?], isScreened: Bool = true) {
        self.init(Baseline(values, isScreened: isScreened))
    }

    /// Nothing where the baseline has no moving range. Equal values have their mean for both limits.
    init?(_ baseline: Baseline) {
        guard !baseline.range.isNaN else { return nil }
        let reach = Self.width * baseline.range
        mean = baseline.mean
        lower = mean - reach
        upper = mean + reach
        nearLower = mean - reach * 2 / 3
        nearUpper = mean + reach * 2 / 3
        points = baseline.points
    }

    /// 3 divided by 1.128: the moving range of two is so many standard deviations wide.
    private static let width = 2.66
}

/// What later values say against limits that were made before them.
public struct ProcessSignal: Equatable, Sendable {
    public enum Side: Equatable, Sendable { case above, below }

    /// In the order in which they are looked for: the first that holds is the one that is told.
    public enum Rule: Equatable, Sendable {
        /// Points beyond a limit.
        case outside
        /// Seven or more in a row on one side of the mean.
        case oneSide
        /// Two of three in a row near the same limit.
        case nearLimit
    }

    public var rule: Rule
    public var side: Side
    /// Which of the values show it.
    public var places: [Int]

    public init(rule: Rule, side: Side, places: [Int]) {
        self.rule = rule
        self.side = side
        self.places = places
    }
}

extension ProcessLimits {
    /// How many in a row on one side of the mean are no chance any more.
    public static let longRun = 7

    /// The plainest thing that can be said of values that came later; nil when they vary as those before did. Where they
    /// lie beyond both limits, the side of the last of them is told.
    public func signal(in later: [Double]) -> ProcessSignal? {
        outside(later) ?? oneSide(later) ?? nearLimit(later)
    }

    private func outside(_ values: [Double]) -> ProcessSignal? {
        let places = values.indices.filter { values[$0] > upper || values[$0] < lower }
        guard let last = places.last else { return nil }
        let side: ProcessSignal.Side = values[last] > upper ? .above : .below
        return ProcessSignal(
            rule: .outside, side: side, places: places.filter { (values[$0] > upper) == (side == .above) })
    }

    private func nearLimit(_ values: [Double]) -> ProcessSignal? {
        guard values.count >= 3 else { return nil }
        for side in [ProcessSignal.Side.above, .below] {
            let isSide = { (value: Double) in side == .above ? value > mean : value < mean }
            let isNear = { (value: Double) in side == .above ? value > nearUpper : value < nearLower }
            let places = (0...(values.count - 3)).flatMap { start -> [Int] in
                let window = Array(start..<(start + 3))
                let near = window.filter { isNear(values[$0]) }
                return window.allSatisfy { isSide(values[$0]) } && near.count >= 2 ? near : []
            }
            if !places.isEmpty { return ProcessSignal(rule: .nearLimit, side: side, places: Set(places).sorted()) }
        }
        return nil
    }

    private func oneSide(_ values: [Double]) -> ProcessSignal? {
        for side in [ProcessSignal.Side.above, .below] {
            var run: [Int] = []
            for (place, value) in values.enumerated() {
                if side == .above ? value > mean : value < mean { run.append(place) } else { run = [] }
                if run.count >= Self.longRun, place == values.count - 1 || !continues(values, place + 1, side) {
                    return ProcessSignal(rule: .oneSide, side: side, places: run)
                }
            }
        }
        return nil
    }

    private func continues(_ values: [Double], _ place: Int, _ side: ProcessSignal.Side) -> Bool {
        side == .above ? values[place] > mean : values[place] < mean
    }
}
