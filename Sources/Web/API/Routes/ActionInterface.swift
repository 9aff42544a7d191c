import Domain
import HTTPTypes
import Services

enum ActionInterface {
    static let all: [Route] = [
        .list(
            "/api/v1/actions", .needs(.readBusiness), "actions", of: .named("Action"),
            "The actions of every body, what hurts first",
            [
                .init(name: "body", says: "Only those that this body asked for", schema: .id),
                .init(name: "agency", says: "Only those of this agency", schema: .id),
                .init(name: "priority", says: "Only those under this priority", schema: .id),
                .init(
                    name: "colour", says: "Only those that stand so today", schema: .choice(ActionStanding.Colour.self)),
                .init(name: "origin", says: "Only those that came from such a thing", schema: .choice(ActionOrigin.Kind.self)),
                .init(name: "indicator", says: "Only those that should change this figure", schema: .id),
                .init(name: "thing", says: "Only those that came from this, such as “challenge 2”", schema: .thing),
                .init(
                    name: "moved_twice", says: "true: only those whose day has moved twice or more",
                    schema: .choice(["true", "false"])),
            ], by: actions),
        .write(
            "/api/v1/actions", .needs(.changeActions), "Adds an action", takes: .named("NewAction"), gives: .named("Action"),
            status: .created, by: add),
        .read("/api/v1/actions/{number}", .needs(.readBusiness), .named("ActionDetail"), "One action with its chain", by: one),
        .read(
            "/api/v1/actions/{number}/impact", .needs(.readBusiness), .named("Impact"),
            "Whether the linked figure changed after the action began", by: impact),
        write("change", .changeActions, "Changes its words, owner or figure", "ActionChange", by: change),
        write("due", .changeActions, "Moves its day", "ActionMove", by: move),
        write("report", .reportActions, "Reports how it goes", "ActionReport", by: report),
        write("evidence", .reportActions, "Gives evidence in words; files are brought on the page", "NewEvidence", by: give),
        write(
            "evidence/{place}/decision", .acceptEvidence, "Accepts or refuses evidence in the name of a body", "EvidenceDecision",
            by: decide),
        write("closure", .acceptEvidence, "Closes what is complete and has accepted evidence", "ActionClosure", by: close),
        write("withdrawal", .changeActions, "Withdraws it", "Reason", by: withdraw),
        write("reopening", .changeActions, "Reopens it", "Reason", by: reopen),
    ]

    private static func write(
        _ path: String, _ capability: Capability, _ summary: String, _ body: String,
        by act: @escaping @Sendable (Visit, Int64, JSON) async throws -> Action
    ) -> Route {
        .write(
            "/api/v1/actions/{number}/" + path, .needs(capability), summary, takes: .named(body), gives: .named("Action"),
            thing: one
        ) { visit, body in
            .json(JSON(try await act(visit, try visit.number(), body), on: visit.services.today))
        }
    }

    @Sendable private static func actions(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let after = try page.after.map { text throws(Fault) in
            guard let place = ActionPlace(text) else { throw PageRequest.badCursor }
            return place
        }
        let list = try await visit.services.actions(
            try visit.actionFilter(), after: after, limit: page.limit, as: visit.actor)
        return Listing(items: list.actions.map { JSON($0, on: list.today) }, next: list.next?.text)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        .json(JSON(try await visit.services.action(try visit.number(), as: visit.actor)))
    }

    @Sendable private static func impact(_ visit: Visit) async throws -> Reply {
        let (action, impact) = try await visit.services.actionImpact(try visit.number(), as: visit.actor)
        return .json(JSON(impact, of: action))
    }

    // MARK: - Acts

    @Sendable private static func add(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let due = body["due"].string.flatMap { Day(iso8601: $0) } ?? visit.services.today
        let action = try await visit.services.addAction(draft(body, due: due), as: visit.actor)
        var reply = Reply.json(JSON(action, on: visit.services.today))
        reply.headers[.location] = "/api/v1/actions/\(action.number)"
        return reply
    }

