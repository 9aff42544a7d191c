import Domain
import Services

enum AgencyRoutes {
    static let all: [Route] = [
        .get("/agencies", .needs(.readBusiness), .page, "The agencies: do they supply and answer?", by: list),
        .get("/agencies/{id}", .needs(.readBusiness), .page, "One agency: its measures, questions to it, advice", by: one),
        .get(
            "/coverage", .needs(.readBusiness), .page, "Which evidence the board has from whom, and where it has none",
            [.init(name: "priority", says: "The id of a priority; all of them when left out")], by: coverage),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.agencies(as: visit.actor)
        return .page(AgenciesPage(answer: answer).layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.agency(try visit.id(Agency.self), as: visit.actor)
        let page = AgencyPage(
            answer: answer, links: .asking(visit, known: nil), mayRaise: visit.may(.raiseChallenge),
            business: try await visit.services.business(about: .agency(answer.agency.id), as: visit.actor))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func coverage(_ visit: Visit) async throws -> Reply {
        let priority: ID<Priority>? = try visit.choiceOfID("priority")
        let answer = try await visit.services.coverage(as: visit.actor)
        guard priority == nil || answer.priorities.contains(where: { $0.id == priority }) else { throw Fault.noSuchPage }
        return .page(CoveragePage(answer: answer, priority: priority).layout(visit.house.chrome(answer.version)).html)
    }
}
