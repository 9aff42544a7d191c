import Measures

/// One area's latest figure beside a benchmark and the range of its peers, all of one source and one period.
public struct Spread: Sendable {
    public let reading: Reading
    public let period: Period
    public let shown: Shown
    public let benchmark: Double
    /// Nil where the area's own figure may not be shown, since the others would give it away.
    public let range: Range?
    public let standing: Standing

    public struct Range: Equatable, Sendable {
        public var lowest, lowerQuartile, upperQuartile, highest: Double

        public init(lowest: Double, lowerQuartile: Double, upperQuartile: Double, highest: Double) {
            self.lowest = lowest
            self.lowerQuartile = lowerQuartile
            self.upperQuartile = upperQuartile
            self.highest = highest
        }
    }

    /// What a test of the figure against the benchmark says.
    public enum Standing: String, Sendable {
        case better = "Better"
        case similar = "Similar"
        case worse = "Worse"
        case lower = "Lower"
        case higher = "Higher"
        /// Without counts nothing can tell a difference from chance.
        case notTested = "Not tested"
    }

    /// Fewer peers than this are no range.
    public static let fewestPeers = 5

    /// Nil without a benchmark of the same period, with too few peers that have a figure then, and for a count: a part
    /// always has fewer than its whole.
    public init?(of reading: Reading, beside benchmark: Series?, among peers: [Series]) {
        guard reading.indicator.unit != .count, let latest = reading.latest,
            let other = benchmark?.point(at: latest.period)?.shown.value?.value, other.isFinite
        else { return nil }
        let values = peers.compactMap { $0.point(at: latest.period)?.shown.value?.value }.filter(\.isFinite).sorted()
        guard values.count >= Spread.fewestPeers else { return nil }
        self.reading = reading
        period = latest.period
        shown = latest.shown
        self.benchmark = other
        guard let value = latest.shown.value, value.value.isFinite else {
            (range, standing) = (nil, .notTested)
            return
        }
        range = Range(
            lowest: values[0], lowerQuartile: Spread.quantile(values, 0.25), upperQuartile: Spread.quantile(values, 0.75),
            highest: values[values.count - 1])
        let interval = value.interval(reading.indicator.unit)?(.ninetyFive)
        let found = BenchmarkComparison.overlapping(interval, benchmark: other)
        standing = Standing(BenchmarkWord(found, reading.indicator.measuredPolarity))
    }

    /// Between the two values that it lies between, as spreadsheets have it.
    static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        let place = share * Double(sorted.count - 1)
        let below = Int(place)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
}

extension Spread.Standing {
    fileprivate init(_ word: BenchmarkWord) {
        switch word {
        case .better: self = .better
        case .similar: self = .similar
        case .worse: self = .worse
        case .lower: self = .lower
        case .higher: self = .higher
        case .notCompared: self = .notTested
        }
    }
}
