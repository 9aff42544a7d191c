import Domain

/// Questions asked at meetings. Their words, which two may write at once, lie with the meeting's other texts.
public struct QuestionStore {
    let connection: any SQLConnection

    public func add(_ question: Question) throws -> Int64 {
        try connection.integer(
            "INSERT INTO question (meeting, item, asker, asker_kind, topic, at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING number",
            [
                .text(question.meeting.text), .integer(question.item), .text(question.asker),
                .text(question.askerKind.rawValue), .text(question.topic), SQLValue(question.at.secondsSince1970),
            ])
    }

    public func setReply(_ number: Int64, by: String?, isThere: Bool) throws {
        try connection.execute(
            "UPDATE question SET replied_by = COALESCE($2, replied_by), has_reply = $3 WHERE number = $1",
            [.integer(number), SQLValue(by), SQLValue(isThere)])
    }

    public func setFollowUp(_ number: Int64, _ followUp: Question.FollowUp) throws {
        let values: [SQLValue] =
            switch followUp {
            case .agency(let id, let name, let post, let due):
                [.text(id.text), .null, .text(name), SQLValue(post), SQLValue(due.number)]
            case .body(let id, let name, let returns):
                [.null, .text(id.text), .text(name), .null, SQLValue(returns?.number)]
            }
        try connection.execute(
            "UPDATE question SET to_agency = $2, to_body = $3, to_name = $4, to_post = $5, due = $6 WHERE number = $1",
            [.integer(number)] + values)
    }

    public func find(_ number: Int64) throws -> Question? { try read("WHERE number = $1", [.integer(number)]).first }

    public func all(of meeting: ID<Meeting>) throws -> [Question] {
        try read("WHERE meeting = $1 ORDER BY number", [.text(meeting.text)])
    }

    /// A page of them all: what waits for a reply first, the longest waiting of it at the head, then the answered ones.
    /// Items that are not open are left out unless the reader sees restricted things; `meetings` is "|a|b|", or "" for all.
    public func page(seesRestricted: Bool, in meetings: String, skipping: Int, limit: Int) throws -> [Question] {
        try read(
            words: """
                , (SELECT w.says FROM wording w WHERE w.meeting = question.meeting AND w.part = 'question ' || question.number
                    ORDER BY w.version DESC LIMIT 1),
                (SELECT w.says FROM wording w WHERE w.meeting = question.meeting AND w.part = 'reply ' || question.number
                    ORDER BY w.version DESC LIMIT 1)
                """,
            """
            WHERE EXISTS (SELECT 1 FROM agenda_item i WHERE i.number = question.item AND ($1 = 1 OR i.access = 'open'))
                AND ($2 = '' OR $2 LIKE '%|' || meeting || '|%')
            ORDER BY has_reply, CASE WHEN due IS NULL THEN 1 ELSE 0 END, due, number LIMIT $3 OFFSET $4
            """, [SQLValue(seesRestricted), .text(meetings), SQLValue(limit), SQLValue(skipping)])
    }

    private func read(words: String? = nil, _ which: String, _ arguments: [SQLValue]) throws -> [Question] {
        try connection.rows(
            """
            SELECT number, meeting, item, asker, asker_kind, topic, replied_by, to_agency, to_body, to_name, to_post, due, at\(words ?? "")
            FROM question \(which)
            """, arguments
        ) { row in
            guard let kind = Question.AskerKind(rawValue: try row.text(4)) else {
                throw StorageError(.damaged, "A question was asked by somebody of a kind that this program does not know.")
            }
            let at = Instant(secondsSince1970: try row.integer(12))
            return Question(
                number: try row.integer(0), meeting: ID(try row.text(1)), item: try row.integer(2), asker: try row.text(3),
                askerKind: kind, topic: try row.text(5),
                question: words == nil ? Wording() : Wording(newest: try row.optionalText(13), at: at),
                reply: words == nil ? Wording() : Wording(newest: try row.optionalText(14), at: at),
                repliedBy: try row.optionalText(6), followUp: try followUp(row), at: at)
        }
    }

    private func followUp(_ row: SQLRow) throws -> Question.FollowUp? {
        let (name, due) = (try row.optionalText(9) ?? "", try row.optionalInteger(11).map { try FigureNames.day($0) })
        if let agency = try row.optionalText(7), let due {
            return .agency(ID(agency), name: name, post: try row.optionalText(10), due: due)
        }
        return try row.optionalText(8).map { .body(ID($0), name: name, returns: due) }
    }
}

extension Wording {
    /// The words alone, for a list.
    init(newest says: String?, at moment: Instant) {
        self.init(says.map { [Version(number: 1, basedOn: [], says: $0, at: moment, by: .visitor)] } ?? [])
    }
}

extension SQLConnection {
    public var questions: QuestionStore { QuestionStore(connection: self) }
}
