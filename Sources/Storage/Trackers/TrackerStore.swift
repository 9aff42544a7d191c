import Domain

/// The action trackers with their activities.
public struct TrackerStore {
    let connection: any SQLConnection

    public func lock() throws { try connection.lockForWriting("tracker") }

    public func nextNumber() throws -> Int64 { try connection.integer("SELECT COALESCE(MAX(number), 0) + 1 FROM tracker") }

    public func add(_ tracker: ActionTracker) throws {
        try connection.execute(
            """
            INSERT INTO tracker (number, kind, title, priority, period, challenges, next_steps, officer, officer_on, director,
                director_on, source, address, refreshed_on, access, changed_on, edition)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """, values(tracker))
        try keepLines(of: tracker)
    }

    /// Writes everything that a tracker says, when nobody has changed it since it was read; false when somebody has.
    public func replace(_ tracker: ActionTracker) throws -> Bool {
        let changed = try connection.execute(
            """
            UPDATE tracker SET kind = $2, title = $3, priority = $4, period = $5, challenges = $6, next_steps = $7,
                officer = $8, officer_on = $9, director = $10, director_on = $11, source = $12, address = $13,
                refreshed_on = $14, access = $15, changed_on = $16, edition = edition + 1
            WHERE number = $1 AND edition = $17
            """, values(tracker))
        guard changed == 1 else { return false }
        try connection.execute("DELETE FROM tracker_activity WHERE tracker = $1", [.integer(tracker.number)])
        try connection.execute("DELETE FROM tracker_risk WHERE tracker = $1", [.integer(tracker.number)])
        try keepLines(of: tracker)
        return true
    }

    private func values(_ tracker: ActionTracker) -> [SQLValue] {
        [
            .integer(tracker.number), .text(tracker.kind.rawValue), .text(tracker.title), SQLValue(tracker.priority?.text),
            SQLValue(tracker.period?.sortCode), .text(tracker.says.challenges), .text(tracker.says.nextSteps),
            SQLValue(tracker.officer?.name), SQLValue(tracker.officer?.on.number), SQLValue(tracker.director?.name),
            SQLValue(tracker.director?.on.number), SQLValue(tracker.origin?.source), SQLValue(tracker.origin?.address),
            SQLValue(tracker.origin?.refreshedOn.number), .text(tracker.access.word), SQLValue(tracker.changedOn.number),
            .integer(tracker.edition),
        ]
    }

    private func keepLines(of tracker: ActionTracker) throws {
        for (place, activity) in tracker.says.activities.enumerated() {
            try connection.execute(
                """
                INSERT INTO tracker_activity (tracker, place, title, milestone, owner, due, progress, at_risk, says, evidence,
                    accepted_by, accepted_on, stated_word)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                """,
                [
                    .integer(tracker.number), SQLValue(place + 1), .text(activity.title), .text(activity.milestone),
                    .text(activity.owner), SQLValue(activity.due?.number), SQLValue(activity.progress),
                    SQLValue(activity.isAtRisk), .text(activity.says), .text(activity.evidence),
                    SQLValue(activity.accepted?.name), SQLValue(activity.accepted?.on.number), SQLValue(activity.statedWord),
                ])
        }
        for (place, risk) in tracker.says.risks.enumerated() {
            try connection.execute(
                "INSERT INTO tracker_risk (tracker, place, risk) VALUES ($1, $2, $3)",
                [.integer(tracker.number), SQLValue(place + 1), .integer(risk)])
        }
    }

    // MARK: - Reading

    public func find(_ number: Int64, seesAll: Bool) throws -> ActionTracker? {
        try read("AND number = $2", seesAll, [.integer(number)], "number").first
    }

    public func find(_ priority: ID<Priority>, _ period: Period) throws -> ActionTracker? {
        try read(
            "AND kind = 'own' AND priority = $2 AND period = $3", true, [.text(priority.text), .integer(period.sortCode)],
            "number"
        ).first
    }

