import Domain
import Exchange

/// What became of a workbook that came back, or of a block that was pasted.
public struct TakenReturn: Sendable {
    /// Something that could not be taken, or that should be known, and what to do.
    public struct Remark: Hashable, Sendable {
        /// "Return!E7"; nil when it is about no one cell.
        public var cell: String?
        /// The row of a pasted block, counted from 1.
        public var row: Int?
        /// What stands there.
        public var text: String?
        public var what: String
        public var remedy: String

        init(cell: String?, row: Int? = nil, text: String? = nil, what: String, remedy: String) {
            (self.cell, self.row, self.text, self.what, self.remedy) = (cell, row, text, what, remedy)
        }
    }

    /// A line that was not kept: what could be read of it, and what stands in the boxes that could not.
    public struct Left: Hashable, Sendable {
        public enum Box: String, CaseIterable, Sendable {
            case numerator, denominator, value, status, reason, what, soWhat, nowWhat
        }

        public var place: Int
        /// The revision of the line when it was read.
        public var seen: Int
        public var entry: LineEntry
        public var unread: [Box: String]

        init(place: Int, seen: Int, entry: LineEntry, _ unread: [ReturnColumn: String]) {
            (self.place, self.seen, self.entry) = (place, seen, entry)
            self.unread = Dictionary(
                unread.compactMap { column, text in Box(rawValue: column.rawValue).map { ($0, text) } },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// No line was ever at this revision, so that a line written under it is shown and not kept.
    static let notSeen = -1

    public var saved = SavedLines()
    /// What it says of the lines that could be read whole, kept or not.
    public var written: [Int: LineEntry] = [:]
    public var left: [Left] = []
    public var problems: [Remark]
    public var notices: [Remark]
    /// Whether the file was refused as a whole.
    public var isRefused: Bool

    init(_ reading: ReturnReading) {
        problems = reading.problems.map(Remark.init)
        notices = reading.notices.map(Remark.init)
        isRefused = reading.isRefused
    }
}

extension TakenReturn.Remark {
    fileprivate init(_ problem: Problem) {
        self.init(
            cell: problem.cellReference, row: problem.row, text: problem.cell, what: problem.what, remedy: problem.remedy)
    }
}
