import Domain

/// A block of rows copied out of a spreadsheet and pasted into the page of a return.
///
/// With a row of headings the columns may stand in any order. Without one, each row says its indicator by id, title or
/// code, its period and area where there are several, and then its numbers: one is the value, two are numerator and
/// denominator, three are these and the value.
public struct PastedReturn {
    private let form: ReturnForm
    private let finder: LineFinder

    public init(_ form: ReturnForm) {
        self.form = form
        finder = LineFinder(form)
    }

    public func read(_ text: String) -> ReturnReading {
        // What spreadsheets put on the clipboard has tabs, whatever commas stand in its numbers.
        let hasTabs = text.utf8.contains(0x09)
        let bytes = Array((hasTabs ? "sep=\t\n" : "").utf8) + Array(text.utf8)
        var problems: [Problem] = []
        var sheet = Sheet(csv: bytes, problems: &problems)
        if hasTabs { for place in sheet.rows.indices { sheet.rows[place].line -= 1 } }
        if hasTabs, let row = problems.first?.row { problems[0].row = row - 1 }
        guard let first = sheet.rows.first else {
            return .refused(
                Problem(what: "Nothing was pasted.", remedy: "Copy the rows in the spreadsheet, and paste them here."), form)
        }
        if !ReturnTable.isHeading(first.cells) { sheet = headed(sheet, &problems) }
        guard let table = ReturnTable(sheet) else { return .refused(Self.nothingKnown, form) }
        var reading = RowTaker(form, finder, table).reading
        reading.problems = problems + reading.problems.filter { $0.row != table.headingLine || $0.column != nil }
        reading.problems = reading.problems.map(PastedReturn.withoutColumn)
        // A block holds what somebody wants to change; that it does not hold the rest needs no saying.
        reading.notices = reading.notices.filter { $0.row != nil }.map(PastedReturn.withoutColumn)
        return reading
    }

    /// In a block that was pasted, rows have numbers and cells have none that anybody sees.
    private static func withoutColumn(_ problem: Problem) -> Problem {
        var problem = problem
        problem.column = nil
        problem.sheet = nil
        return problem
    }

    private static let nothingKnown = Problem(
        what: "No row says which line of the return it is.",
        remedy: "Copy the column with the indicators' names too, and paste again.")
}

// Rows without headings
extension PastedReturn {
    private static let columns: [ReturnColumn] = [
        .indicator, .period, .area, .group, .numerator, .denominator, .value, .status, .reason, .what, .soWhat, .nowWhat,
    ]

    /// The same rows under headings of ours, each cell where it belongs by what it says.
    private func headed(_ sheet: Sheet, _ problems: inout [Problem]) -> Sheet {
        var rows = [Sheet.Row(line: 0, cells: PastedReturn.columns.map(\.heading))]
        for row in sheet.rows {
            let sorted = SortedRow(row, finder)
            problems += sorted.problems
            if !sorted.isRefused { rows.append(sorted.row(PastedReturn.columns)) }
        }
        return Sheet(name: sheet.name, rows: rows)
    }

    /// One row taken apart.
    private struct SortedRow {
        private let line: Int
        private var cells: [ReturnColumn: String] = [:]
        private var numbers: [String] = []
        private(set) var problems: [Problem] = []
        private(set) var isRefused = false

        init(_ row: Sheet.Row, _ finder: LineFinder) {
            line = row.line
            guard let place = row.cells.firstIndex(where: { !finder.lines(ofIndicator: $0).isEmpty }) else {
                refuse(
                    row.cells.first { !$0.isEmpty }, "No cell of this row is the name of a line of the return.",
                    "Give the indicator's title or code in the row, as it stands on the page.")
                return
            }
            cells[.indicator] = row.cells[place]
            let candidates = finder.lines(ofIndicator: row.cells[place])
            for (column, text) in row.cells.enumerated() where column != place && !text.isEmpty {
                sort(text, candidates, finder)
            }
            setNumbers(finder.lines[candidates[0]].indicator.unit)
        }

        private mutating func refuse(_ text: String?, _ what: String, _ remedy: String) {
            problems.append(Problem(row: line, cell: text.map { String($0.prefix(200)) }, what: what, remedy: remedy))
            isRefused = true
        }

        private mutating func sort(_ text: String, _ candidates: [Int], _ finder: LineFinder) {
            let isNumber = Array(text.utf8).withUnsafeBufferPointer { CellNumber($0) } != nil
            if isNumber || NoValueReason(marker: text) != nil { return numbers.append(text) }
            for column in [ReturnColumn.period, .area, .group] where cells[column] == nil {
                if candidates.contains(where: { finder.says(text, column, of: $0) }) {
                    cells[column] = text
                    return
                }
            }
            if finder.lines(ofIndicator: text) == candidates { return }
            if PeriodHeading.looksLikePeriod(text), cells[.period] == nil {
                // A period that is not asked for must not be passed over: the figure is another's.
                cells[.period] = text
            } else if cells[.status] == nil, ValueStatus(word: text) != nil {
                cells[.status] = text
            } else if cells[.reason] == nil, AnswerReader.reason(text) != nil {
                cells[.reason] = text
            } else {
                refuse(
                    text, "It is not plain what “\(text.prefix(60))” is: no number, period, area, status or reason of this line.",
                    "Take the cell out, or paste the block with its row of headings.")
            }
        }

        /// Two numbers of what has a denominator are the two, and three are these with the value.
        private mutating func setNumbers(_ unit: Unit) {
            let columns: [ReturnColumn]? =
                switch (numbers.count, unit.needsDenominator) {
                case (0, _): []
                case (1, _): [.value]
                case (2, true): [.numerator, .denominator]
                case (3, true): [.numerator, .denominator, .value]
                default: nil
                }
            guard let columns else {
                return refuse(
                    numbers.joined(separator: ", "),
                    "There are \(numbers.count) numbers in this row, more than the line has boxes.",
                    "Take out what is not asked for, or paste the block with its row of headings.")
            }
            for (column, text) in zip(columns, numbers) { cells[column] = text }
        }

        func row(_ columns: [ReturnColumn]) -> Sheet.Row { Sheet.Row(line: line, cells: columns.map { cells[$0] ?? "" }) }
    }
}
