/// What goes into a statement beside its text.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    public init(_ number: (some BinaryInteger)?) { self = number.map { .integer(Int64($0)) } ?? .null }
    public init(_ number: Double?) { self = number.map { .real($0) } ?? .null }
    public init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    public init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByNilLiteral {
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(stringLiteral value: String) { self = .text(value) }
    public init(floatLiteral value: Double) { self = .real(value) }
    public init(nilLiteral: ()) { self = .null }
}

/// One row of an answer, read by the place of its columns. Only valid within the closure that got it.
public struct SQLRow {
    /// The row as its database holds it. Each reading goes straight to the driver's memory.
    enum Cells {
        case sqlite(OpaquePointer)
        case postgres(OpaquePointer, row: Int32)
    }

    let cells: Cells

    public func isNull(_ column: Int) -> Bool {
        switch cells {
        case .sqlite(let statement): SQLiteCell.isNull(statement, Int32(column))
        case .postgres(let result, let row): PostgresCell.isNull(result, row, Int32(column))
        }
    }

    public func optionalInteger(_ column: Int) throws -> Int64? {
        switch cells {
        case .sqlite(let statement): try SQLiteCell.integer(statement, Int32(column))
        case .postgres(let result, let row): try PostgresCell.integer(result, row, Int32(column))
        }
    }

    public func optionalReal(_ column: Int) throws -> Double? {
        switch cells {
        case .sqlite(let statement): try SQLiteCell.real(statement, Int32(column))
        case .postgres(let result, let row): try PostgresCell.real(result, row, Int32(column))
        }
    }

    public func optionalText(_ column: Int) throws -> String? {
        switch cells {
        case .sqlite(let statement): try SQLiteCell.text(statement, Int32(column))
        case .postgres(let result, let row): try PostgresCell.text(result, row, Int32(column))
        }
    }

    public func optionalBlob(_ column: Int) throws -> [UInt8]? {
        switch cells {
        case .sqlite(let statement): try SQLiteCell.blob(statement, Int32(column))
        case .postgres(let result, let row): try PostgresCell.blob(result, row, Int32(column))
        }
    }

    public func integer(_ column: Int) throws -> Int64 { try present(optionalInteger(column), column) }
    public func real(_ column: Int) throws -> Double { try present(optionalReal(column), column) }
    public func text(_ column: Int) throws -> String { try present(optionalText(column), column) }
    public func blob(_ column: Int) throws -> [UInt8] { try present(optionalBlob(column), column) }
    public func flag(_ column: Int) throws -> Bool { try integer(column) != 0 }

    private func present<T>(_ value: T?, _ column: Int) throws -> T {
        guard let value else {
            throw StorageError(.unexpectedValue, "Column \(column + 1) of an answer is empty where a value was expected.")
        }
        return value
    }

    static func wrongType(_ column: Int32, expected: String, found: String) -> StorageError {
        StorageError(.unexpectedValue, "Column \(column + 1) of an answer holds \(found) where \(expected) was expected.")
    }
}
