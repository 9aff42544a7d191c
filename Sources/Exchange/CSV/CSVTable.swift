import Domain

/// A published file in memory as texts: a header and its rows with the line each stands on. For files of some
/// tens of thousands of rows; the figures file, which may have millions, is read by `CSVReader` itself.
public struct CSVTable: Sendable {
    public struct Row: Sendable {
        public var line: Int
        public var cells: [String]
    }

    public var header: [String]
    public var rows: [Row]
    private let columns: [String: Int]

    /// Bytes that are not UTF-8 are read as Windows-1252, which is what older spreadsheets write.
    public init?(_ bytes: [UInt8], problems: inout [Problem]) {
        let text = UTF8Check.firstBadLine(bytes) == nil ? bytes : Windows1252.utf8(bytes)
        var header: [String]?
        var rows: [Row] = []
        var quoteProblem: Problem?
        text.withUnsafeBufferPointer { buffer in
            var reader = CSVReader(buffer)
            while reader.next() {
                if reader.isBlank { continue }
                let cells = reader.texts.map(\.quicklyTrimmed)
                if header == nil { header = cells } else { rows.append(Row(line: reader.line, cells: cells)) }
            }
            quoteProblem = reader.quoteProblem
        }
        if let quoteProblem { problems.append(quoteProblem) }
        guard let header else { return nil }
        self.header = header
        self.rows = rows
        columns = Dictionary(header.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where a column stands; the case of its name does not matter.
    public func column(_ name: String) -> Int? { columns[name.lowercased()] }
}

extension CSVTable.Row {
    /// A cell, which has no spaces around it; empty beyond the row's end.
    public func cell(_ column: Int?) -> String {
        guard let column, cells.indices.contains(column) else { return "" }
        return cells[column]
    }
}

extension String {
    /// Trimmed, at no cost where there is nothing to trim.
    var quicklyTrimmed: String {
        guard let first = utf8.first, let last = utf8.last else { return self }
        // Letters beyond ASCII may be a no-break space, so they take the slow way.
        return first <= 0x20 || first >= 0x80 || last <= 0x20 || last >= 0x80 ? trimmed : self
    }
}

enum Windows1252 {
    /// The upper half differs from Latin-1 in these thirty-two places.
    private static let high: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D,
        0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E,
        0x0178,
    ]

    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return Array(String(text).utf8)
    }
}
