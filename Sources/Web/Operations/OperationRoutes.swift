import Domain
import HTTPTypes
import Services

// For whoever watches the server, and what every page brings along: these say nothing of the partnership.
enum OperationRoutes {
    static func all(_ counts: RequestCounts) -> [Route] {
        [
            .get("/healthz", .open, .text, "Whether the server is up") { _ in .text("up\n") },
            .get("/readyz", .open, .text, "Whether its database answers", by: ready),
            .get("/metrics", .nearby(.operate), .text, "Requests by route and status, for Prometheus") { _ in
                .text(counts.text, type: "text/plain; version=0.0.4; charset=utf-8")
            },
            .get("/style.css", .open, .stylesheet, "The stylesheet") { visit in
                asset(visit.house.stylesheet, visit, type: "text/css; charset=utf-8")
            },
            .get("/script.js", .open, .script, "Small comforts; every page works without") { visit in
                asset(visit.house.script, visit, type: "text/javascript; charset=utf-8")
            },
        ]
    }

    @Sendable private static func ready(_ visit: Visit) async throws -> Reply {
        await visit.services.isReady() ? .text("ready\n") : .text("the database does not answer\n", status: .serviceUnavailable)
    }

    /// The address changes with the text, so what was asked for by its version never changes.
    private static func asset(_ asset: Asset, _ visit: Visit, type: String) -> Reply {
        var reply = Reply.text(asset.text, type: type)
        let isCurrent = visit.query["v"] == asset.version
        reply.headers[.cacheControl] = isCurrent ? "public, max-age=31536000, immutable" : "no-cache"
        return reply
    }
}
