/// A control chart of individual values: which points are ordinary variation and which have a cause.
///
/// Individuals and moving ranges (XmR) with the rules of the NHS's Making Data Count; NHSRplotthedots 0.2.2 agrees with it
/// except where docs/methods/deviations.md says otherwise. The method is in docs/methods/control-chart.md.
public struct ControlChart: Equatable, Sendable {
    /// A stretch from one rebasing to the next. Nothing is carried over its ends.
    public struct Group: Equatable, Sendable {
        /// Places of its points in the series.
        public let points: Range<Int>
        /// Nothing where no point of its baseline has a value.
        public let mean: Double?
        /// Nothing where no two neighbours of its baseline have a value: not enough data.
        public let limits: ProcessLimits?
        /// Fewer than thirteen values: trial limits.
        public let isShort: Bool

        /// Fewer values than this make trial limits.
        public static let fewest = 13
    }

    /// In date order, one a period, in the unit of the indicator. Nothing is a period without a value.
    public let values: [Double?]
    /// At least one.
    public let groups: [Group]
    /// Per point, how many rebase points there are up to and including it.
    public let rebaseGroup: [Int]
    /// Per point; nothing where there is no value.
    public let marks: [PointMarks?]
    public let improvement: Improvement
    public let target: Double?
    /// From the last point that has a value; nothing where its group has no limits.
    public let variation: Variation?
    /// Against the limits of the last group; nothing without limits, without a target or without a good direction.
    public let assurance: Assurance?

    /// A value that is no finite number is taken as missing. A place of `rebasedAt` outside the series does nothing.
    public init(
        _ values: [Double?], rebasedAt: [Int] = [], improvement: Improvement, target: Double? = nil,
        plan: ControlPlan = .standard
    ) {
        let starts = Set(rebasedAt).filter(values.indices.contains).sorted()
        let plain = values.map(Baseline.plain)
        var all = [PointMarks](repeating: [], count: values.count)
        let groups = plain.withUnsafeBufferPointer { points in
            ControlChart.ranges(starts, count: points.count).map { range in
                ControlChart.judge(range, of: points, plan, into: &all)
            }
        }
        let marks = zip(plain, all).map { $0.isNaN ? nil : $1 }
        self.values = plain.map { $0.isNaN ? nil : $0 }
        self.groups = groups
        self.rebaseGroup = ControlChart.numbers(starts, count: values.count)
        self.marks = marks
        self.improvement = improvement
        self.target = target
        self.variation = ControlChart.variation(marks, groups, improvement)
        let last = groups.last?.limits
        self.assurance = target.flatMap { target in
            last.flatMap { Assurance(target: target, within: $0, improvement: improvement) }
        }
    }

    private static func judge(
        _ range: Range<Int>, of points: UnsafeBufferPointer<Double>, _ plan: ControlPlan, into all: inout [PointMarks]
    ) -> Group {
        let group = UnsafeBufferPointer(rebasing: points[range])
        let baseline = plan.baseline(group)
        let limits = ProcessLimits(baseline)
        all.withUnsafeMutableBufferPointer { marks in
            guard let start = marks.baseAddress else { return }
            ControlRules(baseline, limits, trendLength: plan.trendLength).mark(group, into: start + range.lowerBound)
        }
        return Group(
            points: range, mean: baseline.points > 0 ? baseline.mean : nil, limits: limits,
            isShort: group.count { !$0.isNaN } < Group.fewest)
    }

    private static func ranges(_ starts: [Int], count: Int) -> [Range<Int>] {
        let cuts = starts.filter { $0 > 0 }
        return zip([0] + cuts, cuts + [count]).map { $0..<$1 }
    }

    private static func numbers(_ starts: [Int], count: Int) -> [Int] {
        var number = 0
        return (0..<count).map { place in
            if number < starts.count, starts[number] == place { number += 1 }
            return number
        }
    }

    private static func variation(_ marks: [PointMarks?], _ groups: [Group], _ improvement: Improvement) -> Variation? {
        guard let last = marks.lastIndex(where: { $0 != nil }), let mark = marks[last] else { return nil }
        guard groups.contains(where: { $0.points.contains(last) && $0.limits != nil }) else { return nil }
        return Variation(mark.cause, improvement: improvement)
    }
}
