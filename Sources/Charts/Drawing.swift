import Markup

/// A chart three times over: to see, to hear, to look up.
public struct Drawing: Equatable, Sendable {
    public var svg: HTML
    public var textAlternative: String
    public var table: ChartTable
    /// "The scale starts at 60%." Nothing when it starts at nought.
    public var scale: String?

    public init(svg: HTML, textAlternative: String, table: ChartTable, scale: String? = nil) {
        self.svg = svg
        self.textAlternative = textAlternative
        self.table = table
        self.scale = scale
    }
}

/// The figures of a chart as a table, newest first.
public struct ChartTable: Equatable, Sendable {
    public var caption: String
    public var columns: [Column]
    public var rows: [Row]

    public struct Column: Equatable, Sendable {
        public var heading: String
        public var isNumber: Bool

        public init(_ heading: String, isNumber: Bool = false) {
            self.heading = heading
            self.isNumber = isNumber
        }
    }

    public struct Row: Equatable, Sendable {
        public var heading: String
        public var cells: [Cell]

        public init(_ heading: String, _ cells: [Cell]) {
            self.heading = heading
            self.cells = cells
        }
    }

    public enum Cell: Equatable, Sendable {
        case text(String)
        /// No figure: the boxed letter with its meaning beside it.
        case marker(String, meaning: String)
        case empty

        /// As it stands in a plain table, such as a spreadsheet.
        public var plain: String {
            switch self {
            case .text(let text): text
            case .marker(let marker, let meaning): "\(marker): \(meaning)"
            case .empty: ""
            }
        }
    }

    public init(caption: String, columns: [Column], rows: [Row]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }

    /// In a region of its own that scrolls on a narrow screen, by keyboard as well.
    public var html: HTML {
        """
        <div class="scroll" role="region" tabindex="0" aria-label="\(caption)"><table class="months"><caption>\(caption)</caption>\
        <thead><tr>\(each: columns, heading)</tr></thead><tbody>
        \(each: rows, row)</tbody></table></div>
        """
    }

    private func heading(_ column: Column) -> HTML {
        "<th scope=\"col\"\(attribute: "class", column.isNumber ? "num" : nil)>\(column.heading)</th>"
    }

    private func row(_ row: Row) -> HTML {
        "<tr><th scope=\"row\">\(row.heading)</th>\(each: zip(columns.dropFirst(), row.cells), cell)</tr>\n"
    }

    private func cell(_ column: Column, _ cell: Cell) -> HTML {
        switch cell {
        case .text(let text): "<td\(attribute: "class", column.isNumber ? "num" : nil)>\(text)</td>"
        case .marker(let marker, let meaning): "<td class=\"num\"><span class=\"marker\">\(marker)</span> \(meaning)</td>"
        case .empty: "<td></td>"
        }
    }
}
