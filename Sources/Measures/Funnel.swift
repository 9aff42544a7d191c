/// Units of different size beside their common average: which lie further from it than chance would put them.
///
/// Small areas scatter widely, so a league table puts them at both ends. The form of PHEindicatormethods 2.1.0; the method
/// is in docs/methods/funnel.md. Where all units differ by more than chance, see `OverdispersedFunnel`.
public struct Funnel: Equatable, Sendable {
    /// Where a unit lies: 0.025 beyond the limits that hold ninety-five of a hundred, 0.001 beyond those that hold 998 of a
    /// thousand.
    public enum Place: String, CaseIterable, Sendable {
        case farBelow = "Low (0.001)"
        case below = "Low (0.025)"
        case within = "Not significant"
        case above = "High (0.025)"
        case farAbove = "High (0.001)"
        /// Too few events for a standardised rate.
        case notApplicable = "not applicable"

        /// Beyond the wider limits.
        public var isFar: Bool { self == .farBelow || self == .farAbove }
    }

    /// What all units together have: a part of one, or events per one of the population.
    public let average: Double
    /// One a unit, in the order given.
    public let places: [Place]

    /// Throws where there is no unit.
    public init(_ units: [Proportion]) throws(MeasureError) {
        guard !units.isEmpty else { throw .tooFewValues(has: 0, needs: 1) }
        let average = units.reduce(0) { $0 + $1.met } / units.reduce(0) { $0 + $1.cohort }
        self.average = average
        places = units.map { unit in
            Place { confidence in
                let limits = FunnelLimits.proportion(average, of: unit.cohort, confidence)
                let value = unit.met / unit.cohort
                return value < limits.lower ? -1 : value > limits.upper ? 1 : 0
            }
        }
    }

    /// Crude rates; and ratios of observed to expected, with what was expected as the population and an average of one.
    public init(_ units: [Rate], about average: Double? = nil) throws(MeasureError) {
        guard !units.isEmpty else { throw .tooFewValues(has: 0, needs: 1) }
        let average = average ?? units.reduce(0) { $0 + $1.events } / units.reduce(0) { $0 + $1.population }
        self.average = average
        places = units.map { Place($0, about: average) }
    }

    /// Directly standardised rates as published, each with its events: the population is that in which so many events
    /// would give the rate. Fewer than ten events are not applicable. Throws for a rate of nought with events.
    public init(standardised units: [(events: Double, rate: Double)], per multiplier: Double) throws(MeasureError) {
        var effective: [Rate?] = []
        for unit in units {
            guard unit.events > 0 || unit.rate != 0 else {
                effective.append(nil)
                continue
            }
            effective.append(try Rate(events: unit.events, in: unit.rate > 0 ? unit.events / unit.rate * multiplier : 0))
        }
        let known = effective.compactMap(\.self)
        guard !known.isEmpty else { throw .tooFewValues(has: 0, needs: 1) }
        let average = known.reduce(0) { $0 + $1.events } / known.reduce(0) { $0 + $1.population }
        self.average = average
        places = effective.map { unit in
            guard let unit, unit.events >= 10 else { return .notApplicable }
            return Place(unit, about: average)
        }
    }
}

extension Funnel.Place {
    /// The unit's own limits, which miss the average exactly where the unit lies beyond the average's.
    fileprivate init(_ unit: Rate, about average: Double) {
        self.init { confidence in
            let limits = unit.interval(confidence, per: 1)
            return average > limits.upper ? -1 : average < limits.lower ? 1 : 0
        }
    }

    /// `side` is -1 below the limits of that confidence, 1 above them and 0 between, ends included.
    fileprivate init(_ side: (Confidence) -> Int) {
        switch (side(.ninetyNinePointEight), side(.ninetyFive)) {
        case (..<0, _): self = .farBelow
        case (1..., _): self = .farAbove
        case (_, ..<0): self = .below
        case (_, 1...): self = .above
        default: self = .within
        }
    }
}

/// How far from an average chance carries a unit of some size.
enum FunnelLimits {
    /// The normal limits of a proportion, in parts of one, not cut off. They are where Wilson's interval touches the average.
    static func proportion(_ average: Double, of cohort: Double, _ confidence: Confidence) -> Interval {
        let reach = confidence.z * (average * (1 - average) / cohort).squareRoot()
        return Interval(lower: average - reach, upper: average + reach)
    }
}
