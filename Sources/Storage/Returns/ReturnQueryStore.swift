import Domain

/// What officers asked of returns.
public struct ReturnQueryStore {
    let connection: any SQLConnection

    public func add(_ asks: String, of submission: Int64, line: Int?, at now: Instant, by actor: Actor) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO return_query (submission, line, asks, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5) RETURNING number
            """, [.integer(submission), SQLValue(line), .text(asks), .text(actor.word), SQLValue(now.secondsSince1970)])
    }

    /// True for the first who answers it.
    public func answer(
        _ number: Int64, of submission: Int64, _ says: String, at now: Instant, by actor: Actor
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE return_query SET answer = $3, answered_by = $4, answered_at = $5
            WHERE number = $1 AND submission = $2 AND answer IS NULL
            """,
            [.integer(number), .integer(submission), .text(says), .text(actor.word), SQLValue(now.secondsSince1970)]) == 1
    }

    public func all(of submission: Int64) throws -> [ReturnQuery] {
        try connection.rows(
            """
            SELECT number, submission, line, asks, asked_by, asked_at, answer, answered_by, answered_at
            FROM return_query WHERE submission = $1 ORDER BY number
            """, [.integer(submission)]
        ) { row in
            ReturnQuery(
                number: try row.integer(0), submission: try row.integer(1), line: try row.optionalInteger(2).map { Int($0) },
                asks: try row.text(3), askedBy: try Actor(kept: row.text(4)),
                askedAt: Instant(secondsSince1970: try row.integer(5)), answer: try row.optionalText(6),
                answeredBy: try row.optionalText(7).map { try Actor(kept: $0) },
                answeredAt: try row.optionalInteger(8).map { Instant(secondsSince1970: $0) })
        }
    }

    public func waiting(in submission: Int64) throws -> Int {
        Int(
            try connection.integer(
                "SELECT count(*) FROM return_query WHERE submission = $1 AND answer IS NULL", [.integer(submission)]))
    }
}

extension SQLConnection {
    public var returnQueries: ReturnQueryStore { ReturnQueryStore(connection: self) }
}
