import Domain
import Storage

/// Which part of the timetable is asked for.
public struct TimetableFilter: Hashable, Sendable {
    public var body: ID<Body>?
    public var agency: ID<Agency>?
    /// Nil: from today, for a year.
    public var from: Day?
    public var until: Day?
    /// A meeting on another day, to see what would change. Nothing of it is kept.
    public var move: Timetable.Move?

    public init(
        body: ID<Body>? = nil, agency: ID<Agency>? = nil, from: Day? = nil, until: Day? = nil, move: Timetable.Move? = nil
    ) {
        self.body = body
        self.agency = agency
        self.from = from
        self.until = until
        self.move = move
    }
}

/// "What can each meeting have?"
public struct TimetableAnswer: Sendable {
    public var version: FrameworkVersion
    public var timetable: Timetable
    public var filter: TimetableFilter
    public var from: Day
    public var until: Day
    /// Every meeting that may be moved to see what would change.
    public var meetings: [Meeting]
    /// The bodies that meet, for the choice of one.
    public var bodies: [Body]
    /// The agencies whose lines the reader sees.
    public var agencies: [Agency]
    /// Full reports that come back each year and are near.
    public var reports: [RegularReport]
}

extension Bellwether {
    /// A year is looked at unless other days are given.
    private static let daysAhead = 365
    /// Five years of meetings are a page that nobody reads.
    private static let mostDays = 5 * 366

    /// Answers by a fixed number of questions, however many indicators and meetings there are.
    public func timetable(_ filter: TimetableFilter = TimetableFilter(), as actor: Actor) async throws -> TimetableAnswer {
        try require(.readTimetable, of: actor)
        let today = self.today
        return try await database.read { [self] in try timetable(filter, actor, today, $0) }
    }

    func timetable(
        _ filter: TimetableFilter, _ actor: Actor, _ today: Day, _ connection: any SQLConnection
    ) throws -> TimetableAnswer {
        let version = try framework(seenBy: actor, in: connection)
        let meetings = version.framework.meetings.filter { reads($0, actor, version) }
        if let body = filter.body, version.body(body) == nil { throw Bellwether.noSuch("body", body.text) }
        if let move = filter.move, !meetings.contains(where: { $0.id == move.meeting }) {
            throw Bellwether.noSuchMeeting(move.meeting)
        }
        let own = AccessTable.reach(of: actor, for: .readTimetable).agencies
        let agencies = version.framework.agencies.filter { own?.contains($0.id) ?? true }
        if let agency = filter.agency, !agencies.contains(where: { $0.id == agency }) {
            throw Bellwether.noSuch("agency", agency.text)
        }
        let (from, until) = try span(filter, today)
        let shown = Set(filter.agency.map { [$0] } ?? agencies.map(\.id))
        let timetable = Timetable(
            try lines(of: version, shown, today, connection), meetings: meetings, bodies: version.framework.bodies,
            performance: try performance(connection), from: from, until: until, of: filter.body, moving: filter.move,
            today: today, by: version.workingDays)
        return TimetableAnswer(
            version: version, timetable: timetable, filter: filter, from: from, until: until, meetings: meetings,
            bodies: version.framework.bodies.filter { body in meetings.contains { $0.body == body.id } }, agencies: agencies,
            reports: version.reports(on: today, in: meetings))
    }

    /// A meeting that was moved out of the days that are asked for is still looked at.
    private func span(_ filter: TimetableFilter, _ today: Day) throws -> (Day, Day) {
        let first = filter.from ?? today
        let last = filter.until ?? first.adding(days: Bellwether.daysAhead)
        guard first <= last else { throw Bellwether.noSpan(first, last) }
        let (from, until) = (min(first, filter.move?.date ?? first), max(last, filter.move?.date ?? last))
        guard until.days(since: from) <= Bellwether.mostDays else { throw Bellwether.noSpan(from, until) }
        return (from, until)
    }

    private static func noSpan(_ from: Day, _ until: Day) -> Refusal {
        Refusal(
            .notPossible, "The timetable would run from \(from.long) to \(until.long), which is no span of up to five years.",
            remedy: "Give a first day and a later last day, at most five years apart.")
    }

    /// The measures of the basket in the order of the priorities, with the days on which their figures came.
    private func lines(
        of version: FrameworkVersion, _ agencies: Set<ID<Agency>>, _ today: Day, _ connection: any SQLConnection
    ) throws -> [TimetableLine] {
        let basket = version.basket(on: today).compactMap { line in
            version.indicator(line.indicator).map { (indicator: $0, priority: line.priority) }
        }.filter { agencies.contains($0.indicator.agency) }
        let arrivals = try connection.arrivals.first(in: version.framework.district, of: basket.map(\.indicator.id))
        let byIndicator = Dictionary(grouping: arrivals, by: \.indicator)
        let order = Dictionary(
            version.framework.priorities.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        return basket.enumerated()
            .sorted { (order[$0.element.priority] ?? .max, $0.offset) < (order[$1.element.priority] ?? .max, $1.offset) }
            .map(\.element).map { indicator, priority in
                TimetableLine(
                    indicator, priority: priority, arrivals: Bellwether.days(byIndicator[indicator.id] ?? [], indicator, version))
            }
    }

    /// By way of supply the first day of each period, whichever edition brought it.
    private static func days(
        _ arrivals: [ArrivalStore.Arrival], _ indicator: Indicator, _ version: FrameworkVersion
    ) -> [Lag.Supply: [Period: Day]] {
        var days: [Lag.Supply: [Period: Day]] = [:]
        for arrival in arrivals where indicator.periodKind.admits(arrival.period) {
            let supply: Lag.Supply = version.source(arrival.source)?.agency == nil ? .published : .local
            days[supply, default: [:]][arrival.period] = min(arrival.day, days[supply]?[arrival.period] ?? arrival.day)
        }
        return days
    }

    private func performance(_ connection: any SQLConnection) throws -> [ID<Meeting>: Timetable.Performance] {
        var found: [ID<Meeting>: Timetable.Performance] = [:]
        for meeting in try connection.plans.meetingsWithPerformance() { found[meeting] = .planned }
        for meeting in try connection.agendas.meetingsWithPerformance() { found[meeting] = .onAgenda }
        return found
    }
}

extension FrameworkVersion {
    /// England's working days less those that the partnership itself does not work.
    var workingDays: WorkingDays {
        WorkingDays(extraHolidays: WorkingDays.proclaimed.union(framework.extraBankHolidays))
    }
}
