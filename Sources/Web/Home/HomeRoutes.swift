import Domain
import Services

enum HomeRoutes {
    static let all: [Route] = [.get("/", .signedIn, .page, "What needs me?", by: page)]

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        if visit.may(.changeFramework), try await visit.services.isEmpty() { return .see(.setUp) }
        // Whoever looks after accounts alone has no figure to be shown.
        guard visit.may(.readFigures) else {
            if visit.may(.readPeople) { return .see(.people) }
            let waiting = WaitingSection(answer: try await visit.services.waiting(as: visit.actor))
            return .page(EmptyHomePage(waiting: waiting).layout(try await visit.chrome()).html)
        }
        let answer = try await visit.services.home(as: visit.actor)
        var page = HomePage(answer, try await visit.names())
        page.links = .asking(visit, known: nil)
        // Where nobody has an account, nobody is told anything.
        if visit.visitor != nil { page.waiting = WaitingSection(answer: try await visit.services.waiting(as: visit.actor)) }
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }
}
