import Domain
import HTTPTypes
import Services

enum MappingRoutes {
    private static let pointing: [Route.Parameter] = [
        .init(name: "sheet", says: "The sheet of the workbook"), .init(name: "header", says: "The row of the headings"),
        .init(name: "figures", says: "The first column with figures, counted from 1"),
        .init(name: "rows", says: "What each row is about: measures, periods or areas"),
        .init(name: "columns", says: "What each heading is about: measures, periods or areas"),
    ]

    static let all: [Route] = [
        .get(
            "/imports/{number}/mapping", .needs(.readImports), .page, "The form that says what is wanted of a file", pointing,
            by: form),
        .post(
            "/imports/{number}/mapping", .needs(.changeFramework), "Keeps what is wanted of a file as a mapping of the framework",
            by: keep),
        .get("/mappings", .needs(.readFramework), .page, "The kinds of file that were taught", by: list),
        .get("/mappings/{id}", .needs(.readFramework), .page, "How one kind of file is read", by: one),
    ]

    @Sendable private static func form(_ visit: Visit) async throws -> Reply {
        let pointing = TablePointing(visit.query)
        let answer = try await visit.services.mappingOffer(try visit.number(), pointing: pointing, as: visit.actor)
        let page = MappingFormPage(answer: answer, pointing: pointing)
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    /// The table is looked for again where the address points, so that nobody can post a layout that is not there.
    @Sendable private static func keep(_ visit: Visit) async throws -> Reply {
        let (number, pointing) = (try visit.number(), TablePointing(visit.query))
        let choices = MappingChoices(try await visit.form(upTo: 1 << 20))
        let answer = try await visit.services.mappingOffer(number, pointing: pointing, as: visit.actor)
        guard let offer = answer.offer else { throw Fault.unreadable }
        var problems: FormProblems
        do {
            let draft = try MappingDraft(choices, offer, answer.version)
            _ = try await visit.services.keepMapping(draft, for: number, as: visit.actor)
            return .see(.importRecord(number))
        } catch let found as FormProblems {
            problems = found
        } catch let refused as FrameworkRefused {
            problems = FormProblems()
            for problem in refused.problems.prefix(10) { problems.add("indicator-0", "\(problem.what) \(problem.remedy)") }
        }
        let page = MappingFormPage(answer: answer, pointing: pointing, choices: choices, problems: problems)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: .unprocessableContent)
    }

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        return .page(MappingsPage(version: version).layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let (id, version) = (try visit.id(Mapping.self), try await visit.services.framework(as: visit.actor))
        guard let mapping = version.framework.mappings.first(where: { $0.id == id.text }) else { throw Fault.noSuchPage }
        return .page(MappingPage(mapping: mapping, version: version).layout(visit.house.chrome(version)).html)
    }
}
