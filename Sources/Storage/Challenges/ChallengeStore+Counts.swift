import Domain

// What is counted of challenges: how soon agencies answer, and what was asked about what.
extension ChallengeStore {
    /// When each was put and answered, from a day on; the oldest first. What was withdrawn asked for nothing.
    public func times(of agency: ID<Agency>? = nil, since day: Day, seen: SeenThings) throws -> [AnswerTime] {
        try connection.rows(
            """
            SELECT agency, kind, raised_on, answered_on, asked_on, state FROM challenge
            WHERE \(SeenThings.condition) AND raised_on >= $3 AND state <> 'withdrawn'
                AND (CAST($4 AS TEXT) IS NULL OR agency = $4)
            ORDER BY raised_on, number
            """, seen.arguments + [SQLValue(day.number), SQLValue(agency?.text)]
        ) { row in
            guard let kind = Challenge.Kind(rawValue: try row.text(1)) else {
                throw StorageError(.damaged, "A challenge is of a kind that this program does not know.")
            }
            return AnswerTime(
                agency: ID(try row.text(0)), kind: kind, raisedOn: try FigureNames.day(row.integer(2)),
                answeredOn: try row.optionalInteger(3).map { try FigureNames.day($0) },
                waits: ["asked", "asked-again"].contains(try row.text(5)), askedOn: try FigureNames.day(row.integer(4)))
        }
    }

    /// What was asked and advised about what, without what was withdrawn.
    public struct Subject: Hashable, Sendable {
        public var agency: ID<Agency>
        public var indicator: ID<Indicator>?
        public var area: ID<Area>?
        public var kind: Challenge.Kind
        public var count: Int
    }

    public func subjects(seen: SeenThings) throws -> [Subject] {
        try connection.rows(
            """
            SELECT agency, indicator, area, kind, count(*) FROM challenge
            WHERE \(SeenThings.condition) AND state <> 'withdrawn'
            GROUP BY agency, indicator, area, kind ORDER BY agency, indicator, area, kind
            """, seen.arguments
        ) { row in
            Subject(
                agency: ID(try row.text(0)), indicator: try row.optionalText(1).map { ID($0) },
                area: try row.optionalText(2).map { ID($0) }, kind: Challenge.Kind(rawValue: try row.text(3)) ?? .question,
                count: Int(try row.integer(4)))
        }
    }

    /// In whose words challenges were put, by letters: what a list can be narrowed to.
    public func raisers(seen: SeenThings) throws -> [String] {
        try connection.rows(
            "SELECT DISTINCT raised_as FROM challenge WHERE \(SeenThings.condition) ORDER BY raised_as LIMIT 200", seen.arguments
        ) { try $0.text(0) }
    }
}
