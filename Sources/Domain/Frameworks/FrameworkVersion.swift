/// One dated version of the framework, with the ways to find things in it. Built once when a version is read.
public final class FrameworkVersion: Sendable {
    public let number: Int64
    public let knownFrom: Day
    public let actor: Actor
    public let why: String
    public let framework: Framework

    private let agencies: [ID<Agency>: Agency]
    private let areas: [ID<Area>: Area]
    private let indicators: [ID<Indicator>: Indicator]
    private let sources: [ID<Source>: Source]
    private let priorities: [ID<Priority>: Priority]
    private let bodies: [ID<Body>: Body]
    private let lines: [ID<Indicator>: BasketLine]

    public init(number: Int64, knownFrom: Day, actor: Actor, why: String, framework: Framework) {
        self.number = number
        self.knownFrom = knownFrom
        self.actor = actor
        self.why = why
        self.framework = framework
        agencies = Self.index(framework.agencies, by: \.id)
        areas = Self.index(framework.areas, by: \.id)
        indicators = Self.index(framework.indicators, by: \.id)
        sources = Self.index(framework.agencies.map(Source.ofReturn) + framework.sources, by: \.id)
        priorities = Self.index(framework.priorities, by: \.id)
        bodies = Self.index(framework.bodies, by: \.id)
        lines = Self.index(framework.basket, by: \.indicator)
    }

    public func agency(_ id: ID<Agency>) -> Agency? { agencies[id] }
    public func area(_ id: ID<Area>) -> Area? { areas[id] }
    public func indicator(_ id: ID<Indicator>) -> Indicator? { indicators[id] }
    public func source(_ id: ID<Source>) -> Source? { sources[id] }
    public func priority(_ id: ID<Priority>) -> Priority? { priorities[id] }
    public func body(_ id: ID<Body>) -> Body? { bodies[id] }
    public func basketLine(_ id: ID<Indicator>) -> BasketLine? { lines[id] }
    public func meeting(_ id: ID<Meeting>) -> Meeting? { framework.meetings.first { $0.id == id } }
    public func neighbourModel(_ id: ID<NeighbourModel>) -> NeighbourModel? { framework.neighbourModels.first { $0.id == id } }

    /// What the board looks at on a day: a measure that was closed, or whose priority was, is looked at no more.
    public func basket(on day: Day) -> [BasketLine] {
        func isOpen(_ closedOn: Day?) -> Bool { closedOn.map { day < $0 } ?? true }
        return framework.basket.filter { isOpen(indicator($0.indicator)?.closedOn) && isOpen(priority($0.priority)?.closedOn) }
    }

    public var district: Area { areas[framework.district] ?? Area(id: framework.district, name: framework.district.text) }

    /// The areas inside the district, in the framework's order.
    public var localities: [Area] {
        framework.areas.filter { $0.id != framework.district && ($0.kind == .locality || $0.kind == .ward) }
    }

    /// The board itself: the first body of the framework.
    public var board: Body? { framework.bodies.first }

    /// The board's last meeting before a day: since then, a figure is new.
    public func lastBoardMeeting(before day: Day) -> Meeting? {
        boardMeetings.filter { $0.date < day }.max { $0.date < $1.date }
    }

    public func nextBoardMeeting(from day: Day) -> Meeting? {
        boardMeetings.filter { $0.date >= day }.min { $0.date < $1.date }
    }

    private var boardMeetings: [Meeting] { framework.meetings.filter { $0.body == board?.id } }

    /// The agencies' returns, then the declared sources.
    public var allSources: [Source] {
        let returns = framework.agencies.map(Source.ofReturn)
        return returns + framework.sources.filter { source in !returns.contains { $0.id == source.id } }
    }

    /// Every source an indicator may have, in the framework's order, its agency's own return last unless it is named.
    public func sources(of indicator: Indicator) -> [ID<Source>] {
        let own = ID<Source>("return-" + indicator.agency.text)
        return indicator.sources.contains(own) ? indicator.sources : indicator.sources + [own]
    }

    private static func index<Key: Hashable, Value>(_ values: [Value], by key: (Value) -> Key) -> [Key: Value] {
        Dictionary(values.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
