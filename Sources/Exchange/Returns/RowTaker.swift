import Domain

/// Takes the rows of one table, line by line.
struct RowTaker {
    private let form: ReturnForm
    private let finder: LineFinder
    private let table: ReturnTable
    private let uncalculated: Set<Sheet.Place>
    private var problems: [Problem] = []
    private var notices: [Problem] = []
    private var found: [Int: [(row: Sheet.Row, answer: ReturnAnswer)]] = [:]

    init(_ form: ReturnForm, _ finder: LineFinder, _ table: ReturnTable) {
        self.form = form
        self.finder = finder
        self.table = table
        uncalculated = Set(table.sheet.uncalculated)
        nameMissingColumns()
        for row in table.rows { take(row) }
        nameStrangers()
        nameLostRows()
        settle()
    }

    private(set) var lines: [ReturnReading.Line] = []

    var reading: ReturnReading {
        let answered = Set(lines.map(\.key))
        return ReturnReading(
            lines: lines, problems: problems, notices: notices,
            unanswered: form.lines.map(\.key).filter { !answered.contains($0) }, revision: nil, isRefused: false)
    }

    // MARK: - Columns

    private mutating func nameMissingColumns() {
        for column in ReturnColumn.inputs where table.columns[column] == nil {
            problems.append(
                table.problem(
                    table.headingLine, nil, nil,
                    "There is no column with the heading “\(column.heading)”, so nothing was read for it.",
                    "Give the column its heading back, and send the workbook again."))
        }
    }

    /// What stands under a heading that is not ours is named cell by cell, since it may have been meant for us.
    private mutating func nameStrangers() {
        for stranger in table.strangers {
            let filled = table.rows.filter { !$0.cell(stranger.column).isEmpty }
            guard let first = filled.first else { continue }
            let cells = filled.map { "\(CellReference.letters(stranger.column))\($0.line)" }.joined(separator: ", ")
            let what =
                stranger.repeats.map {
                    "There are two columns with the heading “\($0.heading)”; of this one nothing was read: \(cells)."
                }
                ?? (stranger.heading.isEmpty
                    ? "This column has no heading, and nothing of it was read: \(cells)."
                    : "“\(stranger.heading)” is no heading of the return, and nothing under it was read: \(cells).")
            let problem = table.problem(
                stranger.heading.isEmpty ? first.line : table.headingLine, stranger.column,
                stranger.heading.isEmpty ? first.cell(stranger.column) : stranger.heading, what,
                "If it belongs to the return, put it into its column; if it is a note of your own, nothing needs doing.")
            // Notes beside the table are harmless as long as no column of the return is missing.
            if stranger.heading.isEmpty || !isAnyMissing { notices.append(problem) } else { problems.append(problem) }
        }
    }

    private var isAnyMissing: Bool { ReturnColumn.inputs.contains { table.columns[$0] == nil } }

    // MARK: - Rows

    private mutating func take(_ row: Sheet.Row) {
        let formulas = table.columns.filter {
            $0.key.isInput && uncalculated.contains(Sheet.Place(line: row.line, column: $0.value))
        }
        for column in formulas.values.sorted() {
            problems.append(
                table.problem(
                    row.line, column, nil, "This cell holds a formula whose result is not in the file.",
                    "Open the workbook in a spreadsheet program, save it and send that; or write the number itself."))
        }
        guard let place = line(of: row) else { return }
        let reader = AnswerReader(unit: form.lines[place].indicator.unit) { table.cell($0, row) }
        for fault in reader.faults {
            problems.append(table.problem(row.line, table.columns[fault.column], fault.text, fault.what, fault.remedy))
        }
        found[place, default: []].append((row, reader.answer))
    }

    /// The line that a row is of, by its hidden name and by what it says; nil where they do not agree, or there is none.
    private mutating func line(of row: Sheet.Row) -> Int? {
        let key = table.cell(.key, row)
        if let place = finder.line(key: key) {
            guard let other = ReturnColumn.names.first(where: { disagrees($0, row, place) }) else { return place }
            let says = table.cell(other, row)
            refuse(
                row, other, says,
                "This row was made for “\(finder.lines[place].title)” and says “\(says)”: it was sorted or pasted over.",
                "Check which line the figures of this row belong to, and put them into its row in a workbook downloaded anew.")
            return nil
        }
        switch finder.match({ table.cell($0, row) }) {
        case .line(let place): return place
        case let other:
            guard ReturnColumn.inputs.contains(where: { !table.cell($0, row).isEmpty }) else {
                noteBesides(row, key)
                return nil
            }
            name(other, row)
            return nil
        }
    }

