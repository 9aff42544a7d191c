import Domain
import Services

enum RetentionRoutes {
    static let all: [Route] = [
        .get("/retention", .needs(.operate), .page, "What is kept, for how long and why, and what was cleared away", by: page)
    ]

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        let page = RetentionPage(answer: try await visit.services.retention(as: visit.actor))
        return .page(page.layout(visit.house.chrome(try await visit.services.framework(as: visit.actor))).html)
    }
}
