import Domain

/// Makes rows of the XML of a worksheet.
final class SheetListener: XMLListener {
    private let sheet: String
    private let strings: [String]
    private let styles: CellStyles
    private let countsFrom1904: Bool
    private let budget: CellBudget
    private let each: (Sheet.Row) -> Bool

    private var line = 0
    private var column = -1
    private var cells: [String] = []
    private var cell = SheetCell()
    private var text = CellTextBuffer()
    private var isInValue = false
    private var uncalculatedCount = 0
    /// The first of them: enough to name each in a table that people fill in, and an end for a file made to have no end.
    private(set) var uncalculated: [Sheet.Place] = []
    private static let mostNamed = 10_000
    /// Whether there was a sheet at all. One in a vocabulary that is not known would else read as empty, without a word.
    private(set) var hasBegun = false

    init(
        sheet: String, strings: [String], styles: CellStyles, countsFrom1904: Bool, budget: CellBudget,
        each: @escaping (Sheet.Row) -> Bool
    ) {
        self.sheet = sheet
        self.strings = strings
        self.styles = styles
        self.countsFrom1904 = countsFrom1904
        self.budget = budget
        self.each = each
    }

    override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.isIn(.spreadsheet) else { return }
        switch name {
        case "c": openCell(attributes)
        case "v": isInValue = true
        case "row": openRow(attributes)
        case "f": cell.hasFormula = true
        case "sheetData": hasBegun = true
        default: text.opened(name)
        }
    }

    override func closed(_ name: XMLName) {
        guard name.isIn(.spreadsheet) else { return }
        switch name {
        case "c": closeCell()
        case "v": isInValue = false
        case "row": closeRow()
        case "sheetData": stop()
        default: text.closed(name)
        }
    }

    override func heard(_ piece: UnsafeBufferPointer<UInt8>) {
        if !(isInValue ? text.append(piece) : text.add(piece)) { stop(.longText) }
    }

    /// What should be said of the sheet though it can be read.
    var notices: [Problem] {
        guard let first = uncalculated.first else { return [] }
        return [
            Problem(
                sheet: sheet, row: first.line, column: CellReference.letters(first.column),
                what: uncalculatedCount == 1
                    ? "This cell holds a formula whose result is not in the file; it was read as empty."
                    : "This cell and \(uncalculatedCount - 1) others hold formulas whose results are not in the file; they were read as empty.",
                remedy: "Open the workbook in a spreadsheet program, save it, and send that.")
        ]
    }

    // MARK: - Rows and cells

    private func openRow(_ attributes: XMLAttributes) {
        var next = line + 1
        if let given = attributes["r"] {
            guard let number = CellReference.number(given), (1...CellReference.rows).contains(number) else {
                return refuse("A row is numbered “\(FileFault.shown(String(cString: given)))”, which no sheet has.")
            }
            next = number
        }
        if next <= line { return refuse("Row \(next) stands after row \(line).") }
        line = next
        column = -1
        cells.removeAll(keepingCapacity: true)
    }

    private func openCell(_ attributes: XMLAttributes) {
        column += 1
        if let given = attributes["r"] {
            guard let place = CellReference.column(given) else {
                return refuse("A cell is placed at “\(FileFault.shown(String(cString: given)))”, which no sheet has.")
            }
            column = place
        }
        if column >= CellReference.columns { return refuse("Row \(line) has more than \(CellReference.columns) cells.") }
        cell = SheetCell(attributes)
        text.begin()
    }

    private func closeCell() {
        isInValue = false
        if cell.hasFormula, text.bytes.isEmpty, cell.kind != .formulaText {
            uncalculatedCount += 1
            if uncalculated.count < SheetListener.mostNamed { uncalculated.append(Sheet.Place(line: line, column: column)) }
        }
        guard !text.bytes.isEmpty, let value = value() else { return }
        if value.isEmpty { return }
        if column < cells.count {
            cells[column] = value
            return
        }
        let empty = column - cells.count
        if !budget.spend(filled: 1, empty: empty) { return stop(.tooManyCells) }
        cells.append(contentsOf: repeatElement("", count: empty))
        cells.append(value)
    }

    private func closeRow() {
        if cells.isEmpty { return }
        if !budget.spendRow() { return stop(.tooManyCells) }
        if !each(Sheet.Row(line: line, cells: cells)) { stop() }
        cells.removeAll(keepingCapacity: true)
    }

    /// The text of the cell that ends here; nil when it was refused.
    private func value() -> String? {
        switch cell.kind {
        case .shared:
            guard let place = CellReference.number(text.bytes), strings.indices.contains(place) else {
                refuse("The cell \(CellReference.letters(column))\(line) names a text that is not in the workbook.")
                return nil
            }
            return strings[place]
        case .text, .formulaText: return text.take()
        case .isoDay:
            let text = text.take()
            return DayText.text(iso: text) ?? text
        case .truth: return text.bytes == [UInt8(ascii: "0")] || text.bytes == Array("false".utf8) ? "FALSE" : "TRUE"
        case .number: return number()
        }
    }

    private func number() -> String {
        let format = styles.format(cell.style)
        return text.bytes.withUnsafeBufferPointer { bytes in
            switch format {
            case .number: return DecimalText.number(bytes)
            case .percentage: return DecimalText.percentage(bytes)
            case .day, .dayAndTime, .time, .hours:
                let serial = Double(String(decoding: bytes, as: UTF8.self))
                return serial.flatMap { DayText.text($0, format, from1904: countsFrom1904) } ?? DecimalText.number(bytes)
            }
        }
    }

    private func refuse(_ what: String) {
        stop(
            FileFault(
                Problem(
                    row: line == 0 ? nil : line,
                    what: "The workbook is damaged: " + what.prefix(1).lowercased() + what.dropFirst(),
                    remedy: "Open it in a spreadsheet program, save it anew and send that.")))
    }
}

/// What a cell says about itself before its value.
private struct SheetCell {
    enum Kind { case number, shared, text, formulaText, truth, isoDay }

    var kind = Kind.number
    var style = 0
    var hasFormula = false

    init() {}

    init(_ attributes: XMLAttributes) {
        if let type = attributes["t"] { kind = SheetCell.kind(type) }
        if let style = attributes["s"] { self.style = CellReference.number(style) ?? 0 }
    }

    private static func kind(_ type: UnsafePointer<CChar>) -> Kind {
        switch String(cString: type) {
        case "s": .shared
        case "str": .formulaText
        case "inlineStr", "e": .text
        case "b": .truth
        case "d": .isoDay
        default: .number
        }
    }
}
