import Domain
import HTTPTypes
import Services

enum IndicatorRoutes {
    static let all: [Route] = [
        .get(
            "/indicators", .needs(.readFramework), .page, "The indicators of the framework, and of the catalogue",
            [.init(name: "q", says: "A national code, words of the title, or an agency")], by: list),
        .get(
            "/indicators/{id}", .needs(.readFigures), .page, "One indicator: its figures, and where they come from",
            [
                .init(name: "area", says: "The id of an area; the district when left out"),
                .init(name: "source", says: "The id of a source; the framework's first when left out"),
                .init(name: "group", says: "A group of children, such as age=10-15;sex=female"),
                .init(name: "known", says: "As known on this day, such as 2026-09-30"),
            ], by: one),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let search = visit.query["q"] ?? ""
        let version = try await visit.services.framework(as: visit.actor)
        let catalogue = try await visit.services.catalogue(matching: search, as: visit.actor)
        let page = IndicatorsPage(version: version, catalogue: catalogue, search: search)
        return .page(page.layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let filter = try IndicatorFilter(visit)
        let answer = try await visit.services.indicator(
            try visit.id(Indicator.self), area: filter.area, source: filter.source, group: filter.group, for: visit.audience,
            asKnown: filter.known, as: visit.actor)
        var page = IndicatorPage(answer, filter: filter)
        page.mayAsk = visit.may(.raiseChallenge)
        page.mayChangeChart = visit.may(.changeFramework) && filter.known == nil
        page.mayAct = visit.may(.changeActions)
        if visit.may(.readBusiness) {
            page.business = try await visit.services.business(about: .indicator(answer.indicator.id), as: visit.actor)
        }
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }
}

extension IndicatorFilter {
    init(_ visit: Visit) throws(Fault) {
        area = try visit.choiceOfID("area")
        source = try visit.choiceOfID("source")
        known = try visit.known()
        let text = visit.query["group"] ?? ""
        guard let group = PopulationGroup(text) else {
            throw Fault(.badRequest, "“\(text)” is no group.", remedy: "Write it as age=10-15;sex=female.")
        }
        self.group = group
    }
}
