import Domain

/// A sheet that looks like a return, with its headings found.
struct ReturnTable {
    var sheet: Sheet
    /// The row with the headings, as a place among the sheet's rows.
    var headingPlace: Int
    var columns: [ReturnColumn: Int]
    /// Columns whose heading is none of ours, or one that stands there already.
    var strangers: [Stranger]
    var identity: ReturnForm.Identity?

    struct Stranger: Hashable {
        var column: Int
        var heading: String
        /// Whose heading it repeats.
        var repeats: ReturnColumn?
    }

    /// How many headings make a table of a row: an indicator's and two more.
    private static let fewestHeadings = 3
    /// How far down a heading may stand; above it people write titles.
    private static let rowsLookedAt = 40

    /// Nil when no row of the sheet is a row of headings.
    init?(_ sheet: Sheet) {
        guard let place = sheet.rows.prefix(Self.rowsLookedAt).firstIndex(where: { ReturnTable.isHeading($0.cells) }) else {
            return nil
        }
        self.sheet = sheet
        headingPlace = place
        (columns, strangers) = ([:], [])
        for (column, text) in sheet.rows[place].cells.enumerated() where !text.isEmpty {
            guard let known = ReturnTable.column(text) else {
                strangers.append(Stranger(column: column, heading: text, repeats: nil))
                continue
            }
            if columns[known] == nil {
                columns[known] = column
                if known == .key { identity = ReturnForm.Identity(text: text) }
            } else {
                strangers.append(Stranger(column: column, heading: text, repeats: known))
            }
        }
        addUnheaded()
    }

    var rows: ArraySlice<Sheet.Row> { sheet.rows[(headingPlace + 1)...] }

    var headingLine: Int { sheet.rows[headingPlace].line }

    /// A cell of a row; empty where the column is not there.
    func cell(_ column: ReturnColumn, _ row: Sheet.Row) -> String { columns[column].map { row.cell($0) } ?? "" }

    func problem(_ row: Int, _ column: Int?, _ text: String?, _ what: String, _ remedy: String) -> Problem {
        Problem(
            sheet: sheet.name.isEmpty ? nil : sheet.name, row: row, column: column.map(CellReference.letters),
            cell: text.map { String($0.prefix(200)) }, what: what, remedy: remedy)
    }

    /// Beside the table people write notes without a heading.
    private mutating func addUnheaded() {
        let headed = Set(columns.values).union(strangers.map(\.column))
        var found: Set<Int> = []
        for row in rows {
            for (column, text) in row.cells.enumerated() where !text.isEmpty && !headed.contains(column) { found.insert(column) }
        }
        strangers += found.sorted().map { Stranger(column: $0, heading: "", repeats: nil) }
    }

    static func column(_ heading: String) -> ReturnColumn? {
        ReturnForm.Identity.isCarried(by: heading) ? .key : ReturnColumn(heading: heading)
    }

    static func isHeading(_ cells: [String]) -> Bool {
        if cells.contains(where: ReturnForm.Identity.isCarried) && cells.count > 1 { return true }
        let known = Set(cells.compactMap(column))
        return known.contains(.indicator) && known.count >= fewestHeadings
    }
}
