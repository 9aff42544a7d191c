import Domain

/// Reads comma-separated values by bytes (RFC 4180), a row at a time, without making a text of any cell.
///
/// Rows end with LF, CRLF or CR; a line end inside quotes belongs to its cell. A mark of UTF-8 at the start is
/// passed over. It works on a file in memory: the largest that is read is checked as a whole before any is kept.
public struct CSVReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place: Int
    /// The line of the file on which the row last read began, counted from 1.
    public private(set) var line = 0
    private var nextLine = 1
    /// The line on which a quote was opened that nothing closes.
    public private(set) var unclosedQuote: Int?
    /// The line on which text follows a closing quote, so that nobody can tell what the cell was meant to say.
    public private(set) var strayQuote: Int?
    private var ends: [Cell] = []

    struct Cell {
        var start: Int
        var end: Int
        /// Whether it holds doubled quotes, which stand for one.
        var isEscaped: Bool
    }

    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// What is wrong with the quotes of the file so far; nil when nothing is.
    public var quoteProblem: Problem? {
        if let unclosedQuote {
            return Problem(
                row: unclosedQuote, what: "A quote is opened on this line and never closed.",
                remedy: "Close it, or double a quote that belongs to the text.")
        }
        return strayQuote.map {
            Problem(
                row: $0, what: "Text follows a closing quote on this line.",
                remedy: "Double a quote that belongs to the text, and put quotes around all of it.")
        }
    }

    /// How many cells the row last read has.
    public var count: Int { ends.count }

    /// Moves to the next row; false at the end of the file.
    public mutating func next() -> Bool {
        guard place < bytes.count else { return false }
        ends.removeAll(keepingCapacity: true)
        line = nextLine
        var isLast = false
        while !isLast { isLast = bytes[place] == UInt8(ascii: "\"") ? quoted() : plain() }
        return true
    }

    /// The bytes of a cell of the row last read, as they stand in the file. Empty beyond the row's end.
    public func raw(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        guard ends.indices.contains(column) else { return UnsafeBufferPointer(rebasing: bytes[0..<0]) }
        return UnsafeBufferPointer(rebasing: bytes[ends[column].start..<ends[column].end])
    }

    /// A cell as text.
    public func text(_ column: Int) -> String {
        let text = String(decoding: raw(column), as: UTF8.self)
        return column < ends.count && ends[column].isEscaped ? text.replacing("\"\"", with: "\"") : text
    }

    public var texts: [String] { (0..<count).map(text) }

    /// A row with nothing in it but commas.
    public var isBlank: Bool { ends.allSatisfy { $0.start == $0.end } }

    // MARK: - Cells

    /// Reads a cell without quotes; true when it is the last of its row.
    private mutating func plain() -> Bool {
        let start = place
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: ",") {
                ends.append(Cell(start: start, end: place, isEscaped: false))
                place += 1
                // A comma at the very end of the file is followed by an empty cell.
                if place == bytes.count { ends.append(Cell(start: place, end: place, isEscaped: false)) }
                return place == bytes.count
            }
            if byte == 0x0A || byte == 0x0D {
                ends.append(Cell(start: start, end: place, isEscaped: false))
                endLine()
                return true
            }
            place += 1
        }
        ends.append(Cell(start: start, end: place, isEscaped: false))
        return true
    }

    private mutating func quoted() -> Bool {
        let opened = nextLine
        place += 1
        let start = place
        var isEscaped = false
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\"") {
                    isEscaped = true
                    place += 2
                    continue
                }
                return afterQuote(Cell(start: start, end: place, isEscaped: isEscaped))
            }
            if byte == 0x0A || (byte == 0x0D && !(place + 1 < bytes.count && bytes[place + 1] == 0x0A)) { nextLine += 1 }
            place += 1
        }
        unclosedQuote = opened
        ends.append(Cell(start: start, end: place, isEscaped: isEscaped))
        return true
    }

    /// Only spaces may stand between a closing quote and the comma.
    private mutating func afterQuote(_ cell: Cell) -> Bool {
        ends.append(cell)
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            if byte != UInt8(ascii: ","), byte != 0x0A, byte != 0x0D, byte != 0x20, byte != 0x09, strayQuote == nil {
                strayQuote = nextLine
            }
            if byte == UInt8(ascii: ",") {
                place += 1
                if place == bytes.count { ends.append(Cell(start: place, end: place, isEscaped: false)) }
                return place == bytes.count
            }
            if byte == 0x0A || byte == 0x0D {
                endLine()
                return true
            }
            place += 1
        }
        return true
    }

    private mutating func endLine() {
        if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
        place += 1
        nextLine += 1
    }
}
