/// The centre of a stretch of values and how far one usually differs from the next: what every limit of individual
/// values is made of.
///
/// A missing value is not-a-number. It counts in nothing and has no moving range to either side.
struct Baseline {
    /// Not-a-number where there is no value.
    let mean: Double
    /// The average moving range; not-a-number where no two neighbours have a value.
    let range: Double
    /// How many values it was made from.
    let points: Int

    /// Screened, the moving ranges that are out of the ordinary themselves are left out, once.
    init(_ values: UnsafeBufferPointer<Double>, isScreened: Bool) {
        (mean, points) = Baseline.mean(values)
        range = Baseline.movingRange(values, isScreened: isScreened)
    }

    /// The upper limit of a moving range, by its average.
    private static let screen = 3.267

    /// The sum carries what each addition rounds away (Knuth's two-sum), so that the mean is right to its last bit. A mean
    /// that were off by a hair would put a point that is exactly at it on one side, and make or break a run.
    private static func mean(_ values: UnsafeBufferPointer<Double>) -> (Double, Int) {
        var (sum, lost, count) = (0.0, 0.0, 0)
        for value in values where !value.isNaN {
            let next = sum + value
            let added = next - sum
            lost += (sum - (next - added)) + (value - added)
            sum = next
            count += 1
        }
        guard count > 0 else { return (.nan, 0) }
        let divisor = Double(count)
        let rough = sum / divisor
        let rest = sum.addingProduct(-rough, divisor) + lost
        return (rough + rest / divisor, count)
    }

    private static func movingRange(_ values: UnsafeBufferPointer<Double>, isScreened: Bool) -> Double {
        let whole = averageStep(values, below: .infinity)
        guard isScreened, whole > 0 else { return whole }
        // Some range is no larger than the average, so some are always left.
        return averageStep(values, below: screen * whole)
    }

    private static func averageStep(_ values: UnsafeBufferPointer<Double>, below bound: Double) -> Double {
        var (sum, count) = (0.0, 0)
        for place in 1..<max(1, values.count) {
            let step = abs(values[place] - values[place - 1])
            // A comparison with not-a-number is false, so a missing neighbour leaves the step out.
            let isCounted = step < bound
            sum += isCounted ? step : 0
            count += isCounted ? 1 : 0
        }
        return count > 0 ? sum / Double(count) : .nan
    }
}

extension Baseline {
    init(_ values: [Double?], isScreened: Bool) {
        self = values.map(Baseline.plain).withUnsafeBufferPointer { Baseline($0, isScreened: isScreened) }
    }

    /// Not-a-number for what is missing, and for what is no number that could be drawn.
    static func plain(_ value: Double?) -> Double {
        guard let value, value.isFinite else { return .nan }
        return value
    }
}
