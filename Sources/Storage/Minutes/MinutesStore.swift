import Domain

/// Minutes, and all the texts of a meeting by version.
public struct MinutesStore {
    let connection: any SQLConnection

    public func draft(_ meeting: ID<Meeting>, at now: Instant) throws {
        try connection.execute(
            "INSERT INTO minutes (meeting, drafted_at) VALUES ($1, $2) ON CONFLICT (meeting) DO NOTHING",
            [.text(meeting.text), SQLValue(now.secondsSince1970)])
    }

    /// True for the first who confirms them.
    public func confirm(_ meeting: ID<Meeting>, at later: ID<Meeting>, on day: Day) throws -> Bool {
        try connection.execute(
            """
            UPDATE minutes SET confirmed_at_meeting = $2, confirmed_on = $3
            WHERE meeting = $1 AND confirmed_at_meeting IS NULL
            """, [.text(meeting.text), .text(later.text), SQLValue(day.number)]) == 1
    }

    public func find(_ meeting: ID<Meeting>) throws -> Minutes? {
        try read("WHERE meeting = $1", [.text(meeting.text)]).first
    }

    public func all() throws -> [ID<Meeting>: Minutes] {
        Dictionary(try read("", []).map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [Minutes] {
        try connection.rows(
            "SELECT meeting, drafted_at, confirmed_at_meeting, confirmed_on FROM minutes \(which)", arguments
        ) { row in
            Minutes(
                meeting: ID(try row.text(0)), draftedAt: Instant(secondsSince1970: try row.integer(1)),
                confirmedAtMeeting: try row.optionalText(2).map { ID($0) },
                confirmedOn: try row.optionalInteger(3).map { try FigureNames.day($0) })
        }
    }

    // MARK: - Texts

    /// Keeps one more version of a text.
    public func write(
        _ says: String, part: String, meeting: ID<Meeting>, basedOn: [Int], at now: Instant, by actor: Actor
    ) throws {
        try connection.execute(
            """
            INSERT INTO wording (meeting, part, version, based_on, says, at, actor)
            SELECT $1, $2, COALESCE(MAX(version), 0) + 1, $3, $4, $5, $6 FROM wording WHERE meeting = $1 AND part = $2
            """,
            [
                .text(meeting.text), .text(part), .text(basedOn.map { "\($0)" }.joined(separator: ",")), .text(says),
                SQLValue(now.secondsSince1970), .text(actor.word),
            ])
    }

    public func wording(_ part: String, of meeting: ID<Meeting>) throws -> Wording {
        try wordings("AND part = $2", [.text(meeting.text), .text(part)])[part] ?? Wording()
    }

    /// Every text of a meeting, by its part.
    public func wordings(of meeting: ID<Meeting>) throws -> [String: Wording] { try wordings("", [.text(meeting.text)]) }

    private func wordings(_ more: String, _ arguments: [SQLValue]) throws -> [String: Wording] {
        var versions: [String: [Wording.Version]] = [:]
        try connection.query(
            "SELECT part, version, based_on, says, at, actor FROM wording WHERE meeting = $1 \(more) ORDER BY part, version",
            arguments
        ) { row in
            versions[try row.text(0), default: []].append(
                Wording.Version(
                    number: Int(try row.integer(1)), basedOn: Wording.base(try row.text(2)), says: try row.text(3),
                    at: Instant(secondsSince1970: try row.integer(4)), by: try Actor(kept: row.text(5))))
        }
        return versions.mapValues { Wording($0) }
    }
}

extension SQLConnection {
    public var minutes: MinutesStore { MinutesStore(connection: self) }
}
