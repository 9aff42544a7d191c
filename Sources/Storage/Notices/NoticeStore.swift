import Domain

/// Who is to be told of what. The same person is told of the same step once.
public struct NoticeStore {
    let connection: any SQLConnection

    /// `place` tells two occasions of the same reason apart: the step, or the day on which something falls due. True when
    /// it was not known yet.
    @discardableResult
    public func add(_ reason: Notice.Reason, of thing: Thing, place: Int64, to person: Int64, at now: Instant) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO notice (person, reason, thing, place, at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (person, thing, reason, place) DO NOTHING
            """,
            [
                .integer(person), .text(reason.rawValue), .text(thing.word), .integer(place), SQLValue(now.secondsSince1970),
            ]) == 1
    }

    public func find(_ number: Int64) throws -> KeptNotice? { try read("WHERE number = $1", [.integer(number)]).first }

    /// What a person was told, the newest first: all of it, or what they have not opened.
    public func latest(_ limit: Int, of person: Int64, before number: Int64? = nil, unseenOnly: Bool) throws -> [KeptNotice] {
        try read(
            """
            WHERE person = $1 AND number < $2 AND ($3 = 0 OR seen_at IS NULL) ORDER BY number DESC LIMIT $4
            """, [.integer(person), .integer(number ?? .max), SQLValue(unseenOnly), SQLValue(limit)])
    }

    /// Opened, and what else was waiting about the same thing with it.
    public func markSeen(_ thing: Thing, by person: Int64, at now: Instant) throws {
        try connection.execute(
            "UPDATE notice SET seen_at = $3 WHERE person = $1 AND thing = $2 AND seen_at IS NULL",
            [.integer(person), .text(thing.word), SQLValue(now.secondsSince1970)])
    }

    /// All up to one: what came since the list was made is not seen yet.
    public func markAllSeen(by person: Int64, upTo number: Int64, at now: Instant) throws {
        try connection.execute(
            "UPDATE notice SET seen_at = $3 WHERE person = $1 AND number <= $2 AND seen_at IS NULL",
            [.integer(person), .integer(number), SQLValue(now.secondsSince1970)])
    }

    /// The reminders that were made: who is reminded, of what, why and for which day.
    public func reminders() throws -> Set<Reminder> {
        let reasons = Notice.Reason.allCases.filter(\.isReminder)
        let list = reasons.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        var all: Set<Reminder> = []
        try connection.stream(
            "SELECT person, thing, reason, place FROM notice WHERE reason IN (\(list))", reasons.map { .text($0.rawValue) }
        ) { row in
            all.insert(try Reminder.kept(row))
        }
        return all
    }

    public struct Reminder: Hashable, Sendable {
        var person: Int64
        var thing, reason: String
        var place: Int64

        public init(_ reason: Notice.Reason, of thing: Thing, place: Int64, to person: Int64) {
            (self.person, self.thing, self.reason, self.place) = (person, thing.word, reason.rawValue, place)
        }

        private init(person: Int64, thing: String, reason: String, place: Int64) {
            (self.person, self.thing, self.reason, self.place) = (person, thing, reason, place)
        }

        fileprivate static func kept(_ row: SQLRow) throws -> Reminder {
            Reminder(person: try row.integer(0), thing: try row.text(1), reason: try row.text(2), place: try row.integer(3))
        }
    }

    /// Keeps others who remind or send waiting until this transaction ends: nobody is told twice by two who begin at the
    /// same moment.
    public func lock() throws { try connection.lockForWriting("mail") }

    func read(_ which: String, _ arguments: [SQLValue]) throws -> [KeptNotice] {
        try connection.rows(
            "SELECT number, person, reason, thing, at, sent_at, seen_at, place, mail FROM notice \(which)", arguments
        ) { row in
            guard let reason = Notice.Reason(rawValue: try row.text(2)), let thing = Thing(word: try row.text(3)) else {
                throw StorageError(.damaged, "A notice is about something that this program does not know.")
            }
            return KeptNotice(
                notice: Notice(
                    number: try row.integer(0), person: try row.integer(1), reason: reason, thing: thing,
                    at: Instant(secondsSince1970: try row.integer(4)),
                    sentAt: try row.optionalInteger(5).map { Instant(secondsSince1970: $0) },
                    seenAt: try row.optionalInteger(6).map { Instant(secondsSince1970: $0) }),
                place: try row.integer(7), mail: try row.optionalInteger(8))
        }
    }
}

/// A notice as it is kept: with the step or day that it is about, and the mail that it went with.
public struct KeptNotice: Hashable, Sendable {
    public var notice: Notice
    public var place: Int64
    public var mail: Int64?
}

extension SQLConnection {
    public var notices: NoticeStore { NoticeStore(connection: self) }
}
