import Domain

/// The returns of the agencies, as they stand. How they came to stand so is in their steps.
public struct SubmissionStore {
    let connection: any SQLConnection

    public func nextNumber() throws -> Int64 {
        try connection.integer("SELECT COALESCE(MAX(number), 0) + 1 FROM submission")
    }

    /// All returns of a round at once.
    public func add(_ all: [Submission]) throws {
        try connection.bulkInsert(
            into: "submission", columns: ["number", "round", "agency", "state", "due", "is_nil"]
        ) { rows in
            for one in all {
                try rows.add(one.number)
                try rows.add(one.round)
                try rows.add(one.agency.text)
                try rows.add(one.state.rawValue)
                try rows.add(Int64(one.due.number))
                try rows.add(one.isNil ? Int64(1) : Int64(0))
                try rows.endRow()
            }
        }
    }

    public func change(_ one: Submission) throws {
        let changed = try connection.execute(
            """
            UPDATE submission SET state = $2, due = $3, received_on = $4, submitted_by = $5, signed_on = $6, signed_by = $7,
                accepted_on = $8, accepted_by = $9, import = $10, reopened_why = $11, is_nil = $12, minutes = $13
            WHERE number = $1
            """,
            [
                .integer(one.number), .text(one.state.rawValue), SQLValue(one.due.number), SQLValue(one.receivedOn?.number),
                SQLValue(one.submittedBy?.word), SQLValue(one.signedOn?.number), SQLValue(one.signedBy?.word),
                SQLValue(one.acceptedOn?.number), SQLValue(one.acceptedBy?.word), SQLValue(one.importNumber),
                SQLValue(one.reopenedWhy), SQLValue(one.isNil), SQLValue(one.minutes),
            ])
        if changed == 0 { throw StorageError(.notPossible, "Return \(one.number) is not there, so there is nothing to change.") }
    }

    public func find(_ number: Int64) throws -> Submission? { try read("WHERE number = $1", [.integer(number)]).first }

    public func find(_ agency: ID<Agency>, in round: Int64) throws -> Submission? {
        try read("WHERE round = $1 AND agency = $2", [.integer(round), .text(agency.text)]).first
    }

    public func all(_ numbers: [Int64]) throws -> [Submission] {
        guard !numbers.isEmpty else { return [] }
        let places = numbers.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        return try read("WHERE number IN (\(places))", numbers.map { .integer($0) })
    }

    /// Those of a round that are ready to be accepted, in their order.
    public func ready(in round: Int64) throws -> [Submission] {
        try read("WHERE round = $1 AND state = 'signed-off' ORDER BY number", [.integer(round)])
    }

    /// What is still asked for in rounds that are open, the longest due first.
    public func awaited(by day: Day, limit: Int) throws -> [Submission] {
        try read(
            """
            WHERE state IN ('not-started', 'in-progress', 'returned') AND due <= $1
                AND round IN (SELECT number FROM collection_round WHERE state = 'open')
            ORDER BY due, number LIMIT $2
            """, [SQLValue(day.number), SQLValue(limit)])
    }

    public func overdueCount(on day: Day) throws -> Int {
        Int(
            try connection.integer(
                """
                SELECT count(*) FROM submission WHERE state IN ('not-started', 'in-progress', 'returned') AND due < $1
                    AND round IN (SELECT number FROM collection_round WHERE state = 'open')
                """, [SQLValue(day.number)]))
    }

    static let columns = """
        number, round, agency, state, due, received_on, submitted_by, signed_on, signed_by, accepted_on, accepted_by, import, \
        reopened_why, is_nil, minutes
        """

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [Submission] {
        try connection.rows("SELECT \(SubmissionStore.columns) FROM submission \(which)", arguments) {
            try SubmissionStore.read($0)
        }
    }

    static func read(_ row: SQLRow) throws -> Submission {
        let number = try row.integer(0)
        guard let state = Submission.State(rawValue: try row.text(3)) else {
            throw StorageError(.damaged, "Return \(number) holds a word that this program does not know.")
        }
        func day(_ column: Int) throws -> Day? { try row.optionalInteger(column).map { try FigureNames.day($0) } }
        func actor(_ column: Int) throws -> Actor? { try row.optionalText(column).map { try Actor(kept: $0) } }
        var one = Submission(
            number: number, round: try row.integer(1), agency: ID(try row.text(2)), due: try FigureNames.day(row.integer(4)))
        one.state = state
        one.receivedOn = try day(5)
        one.submittedBy = try actor(6)
        one.signedOn = try day(7)
        one.signedBy = try actor(8)
        one.acceptedOn = try day(9)
        one.acceptedBy = try actor(10)
        one.importNumber = try row.optionalInteger(11)
        one.reopenedWhy = try row.optionalText(12)
        one.isNil = try row.flag(13)
        one.minutes = try row.optionalInteger(14).map { Int($0) }
        return one
    }
}

extension SQLConnection {
    public var submissions: SubmissionStore { SubmissionStore(connection: self) }
}
