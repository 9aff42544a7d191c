import Domain
import Services

enum AgencyInterface {
    static let all: [Route] = [
        .read(
            "/api/v1/agencies/{id}", .needs(.readBusiness),
            .object([
                "agency": .named("Agency"), "fictional": .text.orNull,
                "asked_in_a_year": .object([
                    "asked": .count, "answered": .count, "waiting": .count, "waiting_forty_days": .count,
                    "median_days_to_answer": .number.orNull,
                ]), "questions": .count, "advice": .count, "readings": .list(.named("Reading")),
            ]), "One agency: how it answers, and its measures judged", by: one),
        .list(
            "/api/v1/coverage", .needs(.readBusiness), "cells",
            of: .object(["priority": .id, "agency": .id, "area": .id, "figures": .count, "questions": .count, "advice": .count]),
            beside: ["fictional": .text.orNull],
            "What the board has of each priority from each agency about each place; a cell of noughts is a gap",
            [.init(name: "priority", says: "Only of this priority", schema: .id)], by: coverage),
    ]

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.agency(try visit.id(Agency.self), as: visit.actor)
        let times = answer.times
        return .json([
            "agency": JSON(answer.agency), "fictional": JSON(answer.version.framework.fictionalBanner),
            "asked_in_a_year": [
                "asked": JSON(times.asked), "answered": JSON(times.answered), "waiting": JSON(times.waiting),
                "waiting_forty_days": JSON(times.longWaiting),
                "median_days_to_answer": times.medianDays.map { .number($0) } ?? .null,
            ], "questions": JSON(answer.questionCount), "advice": JSON(answer.adviceCount),
            "readings": .list(answer.readings.map { JSON($0) }),
        ])
    }

    @Sendable private static func coverage(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let wanted: ID<Priority>? = try visit.choiceOfID("priority")
        let answer = try await visit.services.coverage(as: visit.actor)
        let keys = answer.priorities.filter { wanted == nil || $0.id == wanted }.flatMap { priority in
            answer.agencies.flatMap { agency in answer.areas.map { Coverage.Key(priority.id, agency.id, $0.id) } }
        }
        return try page.cut(keys, by: { "\($0.priority) \($0.agency) \($0.area)" }) { key in
            let cell = answer.coverage.cell(key.priority, key.agency, key.area)
            return [
                "priority": .text(key.priority.text), "agency": .text(key.agency.text), "area": .text(key.area.text),
                "figures": JSON(cell.figures), "questions": JSON(cell.questions), "advice": JSON(cell.advice),
            ]
        }.beside(["fictional": JSON(answer.version.framework.fictionalBanner)])
    }
}
