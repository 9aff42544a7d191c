import Domain
import HTTPTypes
import Services

enum AuditRoutes {
    static let all: [Route] = [
        .get(
            "/audit", .needs(.readAuditTrail), .page, "Who did what, newest first",
            [
                .init(name: "before", says: "Only entries with a smaller number"),
                .init(name: "who", says: "An actor, such as person-3"),
                .init(name: "what", says: "A kind of thing, such as import or pack"),
                .init(name: "id", says: "The number of the thing"), .init(name: "from", says: "The first day"),
                .init(name: "until", says: "The last day"),
            ], by: page)
    ]

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        let before = try visit.before()
        let names = try await visit.names()
        let search = AuditSearch(visit.query, names)
        let entries = try await visit.services.auditTrail(
            search.filter, before: before, limit: AuditPage.length + 1, as: visit.actor)
        let version = try await visit.services.framework(as: visit.actor)
        return .page(
            AuditPage(
                lines: entries.map { AuditLine($0, names) }, isFirst: before == nil, search: search,
                showsRetention: visit.may(.operate)
            )
            .layout(visit.house.chrome(version)).html)
    }
}

extension Visit {
    /// From which entry of the trail to go back.
    func before() throws(Fault) -> Int64? {
        guard let text = query["before"] else { return nil }
        guard let number = Int64(text), number > 0 else {
            throw Fault(.badRequest, "“\(text)” is no number of an entry.", remedy: "Start from the newest.")
        }
        return number
    }
}
