/// Events in a population, such as children looked after per 10,000.
///
/// An event may happen to a child more than once, so the count may exceed the population. Limits
/// are those of the count, as a Poisson variable, over the population: exact under ten events and
/// Byar's approximation from ten on, the form the national profiles publish. Source: Breslow and
/// Day (1987), as in `phe_rate`; see docs/methods/rate.md.
public struct Rate: Equatable, Sendable {
    public let events: Double
    public let population: Double

    public init(events: Double, in population: Double) throws(MeasureError) {
        guard events.isFinite, population.isFinite else { throw .notFinite }
        guard population > 0 else { throw .emptyCohort }
        guard events >= 0 else { throw .negativeCount(events) }
        self.events = events
        self.population = population
    }

    public init(events: Int, in population: Int) throws(MeasureError) {
        try self.init(events: Double(events), in: Double(population))
    }

    /// Of several groups together: events and populations are added. Throws `emptyCohort` when there is no group.
    public init(combining groups: [Rate]) throws(MeasureError) {
        try self.init(events: groups.reduce(0) { $0 + $1.events }, in: groups.reduce(0) { $0 + $1.population })
    }

    public func value(per multiplier: Double = 10_000) -> Double {
        multiplier * events / population
    }

    /// Which limits to take.
    public enum Limits: Equatable, Sendable {
        /// Exact under ten events, Byar's from ten on: what PHEindicatormethods and Fingertips do.
        case byarsFromTen
        /// Exact whatever the count. At 95% it differs from Byar's by at most 0.17%.
        case exact
    }

    public enum Method: String, Equatable, Sendable {
        case exact = "Exact"
        case byars = "Byars"
    }

    public func method(_ limits: Limits = .byarsFromTen) -> Method {
        limits == .exact || events < 10 ? .exact : .byars
    }

    public func interval(
        _ confidence: Confidence = .ninetyFive, per multiplier: Double = 10_000, limits: Limits = .byarsFromTen
    ) -> Interval {
        let count = Poisson.limits(of: events, confidence, limits)
        return Interval(lower: multiplier * count.lower / population, upper: multiplier * count.upper / population)
    }
}

/// Limits of a count of independent events.
public enum Poisson {
    /// In events. A level of 1 gives nought to infinity.
    public static func limits(of events: Double, _ confidence: Confidence, _ limits: Rate.Limits = .byarsFromTen) -> Interval {
        guard confidence.level < 1 else { return Interval(lower: 0, upper: .infinity) }
        return limits == .exact || events < 10 ? exact(events, confidence.tail) : byars(events, confidence.z)
    }

    static func exact(_ events: Double, _ tail: Double) -> Interval {
        Interval(
            lower: events == 0 ? 0 : IncompleteGamma.inverse(shape: events, lowerTail: tail),
            upper: IncompleteGamma.inverse(shape: events + 1, upperTail: tail))
    }

    /// From ten events on the cube cannot turn negative at any level up to 0.9999999.
    static func byars(_ events: Double, _ z: Double) -> Interval {
        func cube(_ x: Double) -> Double { x * x * x }
        let next = events + 1
        return Interval(
            lower: events * max(0, cube(1 - 1 / (9 * events) - z / (3 * events.squareRoot()))),
            upper: next * cube(1 - 1 / (9 * next) + z / (3 * next.squareRoot())))
    }
}
