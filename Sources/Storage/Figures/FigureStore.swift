import Domain

/// What is known, and what was known before. Figures are never overwritten: a later word of the same source moves
/// the earlier one to `figure_past`.
public struct FigureStore {
    let connection: any SQLConnection

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
            return Comparison(counts: try counts(known, on: day), changes: try changes(known, on: day, limit, batch))
        }
    }

    /// Keeps a batch. Within one day the later import wins; any order of imports leaves the same figures.
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
        return try staged(numbered) {
            let counts = try counts(try knownTable(on: day), on: day)
            if try isBackdated(day) {
                try settle(Self.stagedKeysThatAreKnown, with: (day, number))
            } else {
                try settle(Self.stagedKeysSaidOtherwise(on: day), with: (day, number))
                try supersede(on: day, by: number)
            }
            try addNew(day, number)
            return counts
        }
    }

    /// Steps every figure of an import back to what is known without it. What it said stays, marked. Gives how many
    /// figures it had said something about.
    @discardableResult
    public func withdraw(import number: Int64, on day: Day) throws -> Int {
        try connection.lockForWriting("figure")
        return try connection.withTemporaryTable("touched", "\(FigureColumns.keyDefinition), PRIMARY KEY (\(Self.key))") {
            let touched = try connection.execute(
                """
                INSERT INTO touched (\(Self.key))
                SELECT \(Self.key) FROM figure WHERE import = $1
                UNION
                SELECT \(Self.key) FROM figure_past WHERE import = $1 AND withdrawn = 0
                """, [.integer(number)])
            try FigureSettling(connection: connection, withdrawn: (number, day)).run()
            return touched
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

    private func counts(_ known: String, on day: Day) throws -> Counts {
        let counts = try connection.first(
            """
            SELECT count(*) FILTER (WHERE f.area IS NULL),
                count(*) FILTER (WHERE f.area IS NOT NULL AND \(FigureColumns.differ("f", "s"))), count(*)
            FROM staged s LEFT JOIN \(known) f ON \(FigureColumns.sameKey("f", "s"))
            """, []
        ) { (new: Int(try $0.integer(0)), changed: Int(try $0.integer(1)), all: Int(try $0.integer(2))) }
        guard let counts else { return Counts() }
        return Counts(new: counts.new, changed: counts.changed, unchanged: counts.all - counts.new - counts.changed)
    }

    private func changes(_ known: String, on day: Day, _ limit: Int, _ batch: FigureBatch) throws -> [FigureChange] {
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

    /// The ordinary case, nothing later being known: what said otherwise before stood until this day.
    private func supersede(on day: Day, by number: Int64) throws {
        let arguments: [SQLValue] = [.integer(number), .integer(Int64(day.number))]
        let joined = "staged s JOIN figure f ON \(FigureColumns.sameKey("f", "s"))"
        // Said again: remembered, since an older file may yet come in between.
        try connection.execute(
            """
            INSERT INTO figure_past (\(FigureColumns.list(FigureColumns.all)), known_until, withdrawn)
            SELECT \(FigureColumns.list(FigureColumns.key + FigureColumns.content, of: "s")),
                CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($2 AS BIGINT), 0
            FROM \(joined)
            WHERE f.known_from < $2 AND NOT \(FigureColumns.differ("f", "s")) AND NOT EXISTS (
                SELECT 1 FROM figure_past p
                WHERE \(FigureColumns.sameKey("p", "s")) AND p.known_from = $2 AND p.withdrawn = 0)
            """, arguments)
        let moved = try connection.execute(
            """
            INSERT INTO figure_past (\(FigureColumns.list(FigureColumns.all)), known_until, withdrawn)
            SELECT \(FigureColumns.list(FigureColumns.all, of: "f")), CAST($1 AS BIGINT), 0
            FROM \(joined)
            WHERE f.known_from < $1 AND \(FigureColumns.differ("f", "s"))
            """, [.integer(Int64(day.number))])
        if moved == 0 { return }
        let updates = (FigureColumns.content + FigureColumns.provenance).map { "\($0) = excluded.\($0)" }
        try connection.execute(
            """
            INSERT INTO figure (\(FigureColumns.list(FigureColumns.all)))
            SELECT \(FigureColumns.list(FigureColumns.key + FigureColumns.content, of: "s")), CAST($1 AS BIGINT), CAST($2 AS BIGINT)
            FROM \(joined)
            WHERE f.known_from < $2 AND \(FigureColumns.differ("f", "s"))
            ON CONFLICT (\(Self.key)) DO UPDATE SET \(updates.joined(separator: ", "))
            """, arguments)
    }

    private static let stagedKeysThatAreKnown = """
        SELECT \(FigureColumns.list(FigureColumns.key, of: "s"))
        FROM staged s JOIN figure f ON \(FigureColumns.sameKey("f", "s"))
        """

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
