/// The agenda of one meeting: what is to be dealt with, in order, and whether it has been published.
public struct Agenda: Hashable, Sendable {
    public var meeting: ID<Meeting>
    public var items: [AgendaItem]
    public var publishedAt: Instant?
    /// Why it was published though it should not have been.
    public var setAside: String?
    /// Where the meeting is, while it sits.
    public var current: Int64?
    public var openedAt: Instant?
    public var closedAt: Instant?

    public init(
        meeting: ID<Meeting>, items: [AgendaItem] = [], publishedAt: Instant? = nil, setAside: String? = nil,
        current: Int64? = nil, openedAt: Instant? = nil, closedAt: Instant? = nil
    ) {
        self.meeting = meeting
        self.items = items
        self.publishedAt = publishedAt
        self.setAside = setAside
        self.current = current
        self.openedAt = openedAt
        self.closedAt = closedAt
    }

    public var isPublished: Bool { publishedAt != nil }
    public var isSitting: Bool { openedAt != nil && closedAt == nil }

    /// The items that still stand on it.
    public var standing: [AgendaItem] { items.filter { $0.withdrawnWhy == nil } }

    /// What keeps it from being published. A board that is to challenge performance has it before it at every meeting.
    public enum Fault: Hashable, Sendable {
        case empty, withoutPerformance

        public var what: String {
            switch self {
            case .empty: "The agenda has no item."
            case .withoutPerformance: "The agenda has no item on performance."
            }
        }

        public var remedy: String {
            switch self {
            case .empty: "Add what is to be dealt with."
            case .withoutPerformance:
                "Add one; “Propose it” writes it from what is new on the scorecard since the last meeting. Or set the check aside and say why."
            }
        }

        /// An empty agenda cannot be published by anybody.
        public var canBeSetAside: Bool { self == .withoutPerformance }
    }

    public var fault: Fault? {
        if standing.isEmpty { return .empty }
        return standing.contains { $0.kind == .performance } ? nil : .withoutPerformance
    }
}

/// The days between papers going out and the meeting. Neither the day of issue nor the day of the meeting counts.
public struct ClearDays: Hashable, Sendable {
    public var count: Int
    /// What a public committee gives its members and the public: Local Government Act 1972, section 100A(6) and 100B(3).
    public static let needed = 5

    public init(from published: Day, to meeting: Day, by calendar: WorkingDays = WorkingDays()) {
        // Working days after the one up to and including the day before the other.
        count = max(0, calendar.count(from: published, through: meeting.adding(days: -1)))
    }

    public var isEnough: Bool { count >= ClearDays.needed }

    public var says: String {
        let days = count == 1 ? "one clear working day" : "\(count) clear working days"
        return isEnough ? "\(days) before the meeting" : "\(days) before the meeting, fewer than five"
    }

    /// The last day on which papers can go out in time.
    public static func lastDay(for meeting: Day, by calendar: WorkingDays = WorkingDays()) -> Day {
        calendar.day(-(needed + 1), from: meeting)
    }
}
