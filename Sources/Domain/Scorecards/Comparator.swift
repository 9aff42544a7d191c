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

    public init(of: Of, name: String, value: Double, period: Period?, source: String) {
        self.of = of
        self.name = name
        self.value = value
        self.period = period
        self.source = source
    }
}

extension Comparator {
    /// The mean of the neighbours' own values, each council counting once, as the Department's tool works it out.
    /// It is taken at the newest period, not after the figure's own, for which any of them has a value.
    public static func neighbours(
        _ series: [Series], model: NeighbourModel, notAfter period: Period?, expected: Int, source: String
    ) -> Comparator? {
        var values: [Period: [Double]] = [:]
        for one in series {
            for point in one.points {
                if let value = point.shown.value?.value { values[point.period, default: []].append(value) }
            }
        }
        let limit = period?.lastDay ?? Day(number: .max)
        guard let newest = values.keys.filter({ $0.lastDay <= limit }).max(),
            let atNewest = values[newest]
        else { return nil }
        let mean = atNewest.reduce(0, +) / Double(atNewest.count)
        let count = atNewest.count == expected ? "\(expected)" : "\(atNewest.count) of \(expected)"
        return Comparator(of: .neighbours, name: "Neighbours (\(count)), \(model.name)", value: mean, period: newest, source: source)
    }

    /// One area's value at the newest period not after the figure's own.
    public static func area(_ series: Series, _ of: Of, name: String, notAfter period: Period?, source: String) -> Comparator? {
        let limit = period?.lastDay ?? Day(number: .max)
        guard let newest = series.points.last(where: { $0.shown.value != nil && $0.period.lastDay <= limit }), let value = newest.shown.value else { return nil }
        return Comparator(of: of, name: name, value: value.value, period: newest.period, source: source)
    }

    public static func stated(_ benchmark: StatedBenchmark, country: String) -> Comparator {
        Comparator(
            of: benchmark.of == .england ? .country : .neighbours, name: benchmark.of == .england ? country : "Neighbours",
            value: benchmark.value, period: benchmark.period, source: benchmark.source ?? "stated in the framework")
    }
}