    private func disagrees(_ column: ReturnColumn, _ row: Sheet.Row, _ place: Int) -> Bool {
        let text = table.cell(column, row)
        return !text.isEmpty && !finder.says(text, column, of: place)
    }

    private mutating func name(_ match: LineFinder.Match, _ row: Sheet.Row) {
        let said = table.cell(.indicator, row)
        switch match {
        case .line: return
        case .noIndicator:
            refuse(
                row, .indicator, said,
                said.isEmpty ? "This row does not say which line of the return it is." : "“\(said)” is no line of this return.",
                "If the figure is asked for, write it into its own row; if it is not, take the row out.")
        case .none(let column, let text):
            refuse(
                row, column, text, "“\(said)” is not asked for “\(text)”.",
                "Write the figure into the row of the \(column.rawValue) that it is for.")
        case .several(let places):
            refuse(
                row, .indicator, said, "“\(said)” is asked for \(places.count) times, and this row does not say for which.",
                "Give its period, area and group as they stand in the other rows.")
        }
    }

    /// A row that is not taken is named once for where it goes wrong, and once for each box that was filled in.
    private mutating func refuse(_ row: Sheet.Row, _ column: ReturnColumn, _ text: String, _ what: String, _ remedy: String) {
        problems.append(table.problem(row.line, table.columns[column], text, what, remedy))
        for input in ReturnColumn.inputs where input != column {
            let text = table.cell(input, row)
            if text.isEmpty { continue }
            problems.append(
                table.problem(
                    row.line, table.columns[input], text, "It was not taken, since its row is no line that could be told.",
                    "Put it into the row where it belongs."))
        }
    }

    /// A row under the table without anything in the boxes is somebody's note.
    private mutating func noteBesides(_ row: Sheet.Row, _ key: String) {
        guard let column = row.cells.firstIndex(where: { !$0.isEmpty }) else { return }
        notices.append(
            table.problem(
                row.line, column, row.cell(column),
                "This row is no line of the return, and nothing is filled in; it was passed over.",
                "Nothing needs doing if it is a note."))
    }

    // MARK: - Lines

    private mutating func nameLostRows() {
        for place in finder.lines.indices where found[place] == nil {
            let line = finder.lines[place]
            notices.append(
                Problem(
                    sheet: table.sheet.name.isEmpty ? nil : table.sheet.name,
                    what: "No row of “\(line.title)” (\(line.areaName)) was taken; what was given before stays.",
                    remedy:
                        "If there is something to say of it, write it into its row in a workbook downloaded anew, or on the page."
                ))
        }
    }

    /// Of a line that comes twice is taken what both rows say; where they differ nobody can tell which is meant.
    private mutating func settle() {
        for place in finder.lines.indices {
            guard let rows = found[place], let first = rows.first else { continue }
            let answer = rows.count == 1 ? first.answer : agreed(rows.map(\.row), finder.lines[place])
            if !answer.isEmpty { lines.append(ReturnReading.Line(key: finder.lines[place].key, answer: answer)) }
        }
    }

    private mutating func agreed(_ rows: [Sheet.Row], _ line: ReturnForm.Line) -> ReturnAnswer {
        let places = rows.map { "\($0.line)" }.joined(separator: " and ")
        let differing = ReturnColumn.inputs.filter { input in Set(rows.map { table.cell(input, $0) }).count > 1 }
        if differing.isEmpty {
            notices.append(
                table.problem(
                    rows[1].line, nil, nil, "Rows \(places) are the same line and say the same; it was taken once.",
                    "Nothing needs doing."))
        }
        for row in rows {
            for column in differing {
                problems.append(
                    table.problem(
                        row.line, table.columns[column], table.cell(column, row),
                        "Rows \(places) are both “\(line.title)” and differ here; neither was taken.",
                        "Take out the row that is wrong and send the workbook again."))
            }
        }
        var answer = AnswerReader(unit: line.indicator.unit) { differing.contains($0) ? "" : table.cell($0, rows[0]) }.answer
        for column in differing { answer.unread[column] = rows.map { table.cell(column, $0) }.first { !$0.isEmpty } }
        return answer
    }
}
