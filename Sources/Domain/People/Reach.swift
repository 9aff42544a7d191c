/// How far somebody's capability reaches: to everything, to what belongs to the things they hold their role for, or
/// to nothing at all.
public enum Reach: Hashable, Sendable {
    case nothing
    /// What belongs to one of these. A role that is held for the whole partnership does not stand in here.
    case own(Set<Scope>)
    case everything

    /// What belongs to nobody in particular (nil) is for those alone who reach everything.
    public func covers(_ scope: Scope?) -> Bool {
        switch self {
        case .nothing: false
        case .own(let own): scope.map { $0 != .partnership && own.contains($0) } ?? false
        case .everything: true
        }
    }

    /// The agencies that it ends at; nil where it does not end at agencies.
    public var agencies: [ID<Agency>]? {
        switch self {
        case .everything: return nil
        case .nothing: return []
        case .own(let own):
            return own.compactMap { if case .agency(let id) = $0 { id } else { nil } }.sorted()
        }
    }
}

extension AccessTable {
    /// How far an actor's capability reaches, by the roles held at this moment. This is the one place that asks what a
    /// role is held for; whatever belongs to somebody is looked at through it.
    public static func reach(of actor: Actor, for capability: Capability) -> Reach {
        guard grants(actor, capability) else { return .nothing }
        guard case .person(let person) = actor, let row = rows.first(where: { $0.capability == capability }) else {
            return .everything
        }
        let grants = person.grants.filter { row.roles.contains($0.role) }
        if grants.contains(where: { !row.ownOnly.contains($0.role) }) { return .everything }
        return .own(Set(grants.map(\.scope)))
    }
}
