import Domain

/// What agencies said of exceptions. Nothing is changed: the newest of an indicator and period stands.
public struct ExceptionReportStore {
    let connection: any SQLConnection

    /// Keeps one and gives its number; the number inside the value is not looked at.
    public func add(_ report: ExceptionReport) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO exception_report (indicator, period, what, so_what, what_next, by_whom, due_day, question, at, actor)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING number
            """,
            [
                .text(report.indicator.text), .text(report.period.code), .text(report.what), .text(report.soWhat),
                .text(report.whatNext), .text(report.byWhom), SQLValue(report.dueOn?.number), .text(report.question),
                SQLValue(report.at.secondsSince1970), .text(report.by.word),
            ])
    }

    /// Everything that was said of one indicator, the newest first.
    public func all(of indicator: ID<Indicator>) throws -> [ExceptionReport] {
        try read("WHERE indicator = $1 ORDER BY number DESC", [.text(indicator.text)])
    }

    /// The one that stands for each indicator and period.
    public func standing() throws -> [ExceptionReport] {
        try read(
            "WHERE number IN (SELECT MAX(number) FROM exception_report GROUP BY indicator, period) ORDER BY number", [])
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [ExceptionReport] {
        try connection.rows(
            """
            SELECT number, indicator, period, what, so_what, what_next, by_whom, due_day, question, at, actor
            FROM exception_report \(which)
            """, arguments
        ) { row in
            let code = try row.text(2)
            guard let period = Period(code: code) else {
                throw StorageError(.damaged, "An exception report is about \(code), which is no period.")
            }
            return ExceptionReport(
                number: try row.integer(0), indicator: ID(try row.text(1)), period: period, what: try row.text(3),
                soWhat: try row.text(4), whatNext: try row.text(5), byWhom: try row.text(6),
                dueOn: try row.optionalInteger(7).map { try FigureNames.day($0) }, question: try row.text(8),
                at: Instant(secondsSince1970: try row.integer(9)), by: try Actor(kept: row.text(10)))
        }
    }
}

extension SQLConnection {
    public var exceptionReports: ExceptionReportStore { ExceptionReportStore(connection: self) }
}
