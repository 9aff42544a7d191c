import Domain

/// What is known, and what was known before. Figures are never overwritten: a later word of the same source moves
/// the earlier one to `figure_past`.
public struct FigureStore {
    let connection: any SQLConnection
    /// From this many rows on, a batch may be compared by a walk through the whole table.
    var walksFrom = 20_000

    /// What a batch would do, or did, against what is known on the day from which it counts.
    public struct Counts: Hashable, Sendable {
        public var new = 0
        public var changed = 0
        public var unchanged = 0
    }

    public struct Comparison: Sendable {
        public var counts: Counts
        /// The first of the changed figures, in the table's order.
        public var changes: [FigureChange]
    }

    /// What a batch would do, without doing it.
    public func compare(_ batch: FigureBatch, knownFrom day: Day, firstChanges limit: Int = 20) throws -> Comparison {
        let numbered = try NumberedBatch(batch, Keys(connection: connection), creating: false)
        return try staged(numbered) {
            let known = try knownTable(on: day)
            return Comparison(counts: try tally(known, on: day).counts, changes: try changes(known, limit))
        }
    }

    /// Keeps a batch. The import must be recorded with the same day, since other imports ask it what came later.
    /// Within one day the later import wins; any order of imports leaves the same figures.
    @discardableResult
    public func accept(_ batch: FigureBatch, knownFrom day: Day, import number: Int64) throws -> Counts {
        try connection.lockForWriting("figure")
        let numbered = try NumberedBatch(batch, Keys(connection: connection), creating: true)
        // Where nothing is known there is nothing to compare with: the rows go where they belong at once.
        if try isEmpty {
            try connection.bulkInsert(into: "figure", columns: FigureColumns.all) {
                try numbered.write(to: $0, and: [number, Int64(day.number)])
            }
            return Counts(new: batch.rows.count)
        }
        if try isBackdated(day) {
            return try staged(numbered) {
                let tally = try tally(try knownTable(on: day), on: day)
                try settle(Self.stagedKeysThatAreKnown, with: (day, number))
                try addNew(day, number)
                return tally.counts
            }
        }
        return try isWorthWalking(batch) ? try acceptWalking(numbered, day, number) : try acceptStaged(numbered, day, number)
    }

    /// Steps every figure of an import back to what is known without it. What it said stays, marked. Gives how many
    /// figures it had said something about.
    @discardableResult
    public func withdraw(import number: Int64, on day: Day) throws -> Int {
        try connection.lockForWriting("figure")
        // What never stood leaves nothing behind: only what it had put in force needs working out anew.
        let neverStood = try connection.execute(
            "UPDATE figure_past SET withdrawn = 1 WHERE import = $1 AND withdrawn = 0 AND known_until = known_from",
            [.integer(number)])
        return try connection.withTemporaryTable("touched", "\(FigureColumns.keyDefinition), PRIMARY KEY (\(Self.key))") {
            let touched = try connection.execute(
                """
                INSERT INTO touched (\(Self.key))
                SELECT \(Self.key) FROM figure WHERE import = $1
                UNION
                SELECT \(Self.key) FROM figure_past WHERE import = $1 AND withdrawn = 0
                """, [.integer(number)])
            if touched > 0 { try FigureSettling(connection: connection, withdrawn: (number, day)).run() }
            return touched + neverStood
        }
    }

    public var isEmpty: Bool {
        get throws { try connection.integer("SELECT count(*) FROM (SELECT 1 FROM figure LIMIT 1) AS one") == 0 }
    }

    // MARK: - Staging

    private static let key = FigureColumns.list(FigureColumns.key)

    private func staged<T>(_ numbered: NumberedBatch, _ body: () throws -> T) throws -> T {
        try connection.withTemporaryTable("staged", "\(FigureColumns.keyDefinition), \(FigureColumns.contentDefinition)") {
            try connection.bulkInsert(into: "staged", columns: FigureColumns.key + FigureColumns.content) {
                try numbered.write(to: $0)
            }
            if connection.dialect == .postgres { try connection.define("ANALYZE staged") }
            return try body()
        }
    }

    /// Whether something later than this day has been accepted already.
    private func isBackdated(_ day: Day) throws -> Bool {
        try connection.integer(
            "SELECT count(*) FROM import WHERE state = 'accepted' AND known_on > $1", [.integer(Int64(day.number))]) > 0
    }

