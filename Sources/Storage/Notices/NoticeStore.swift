import Domain

/// Who is to be told of what. The same person is told of the same step once.
public struct NoticeStore {
    let connection: any SQLConnection

    /// `place` tells two occasions of the same reason apart: the step, or the day on which something falls due.
    public func add(_ reason: Notice.Reason, of thing: Thing, place: Int64, to person: Int64, at now: Instant) throws {
        try connection.execute(
            """
            INSERT INTO notice (person, reason, thing, place, at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (person, thing, reason, place) DO NOTHING
            """,
            [
                .integer(person), .text(reason.rawValue), .text(thing.word), .integer(place), SQLValue(now.secondsSince1970),
            ])
    }
}

extension SQLConnection {
    public var notices: NoticeStore { NoticeStore(connection: self) }
}
