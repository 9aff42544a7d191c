import Domain
import HTTPTypes
import Services

/// The register of actions, and the page of each.
enum ActionRoutes {
    static let pageSize = 50

    static let all: [Route] =
        [
            .get("/actions", .needs(.readBusiness), .page, "The register of actions, what hurts first", by: list),
            .get("/actions/new", .needs(.changeActions), .page, "The form to add an action", by: new),
            .post("/actions", .needs(.changeActions), "Adds an action", by: add),
            .get("/actions/{number}", .needs(.readBusiness), .page, "One action with its chain", by: one),
            .get("/actions/{number}/change", .needs(.changeActions), .page, "The form to change its words", by: change),
            .post("/actions/{number}/change", .needs(.changeActions), "Changes its words, owner or figure", by: keep),
        ] + ActionActRoutes.all

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let filter = try visit.actionFilter()
        let after = try visit.query["after"].map { text throws(Fault) in
            guard let place = Cursor.place(text).flatMap({ ActionPlace($0) }) else { throw PageRequest.badCursor }
            return place
        }
        let list = try await visit.services.actions(filter, after: after, limit: pageSize, as: visit.actor)
        let page = ActionsPage(list: list, filter: filter, isContinued: after != nil, mayAdd: visit.may(.changeActions))
        return .page(page.layout(visit.house.chrome(list.version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        try await shown(try visit.number(), visit)
    }

    static func shown(
        _ number: Int64, _ visit: Visit, sent: ActionForms.Sent? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Reply {
        let answer = try await visit.services.action(number, as: visit.actor)
        let may = ActionMay(
            change: visit.may(.changeActions), report: answer.mayReport, accept: visit.may(.acceptEvidence),
            setAside: visit.may(.setChecksAside))
        let page = ActionPage(answer: answer, names: ActionNames(actors: try await visit.names()), may: may, sent: sent)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }

    // MARK: - Writing one down

    @Sendable private static func new(_ visit: Visit) async throws -> Reply {
        try await form(visit) { page in
            page.entries = ActionEntry.entries(of: visit.query)
            page.thing = visit.query["thing"]
        }
    }

    @Sendable private static func add(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let fields = try await fields(visit, isNew: true)
        let (entries, thing) = (EntryField.read(fields, from: form), form["thing"])
        do {
            let draft = try ActionEntry.draft(entries, thing: thing, fields: fields)
            return .see(.action(try await visit.services.addAction(draft, as: visit.actor).number))
        } catch let error {
            let problems = try problems(error)
            return try await self.form(visit, status: .unprocessableContent) { page in
                (page.entries, page.thing, page.problems) = (entries, thing, problems)
            }
        }
    }

    @Sendable private static func change(_ visit: Visit) async throws -> Reply {
        let action = try await visit.services.action(try visit.number(), as: visit.actor).action
        return try await form(visit) { page in
            (page.action, page.entries, page.thing) = (action, ActionEntry.entries(of: action), action.origin.thing?.word)
        }
    }

    @Sendable private static func keep(_ visit: Visit) async throws -> Reply {
        let action = try await visit.services.action(try visit.number(), as: visit.actor).action
        let form = try await visit.form()
        let fields = try await fields(visit, isNew: false)
        let (entries, thing, why) = (EntryField.read(fields, from: form), form["thing"], form["why"]?.trimmed ?? "")
        do {
            let draft = try ActionEntry.draft(entries, thing: thing, due: action.due, fields: fields)
            _ = try await visit.services.changeAction(action.number, to: draft, why: why, as: visit.actor)
            return .see(.action(action.number))
        } catch let error {
            let problems = try problems(error)
            return try await self.form(visit, status: .unprocessableContent) { page in
                (page.action, page.entries, page.thing, page.why, page.problems) = (action, entries, thing, why, problems)
            }
        }
    }

    // MARK: - Pieces

    private static func fields(_ visit: Visit, isNew: Bool) async throws -> [EntryField] {
        ActionEntry.fields(
            isNew: isNew, mayRestrict: visit.may(.readRestricted), people: try await visit.services.peopleNames(as: visit.actor))
    }

    private static func form(
        _ visit: Visit, status: HTTPResponse.Status = .ok, _ change: (inout ActionEntryPage) -> Void
    ) async throws -> Reply {
        let answer = try await visit.services.frameworkPart(.indicators, as: visit.actor)
        var page = ActionEntryPage(
            entries: EntryFields(), document: answer.document, people: try await visit.services.peopleNames(as: visit.actor),
            mayRestrict: visit.may(.readRestricted))
        change(&page)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }

    /// What was refused stands beside the field that its words are about.
    private static func problems(_ error: any Error) throws -> FormProblems {
        if let problems = error as? FormProblems { return problems }
        guard let refusal = error as? Refusal, refusal.kind == .notPossible else { throw error }
        var problems = FormProblems()
        let fields = [
            ("reason for the change", "why"), ("Nothing was changed", "why"), ("Where it came from", "origin_says"),
            ("Who is to do it", "post"),
            ("explanation", "says"), ("agency", "agency"), ("figure", "indicator"), ("begun", "started_on"), ("body", "body"),
            ("priority", "priority"), ("area", "area"), ("who may see", "access"),
        ]
        problems.add(fields.first { refusal.what.contains($0.0) }?.1 ?? "title", refusal.description)
        return problems
    }
}
