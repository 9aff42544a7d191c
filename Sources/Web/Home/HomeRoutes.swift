import Domain
import Services

enum HomeRoutes {
    static let all: [Route] = [.get("/", .signedIn, .page, "What needs me?", by: page)]

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        if visit.may(.changeFramework), try await visit.services.isEmpty() { return .see(.setUp) }
        // Whoever looks after accounts alone has no figure to be shown.
        guard visit.may(.readFigures) else {
            if visit.may(.readPeople) { return .see(.people) }
            return .page(EmptyHomePage().layout(try await visit.chrome()).html)
        }
        let answer = try await visit.services.home(as: visit.actor)
        return .page(HomePage(answer, try await visit.names()).layout(visit.house.chrome(answer.version)).html)
    }
}
