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
    /// Those that have something in them; `line` says where each stands.
    public var rows: [Row]
    /// Whether the workbook hides it.
    public var isHidden: Bool
    /// What should be said about it though it can be read.
    public var notices: [Problem]
    /// Cells whose formula has no result in the file, in their order; they were read as empty.
    public var uncalculated: [Place]

    /// A cell: its row counted from 1 and its column from nought.
    public struct Place: Hashable, Sendable {
        public var line: Int
        public var column: Int

        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    public init(
        name: String, rows: [Row], isHidden: Bool = false, notices: [Problem] = [], uncalculated: [Place] = []
    ) {
        self.name = name
        self.rows = rows
        self.isHidden = isHidden
        self.notices = notices
        self.uncalculated = uncalculated
    }
}

extension Sheet {
    /// A text file as the one sheet it is, whatever its letters and its cells are written with.
    init(csv bytes: [UInt8], problems: inout [Problem]) {
        var rows: [Row] = []
        if let problem = TextFile.noText(bytes) {
            problems.append(problem)
        } else {
            let quoteProblem = TextEncoding.utf8(bytes).bytes.withUnsafeBufferPointer { Sheet.read($0, &rows) }
            if let quoteProblem { problems.append(quoteProblem) }
        }
        self.init(name: "", rows: rows)
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ rows: inout [Row]) -> Problem? {
        var reader = CSVReader(bytes)
        while reader.next() {
            let cells = reader.filledTexts
            if !cells.isEmpty { rows.append(Row(line: reader.line, cells: cells)) }
        }
        return reader.quoteProblem
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
