/// Where a series would be if it went on as the straight line through its last values (least squares).
///
/// For percentages and rates, which do not add up over a year, and for counts with a target a period. Not across a break of
/// the series. In docs/methods/projection.md.
public struct Projection: Equatable, Sendable {
    /// By how much the line rises from one value to the next.
    public let slope: Double
    /// Where the line stands at the last value, which need not be the value itself.
    public let atLast: Double
    /// How far values lie from the line: the root of the squared distances over the number of values less two. In the unit of the
    /// values.
    public let deviation: Double
    private let count: Double
    /// The squared distances of the places from the middle place, summed.
    private let spread: Double

    /// Two values always lie on a line and prove nothing, so it takes three.
    public static let fewest = 3

    /// Throws `tooFewValues` for fewer than three and `notFinite` where one is no number.
    public init(_ values: [Double]) throws(MeasureError) {
        guard values.count >= Projection.fewest else { throw .tooFewValues(has: values.count, needs: Projection.fewest) }
        guard values.allSatisfy(\.isFinite) else { throw .notFinite }
        let count = Double(values.count)
        let middle = (count - 1) / 2
        let mean = values.reduce(0, +) / count
        var (along, spread) = (0.0, 0.0)
        for (place, value) in values.enumerated() {
            let distance = Double(place) - middle
            along += distance * (value - mean)
            spread += distance * distance
        }
        let slope = along / spread
        let squares = values.enumerated().reduce(0) { sum, one in
            let residual = one.element - mean - slope * (Double(one.offset) - middle)
            return sum + residual * residual
        }
        self.slope = slope
        atLast = mean + slope * middle
        deviation = (squares / (count - 2)).squareRoot()
        self.count = count
        self.spread = spread
    }

    /// Where the line stands one place before the first value.
    public var intercept: Double { atLast - slope * count }

    /// Where the line stands so many places after the last value.
    public func value(ahead steps: Int) -> Double { atLast + slope * Double(steps) }

    /// Between which values the figure itself would lie if the line went on: the prediction interval with Student's t, which
    /// holds both the scatter about the line and what is not known of the line. Not clipped to what a percentage can be.
    public func interval(ahead steps: Int, _ confidence: Confidence = .ninetyFive) -> Interval {
        guard confidence.level < 1 else { return Interval(lower: -.infinity, upper: .infinity) }
        let distance = (count - 1) / 2 + Double(steps)
        let error = deviation * (1 + 1 / count + distance * distance / spread).squareRoot()
        let reach = StudentT.quantile(upperTail: confidence.tail, degrees: count - 2) * error
        return Interval(lower: value(ahead: steps) - reach, upper: value(ahead: steps) + reach)
    }
}
