/// Where a series would be if it went on as the straight line through its last values (least squares).
///
/// For percentages and rates, which do not add up over a year, and for counts with a target a period. In
/// docs/methods/projection.md.
public struct Projection: Equatable, Sendable {
    /// By how much the line rises from one value to the next.
    public let slope: Double
    /// Where the line stands at the last value, which need not be the value itself.
    public let atLast: Double

    /// Two values always lie on a line and prove nothing, so it takes three.
    public static let fewest = 3

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
        slope = along / spread
        atLast = mean + slope * middle
    }

    public func value(ahead steps: Int) -> Double { atLast + slope * Double(steps) }
}
