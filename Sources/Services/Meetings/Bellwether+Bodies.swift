import Domain
import Storage

extension Bellwether {
    /// A body with who sits on it, its meetings and what is planned for them.
    public func bodyRecord(_ id: ID<Body>, as actor: Actor) async throws -> BodyRecord {
        try require(.readMeetings, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let (version, body) = try existingBody(id, for: .readMeetings, of: actor, connection)
            let seesRestricted = AccessTable.grants(actor, .readRestricted)
            let outside = BodyReach(actor, .readMeetings, version).isOutside
            let (agendas, minutes) = (try connection.agendas.heads(), try connection.minutes.all())
            let meetings = version.framework.meetings.filter { $0.body == id && reads($0, actor, version) }
                .sorted { ($1.date, $1.id) < ($0.date, $0.id) }
            return BodyRecord(
                version: version, body: body, members: try connection.members.all(of: id),
                meetings: meetings.map {
                    MeetingLine(meeting: $0, body: body, agenda: agendas[$0.id], minutes: minutes[$0.id])
                },
                plan: try connection.plans.all(of: id).filter { item in
                    (seesRestricted || item.access == .open) && meetings.contains { $0.id == item.meeting }
                },
                steps: outside ? [] : try connection.steps.all(of: Thing(.body, id.text)), today: today,
                mayKeep: AccessTable.grants(actor, .keepMeetings)
                    && BodyReach(actor, .keepMeetings, version).covers(id),
                seesRestricted: seesRestricted)
        }
    }

    /// Who sits on the bodies whose meetings the actor reads, or on one of them.
    public func members(of id: ID<Body>?, as actor: Actor) async throws -> [Member] {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            if let id {
                _ = try existingBody(id, for: .readMeetings, of: actor, connection)
                return try connection.members.all(of: id)
            }
            let version = try framework(seenBy: actor, in: connection)
            let reach = BodyReach(actor, .readMeetings, version)
            return try connection.members.all().filter { member in
                reach.covers(member.body) && (!reach.isOutside || version.body(member.body)?.isPublic == true)
            }
        }
    }

    /// Somebody takes a seat. Terms are kept: who sat there on a day is asked for years later.
    @discardableResult
    public func addMember(_ member: Member, as actor: Actor) async throws -> Int64 {
        try require(.keepMeetings, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            let (version, body) = try existingBody(member.body, for: .keepMeetings, of: actor, connection)
            var member = member
            member.name = try words(member.name, "The member's name", upTo: 120)
            member.substitute = try member.substitute.map { try words($0, "The substitute's name", upTo: 120) }
            if let until = member.until, until < member.from {
                throw Refusal(.notPossible, "The term ends before it begins.", remedy: "Give a later last day, or none.")
            }
            if let agency = member.agency, version.agency(agency) == nil { throw Bellwether.noSuch("agency", agency.text) }
            let number = try connection.members.add(member)
            try connection.steps.add(
                "member", to: Thing(.body, body.id.text), says: "\(member.name), \(member.part.label)", to: member.from.iso8601,
                at: now, by: actor)
            try connection.audit.append(
                at: now, by: actor, .keepMeetings, verb: "add member of", noun: "body", id: body.id.text,
                detail: "member \(number)")
            return number
        }
    }

    public func endMember(_ number: Int64, on day: Day, why: String, as actor: Actor) async throws -> ID<Body> {
        try require(.keepMeetings, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            guard let member = try connection.members.find(number) else { throw Bellwether.noSuch("member", "\(number)") }
            do {
                _ = try existingBody(member.body, for: .keepMeetings, of: actor, connection)
            } catch let refusal as Refusal where refusal.kind == .notFound {
                throw Bellwether.noSuch("member", "\(number)")
            }
            let reason = try words(why, "Why the term ends", upTo: 500)
            guard member.until.map({ day < $0 }) ?? true else {
                throw Refusal(.notPossible, "The term ends before that day.", remedy: "Give an earlier day.")
            }
            try connection.members.end(number, on: day)
            try connection.steps.add(
                "end of term", to: Thing(.body, member.body.text), says: "\(member.name): \(reason)",
                from: member.until?.iso8601, to: day.iso8601, at: now, by: actor)
            try connection.audit.append(
                at: now, by: actor, .keepMeetings, verb: "end member of", noun: "body", id: member.body.text,
                detail: "member \(number)")
            return member.body
        }
    }

    // MARK: - The forward plan

    @discardableResult
    public func plan(_ item: PlannedItem, as actor: Actor) async throws -> Int64 {
        try await keeping(item.meeting, as: actor, "plan an item of") { [self] connection, meeting, body, now in
            var item = item
            item.body = body.id
            item.title = try words(item.title, "The title", upTo: 200)
            item.owner = try words(item.owner, "Who brings it", upTo: 120)
            try requireOwnAccess(item.access, actor)
            let number = try connection.plans.add(item)
            try connection.steps.add(
                "plan", to: Thing(.body, body.id.text), says: item.access == .open ? item.title : item.access.closedTitle,
                to: meeting.id.text, at: now, by: actor)
            return number
        }
    }

    /// Puts what was planned on the agenda of its meeting.
    @discardableResult
    public func putOnAgenda(planned number: Int64, as actor: Actor) async throws -> ID<Meeting> {
        let planned = try await plannedItem(number, as: actor)
        return try await keeping(planned.meeting, as: actor, "put a planned item on the agenda of") {
            [self] connection, meeting, _, now in
            let item = try add(
                AgendaItem(
                    meeting: meeting.id, title: planned.title, purpose: planned.purpose, kind: planned.kind,
                    presenter: planned.owner, access: planned.access), meeting, at: now, by: actor, connection)
            guard try connection.plans.move(number, to: .onAgenda, item: item.number) else { throw Bellwether.movedOn }
            return meeting.id
        }
    }

    public func withdrawPlanned(_ number: Int64, why: String, as actor: Actor) async throws -> ID<Body> {
        let planned = try await plannedItem(number, as: actor)
        return try await keeping(planned.meeting, as: actor, "take a planned item off") { [self] connection, _, body, now in
            let reason = try words(why, "Why it is taken off", upTo: 500)
            guard try connection.plans.move(number, to: .withdrawn, item: nil) else { throw Bellwether.movedOn }
            try connection.steps.add(
                "off the plan", to: Thing(.body, body.id.text),
                says: "\(planned.access == .open ? planned.title : planned.access.closedTitle): \(reason)", at: now, by: actor)
            return body.id
        }
    }

    private func plannedItem(_ number: Int64, as actor: Actor) async throws -> PlannedItem {
        try require(.keepMeetings, of: actor)
        return try await database.read { [self] connection in
            guard let planned = try connection.plans.find(number),
                planned.access == .open || AccessTable.grants(actor, .readRestricted)
            else { throw Bellwether.noSuch("planned item", "\(number)") }
            do {
                _ = try existingBody(planned.body, for: .keepMeetings, of: actor, connection)
            } catch let refusal as Refusal where refusal.kind == .notFound {
                throw Bellwether.noSuch("planned item", "\(number)")
            }
            return planned
        }
    }

    private static let movedOn = Refusal(
        .notPossible, "It is on the agenda already, or was taken off the plan.", remedy: "Look at the plan again.")

    /// Nobody makes what they then could not see.
    func requireOwnAccess(_ access: AccessClass, _ actor: Actor) throws {
        if access != .open, !AccessTable.grants(actor, .readRestricted) {
            throw Refusal(
                .denied, "You may not keep items that are not open.", remedy: "Ask the business manager to put it on.")
        }
    }
}
