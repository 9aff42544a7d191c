/// How sure an interval is meant to be: 0.95 says that ninety-five such intervals in a hundred
/// would hold the true value.
///
/// Given as 0.9 to 1 or as 90 to 100. Nothing under 90% is accepted: a board reading a 60% interval
/// as "the range it could be" would be misled.
public struct Confidence: Equatable, Sendable {
    /// Between 0.9 and 1.
    public let level: Double

    public init(_ level: Double) throws(MeasureError) {
        switch level {
        case 0.9...1: self.level = level
        case 90...100: self.level = level / 100
        default: throw .confidenceOutsideRange(level)
        }
    }

    private init(known level: Double) {
        self.level = level
    }

    public static let ninetyFive = Confidence(known: 0.95)
    public static let ninetyNinePointEight = Confidence(known: 0.998)

    /// The probability left over on either side.
    public var tail: Double { (1 - level) / 2 }

    /// How many standard errors wide the interval is on either side; infinite at a level of 1.
    public var z: Double {
        switch level {
        case 0.95: 1.959963984540054
        case 0.998: 3.090232306167813
        default: Normal.quantile(upperTail: tail)
        }
    }
}

/// From where to where a true value may reasonably lie, in the unit of the value.
public struct Interval: Equatable, Sendable {
    public let lower: Double
    public let upper: Double

    public init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// The double-overlap test of Fingertips: two values are told apart only if their intervals have
    /// no point in common. Intervals that just touch overlap. It is stricter than a test of the
    /// difference, which suits a board that looks at many measures at once.
    public func overlaps(_ other: Interval) -> Bool {
        lower <= other.upper && other.lower <= upper
    }
}
