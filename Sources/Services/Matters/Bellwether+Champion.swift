import Domain
import Storage

/// The page of a committee's Children's Champion.
public struct ChampionAnswer: Sendable {
    public var version: FrameworkVersion
    public var body: Body
    public var champions: [Person]
    public var meeting: Meeting?
    /// When the Champion was told that the report is ready; nil while it is not.
    public var readyOn: Day?
    public var membersOn: Day?
    /// What stands on the Champion's own list.
    public var matters: [Matter]
    /// The role's aims, as the Champion last wrote them.
    public var aspirations: Step?
    public var mayWrite: Bool
    public var today: Day
}

/// The page on which a sub-group works.
public struct WorkspaceAnswer: Sendable {
    public var version: FrameworkVersion
    public var body: Body
    public var meeting: Meeting?
    /// The newest packs that the reader may open: the same as the board's.
    public var packs: [Pack]
    /// Nil for those who get no figure.
    public var exceptions: [Reading]?
    /// Referred to it, or by it.
    public var referrals: [Matter]
    /// What else it has before it.
    public var matters: [Matter]
    public var comments: [Matter]
    public var today: Day
}

extension Bellwether {
    public func champion(of id: ID<Body>, as actor: Actor) async throws -> ChampionAnswer {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let body = try body(id, for: .readMeetings, of: actor, version)
            let sight = try matterSight(of: actor, version, in: connection)
            let champions = try champions(of: id, version, connection)
            let meeting = version.framework.meetings.filter { $0.body == id && $0.date >= today }.min { $0.date < $1.date }
            return ChampionAnswer(
                version: version, body: body, champions: champions, meeting: meeting,
                readyOn: try meeting.flatMap { try readyDay(of: $0, connection) }, membersOn: meeting?.papersPublished,
                matters: try champions.flatMap { try connection.matters.own(of: $0.number, sight) },
                aspirations: try connection.steps.all(of: Thing(.body, id.text)).last { $0.act == "aspirations" },
                mayWrite: mayWriteAspirations(actor, champions, id, version), today: today)
        }
    }

    /// The Champion, and whoever writes it down for the Champion.
    private func mayWriteAspirations(
        _ actor: Actor, _ champions: [Person], _ body: ID<Body>, _ version: FrameworkVersion
    ) -> Bool {
        if BodyReach(actor, .keepMeetings, version).covers(body) { return true }
        guard case .person(let person) = actor else { return false }
        return AccessTable.grants(actor, .commentOnItems) && champions.contains { $0.number == person.number }
    }

    public func writeAspirations(_ text: String, of id: ID<Body>, as actor: Actor) async throws {
        try require(.commentOnItems, of: actor)
        let now = clock()
        try await database.write { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            _ = try body(id, for: .commentOnItems, of: actor, version)
            guard mayWriteAspirations(actor, try champions(of: id, version, connection), id, version) else {
                throw Refusal(
                    .denied, "The Children's Champion of this committee writes this.", remedy: "Send them your comment instead.")
            }
            let says = try words(text, "What the Champion wants to bring about")
            try connection.steps.add("aspirations", to: Thing(.body, id.text), says: says, at: now, by: actor)
            try connection.audit.append(
                at: now, by: actor, .commentOnItems, verb: "write", noun: "comment", id: id.text, detail: "aspirations")
        }
    }

    public func workspace(of id: ID<Body>, as actor: Actor) async throws -> WorkspaceAnswer {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let body = try body(id, for: .readMeetings, of: actor, version)
            let sight = try matterSight(of: actor, version, in: connection)
            let readsFigures = actor.audience == .board && AccessTable.grants(actor, .readFigures)
            let board = readsFigures ? try scorecard(by: version, .board, asKnown: nil, today: today, connection) : nil
            let carried = try mattersArising(of: body, at: nil, version, sight, connection)
            let comments = try connection.matters.page(
                MatterFilter(.comment, show: .all, body: id), limit: 20, on: today, sight)
            return WorkspaceAnswer(
                version: version, body: body, meeting: carried.meeting,
                packs: AccessTable.grants(actor, .readPacks)
                    ? Array(try packs(seenBy: actor, in: connection).sorted { $1.number < $0.number }.prefix(3)) : [],
                exceptions: board?.scorecard.exceptions,
                referrals: try connection.matters.page(
                    MatterFilter(.referral, show: .all, body: id), limit: 50, on: today, sight),
                matters: carried.matters.filter { $0.kind != .referral && $0.kind != .comment }, comments: comments, today: today)
        }
    }
}
