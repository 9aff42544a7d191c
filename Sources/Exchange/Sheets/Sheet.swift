import Domain

/// A sheet of a workbook, or a text file of comma-separated values: rows of texts.
///
/// Every cell is the text a person would type for it: a number in its shortest form ("0.85"), one that is shown as a
/// percentage with its sign ("85%"), a day as 2026-09-30, nothing as the empty text. There are no spaces around it.
/// So what reads a table need not know what kind of file it came in. Colours and fonts are passed over.
public struct Sheet: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        /// The line of the text file on which the row begins, or its row in the workbook, counted from 1.
        public var line: Int
        /// Without the empty ones at its end.
        public var cells: [String]

        public init(line: Int, cells: [String]) {
            self.line = line
            self.cells = cells
        }

        /// A cell; empty beyond the row's end.
        public func cell(_ column: Int?) -> String {
            guard let column, cells.indices.contains(column) else { return "" }
            return cells[column]
        }

        public var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
    }

    /// As the workbook names it; empty in a file that has no sheets.
    public var name: String
    public var rows: [Row]

    public init(name: String, rows: [Row]) {
        self.name = name
        self.rows = rows
    }
}

extension Sheet {
    /// A text file as the one sheet it is. Bytes that are not UTF-8 are read as Windows-1252, which is what older
    /// spreadsheets write.
    init(csv bytes: [UInt8], problems: inout [Problem]) {
        let text = UTF8Check.firstBadLine(bytes) == nil ? bytes : Windows1252.utf8(bytes)
        var rows: [Row] = []
        var quoteProblem: Problem?
        text.withUnsafeBufferPointer { buffer in
            var reader = CSVReader(buffer)
            while reader.next() {
                var cells = reader.texts.map(\.quicklyTrimmed)
                while cells.last?.isEmpty == true { cells.removeLast() }
                rows.append(Row(line: reader.line, cells: cells))
            }
            quoteProblem = reader.quoteProblem
        }
        if let quoteProblem { problems.append(quoteProblem) }
        self.init(name: "", rows: rows)
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
