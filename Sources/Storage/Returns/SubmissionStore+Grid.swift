import Domain

// The officer's grid: counted by the database, one statement whatever the number of agencies.
extension SubmissionStore {
    public enum Which: Sendable {
        case round(Int64)
        case agency(ID<Agency>)
    }

    /// In the order of their numbers, which is the framework's, or of an agency the newest round first.
    ///
    /// - Parameter agencies: only those of them; nil for all.
    public func grid(
        _ which: Which, agencies: [ID<Agency>]? = nil, after number: Int64 = 0, limit: Int = .max
    ) throws -> [RoundRow] {
        var values: [SQLValue]
        var conditions: [String]
        switch which {
        case .round(let round): (values, conditions) = ([.integer(round), .integer(number)], ["s.round = $1", "s.number > $2"])
        case .agency(let agency):
            (values, conditions) = ([.text(agency.text), .integer(number)], ["s.agency = $1", "s.number > $2"])
        }
        if let agencies {
            guard !agencies.isEmpty else { return [] }
            conditions.append("s.agency IN (\(agencies.indices.map { "$\(values.count + $0 + 1)" }.joined(separator: ", ")))")
            values += agencies.map { .text($0.text) }
        }
        values.append(SQLValue(limit))
        let columns = SubmissionStore.columns.split(separator: ", ").map { "s.\($0)" }.joined(separator: ", ")
        return try connection.rows(
            """
            SELECT \(columns), \(SubmissionStore.counts)
            FROM submission s
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY s.number LIMIT $\(values.count)
            """, values, SubmissionStore.row)
    }

    /// A line is an indicator: one of whose figures any is unanswered is not received.
    private static let counts = """
        (SELECT count(DISTINCT l.indicator) FROM submission_line l WHERE l.submission = s.number AND l.not_due_until IS NULL),
        (SELECT count(DISTINCT l.indicator) FROM submission_line l
            WHERE l.submission = s.number AND l.not_due_until IS NULL AND l.state IS NULL),
        (SELECT count(DISTINCT l.indicator) FROM submission_line l WHERE l.submission = s.number AND l.not_due_until IS NOT NULL),
        (SELECT count(*) FROM return_query q WHERE q.submission = s.number AND q.answer IS NULL),
        (SELECT count(*) FROM return_query q WHERE q.submission = s.number),
        (SELECT count(*) FROM round_reminder m WHERE m.submission = s.number AND m.step IN ('first', 'second')),
        (SELECT MAX(m.at) FROM round_reminder m WHERE m.submission = s.number AND m.step IN ('first', 'second'))
        """

    private static func row(_ row: SQLRow) throws -> RoundRow {
        let submission = try read(row)
        let (due, unanswered) = (Int(try row.integer(15)), Int(try row.integer(16)))
        let isReceived = submission.isReceived
        return RoundRow(
            submission: submission,
            counts: LineCounts(due: due, received: isReceived ? due - unanswered : 0, notDue: Int(try row.integer(17))),
            openQueries: Int(try row.integer(18)), queries: Int(try row.integer(19)), reminders: Int(try row.integer(20)),
            lastReminder: try row.optionalInteger(21).map { Instant(secondsSince1970: $0).day })
    }

    /// How many returns of a round are in each state.
    public func states(of round: Int64) throws -> [Submission.State: Int] {
        var counts: [Submission.State: Int] = [:]
        try connection.query(
            "SELECT state, count(*) FROM submission WHERE round = $1 GROUP BY state", [.integer(round)]
        ) { row in
            if let state = Submission.State(rawValue: try row.text(0)) { counts[state] = Int(try row.integer(1)) }
        }
        return counts
    }

    /// Of each agency's last return: what it took and how its lines came.
    public func costs() throws -> [(agency: ID<Agency>, minutes: Int?, automated: Int)] {
        try connection.rows(
            """
            SELECT s.agency, s.minutes,
                (SELECT count(DISTINCT l.indicator) FROM submission_line l
                    WHERE l.submission = s.number AND l.state IS NOT NULL AND l.way <> 'form')
            FROM submission s
            WHERE s.number = (SELECT MAX(o.number) FROM submission o WHERE o.agency = s.agency AND o.received_on IS NOT NULL)
            ORDER BY s.agency
            """
        ) { (ID(try $0.text(0)), try $0.optionalInteger(1).map { Int($0) }, Int(try $0.integer(2))) }
    }

    /// Of each return of an agency: how many lines have no figure, and how many of those say why.
    public func answers(of agency: ID<Agency>) throws -> [Int64: (without: Int, explained: Int)] {
        let all = try connection.rows(
            """
            SELECT l.submission, count(*),
                SUM(CASE WHEN l.explanation <> '' OR l.what <> '' THEN 1 ELSE 0 END)
            FROM submission_line l JOIN submission s ON s.number = l.submission
            WHERE s.agency = $1 AND l.state >= 16 AND l.not_due_until IS NULL GROUP BY l.submission
            """, [.text(agency.text)]
        ) { (try $0.integer(0), (without: Int(try $0.integer(1)), explained: Int(try $0.integer(2)))) }
        return Dictionary(all, uniquingKeysWith: { first, _ in first })
    }

    /// The indicators that anybody has asked about, acted on or explained since a moment.
    public func discussed(since day: Day) throws -> Set<ID<Indicator>> {
        Set(
            try connection.rows(
                """
                SELECT indicator FROM challenge WHERE indicator IS NOT NULL AND raised_on >= $1
                UNION SELECT indicator FROM action WHERE indicator IS NOT NULL AND raised_on >= $1
                UNION SELECT indicator FROM exception_report WHERE at >= $2
                """, [SQLValue(day.number), SQLValue(Instant.start(of: day).secondsSince1970)]
            ) { ID(try $0.text(0)) })
    }
}
