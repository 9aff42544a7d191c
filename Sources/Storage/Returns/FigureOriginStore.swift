import Domain

/// Who populated a figure, from what, and who signed it.
public struct FigureOriginStore {
    let connection: any SQLConnection

    private static let columns = [
        "indicator", "area", "population", "period", "import", "submission", "source_system", "extracted_on", "entered_by",
        "signed_by", "signed_on", "accepted_on", "what", "so_what", "now_what", "explanation", "quality",
    ]

    /// Lines of a return that have an answer, as they are at its acceptance, all at once.
    ///
    /// - Parameter marks: what the checks said, by the place of the line.
    public func keep(
        _ submission: Submission, _ lines: [SubmissionLine], marks: [Int: QualityMark], import number: Int64, on day: Day
    ) throws {
        guard let signedBy = submission.signedBy, let signedOn = submission.signedOn else {
            throw StorageError(.notPossible, "Return \(submission.number) is not signed off.")
        }
        try connection.bulkInsert(into: "figure_origin", columns: FigureOriginStore.columns) { rows in
            for line in lines {
                try rows.add(line.indicator.text)
                try rows.add(line.area.text)
                try rows.add(line.group.text)
                try rows.add(line.period.sortCode)
                try rows.add(number)
                try rows.add(submission.number)
                try rows.add(line.entry.sourceSystem)
                try rows.add(line.entry.extractedOn.map { Int64($0.number) })
                try rows.add(line.changedBy?.word)
                try rows.add(signedBy.word)
                try rows.add(Int64(signedOn.number))
                try rows.add(Int64(day.number))
                try rows.add(line.entry.commentary.what)
                try rows.add(line.entry.commentary.soWhat)
                try rows.add(line.entry.commentary.nowWhat)
                try rows.add(line.entry.explanation)
                try rows.add(marks[line.place]?.code ?? "")
                try rows.endRow()
            }
        }
    }

    /// The newest for each period of an indicator in a place.
    public func latest(
        _ indicator: ID<Indicator>, in area: ID<Area>, group: PopulationGroup
    ) throws -> [Period: FigureOrigin] {
        let all = try connection.rows(
            """
            SELECT o.period, o.submission, s.agency, s.round, o.source_system, o.extracted_on, o.entered_by, o.signed_by,
                o.signed_on, o.accepted_on, o.what, o.so_what, o.now_what, o.explanation, o.quality
            FROM figure_origin o JOIN submission s ON s.number = o.submission JOIN import i ON i.number = o.import
            WHERE o.indicator = $1 AND o.area = $2 AND o.population = $3 AND i.state = 'accepted' ORDER BY o.import
            """, [.text(indicator.text), .text(area.text), .text(group.text)], FigureOriginStore.read)
        return Dictionary(all, uniquingKeysWith: { _, later in later })
    }

    private static func read(_ row: SQLRow) throws -> (Period, FigureOrigin) {
        guard let period = Period(sortCode: try row.integer(0)) else {
            throw StorageError(.damaged, "A figure is said to be from a return for a period that there is not.")
        }
        return (
            period,
            FigureOrigin(
                submission: try row.integer(1), agency: ID(try row.text(2)), round: try row.integer(3),
                sourceSystem: try row.text(4), extractedOn: try row.optionalInteger(5).map { try FigureNames.day($0) },
                enteredBy: try row.optionalText(6).map { try Actor(kept: $0) }, signedBy: try Actor(kept: row.text(7)),
                signedOn: try FigureNames.day(row.integer(8)), acceptedOn: try FigureNames.day(row.integer(9)),
                commentary: Commentary(what: try row.text(10), soWhat: try row.text(11), nowWhat: try row.text(12)),
                explanation: try row.text(13), quality: QualityMark(code: try row.text(14)))
        )
    }
}

extension SQLConnection {
    public var figureOrigins: FigureOriginStore { FigureOriginStore(connection: self) }
}
