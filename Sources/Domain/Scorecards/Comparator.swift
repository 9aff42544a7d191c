/// One other value to hold a figure against, which always names whose it is, of when, and from where.
public struct Comparator: Hashable, Sendable {
    public enum Of: Hashable, Sendable {
        case neighbours
        case region
        case country
        /// The district, when the figure is an area's.
        case district
    }

    public var of: Of
    /// "England", "Yorkshire and The Humber", "Neighbours (10, May 2025 model)".
    public var name: String
    public var value: Double
    /// Its own period, which is often older; nil when the framework does not say.
    public var period: Period?
    /// The vintage it is from.
    public var source: String
    /// The same, to be compared by; nil where the framework itself states the value.
    public var sourceID: ID<Source>?
    /// A mean of others' values; shown with one decimal more than they have.
    public var isMean: Bool

    public init(of: Of, name: String, value: Double, period: Period?, source: String, isMean: Bool = false) {
        self.of = of
        self.name = name
        self.value = value
        self.period = period
        self.source = source
        self.isMean = isMean
    }
}

extension Comparator {
    public func from(_ source: ID<Source>) -> Comparator {
        var other = self
        other.sourceID = source
        return other
    }

    /// The mean of the neighbours' own values, each council counting once, as the Department's tool works it out.
    /// It is taken at the newest period, not after the figure's own, for which any of them has a value.
    public static func neighbours(
        _ series: [Series], model: NeighbourModel, notAfter period: Period?, expected: Int, source: String
    ) -> Comparator? {
        let limit = period?.lastDay ?? Day(number: .max)
        return means(of: series, model: model, expected: expected, source: source).last {
            $0.period.map { $0.lastDay <= limit } ?? false
        }
    }

    /// The same for every period for which any neighbour has a value, in time.
    public static func means(of series: [Series], model: NeighbourModel, expected: Int, source: String) -> [Comparator] {
        var values: [Period: [Double]] = [:]
        for one in series {
            for point in one.points {
                if let value = point.shown.value?.value { values[point.period, default: []].append(value) }
            }
        }
        return values.sorted { $0.key < $1.key }.map { period, values in
            let count = values.count == expected ? "\(expected)" : "\(values.count) of \(expected)"
            return Comparator(
                of: .neighbours, name: "Neighbours (\(count)), \(model.name)", value: values.reduce(0, +) / Double(values.count),
                period: period,
                source: source, isMean: true)
        }
    }

    /// One area's value at the newest period not after the figure's own.
    public static func area(_ series: Series, _ of: Of, name: String, notAfter period: Period?, source: String) -> Comparator? {
        let limit = period?.lastDay ?? Day(number: .max)
        guard let newest = series.points.last(where: { $0.shown.value != nil && $0.period.lastDay <= limit }),
            let value = newest.shown.value
        else { return nil }
        return Comparator(of: of, name: name, value: value.value, period: newest.period, source: source)
    }

    public static func stated(_ benchmark: StatedBenchmark, country: String) -> Comparator {
        Comparator(
            of: benchmark.of == .england ? .country : .neighbours, name: benchmark.of == .england ? country : "Neighbours",
            value: benchmark.value, period: benchmark.period, source: benchmark.source ?? "stated in the framework")
    }
}
