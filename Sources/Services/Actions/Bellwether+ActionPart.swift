import Domain
import Reports
import Storage

extension Bellwether {
    /// The register as it goes into a pack: what is still to be done or decided, and what ended in the three months before.
    func actionsPart(on day: Day, in connection: any SQLConnection) throws -> PackPart {
        let sight = try openSight(in: connection)
        let version = try openFramework(in: connection)
        let all = try connection.actions.page(ActionFilter(), for: sight.ofActions, on: day, limit: Int.max)
        let told = all.filter { $0.isLive || ($0.endedOn.map { day.days(since: $0) <= Bellwether.endedDaysInPack } ?? false) }
        guard !told.isEmpty else { return .none }
        let moved = Dictionary(
            try connection.steps.all(["move"], of: .action).map { ($0.thing, $0.says) }, uniquingKeysWith: { _, last in last })
        let table = Table(
            caption: "Actions, what hurts first", columns: ["Action", "What", "Owner", "Due", "Done", "Stands"],
            rows: told.map { action in
                [
                    action.reference, action.title, action.ownerWords(version), action.dueWords, "\(action.progress)%",
                    action.standingWords(on: day),
                ]
            })
        let lines = told.map { line($0, moved[$0.thing], on: day, version) }
        return PackPart(
            blocks: [
                .heading("Actions", id: "actions"), .paragraph(Bellwether.summary(told, on: day)), .table(table),
            ], lines: lines)
    }

    private static let endedDaysInPack = 92

    private static func summary(_ told: [Action], on day: Day) -> String {
        let groups = told.map { $0.standing(on: day).group }
        let twice = told.count { $0.isLive && $0.isMovedTwice }
        func count(_ group: ActionStanding.Group) -> Int { groups.count { $0 == group } }
        return "\(count(.overdue)) overdue, \(count(.atRisk)) at risk, \(count(.waiting)) waiting for evidence, "
            + "\(count(.onCourse)) on course, \(count(.evidenced)) done with evidence; \(twice) moved twice or more."
    }

    private func line(_ action: Action, _ moved: String?, on day: Day, _ version: FrameworkVersion) -> PackLine {
        let standing = action.standing(on: day)
        return PackLine(
            .action, action.reference, action.title,
            [
                .init("Owner", action.ownerWords(version)), .init("Due", action.due.long),
                .init("Moved", "\(action.moves) times"),
                .init("Done", "\(action.progress)%"), .init("State", standing.group.label),
                .init("Body", version.body(action.body)?.name ?? action.body.text),
                .init("Priority", action.priority.flatMap(version.priority)?.title ?? "none"),
            ], isOverdue: standing.group == .overdue, why: action.riskWhy ?? (action.moves > 0 ? moved : nil))
    }
}

extension Action {
    /// "Aireborough Youth Justice, Team Manager".
    public func ownerWords(_ version: FrameworkVersion) -> String {
        (owner.agencies.map { version.agency($0)?.name ?? $0.text } + [owner.post]).joined(separator: ", ")
    }

    /// "31 October 2026, moved twice from 31 August 2026".
    public var dueWords: String {
        switch moves {
        case 0: due.long
        case 1: "\(due.long), moved once from \(firstDue.long)"
        case 2: "\(due.long), moved twice from \(firstDue.long)"
        default: "\(due.long), moved \(moves) times from \(firstDue.long)"
        }
    }

    /// "Red: overdue by 21 days".
    public func standingWords(on day: Day) -> String {
        let standing = standing(on: day)
        return standing.colour.map { "\($0.rawValue.capitalisedFirst): \(standing.label.lowercasedFirst)" } ?? standing.label
    }
}
