import Domain
import HTTPTypes
import Services

enum FrameworkRoutes {
    static let all: [Route] = [
        .get("/framework", .needs(.readFramework), .page, "What we measure, and why these", by: page),
        .get("/framework.yaml", .needs(.readFramework), .yaml, "The framework as the file that it can be applied from", by: file),
        .get("/framework/settings", .needs(.readFramework), .page, "What stands once in the framework", by: settings),
        .post(
            "/framework/settings", .needs(.changeFramework), "Changes it, as a new version of the framework", by: changeSettings),
        .get("/framework/versions/{number}", .needs(.readFramework), .page, "What one version changed, and why", by: oneVersion),
        .get("/framework/targets", .needs(.changeFramework), .page, "The targets of all measures", by: targets),
        .post("/framework/targets", .needs(.changeFramework), "Changes them, as one new version", by: changeTargets),
        .get(
            "/framework/catalogue", .needs(.changeFramework), .page, "Indicators to pick from",
            [.init(name: "q", says: "A national code, words of the title, or an agency")], by: catalogue),
        .post("/framework/catalogue", .needs(.changeFramework), "Adds the ticked ones, as one new version", by: pick),
    ]

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let history = try await visit.services.frameworkVersions(as: visit.actor).map {
            FrameworkPage.Line(number: $0.number, knownFrom: $0.knownFrom, recordedAt: $0.recordedAt, why: $0.why)
        }
        let page = FrameworkPage(version: version, history: history, mayChange: visit.may(.changeFramework))
        return .page(page.layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func file(_ visit: Visit) async throws -> Reply {
        var reply = Reply.text(try await visit.services.frameworkText(as: visit.actor), type: "application/yaml")
        reply.headers[.contentDisposition] = "attachment; filename=\"framework.yaml\""
        return reply
    }

    // MARK: - What stands once

    @Sendable private static func settings(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.frameworkSettings(as: visit.actor)
        let page = FrameworkSettingsPage(answer, mayChange: visit.may(.changeFramework))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func changeSettings(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let (fields, why) = (FrameworkPart.settings, form["why"]?.trimmed ?? "")
        let settings = EntryField.read(fields, from: form)
        do {
            var problems = FormProblems()
            problems.addMissing(fields, of: settings)
            guard problems.isEmpty else { throw problems }
            try await visit.services.changeFrameworkSettings(settings, why: why, as: visit.actor)
            return .see(.frameworkSettings)
        } catch let error {
            let problems = try FormProblems(error, fields, settings)
            let answer = try await visit.services.frameworkSettings(as: visit.actor)
            var page = FrameworkSettingsPage(answer, mayChange: true)
            (page.settings, page.why, page.problems) = (settings, why, problems)
            return .page(page.layout(visit.house.chrome(answer.version)).html, status: .unprocessableContent)
        }
    }

    @Sendable private static func oneVersion(_ visit: Visit) async throws -> Reply {
        let (line, changes) = try await visit.services.frameworkVersion(try visit.number(), as: visit.actor)
        let page = FrameworkVersionPage(line: line, changes: changes, names: try await visit.names())
        return .page(page.layout(try await visit.chrome()).html)
    }

    // MARK: - Targets

    @Sendable private static func targets(_ visit: Visit) async throws -> Reply {
        let (version, today) = (try await visit.services.framework(as: visit.actor), visit.services.today)
        let page = TargetsPage(version: version, form: TargetsForm(version, on: today), today: today)
        return .page(page.layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func changeTargets(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.frameworkPart(.indicators, as: visit.actor)
        let (posted, today) = (try await visit.form(upTo: 1 << 20), visit.services.today)
        var page = TargetsPage(
            version: answer.version, form: TargetsForm(posted, answer.version, on: today), today: today,
            why: posted["why"]?.trimmed ?? "")
        do {
            let edits = try page.form.edits(answer.document, answer.version, on: today)
            let why = page.why.isEmpty ? "Targets set" : page.why
            try await visit.services.editFramework(edits, why: why, as: visit.actor)
            return .see(.targets)
        } catch let error {
            page.problems = try FormProblems(error, [], EntryFields())
        }
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: .unprocessableContent)
    }

    // MARK: - The catalogue

    @Sendable private static func catalogue(_ visit: Visit) async throws -> Reply {
        let page = try await catalogueAsked(visit)
        return .page(page.layout(visit.house.chrome(page.answer.version)).html)
    }

    private static func catalogueAsked(_ visit: Visit) async throws -> CataloguePage {
        let search = visit.query["q"] ?? ""
        return CataloguePage(
            entries: try await visit.services.catalogue(matching: search, as: visit.actor), search: search,
            answer: try await visit.services.frameworkPart(.indicators, as: visit.actor))
    }

    @Sendable private static func pick(_ visit: Visit) async throws -> Reply {
        var page = try await catalogueAsked(visit)
        page.choice = CatalogueChoice(try await visit.form(upTo: 1 << 18), page.entries)
        do {
            let things = try page.choice.things(page.entries)
            try await visit.services.editFramework(FrameworkEdit(.indicators, .add(things)), why: "", as: visit.actor)
            return .see(.frameworkPart(.indicators))
        } catch let error {
            page.problems = try FormProblems(error, CatalogueChoice.fields, page.choice.shared)
        }
        return .page(page.layout(visit.house.chrome(page.answer.version)).html, status: .unprocessableContent)
    }
}
