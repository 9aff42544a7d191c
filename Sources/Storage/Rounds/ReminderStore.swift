import Domain

/// Which steps of the ladder were taken for which return, and in which words.
public struct ReminderStore {
    let connection: any SQLConnection

    public struct Sent: Hashable, Sendable {
        public var submission: Int64
        public var step: ReminderStep
        /// The day by which the return was asked for at the time: with a new day there is something new to say.
        public var due: Day
        public var at: Instant
        public var told: Int

        public init(submission: Int64, step: ReminderStep, due: Day, at: Instant, told: Int) {
            self.submission = submission
            self.step = step
            self.due = due
            self.at = at
            self.told = told
        }
    }

    /// True for the first who takes this step.
    @discardableResult
    public func note(_ one: Sent) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO round_reminder (submission, step, due, at, told) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (submission, step, due) DO NOTHING
            """,
            [
                .integer(one.submission), .text(one.step.rawValue), SQLValue(one.due.number),
                SQLValue(one.at.secondsSince1970), SQLValue(one.told),
            ]) == 1
    }

    /// All of the returns of rounds that are open: what a run of the ladder must know.
    public func ofOpenRounds() throws -> [Sent] {
        try read(
            """
            WHERE submission IN (SELECT s.number FROM submission s JOIN collection_round r ON r.number = s.round
                WHERE r.state = 'open')
            """, [])
    }

    public func all(of submission: Int64) throws -> [Sent] {
        try read("WHERE submission = $1 ORDER BY at", [.integer(submission)])
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [Sent] {
        try connection.rows("SELECT submission, step, due, at, told FROM round_reminder \(which)", arguments) { row in
            guard let step = ReminderStep(rawValue: try row.text(1)) else {
                throw StorageError(.damaged, "A reminder is of a step that this program does not know.")
            }
            return Sent(
                submission: try row.integer(0), step: step, due: try FigureNames.day(row.integer(2)),
                at: Instant(secondsSince1970: try row.integer(3)), told: Int(try row.integer(4)))
        }
    }

    // MARK: - Words

    public func words() throws -> [ReminderStep: String] {
        var all: [ReminderStep: String] = [:]
        try connection.query("SELECT step, says FROM reminder_words", []) { row in
            if let step = ReminderStep(rawValue: try row.text(0)) { all[step] = try row.text(1) }
        }
        return all
    }

    public func keep(_ says: String, for step: ReminderStep, at now: Instant, by actor: Actor) throws {
        try connection.execute(
            """
            INSERT INTO reminder_words (step, says, at, actor) VALUES ($1, $2, $3, $4)
            ON CONFLICT (step) DO UPDATE SET says = excluded.says, at = excluded.at, actor = excluded.actor
            """, [.text(step.rawValue), .text(says), SQLValue(now.secondsSince1970), .text(actor.word)])
    }

    /// The people whose newest mail that was tried was refused by the mail server.
    public func bounced() throws -> Set<Int64> {
        Set(
            try connection.rows(
                """
                SELECT m.person FROM mail m
                WHERE m.state = 'refused' AND m.number = (
                    SELECT MAX(n.number) FROM mail n WHERE n.person = m.person AND n.state IN ('sent', 'refused'))
                """
            ) { try $0.integer(0) })
    }
}

extension SQLConnection {
    public var reminders: ReminderStore { ReminderStore(connection: self) }
}
