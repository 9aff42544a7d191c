import Domain
import HTTPTypes
import Services

enum FrameworkInterface {
    private static let search = Route.Parameter(name: "q", says: "A national code, words of the title, or an agency")

    static let all: [Route] = [
        .list(
            "/api/v1/indicators", .needs(.readFramework), "indicators", of: .named("Indicator"),
            "The indicators of the framework", [search], by: indicators),
        .list(
            "/api/v1/catalogue", .needs(.readFramework), "catalogue", of: .named("CatalogueEntry"),
            "The indicators that come with Bellwether", [search], by: catalogue),
        .list(
            "/api/v1/areas", .needs(.readFramework), "areas", of: .named("Area"), beside: ["district": .id],
            "The areas that figures are about", by: areas),
        .list(
            "/api/v1/agencies", .needs(.readFramework), "agencies", of: .named("Agency"),
            "The agencies and who in them answers", by: agencies),
        .list(
            "/api/v1/mappings", .needs(.readFramework), "mappings", of: .named("Mapping"),
            "The kinds of file that were taught, and which measure feeds what", by: mappings),
        .list(
            "/api/v1/meetings", .needs(.readFramework), "meetings", of: .named("Meeting"),
            beside: ["bodies": .list(.named("Body"))], "The bodies and their meetings", by: meetings),
        .read(
            "/api/v1/framework", .needs(.readFramework),
            .object([
                "version": .serial, "known_from": .day, "why": .text, "partnership": .object(["id": .id, "name": .text]),
                "fictional": .text.orNull, "district": .id, "priorities": .list(.named("Priority")),
                "basket": .list(.named("BasketLine")), "indicators": .list(.named("Indicator")),
                "agencies": .list(.named("Agency")), "areas": .list(.named("Area")), "sources": .list(.named("Source")),
            ]), "What is measured, and why", by: framework),
    ]

    @Sendable private static func indicators(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let version = try await visit.services.framework(as: visit.actor)
        let found = IndicatorsPage(version: version, catalogue: [], search: visit.query["q"] ?? "").found
        return try page.cut(found, by: \.id.text) { JSON($0) }
    }

    @Sendable private static func catalogue(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let found = try await visit.services.catalogue(matching: visit.query["q"] ?? "", as: visit.actor)
        return try page.cut(found, by: \.id.text) { JSON($0) }
    }

    @Sendable private static func areas(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let framework = try await visit.services.framework(as: visit.actor).framework
        return try page.cut(framework.areas, by: \.id.text) { JSON($0) }.beside(["district": .text(framework.district.text)])
    }

    @Sendable private static func agencies(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        try page.cut(try await visit.services.framework(as: visit.actor).framework.agencies, by: \.id.text) { JSON($0) }
    }

    @Sendable private static func mappings(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        try page.cut(try await visit.services.framework(as: visit.actor).framework.mappings, by: \.id) { JSON($0) }
    }

    @Sendable private static func meetings(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let framework = try await visit.services.framework(as: visit.actor).framework
        let bodies = framework.bodies.map {
            JSON.object([("id", .text($0.id.text)), ("name", .text($0.name)), ("chair", JSON($0.chair))])
        }
        return try page.cut(framework.meetings, by: \.id.text) { JSON($0) }.beside(["bodies": .list(bodies)])
    }

    @Sendable private static func framework(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let framework = version.framework
        return .json([
            "version": .int(version.number), "known_from": .text(version.knownFrom.iso8601), "why": .text(version.why),
            "partnership": ["id": .text(framework.partnership.id.text), "name": .text(framework.partnership.name)],
            "fictional": JSON(framework.fictionalBanner), "district": .text(framework.district.text),
            "priorities": .list(framework.priorities.map { JSON($0) }), "basket": .list(framework.basket.map { JSON($0) }),
            "indicators": .list(framework.indicators.map { JSON($0) }), "agencies": .list(framework.agencies.map { JSON($0) }),
            "areas": .list(framework.areas.map { JSON($0) }), "sources": .list(framework.sources.map { JSON($0) }),
        ])
    }
}