    @Sendable private static func change(_ visit: Visit, _ number: Int64, _ body: JSON) async throws -> Action {
        try await visit.services.changeAction(
            number, to: draft(body, due: visit.services.today), why: body["why"].string ?? "", as: visit.actor)
    }

    private static func draft(_ body: JSON, due: Day) -> ActionDraft {
        let (origin, owner) = (body["origin"], body["owner"])
        return ActionDraft(
            title: body["title"].string ?? "", says: body["says"].string ?? "",
            origin: ActionOrigin(
                origin["kind"].string.flatMap(ActionOrigin.Kind.init(rawValue:)) ?? .other, origin["says"].string ?? "",
                thing: origin["thing"].string.flatMap(Thing.init(word:))),
            body: ID(body["body"].string ?? ""), priority: body["priority"].string.map { ID($0) },
            owner: ActionOwner(
                agencies: owner["agencies"].elements.compactMap(\.string).map { ID($0) }, post: owner["post"].string ?? "",
                person: owner["person"].integer),
            due: due, startedOn: body["started_on"].string.flatMap { Day(iso8601: $0) },
            indicator: body["indicator"].string.map { ID($0) }, area: body["area"].string.map { ID($0) },
            expected: body["expected"].string.flatMap(Action.Expected.init(rawValue:)),
            access: body["access"].string.flatMap(AccessClass.init(word:)) ?? .open)
    }

    @Sendable private static func move(_ visit: Visit, _ number: Int64, _ body: JSON) async throws -> Action {
        let due = body["due"].string.flatMap { Day(iso8601: $0) } ?? visit.services.today
        return try await visit.services.moveAction(number, to: due, why: body["why"].string ?? "", as: visit.actor)
    }

    @Sendable private static func report(_ visit: Visit, _ number: Int64, _ body: JSON) async throws -> Action {
        let course = body["course"].string.flatMap(ActionReport.Course.init(rawValue:)) ?? .onCourse
        let before = try await visit.services.action(number, as: visit.actor).action.progress
        let report = ActionReport(
            course, progress: Int(body["progress"].integer ?? Int64(before)), says: body["says"].string ?? "")
        return try await visit.services.reportOnAction(number, report, as: visit.actor)
    }

    @Sendable private static func give(_ visit: Visit, _ number: Int64, _ body: JSON) async throws -> Action {
        try await visit.services.giveEvidence(body["says"].string ?? "", for: number, as: visit.actor)
    }

    @Sendable private static func decide(_ visit: Visit, _ number: Int64, _ body: JSON) async throws -> Action {
        guard let place = visit.parameters["place"].flatMap({ Int64($0) }) else { throw Fault.noSuchPage }
        let by = ID<Body>(body["body"].string ?? "")
        let (day, says) = (body["on"].string.flatMap { Day(iso8601: $0) }, body["says"].string ?? "")
        if body["decision"].string == "refused" {
            return try await visit.services.refuseEvidence(place, of: number, by: by, on: day, why: says, as: visit.actor)
        }
        return try await visit.services.acceptEvidence(
            place, of: number, by: by, on: day, says: says, closes: body["closes"].boolean ?? false, as: visit.actor)
    }

    @Sendable private static func close(_ visit: Visit, _ number: Int64, _ body: JSON) async throws -> Action {
        try await visit.services.closeAction(number, settingAside: body["setting_aside"].string, as: visit.actor)
    }

    @Sendable private static func withdraw(_ visit: Visit, _ number: Int64, _ body: JSON) async throws -> Action {
        try await visit.services.withdrawAction(number, why: body["why"].string ?? "", as: visit.actor)
    }

    @Sendable private static func reopen(_ visit: Visit, _ number: Int64, _ body: JSON) async throws -> Action {
        try await visit.services.reopenAction(number, why: body["why"].string ?? "", as: visit.actor)
    }
}
