import Domain

/// The collection rounds, the newest first.
public struct RoundStore {
    let connection: any SQLConnection

    /// Keeps other writers waiting, so that no two rounds and no two returns get one number, and no two acts start from
    /// one state.
    public func lock() throws { try connection.lockForWriting("collection_round") }

    public func nextNumber() throws -> Int64 {
        try connection.integer("SELECT COALESCE(MAX(number), 0) + 1 FROM collection_round")
    }

    public func add(_ one: CollectionRound) throws {
        try connection.execute(
            """
            INSERT INTO collection_round (number, title, period, body, by_area, opened_on, heads_up, deadline, first_reminder,
                second_reminder, escalation, freeze_on, state, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                .integer(one.number), .text(one.title), .integer(one.period.sortCode), SQLValue(one.body?.text),
                SQLValue(one.byArea), SQLValue(one.openedOn.number), SQLValue(one.days.headsUp.number),
                SQLValue(one.days.deadline.number), SQLValue(one.days.firstReminder.number),
                SQLValue(one.days.secondReminder.number), SQLValue(one.days.escalation.number),
                SQLValue(one.days.freeze.number), .text(one.state.rawValue), SQLValue(one.version),
            ])
    }

    public func change(_ one: CollectionRound) throws {
        let changed = try connection.execute(
            "UPDATE collection_round SET state = $2, version = $3 WHERE number = $1",
            [.integer(one.number), .text(one.state.rawValue), SQLValue(one.version)])
        if changed == 0 { throw StorageError(.notPossible, "Round \(one.number) is not there, so there is nothing to change.") }
    }

    public func find(_ number: Int64) throws -> CollectionRound? { try read("WHERE number = $1", [.integer(number)]).first }

    public func latest(_ limit: Int, before number: Int64 = .max) throws -> [CollectionRound] {
        try read("WHERE number < $1 ORDER BY number DESC LIMIT $2", [.integer(number), SQLValue(limit)])
    }

    public func open() throws -> [CollectionRound] { try read("WHERE state = 'open' ORDER BY number", []) }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [CollectionRound] {
        try connection.rows(
            """
            SELECT number, title, period, body, by_area, opened_on, heads_up, deadline, first_reminder, second_reminder, escalation,
                freeze_on, state, version
            FROM collection_round \(which)
            """, arguments, RoundStore.read)
    }

    private static func read(_ row: SQLRow) throws -> CollectionRound {
        let number = try row.integer(0)
        guard let period = Period(sortCode: try row.integer(2)), let state = CollectionRound.State(rawValue: try row.text(12))
        else { throw StorageError(.damaged, "Round \(number) holds a word that this program does not know.") }
        func day(_ column: Int) throws -> Day { try FigureNames.day(row.integer(column)) }
        return CollectionRound(
            number: number, title: try row.text(1), period: period, body: try row.optionalText(3).map { ID($0) },
            byArea: try row.flag(4), openedOn: try day(5),
            days: RoundDays(
                headsUp: try day(6), deadline: try day(7), firstReminder: try day(8), secondReminder: try day(9),
                escalation: try day(10), freeze: try day(11)), state: state, version: Int(try row.integer(13)))
    }
}

extension SQLConnection {
    public var rounds: RoundStore { RoundStore(connection: self) }
}
