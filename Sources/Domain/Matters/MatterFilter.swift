/// Which matters a list shows, as it stands in its address. What is nil is not asked about.
public struct MatterFilter: Hashable, Sendable {
    public enum Show: String, CaseIterable, Sendable { case carried, overdue, settled, all }

    public var kind: Matter.Kind
    public var show: Show
    public var body: ID<Body>?
    public var meeting: ID<Meeting>?
    public var verb: DecisionVerb?

    public init(
        _ kind: Matter.Kind, show: Show = .carried, body: ID<Body>? = nil, meeting: ID<Meeting>? = nil, verb: DecisionVerb? = nil
    ) {
        self.kind = kind
        self.show = show
        self.body = body
        self.meeting = meeting
        self.verb = verb
    }
}

/// How many there are of one kind.
public struct MatterCount: Hashable, Sendable {
    public var carried: Int
    public var overdue: Int
    public var all: Int

    public init(carried: Int, overdue: Int, all: Int) {
        self.carried = carried
        self.overdue = overdue
        self.all = all
    }
}

/// A place in a list that is in the order of what hurts first.
public struct MatterPlace: Hashable, Sendable {
    public var isSettled: Bool
    /// The day on which it is due, by its number; far away where there is none.
    public var order: Int64
    public var number: Int64

    public init(_ matter: Matter) {
        isSettled = matter.state.isSettled
        order = MatterPlace.order(matter)
        number = matter.number
    }

    /// Settled ones follow the newest first.
    public static func order(_ matter: Matter) -> Int64 {
        if let settled = matter.settledOn, matter.state.isSettled { return -Int64(settled.number) }
        return matter.due.map { Int64($0.number) } ?? 9_999_999
    }

    /// "0.20480.6".
    public var text: String { "\(isSettled ? 1 : 0).\(order).\(number)" }

    public init?(_ text: String) {
        let parts = text.split(separator: ".").map { Int64($0) }
        guard parts.count == 3, let settled = parts[0], let order = parts[1], let number = parts[2], (0...1).contains(settled)
        else { return nil }
        isSettled = settled == 1
        self.order = order
        self.number = number
    }
}
