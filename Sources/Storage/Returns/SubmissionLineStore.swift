import Domain

/// The lines of the returns, with what the agencies say in them.
public struct SubmissionLineStore {
    let connection: any SQLConnection

    private static let columns = """
        submission, place, indicator, period, area, population, not_due_until, state, numerator, denominator, value, expected_on, \
        what, so_what, now_what, explanation, source_system, extracted_on, way, revision, changed_by, changed_at
        """

    /// All lines of a round at once.
    public func add(_ all: [SubmissionLine]) throws {
        let columns = [
            "submission", "place", "indicator", "period", "area", "population", "not_due_until", "what", "so_what", "now_what",
            "explanation", "source_system", "way", "revision",
        ]
        try connection.bulkInsert(into: "submission_line", columns: columns) { rows in
            for line in all {
                try rows.add(line.submission)
                try rows.add(Int64(line.place))
                try rows.add(line.indicator.text)
                try rows.add(line.period.sortCode)
                try rows.add(line.area.text)
                try rows.add(line.group.text)
                try rows.add(line.notDueUntil.map { Int64($0.number) })
                for _ in 0..<5 { try rows.add("") }
                try rows.add(LineEntry.Way.form.rawValue)
                try rows.add(Int64(0))
                try rows.endRow()
            }
        }
    }

    public func all(of submission: Int64) throws -> [SubmissionLine] {
        try connection.rows(
            "SELECT \(SubmissionLineStore.columns) FROM submission_line WHERE submission = $1 ORDER BY place",
            [.integer(submission)], SubmissionLineStore.read)
    }

    /// All lines of all returns of a round, by return.
    public func all(ofRound round: Int64) throws -> [Int64: [SubmissionLine]] {
        var all: [Int64: [SubmissionLine]] = [:]
        try connection.stream(
            """
            SELECT \(SubmissionLineStore.columns) FROM submission_line
            WHERE submission IN (SELECT number FROM submission WHERE round = $1) ORDER BY submission, place
            """, [.integer(round)]
        ) { all[try $0.integer(0), default: []].append(try SubmissionLineStore.read($0)) }
        return all
    }

    /// Every line of every return, or of the returns of one round, in order.
    public func each(in round: Int64?, _ body: (SubmissionLine) throws -> Void) throws {
        try connection.stream(
            """
            SELECT \(SubmissionLineStore.columns) FROM submission_line
            WHERE CAST($1 AS BIGINT) = 0 OR submission IN (SELECT number FROM submission WHERE round = $1) ORDER BY submission, place
            """, [.integer(round ?? 0)]
        ) { try body(SubmissionLineStore.read($0)) }
    }

    /// Keeps what was said. True when the line was still as whoever said it had seen it.
    public func keep(
        _ entry: LineEntry, submission: Int64, place: Int, seen revision: Int, at now: Instant, by actor: Actor
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE submission_line SET state = $4, numerator = $5, denominator = $6, value = $7, expected_on = $8, what = $9,
                so_what = $10, now_what = $11, explanation = $12, source_system = $13, extracted_on = $14, way = $15,
                revision = revision + 1, changed_by = $16, changed_at = $17
            WHERE submission = $1 AND place = $2 AND revision = $3 AND not_due_until IS NULL
            """,
            [
                .integer(submission), SQLValue(place), SQLValue(revision), SQLValue(entry.state?.code),
                SQLValue(entry.numerator), SQLValue(entry.denominator), SQLValue(entry.value),
                SQLValue(entry.expectedOn?.number), .text(entry.commentary.what), .text(entry.commentary.soWhat),
                .text(entry.commentary.nowWhat), .text(entry.explanation), .text(entry.sourceSystem),
                SQLValue(entry.extractedOn?.number), .text(entry.way.rawValue), .text(actor.word),
                SQLValue(now.secondsSince1970),
            ]) == 1
    }

    /// Says of everything that nobody answered that there is nothing.
    public func answerRest(
        of submission: Int64, _ reason: NoValueReason, why: String, at now: Instant, by actor: Actor
    ) throws {
        try connection.execute(
            """
            UPDATE submission_line SET state = $2, explanation = $3, revision = revision + 1, changed_by = $4, changed_at = $5
            WHERE submission = $1 AND state IS NULL AND not_due_until IS NULL
            """,
            [
                .integer(submission), SQLValue(Figure.State.none(reason).code), .text(why), .text(actor.word),
                SQLValue(now.secondsSince1970),
            ])
    }

    private static func read(_ row: SQLRow) throws -> SubmissionLine {
        let (submission, place) = (try row.integer(0), Int(try row.integer(1)))
        guard let period = Period(sortCode: try row.integer(3)), let group = PopulationGroup(try row.text(5)),
            let way = LineEntry.Way(rawValue: try row.text(18))
        else {
            throw StorageError(.damaged, "Line \(place) of return \(submission) holds a word that this program does not know.")
        }
        func day(_ column: Int) throws -> Day? { try row.optionalInteger(column).map { try FigureNames.day($0) } }
        var entry = LineEntry(
            numerator: try row.optionalReal(8), denominator: try row.optionalReal(9), value: try row.optionalReal(10),
            expectedOn: try day(11),
            commentary: Commentary(what: try row.text(12), soWhat: try row.text(13), nowWhat: try row.text(14)),
            explanation: try row.text(15), sourceSystem: try row.text(16), extractedOn: try day(17), way: way)
        if let state = try row.optionalInteger(7).flatMap({ UInt8(exactly: $0) }).flatMap(Figure.State.init(code:)) {
            switch state {
            case .value(let status): entry.status = status
            case .none(let reason): entry.noValue = reason
            }
        }
        return SubmissionLine(
            submission: submission, place: place, indicator: ID(try row.text(2)), period: period, area: ID(try row.text(4)),
            group: group, notDueUntil: try day(6), entry: entry, revision: Int(try row.integer(19)),
            changedBy: try row.optionalText(20).map { try Actor(kept: $0) },
            changedAt: try row.optionalInteger(21).map { Instant(secondsSince1970: $0) })
    }
}

extension SQLConnection {
    public var submissionLines: SubmissionLineStore { SubmissionLineStore(connection: self) }
}
