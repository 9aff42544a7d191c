/// Which actions are asked for. Nothing chosen: all of them.
public struct ActionFilter: Hashable, Sendable {
    public var body: ID<Body>?
    public var agency: ID<Agency>?
    public var priority: ID<Priority>?
    public var colour: ActionStanding.Colour?
    public var origin: ActionOrigin.Kind?
    public var thing: Thing?
    /// The figure that should change.
    public var indicator: ID<Indicator>?
    public var isMovedTwice: Bool

    public init(
        body: ID<Body>? = nil, agency: ID<Agency>? = nil, priority: ID<Priority>? = nil,
        colour: ActionStanding.Colour? = nil, origin: ActionOrigin.Kind? = nil, thing: Thing? = nil,
        indicator: ID<Indicator>? = nil, isMovedTwice: Bool = false
    ) {
        self.body = body
        self.agency = agency
        self.priority = priority
        self.colour = colour
        self.origin = origin
        self.thing = thing
        self.indicator = indicator
        self.isMovedTwice = isMovedTwice
    }

    /// Those that can hold something that is asked for, in the order of the list.
    public var groups: [ActionStanding.Group] { colour.map(ActionStanding.Group.all) ?? ActionStanding.Group.allCases }
}

/// Where a page of the list ended.
public struct ActionPlace: Hashable, Sendable {
    public var group: ActionStanding.Group
    public var due: Day
    public var number: Int64

    public init(group: ActionStanding.Group, due: Day, number: Int64) {
        self.group = group
        self.due = due
        self.number = number
    }

    /// "overdue 2026-10-31 28".
    public var text: String { "\(group.rawValue) \(due.iso8601) \(number)" }

    public init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let group = ActionStanding.Group(rawValue: String(parts[0])),
            let due = Day(iso8601: parts[1]), let number = Int64(parts[2])
        else { return nil }
        self.init(group: group, due: due, number: number)
    }
}

/// How many there are.
public struct ActionCounts: Hashable, Sendable {
    /// Of one body, agency or priority.
    public struct Line: Hashable, Sendable {
        public var id: String
        /// Those still to be done or decided, and among them those overdue and those moved twice.
        public var live: Int
        public var overdue: Int
        public var movedTwice: Int

        public init(id: String, live: Int, overdue: Int, movedTwice: Int) {
            self.id = id
            self.live = live
            self.overdue = overdue
            self.movedTwice = movedTwice
        }
    }

    public var byGroup: [ActionStanding.Group: Int]
    public var movedTwice: Int
    public var byBody: [Line]
    public var byAgency: [Line]
    public var byPriority: [Line]

    public init(
        byGroup: [ActionStanding.Group: Int] = [:], movedTwice: Int = 0, byBody: [Line] = [], byAgency: [Line] = [],
        byPriority: [Line] = []
    ) {
        self.byGroup = byGroup
        self.movedTwice = movedTwice
        self.byBody = byBody
        self.byAgency = byAgency
        self.byPriority = byPriority
    }

    public subscript(group: ActionStanding.Group) -> Int { byGroup[group] ?? 0 }
    public var total: Int { byGroup.values.reduce(0, +) }
    public var live: Int { self[.overdue] + self[.atRisk] + self[.waiting] + self[.onCourse] }
}
