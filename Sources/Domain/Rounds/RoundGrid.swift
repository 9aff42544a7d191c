/// One agency's row of the officer's grid: how its return stands, in counts and days.
public struct RoundRow: Hashable, Sendable {
    public var submission: Submission
    public var counts: LineCounts
    /// Queries that wait for the agency, and all that were ever put.
    public var openQueries: Int
    public var queries: Int
    /// Reminders that were sent, and the last of them.
    public var reminders: Int
    public var lastReminder: Day?
    /// Whether a mail to one of its people was refused by the server.
    public var hasBounced = false

    public init(
        submission: Submission, counts: LineCounts, openQueries: Int = 0, queries: Int = 0, reminders: Int = 0,
        lastReminder: Day? = nil
    ) {
        self.submission = submission
        self.counts = counts
        self.openQueries = openQueries
        self.queries = queries
        self.reminders = reminders
        self.lastReminder = lastReminder
    }
}

/// How many lines of a return are asked for and answered. A line is an indicator, however many months or places it has.
public struct LineCounts: Hashable, Sendable {
    public var due: Int
    public var received: Int
    public var notDue: Int

    public init(due: Int = 0, received: Int = 0, notDue: Int = 0) {
        self.due = due
        self.received = received
        self.notDue = notDue
    }

    public var missing: Int { due - received }

    public static func + (one: LineCounts, other: LineCounts) -> LineCounts {
        LineCounts(due: one.due + other.due, received: one.received + other.received, notDue: one.notDue + other.notDue)
    }
}

extension RoundRow {
    /// Working days between the day on which it was due and the day on which it came, or today; nil when it is in time.
    public func daysLate(on day: Day, _ calendar: WorkingDays = WorkingDays()) -> Int? {
        let days = calendar.count(from: submission.due, through: submission.receivedOn ?? day)
        return days > 0 ? days : nil
    }

    /// "Overdue by 17 working days", "came 5 working days late", "in time".
    public func lateness(on day: Day, _ calendar: WorkingDays = WorkingDays()) -> String {
        let late = daysLate(on: day, calendar)
        let words = late.map { "\($0) working \($0 == 1 ? "day" : "days")" }
        if submission.receivedOn != nil { return words.map { "Came \($0) late" } ?? "Came in time" }
        if let words { return "Overdue by \(words)" }
        let left = calendar.count(from: day, through: submission.due)
        return left == 0 ? "Due today" : "Due in \(left) working \(left == 1 ? "day" : "days")"
    }

    /// How it stands, in the words of an officer.
    public func standing(on day: Day, _ calendar: WorkingDays = WorkingDays()) -> String {
        let isLate = daysLate(on: day, calendar) != nil
        switch submission.state {
        case .notStarted, .inProgress:
            if isLate { return submission.state == .notStarted ? "Overdue, not begun" : "Overdue, in progress" }
            return submission.state == .notStarted ? "Not begun" : "In progress"
        case .returned: return "Returned to the agency with a comment"
        case .submitted: return counts.missing > 0 ? "Part received, awaits sign-off" : "Awaits sign-off"
        case .signedOff: return counts.missing > 0 ? "Part received, signed off" : "Signed off, ready to be accepted"
        case .queried: return "Queried, waits for the agency"
        case .accepted:
            if openQueries > 0 { return "Accepted with \(openQueries == 1 ? "a query" : "queries")" }
            return isLate ? "Accepted late" : "Accepted"
        }
    }

    /// What whoever runs the round does next; nil when nothing is to be done.
    public func next(on day: Day) -> String? {
        switch submission.state {
        case .notStarted, .inProgress, .returned: return submission.due < day ? "Chase it, or give it more time" : nil
        case .submitted: return "Ask the approver to sign it"
        case .signedOff: return counts.missing > 0 ? "Ask for what is missing, or accept what is there" : "Accept it, or query it"
        case .queried: return "Wait for the answer"
        case .accepted: return nil
        }
    }
}
