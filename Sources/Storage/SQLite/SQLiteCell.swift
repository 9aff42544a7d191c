import GRDBSQLite

/// Reads one cell of the row that a statement stands on.
enum SQLiteCell {
    static func isNull(_ statement: OpaquePointer, _ column: Int32) -> Bool {
        sqlite3_column_type(statement, column) == SQLITE_NULL
    }

    static func integer(_ statement: OpaquePointer, _ column: Int32) throws -> Int64? {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: sqlite3_column_int64(statement, column)
        case SQLITE_NULL: nil
        case let other: throw wrongType(column, expected: "a whole number", other)
        }
    }

    /// A whole number is a real one too: an expression over reals may yield either.
    static func real(_ statement: OpaquePointer, _ column: Int32) throws -> Double? {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_FLOAT, SQLITE_INTEGER: sqlite3_column_double(statement, column)
        case SQLITE_NULL: nil
        case let other: throw wrongType(column, expected: "a number", other)
        }
    }

    static func text(_ statement: OpaquePointer, _ column: Int32) throws -> String? {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_TEXT:
            String(
                decoding: UnsafeBufferPointer(
                    start: sqlite3_column_text(statement, column), count: Int(sqlite3_column_bytes(statement, column))),
                as: UTF8.self)
        case SQLITE_NULL: nil
        case let other: throw wrongType(column, expected: "text", other)
        }
    }

    static func blob(_ statement: OpaquePointer, _ column: Int32) throws -> [UInt8]? {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_BLOB:
            Array(
                UnsafeRawBufferPointer(
                    start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column))))
        case SQLITE_NULL: nil
        case let other: throw wrongType(column, expected: "bytes", other)
        }
    }

    private static func wrongType(_ column: Int32, expected: String, _ type: Int32) -> StorageError {
        let found =
            switch type {
            case SQLITE_INTEGER: "a whole number"
            case SQLITE_FLOAT: "a number with decimals"
            case SQLITE_TEXT: "text"
            default: "bytes"
            }
        return SQLRow.wrongType(column, expected: expected, found: found)
    }
}
