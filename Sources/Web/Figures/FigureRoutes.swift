import Domain
import HTTPTypes
import Services

enum FigureRoutes {
    private static let known = [Route.Parameter(name: "known", says: "As known on this day, such as 2026-09-30")]

    static let all: [Route] = [
        .get("/figures.csv", .needs(.exportFigures), .csv, "Every figure, a row each", known, by: csv),
        .get("/figures.json", .needs(.exportFigures), .json, "Every figure, a row each", known, by: json),
    ]

    @Sendable static func csv(_ visit: Visit) async throws -> Reply {
        try await file(visit, .csv, type: "text/csv; charset=utf-8")
    }

    @Sendable static func json(_ visit: Visit) async throws -> Reply {
        try await file(visit, .json, type: "application/json")
    }

    private static func file(_ visit: Visit, _ format: FigureExportFormat, type: String) async throws -> Reply {
        let known = try visit.known()
        // Once rows flow the status can no longer say that there is nothing, so that is asked before.
        if known != nil {
            _ = try await visit.services.scorecard(for: visit.audience, asKnown: known, as: visit.actor)
        } else {
            _ = try await visit.services.framework(as: visit.actor)
        }
        let (services, audience, actor) = (visit.services, visit.audience, visit.actor)
        let body = ExportStream.body { write in
            try await services.exportFigures(format, for: audience, asKnown: known, as: actor, write: write)
        }
        let day = known.map { "-\($0.iso8601)" } ?? ""
        return Reply(
            headers: [.contentType: type, .contentDisposition: "attachment; filename=\"figures\(day).\(format.rawValue)\""],
            body: .stream(body))
    }
}
