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

    /// The same, counted by agency and by the days that the first answer took.
    public func answerCounts(since day: Day, on today: Day, seen: SeenThings) throws -> [ID<Agency>: [AnswerCount]] {
        var counts: [ID<Agency>: [AnswerCount]] = [:]
        let waits = "state IN ('asked', 'asked-again')"
        // Goes from agency to agency through an index, and reads of each what was put since that day.
        try connection.query(
            """
            WITH RECURSIVE asked (agency) AS (
                SELECT MIN(agency) FROM challenge
                UNION ALL
                SELECT (SELECT MIN(c.agency) FROM challenge c WHERE c.agency > asked.agency) FROM asked WHERE agency IS NOT NULL
            )
            SELECT c.agency, answered_on - raised_on, count(*), SUM(CASE WHEN \(waits) THEN 1 ELSE 0 END),
                SUM(CASE WHEN \(waits) AND asked_on <= $4 THEN 1 ELSE 0 END)
            FROM asked CROSS JOIN challenge c
            WHERE c.agency = asked.agency AND raised_on >= $3 AND state <> 'withdrawn' AND \(SeenThings.condition)
            GROUP BY c.agency, answered_on - raised_on
            """,
            seen.arguments + [SQLValue(day.number), SQLValue(today.adding(days: -Challenge.longSilence).number)]
        ) { row in
            counts[ID(try row.text(0)), default: []].append(
                AnswerCount(
                    days: try row.optionalInteger(1).map { Int($0) }, asked: Int(try row.integer(2)),
                    waiting: Int(try row.integer(3)), longWaiting: Int(try row.integer(4))))
        }
        return counts
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
        // Goes from one to the next through an index, and not through the challenges that they raised.
        try connection.rows(
            """
            WITH RECURSIVE raiser (name) AS (
                SELECT MIN(raised_as) FROM challenge
                UNION ALL
                SELECT (SELECT MIN(c.raised_as) FROM challenge c WHERE c.raised_as > raiser.name) FROM raiser WHERE name IS NOT NULL
            )
            SELECT name FROM raiser
            WHERE name IS NOT NULL AND EXISTS (SELECT 1 FROM challenge WHERE raised_as = name AND \(SeenThings.condition))
            ORDER BY name LIMIT 200
            """, seen.arguments
        ) { try $0.text(0) }
    }
}
