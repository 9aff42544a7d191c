import Domain
import Exchange
import Storage

extension Bellwether {
    /// Every line of every return, or of those of one round, with what was said in it and how its return stands.
    public func exportReturns(
        _ format: FigureExportFormat, round number: Int64? = nil, as actor: Actor,
        write: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        try require(.runRounds, of: actor)
        try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            var table = RegisterWriter(format, Bellwether.returnColumns, version)
            let rounds = try connection.rounds.latest(.max).filter { number == nil || $0.number == number }
            var submissions: [Int64: (Submission, CollectionRound)] = [:]
            for round in rounds {
                for row in try connection.submissions.grid(.round(round.number)) {
                    submissions[row.submission.number] = (row.submission, round)
                }
            }
            try connection.submissionLines.each(in: number) { line in
                guard let (submission, round) = submissions[line.submission], version.indicator(line.indicator) != nil else {
                    return
                }
                table.add(Bellwether.cells(line, submission, round))
                if table.isLong { try write(table.take()) }
            }
            try write(table.finish())
        }
    }

    private static let returnColumns = [
        "round", "agency", "state", "due", "received_on", "signed_on", "accepted_on", "line", "indicator", "period", "area",
        "group", "not_due_until", "numerator", "denominator", "value", "status", "expected_on", "what", "so_what", "now_what",
        "explanation", "source_system", "extracted_on", "way", "revision",
    ]

    private static func cells(_ line: SubmissionLine, _ one: Submission, _ round: CollectionRound) -> [Tables.Cell] {
        func text(_ text: String?) -> Tables.Cell { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .empty }
        func day(_ day: Day?) -> Tables.Cell { text(day?.iso8601) }
        func number(_ number: Double?) -> Tables.Cell { number.map { .number($0) } ?? .empty }
        let entry = line.entry
        let head: [Tables.Cell] = [
            .number(Double(round.number)), text(one.agency.text), text(one.state.rawValue), day(one.due), day(one.receivedOn),
            day(one.signedOn), day(one.acceptedOn), .number(Double(line.place)), text(line.indicator.text),
            text(line.period.code), text(line.area.text), text(line.group.text), day(line.notDueUntil),
        ]
        let said: [Tables.Cell] = [
            number(entry.numerator), number(entry.denominator), number(entry.value), text(entry.state?.word),
            day(entry.expectedOn), text(entry.commentary.what), text(entry.commentary.soWhat), text(entry.commentary.nowWhat),
            text(entry.explanation), text(entry.sourceSystem), day(entry.extractedOn), text(entry.way.rawValue),
            .number(Double(line.revision)),
        ]
        return head + said
    }
}