    /// The newest period first, and those from elsewhere after ours; of one priority or of all.
    public func list(
        of priority: ID<Priority>? = nil, after number: Int64? = nil, limit: Int, seesAll: Bool
    ) throws -> [ActionTracker] {
        try read(
            """
            AND (CAST($2 AS TEXT) IS NULL OR priority = $2) AND (CAST($3 AS BIGINT) IS NULL OR number < $3)
            """, seesAll, [SQLValue(priority?.text), SQLValue(number), SQLValue(limit == Int.max ? Int(Int32.max) : limit)],
            "number DESC LIMIT $4")
    }

    /// Of each priority the newest of ours, and every one from elsewhere.
    public func current(seesAll: Bool) throws -> [ActionTracker] {
        try read(
            """
            AND (kind = 'elsewhere' OR period = (
                SELECT MAX(other.period) FROM tracker other WHERE other.kind = 'own' AND other.priority = tracker.priority))
            """, seesAll, [], "kind DESC, priority, number")
    }

    private func read(_ more: String, _ seesAll: Bool, _ extra: [SQLValue], _ order: String) throws -> [ActionTracker] {
        var trackers = try connection.rows(
            """
            SELECT number, kind, title, priority, period, challenges, next_steps, officer, officer_on, director, director_on,
                source, address, refreshed_on, access, changed_on, edition
            FROM tracker WHERE (CAST($1 AS BIGINT) = 1 OR access = 'open') \(more) ORDER BY \(order)
            """, [SQLValue(seesAll)] + extra, TrackerStore.tracker)
        guard let first = trackers.map(\.number).min(), let last = trackers.map(\.number).max() else { return [] }
        let ends: [SQLValue] = [.integer(first), .integer(last)]
        var activities: [Int64: [Activity]] = [:]
        try connection.query(
            """
            SELECT tracker, title, milestone, owner, due, progress, at_risk, says, evidence, accepted_by, accepted_on, stated_word
            FROM tracker_activity WHERE tracker BETWEEN $1 AND $2 ORDER BY tracker, place
            """, ends
        ) { row in activities[try row.integer(0), default: []].append(try TrackerStore.activity(row)) }
        var risks: [Int64: [Int64]] = [:]
        try connection.query(
            "SELECT tracker, risk FROM tracker_risk WHERE tracker BETWEEN $1 AND $2 ORDER BY tracker, place", ends
        ) { row in risks[try row.integer(0), default: []].append(try row.integer(1)) }
        for place in trackers.indices {
            trackers[place].says.activities = activities[trackers[place].number] ?? []
            trackers[place].says.risks = risks[trackers[place].number] ?? []
        }
        return trackers
    }

    private static func activity(_ row: SQLRow) throws -> Activity {
        Activity(
            title: try row.text(1), milestone: try row.text(2), owner: try row.text(3),
            due: try row.optionalInteger(4).map { try FigureNames.day($0) }, progress: Int(try row.integer(5)),
            isAtRisk: try row.flag(6), says: try row.text(7), evidence: try row.text(8), accepted: try row.sign(9, 10),
            statedWord: try row.optionalText(11))
    }

    private static func tracker(_ row: SQLRow) throws -> ActionTracker {
        let number = try row.integer(0)
        guard let kind = ActionTracker.Kind(rawValue: try row.text(1)), let access = AccessClass(word: try row.text(14)) else {
            throw StorageError(.damaged, "Tracker \(number) says something that this program does not know.")
        }
        let period = try row.optionalInteger(4).map { code -> Period in
            guard let period = Period(sortCode: code) else {
                throw StorageError(.damaged, "Tracker \(number) has no such period.")
            }
            return period
        }
        let origin = try row.optionalText(11).flatMap { source in
            try row.optionalInteger(13).map {
                TrackerOrigin(source: source, address: try row.optionalText(12), refreshedOn: try FigureNames.day($0))
            }
        }
        return ActionTracker(
            number: number, kind: kind, title: try row.text(2), priority: try row.optionalText(3).map { ID($0) }, period: period,
            says: TrackerDraft(challenges: try row.text(5), nextSteps: try row.text(6)), officer: try row.sign(7, 8),
            director: try row.sign(9, 10), origin: origin, access: access,
            changedOn: try FigureNames.day(row.integer(15)), edition: try row.integer(16))
    }
}

extension SQLConnection {
    public var trackers: TrackerStore { TrackerStore(connection: self) }
}
