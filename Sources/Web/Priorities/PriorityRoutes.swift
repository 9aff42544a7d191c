import Domain
import HTTPTypes
import Services

enum PriorityRoutes {
    static let all: [Route] = [
        .get("/priorities", .needs(.readBusiness), .page, "What the board has chosen to change", by: list),
        .get("/priorities/{id}", .needs(.readBusiness), .page, "One priority: is it moving?", by: one),
        .post("/priorities/{id}/ratings", .needs(.keepTrackers), "Proposes the rating of a priority for a period", by: propose),
        .post("/priorities/{id}/agreement", .needs(.signTrackers), "The accountable director agrees to a rating", by: agree),
        .get("/progress", .needs(.readBusiness), .page, "Overall progress: every priority rated", by: progress),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.progress(as: visit.actor)
        return .page(PrioritiesPage(answer: answer).layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func progress(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.progress(as: visit.actor)
        return .page(ProgressPage(answer: answer).layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply { try await shown(visit) { _ in } }

    @Sendable private static func propose(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Priority.self), RatingForm(try await visit.form()))
        do {
            let (draft, period) = try form.draft()
            _ = try await visit.services.proposeRating(draft, of: id, for: period, as: visit.actor)
            return .see(.priority(id))
        } catch let problems as FormProblems {
            return try await shown(visit, .unprocessableContent) { ($0.form, $0.problems) = (form, problems) }
        } catch let refusal as Refused where refusal.kind == .notPossible {
            let field = refusal.what.contains("suggested") ? "difference" : refusal.what.contains("quarter") ? "period" : "reason"
            return try await shown(visit, .unprocessableContent) {
                ($0.form, $0.problems) = (form, FormProblems(refusal, at: field))
            }
        }
    }

    @Sendable private static func agree(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Priority.self), try await visit.form())
        guard let period = form["period"].flatMap({ Period(code: $0) }) else { throw Fault.unreadable }
        do {
            _ = try await visit.services.agreeRating(id, for: period, name: form["director"] ?? "", as: visit.actor)
            return .see(.priority(id))
        } catch let refusal as Refused where refusal.kind == .notPossible {
            return try await shown(visit, .unprocessableContent) { $0.problems = FormProblems(refusal, at: "director") }
        }
    }

    private static func shown(
        _ visit: Visit, _ status: HTTPResponse.Status = .ok, _ change: (inout PriorityPage) -> Void
    ) async throws -> Reply {
        let answer = try await visit.services.priority(try visit.id(Priority.self), as: visit.actor)
        var page = PriorityPage(
            answer: answer, form: RatingForm(answer), mayRate: visit.may(.keepTrackers), mayAgree: visit.may(.signTrackers),
            business: try await visit.services.business(about: .priority(answer.priority.id), as: visit.actor))
        change(&page)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }
}
