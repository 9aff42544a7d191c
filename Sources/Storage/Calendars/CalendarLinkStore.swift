import Domain

/// The addresses to which calendar programs subscribe. Of the secret in each only the SHA-256 is kept.
public struct CalendarLinkStore {
    let connection: any SQLConnection

    public func make(_ link: CalendarLink, hash: String) throws -> Int64 {
        try connection.integer(
            "INSERT INTO calendar_link (person, about, hash, created_at) VALUES ($1, $2, $3, $4) RETURNING number",
            [
                .integer(link.person), .text(link.about.word), .text(hash), SQLValue(link.createdAt.secondsSince1970),
            ])
    }

    /// By the secret itself. Whether it is still good is the caller's to judge.
    public func find(hash: String) throws -> CalendarLink? { try read("WHERE hash = $1", [.text(hash)]).first }

    public func find(_ number: Int64) throws -> CalendarLink? { try read("WHERE number = $1", [.integer(number)]).first }

    /// The newest first.
    public func all(of person: Int64) throws -> [CalendarLink] {
        try read("WHERE person = $1 ORDER BY number DESC", [.integer(person)])
    }

    public func use(_ number: Int64, on day: Day) throws {
        try connection.execute(
            "UPDATE calendar_link SET used_day = $2 WHERE number = $1", [.integer(number), SQLValue(day.number)])
    }

    /// True for the first who ends it.
    public func end(_ number: Int64, at now: Instant) throws -> Bool {
        try connection.execute(
            "UPDATE calendar_link SET ended_at = $2 WHERE number = $1 AND ended_at IS NULL",
            [.integer(number), SQLValue(now.secondsSince1970)]) == 1
    }

    public func endAll(of person: Int64, at now: Instant) throws {
        try connection.execute(
            "UPDATE calendar_link SET ended_at = $2 WHERE person = $1 AND ended_at IS NULL",
            [.integer(person), SQLValue(now.secondsSince1970)])
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [CalendarLink] {
        try connection.rows(
            "SELECT number, person, about, created_at, used_day, ended_at FROM calendar_link \(which)", arguments
        ) { row in
            guard let about = CalendarLink.About(word: try row.text(2)) else {
                throw StorageError(.damaged, "A calendar's address is about something that this program does not know.")
            }
            return CalendarLink(
                number: try row.integer(0), person: try row.integer(1), about: about,
                createdAt: Instant(secondsSince1970: try row.integer(3)),
                usedOn: try row.optionalInteger(4).map { try FigureNames.day($0) },
                endedAt: try row.optionalInteger(5).map { Instant(secondsSince1970: $0) })
        }
    }
}

extension SQLConnection {
    public var calendarLinks: CalendarLinkStore { CalendarLinkStore(connection: self) }
}
