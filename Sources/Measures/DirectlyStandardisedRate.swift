/// What an area's rate would be if its population had the make-up of a standard one.
///
/// So that areas with more infants, or more teenagers, can be compared. Limits by Dobson's method with Byar's approximation
/// whatever the count. Source: Dobson and others (1991), as in `calculate_dsr`; see
/// docs/methods/directly-standardised-rate.md.
public struct DirectlyStandardisedRate: Equatable, Sendable {
    /// All events of all strata.
    public let events: Double
    public let population: Double
    private let perPerson: Double
    private let variance: Double

    /// Under this many events the rate and its limits are withheld: the method has no footing there.
    public static let fewestEvents = 10.0

    /// Throws `noWeight` when the standard population is empty.
    public init(_ strata: [StandardStratum]) throws(MeasureError) {
        let weights = strata.reduce(0) { $0 + $1.weight }
        guard weights > 0 else { throw .noWeight }
        events = strata.reduce(0) { $0 + $1.events }
        population = strata.reduce(0) { $0 + $1.population }
        perPerson = strata.reduce(0) { $0 + $1.weight * $1.events / $1.population } / weights
        variance = strata.reduce(0) { sum, stratum in
            let share = stratum.weight / (stratum.population * weights)
            return sum + share * share * stratum.eventsForVariance
        }
    }

    /// A page says then "not available for total count below 10".
    public var isWithheld: Bool { events < DirectlyStandardisedRate.fewestEvents }

    /// Nothing where it is withheld.
    public func value(per multiplier: Double = 10_000) -> Double? {
        isWithheld ? nil : multiplier * perPerson
    }

    /// Nothing where the rate is withheld.
    public func interval(_ confidence: Confidence = .ninetyFive, per multiplier: Double = 10_000) -> Interval? {
        guard !isWithheld else { return nil }
        guard confidence.level < 1 else { return Interval(lower: 0, upper: .infinity) }
        let count = Poisson.byars(events, confidence.z)
        let perEvent = (variance / events).squareRoot()
        return Interval(
            lower: multiplier * (perPerson + perEvent * (count.lower - events)),
            upper: multiplier * (perPerson + perEvent * (count.upper - events)))
    }
}
