import Storage
import TestKit
import Testing

@Suite("A connection")
struct ConnectionTests {
    @Test("gives back every value as it was put in", arguments: TestDatabase.kinds)
    func valuesRoundTrip(kind: Dialect) async throws {
        try await TestDatabase.with(kind, migrated: false) { database in
            let texts = ["", "a", "Zoë ‘x’ 🙂", "tab\tnew\nline\rback\\slash", "\\N", "\\.", "$1 ?1", "'quoted' \"twice\""]
            let reals = [
                0.0, -0.0, 0.1, 1.0 / 3, 1e300, .leastNonzeroMagnitude, -2.5, 1e15, 123_456_789_012_345_680,
                .greatestFiniteMagnitude,
            ]
            let integers = [0, 1, -1, Int64.max, .min]
            let blobs: [[UInt8]] = [[], [0], [92, 120, 0, 255, 10]]
            let count = texts.count + reals.count + integers.count + blobs.count
            try await database.write { db in
                let bytes = kind == .sqlite ? "BLOB" : "BYTEA"
                try db.define("CREATE TABLE thing (n BIGINT, i BIGINT, r DOUBLE PRECISION, t TEXT, b \(bytes))")
                for bulk in [false, true] {
                    for place in 0..<count {
                        let row: [SQLValue] =
                            place < texts.count
                            ? [nil, nil, .text(texts[place]), nil]
                            : place < texts.count + reals.count
                                ? [nil, .real(reals[place - texts.count]), nil, nil]
                                : place < texts.count + reals.count + integers.count
                                    ? [.integer(integers[place - texts.count - reals.count]), nil, nil, nil]
                                    : [nil, nil, nil, .blob(blobs[place - texts.count - reals.count - integers.count])]
                        if bulk {
                            try db.bulkInsert(into: "thing", columns: ["n", "i", "r", "t", "b"]) { writer in
                                try writer.add(Int64(place))
                                for value in row { try add(value, to: writer) }
                                try writer.endRow()
                            }
                        } else {
                            try db.execute("INSERT INTO thing VALUES ($1, $2, $3, $4, $5)", [SQLValue(place)] + row)
                        }
                    }
                    let rows = try db.rows("SELECT i, r, t, b FROM thing ORDER BY n") {
                        (try $0.optionalInteger(0), try $0.optionalReal(1), try $0.optionalText(2), try $0.optionalBlob(3))
                    }
                    #expect(rows.compactMap(\.2) == texts)
                    #expect(rows.compactMap(\.1) == reals)
                    #expect(rows.compactMap(\.0) == integers)
                    #expect(rows.compactMap(\.3) == blobs)
                    #expect(rows.count == count)
                    try db.execute("DELETE FROM thing")
                }
            }
        }
    }

    private func add(_ value: SQLValue, to writer: any RowWriter) throws {
        switch value {
        case .null: try writer.addNull()
        case .integer(let number): try writer.add(number)
        case .real(let number): try writer.add(number)
        case .text(let text): try writer.add(text)
        case .blob(let bytes): try writer.add(blob: bytes)
        }
    }

    @Test("takes placeholders in any order and more than once", arguments: TestDatabase.kinds)
    func placeholders(kind: Dialect) async throws {
        try await TestDatabase.with(kind, migrated: false) { database in
            let texts = try await database.read { db in
                try db.first("SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), CAST($2 AS TEXT), '$1'", ["a", "b"]) { row in
                    try (0..<4).map { try row.text($0) }
                }
            }
            #expect(texts == ["b", "a", "b", "$1"])
        }
    }

    @Test("says which column did not hold what was expected", arguments: TestDatabase.kinds)
    func wrongType(kind: Dialect) async throws {
        try await TestDatabase.with(kind, migrated: false) { database in
            try await database.read { db in
                #expect(throws: StorageError(.unexpectedValue, "Column 2 of an answer is empty where a value was expected.")) {
                    try db.first("SELECT 1, CAST(NULL AS TEXT)", []) { try $0.text(1) }
                }
                #expect(throws: StorageError.self) { try db.first("SELECT 'seven'", []) { try $0.integer(0) } }
            }
        }
    }

    @Test("refuses a text with a zero byte, which only one of the databases could keep", arguments: TestDatabase.kinds)
    func zeroByte(kind: Dialect) async throws {
        try await TestDatabase.with(kind, migrated: false) { database in
            await #expect(throws: StorageError(.unexpectedValue, "A text holds a zero byte. Remove it and try again.")) {
                try await database.read { db in try db.first("SELECT CAST($1 AS TEXT)", ["a\0b"]) { try $0.text(0) } }
            }
        }
    }

    @Test("undoes the whole of a transaction that throws half-way", arguments: TestDatabase.kinds)
    func rollback(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            await #expect(throws: HalfWay.self) {
                try await database.write { db in
                    try db.execute("INSERT INTO area (key) VALUES ($1)", ["gipton"])
                    throw HalfWay()
                }
            }
            let count = try await database.read { try $0.integer("SELECT count(*) FROM area") }
            #expect(count == 0)
        }
    }

    @Test("goes on after a failure inside a savepoint", arguments: TestDatabase.kinds)
    func savepoint(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            let count = try await database.write { db in
                try db.execute("INSERT INTO area (key) VALUES ($1)", ["gipton"])
                do {
                    try db.savepoint {
                        try db.execute("INSERT INTO area (key) VALUES ($1)", ["harehills"])
                        try db.execute("INSERT INTO area (key) VALUES ($1)", ["gipton"])
                    }
                } catch let error as StorageError {
                    #expect(error.kind == .rule)
                }
                return try db.integer("SELECT count(*) FROM area")
            }
            #expect(count == 1)
        }
    }

    @Test("cannot write while it reads", arguments: TestDatabase.kinds)
    func readOnly(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            await #expect(throws: StorageError.self) {
                try await database.read { try $0.execute("INSERT INTO area (key) VALUES ($1)", ["gipton"]) }
            }
        }
    }

    @Test("streams more rows than it fetches at once, and can write in between", arguments: TestDatabase.kinds)
    func stream(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            let sum = try await database.write { db in
                try db.bulkInsert(into: "area", columns: ["key"]) { writer in
                    for number in 0..<5000 {
                        try writer.add("area-\(number)")
                        try writer.endRow()
                    }
                }
                var seen = 0
                try db.stream("SELECT key FROM area ORDER BY id", []) { row in
                    seen += 1
                    if seen % 2500 == 0 { try db.execute("INSERT INTO indicator (key) VALUES ($1)", [.text(try row.text(0))]) }
                }
                return Int64(seen) + (try db.integer("SELECT count(*) FROM indicator"))
            }
            #expect(sum == 5002)
        }
    }
}

struct HalfWay: Error {}
