import Domain
import Services

// What programs may ask: the same questions as the pages, answered by the same calls.
enum InterfaceRoutes {
    private static let known = Route.Parameter(name: "known", says: "As known on this day, such as 2026-09-30")

    static let all: [Route] = [
        .get(
            "/api/v1/scorecard", .needs(.readFigures), .json, "The board's basket with its figures judged", [known], by: scorecard
        ),
        .get(
            "/api/v1/indicators", .needs(.readFramework), .json, "The indicators of the framework and of the catalogue",
            [.init(name: "q", says: "A national code, words of the title, or an agency")], by: indicators),
        .get(
            "/api/v1/indicators/{id}", .needs(.readFigures), .json,
            "One indicator: its series, other sources, groups, areas and revisions",
            [
                .init(name: "area", says: "The id of an area; the district when left out"),
                .init(name: "source", says: "The id of a source; the framework's first when left out"),
                .init(name: "group", says: "A group of children, such as age=10-15;sex=female"), known,
            ], by: indicator),
        .get("/api/v1/areas", .needs(.readFramework), .json, "The areas that figures are about", by: areas),
        .get(
            "/api/v1/areas/{id}", .needs(.readFigures), .json, "One area's figures judged, beside the district's", [known],
            by: area),
        .get("/api/v1/agencies", .needs(.readFramework), .json, "The agencies and who in them answers", by: agencies),
        .get("/api/v1/figures", .needs(.exportFigures), .json, "Every figure, a row each", [known], by: FigureRoutes.json),
        .get("/api/v1/imports", .needs(.readImports), .json, "The files that were given to Bellwether", by: imports),
        .get("/api/v1/imports/{number}", .needs(.readImports), .json, "What one file would do, or did", by: importRecord),
        .get(
            "/api/v1/mappings", .needs(.readFramework), .json, "The kinds of file that were taught, and which measure feeds what",
            by: mappings),
        .get("/api/v1/framework", .needs(.readFramework), .json, "What is measured, and why", by: framework),
        .get("/api/v1/people", .needs(.readPeople), .json, "Who may sign in, and as what", by: people),
        .get("/api/v1/meetings", .needs(.readFramework), .json, "The bodies and their meetings", by: meetings),
        .get("/api/v1/packs", .needs(.readPacks), .json, "The frozen packs", by: packs),
        .get(
            "/api/v1/audit", .needs(.readAuditTrail), .json, "Who did what, newest first, a hundred at a time",
            [.init(name: "before", says: "Only entries with a smaller number")], by: audit),
    ]

    // MARK: - Figures

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

    // MARK: - The framework

    @Sendable private static func indicators(_ visit: Visit) async throws -> Reply {
        let search = visit.query["q"] ?? ""
        let version = try await visit.services.framework(as: visit.actor)
        let found = IndicatorsPage(version: version, catalogue: [], search: search).found
        let catalogue = try await visit.services.catalogue(matching: search, as: visit.actor)
        return .json(["indicators": .list(found.map { JSON($0) }), "catalogue": .list(catalogue.map { JSON($0) })])
    }

    @Sendable private static func areas(_ visit: Visit) async throws -> Reply {
        let framework = try await visit.services.framework(as: visit.actor).framework
        return .json(["district": .text(framework.district.text), "areas": .list(framework.areas.map { JSON($0) })])
    }

    @Sendable private static func agencies(_ visit: Visit) async throws -> Reply {
        let framework = try await visit.services.framework(as: visit.actor).framework
        return .json(["agencies": .list(framework.agencies.map { JSON($0) })])
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

    @Sendable private static func meetings(_ visit: Visit) async throws -> Reply {
        let framework = try await visit.services.framework(as: visit.actor).framework
        let bodies = framework.bodies.map {
            JSON.object([("id", .text($0.id.text)), ("name", .text($0.name)), ("chair", JSON($0.chair))])
        }
        return .json(["bodies": .list(bodies), "meetings": .list(framework.meetings.map { JSON($0) })])
    }

    // MARK: - What was done

    @Sendable private static func imports(_ visit: Visit) async throws -> Reply {
        .json(["imports": .list(try await visit.services.imports(as: visit.actor).map { JSON($0) })])
    }

    @Sendable private static func importRecord(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.importRecord(try visit.number(), as: visit.actor)
        return .json([
            "import": JSON(answer.record), "problem_count": JSON(answer.problemCount),
            "problems": .list(answer.problems.map { JSON($0) }), "notice_count": JSON(answer.noticeCount),
            "notices": .list(answer.notices.map { JSON($0) }), "offers": answer.offer.map { JSON($0) } ?? .null,
            "being_worked_on": .bool(answer.step != nil),
        ])
    }

    @Sendable private static func mappings(_ visit: Visit) async throws -> Reply {
        let framework = try await visit.services.framework(as: visit.actor).framework
        return .json(["mappings": .list(framework.mappings.map { JSON($0) })])
    }

    @Sendable private static func people(_ visit: Visit) async throws -> Reply {
        .json(["people": .list(try await visit.services.people(as: visit.actor).map { JSON($0) })])
    }

    @Sendable private static func packs(_ visit: Visit) async throws -> Reply {
        .json(["packs": .list(try await visit.services.packs(as: visit.actor).map { JSON($0) })])
    }

    @Sendable private static func audit(_ visit: Visit) async throws -> Reply {
        let entries = try await visit.services.auditTrail(before: try visit.before(), limit: 100, as: visit.actor)
        return .json(["entries": .list(entries.map { JSON(AuditLine($0)) })])
    }
}
