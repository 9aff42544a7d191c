/// One stratum of an indirectly standardised ratio: an area's, and the same stratum of the reference population.
public struct ReferenceStratum: Equatable, Sendable {
    public let events: Double
    public let population: Double
    public let referenceEvents: Double
    public let referencePopulation: Double

    /// A missing count or population counts as none; the reference population must be there. Throws for a negative number and
    /// for a reference population that is not above nought.
    public init(
        events: Double? = nil, population: Double?, referenceEvents: Double?, referencePopulation: Double
    ) throws(MeasureError) {
        self.events = events ?? 0
        self.population = population ?? 0
        self.referenceEvents = referenceEvents ?? 0
        self.referencePopulation = referencePopulation
        for number in [self.events, self.population, self.referenceEvents, referencePopulation] {
            guard number.isFinite else { throw .notFinite }
            guard number >= 0 else { throw .negativeCount(number) }
        }
        guard referencePopulation > 0 else { throw .emptyCohort }
    }
}

/// Events observed in an area over those expected if each stratum had the reference population's rate.
///
/// For areas too small for a [directly standardised rate](DirectlyStandardisedRate). Limits are those of the observed count
/// over the expected. Source: Breslow and Day (1987), as in `calculate_ISRatio` and `calculate_ISRate`; see
/// docs/methods/indirectly-standardised-ratio.md.
public struct IndirectlyStandardisedRatio: Equatable, Sendable {
    public let observed: Double
    public let expected: Double
    private let referencePerPerson: Double

    /// `observed` gives the events of all strata together where they are not known stratum by stratum. Throws `emptyCohort`
    /// when there is no stratum.
    public init(_ strata: [ReferenceStratum], observed: Double? = nil) throws(MeasureError) {
        guard !strata.isEmpty else { throw .emptyCohort }
        self.observed = observed ?? strata.reduce(0) { $0 + $1.events }
        guard self.observed.isFinite else { throw .notFinite }
        guard self.observed >= 0 else { throw .negativeCount(self.observed) }
        expected = strata.reduce(0) { $0 + $1.population * $1.referenceEvents / $1.referencePopulation }
        referencePerPerson =
            strata.reduce(0) { $0 + $1.referenceEvents } / strata.reduce(0) { $0 + $1.referencePopulation }
    }

    /// In units of `per`: 100 gives a ratio of 100 where as many events happened as were expected. Nothing where none was.
    public func ratio(per multiplier: Double = 1) -> Double? {
        expected > 0 ? multiplier * observed / expected : nil
    }

    /// Nothing where no event was expected.
    public func ratioInterval(_ confidence: Confidence = .ninetyFive, per multiplier: Double = 1) -> Interval? {
        guard expected > 0 else { return nil }
        let count = Poisson.limits(of: observed, confidence)
        return Interval(lower: multiplier * count.lower / expected, upper: multiplier * count.upper / expected)
    }

    /// The crude rate of the reference population.
    public func referenceRate(per multiplier: Double = 10_000) -> Double { multiplier * referencePerPerson }

    /// The ratio times the reference population's crude rate. Nothing where no event was expected.
    public func rate(per multiplier: Double = 10_000) -> Double? {
        ratio(per: referenceRate(per: multiplier))
    }

    /// Nothing where no event was expected.
    public func rateInterval(_ confidence: Confidence = .ninetyFive, per multiplier: Double = 10_000) -> Interval? {
        ratioInterval(confidence, per: referenceRate(per: multiplier))
    }

    /// How the limits of the observed count were made.
    public var method: Rate.Method { observed < 10 ? .exact : .byars }
}
