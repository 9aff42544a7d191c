import Domain

/// Who was there, and which interests were declared. Each taking down is a row; none is changed.
public struct AttendanceStore {
    let connection: any SQLConnection

    public func add(_ one: Attendance) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO attendance (meeting, name, member, state, substitute, at, actor)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING number
            """,
            [
                .text(one.meeting.text), .text(one.name), SQLValue(one.member), .text(one.state.rawValue),
                SQLValue(one.substitute), SQLValue(one.at.secondsSince1970), .text(one.by.word),
            ])
    }

    public func all(of meeting: ID<Meeting>) throws -> [Attendance] {
        try connection.rows(
            """
            SELECT number, meeting, name, member, state, substitute, at, actor FROM attendance WHERE meeting = $1 ORDER BY number
            """, [.text(meeting.text)]
        ) { row in
            guard let state = Attendance.State(rawValue: try row.text(4)) else {
                throw StorageError(.damaged, "An attendance says something that this program does not know.")
            }
            return Attendance(
                number: try row.integer(0), meeting: ID(try row.text(1)), name: try row.text(2),
                member: try row.optionalInteger(3), state: state, substitute: try row.optionalText(5),
                at: Instant(secondsSince1970: try row.integer(6)), by: try Actor(kept: row.text(7)))
        }
    }

    public func declare(_ one: Declaration) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO declaration (meeting, item, name, nature, leaves, at, actor)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING number
            """,
            [
                .text(one.meeting.text), SQLValue(one.item), .text(one.name), .text(one.nature), SQLValue(one.leaves),
                SQLValue(one.at.secondsSince1970), .text(one.by.word),
            ])
    }

    public func declarations(of meeting: ID<Meeting>) throws -> [Declaration] {
        try connection.rows(
            "SELECT number, meeting, item, name, nature, leaves, at, actor FROM declaration WHERE meeting = $1 ORDER BY number",
            [.text(meeting.text)]
        ) { row in
            Declaration(
                number: try row.integer(0), meeting: ID(try row.text(1)), item: try row.optionalInteger(2),
                name: try row.text(3), nature: try row.text(4), leaves: try row.flag(5),
                at: Instant(secondsSince1970: try row.integer(6)), by: try Actor(kept: row.text(7)))
        }
    }

    /// A champion has one note for a meeting; a later one takes its place, and the earlier stays on record.
    public func note(_ note: ChampionNote) throws -> Int64 {
        try connection.execute(
            "UPDATE champion_note SET replaced = 1 WHERE meeting = $1 AND name = $2",
            [.text(note.meeting.text), .text(note.name)])
        return try connection.integer(
            "INSERT INTO champion_note (meeting, name, says, at, actor) VALUES ($1, $2, $3, $4, $5) RETURNING number",
            [
                .text(note.meeting.text), .text(note.name), .text(note.says), SQLValue(note.at.secondsSince1970),
                .text(note.by.word),
            ])
    }

    public func notes(of meeting: ID<Meeting>) throws -> [ChampionNote] {
        try connection.rows(
            "SELECT number, meeting, name, says, at, actor, replaced FROM champion_note WHERE meeting = $1 ORDER BY number",
            [.text(meeting.text)]
        ) { row in
            ChampionNote(
                number: try row.integer(0), meeting: ID(try row.text(1)), name: try row.text(2), says: try row.text(3),
                at: Instant(secondsSince1970: try row.integer(4)), by: try Actor(kept: row.text(5)),
                isReplaced: try row.flag(6))
        }
    }
}

extension SQLConnection {
    public var attendance: AttendanceStore { AttendanceStore(connection: self) }
}
