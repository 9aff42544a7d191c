import Measures

/// The areas of one period over what they are counted out of, with the limits of chance about what all of them have together.
///
/// An area whose figure is hidden or missing has no position here, only its name and why.
public struct AreaFunnel: Sendable {
    public struct Place: Sendable {
        public let area: Area
        /// Nil where nothing was received.
        public let shown: Shown?
        /// What it is counted out of and where it lies; nil where it cannot be placed.
        public let position: (size: Double, place: Funnel.Place)?
    }

    /// The limits for an area of some size, in the indicator's unit.
    public struct Limit: Hashable, Sendable {
        public let size, lower998, lower95, upper95, upper998: Double
    }

    public let indicator: Indicator
    public let period: Period
    /// In the indicator's unit.
    public let average: Double
    public let places: [Place]
    public let limits: [Limit]

    /// Among fewer areas than this each one makes up too much of the average.
    public static let fewest = 5

    /// Nil for a measure that is neither a proportion nor a rate, with fewer than five areas that have counts, and where
    /// nobody at all was counted.
    public init?(_ indicator: Indicator, _ period: Period, _ figures: [(area: Area, shown: Shown?)]) {
        let sized = figures.map { $0.shown?.value.flatMap { FunnelUnit($0, indicator.unit) } }
        let units = sized.compactMap(\.self)
        guard units.count >= AreaFunnel.fewest, let drawn = AreaFunnel.draw(units, indicator.unit) else { return nil }
        self.indicator = indicator
        self.period = period
        (average, limits) = (drawn.average, drawn.limits)
        var places = drawn.places.makeIterator()
        self.places = zip(figures, sized).map { figure, unit in
            Place(
                area: figure.area, shown: figure.shown,
                position: unit.flatMap { unit in places.next().map { (unit.size, $0) } })
        }
    }

    private typealias Drawn = (average: Double, places: [Funnel.Place], limits: [Limit])

    private static func draw(_ units: [FunnelUnit], _ unit: Unit) -> Drawn? {
        if unit.isProportion {
            let shares = units.compactMap(\.proportion)
            // There are five units, each made of counts that can be, so this is not refused.
            guard let funnel = try? Funnel(shares) else { return nil }
            // Nor are its lines, which are made of the same.
            guard let lines = try? FunnelLines(shares, per: unit.multiplier) else { return nil }
            let limits = lines.sizes.indices.map {
                Limit(
                    size: lines.sizes[$0], lower998: lines.lower998[$0], lower95: lines.lower95[$0],
                    upper95: lines.upper95[$0], upper998: lines.upper998[$0])
            }
            return (lines.average, funnel.places, limits)
        }
        let rates = units.compactMap(\.rate)
        // Nor is this refused; without any event there is nothing to differ by.
        guard let funnel = try? Funnel(rates), funnel.average > 0 else { return nil }
        return (funnel.average * unit.multiplier, funnel.places, RateLimits(rates, funnel.average, per: unit.multiplier).limits)
    }
}

/// One area's counts, as far as they make a proportion or a rate.
private struct FunnelUnit {
    let proportion: Proportion?
    let rate: Rate?
    let size: Double

    /// Nil without usable counts.
    init?(_ value: ShownValue, _ unit: Unit) {
        if unit.isProportion {
            guard let share = try? value.proportion() else { return nil }  // no usable count: no place
            (proportion, rate, size) = (share, nil, share.cohort)
        } else {
            guard unit.isRate, let rate = try? value.rate(unit) else { return nil }  // no usable count: no place
            (proportion, self.rate, size) = (nil, rate, rate.population)
        }
    }
}

/// The limits of a rate by population. The method gives, for whole numbers of events, what would have to be expected for
/// so many to lie on a limit; between them the lines are straight.
private struct RateLimits {
    let limits: [AreaFunnel.Limit]

    private static let count = 80
    /// No event at all lies on the lower limit where so many are expected: −ln 0.025 and −ln 0.001.
    private static let noneExpected95 = 3.6888794541139363
    private static let noneExpected998 = 6.907755278982137

    init(_ units: [Rate], _ average: Double, per multiplier: Double) {
        let populations = units.map(\.population)
        let (least, most) = ((populations.min() ?? 1) * 0.8, (populations.max() ?? 1) * 1.05)
        // Far enough that the line of the fewest expected still reaches the largest area.
        let furthest = most * average * 2 + 40
        // There is a number of events, so there are lines.
        guard let lines = try? FunnelLines(events: units.map(\.events) + [furthest], .rate(average: average, per: multiplier)),
            let expected = lines.expected
        else {
            limits = []
            return
        }
        limits = (0..<Self.count).map { step in
            let size = least + (most - least) * Double(step) / Double(Self.count - 1)
            func line(_ along: [Double], none: Double?) -> Double {
                let events = Self.events(where: average * size, along, lines.sizes, none: none)
                return events / size * multiplier
            }
            return AreaFunnel.Limit(
                size: size, lower998: line(expected.lower998, none: Self.noneExpected998),
                lower95: line(expected.lower95, none: Self.noneExpected95), upper95: line(expected.upper95, none: nil),
                upper998: line(expected.upper998, none: nil))
        }
    }

    private static func events(where expected: Double, _ along: [Double], _ events: [Double], none: Double?) -> Double {
        var (before, count) = (none ?? 0, none == nil ? events.first ?? 0 : 0)
        if expected <= before { return count }
        for (next, atNext) in zip(along, events) {
            if expected <= next {
                return next == before ? atNext : count + (atNext - count) * (expected - before) / (next - before)
            }
            (before, count) = (next, atNext)
        }
        return count
    }
}
