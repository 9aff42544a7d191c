/// One stratum, such as an age band, of a directly standardised rate.
public struct StandardStratum: Equatable, Sendable {
    public let events: Double
    /// What the events add to the variance: their number where each befell another person, more where one person had several.
    let eventsForVariance: Double
    public let population: Double
    /// How many of the standard population are in this stratum.
    public let weight: Double

    /// Events that are independent of each other; missing events count as none. Throws for a population that is not above
    /// nought, and for a negative count or weight.
    public init(events: Double?, population: Double, weight: Double) throws(MeasureError) {
        try self.init([Repeated(events: 1, persons: events)], population: population, weight: weight)
    }

    /// How many persons had so many events.
    public struct Repeated: Equatable, Sendable {
        public let events: Double
        public let persons: Double

        /// Missing persons count as none.
        public init(events: Double, persons: Double?) {
            self.events = events
            self.persons = persons ?? 0
        }
    }

    /// Events of which one child may have several, such as re-referrals: they do not happen independently, and the variance
    /// counts a child with f events f² times.
    public init(_ repeated: [Repeated], population: Double, weight: Double) throws(MeasureError) {
        for one in repeated {
            guard one.events.isFinite, one.persons.isFinite else { throw .notFinite }
            guard one.events >= 0 else { throw .negativeCount(one.events) }
            guard one.persons >= 0 else { throw .negativeCount(one.persons) }
        }
        guard population.isFinite, weight.isFinite else { throw .notFinite }
        guard population > 0 else { throw .emptyCohort }
        guard weight >= 0 else { throw .negativeWeight(weight) }
        events = repeated.reduce(0) { $0 + $1.events * $1.persons }
        eventsForVariance = repeated.reduce(0) { $0 + $1.events * $1.events * $1.persons }
        self.population = population
        self.weight = weight
    }
}
