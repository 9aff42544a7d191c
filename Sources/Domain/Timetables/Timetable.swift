/// Which indicator's newest period each meeting can have. A pure function of the framework, the days on which figures came
/// and the clock: nothing of it is kept.
public struct Timetable: Sendable {
    /// Whether a meeting will have performance before it.
    public enum Performance: String, Sendable {
        case onAgenda = "on-agenda"
        case planned, none

        public var label: String {
            switch self {
            case .onAgenda: "on the agenda"
            case .planned: "on the forward plan"
            case .none: "no performance item yet"
            }
        }
    }

    public struct Column: Sendable {
        public var meeting: Meeting
        public var body: Body
        /// The body's meeting before it; of a body that had none, the board's. Since then something is new.
        public var last: Meeting?
        public var performance: Performance
        /// Where it stands in the framework, when it was moved to see what would change.
        public var movedFrom: Day?
        /// In the order of the lines.
        public var cells: [TimetableCell]

        public var newCount: Int { cells.count(where: \.isNew) }
        public var nearMisses: Int { cells.count(where: \.isNearMiss) }
    }

    public var lines: [TimetableLine]
    public var columns: [Column]
    public var today: Day

    /// A meeting on another day, to see what would change.
    public struct Move: Hashable, Sendable {
        public var meeting: ID<Meeting>
        public var date: Day

        public init(meeting: ID<Meeting>, date: Day) {
            self.meeting = meeting
            self.date = date
        }
    }

    public init(
        _ lines: [TimetableLine], meetings: [Meeting], bodies: [Body], performance: [ID<Meeting>: Performance] = [:],
        from first: Day, until last: Day, of body: ID<Body>? = nil, moving move: Move? = nil, today: Day,
        by working: WorkingDays = WorkingDays()
    ) {
        let all = meetings.map { move?.applied(to: $0, by: working) ?? $0 }.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
        self.lines = lines
        self.today = today
        columns = all.compactMap { meeting in
            guard (first...max(first, last)).contains(meeting.date), body.map({ $0 == meeting.body }) ?? true,
                let itself = bodies.first(where: { $0.id == meeting.body })
            else { return nil }
            let earlier = all.filter { $0.date < meeting.date }
            let before = earlier.last { $0.body == meeting.body } ?? earlier.last { $0.body == bodies.first?.id }
            return Column(
                meeting: meeting, body: itself, last: before, performance: performance[meeting.id] ?? .none,
                movedFrom: move?.meeting == meeting.id ? meetings.first { $0.id == meeting.id }?.date : nil,
                cells: lines.map { TimetableCell($0, at: meeting, after: before, today: today, by: working) })
        }
    }

    /// Agencies and priorities of which a meeting hears nothing that it did not have before.
    public func agenciesWithNothingNew(at column: Column) -> [ID<Agency>] {
        silent(column) { $0.indicator.agency }
    }

    public func prioritiesWithNothingNew(at column: Column) -> [ID<Priority>] {
        silent(column) { $0.priority }
    }

    private func silent<Key: Hashable>(_ column: Column, by key: (TimetableLine) -> Key?) -> [Key] {
        var (order, heard): ([Key], Set<Key>) = ([], [])
        for (line, cell) in zip(lines, column.cells) {
            guard let key = key(line) else { continue }
            if !order.contains(key) { order.append(key) }
            if cell.isNew { heard.insert(key) }
        }
        return order.filter { !heard.contains($0) }
    }
}

extension Timetable.Move {
    /// The meeting on its other day. Its papers close as many working days before it as they did.
    public func applied(to meeting: Meeting, by working: WorkingDays) -> Meeting {
        guard meeting.id == self.meeting else { return meeting }
        var moved = meeting
        func moving(_ day: Day) -> Day {
            let before = working.count(from: day, through: meeting.date)
            return before == 0 ? date.adding(days: day.days(since: meeting.date)) : working.day(-before, from: date)
        }
        moved.date = date
        moved.paperDeadline = meeting.paperDeadline.map(moving)
        moved.papersPublished = meeting.papersPublished.map(moving)
        return moved
    }
}
