/// What a chart draws and a table prints, point by point. Each array is as long as the series.
extension ControlChart {
    /// Why a point is no ordinary variation; nothing for common cause and for a point without a value.
    public var causes: [SpecialCause?] { marks.map { $0?.cause } }

    /// Nothing for a point without a value.
    public var meanings: [PointMeaning?] {
        marks.map { mark in mark.map { PointMeaning($0.cause, improvement: improvement) } }
    }

    public var means: [Double?] { groups.flatMap { Array(repeating: $0.mean, count: $0.points.count) } }
    /// The lower process limits, also where a point has no value; nothing in a group that has none.
    public var lowerLimits: [Double?] { limits(\.lower) }
    public var upperLimits: [Double?] { limits(\.upper) }
    public var nearLowerLimits: [Double?] { limits(\.nearLower) }
    public var nearUpperLimits: [Double?] { limits(\.nearUpper) }

    /// The place of the last point that has a value.
    public var latest: Int? { marks.lastIndex { $0 != nil } }

    /// The group of the latest value.
    public var latestGroup: Group? {
        latest.flatMap { place in groups.last { $0.points.contains(place) } }
    }

    private func limits(_ one: KeyPath<ProcessLimits, Double>) -> [Double?] {
        groups.flatMap { group in Array(repeating: group.limits.map { $0[keyPath: one] }, count: group.points.count) }
    }
}
