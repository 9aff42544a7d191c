import Domain
import HTTPTypes
import Services

/// The framework's lists, each thing on a page of its own.
enum FrameworkThingRoutes {
    static let all: [Route] = [
        .get("/framework/{part}", .needs(.readFramework), .page, "One of the framework's lists", by: list),
        .post("/framework/{part}", .needs(.changeFramework), "Adds to it, as a new version of the framework", by: add),
        .get("/framework/{part}/new", .needs(.changeFramework), .page, "The form to add to it", by: new),
        .get("/framework/{part}/several", .needs(.changeFramework), .page, "The form to paste several", by: several),
        .post("/framework/{part}/several", .needs(.changeFramework), "Adds several, as one new version", by: addSeveral),
        .get("/framework/{part}/{id}", .needs(.readFramework), .page, "One thing of the framework, and when it changed", by: one),
        .post("/framework/{part}/{id}", .needs(.changeFramework), "Changes it, as a new version of the framework", by: change),
        .post("/framework/{part}/{id}/removal", .needs(.changeFramework), "Takes it out of the newest version", by: takeOut),
    ]

    private static func part(_ visit: Visit) throws(Fault) -> FrameworkPart {
        guard let part = visit.parameters["part"].flatMap(FrameworkPart.named) else { throw .noSuchPage }
        return part
    }

    private static func thingID(_ visit: Visit) throws(Fault) -> String { try visit.id(FrameworkPart.self).text }

    // MARK: - Seeing

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.frameworkPart(try part(visit), as: visit.actor)
        let page = FrameworkPartPage(answer: answer, mayChange: visit.may(.changeFramework))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        try await shown(try part(visit), try thingID(visit), visit) { _ in }
    }

    @Sendable private static func new(_ visit: Visit) async throws -> Reply {
        try await blank(try part(visit), visit) { _ in }
    }

    private static func blank(
        _ part: FrameworkPart, _ visit: Visit, status: HTTPResponse.Status = .ok, _ change: (inout FrameworkThingPage) -> Void
    ) async throws -> Reply {
        let answer = try await visit.services.frameworkPart(part, as: visit.actor)
        var page = FrameworkThingPage(
            part: part, thing: EntryFields(), document: answer.document, seen: answer.version.number, mayChange: true)
        change(&page)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }

    private static func shown(
        _ part: FrameworkPart, _ id: String, _ visit: Visit, status: HTTPResponse.Status = .ok,
        _ change: (inout FrameworkThingPage) -> Void
    ) async throws -> Reply {
        let answer = try await visit.services.frameworkThing(id, of: part, as: visit.actor)
        var page = FrameworkThingPage(
            part: part, id: id, thing: answer.thing, document: answer.document, seen: answer.version.number,
            history: answer.history, mentions: answer.mentions, mayChange: visit.may(.changeFramework),
            names: try await visit.names())
        change(&page)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }

    // MARK: - Changing

    @Sendable private static func add(_ visit: Visit) async throws -> Reply {
        let part = try part(visit)
        let form = try await visit.form(upTo: 1 << 20)
        let (thing, why) = (EntryField.read(part.fields, from: form), form["why"]?.trimmed ?? "")
        do {
            try requireAll(part, thing)
            let edit = try await visit.services.editFramework(FrameworkEdit(part, .add([thing])), why: why, as: visit.actor)
            return .see(edit.ids.first.map { .frameworkThing(part, $0) } ?? .frameworkPart(part))
        } catch let error {
            let problems = try FormProblems(error, part, thing)
            return try await blank(part, visit, status: .unprocessableContent) { page in
                (page.thing, page.why, page.problems) = (thing, why, problems)
            }
        }
    }

    @Sendable private static func change(_ visit: Visit) async throws -> Reply {
        let (part, id) = (try part(visit), try thingID(visit))
        let form = try await visit.form(upTo: 1 << 20)
        let before = try await visit.services.frameworkThing(id, of: part, as: visit.actor).thing
        let thing = EntryField.read(part.fields, from: form, before: before)
        let (why, seen) = (form["why"]?.trimmed ?? "", form["seen-version"].flatMap { Int64($0) })
        do {
            try requireAll(part, thing)
            let edit = FrameworkEdit(part, .change(id: id, thing))
            try await visit.services.editFramework(edit, why: why, seen: seen, as: visit.actor)
            return .see(.frameworkThing(part, id))
        } catch let conflict as FrameworkConflict {
            return try await shown(part, id, visit, status: .conflict) { page in
                (page.thing, page.why, page.conflict) = (thing, why, conflict)
            }
        } catch let error {
            let problems = try FormProblems(error, part, thing)
            return try await shown(part, id, visit, status: .unprocessableContent) { page in
                (page.thing, page.why, page.problems) = (thing, why, problems)
                page.seen = seen ?? page.seen
            }
        }
    }

    @Sendable private static func takeOut(_ visit: Visit) async throws -> Reply {
        let (part, id) = (try part(visit), try thingID(visit))
        let why = try await visit.form()["why"]?.trimmed ?? ""
        do {
            try await visit.services.editFramework(FrameworkEdit(part, .takeOut(id: id)), why: why, as: visit.actor)
            return .see(.frameworkPart(part))
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            return try await shown(part, id, visit, status: .unprocessableContent) {
                $0.problems.add("removal-why", refusal.description)
            }
        }
    }

    // MARK: - Several at once

    @Sendable private static func several(_ visit: Visit) async throws -> Reply {
        try await pasted(try part(visit), visit) { _ in }
    }

    @Sendable private static func addSeveral(_ visit: Visit) async throws -> Reply {
        let part = try part(visit)
        let form = try await visit.form(upTo: 1 << 20)
        var list = PastedList(part: part, text: form["list"] ?? "", shared: EntryField.read(part.sharedFields, from: form))
        do {
            let things = try list.things()
            try await visit.services.editFramework(FrameworkEdit(part, .add(things)), why: "", as: visit.actor)
            return .see(.frameworkPart(part))
        } catch let refused as FrameworkRefused {
            for problem in refused.problems.prefix(10) { list.problems.add("list", "\(problem.what) \(problem.remedy)") }
        } catch let problems as FormProblems {
            list.problems = problems
        }
        return try await pasted(part, visit, status: .unprocessableContent) { $0.list = list }
    }

    private static func pasted(
        _ part: FrameworkPart, _ visit: Visit, status: HTTPResponse.Status = .ok, _ change: (inout PastedListPage) -> Void
    ) async throws -> Reply {
        guard !part.pastedKeys.isEmpty else { throw Fault.noSuchPage }
        let answer = try await visit.services.frameworkPart(part, as: visit.actor)
        var page = PastedListPage(list: PastedList(part: part), document: answer.document)
        change(&page)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }

    private static func requireAll(_ part: FrameworkPart, _ thing: EntryFields) throws(FormProblems) {
        var problems = FormProblems()
        problems.addMissing(part.fields, of: thing)
        guard problems.isEmpty else { throw problems }
    }
}

extension FormProblems {
    /// What a form has to put right; anything else goes on as it was.
    init(_ error: any Error, _ part: FrameworkPart, _ thing: EntryFields) throws {
        try self.init(error, part.fields, thing)
    }

    init(_ error: any Error, _ fields: [EntryField], _ thing: EntryFields) throws {
        self.init()
        switch error {
        case let found as FormProblems: self = found
        case let refused as FrameworkRefused: add(refused.problems, fields, of: thing)
        case let refusal as Refusal where refusal.kind == .notPossible: add("why", refusal.description)
        default: throw error
        }
    }
}
