import Domain
import Storage

/// The bodies at which somebody's capability ends. Councillors have it for the committee of their own area, as long as it
/// sits in public; those who lead a sub-group for that sub-group.
public struct BodyReach: Sendable {
    /// Nil: for every body.
    var bodies: Set<ID<Body>>?
    /// Whether what is not public is out of reach, whoever's committee it is.
    var isPublicOnly: Bool

    public init(_ actor: Actor, _ capability: Capability, _ version: FrameworkVersion) {
        switch AccessTable.reach(of: actor, for: capability) {
        case .everything: (bodies, isPublicOnly) = (nil, false)
        case .nothing: (bodies, isPublicOnly) = ([], true)
        case .own(let scopes):
            let led = scopes.compactMap { scope -> ID<Body>? in if case .body(let id) = scope { id } else { nil } }
            let committees = scopes.compactMap { scope -> ID<Body>? in
                guard case .area(let id) = scope, let committee = version.area(id)?.committee,
                    version.body(committee)?.isPublic == true
                else { return nil }
                return committee
            }
            bodies = Set(led + committees)
            isPublicOnly = led.isEmpty
        }
    }

    /// Whether somebody looks in from outside: reads some bodies' business and no more.
    var isOutside: Bool { bodies != nil }

    public func covers(_ body: ID<Body>?) -> Bool {
        guard let bodies else { return true }
        return body.map(bodies.contains) ?? false
    }
}

extension Bellwether {
    /// Which matters an actor sees. What was decided at a meeting is seen by whoever sees the meeting.
    func matterSight(of actor: Actor, _ version: FrameworkVersion, in connection: any SQLConnection) throws -> MatterStore.Sight {
        let reach = BodyReach(actor, .readMeetings, version)
        let seen = try framework(seenBy: actor, in: connection)
        let all = try frameworkInForce(asKnown: nil, in: connection).framework.meetings
        let hidden = all.filter { seen.meeting($0.id) == nil || reach.isPublicOnly && !$0.isPublic }
        return MatterStore.Sight(
            seesRestricted: AccessTable.grants(actor, .readRestricted) && !reach.isPublicOnly, hiddenMeetings: hidden.map(\.id),
            bodies: reach.bodies.map { Array($0) })
    }

    /// What goes to all who read packs.
    func openMatterSight(in connection: any SQLConnection) throws -> MatterStore.Sight {
        let open = try openFramework(in: connection)
        let all = try frameworkInForce(asKnown: nil, in: connection).framework.meetings
        return MatterStore.Sight(seesRestricted: false, hiddenMeetings: all.map(\.id).filter { open.meeting($0) == nil })
    }

    /// A body that the actor may read of. What is out of reach is not there, in the same words.
    func body(
        _ id: ID<Body>, for capability: Capability, of actor: Actor, _ version: FrameworkVersion
    ) throws -> Body {
        guard let body = version.body(id), BodyReach(actor, capability, version).covers(id) else {
            throw Bellwether.noSuch("body", id.text)
        }
        return body
    }

    func seesMatter(_ thing: Thing, _ actor: Actor, _ connection: any SQLConnection) throws -> Bool {
        guard let kind = Matter.Kind(thing.kind), let number = thing.number, AccessTable.grants(actor, .readMeetings) else {
            return false
        }
        let version = try framework(seenBy: actor, in: connection)
        return try connection.matters.find(kind, number, matterSight(of: actor, version, in: connection)) != nil
    }
}
