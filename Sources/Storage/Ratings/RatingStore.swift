import Domain

/// What people said of each priority, period by period.
public struct RatingStore {
    let connection: any SQLConnection

    public func lock() throws { try connection.lockForWriting("priority_rating") }

    public func nextNumber() throws -> Int64 {
        try connection.integer("SELECT COALESCE(MAX(number), 0) + 1 FROM priority_rating")
    }

    public func add(_ rating: PriorityRating) throws {
        try connection.execute(
            """
            INSERT INTO priority_rating (number, priority, period, word, direction, reason, suggested, suggested_why,
                difference, proposed_by, proposed_on, agreed_by, agreed_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """, values(rating))
    }

    public func replace(_ rating: PriorityRating) throws {
        try connection.execute(
            """
            UPDATE priority_rating SET priority = $2, period = $3, word = $4, direction = $5, reason = $6, suggested = $7,
                suggested_why = $8, difference = $9, proposed_by = $10, proposed_on = $11, agreed_by = $12, agreed_on = $13
            WHERE number = $1
            """, values(rating))
    }

    public func find(_ number: Int64) throws -> PriorityRating? { try read("WHERE number = $1", [.integer(number)]).first }

    public func find(_ priority: ID<Priority>, _ period: Period) throws -> PriorityRating? {
        try read("WHERE priority = $1 AND period = $2", [.text(priority.text), .integer(period.sortCode)]).first
    }

    /// The newest period first; of one priority or of all.
    public func all(of priority: ID<Priority>? = nil) throws -> [PriorityRating] {
        try read(
            "WHERE CAST($1 AS TEXT) IS NULL OR priority = $1 ORDER BY period DESC, priority", [SQLValue(priority?.text)])
    }

    /// Of each priority the newest.
    public func newest() throws -> [ID<Priority>: PriorityRating] {
        let found = try read(
            "WHERE period = (SELECT MAX(other.period) FROM priority_rating other WHERE other.priority = priority_rating.priority)",
            [])
        return Dictionary(found.map { ($0.priority, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func values(_ rating: PriorityRating) -> [SQLValue] {
        [
            .integer(rating.number), .text(rating.priority.text), .integer(rating.period.sortCode), .text(rating.word.rawValue),
            .text(rating.direction.rawValue), .text(rating.reason), SQLValue(rating.suggested?.rawValue),
            .text(rating.suggestedWhy), .text(rating.difference), .text(rating.proposed.name),
            SQLValue(rating.proposed.on.number), SQLValue(rating.agreed?.name), SQLValue(rating.agreed?.on.number),
        ]
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [PriorityRating] {
        try connection.rows(
            """
            SELECT number, priority, period, word, direction, reason, suggested, suggested_why, difference, proposed_by,
                proposed_on, agreed_by, agreed_on
            FROM priority_rating \(which)
            """, arguments, RatingStore.rating)
    }

    private static func rating(_ row: SQLRow) throws -> PriorityRating {
        let number = try row.integer(0)
        guard let period = Period(sortCode: try row.integer(2)), let word = PriorityRating.Word(rawValue: try row.text(3)),
            let direction = PriorityRating.Direction(rawValue: try row.text(4)), let proposed = try row.sign(9, 10)
        else { throw StorageError(.damaged, "Rating \(number) says something that this program does not know.") }
        return PriorityRating(
            number: number, priority: ID(try row.text(1)), period: period, word: word, direction: direction,
            reason: try row.text(5), suggested: try row.optionalText(6).flatMap(PriorityRating.Word.init(rawValue:)),
            suggestedWhy: try row.text(7), difference: try row.text(8), proposed: proposed, agreed: try row.sign(11, 12))
    }
}

extension SQLRow {
    /// A name and the day beside it; nil where nobody signed.
    func sign(_ name: Int, _ day: Int) throws -> PriorityRating.Sign? {
        guard let name = try optionalText(name), let day = try optionalInteger(day) else { return nil }
        return PriorityRating.Sign(name: name, on: try FigureNames.day(day))
    }
}

extension SQLConnection {
    public var ratings: RatingStore { RatingStore(connection: self) }
}
