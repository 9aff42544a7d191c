import Domain
import HTTPTypes
import Services

enum ExceptionRoutes {
    static let all: [Route] = [
        .get("/exceptions", .needs(.readBusiness), .page, "What needs explaining, and what the agencies say", by: list),
        .get("/exceptions/{id}", .needs(.readBusiness), .page, "One measure and what was said of it", by: one),
        .post("/exceptions/{id}", .needs(.reportActions), "Says what is behind a figure", by: report),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.exceptions(as: visit.actor)
        return .page(ExceptionsPage(answer: answer).layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        try await shown(visit, ExceptionForm())
    }

    private static func shown(
        _ visit: Visit, _ form: ExceptionForm, _ problems: FormProblems = FormProblems(), status: HTTPResponse.Status = .ok
    ) async throws -> Reply {
        let answer = try await visit.services.exception(try visit.id(Indicator.self), as: visit.actor)
        let page = ExceptionPage(answer: answer, form: form, problems: problems, names: try await visit.names())
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }

    @Sendable private static func report(_ visit: Visit) async throws -> Reply {
        let id = try visit.id(Indicator.self)
        let form = ExceptionForm(try await visit.form())
        do {
            try await visit.services.reportException(try form.draft(), of: id, as: visit.actor)
            return .see(.exception(id))
        } catch let problems as FormProblems {
            return try await shown(visit, form, problems, status: .unprocessableContent)
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            var problems = FormProblems()
            problems.add("what", refusal.description)
            return try await shown(visit, form, problems, status: .unprocessableContent)
        }
    }
}

extension Address {
    static var exceptions: Address { .at("/exceptions") }
    static func exception(_ id: ID<Indicator>) -> Address { .at("/exceptions/\(id)") }
}
