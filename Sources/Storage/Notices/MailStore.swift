import Domain

/// The mails that go out: made once, taken by one sender at a time, and never sent again once they may have gone.
public struct MailStore {
    let connection: any SQLConnection

    /// After so many seconds nobody is at it any more who took a mail and never said what became of it.
    private static let longestSending: Int64 = 900

    // MARK: - How people like it

    public func choice(of person: Int64) throws -> MailChoice {
        try choices("WHERE person = $1", [.integer(person)])[person] ?? .usual
    }

    public func choices() throws -> [Int64: MailChoice] { try choices("", []) }

    public func choose(_ choice: MailChoice, for person: Int64) throws {
        try connection.execute(
            """
            INSERT INTO mail_choice (person, choice) VALUES ($1, $2)
            ON CONFLICT (person) DO UPDATE SET choice = excluded.choice
            """, [.integer(person), .text(choice.rawValue)])
    }

    private func choices(_ which: String, _ arguments: [SQLValue]) throws -> [Int64: MailChoice] {
        var choices: [Int64: MailChoice] = [:]
        try connection.query("SELECT person, choice FROM mail_choice \(which)", arguments) { row in
            choices[try row.integer(0)] = MailChoice(rawValue: try row.text(1))
        }
        return choices
    }

    // MARK: - Making

    /// What nobody has made a mail of yet and nobody has seen, of those whose accounts are open.
    public func unmailed(since: Instant) throws -> [KeptNotice] {
        try connection.notices.read(
            """
            WHERE mail IS NULL AND at >= $1 AND seen_at IS NULL
                AND person IN (SELECT number FROM person WHERE state <> 'closed') ORDER BY person, number
            """, [SQLValue(since.secondsSince1970)])
    }

    /// When the newest mail of each person was made.
    public func lastMade(since: Instant) throws -> [Int64: Instant] {
        var last: [Int64: Instant] = [:]
        try connection.query(
            "SELECT person, MAX(made_at) FROM mail WHERE made_at >= $1 GROUP BY person", [SQLValue(since.secondsSince1970)]
        ) { row in last[try row.integer(0)] = Instant(secondsSince1970: try row.integer(1)) }
        return last
    }

    public func make(for person: Int64, of notices: [KeptNotice], at now: Instant) throws {
        let number = try connection.integer(
            "INSERT INTO mail (person, made_at, state, next_at) VALUES ($1, $2, 'waiting', $2) RETURNING number",
            [.integer(person), SQLValue(now.secondsSince1970)])
        let places = notices.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        try connection.execute(
            "UPDATE notice SET mail = $1 WHERE number IN (\(places))",
            [.integer(number)] + notices.map { .integer($0.notice.number) })
    }

    // MARK: - Sending

    public func due(at now: Instant, limit: Int) throws -> [Int64] {
        try connection.rows(
            "SELECT number FROM mail WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at, number LIMIT $2",
            [SQLValue(now.secondsSince1970), SQLValue(limit)]
        ) { try $0.integer(0) }
    }

    /// Takes a mail to send it; nil when another sender has it or had it.
    public func take(_ number: Int64, at now: Instant) throws -> Mail? {
        let taken = try connection.execute(
            """
            UPDATE mail SET state = 'sending', claimed_at = $2, tries = tries + 1
            WHERE number = $1 AND state = 'waiting' AND next_at <= $2
            """, [.integer(number), SQLValue(now.secondsSince1970)])
        return taken == 1 ? try read("WHERE number = $1", [.integer(number)]).first : nil
    }

    public func notices(of mail: Int64) throws -> [KeptNotice] {
        try connection.notices.read("WHERE mail = $1 AND seen_at IS NULL ORDER BY number", [.integer(mail)])
    }

    public func finish(_ number: Int64, as state: Mail.State, fault: String? = nil, at now: Instant) throws {
        try connection.execute(
            """
            UPDATE mail SET state = $2, fault = $3, claimed_at = NULL, sent_at = CASE WHEN $2 = 'sent' THEN $4 ELSE sent_at END
            WHERE number = $1 AND state = 'sending'
            """, [.integer(number), .text(state.rawValue), SQLValue(fault), SQLValue(now.secondsSince1970)])
        guard state == .sent else { return }
        try connection.execute(
            "UPDATE notice SET sent_at = $2 WHERE mail = $1 AND seen_at IS NULL",
            [.integer(number), SQLValue(now.secondsSince1970)])
    }

    /// Lays a mail back that could not be handed over, to be tried again later.
    public func layBack(_ number: Int64, fault: String, until next: Instant) throws {
        try connection.execute(
            "UPDATE mail SET state = 'waiting', fault = $2, claimed_at = NULL, next_at = $3 WHERE number = $1 AND state = 'sending'",
            [.integer(number), .text(fault), SQLValue(next.secondsSince1970)])
    }

    /// Whoever took these died over them. Whether they went nobody knows, so they are not sent again.
    public func giveUpOld(at now: Instant) throws {
        try connection.execute(
            "UPDATE mail SET state = 'unsure', fault = 'The sender stopped in the middle.' WHERE state = 'sending' AND claimed_at < $1",
            [SQLValue(now.secondsSince1970 - MailStore.longestSending)])
    }

    // MARK: - How it stands

    /// How many mails are in each state, of those made since a moment or still waiting.
    public func counts(since: Instant) throws -> [Mail.State: Int] {
        var counts: [Mail.State: Int] = [:]
        try connection.query(
            "SELECT state, count(*) FROM mail WHERE made_at >= $1 OR state IN ('waiting', 'sending') GROUP BY state",
            [SQLValue(since.secondsSince1970)]
        ) { row in
            if let state = Mail.State(rawValue: try row.text(0)) { counts[state] = Int(try row.integer(1)) }
        }
        return counts
    }

    /// The mail that has waited longest.
    public func oldestWaiting() throws -> Mail? {
        try read("WHERE state = 'waiting' ORDER BY made_at, number LIMIT 1", []).first
    }

    /// The newest that the mail server did not take, or of which nobody knows.
    public func troubled(_ limit: Int) throws -> [Mail] {
        try read(
            "WHERE state IN ('refused', 'unsure') OR (state = 'waiting' AND tries > 0) ORDER BY number DESC LIMIT $1",
            [SQLValue(limit)])
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [Mail] {
        try connection.rows("SELECT number, person, made_at, state, tries, next_at, fault FROM mail \(which)", arguments) { row in
            guard let state = Mail.State(rawValue: try row.text(3)) else {
                throw StorageError(.damaged, "A mail is in a state that this program does not know.")
            }
            return Mail(
                number: try row.integer(0), person: try row.integer(1), madeAt: Instant(secondsSince1970: try row.integer(2)),
                state: state, tries: Int(try row.integer(4)), nextAt: Instant(secondsSince1970: try row.integer(5)),
                fault: try row.optionalText(6))
        }
    }
}

extension SQLConnection {
    public var mails: MailStore { MailStore(connection: self) }
}
