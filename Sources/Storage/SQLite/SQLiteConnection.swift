import GRDB
import GRDBSQLite

/// A connection of the pool inside its transaction. Statements are kept prepared by GRDB; binding and stepping
/// go straight to SQLite, which is within a tenth of a program in C.
final class SQLiteConnection: SQLConnection {
    let dialect = Dialect.sqlite
    private let database: GRDB.Database
    private let placeholders: Placeholders
    private var savepoints = 0

    init(_ database: GRDB.Database, _ placeholders: Placeholders) {
        self.database = database
        self.placeholders = placeholders
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        try query(sql, arguments) { _ in }
        return Int(sqlite3_changes64(database.sqliteConnection))
    }

    func define(_ sql: String) throws {
        do {
            try database.execute(sql: sql)
        } catch let error as GRDB.DatabaseError {
            throw StorageError(error)
        }
    }

    func query(_ sql: String, _ arguments: [SQLValue], _ row: (SQLRow) throws -> Void) throws {
        let handle = try prepared(sql)
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        for (place, argument) in arguments.enumerated() { try bind(argument, at: Int32(place + 1), of: handle) }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: try row(SQLRow(cells: .sqlite(handle)))
            case SQLITE_DONE: return
            case let code: throw failure(code)
            }
        }
    }

    /// SQLite hands out rows as it finds them, so every query is a stream.
    func stream(_ sql: String, _ arguments: [SQLValue], _ row: (SQLRow) throws -> Void) throws {
        try query(sql, arguments, row)
    }

    func bulkInsert(into table: String, columns: [String], _ rows: (any RowWriter) throws -> Void) throws {
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let handle = try prepared("INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        try rows(SQLiteRowWriter(statement: handle, columns: Int32(columns.count), failure: failure))
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        savepoints += 1
        defer { savepoints -= 1 }
        let name = "inner_\(savepoints)"
        try execute("SAVEPOINT \(name)")
        do {
            let result = try body()
            try execute("RELEASE \(name)")
            return result
        } catch {
            try execute("ROLLBACK TO \(name)")
            try execute("RELEASE \(name)")
            throw error
        }
    }

    /// A query within the rows of the very same query would begin it anew, so that is refused.
    private func prepared(_ sql: String) throws -> OpaquePointer {
        do {
            let text = placeholders.rewritten(sql)
            let handle = try database.cachedStatement(sql: text).sqliteStatement
            if sqlite3_stmt_busy(handle) == 0 { return handle }
            throw StorageError(.statement, "A statement is run again while its rows are being read: \(sql)")
        } catch let error as GRDB.DatabaseError {
            throw StorageError(error)
        }
    }

    private func bind(_ value: SQLValue, at place: Int32, of handle: OpaquePointer) throws {
        let code =
            switch value {
            case .null: sqlite3_bind_null(handle, place)
            case .integer(let number): sqlite3_bind_int64(handle, place, number)
            case .real(let number): sqlite3_bind_double(handle, place, number)
            case .text(let text): try SQLiteRowWriter.bind(text, at: place, of: handle)
            case .blob(let bytes): SQLiteRowWriter.bind(bytes, at: place, of: handle)
            }
        if code != SQLITE_OK { throw failure(code) }
    }

    private func failure(_ code: Int32) -> StorageError {
        StorageError(
            sqliteCode: sqlite3_extended_errcode(database.sqliteConnection),
            message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
    }
}

/// Binds and steps one prepared INSERT again and again.
final class SQLiteRowWriter: RowWriter {
    private let statement: OpaquePointer
    private let columns: Int32
    private let failure: (Int32) -> StorageError
    private var place: Int32 = 0

    init(statement: OpaquePointer, columns: Int32, failure: @escaping (Int32) -> StorageError) {
        self.statement = statement
        self.columns = columns
        self.failure = failure
    }

    func add(_ integer: Int64) throws { try check(sqlite3_bind_int64(statement, next(), integer)) }
    func add(_ real: Double) throws { try check(sqlite3_bind_double(statement, next(), real)) }
    func add(_ text: String) throws { try check(SQLiteRowWriter.bind(text, at: next(), of: statement)) }
    func add(blob: [UInt8]) throws { try check(SQLiteRowWriter.bind(blob, at: next(), of: statement)) }
    func addNull() throws { try check(sqlite3_bind_null(statement, next())) }

    func endRow() throws {
        precondition(place == columns, "a row has as many values as columns were named")
        place = 0
        let code = sqlite3_step(statement)
        if code != SQLITE_DONE { throw failure(code) }
        sqlite3_reset(statement)
    }

    /// SQLite copies the bytes, since they do not live until the step.
    static func bind(_ text: String, at place: Int32, of statement: OpaquePointer) throws -> Int32 {
        var text = text
        return try text.withUTF8 { bytes in
            try refuseZeroBytes(bytes)
            guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, place, "", 0, nil) }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                sqlite3_bind_text64(statement, place, $0, UInt64(bytes.count), copied, UInt8(SQLITE_UTF8))
            }
        }
    }

    static func bind(_ bytes: [UInt8], at place: Int32, of statement: OpaquePointer) -> Int32 {
        if bytes.isEmpty { return sqlite3_bind_zeroblob(statement, place, 0) }
        return bytes.withUnsafeBytes { sqlite3_bind_blob64(statement, place, $0.baseAddress, UInt64($0.count), copied) }
    }

    /// The header's macro SQLITE_TRANSIENT, which Swift does not import.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private func next() -> Int32 {
        place += 1
        return place
    }

    private func check(_ code: Int32) throws {
        if code != SQLITE_OK { throw failure(code) }
    }
}

/// PostgreSQL keeps no zero byte in text, so neither database is given one.
func refuseZeroBytes(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if bytes.contains(0) { throw StorageError(.unexpectedValue, "A text holds a zero byte. Remove it and try again.") }
}
