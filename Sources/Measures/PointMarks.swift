/// What a control chart says of one point, in one byte, so that a table of a million points can be judged at once.
///
/// A point without a value, and a point exactly at the mean to which no rule applies, have none.
public struct PointMarks: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let above = PointMarks(rawValue: 1)
    public static let below = PointMarks(rawValue: 2)
    /// Strictly beyond a process limit.
    public static let outside = PointMarks(rawValue: 4)
    /// Strictly beyond two thirds of the way to a limit, and not outside.
    public static let near = PointMarks(rawValue: 8)
    /// In seven or more strictly rising or falling.
    public static let trend = PointMarks(rawValue: 16)
    /// Of a point in a trend: which way it goes from here, or came to here.
    public static let rising = PointMarks(rawValue: 32)
    /// A near point in three consecutive ones on one side, two of them near.
    public static let twoInThree = PointMarks(rawValue: 64)
    /// In seven or more on one side of the mean.
    public static let shift = PointMarks(rawValue: 128)

    /// On which side of the mean it lies; nil exactly at it.
    public var side: ProcessSignal.Side? {
        contains(.above) ? .above : contains(.below) ? .below : nil
    }

    /// The first rule that applies, in their order; nil is common cause.
    public var cause: SpecialCause? {
        if isDisjoint(with: [.outside, .trend, .twoInThree, .shift]) { return nil }
        let isAbove = contains(.above)
        if contains(.outside) { return isAbove ? .aboveUpperLimit : .belowLowerLimit }
        if contains(.trend) { return contains(.rising) ? .risingTrend : .fallingTrend }
        if contains(.twoInThree) { return isAbove ? .twoInThreeAbove : .twoInThreeBelow }
        return isAbove ? .shiftAbove : .shiftBelow
    }
}

/// Why a point is no ordinary variation, by the rules of Making Data Count. See docs/methods/control-chart.md.
public enum SpecialCause: String, CaseIterable, Sendable {
    case aboveUpperLimit = "Above UCL"
    case belowLowerLimit = "Below LCL"
    case risingTrend = "7 Point Trend (Increasing)"
    case fallingTrend = "7 Point Trend (Decreasing)"
    case twoInThreeAbove = "2 in 3 Above CL"
    case twoInThreeBelow = "2 in 3 Below CL"
    case shiftAbove = "7 Points Above CL"
    case shiftBelow = "7 Points Below CL"

    /// Whether it speaks of higher values.
    public var isHigh: Bool {
        switch self {
        case .aboveUpperLimit, .risingTrend, .twoInThreeAbove, .shiftAbove: true
        case .belowLowerLimit, .fallingTrend, .twoInThreeBelow, .shiftBelow: false
        }
    }
}
