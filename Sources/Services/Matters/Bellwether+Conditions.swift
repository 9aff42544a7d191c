import Domain
import Storage

extension Bellwether {
    /// Refuses to approve or publish something while a condition of its approval is open. A condition that is met says
    /// what shows it; one that is set aside says who answers for that, and why.
    func refuseOpenConditions(of item: Thing, to act: String, _ connection: any SQLConnection) throws {
        let whole = MatterStore.Sight(seesRestricted: true)
        try refuseOpenConditions(of: try connection.matters.heldApprovals(of: item, whole), to: act, connection)
    }

    func refuseOpenConditions(of approvals: [Matter], to act: String, _ connection: any SQLConnection) throws {
        let whole = MatterStore.Sight(seesRestricted: true)
        let all = try connection.matters.conditions(of: approvals.map(\.number), whole).filter { $0.state != .withdrawn }
        let open = all.filter { $0.state == .open }
        guard let first = open.first else { return }
        let named = open.map { $0.access == .open ? "\($0.thing.reference) (\($0.words.prefix(120)))" : $0.thing.reference }
            .joined(separator: "; ")
        throw Refusal(
            .notPossible, "It cannot \(act): \(ConditionCount(all).sentence.lowercasedFirst). Open: \(named).",
            remedy: "Record what shows that \(first.thing.reference) is met, or let the chair set it aside with a reason.")
    }
}
