/// Which way is good.
public enum Polarity: Equatable, Sendable {
    case higherIsBetter
    case lowerIsBetter
    /// Good inside the range, ends included.
    case band(Band)
    /// Neither way is good by itself, as with children looked after: more may be better found.
    case neutral
}

/// A range that holds its ends.
public struct Band: Equatable, Sendable {
    public let lower: Double
    public let upper: Double

    public init(lower: Double, upper: Double) throws(MeasureError) {
        guard lower.isFinite, upper.isFinite else { throw .notFinite }
        guard lower <= upper else { throw .rangeReversed(lower: lower, upper: upper) }
        self.lower = lower
        self.upper = upper
    }

    public enum Position: Equatable, Sendable { case below, inside, above }

    /// Where a value lies, after rounding it to the decimals it is shown with when these are given.
    /// Nothing for a value that is no number.
    ///
    /// Also the reading of an *expected range*: a value outside it is to be explained, never coloured.
    public func position(of value: Double, compareAtDecimals decimals: Int? = nil) -> Position? {
        guard let value = Decimals(shown: value, at: decimals) else { return nil }
        if value < lowerDigits { return .below }
        return value > upperDigits ? .above : .inside
    }

    /// How far outside, with the nearer end; nought inside.
    func distance(of value: Decimals) -> (outside: Decimals, from: Double) {
        if value < lowerDigits { return (lowerDigits - value, lower) }
        if value > upperDigits { return (value - upperDigits, upper) }
        return (.zero, lower)
    }

    private var lowerDigits: Decimals { Decimals(finite: lower) }
    private var upperDigits: Decimals { Decimals(finite: upper) }
}

extension Decimals {
    /// A number already known to be finite.
    init(finite number: Double) {
        guard let digits = Decimals(number) else { preconditionFailure("This number was checked to be finite.") }
        self = digits
    }

    /// As it is shown: rounded when its decimals are given.
    init?(shown number: Double, at decimals: Int?) {
        guard let digits = Decimals(number) else { return nil }
        self = decimals.map(digits.rounded(to:)) ?? digits
    }
}
