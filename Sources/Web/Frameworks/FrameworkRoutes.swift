import Domain
import HTTPTypes
import Services

enum FrameworkRoutes {
    static let all: [Route] = [
        .get("/framework", .needs(.readFramework), .page, "What we measure, and why these", by: page),
        .get("/framework.yaml", .needs(.readFramework), .yaml, "The framework as the file that it can be applied from", by: file),
    ]

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let history = try await visit.services.frameworkVersions(as: visit.actor).map {
            FrameworkPage.Line(number: $0.number, knownFrom: $0.knownFrom, recordedAt: $0.recordedAt, why: $0.why)
        }
        return .page(FrameworkPage(version: version, history: history).layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func file(_ visit: Visit) async throws -> Reply {
        var reply = Reply.text(try await visit.services.frameworkText(as: visit.actor), type: "application/yaml")
        reply.headers[.contentDisposition] = "attachment; filename=\"framework.yaml\""
        return reply
    }
}
