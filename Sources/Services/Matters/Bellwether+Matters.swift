import Domain
import Storage

extension Matter.Kind {
    /// By which it is written down: members comment, those who keep the meetings record the rest.
    public var capability: Capability { self == .comment ? .commentOnItems : .keepMeetings }
}

extension Bellwether {
    /// The matters of one kind, what hurts first.
    public func matters(
        _ filter: MatterFilter, after place: MatterPlace? = nil, limit: Int = 50, as actor: Actor
    ) async throws -> MatterList {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let sight = try matterSight(of: actor, version, in: connection)
            let more = limit == Int.max ? limit : limit + 1
            let found = try connection.matters.page(filter, after: place, limit: more, on: today, sight)
            let page = Array(found.prefix(limit))
            let held = page.filter { $0.verb == .approveSubjectTo }.map(\.number)
            let conditions = Dictionary(grouping: try connection.matters.conditions(of: held, sight)) { $0.decision ?? 0 }
            return MatterList(
                version: version, matters: page, count: try connection.matters.count(filter, on: today, sight),
                conditions: conditions.mapValues { ConditionCount($0) },
                next: page.count < found.count ? page.last.map { MatterPlace($0) } : nil, today: today)
        }
    }

    public func matter(_ kind: Matter.Kind, _ number: Int64, as actor: Actor) async throws -> MatterAnswer {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let sight = try matterSight(of: actor, version, in: connection)
            let matter = try existing(kind, number, sight, connection)
            return MatterAnswer(
                version: version, matter: matter, steps: try connection.steps.all(of: matter.thing),
                conditions: kind == .decision ? try connection.matters.conditions(of: [number], sight) : [],
                decision: try matter.decision.flatMap { try connection.matters.find(.decision, $0, sight) },
                acts: matter.acts.filter { may($0, with: matter, actor, version) }, today: today)
        }
    }

    func existing(
        _ kind: Matter.Kind, _ number: Int64, _ sight: MatterStore.Sight, _ connection: any SQLConnection
    ) throws -> Matter {
        guard let matter = try connection.matters.find(kind, number, sight) else {
            throw Bellwether.noSuch(kind.rawValue, Thing(kind.thing, number).reference)
        }
        return matter
    }

    /// Writes down what a meeting began. `number` is for what was numbered elsewhere.
    public func addMatter(_ draft: MatterDraft, number: Int64? = nil, as actor: Actor) async throws -> Matter {
        try require(draft.kind.capability, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            _ = try body(draft.body, for: draft.kind.capability, of: actor, version)
            let matter = try connection.matters.add(
                try checked(draft, version, at: now, by: actor, connection), number: number)
            let step = try connection.steps.add("begin", to: matter.thing, says: matter.words, at: now, by: actor)
            try tellOfBeginning(matter, step, by: actor, connection)
            try keepForSearch(matter, connection)
            try connection.audit.append(
                at: now, by: actor, draft.kind.capability, verb: "add", noun: matter.kind.rawValue, id: "\(matter.number)",
                detail: matter.body.text)
            return matter
        }
    }

    private func tellOfBeginning(_ matter: Matter, _ step: Step, by actor: Actor, _ connection: any SQLConnection) throws {
        if let other = matter.toBody {
            try tell(.referred, of: matter.thing, place: step.place, to: .body(other), at: step.at, by: actor, connection)
        }
        if let person = matter.person {
            try tell(.asked, of: matter.thing, place: step.place, to: .person(person), at: step.at, by: actor, connection)
        }
        if let agency = matter.agency {
            try tell(.asked, of: matter.thing, place: step.place, to: .agency(agency), at: step.at, by: actor, connection)
        }
    }

    func keepForSearch(_ matter: Matter, _ connection: any SQLConnection) throws {
        let text = [matter.followUp, matter.who, matter.report, "minute \(matter.minute)", matter.body.text]
        try connection.search.keep(
            SearchEntry(
                matter.thing, title: String(matter.words.prefix(160)), text: text.compactMap(\.self).joined(separator: " "),
                access: matter.access, inPublicAt: try publicBody(of: matter, connection)))
    }

    /// The body that sits in public where it was decided; nil when it was not decided in public.
    private func publicBody(of matter: Matter, _ connection: any SQLConnection) throws -> ID<Body>? {
        let version = try openFramework(in: connection)
        if let meeting = matter.meeting, version.meeting(meeting)?.isPublic != true { return nil }
        return version.body(matter.body)?.isPublic == true ? matter.body : nil
    }
}
