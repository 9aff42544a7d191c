import Domain
import Services

enum ScorecardRoutes {
    static let all: [Route] = [
        .get(
            "/scorecard", .needs(.readFigures), .page, "The board's basket with its figures judged",
            [
                .init(name: "order", says: "exceptions or framework"), .init(name: "show", says: "core, all, exceptions or new"),
                .init(name: "agency", says: "The id of an agency"),
                .init(name: "known", says: "As known on this day, such as 2026-09-30"),
            ], by: page),
        .get(
            "/sheet", .needs(.readFigures), .page, "All measures with what their series say, on one sheet",
            [
                .init(name: "order", says: "variation or priority"),
                .init(name: "known", says: "As known on this day, such as 2026-09-30"),
            ], by: sheet),
    ]

    @Sendable private static func sheet(_ visit: Visit) async throws -> Reply {
        let order: JudgementSheet.Order? = try visit.choice("order")
        let known = try visit.known()
        let answer = try await visit.services.scorecard(for: visit.audience, asKnown: known, as: visit.actor)
        let page = JudgementSheet(
            scorecard: answer.scorecard, sources: answer.sources, order: order ?? .variation, known: known,
            leads: .onSite(known: known))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        let filter = try ScorecardFilter(visit)
        let answer = try await visit.services.scorecard(for: visit.audience, asKnown: filter.known, as: visit.actor)
        let page = ScorecardPage(
            version: answer.version, scorecard: answer.scorecard, sources: answer.sources, filter: filter,
            leads: .asking(visit, known: filter.known))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }
}

extension ScorecardFilter {
    /// A word that is none of ours is a wrong address, not a silent default.
    init(_ visit: Visit) throws(Fault) {
        order = try visit.choice("order") ?? .framework
        show = try visit.choice("show") ?? .core
        agency = try visit.choiceOfID("agency")
        known = try visit.known()
    }
}
