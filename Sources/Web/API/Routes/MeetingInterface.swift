import Domain
import HTTPTypes
import Services

enum MeetingInterface {
    static let all: [Route] = [
        .list(
            "/api/v1/agendas", .needs(.readMeetings), "agendas", of: .named("AgendaLine"),
            "The meetings, the latest first, with where their agendas and minutes stand", by: agendas),
        .read(
            "/api/v1/meetings/{id}/agenda", .needs(.readMeetings), .named("Agenda"), "The agenda of a meeting with its papers",
            by: agenda),
        .write(
            "/api/v1/meetings/{id}/items", .needs(.keepMeetings), "Adds an item to an agenda", takes: .named("NewAgendaItem"),
            gives: .named("AgendaItem"), status: .created, by: addItem),
        .write(
            "/api/v1/meetings/{id}/publication", .needs(.keepMeetings), "Publishes an agenda", takes: .named("SetAside"),
            gives: .named("Agenda"), by: publish),
        .list(
            "/api/v1/questions", .needs(.readMeetings), "questions", of: .named("Question"),
            "Questions asked at meetings, those that wait for a reply first", by: questions),
        .write(
            "/api/v1/meetings/{id}/questions", .needs(.keepMeetings), "Takes down a question", takes: .named("NewQuestion"),
            gives: .named("Question"), status: .created, by: ask),
        .list(
            "/api/v1/resolutions", .needs(.readMeetings), "resolutions", of: .named("Resolution"),
            "What was resolved, the newest first", by: resolutions),
        .write(
            "/api/v1/items/{number}/resolutions", .needs(.keepMeetings), "Takes down a resolution",
            takes: .named("NewResolution"), gives: .named("Resolution"), status: .created, by: resolve),
        .read("/api/v1/meetings/{id}/minutes", .needs(.readMeetings), .named("Minutes"), "The minutes of a meeting", by: minutes),
        .list(
            "/api/v1/members", .needs(.readMeetings), "members", of: .named("Member"), "Who sits on which body",
            [.init(name: "body", says: "Of this body alone", schema: .id)], by: members),
        .write(
            "/api/v1/bodies/{id}/members", .needs(.keepMeetings), "Adds a member", takes: .named("NewMember"),
            gives: .named("Member"), status: .created, by: addMember),
    ]

    @Sendable private static func agendas(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        try page.cut(try await visit.services.meetings(as: visit.actor).lines, by: { $0.meeting.id.text }, { JSON($0) })
    }

    @Sendable private static func agenda(_ visit: Visit) async throws -> Reply {
        .json(JSON(agenda: try await visit.services.meetingRecord(try visit.id(Meeting.self), as: visit.actor)))
    }

    @Sendable private static func addItem(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let item = try await visit.services.addItem(
            AgendaItem(
                meeting: try visit.id(Meeting.self), title: body["title"].string ?? "",
                purpose: body["purpose"].string.flatMap(AgendaItem.Purpose.init(rawValue:)) ?? .decision,
                kind: body["kind"].string.flatMap(AgendaItem.Kind.init(rawValue:)) ?? .ordinary,
                presenter: body["presenter"].string, about: body["about"].string,
                access: body["access"].string.flatMap(AccessClass.init(word:)) ?? .open,
                lateReason: body["late_reason"].string), as: visit.actor)
        return .json(JSON(item, papers: []))
    }

    @Sendable private static func publish(_ visit: Visit, _ body: JSON) async throws -> Reply {
        _ = try await visit.services.publishAgenda(
            try visit.id(Meeting.self), settingAside: body["set_aside_because"].string, as: visit.actor)
        return try await agenda(visit)
    }

    // MARK: - Questions and resolutions

    /// These lists can be long, so the database cuts them; a place is how many stand before it.
    private static func cut<Line: Sendable>(
        _ page: PageRequest, _ read: (_ skipping: Int, _ limit: Int) async throws -> [Line], _ json: (Line) -> JSON
    ) async throws -> Listing {
        let skipped = Int(try page.number() ?? 0)
        guard skipped >= 0, skipped < 1_000_000 else { throw PageRequest.badCursor }
        let limit = min(page.limit, 1_000_000)
        let found = try await read(skipped, limit + 1)
        let shown = found.prefix(limit)
        return Listing(items: shown.map(json), next: found.count > limit ? "\(skipped + limit)" : nil)
    }

    @Sendable private static func questions(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        try await cut(page, { try await visit.services.questions(skipping: $0, limit: $1, as: visit.actor) }) {
            JSON($0.question)
        }
    }

    @Sendable private static func ask(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let due = body["due"].string.flatMap { Day(iso8601: $0) }
        let followUp: Bellwether.FollowUpDraft? =
            switch body["to"].string.flatMap(Scope.init(word:)) {
            case .agency(let id): .agency(id, post: body["post"].string, due: due)
            case .body(let id): .body(id, returns: due)
            case .area, .partnership, nil: nil
            }
        let question = try await visit.services.ask(
            Bellwether.QuestionDraft(
                item: body["item"].integer ?? 0, asker: body["asker"].string ?? "",
                askerKind: body["asker_kind"].string.flatMap(Question.AskerKind.init(rawValue:)) ?? .member,
                topic: body["topic"].string ?? "", says: body["question"].string ?? "", reply: body["reply"].string ?? "",
                repliedBy: body["replied_by"].string ?? "", followUp: followUp), at: try visit.id(Meeting.self),
            as: visit.actor)
        return .json(JSON(question))
    }

    @Sendable private static func resolutions(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        try await cut(page, { try await visit.services.resolutions(skipping: $0, limit: $1, as: visit.actor) }) {
            JSON($0.resolution, of: $0.item)
        }
    }

    @Sendable private static func resolve(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let number = try visit.number()
        let resolution = try await visit.services.resolve(
            body["verb"].string.flatMap(Resolution.Verb.init(rawValue:)) ?? .note, item: number,
            whom: body["whom"].string ?? "", more: body["more"].string ?? "", text: body["text"].string, as: visit.actor)
        return .json(JSON(resolution, of: try await visit.services.agendaItem(number, as: visit.actor).item))
    }

    // MARK: - Minutes and members

    @Sendable private static func minutes(_ visit: Visit) async throws -> Reply {
        .json(JSON(minutes: try await visit.services.meetingRecord(try visit.id(Meeting.self), as: visit.actor)))
    }

    @Sendable private static func members(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let members = try await visit.services.members(of: try visit.choiceOfID("body"), as: visit.actor)
        return try page.cut(members, by: { "\($0.number)" }, { JSON($0) })
    }

    @Sendable private static func addMember(_ visit: Visit, _ body: JSON) async throws -> Reply {
        var member = Member(
            body: try visit.id(Body.self), name: body["name"].string ?? "",
            part: body["part"].string.flatMap(Member.Part.init(rawValue:)) ?? .member,
            agency: body["agency"].string.map { ID($0) }, substitute: body["substitute"].string,
            from: body["from"].string.flatMap { Day(iso8601: $0) } ?? visit.services.today,
            until: body["until"].string.flatMap { Day(iso8601: $0) })
        member.number = try await visit.services.addMember(member, as: visit.actor)
        return .json(JSON(member))
    }
}
