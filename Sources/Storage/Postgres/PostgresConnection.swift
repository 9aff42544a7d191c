import CPostgres

/// One connection to the server, used by one thread at a time.
final class PostgresConnection: SQLConnection, @unchecked Sendable {
    // Unchecked, since libpq allows a connection to move between threads but not to be used by two at once:
    // the pool hands it to one transaction and takes it back after.

    let dialect = Dialect.postgres
    private let handle: OpaquePointer
    private let address: PostgresAddress
    private let keepsStatements: Bool
    private var statements: [String: String] = [:]
    private var cursors = 0
    private var savepoints = 0

    init(_ address: PostgresAddress, keepsStatements: Bool) throws {
        self.address = address
        self.keepsStatements = keepsStatements
        handle = try address.connect()
    }

    deinit { PQfinish(handle) }

    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Begins a transaction that sees only the partnership's own schema. One round trip.
    ///
    /// The path is set for the transaction and not for the session: behind a pooler the next transaction may
    /// run on another session.
    func begin(schema: String, readOnly: Bool) throws {
        // Readers see one moment, as they do in SQLite.
        let kind = readOnly ? "ISOLATION LEVEL REPEATABLE READ READ ONLY" : "ISOLATION LEVEL READ COMMITTED"
        try define("BEGIN \(kind); SET LOCAL search_path TO \(PostgresAddress.quoted(schema))")
    }

    func commit() throws { try define("COMMIT") }

    /// A connection that was lost has nothing left to undo.
    func rollback() { PQclear(PQexec(handle, "ROLLBACK")) }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        let result = try run(sql, arguments)
        defer { PQclear(result) }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    func define(_ sql: String) throws {
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        try check(result)
    }

    func query(_ sql: String, _ arguments: [SQLValue], _ row: (SQLRow) throws -> Void) throws {
        let result = try run(sql, arguments)
        defer { PQclear(result) }
        for number in 0..<PQntuples(result) { try row(SQLRow(cells: .postgres(result, row: number))) }
    }

    func stream(_ sql: String, _ arguments: [SQLValue], _ row: (SQLRow) throws -> Void) throws {
        cursors += 1
        let cursor = "rows_\(cursors)"
        PQclear(try run("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", arguments, keep: false))
        var count: Int32 = 0
        repeat {
            let result = try run("FETCH 2000 FROM \(cursor)", [], keep: false)
            defer { PQclear(result) }
            count = PQntuples(result)
            for number in 0..<count { try row(SQLRow(cells: .postgres(result, row: number))) }
        } while count > 0
        try define("CLOSE \(cursor)")
    }

    func bulkInsert(into table: String, columns: [String], _ rows: (any RowWriter) throws -> Void) throws {
        try copyIn("COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN") { send in
            let writer = PostgresRowWriter(columns: columns.count, send: send)
            try rows(writer)
            try writer.flush()
        }
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        savepoints += 1
        defer { savepoints -= 1 }
        let name = "inner_\(savepoints)"
        try define("SAVEPOINT \(name)")
        do {
            let result = try body()
            try define("RELEASE \(name)")
            return result
        } catch {
            try define("ROLLBACK TO \(name); RELEASE \(name)")
            throw error
        }
    }