    /// What is known on a day, as a table to join with. When nothing later was accepted that is the table itself.
    private func knownTable(on day: Day) throws -> String {
        guard try isBackdated(day) else { return "figure" }
        let columns = FigureColumns.list(FigureColumns.all)
        return """
            (SELECT \(columns) FROM figure WHERE known_from <= \(day.number)
            UNION ALL
            SELECT \(columns) FROM figure_past
            WHERE known_from <= \(day.number) AND known_until > \(day.number) AND withdrawn = 0)
            """
    }

    private func tally(_ known: String, on day: Day) throws -> Tally {
        let tally = try connection.first(
            """
            SELECT count(*) FILTER (WHERE f.area IS NULL),
                count(*) FILTER (WHERE f.area IS NOT NULL AND \(FigureColumns.differ("f", "s"))),
                count(*) FILTER (WHERE f.known_from < $1 AND NOT \(FigureColumns.differ("f", "s"))),
                count(*)
            FROM staged s LEFT JOIN \(known) f ON \(FigureColumns.sameKey("f", "s"))
            """, [.integer(Int64(day.number))]
        ) { row in
            let (new, changed) = (Int(try row.integer(0)), Int(try row.integer(1)))
            return Tally(
                counts: Counts(new: new, changed: changed, unchanged: Int(try row.integer(3)) - new - changed),
                again: Int(try row.integer(2)))
        }
        return tally ?? Tally(counts: Counts(), again: 0)
    }

    private func changes(_ known: String, _ limit: Int) throws -> [FigureChange] {
        let names = try FigureNames(connection)
        let new = FigureColumns.list(FigureColumns.content, of: "s")
        return try connection.rows(
            """
            SELECT \(FigureColumns.list(FigureColumns.all, of: "f")), \(new)
            FROM staged s JOIN \(known) f ON \(FigureColumns.sameKey("f", "s"))
            WHERE \(FigureColumns.differ("f", "s"))
            ORDER BY \(FigureColumns.list(FigureColumns.key, of: "f"))
            LIMIT \(limit)
            """
        ) { row in
            let old = try names.knownFigure(row)
            return FigureChange(key: old.key, old: old.figure, new: try FigureNames.figure(row, from: FigureColumns.all.count))
        }
    }

    // MARK: - Keeping

    private struct Tally {
        var counts: Counts
        /// Of the unchanged, those that are said again on a later day.
        var again: Int
    }

    /// The ordinary case, nothing later being known.
    private func acceptStaged(_ numbered: NumberedBatch, _ day: Day, _ number: Int64) throws -> Counts {
        try staged(numbered) {
            let tally = try tally("figure", on: day)
            if tally.again > 0 { try remember(on: day, by: number) }
            if tally.counts.changed > 0 { try revise(on: day, by: number) }
            if tally.counts.new > 0 { try addNew(day, number) }
            return tally.counts
        }
    }

    /// A large batch is compared in one walk through it and the table, which both lie in the same order; only what
    /// says otherwise is staged.
    private func acceptWalking(_ numbered: NumberedBatch, _ day: Day, _ number: Int64) throws -> Counts {
        let difference = try BatchDifference(numbered, connection, on: day)
        var staged = difference.otherwise
        if try isFirst(number, on: day) {
            try connection.bulkInsert(into: "figure_past", columns: FigureColumns.all + ["known_until", "withdrawn"]) {
                try numbered.only(difference.again).write(to: $0, and: [number, Int64(day.number), Int64(day.number), 0])
            }
        } else {
            staged += difference.again
        }
        if !staged.isEmpty { _ = try acceptStaged(numbered.only(staged), day, number) }
        return difference.counts
    }

    /// Whether walking through the whole table costs less than looking for each row of the batch.
    private func isWorthWalking(_ batch: FigureBatch) throws -> Bool {
        guard batch.rows.count >= walksFrom else { return false }
        return Int64(batch.rows.count) * 4 >= (try connection.integer("SELECT count(*) FROM figure"))
    }

