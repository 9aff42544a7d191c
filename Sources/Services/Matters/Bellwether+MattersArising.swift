import Domain
import Storage

/// What a meeting has before it from the ones before: nobody has copied it there.
public struct MattersArising: Sendable {
    public var version: FrameworkVersion
    public var body: Body
    /// The meeting whose list it is; nil where none is planned, and the list is that of the day.
    public var meeting: Meeting?
    public var day: Day
    public var matters: [Matter]
    /// Of the decisions among them, by number.
    public var conditions: [Int64: ConditionCount]
    /// The body's meetings, for whoever wants another one's list.
    public var meetings: [Meeting]
    public var today: Day

    /// Those that another body has sent here.
    public var received: [Matter] { matters.filter { $0.body != body.id } }

    /// In how many agendas of the body it stood before this one.
    public func timesCarried(_ matter: Matter) -> Int {
        meetings.count { $0.date > matter.on && $0.date < day }
    }
}

extension Bellwether {
    /// The matters arising of a body at one of its meetings; the next one when none is named.
    public func mattersArising(
        of body: ID<Body>, at meeting: ID<Meeting>? = nil, as actor: Actor
    ) async throws -> MattersArising {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let found = try self.body(body, for: .readMeetings, of: actor, version)
            let sight = try matterSight(of: actor, version, in: connection)
            return try mattersArising(of: found, at: meeting, version, sight, connection)
        }
    }

    /// The same within whatever asks, such as an agenda or a pack.
    func mattersArising(
        of body: Body, at meeting: ID<Meeting>?, _ version: FrameworkVersion, _ sight: MatterStore.Sight,
        _ connection: any SQLConnection
    ) throws -> MattersArising {
        let hidden = Set(sight.hiddenMeetings)
        let meetings = version.framework.meetings.filter { $0.body == body.id && !hidden.contains($0.id) }
            .sorted { $0.date < $1.date }
        let asked = try meeting.map { id in
            guard let found = meetings.first(where: { $0.id == id }) else { throw Bellwether.noSuch("meeting", id.text) }
            return found
        }
        let sitting = asked ?? meetings.first { $0.date >= today }
        let day = sitting?.date ?? today
        let matters = try connection.matters.carried(by: body.id, at: day, limit: 500, sight)
        let held = matters.filter { $0.verb == .approveSubjectTo }.map(\.number)
        let conditions = Dictionary(grouping: try connection.matters.conditions(of: held, sight)) { $0.decision ?? 0 }
        return MattersArising(
            version: version, body: body, meeting: sitting, day: day, matters: matters,
            conditions: conditions.mapValues { ConditionCount($0) }, meetings: meetings, today: today)
    }
}
