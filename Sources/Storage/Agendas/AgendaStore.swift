import Domain

/// Agendas, their items, and whether a meeting sits.
public struct AgendaStore {
    let connection: any SQLConnection

    /// Makes the empty agenda of a meeting unless it has one, and keeps other writers of it waiting until this transaction
    /// ends: places and letters are given one after the other.
    public func begin(_ meeting: ID<Meeting>, of body: ID<Body>) throws {
        try connection.execute(
            """
            INSERT INTO agenda (meeting, body) VALUES ($1, $2)
            ON CONFLICT (meeting) DO UPDATE SET body = excluded.body
            """, [.text(meeting.text), .text(body.text)])
    }

    public func find(_ meeting: ID<Meeting>) throws -> Agenda? {
        guard var agenda = try heads("WHERE meeting = $1", [.text(meeting.text)]).first else { return nil }
        agenda.items = try items("WHERE meeting = $1 ORDER BY place, number", [.text(meeting.text)])
        return agenda
    }

    /// Every agenda without its items, by meeting.
    public func heads() throws -> [ID<Meeting>: Agenda] {
        Dictionary(try heads("", []).map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public func publish(_ meeting: ID<Meeting>, setAside: String?, at now: Instant) throws {
        try connection.execute(
            "UPDATE agenda SET published_at = $2, set_aside = $3 WHERE meeting = $1",
            [.text(meeting.text), SQLValue(now.secondsSince1970), SQLValue(setAside)])
    }

    /// The first who opens it opens it; being at an item opens it too.
    public func open(_ meeting: ID<Meeting>, at item: Int64?, now: Instant) throws {
        try connection.execute(
            "UPDATE agenda SET current_item = $2, opened_at = COALESCE(opened_at, $3), closed_at = NULL WHERE meeting = $1",
            [.text(meeting.text), SQLValue(item), SQLValue(now.secondsSince1970)])
    }

    public func close(_ meeting: ID<Meeting>, now: Instant) throws {
        try connection.execute(
            "UPDATE agenda SET closed_at = $2, current_item = NULL WHERE meeting = $1",
            [.text(meeting.text), SQLValue(now.secondsSince1970)])
    }

    /// The meetings that will have performance before them.
    public func meetingsWithPerformance() throws -> [ID<Meeting>] {
        try connection.rows(
            """
            SELECT DISTINCT meeting FROM agenda_item WHERE kind = $1 AND withdrawn_why IS NULL ORDER BY meeting
            """, [.text(AgendaItem.Kind.performance.rawValue)]
        ) { ID(try $0.text(0)) }
    }

    // MARK: - Items

    public func add(_ item: AgendaItem) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO agenda_item (meeting, place, title, purpose, kind, presenter, about, access, late_reason)
            SELECT $1, COALESCE(MAX(place), 0) + 1, $2, $3, $4, $5, $6, $7, $8 FROM agenda_item WHERE meeting = $1
            RETURNING number
            """,
            [
                .text(item.meeting.text), .text(item.title), .text(item.purpose.rawValue), .text(item.kind.rawValue),
                SQLValue(item.presenter), SQLValue(item.about), .text(item.access.word), SQLValue(item.lateReason),
            ])
    }

    public func item(_ number: Int64) throws -> AgendaItem? { try items("WHERE number = $1", [.integer(number)]).first }

    /// Several by their numbers, some hundreds at a time.
    public func items(_ numbers: Set<Int64>) throws -> [Int64: AgendaItem] {
        var (rest, found) = (numbers.sorted()[...], [Int64: AgendaItem]())
        while !rest.isEmpty {
            let some = rest.prefix(500)
            let places = (1...some.count).map { "$\($0)" }.joined(separator: ", ")
            for item in try items("WHERE number IN (\(places))", some.map { .integer($0) }) { found[item.number] = item }
            rest = rest.dropFirst(500)
        }
        return found
    }

    public func change(_ item: AgendaItem) throws {
        try connection.execute(
            """
            UPDATE agenda_item SET place = $2, title = $3, purpose = $4, kind = $5, presenter = $6, about = $7, access = $8,
                withdrawn_why = $9
            WHERE number = $1
            """,
            [
                .integer(item.number), SQLValue(item.place), .text(item.title), .text(item.purpose.rawValue),
                .text(item.kind.rawValue), SQLValue(item.presenter), SQLValue(item.about), .text(item.access.word),
                SQLValue(item.withdrawnWhy),
            ])
    }

    /// Gives each item of a meeting that stands its minute's number: on from the highest of the body.
    public func numberMinutes(_ meeting: ID<Meeting>, from first: Int64?) throws {
        let next = try connection.integer(
            """
            SELECT COALESCE(MAX(i.minute), 0) + 1 FROM agenda_item i JOIN agenda a ON a.meeting = i.meeting
            WHERE a.body = (SELECT body FROM agenda WHERE meeting = $1)
            """, [.text(meeting.text)])
        let waiting = try items(
            "WHERE meeting = $1 AND withdrawn_why IS NULL AND minute IS NULL ORDER BY place, number", [.text(meeting.text)])
        for (offset, item) in waiting.enumerated() {
            try connection.execute(
                "UPDATE agenda_item SET minute = $2 WHERE number = $1",
                [.integer(item.number), .integer((first ?? next) + Int64(offset))])
        }
    }

    private func heads(_ which: String, _ arguments: [SQLValue]) throws -> [Agenda] {
        try connection.rows(
            "SELECT meeting, published_at, set_aside, current_item, opened_at, closed_at FROM agenda \(which)", arguments
        ) { row in
            func instant(_ column: Int) throws -> Instant? {
                try row.optionalInteger(column).map { Instant(secondsSince1970: $0) }
            }
            return Agenda(
                meeting: ID(try row.text(0)), publishedAt: try instant(1), setAside: try row.optionalText(2),
                current: try row.optionalInteger(3), openedAt: try instant(4), closedAt: try instant(5))
        }
    }

    private func items(_ which: String, _ arguments: [SQLValue]) throws -> [AgendaItem] {
        try connection.rows(
            """
            SELECT number, meeting, place, title, purpose, kind, presenter, about, access, late_reason, minute, withdrawn_why
            FROM agenda_item \(which)
            """, arguments
        ) { row in
            guard let purpose = AgendaItem.Purpose(rawValue: try row.text(4)),
                let kind = AgendaItem.Kind(rawValue: try row.text(5)), let access = AccessClass(word: try row.text(8))
            else { throw StorageError(.damaged, "An agenda item says something that this program does not know.") }
            return AgendaItem(
                number: try row.integer(0), meeting: ID(try row.text(1)), place: Int(try row.integer(2)),
                title: try row.text(3), purpose: purpose, kind: kind, presenter: try row.optionalText(6),
                about: try row.optionalText(7), access: access, lateReason: try row.optionalText(9),
                minute: try row.optionalInteger(10), withdrawnWhy: try row.optionalText(11))
        }
    }
}

extension SQLConnection {
    public var agendas: AgendaStore { AgendaStore(connection: self) }
}
