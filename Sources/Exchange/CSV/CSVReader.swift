import Domain

/// Reads comma-separated values by bytes (RFC 4180), a row at a time, without making a text of any cell.
///
/// Rows end with LF, CRLF or CR; a line end inside quotes belongs to its cell. What parts the cells is told by the file:
/// commas, tabs or semicolons. A mark of UTF-8 at the start is passed over. It works on a file in memory: the largest
/// that is read is checked as a whole before any is kept.
public struct CSVReader {
    /// What parts the cells of this file.
    public let separator: CSVSeparator
    private let bytes: UnsafeBufferPointer<UInt8>
    private let plainCellEnd: ByteSearch
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
        let used = CSVSeparator.used(in: UnsafeBufferPointer(rebasing: bytes[place...]))
        separator = used.separator
        place += used.start
        nextLine += used.lines
        plainCellEnd = ByteSearch(used.separator.rawValue, 0x0A, 0x0D)
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

    /// The texts without spaces around them and without the empty cells at the row's end, of which a spreadsheet may
    /// write sixteen thousand.
    var filledTexts: [String] {
        var filled = ends.count
        while filled > 0, raw(filled - 1).allSatisfy({ $0 == 0x20 }) { filled -= 1 }
        var texts = (0..<filled).map { text($0).quicklyTrimmed }
        while texts.last?.isEmpty == true { texts.removeLast() }
        return texts
    }

    /// A row with nothing in it but separators.
    public var isBlank: Bool { ends.allSatisfy { $0.start == $0.end } }

    // MARK: - Cells

    /// Reads a cell without quotes; true when it is the last of its row.
    private mutating func plain() -> Bool {
        let start = place
        place = plainCellEnd.first(in: bytes, from: start)
        ends.append(Cell(start: start, end: place, isEscaped: false))
        return endCell()
    }

    private mutating func quoted() -> Bool {
        let opened = nextLine
        let start = place + 1
        place = start
        var isEscaped = false
        while true {
            place = CSVReader.quotedStop.first(in: bytes, from: place)
            guard place < bytes.count else { break }
            if bytes[place] != UInt8(ascii: "\"") {
                passLineEnd()
            } else if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\"") {
                isEscaped = true
                place += 2
            } else {
                return afterQuote(Cell(start: start, end: place, isEscaped: isEscaped))
            }
        }
        unclosedQuote = opened
        ends.append(Cell(start: start, end: place, isEscaped: isEscaped))
        return true
    }

    private static let quotedStop = ByteSearch(UInt8(ascii: "\""), 0x0A, 0x0D)

    /// Only spaces may stand between a closing quote and the separator.
    private mutating func afterQuote(_ cell: Cell) -> Bool {
        ends.append(cell)
        let start = place + 1
        place = plainCellEnd.first(in: bytes, from: start)
        if strayQuote == nil, !bytes[start..<place].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { strayQuote = nextLine }
        return endCell()
    }

    /// Passes what ends a cell; true when it ends the row as well.
    private mutating func endCell() -> Bool {
        guard place < bytes.count else { return true }
        guard bytes[place] == separator.rawValue else {
            passLineEnd()
            return true
        }
        place += 1
        // A separator at the very end of the file is followed by an empty cell.
        if place == bytes.count { ends.append(Cell(start: place, end: place, isEscaped: false)) }
        return place == bytes.count
    }

    /// Passes LF, CR, CRLF, or the CR CR LF that some programs make of a CRLF.
    private mutating func passLineEnd() {
        if bytes[place] == 0x0D {
            let next = place + 1 < bytes.count ? bytes[place + 1] : 0
            if next == 0x0A {
                place += 1
            } else if next == 0x0D, place + 2 < bytes.count, bytes[place + 2] == 0x0A {
                place += 2
            }
        }
        place += 1
        nextLine += 1
    }
}
