import Domain
import Exchange
import Storage

extension Bellwether {
    /// Every challenge that the actor sees, by number.
    public func exportChallenges(
        _ format: FigureExportFormat, as actor: Actor, write: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        try require(.readBusiness, of: actor)
        let today = self.today
        try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            var table = RegisterWriter(format, Bellwether.challengeColumns, version)
            try connection.challenges.each(seen: try sight(of: actor, in: connection).things) { challenge in
                table.add(Bellwether.cells(shown(challenge, to: actor), today: today))
                if table.isLong { try write(table.take()) }
            }
            try write(table.finish())
        }
    }

    /// How each agency answered, by quarter.
    public func exportAnswerTimes(
        _ format: FigureExportFormat, as actor: Actor, write: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        let lines = try await answerTimes(as: actor)
        let version = try await framework(as: actor)
        var table = RegisterWriter(
            format,
            ["agency", "agency_name", "quarter", "asked", "answered", "waiting", "waiting_forty_days", "median_days_to_answer"],
            version)
        for line in lines {
            table.add([
                .text(line.agency.id.text), .text(line.agency.name), .text(line.quarter.code), .number(Double(line.times.asked)),
                .number(Double(line.times.answered)), .number(Double(line.times.waiting)),
                .number(Double(line.times.longWaiting)), line.times.medianDays.map { .number($0) } ?? .empty,
            ])
        }
        try write(table.finish())
    }

    private static let challengeColumns = [
        "reference", "kind", "question", "agency", "addressee", "raised_on", "raised_as", "indicator", "area", "figure",
        "figure_says", "figure_known_on", "subject", "access", "state", "stage", "escalated_to", "asked_on", "due_on",
        "answered_on", "days_to_answer", "ended_on", "days_open", "agreed", "action", "impact",
    ]

    private static func cells(_ one: Challenge, today: Day) -> [Tables.Cell] {
        func text(_ text: String?) -> Tables.Cell { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .empty }
        let evidence = one.evidence
        return [
            text(one.reference), text(one.kind.rawValue), text(one.question), text(one.agency.text), text(one.addressee),
            text(one.raisedOn.iso8601), text(one.raisedAs), text(evidence?.indicator.text), text(evidence?.area.text),
            text(evidence?.title), text(evidence?.sentence), text(evidence?.known.iso8601), text(one.subject),
            text(one.access.word), text(one.state.rawValue), .number(Double(one.stage)), text(one.escalatedTo),
            text(one.askedOn.iso8601), text(one.due.iso8601), text(one.answeredOn?.iso8601),
            one.daysToAnswer.map { .number(Double($0)) } ?? .empty, text(one.endedOn?.iso8601),
            .number(Double(one.daysOpen(on: today))), text(one.agreed), text(one.action.map { Thing(.action, $0).reference }),
            text(one.impact),
        ]
    }
}
