import Domain
import HTTPTypes
import Services

/// What is carried from meeting to meeting, for programs: the same rows for each kind of it.
enum MatterInterface {
    static let all: [Route] =
        rows(.decision, "/api/v1/decisions") + rows(.commitment, "/api/v1/commitments") + rows(.condition, "/api/v1/conditions")
        + rows(.referral, "/api/v1/referrals") + rows(.comment, "/api/v1/comments") + rows(.request, "/api/v1/requests") + [
            .write(
                "/api/v1/conditions/{number}/setting-aside", .needs(.setChecksAside), "Sets a condition aside with a reason",
                takes: .named("Reason"), gives: .named("Matter"), thing: { try await one($0, .condition) }, by: setAside),
            .read(
                "/api/v1/bodies/{id}/matters", .needs(.readMeetings),
                .object(["body": .id, "meeting": .id.orNull, "day": .day, "matters": .list(.named("Matter"))]),
                "What a body's next meeting has before it",
                [.init(name: "meeting", says: "Another meeting of the body", schema: .id)],
                by: arising),
            .read(
                "/api/v1/bodies/{id}/report", .needs(.readMeetings),
                .object(["body": .id, "changed": .text.orNull, "formats": .list(.named("ReportFormat"))]),
                "The formats of a body's report, and what is different in the next one", by: report),
            .write(
                "/api/v1/bodies/{id}/report/format", .needs(.keepMeetings), "Gives a report other columns",
                takes: .named("NewReportFormat"), gives: .named("ReportFormat"), status: .created, by: format),
        ]

    private static func rows(_ kind: Matter.Kind, _ path: String) -> [Route] {
        [
            .list(
                path, .needs(.readMeetings), kind.plural, of: .named("Matter"), "\(kind.heading), what hurts first",
                [
                    .init(
                        name: "show", says: "Which of them; all when left out",
                        schema: .choice(MatterFilter.Show.allCases.map(\.rawValue))),
                    .init(name: "body", says: "Only of or with this body", schema: .id),
                    .init(name: "meeting", says: "Only from this meeting", schema: .id),
                    .init(name: "verb", says: "Only decisions that do this", schema: .choice(DecisionVerb.self)),
                ], by: { try await list($0, $1, kind) }),
            .write(
                path, .needs(kind.capability), kind.adding, takes: .named("NewMatter"), gives: .named("Matter"), status: .created,
                by: { try await add($0, $1, kind) }),
            .read(
                "\(path)/{number}", .needs(.readMeetings), .named("MatterDetail"), "One \(kind.noun) and its story",
                by: { try await one($0, kind) }),
            .write(
                "\(path)/{number}/steps", .needs(.keepMeetings), "Records what happened to a \(kind.noun)",
                takes: .named("NewStep"), gives: .named("Matter"), thing: { try await one($0, kind) },
                by: { try await act($0, $1, kind) }),
        ]
    }

    private static func list(_ visit: Visit, _ page: PageRequest, _ kind: Matter.Kind) async throws -> Listing {
        let filter = try MatterRoutes.filter(visit, kind, usual: .all)
        let place = page.after.map { MatterPlace($0) }
        if place == .some(nil) { throw PageRequest.badCursor }
        let list = try await visit.services.matters(filter, after: place ?? nil, limit: page.limit, as: visit.actor)
        return Listing(items: list.matters.map { JSON($0, on: list.today) }, next: list.next?.text)
    }

    private static func one(_ visit: Visit, _ kind: Matter.Kind) async throws -> Reply {
        let answer = try await visit.services.matter(kind, try visit.number(), as: visit.actor)
        return .json([
            "matter": JSON(answer.matter, on: answer.today),
            "conditions": .list(answer.conditions.map { JSON($0, on: answer.today) }),
            "steps": .list(answer.steps.map { JSON($0) }), "may": .list(answer.acts.map { .text($0.rawValue) }),
        ])
    }

    private static func add(_ visit: Visit, _ body: JSON, _ kind: Matter.Kind) async throws -> Reply {
        var draft = MatterDraft(kind, of: ID(body["body"].string ?? ""), words: body["text"].string ?? "")
        draft.meeting = body["meeting"].string.map { ID($0) }
        draft.minute = body["minute"].string ?? ""
        if body["about_report"].boolean == true { draft.item = Thing(.body, draft.body.text) }
        draft.verb = body["verb"].string.flatMap(DecisionVerb.init(rawValue:))
        draft.decision = body["decision"].integer
        draft.followUp = body["follow_up"].string
        draft.who = body["who"].string ?? ""
        draft.agency = body["agency"].string.map { ID($0) }
        draft.person = body["person"].integer
        draft.due = body["due"].string.flatMap { Day(iso8601: $0) }
        draft.dueMeeting = body["due_meeting"].string.map { ID($0) }
        draft.toBody = body["to_body"].string.map { ID($0) }
        draft.access = body["access"].string.flatMap(AccessClass.init(word:)) ?? .open
        let matter = try await visit.services.addMatter(draft, as: visit.actor)
        var reply = Reply.json(JSON(matter, on: visit.services.today))
        reply.headers[.location] = "/api/v1/\(kind.plural)/\(matter.number)"
        return reply
    }

    private static func act(_ visit: Visit, _ body: JSON, _ kind: Matter.Kind) async throws -> Reply {
        guard let act = body["act"].string.flatMap(MatterAct.init(rawValue:)) else { throw Fault.unreadable }
        let move = MatterMove(
            act, body["text"].string ?? "", day: body["day"].string.flatMap { Day(iso8601: $0) },
            meeting: body["meeting"].string.map { ID($0) }, body: body["to_body"].string.map { ID($0) })
        let matter = try await visit.services.act(move, on: kind, try visit.number(), as: visit.actor)
        return .json(JSON(matter, on: visit.services.today))
    }

    @Sendable private static func setAside(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let move = MatterMove(.setAside, body["why"].string ?? "")
        let matter = try await visit.services.act(move, on: .condition, try visit.number(), as: visit.actor)
        return .json(JSON(matter, on: visit.services.today))
    }

    @Sendable private static func arising(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.mattersArising(
            of: try visit.id(Body.self), at: try visit.choiceOfID("meeting"), as: visit.actor)
        return .json([
            "body": .text(answer.body.id.text), "meeting": JSON(answer.meeting?.id.text), "day": .text(answer.day.iso8601),
            "matters": .list(answer.matters.map { JSON($0, on: answer.today) }),
        ])
    }

    @Sendable private static func report(_ visit: Visit) async throws -> Reply {
        let report = try await visit.services.bodyReport(try visit.id(Body.self), as: visit.actor)
        return .json([
            "body": .text(report.body.id.text), "changed": JSON(report.change?.sentence),
            "formats": .list(report.templates.map { JSON($0) }),
        ])
    }

    @Sendable private static func format(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let template = try await visit.services.addReportTemplate(
            of: try visit.id(Body.self),
            parts: Set(body["columns"].elements.compactMap { $0.string.flatMap(ReportTemplate.Part.init(rawValue:)) }),
            why: body["why"].string ?? "", meeting: body["meeting"].string.map { ID($0) }, minute: body["minute"].string ?? "",
            request: body["request"].integer, as: visit.actor)
        return .json(JSON(template))
    }
}
