import Domain
import HTTPTypes
import Services

/// The pages of a body on which its members work: the workspace of a sub-group, the page of a committee's Champion.
enum BodyPlaceRoutes {
    static let all: [Route] = [
        .get("/bodies/{id}/workspace", .needs(.readMeetings), .page, "Where a sub-group works", by: workspace),
        .get(
            "/bodies/{id}/champion", .needs(.readMeetings), .page, "What a committee's Children's Champion has before them",
            by: champion),
        .post(
            "/bodies/{id}/champion/aspirations", .needs(.commentOnItems), "Keeps what the Champion wants to bring about",
            by: write),
    ]

    @Sendable private static func workspace(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.workspace(of: try visit.id(Body.self), as: visit.actor)
        let page = WorkspacePage(answer: answer, names: try await visit.names(), mayComment: visit.may(.commentOnItems))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func champion(_ visit: Visit) async throws -> Reply {
        try await championPage(visit, typed: "", FormProblems())
    }

    private static func championPage(_ visit: Visit, typed: String, _ problems: FormProblems) async throws -> Reply {
        let answer = try await visit.services.champion(of: try visit.id(Body.self), as: visit.actor)
        let page = ChampionPage(answer: answer, names: try await visit.names(), typed: typed, problems: problems)
        return .page(
            page.layout(visit.house.chrome(answer.version)).html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable private static func write(_ visit: Visit) async throws -> Reply {
        let (id, words) = (try visit.id(Body.self), try await visit.form()["words"]?.trimmed ?? "")
        do {
            try await visit.services.writeAspirations(words, of: id, as: visit.actor)
            return .see(.champion(id))
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            var problems = FormProblems()
            problems.add("words", refusal.description)
            return try await championPage(visit, typed: words, problems)
        }
    }
}
