import CPostgres
import Foundation

/// Reads one cell of an answer. PostgreSQL sends everything as text; numbers are read from its bytes.
enum PostgresCell {
    static func isNull(_ result: OpaquePointer, _ row: Int32, _ column: Int32) -> Bool {
        PQgetisnull(result, row, column) == 1
    }

    static func integer(_ result: OpaquePointer, _ row: Int32, _ column: Int32) throws -> Int64? {
        guard let bytes = bytes(result, row, column) else { return nil }
        // A boolean column answers t or f.
        if bytes.count == 1, bytes[0] == UInt8(ascii: "t") { return 1 }
        if bytes.count == 1, bytes[0] == UInt8(ascii: "f") { return 0 }
        let isNegative = bytes.first == UInt8(ascii: "-")
        var number: Int64 = 0
        for byte in bytes.dropFirst(isNegative ? 1 : 0) {
            let digit = Int64(byte) - 48
            guard (0...9).contains(digit) else { throw wrongType(column, expected: "a whole number", bytes) }
            // Counted downwards, since the smallest number has no positive twin.
            let (tens, tooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, tooLow) = tens.subtractingReportingOverflow(digit)
            if tooLarge || tooLow { throw wrongType(column, expected: "a whole number of 64 bits", bytes) }
            number = sum
        }
        if bytes.count == (isNegative ? 1 : 0) { throw wrongType(column, expected: "a whole number", bytes) }
        return isNegative ? number : 0 - number
    }

    static func real(_ result: OpaquePointer, _ row: Int32, _ column: Int32) throws -> Double? {
        guard let bytes = bytes(result, row, column) else { return nil }
        var end: UnsafeMutablePointer<CChar>?
        let start = PQgetvalue(result, row, column)!
        let number = strtod(start, &end)
        guard end == start + bytes.count, !bytes.isEmpty else { throw wrongType(column, expected: "a number", bytes) }
        return number
    }

    static func text(_ result: OpaquePointer, _ row: Int32, _ column: Int32) throws -> String? {
        bytes(result, row, column).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Bytes come as `\x` and two digits each.
    static func blob(_ result: OpaquePointer, _ row: Int32, _ column: Int32) throws -> [UInt8]? {
        guard let text = bytes(result, row, column) else { return nil }
        guard let blob = Hex.bytes(ofPostgres: text) else { throw wrongType(column, expected: "bytes", text) }
        return blob
    }

    private static func bytes(_ result: OpaquePointer, _ row: Int32, _ column: Int32) -> UnsafeBufferPointer<UInt8>? {
        if isNull(result, row, column) { return nil }
        let count = Int(PQgetlength(result, row, column))
        return UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: count).assumingMemoryBound(to: UInt8.self)
    }

    private static func wrongType(_ column: Int32, expected: String, _ bytes: UnsafeBufferPointer<UInt8>) -> StorageError {
        SQLRow.wrongType(
            column, expected: expected, found: "\u{201C}\(String(decoding: bytes.prefix(40), as: UTF8.self))\u{201D}")
    }
}

/// Bytes as two hexadecimal digits each.
enum Hex {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        append(bytes, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    static func append(_ bytes: some Sequence<UInt8>, to text: inout [UInt8]) {
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 0xF))
        }
    }

    /// Nil unless it is `\x` followed by pairs of digits.
    static func bytes(ofPostgres text: some RandomAccessCollection<UInt8>) -> [UInt8]? {
        guard text.count >= 2, text.count % 2 == 0, text.prefix(2).elementsEqual("\\x".utf8) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        var rest = text.dropFirst(2).makeIterator()
        while let high = rest.next(), let low = rest.next() {
            guard let high = value(high), let low = value(low) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 97...102: digit - 87
        default: nil
        }
    }
}
