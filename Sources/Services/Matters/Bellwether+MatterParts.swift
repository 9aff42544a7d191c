import Domain
import Reports
import Storage

extension Bellwether {
    /// Decisions, promises, conditions and referrals as a pack has them: what is still carried, and what the last meetings
    /// decided or closed.
    func mattersPart(on day: Day, in connection: any SQLConnection) throws -> PackPart {
        let version = try openFramework(in: connection)
        let sight = try openMatterSight(in: connection)
        let kinds: [Matter.Kind] = [.decision, .commitment, .condition, .referral]
        let since = day.adding(days: -120)
        let all = try connection.matters.allCarried(kinds, settledSince: since, until: day, sight)
        guard !all.isEmpty else { return .none }
        let late = all.count { $0.isOverdue(on: day) }
        let open = all.count { !$0.state.isSettled }
        let words =
            "\(open) carried forward by all bodies; \(late == 0 ? "none is" : "\(late) \(late == 1 ? "is" : "are")") past its day."
        var blocks: [Document.Block] = [
            .heading("What was decided and promised", id: "matters"), .paragraph(words),
        ]
        for kind in kinds {
            let own = all.filter { $0.kind == kind }
            guard !own.isEmpty else { continue }
            blocks.append(.table(Bellwether.table(of: own, kind, version, day)))
        }
        return PackPart(blocks: blocks, lines: all.map { Bellwether.line($0, version, day) })
    }

    private static func table(of matters: [Matter], _ kind: Matter.Kind, _ version: FrameworkVersion, _ day: Day) -> Table {
        Table(
            caption: kind.plural.capitalisedFirst, columns: ["Reference", "What", "Who", "From", "Due", "Now"],
            rows: matters.map { matter in
                [
                    matter.thing.reference, matter.toDo, who(matter, version), origin(matter, version),
                    matter.due?.short ?? "–", now(matter, day),
                ]
            })
    }

    private static func line(_ matter: Matter, _ version: FrameworkVersion, _ day: Day) -> PackLine {
        var facts: [PackLine.Fact] = [.init("State", matter.state.word)]
        if let verb = matter.verb { facts.append(.init("Decides", verb.label)) }
        if let due = matter.due { facts.append(.init("Due", due.long)) }
        let who = who(matter, version)
        if who != "–" { facts.append(.init("Who", who)) }
        facts.append(.init("From", origin(matter, version)))
        if let other = matter.toBody { facts.append(.init("To", version.body(other)?.name ?? other.text)) }
        if let report = matter.report { facts.append(.init("Reported", report)) }
        return PackLine(
            packKind(matter.kind), matter.thing.reference, matter.toDo, facts, isOverdue: matter.isOverdue(on: day),
            why: matter.state == .setAside ? matter.report : nil)
    }

    private static func packKind(_ kind: Matter.Kind) -> PackLine.Kind {
        switch kind {
        case .decision: .decision
        case .condition: .condition
        case .commitment, .referral, .comment, .request: .commitment
        }
    }

    private static func who(_ matter: Matter, _ version: FrameworkVersion) -> String {
        if !matter.who.isEmpty { return matter.who }
        if let agency = matter.agency { return version.agency(agency)?.name ?? agency.text }
        return matter.toBody.map { version.body($0)?.name ?? $0.text } ?? "–"
    }

    private static func origin(_ matter: Matter, _ version: FrameworkVersion) -> String {
        let body = version.body(matter.body)?.name ?? matter.body.text
        return "\(body), \(matter.on.short)" + (matter.minute.isEmpty ? "" : ", minute \(matter.minute)")
    }

    private static func now(_ matter: Matter, _ day: Day) -> String {
        matter.isOverdue(on: day) ? "Late since \(matter.due?.short ?? "its day")" : matter.state.word.capitalisedFirst
    }
}
