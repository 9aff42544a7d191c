/// How an action stands on a day, by rule: nobody chooses its colour.
public struct ActionStanding: Hashable, Sendable {
    public enum Colour: String, CaseIterable, Sendable { case red, amber, green, blue }

    /// Every action is in one of these. They stand in the order in which a board should read them.
    public enum Group: String, CaseIterable, Sendable {
        case overdue
        case atRisk = "at-risk"
        case waiting
        case onCourse = "on-course"
        case setAside = "set-aside"
        case evidenced, withdrawn

        /// Nil for what is not to be done any more.
        public var colour: Colour? {
            switch self {
            case .overdue: .red
            case .atRisk: .amber
            case .waiting, .onCourse, .setAside: .green
            case .evidenced: .blue
            case .withdrawn: nil
            }
        }

        public var label: String {
            switch self {
            case .overdue: "Overdue"
            case .atRisk: "At risk"
            case .waiting: "Waiting for evidence"
            case .onCourse: "On course"
            case .setAside: "Closed without evidence"
            case .evidenced: "Done, with evidence"
            case .withdrawn: "Withdrawn"
            }
        }

        /// Those of one colour.
        public static func all(of colour: Colour) -> [Group] { allCases.filter { $0.colour == colour } }
    }

    public var group: Group
    /// With its numbers: "Due on 31 October 2026, 21 days ago, and 40% done."
    public var reason: String
    /// Nought unless it is overdue.
    public var daysOverdue: Int

    public var colour: Colour? { group.colour }

    /// "Overdue by 21 days", "On course".
    public var label: String {
        group == .overdue ? "Overdue by \(daysOverdue) \(daysOverdue == 1 ? "day" : "days")" : group.label
    }

    /// When the day is so near, half of the work should be done.
    public static let nearDays = 14
    public static let halfDone = 50
}

extension Action {
    public func standing(on day: Day) -> ActionStanding {
        let group = group(on: day)
        return ActionStanding(
            group: group, reason: reason(group, on: day), daysOverdue: group == .overdue ? day.days(since: due) : 0)
    }

    private func group(on day: Day) -> ActionStanding.Group {
        switch state {
        case .withdrawn: .withdrawn
        case .closed: isCheckSetAside ? .setAside : .evidenced
        case .complete: .waiting
        case .open: openGroup(on: day)
        }
    }

    private func openGroup(on day: Day) -> ActionStanding.Group {
        if due < day { return .overdue }
        if riskWhy != nil { return .atRisk }
        let isNear = due.days(since: day) <= ActionStanding.nearDays
        return isNear && progress < ActionStanding.halfDone ? .atRisk : .onCourse
    }

    private func reason(_ group: ActionStanding.Group, on day: Day) -> String {
        switch group {
        case .overdue:
            "It was due on \(due.long) and is \(progress)% done." + (riskWhy.map { " Its owner says: \($0)" } ?? "")
        case .atRisk:
            riskWhy.map { "Its owner says that it is at risk: \($0)" }
                ?? "It is due on \(due.long), in \(days(until: due, from: day)), and less than half done (\(progress)%)."
        case .waiting: "Its owner says that it is done. It turns blue when evidence has been accepted."
        case .onCourse:
            due == day
                ? "It is due today and \(progress)% done." : "It is due in \(days(until: due, from: day)) and \(progress)% done."
        case .setAside: "It was closed on \(endedOn?.long ?? "a day unknown") without accepted evidence, for a reason on record."
        case .evidenced: "It was closed on \(endedOn?.long ?? "a day unknown") with accepted evidence."
        case .withdrawn: "It was withdrawn on \(endedOn?.long ?? "a day unknown")."
        }
    }

    private func days(until due: Day, from day: Day) -> String {
        let count = due.days(since: day)
        return count == 1 ? "1 day" : "\(count) days"
    }
}
