import Domain
import HTTPTypes
import Services

enum AgendaRoutes {
    static let all: [Route] = [
        .get("/meetings/{id}/agenda", .needs(.keepMeetings), .page, "Where the agenda of a meeting is written", by: agenda),
        .post("/meetings/{id}/items", .needs(.keepMeetings), "Adds an item to an agenda", by: add),
        .post("/meetings/{id}/performance", .needs(.keepMeetings), "Proposes the item on performance", by: propose),
        .post("/meetings/{id}/publication", .needs(.keepMeetings), "Publishes an agenda", by: publish),
        .get("/items/{number}", .needs(.readMeetings), .page, "One item of an agenda", by: item),
        .post("/items/{number}", .needs(.keepMeetings), "Changes an item", by: change),
        .post("/items/{number}/withdrawal", .needs(.keepMeetings), "Withdraws an item", by: withdraw),
        .post("/items/{number}/papers", .needs(.keepMeetings), "Adds a paper or an appendix", by: addPaper),
        .post("/papers/{number}/withdrawal", .needs(.keepMeetings), "Withdraws a paper", by: withdrawPaper),
    ]

    @Sendable private static func agenda(_ visit: Visit) async throws -> Reply {
        try await shown(try visit.id(Meeting.self), visit, Typed())
    }

    private static func shown(_ id: ID<Meeting>, _ visit: Visit, _ typed: Typed) async throws -> Reply {
        let record = try await visit.services.meetingRecord(id, as: visit.actor)
        guard record.mayKeep else { throw Fault.notKept }
        let body = try await visit.services.bodyRecord(record.body.id, as: visit.actor)
        let page = AgendaPage(record: record, plan: body.plan, maySetAside: visit.may(.setChecksAside), typed: typed)
        return .page(page.layout(visit.house.chrome(record.version)).html)
    }

    private static let itemFields = [
        ("The title", "title"), ("Who presents", "presenter"), ("What it is", "about"), ("You may not keep", "access"),
        ("The agenda has been published, so", "late"), ("Why it is late", "late"), ("", "title"),
    ]

    @Sendable private static func add(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Meeting.self), try await visit.form())
        return try await visit.acting(
            form, "item", fields: itemFields, to: .agenda(of: id), shown: { try await shown(id, visit, $0) }
        ) { try await visit.services.addItem(try ItemFields.read(form, meeting: id), as: visit.actor) }
    }

    @Sendable private static func propose(_ visit: Visit) async throws -> Reply {
        let id = try visit.id(Meeting.self)
        _ = try await visit.services.proposePerformance(id, as: visit.actor)
        return .see(.agenda(of: id))
    }

    @Sendable private static func publish(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Meeting.self), try await visit.form())
        return try await visit.acting(
            form, "publish", fields: [("", "why")], to: .meeting(id), shown: { try await shown(id, visit, $0) }
        ) { _ = try await visit.services.publishAgenda(id, settingAside: form["why"], as: visit.actor) }
    }

    // MARK: - One item

    @Sendable private static func item(_ visit: Visit) async throws -> Reply {
        try await shownItem(try visit.number(), visit, Typed())
    }

    private static func shownItem(_ number: Int64, _ visit: Visit, _ typed: Typed) async throws -> Reply {
        let found = try await visit.services.agendaItem(number, as: visit.actor)
        var page = ItemPage(
            record: found.record, item: found.item, steps: found.steps, names: try await visit.names(), typed: typed,
            may: visit.may)
        if found.item.kind == .mattersArising {
            page.carried = try await visit.services.mattersArising(
                of: found.record.body.id, at: found.record.meeting.id, as: visit.actor)
        }
        return .page(page.layout(visit.house.chrome(found.record.version)).html)
    }

    @Sendable private static func change(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        return try await visit.acting(
            form, "item", fields: itemFields, to: .item(number), shown: { try await shownItem(number, visit, $0) }
        ) { _ = try await visit.services.changeItem(try ItemFields.read(form, meeting: "", number: number), as: visit.actor) }
    }

    @Sendable private static func withdraw(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        return try await visit.acting(
            form, "withdraw", fields: [("", "why")], to: .item(number), shown: { try await shownItem(number, visit, $0) }
        ) { _ = try await visit.services.withdrawItem(number, why: form.trimmed("why"), as: visit.actor) }
    }

    @Sendable private static func addPaper(_ visit: Visit) async throws -> Reply {
        let number = try visit.number()
        let form = try await visit.multipart(upTo: AttachedFile.mostBytes + 1 << 16)
        let typed = Query(
            ["title", "parent"].map { "\($0)=\(Query.encoded(form[$0]?.text ?? ""))" }.joined(separator: "&"))
        let file = form["file"].flatMap { part in part.bytes.isEmpty ? nil : (name: part.fileName ?? "", bytes: part.bytes) }
        return try await visit.acting(
            typed, "paper", fields: [("The file", "file"), ("There is no paper", "parent"), ("", "title")], to: .item(number),
            shown: { try await shownItem(number, visit, $0) }
        ) {
            try await visit.services.addPaper(
                to: number, title: typed.trimmed("title"), file: file, appendixTo: typed.number("parent"), as: visit.actor)
        }
    }

    @Sendable private static func withdrawPaper(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        return .see(.item(try await visit.services.withdrawPaper(number, why: form.trimmed("why"), as: visit.actor)))
    }
}

extension Fault {
    /// For pages that only whoever keeps the meeting has a use for.
    static let notKept = Fault(
        .forbidden, "You keep the meetings of your own body alone.", remedy: "Ask the business manager to do it.")
}
