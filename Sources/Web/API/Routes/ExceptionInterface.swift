import Domain
import HTTPTypes
import Services

enum ExceptionInterface {
    static let all: [Route] = [
        .list(
            "/api/v1/exceptions", .needs(.readBusiness), "exceptions", of: .named("Exception"),
            "The measures that need explaining, and what the agencies say", by: list),
        .write(
            "/api/v1/exceptions/{id}", .needs(.reportActions), "Says what is behind a figure", takes: .named("NewException"),
            gives: .named("ExceptionReport"), status: .created, by: report),
        .read(
            "/api/v1/packs/{number}/difference", .needs(.readPacks), .named("PackDifference"),
            "What is different in a pack from an earlier one",
            [.init(name: "from", says: "The number of the earlier pack", schema: .serial)], by: difference),
        .read(
            "/api/v1/meetings/{id}/brief", .needs(.readPacks), .named("Brief"), "What the chair should ask, and whom", by: brief),
    ]

    @Sendable private static func list(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let answer = try await visit.services.exceptions(as: visit.actor)
        return try page.cut(answer.readings, by: { $0.indicator.id.text }) { reading in
            [
                "indicator": .text(reading.indicator.id.text), "title": .text(reading.indicator.title),
                "rating": .text(reading.standing.word.rawValue), "reason": .text(reading.standing.reason),
                "report": answer.reports[reading.indicator.id].map { JSON($0) } ?? .null,
            ]
        }
    }

    @Sendable private static func report(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let draft = ExceptionReportDraft(
            what: body["what"].string ?? "", soWhat: body["so_what"].string ?? "", whatNext: body["what_next"].string ?? "",
            byWhom: body["by_whom"].string ?? "", dueOn: body["due_on"].string.flatMap { Day(iso8601: $0) },
            question: body["question"].string ?? "")
        return .json(JSON(try await visit.services.reportException(draft, of: try visit.id(Indicator.self), as: visit.actor)))
    }

    @Sendable private static func difference(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.packDifference(
            of: try visit.number(), from: visit.query["from"].flatMap { Int64($0) }, as: visit.actor)
        return .json([
            "pack": .int(answer.pack.number), "from": answer.earlier.map { .int($0.number) } ?? .null,
            "changes": .list(
                answer.difference.changes.map { change in
                    [
                        "kind": .text(change.kind.rawValue), "noun": .text(change.noun.rawValue), "id": .text(change.id),
                        "title": .text(change.title), "about": .text(change.what), "was": JSON(change.was),
                        "is": JSON(change.now),
                        "why": JSON(change.why),
                    ]
                }),
        ])
    }

    @Sendable private static func brief(_ visit: Visit) async throws -> Reply {
        let brief = try await visit.services.brief(for: try visit.id(Meeting.self), as: visit.actor).brief
        return .json([
            "body": .text(brief.body), "date": .text(brief.date.iso8601), "as_known": .text(brief.asKnown.iso8601),
            "exceptions": .list(
                brief.exceptions.map { one in
                    [
                        "title": .text(one.title), "rating": .text(one.standing.rawValue), "figure": .text(one.figure),
                        "because": .text(one.because), "know": .text(one.know), "planned": .text(one.planned),
                        "ask": .text(one.whom),
                        "question": .text(one.question),
                    ]
                }),
            "promises": .list(
                brief.promises.map { one in
                    [
                        "reference": .text(one.reference), "title": .text(one.title), "rating": .text(one.colour),
                        "stands": .text(one.stands),
                    ]
                }),
            "challenges": .list(
                brief.challenges.map { one in
                    [
                        "reference": .text(one.reference), "title": .text(one.title), "agency": .text(one.agency),
                        "days_open": JSON(one.daysOpen), "state": .text(one.state),
                    ]
                }), "late": .list(brief.late.map { ["agency": .text($0.agency), "says": .text($0.says)] }),
        ])
    }
}

extension JSON {
    init(_ report: ExceptionReport) {
        self = [
            "number": .int(report.number), "indicator": .text(report.indicator.text), "period": .text(report.period.code),
            "what": .text(report.what), "so_what": .text(report.soWhat), "what_next": .text(report.whatNext),
            "by_whom": .text(report.byWhom), "due_on": JSON(report.dueOn?.iso8601), "question": .text(report.question),
            "at": .text(report.at.iso8601), "actor": .text(report.by.word),
        ]
    }
}
