import Domain
import Storage

extension Bellwether {
    /// Whether the actor reads a meeting at all: the board's own people each of them, councillors those of their own
    /// committee that are held in public.
    func reads(_ meeting: Meeting, _ actor: Actor, _ version: FrameworkVersion) -> Bool {
        let reach = BodyReach(actor, .readMeetings, version)
        guard reach.covers(meeting.body) else { return false }
        return !reach.isOutside || meeting.isPublic || version.body(meeting.body)?.isPublic == true
    }

    /// A meeting that the capability reaches, in the framework as the actor sees it. What it does not reach is not there.
    func sitting(
        _ id: ID<Meeting>, for capability: Capability, of actor: Actor, _ connection: any SQLConnection
    ) throws -> (version: FrameworkVersion, meeting: Meeting, body: Body) {
        let version = try framework(seenBy: actor, in: connection)
        guard let meeting = version.meeting(id), let body = version.body(meeting.body), reads(meeting, actor, version) else {
            throw Bellwether.noSuchMeeting(id)
        }
        guard BodyReach(actor, capability, version).covers(meeting.body) else {
            throw Bellwether.notYours
        }
        return (version, meeting, body)
    }

    func existingBody(
        _ id: ID<Body>, for capability: Capability, of actor: Actor, _ connection: any SQLConnection
    ) throws -> (
        version: FrameworkVersion, body: Body
    ) {
        let version = try framework(seenBy: actor, in: connection)
        let reach = BodyReach(actor, .readMeetings, version)
        guard let body = version.body(id), reach.covers(id), !reach.isOutside || body.isPublic else {
            throw Refusal(.notFound, "There is no body \(id).", remedy: "Look for it on the page of meetings.")
        }
        guard BodyReach(actor, capability, version).covers(id) else { throw Bellwether.notYours }
        return (version, body)
    }

    /// An item that the actor sees, with its meeting.
    func existingItem(
        _ number: Int64, for capability: Capability, of actor: Actor, _ connection: any SQLConnection
    ) throws -> (item: AgendaItem, version: FrameworkVersion, meeting: Meeting, body: Body) {
        guard let item = try connection.agendas.item(number),
            item.access == .open || AccessTable.grants(actor, .readRestricted)
        else { throw Bellwether.noSuch("agenda item", "\(number)") }
        do {
            let place = try sitting(item.meeting, for: capability, of: actor, connection)
            let reach = BodyReach(actor, .readMeetings, place.version)
            if reach.isOutside, try connection.agendas.find(item.meeting)?.isPublished != true {
                throw Bellwether.noSuch("agenda item", "\(number)")
            }
            return (item, place.version, place.meeting, place.body)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            // In the words of an item: which meeting it would belong to is not told.
            throw Bellwether.noSuch("agenda item", "\(number)")
        }
    }

    /// Whether the actor may see something of a meeting: its papers, its questions, what was resolved.
    func seesOfMeetings(_ thing: Thing, _ actor: Actor, _ connection: any SQLConnection) throws -> Bool {
        guard AccessTable.grants(actor, .readMeetings) else { return false }
        do {
            switch (thing.kind, thing.number) {
            case (.item, let number?): _ = try existingItem(number, for: .readMeetings, of: actor, connection)
            case (.question, let number?): _ = try existingQuestion(number, for: .readMeetings, of: actor, connection)
            case (.resolution, let number?):
                guard let found = try connection.resolutions.find(number) else { return false }
                _ = try existingItem(found.item, for: .readMeetings, of: actor, connection)
            case (.meeting, _): _ = try sitting(ID(thing.id), for: .readMeetings, of: actor, connection)
            case (.body, _): _ = try existingBody(ID(thing.id), for: .readMeetings, of: actor, connection)
            default: return false
            }
            return true
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return false
        }
    }

    static func noSuchMeeting(_ id: ID<Meeting>) -> Refusal {
        Refusal(.notFound, "There is no meeting \(id).", remedy: "Look for it on the page of meetings.")
    }

    static let notYours = Refusal(
        .denied, "You keep the meetings of your own body alone.", remedy: "Ask the business manager to do it.")

    /// One change at a meeting: who may, the change, its entry in the trail; in one transaction.
    func keeping<Answer: Sendable>(
        _ id: ID<Meeting>, _ capability: Capability = .keepMeetings, as actor: Actor, _ verb: String, _ detail: String = "",
        _ change: @escaping @Sendable (any SQLConnection, Meeting, Body, Instant) throws -> Answer
    ) async throws -> Answer {
        try require(capability, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            let (_, meeting, body) = try sitting(id, for: capability, of: actor, connection)
            try connection.agendas.begin(id, of: meeting.body)
            let answer = try change(connection, meeting, body, now)
            try auditMeeting(verb, id, detail, capability, at: now, by: actor, connection)
            return answer
        }
    }

    func auditMeeting(
        _ verb: String, _ id: ID<Meeting>, _ detail: String, _ capability: Capability, at now: Instant, by actor: Actor,
        _ connection: any SQLConnection
    ) throws {
        try connection.audit.append(
            at: now, by: actor, capability, verb: verb, noun: "meeting", id: id.text, detail: detail)
    }
}
