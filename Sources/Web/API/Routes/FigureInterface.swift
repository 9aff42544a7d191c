import Domain
import HTTPTypes
import Services

enum FigureInterface {
    static let all: [Route] = [
        .read(
            "/api/v1/scorecard", .needs(.readFigures),
            .object([
                "area": .id, "as_known": .day, "framework_version": .serial, "audience": .choice(["board", "public"]),
                "fictional": .text.orNull, "answer": .text, "last_meeting": .id.orNull,
                "priorities": .list(.object(["id": .id, "title": .text, "measures": .list(.named("Reading"))])),
                "sources": .list(.named("Source")),
            ]), "The board's basket with its figures judged", [.known], by: scorecard),
        .read(
            "/api/v1/indicators/{id}", .needs(.readFigures),
            .object([
                "definition": .named("Indicator"), "area": .named("Area"), "as_known": .day, "fictional": .text.orNull,
                "reading": .named("Reading"), "series": .named("Series").orNull, "vintages": .list(.named("Series")),
                "groups": .list(.named("Series")),
                "areas": .list(.object(["area": .id, "reading": .named("Reading")])),
                "revisions": .list(.named("Revision")), "sources": .list(.named("Source")),
            ]), "One indicator: its series, other sources, groups, areas and revisions",
            [
                .init(name: "area", says: "The id of an area; the district when left out", schema: .id),
                .init(name: "source", says: "The id of a source; the framework's first when left out", schema: .id),
                .init(name: "group", says: "A group of children, such as age=10-15;sex=female"), .known,
            ], by: indicator),
        .read(
            "/api/v1/areas/{id}", .needs(.readFigures),
            .object([
                "area": .named("Area"), "as_known": .day, "fictional": .text.orNull, "inside": .list(.id),
                "readings": .list(.object(["reading": .named("Reading"), "district": .named("Reading").orNull])),
                "sources": .list(.named("Source")),
            ]), "One area's figures judged, beside the district's", [.known], by: area),
        .list(
            "/api/v1/figures", .needs(.exportFigures), "figures", of: .named("FigureRow"),
            beside: ["fictional": .text.orNull], "Every figure, a row each, in an order that does not change",
            [
                .known, .init(name: "area", says: "Only of this area", schema: .id),
                .init(name: "indicator", says: "Only of this indicator", schema: .id),
            ], most: 10_000, whole: wholeTable, by: figures),
    ]

    // MARK: - Figures, a row each

    @Sendable private static func figures(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        if let after = page.after, after.split(separator: ".").count != 5 { throw PageRequest.badCursor }
        let found = try await visit.services.figures(
            after: page.after, limit: page.limit, area: try visit.choiceOfID("area"),
            indicator: try visit.choiceOfID("indicator"), asTable: page.isTable, for: visit.audience, asKnown: try visit.known(),
            as: visit.actor)
        let version = found.version
        return Listing(items: found.lines.map { JSON($0, version) }, next: found.next, table: found.table)
            .beside(["fictional": JSON(version.framework.fictionalBanner)])
    }

    /// All of them as they are written, however many; a part of them is small enough to be made at once.
    @Sendable private static func wholeTable(_ visit: Visit) async throws -> Reply {
        guard visit.query["area"] == nil, visit.query["indicator"] == nil else {
            let page = try PageRequest(visit, most: 10_000)
            let listing = try await figures(visit, page)
            return visit.table(listing, named: "figures", of: .named("FigureRow"))
        }
        return try await FigureRoutes.csv(visit)
    }

    // MARK: - Figures judged

    @Sendable private static func scorecard(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.scorecard(for: visit.audience, asKnown: try visit.known(), as: visit.actor)
        let scorecard = answer.scorecard
        return .json([
            "area": .text(scorecard.area.id.text), "as_known": .text(scorecard.asKnown.iso8601),
            "framework_version": .int(answer.version.number), "audience": .text(answer.audience.rawValue),
            "fictional": JSON(answer.version.framework.fictionalBanner), "answer": .text(scorecard.answer),
            "last_meeting": JSON(scorecard.lastMeeting?.id.text),
            "priorities": .list(
                scorecard.sections.map { section in
                    [
                        "id": .text(section.priority.id.text), "title": .text(section.priority.title),
                        "measures": .list(section.readings.map { JSON($0) }),
                    ]
                }), "sources": .list(answer.sources.map { JSON($0) }),
        ])
    }

    @Sendable private static func indicator(_ visit: Visit) async throws -> Reply {
        let filter = try IndicatorFilter(visit)
        let answer = try await visit.services.indicator(
            try visit.id(Indicator.self), area: filter.area, source: filter.source, group: filter.group, for: visit.audience,
            asKnown: filter.known, as: visit.actor)
        let (judged, series) = (JSON(answer.reading), answer.reading.series.map { JSON($0) } ?? .null)
        let areas = answer.areas.map { JSON.object([("area", .text($0.area.id.text)), ("reading", JSON($0.reading))]) }
        return .json([
            "definition": JSON(answer.indicator), "area": JSON(answer.area), "as_known": .text(answer.asKnown.iso8601),
            "fictional": JSON(answer.version.framework.fictionalBanner), "reading": judged, "series": series,
            "vintages": .list(answer.vintages.map { JSON($0) }), "groups": .list(answer.groups.map { JSON($0) }),
            "areas": .list(areas),
            "revisions": .list(answer.revisions.map(revision)), "sources": .list(answer.sources.map { JSON($0) }),
        ])
    }

    private static func revision(_ revision: Revision) -> JSON {
        [
            "period": .text(revision.period.code), "source": .text(revision.source.text), "was": JSON(revision.was),
            "now": revision.now.map { JSON($0) } ?? .null, "known_from": .text(revision.knownFrom.iso8601),
            "known_until": .text(revision.knownUntil.iso8601), "withdrawn": .bool(revision.isWithdrawn),
            "brought_by": .int(revision.broughtBy), "replaced_by": revision.replacedBy.map { .int($0) } ?? .null,
            "why": JSON(revision.why),
        ]
    }

    @Sendable private static func area(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.area(
            try visit.id(Area.self), for: visit.audience, asKnown: try visit.known(), as: visit.actor)
        let readings = answer.readings.map { pair in
            JSON.object([("reading", JSON(pair.reading)), ("district", pair.district.map { JSON($0) } ?? .null)])
        }
        return .json([
            "area": JSON(answer.area), "as_known": .text(answer.asKnown.iso8601),
            "fictional": JSON(answer.version.framework.fictionalBanner),
            "inside": .list(answer.children.map { .text($0.id.text) }),
            "readings": .list(readings), "sources": .list(answer.sources.map { JSON($0) }),
        ])
    }
}
