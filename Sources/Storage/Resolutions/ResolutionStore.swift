import Domain

/// What was resolved. The words lie with the meeting's other texts.
public struct ResolutionStore {
    let connection: any SQLConnection

    /// Under the next letter of its item.
    public func add(_ verb: Resolution.Verb, of item: AgendaItem, at now: Instant) throws -> Resolution {
        let place = try connection.integer(
            "SELECT COALESCE(MAX(place), 0) + 1 FROM resolution WHERE item = $1", [.integer(item.number)])
        let number = try connection.integer(
            "INSERT INTO resolution (meeting, item, place, verb, at) VALUES ($1, $2, $3, $4, $5) RETURNING number",
            [
                .text(item.meeting.text), .integer(item.number), .integer(place), .text(verb.rawValue),
                SQLValue(now.secondsSince1970),
            ])
        return Resolution(number: number, meeting: item.meeting, item: item.number, place: Int(place), verb: verb, at: now)
    }

    public func withdraw(_ number: Int64, why: String) throws {
        try connection.execute(
            "UPDATE resolution SET withdrawn_why = $2 WHERE number = $1 AND withdrawn_why IS NULL",
            [.integer(number), .text(why)])
    }

    public func find(_ number: Int64) throws -> Resolution? { try read("WHERE number = $1", [.integer(number)]).first }

    public func all(of meeting: ID<Meeting>) throws -> [Resolution] {
        try read("WHERE meeting = $1 ORDER BY item, place", [.text(meeting.text)])
    }

    /// The newest first, with what stands alone, by the rules of `QuestionStore.page`.
    public func page(seesRestricted: Bool, in meetings: String, skipping: Int, limit: Int) throws -> [Resolution] {
        try read(
            words: """
                , (SELECT w.says FROM wording w
                    WHERE w.meeting = resolution.meeting AND w.part = 'resolution ' || resolution.number
                    ORDER BY w.version DESC LIMIT 1)
                """,
            """
            WHERE withdrawn_why IS NULL
                AND EXISTS (SELECT 1 FROM agenda_item i WHERE i.number = resolution.item AND ($1 = 1 OR i.access = 'open'))
                AND ($2 = '' OR $2 LIKE '%|' || meeting || '|%')
            ORDER BY at DESC, number DESC LIMIT $3 OFFSET $4
            """, [SQLValue(seesRestricted), .text(meetings), SQLValue(limit), SQLValue(skipping)])
    }

    private func read(words: String? = nil, _ which: String, _ arguments: [SQLValue]) throws -> [Resolution] {
        try connection.rows(
            "SELECT number, meeting, item, place, verb, withdrawn_why, at\(words ?? "") FROM resolution \(which)", arguments
        ) { row in
            guard let verb = Resolution.Verb(rawValue: try row.text(4)) else {
                throw StorageError(.damaged, "A resolution has a verb that this program does not know.")
            }
            let at = Instant(secondsSince1970: try row.integer(6))
            return Resolution(
                number: try row.integer(0), meeting: ID(try row.text(1)), item: try row.integer(2),
                place: Int(try row.integer(3)), verb: verb,
                text: words == nil ? Wording() : Wording(newest: try row.optionalText(7), at: at),
                withdrawnWhy: try row.optionalText(5), at: at)
        }
    }
}

extension SQLConnection {
    public var resolutions: ResolutionStore { ResolutionStore(connection: self) }
}
