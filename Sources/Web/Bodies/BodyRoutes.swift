import Domain
import Services

enum BodyRoutes {
    static let all: [Route] = [
        .get("/bodies/{id}", .needs(.readMeetings), .page, "A body: who sits on it and when it meets", by: one),
        .post("/bodies/{id}/members", .needs(.keepMeetings), "Adds a member", by: add),
        .post("/members/{number}/end", .needs(.keepMeetings), "Ends a member's term", by: end),
        .get("/bodies/{id}/plan", .needs(.readMeetings), .page, "A body's forward plan", by: plan),
        .post("/bodies/{id}/plan", .needs(.keepMeetings), "Plans an item", by: addToPlan),
        .post("/planned/{number}/agenda", .needs(.keepMeetings), "Puts a planned item on its agenda", by: ontoAgenda),
        .post("/planned/{number}/withdrawal", .needs(.keepMeetings), "Takes an item off the plan", by: offPlan),
    ]

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        try await shown(try visit.id(Body.self), visit, Typed())
    }

    private static func shown(_ id: ID<Body>, _ visit: Visit, _ typed: Typed) async throws -> Reply {
        let record = try await visit.services.bodyRecord(id, as: visit.actor)
        let page = BodyPage(
            record: record, packs: visit.may(.readPacks) ? try await visit.services.packs(as: visit.actor) : [],
            names: try await visit.names(), typed: typed)
        return .page(page.layout(visit.house.chrome(record.version)).html)
    }

    @Sendable private static func add(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Body.self), try await visit.form())
        return try await visit.acting(
            form, "member",
            fields: [("The substitute", "substitute"), ("The term", "until"), ("There is no agency", "agency"), ("", "name")],
            to: .body(id), shown: { try await shown(id, visit, $0) }
        ) {
            try await visit.services.addMember(
                Member(
                    body: id, name: form.trimmed("name"), part: try form.choice("part", Member.Part.self),
                    agency: form["agency"].map { ID($0) }, substitute: form["substitute"]?.trimmed,
                    from: try form.day("from") ?? visit.services.today, until: try form.day("until")), as: visit.actor)
        }
    }

    @Sendable private static func end(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        let day = try form.day("on")
        return .see(
            .body(
                try await visit.services.endMember(
                    number, on: day ?? visit.services.today, why: form.trimmed("why"), as: visit.actor)))
    }

    @Sendable private static func plan(_ visit: Visit) async throws -> Reply {
        try await shownPlan(try visit.id(Body.self), visit, Typed())
    }

    private static func shownPlan(_ id: ID<Body>, _ visit: Visit, _ typed: Typed) async throws -> Reply {
        let record = try await visit.services.bodyRecord(id, as: visit.actor)
        return .page(PlanPage(record: record, typed: typed).layout(visit.house.chrome(record.version)).html)
    }

    @Sendable private static func addToPlan(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Body.self), try await visit.form())
        return try await visit.acting(
            form, "plan",
            fields: [("The title", "title"), ("Who brings", "owner"), ("You may not keep", "access"), ("", "meeting")],
            to: .plan(of: id), shown: { try await shownPlan(id, visit, $0) }
        ) {
            try await visit.services.plan(
                PlannedItem(
                    body: id, meeting: ID(form["meeting"] ?? ""), title: form.trimmed("title"),
                    purpose: try form.choice("purpose", AgendaItem.Purpose.self), owner: form.trimmed("owner"),
                    paperDue: try form.day("due"), access: AccessClass(word: form["access"] ?? "open") ?? .open),
                as: visit.actor)
        }
    }

    @Sendable private static func ontoAgenda(_ visit: Visit) async throws -> Reply {
        .see(.agenda(of: try await visit.services.putOnAgenda(planned: try visit.number(), as: visit.actor)))
    }

    @Sendable private static func offPlan(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        return .see(.plan(of: try await visit.services.withdrawPlanned(number, why: form.trimmed("why"), as: visit.actor)))
    }
}
