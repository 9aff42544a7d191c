/// Where a partnership's data is kept: one SQLite file, or one schema of a PostgreSQL database.
///
/// Work is handed over as a closure that runs to its end on one connection, so no transaction is ever held
/// across an `await`. The same SQL text runs on both; see `Dialect` for the little that differs.
public protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Reads within one transaction: everything in it sees the same moment.
    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T

    /// Writes within one transaction, undone as a whole when the closure throws.
    func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T

    /// Waits for what is running, then lets go of files and connections.
    func close() async throws
}

/// One connection inside a transaction. Only valid within the closure that got it.
///
/// Placeholders are `$1`, `$2`, … and may come in any order, more than once.
public protocol SQLConnection {
    var dialect: Dialect { get }

    /// Runs one statement and says how many rows it wrote.
    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int

    /// Runs statements that change the schema, without arguments; several may stand in one text.
    func define(_ sql: String) throws

    /// Reads rows. The whole answer may be held in memory, so it is for pages and not for exports.
    func query(_ sql: String, _ arguments: [SQLValue], _ row: (SQLRow) throws -> Void) throws

    /// Reads rows a few thousand at a time: for answers that may be as large as the database.
    func stream(_ sql: String, _ arguments: [SQLValue], _ row: (SQLRow) throws -> Void) throws

    /// Writes many rows as fast as the database can: no array, no value type, no statement a row.
    func bulkInsert(into table: String, columns: [String], _ rows: (any RowWriter) throws -> Void) throws

    /// Makes an expected failure survivable: what the closure did is undone, the transaction goes on.
    func savepoint<T>(_ body: () throws -> T) throws -> T
}

/// Takes the columns of a row one after the other, in the order they were named, then `endRow`.
public protocol RowWriter: AnyObject {
    func add(_ integer: Int64) throws
    func add(_ real: Double) throws
    func add(_ text: String) throws
    func add(blob: [UInt8]) throws
    func addNull() throws
    func endRow() throws
}

extension SQLConnection {
    @discardableResult
    public func execute(_ sql: String) throws -> Int { try execute(sql, []) }

    /// Every row, as the closure reads it.
    public func rows<T>(_ sql: String, _ arguments: [SQLValue] = [], _ read: (SQLRow) throws -> T) throws -> [T] {
        var all: [T] = []
        try query(sql, arguments) { all.append(try read($0)) }
        return all
    }

    /// The first row, when there is one.
    public func first<T>(_ sql: String, _ arguments: [SQLValue] = [], _ read: (SQLRow) throws -> T) throws -> T? {
        var found: T?
        try query(sql, arguments) { if found == nil { found = try read($0) } }
        return found
    }

    /// The one number that a statement such as `SELECT count(*)` or `… RETURNING id` gives.
    public func integer(_ sql: String, _ arguments: [SQLValue] = []) throws -> Int64 {
        guard let number = try first(sql, arguments, { try $0.integer(0) }) else {
            throw StorageError(.statement, "A row was expected and none came from: \(sql)")
        }
        return number
    }

    /// A table that lives as long as the closure, and never outlives the transaction.
    func withTemporaryTable<T>(_ name: String, _ columns: String, _ body: () throws -> T) throws -> T {
        try define("CREATE TEMPORARY TABLE \(name) (\(columns))" + (dialect == .postgres ? " ON COMMIT DROP" : ""))
        // On a throw the transaction is undone and the table with it.
        let result = try body()
        try define("DROP TABLE \(name)")
        return result
    }
}

extension RowWriter {
    func add(_ integer: Int64?) throws { if let integer { try add(integer) } else { try addNull() } }
    func add(_ real: Double?) throws { if let real { try add(real) } else { try addNull() } }
    func add(_ text: String?) throws { if let text { try add(text) } else { try addNull() } }
}