    /// Sends bytes that are already in the COPY text format.
    private func copyIn(_ sql: String, _ body: (@escaping (borrowing [UInt8]) throws -> Void) throws -> Void) throws {
        let start = PQexec(handle, sql)
        defer { PQclear(start) }
        guard PQresultStatus(start) == PGRES_COPY_IN else { throw failure(start) }
        do {
            try body { [self] bytes in
                let sent = bytes.withUnsafeBytes {
                    PQputCopyData(handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
                }
                if sent != 1 { throw failure(nil) }
            }
        } catch {
            PQputCopyEnd(handle, "the sender stopped")
            drain()
            throw error
        }
        if PQputCopyEnd(handle, nil) != 1 { throw failure(nil) }
        let end = PQgetResult(handle)
        defer { PQclear(end) }
        let problem = PQresultStatus(end) == PGRES_COMMAND_OK ? nil : failure(end)
        drain()
        if let problem { throw problem }
    }

    private func drain() { while let rest = PQgetResult(handle) { PQclear(rest) } }

    /// Every argument goes as text and the server infers its type, so one value serves numbers, days and JSON.
    private func run(_ sql: String, _ arguments: [SQLValue], keep: Bool = true) throws -> OpaquePointer {
        let name = keep && keepsStatements ? try prepared(sql) : nil
        let result = try withTexts(arguments) { values in
            if let name {
                PQexecPrepared(handle, name, Int32(arguments.count), values, nil, nil, 0)
            } else {
                PQexecParams(handle, sql, Int32(arguments.count), nil, values, nil, nil, 0)
            }
        }
        do {
            try check(result)
        } catch {
            PQclear(result)
            throw error
        }
        return result!
    }

    private func prepared(_ sql: String) throws -> String {
        if let name = statements[sql] { return name }
        let name = "s\(statements.count + 1)"
        let result = PQprepare(handle, name, sql, 0, nil)
        defer { PQclear(result) }
        try check(result)
        statements[sql] = name
        return name
    }

    private func withTexts<T>(_ arguments: [SQLValue], _ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> T) throws -> T {
        var texts = CopyArguments()
        for argument in arguments { try texts.add(argument) }
        return try texts.withPointers(body)
    }

    private func check(_ result: OpaquePointer?) throws {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        default: throw failure(result)
        }
    }

    private func failure(_ result: OpaquePointer?) -> StorageError {
        // The macro PG_DIAG_SQLSTATE, which Swift does not import.
        let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
        let text = result.flatMap { PQresultErrorMessage($0) } ?? PQerrorMessage(handle)
        return StorageError(
            sqlState: state, message: address.withoutPassword(text.map { String(cString: $0) } ?? ""), isConnected: isAlive)
    }
}

/// The arguments of one statement as zero-ended texts in one piece of memory.
private struct CopyArguments {
    private var bytes: [CChar] = []
    private var starts: [Int?] = []

    mutating func add(_ value: SQLValue) throws {
        if case .null = value {
            starts.append(nil)
            return
        }
        starts.append(bytes.count)
        switch value {
        case .null: break
        case .integer(let number): append("\(number)".utf8)
        case .real(let number): append("\(number)".utf8)
        case .text(var text):
            try text.withUTF8 { try refuseZeroBytes($0) }
            append(text.utf8)
        case .blob(let blob):
            var hex = Array("\\x".utf8)
            Hex.append(blob, to: &hex)
            append(hex)
        }
        bytes.append(0)
    }

    func withPointers<T>(_ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> T) throws -> T {
        try bytes.withUnsafeBufferPointer { memory in
            // Never empty, since an empty array has no address.
            let pointers = starts.map { start in start.map { memory.baseAddress! + $0 } } + [nil]
            return try pointers.withUnsafeBufferPointer { try body($0.baseAddress!) }
        }
    }

    private mutating func append(_ text: some Sequence<UInt8>) {
        for byte in text { bytes.append(CChar(bitPattern: byte)) }
    }
}

final class PostgresRowWriter: RowWriter {
    private let columns: Int
    private let send: (borrowing [UInt8]) throws -> Void
    private var text = CopyText()
    private var place = 0

    init(columns: Int, send: @escaping (borrowing [UInt8]) throws -> Void) {
        self.columns = columns
        self.send = send
    }

    func add(_ integer: Int64) {
        text.add(integer)
        place += 1
    }
    func add(_ real: Double) {
        text.add(real)
        place += 1
    }
    func add(_ string: String) throws {
        try text.add(string)
        place += 1
    }
    func add(blob: [UInt8]) {
        text.add(blob: blob)
        place += 1
    }
    func addNull() {
        text.addNull()
        place += 1
    }

    func endRow() throws {
        precondition(place == columns, "a row has as many values as columns were named")
        place = 0
        text.endRow()
        if text.bytes.count > 1 << 16 { try flush() }
    }

    func flush() throws {
        if text.bytes.isEmpty { return }
        try send(text.bytes)
        text.removeAll()
    }
}