    /// Whether no other import counts from this day, so that nothing in the past can have been said on it.
    private func isFirst(_ number: Int64, on day: Day) throws -> Bool {
        try connection.integer(
            "SELECT count(*) FROM import WHERE state = 'accepted' AND known_on = $1 AND number <> $2",
            [.integer(Int64(day.number)), .integer(number)]) == 0
    }

    /// Rows whose key was never heard of.
    private func addNew(_ day: Day, _ number: Int64) throws {
        try connection.execute(
            """
            INSERT INTO figure (\(FigureColumns.list(FigureColumns.all)))
            SELECT \(FigureColumns.list(FigureColumns.key + FigureColumns.content, of: "s")), CAST($1 AS BIGINT), CAST($2 AS BIGINT)
            FROM staged s LEFT JOIN figure f ON \(FigureColumns.sameKey("f", "s"))
            WHERE f.area IS NULL
            """, [.integer(number), .integer(Int64(day.number))])
    }

    /// Said again: remembered, since an older file may yet come in between.
    private func remember(on day: Day, by number: Int64) throws {
        try connection.execute(
            """
            INSERT INTO figure_past (\(FigureColumns.list(FigureColumns.all)), known_until, withdrawn)
            SELECT \(FigureColumns.list(FigureColumns.key + FigureColumns.content, of: "s")),
                CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($2 AS BIGINT), 0
            FROM \(Self.stagedWithKnown)
            WHERE f.known_from < $2 AND NOT \(FigureColumns.differ("f", "s")) AND NOT EXISTS (
                SELECT 1 FROM figure_past p
                WHERE \(FigureColumns.sameKey("p", "s")) AND p.known_from = $2 AND p.withdrawn = 0)
            """, [.integer(number), .integer(Int64(day.number))])
    }

    /// What said otherwise before stood until this day.
    private func revise(on day: Day, by number: Int64) throws {
        try settle(Self.stagedKeysSaidOtherwise(on: day), with: (day, number))
        let moved = try connection.execute(
            """
            INSERT INTO figure_past (\(FigureColumns.list(FigureColumns.all)), known_until, withdrawn)
            SELECT \(FigureColumns.list(FigureColumns.all, of: "f")), CAST($1 AS BIGINT), 0
            FROM \(Self.stagedWithKnown)
            WHERE f.known_from < $1 AND \(FigureColumns.differ("f", "s"))
            """, [.integer(Int64(day.number))])
        if moved == 0 { return }
        let updates = (FigureColumns.content + FigureColumns.provenance).map { "\($0) = excluded.\($0)" }
        try connection.execute(
            """
            INSERT INTO figure (\(FigureColumns.list(FigureColumns.all)))
            SELECT \(FigureColumns.list(FigureColumns.key + FigureColumns.content, of: "s")), CAST($1 AS BIGINT), CAST($2 AS BIGINT)
            FROM \(Self.stagedWithKnown)
            WHERE f.known_from < $2 AND \(FigureColumns.differ("f", "s"))
            ON CONFLICT (\(Self.key)) DO UPDATE SET \(updates.joined(separator: ", "))
            """, [.integer(number), .integer(Int64(day.number))])
    }

    private static let stagedWithKnown = "staged s JOIN figure f ON \(FigureColumns.sameKey("f", "s"))"
    private static let stagedKeysThatAreKnown = "SELECT \(FigureColumns.list(FigureColumns.key, of: "s")) FROM \(stagedWithKnown)"

    /// Two imports of one day that say different things: which one stands, and whether it is news at all, needs
    /// the whole chain.
    private static func stagedKeysSaidOtherwise(on day: Day) -> String {
        stagedKeysThatAreKnown + " WHERE f.known_from = \(day.number) AND \(FigureColumns.differ("f", "s"))"
    }

    /// Puts the staged rows of these keys in their places among all that was said about them.
    private func settle(_ keys: String, with batch: (day: Day, import: Int64)) throws {
        try connection.withTemporaryTable("touched", "\(FigureColumns.keyDefinition), PRIMARY KEY (\(Self.key))") {
            if try connection.execute("INSERT INTO touched (\(Self.key)) \(keys)") == 0 { return }
            try FigureSettling(connection: connection, staged: batch).run()
        }
    }
}

extension SQLConnection {
    public var figures: FigureStore { FigureStore(connection: self) }
}
