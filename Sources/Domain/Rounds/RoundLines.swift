/// Which lines each agency gets in a round, by the framework and by what is known already.
public struct RoundLines: Sendable {
    /// A line is a figure that is asked for: an indicator in a period, for a place and a group.
    public struct Line: Hashable, Sendable {
        public var agency: ID<Agency>
        public var indicator: ID<Indicator>
        public var period: Period
        public var area: ID<Area>
        public var group: PopulationGroup
        /// Nothing is asked of it before this day: a figure of the year in the second quarter.
        public var notDueUntil: Day?
    }

    public struct Known: Hashable, Sendable {
        public var indicator: ID<Indicator>
        public var period: Period
        public var area: ID<Area>

        public init(indicator: ID<Indicator>, period: Period, area: ID<Area>) {
            self.indicator = indicator
            self.period = period
            self.area = area
        }
    }

    private let version: FrameworkVersion
    private let round: CollectionRound
    private let known: Set<Known>

    /// - Parameter known: the figures that the agencies' own returns have brought before.
    public init(_ version: FrameworkVersion, _ round: CollectionRound, known: Set<Known>) {
        self.version = version
        self.round = round
        self.known = known
    }

    /// By agency, in the framework's order.
    public var all: [Line] {
        let day = round.openedOn
        let agencies = version.framework.agencies.filter { $0.closedOn.map { day < $0 } ?? true }
        let indicators = Dictionary(
            grouping: version.framework.indicators.filter { isCurrent($0, on: day) }, by: \.agency)
        return agencies.flatMap { agency in (indicators[agency.id] ?? []).flatMap(lines) }
    }

    /// What the board looks at, and nothing that it does not.
    private func isCurrent(_ indicator: Indicator, on day: Day) -> Bool {
        guard let line = version.basketLine(indicator.id), indicator.kind != .population else { return false }
        func isOpen(_ closedOn: Day?) -> Bool { closedOn.map { day < $0 } ?? true }
        return isOpen(indicator.closedOn) && isOpen(version.priority(line.priority)?.closedOn)
    }

    private func lines(_ indicator: Indicator) -> [Line] {
        let periods = duePeriods(indicator)
        guard !periods.isEmpty else {
            let next = nextPeriod(indicator)
            return [
                Line(
                    agency: indicator.agency, indicator: indicator.id, period: next, area: version.framework.district,
                    group: .total, notDueUntil: available(next, indicator))
            ]
        }
        let places = [version.framework.district] + (round.byArea && indicator.hasAreas ? version.localities.map(\.id) : [])
        return periods.flatMap { period in
            places.map {
                Line(
                    agency: indicator.agency, indicator: indicator.id, period: period, area: $0, group: .total, notDueUntil: nil)
            }
        }
    }

    private func available(_ period: Period, _ indicator: Indicator) -> Day {
        period.lastDay.adding(days: indicator.localLagDays ?? 0)
    }

    /// What ends in the round's own period, as far as nobody has told it yet; of what comes less often, what became
    /// available since the deadline of the round before.
    private func duePeriods(_ indicator: Indicator) -> [Period] {
        let since = round.deadline.adding(months: -round.period.months)
        let calendar = indicator.calendar
        return calendar.periods(endingFrom: since.adding(months: -24), through: round.period.lastDay).filter { period in
            let day = available(period, indicator)
            let isAsked =
                comesEachRound(indicator) ? round.period.contains(period.lastDay) : day > since && day <= round.deadline
            return isAsked
                && !known.contains(Known(indicator: indicator.id, period: period, area: version.framework.district))
        }
    }

    private func comesEachRound(_ indicator: Indicator) -> Bool { indicator.frequency.months <= 4 }

    private func nextPeriod(_ indicator: Indicator) -> Period {
        let calendar = indicator.calendar
        var period = calendar.newestAvailable(on: round.deadline, lag: indicator.localLagDays ?? 0)
        while available(period, indicator) <= round.deadline || period.lastDay <= round.period.lastDay {
            period = calendar.next(period)
        }
        return period
    }
}
