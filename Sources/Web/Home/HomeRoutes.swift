import Domain
import Services

enum HomeRoutes {
    static let all: [Route] = [.get("/", .needs(.readFigures), .page, "What needs me?", by: page)]

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.home(as: visit.actor)
        return .page(HomePage(answer).layout(visit.house.chrome(answer.version)).html)
    }
}
