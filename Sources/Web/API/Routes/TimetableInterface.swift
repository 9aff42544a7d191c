import Domain
import HTTPTypes
import Services

/// Which figures each meeting can have, for programs: a row for each measure at each meeting.
enum TimetableInterface {
    static let all: [Route] = [
        .list(
            "/api/v1/schedule", .needs(.readTimetable), "cells", of: .named("TimetableCell"),
            beside: ["from": .day, "until": .day, "meetings": .list(.named("TimetableMeeting")), "fictional": .text.orNull],
            "Which period of each measure each meeting can have, what is new and what comes too late",
            TimetableRoutes.parameters, by: list)
    ]

    /// A span that is none is a wrong parameter to a program, and no conflict.
    private static func answer(to visit: Visit) async throws -> TimetableAnswer {
        do {
            return try await visit.services.timetable(try TimetableFilter(visit), as: visit.actor)
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            throw Fault(.badRequest, refusal.what, remedy: refusal.remedy)
        }
    }

    @Sendable private static func list(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let answer = try await answer(to: visit)
        let cells = answer.timetable.columns.flatMap { column in
            zip(answer.timetable.lines, column.cells).map { (line: $0, cell: $1, body: column.body.id) }
        }
        return try page.cut(cells, by: { "\($0.cell.meeting) \($0.cell.indicator)" }) { JSON($0.cell, of: $0.line, $0.body) }
            .beside([
                "from": .text(answer.from.iso8601), "until": .text(answer.until.iso8601),
                "meetings": .list(answer.timetable.columns.map { JSON($0, in: answer.timetable) }),
                "fictional": JSON(answer.version.framework.fictionalBanner),
            ])
    }
}

extension JSON {
    fileprivate init(_ cell: TimetableCell, of line: TimetableLine, _ body: ID<Body>) {
        let lag = line.lag(of: cell)
        self = [
            "meeting": .text(cell.meeting.text), "body": .text(body.text), "papers_close": .text(cell.deadline.iso8601),
            "indicator": .text(cell.indicator.text), "title": .text(line.indicator.title),
            "agency": .text(line.indicator.agency.text), "priority": JSON(line.priority?.text),
            "period": JSON(cell.newest?.code), "supply": JSON(cell.supply?.rawValue), "is_here": .bool(cell.isHere),
            "expected_on": JSON(cell.expectedOn?.iso8601), "is_new": .bool(cell.isNew),
            "next": cell.next.map { next in
                [
                    "period": .text(next.period.code), "supply": .text(next.supply.rawValue), "on": .text(next.day.iso8601),
                    "too_late_by_working_days": JSON(next.tooLateBy),
                ]
            } ?? .null,
            "lag": lag.map { lag in
                [
                    "days": JSON(lag.days), "declared": lag.declared.map { JSON($0) } ?? .null,
                    "learned": lag.learned.map { JSON($0.days) } ?? .null,
                    "learned_from": lag.learned.map { JSON($0.count) } ?? .null,
                ]
            } ?? .null, "says": .text(cell.says),
        ]
    }

    fileprivate init(_ column: Timetable.Column, in timetable: Timetable) {
        self = [
            "id": .text(column.meeting.id.text), "body": .text(column.body.id.text),
            "date": .text(column.meeting.date.iso8601), "moved_from": JSON(column.movedFrom?.iso8601),
            "papers_close": .text(column.meeting.freezesOn.iso8601), "last": JSON(column.last?.id.text),
            "new": JSON(column.newCount), "measures": JSON(column.cells.count),
            "performance": .text(column.performance.rawValue),
            "nothing_new_from": .list(timetable.agenciesWithNothingNew(at: column).map { .text($0.text) }),
            "nothing_new_on": .list(timetable.prioritiesWithNothingNew(at: column).map { .text($0.text) }),
        ]
    }
}
