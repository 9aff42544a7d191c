import Domain
import HTTPTypes
import Services

enum SetUpRoutes {
    static let all: [Route] = [
        .get("/set-up", .needs(.changeFramework), .page, "What a new partnership needs, and what of it is there", by: page),
        .post("/set-up", .needs(.changeFramework), "Makes the partnership of an empty installation", by: begin),
    ]

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        guard try await !visit.services.isEmpty() else {
            return .page(BeginningPage().layout(visit.house.chrome(nil)).html)
        }
        let version = try await visit.services.framework(as: visit.actor)
        let page = SetUpPage(
            version: version, figureCount: try await visit.services.figureCount(as: visit.actor),
            peopleCount: try await visit.services.peopleNames(as: visit.actor).count, today: visit.services.today)
        return .page(page.layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func begin(_ visit: Visit) async throws -> Reply {
        var page = BeginningPage(try await visit.form())
        do {
            _ = try await visit.services.setUp(try page.draft(), as: visit.actor)
            return .see(.setUp)
        } catch let problems as FormProblems {
            page.problems = problems
        } catch let refused as FrameworkRefused {
            for problem in refused.problems { page.problems.add("name", "\(problem.what) \(problem.remedy)") }
        }
        return .page(page.layout(visit.house.chrome(nil)).html, status: .unprocessableContent)
    }
}
