import Domain
import HTTPTypes
import Services

enum AuditInterface {
    static let all: [Route] = [
        .list(
            "/api/v1/audit", .needs(.readAuditTrail), "entries", of: .named("AuditEntry"), "Who did what, newest first",
            [
                .init(name: "who", says: "Only acts of this actor, such as person-3", schema: .actor),
                .init(
                    name: "what", says: "Only acts on things of this kind",
                    schema: .choice(AuditSearch.nouns)),
                .init(name: "id", says: "Only acts on the thing with this number"),
                .init(name: "from", says: "From this day on", schema: .day),
                .init(name: "until", says: "Until this day", schema: .day),
            ], whole: wholeTable, by: entries)
    ]

    @Sendable private static func entries(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let found = try await visit.services.auditTrail(
            filter(visit), before: try page.number(), limit: page.oneMore, as: visit.actor)
        return page.cut(oneMore: found, by: \.number) { JSON(AuditLine($0)) }
    }

    private static func filter(_ visit: Visit) -> AuditFilter {
        AuditSearch(visit.query, ActorNames()).filter
    }

    /// The whole trail as it is written, from its first entry on; a part of it is small enough to be made at once.
    @Sendable private static func wholeTable(_ visit: Visit) async throws -> Reply {
        guard filter(visit).isEmpty else {
            let listing = try await entries(visit, try PageRequest(visit, most: PageRequest.most))
            return visit.table(listing, named: "entries", of: .named("AuditEntry"))
        }
        let (services, actor) = (visit.services, visit.actor)
        let body = ExportStream.body { write in try await services.exportAuditTrail(as: actor, write: write) }
        return Reply(
            headers: [.contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"entries.csv\""],
            body: .stream(body))
    }
}
