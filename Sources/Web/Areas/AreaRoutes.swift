import Domain
import Services

enum AreaRoutes {
    static let all: [Route] = [
        .get("/areas", .needs(.readFramework), .page, "The areas that figures are about", by: list),
        .get(
            "/areas/{id}", .needs(.readFigures), .page, "How one area is, beside the district",
            [.init(name: "known", says: "As known on this day, such as 2026-09-30")], by: one),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let figures =
            visit.may(.readFigures) && visit.audience == .board
            ? try await visit.services.areas(for: visit.audience, asKnown: nil, as: visit.actor) : nil
        return .page(AreasPage(version: version, figures: figures).layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let known = try visit.known()
        let answer = try await visit.services.area(try visit.id(Area.self), for: visit.audience, asKnown: known, as: visit.actor)
        var page = AreaPage(answer, known: known)
        page.links = .asking(visit, area: answer.area.id, known: known)
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }
}
