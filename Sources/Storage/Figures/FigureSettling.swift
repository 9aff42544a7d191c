import Domain

/// Works out anew the chains of the keys in the temporary table `touched`: when an older file comes in between, when
/// two say different things on one day, and when an import is withdrawn.
struct FigureSettling {
    let connection: any SQLConnection
    /// The rows of the temporary table `staged` join in as said by this import on this day.
    var staged: (day: Day, import: Int64)?
    /// This import no longer counts, as of this day.
    var withdrawn: (import: Int64, day: Day)?

    func run() throws {
        let definition =
            "\(FigureColumns.keyDefinition), \(FigureColumns.contentDefinition), import BIGINT NOT NULL, known_from BIGINT NOT NULL"
        try connection.withTemporaryTable("said", definition) {
            try gather()
            for (table, rest) in [("figure", ""), ("figure_past", " AND withdrawn = 0")] {
                try connection.execute(
                    "DELETE FROM \(table) WHERE EXISTS (SELECT 1 FROM touched t WHERE \(FigureColumns.sameKey("t", table)))\(rest)"
                )
            }
            try writeChains()
        }
    }

    private func gather() throws {
        let columns = FigureColumns.list(FigureColumns.all)
        for (table, rest) in [("figure", ""), ("figure_past", " AND f.withdrawn = 0")] {
            try connection.execute(
                """
                INSERT INTO said (\(columns)) SELECT \(FigureColumns.list(FigureColumns.all, of: "f"))
                FROM touched t JOIN \(table) f ON \(FigureColumns.sameKey("f", "t"))\(rest)
                """)
        }
        guard let staged else { return }
        try connection.execute(
            """
            INSERT INTO said (\(columns))
            SELECT \(FigureColumns.list(FigureColumns.key + FigureColumns.content, of: "s")), CAST($1 AS BIGINT), CAST($2 AS BIGINT)
            FROM touched t JOIN staged s ON \(FigureColumns.sameKey("s", "t"))
            """, [.integer(staged.import), .integer(Int64(staged.day.number))])
    }

    /// A chain at a time, so that a national file's worth of them needs no more memory than one.
    private func writeChains() throws {
        var chain: [FigureStatement] = []
        let output = ChainOutput(connection: connection)
        let order = FigureColumns.list(FigureColumns.key)
        try connection.stream(
            "SELECT \(FigureColumns.list(FigureColumns.all)) FROM said ORDER BY \(order), known_from, import", []
        ) {
            let statement = try FigureStatement($0)
            if let first = chain.first, first.key != statement.key {
                try write(chain, to: output)
                chain.removeAll(keepingCapacity: true)
            }
            chain.append(statement)
        }
        try write(chain, to: output)
        try output.flush()
    }

    private func write(_ statements: [FigureStatement], to output: ChainOutput) throws {
        guard let withdrawn else { return try output.add(FigureChain(statements)) }
        try output.add(FigureChain(statements.filter { $0.importNumber != withdrawn.import }))
        // What it said keeps the days on which it stood.
        let before = FigureChain(statements)
        let last = before.current.map {
            FigureChain.Past(statement: $0, knownUntil: max($0.knownFrom, Int64(withdrawn.day.number)))
        }
        for past in before.past + [last].compactMap({ $0 }) where past.statement.importNumber == withdrawn.import {
            try output.add(withdrawn: past)
        }
    }
}

/// Collects finished chains and writes them some thousands at a time.
private final class ChainOutput {
    private let connection: any SQLConnection
    private var current: [FigureStatement] = []
    private var past: [(row: FigureChain.Past, withdrawn: Int64)] = []

    init(connection: any SQLConnection) { self.connection = connection }

    func add(_ chain: FigureChain) throws {
        if let standing = chain.current { current.append(standing) }
        past.append(contentsOf: chain.past.map { (row: $0, withdrawn: 0) })
        if current.count + past.count > 10_000 { try flush() }
    }

    func add(withdrawn: FigureChain.Past) throws { past.append((row: withdrawn, withdrawn: 1)) }

    func flush() throws {
        try connection.bulkInsert(into: "figure", columns: FigureColumns.all) { writer in
            for statement in current {
                try statement.write(to: writer)
                try writer.endRow()
            }
        }
        try connection.bulkInsert(into: "figure_past", columns: FigureColumns.all + ["known_until", "withdrawn"]) { writer in
            for (row, withdrawn) in past {
                try row.statement.write(to: writer)
                try writer.add(row.knownUntil)
                try writer.add(withdrawn)
                try writer.endRow()
            }
        }
        current.removeAll(keepingCapacity: true)
        past.removeAll(keepingCapacity: true)
    }
}

extension FigureStatement {
    init(_ row: SQLRow) throws {
        key = try (0..<5).map { try row.integer($0) }
        numerator = try row.optionalReal(5)
        denominator = try row.optionalReal(6)
        value = try row.optionalReal(7)
        state = try row.integer(8)
        reason = try row.optionalText(9)
        note = try row.optionalText(10)
        extractedOn = try row.optionalInteger(11)
        importNumber = try row.integer(12)
        knownFrom = try row.integer(13)
    }

    func write(to writer: any RowWriter) throws {
        for number in key { try writer.add(number) }
        try writer.add(numerator)
        try writer.add(denominator)
        try writer.add(value)
        try writer.add(state)
        try writer.add(reason)
        try writer.add(note)
        try writer.add(extractedOn)
        try writer.add(importNumber)
        try writer.add(knownFrom)
    }
}
