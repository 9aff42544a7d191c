import Domain
import HTTPTypes
import Services

enum PackInterface {
    static let all: [Route] = [
        .list("/api/v1/packs", .needs(.readPacks), "packs", of: .named("Pack"), "The frozen packs, newest first", by: packs),
        .read("/api/v1/packs/{number}", .needs(.readPacks), .named("Pack"), "What is known of one frozen pack", by: one),
        .write(
            "/api/v1/meetings/{id}/packs", .needs(.freezePack), "Freezes the pack of a meeting", gives: .named("Pack"),
            status: .created, by: freeze),
    ]

    @Sendable private static func packs(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        try page.cut(try await visit.services.packs(as: visit.actor), by: { "\($0.number)" }, { JSON($0) })
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        .json(JSON(try await visit.services.packBytes(try visit.number(), as: visit.actor).0))
    }

    @Sendable private static func freeze(_ visit: Visit, _: JSON) async throws -> Reply {
        let pack = try await visit.services.freezePack(
            try visit.id(Meeting.self), format: .html, audience: visit.audience, as: visit.actor)
        var reply = Reply.json(JSON(pack))
        reply.headers[.location] = "/api/v1/packs/\(pack.number)"
        return reply
    }
}
