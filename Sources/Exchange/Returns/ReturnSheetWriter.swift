import Domain

/// Writes the sheet that an agency fills in.
struct ReturnSheetWriter {
    private let form: ReturnForm
    private let file: XlsxFile
    private let columns = ReturnColumn.allCases

    init(_ form: ReturnForm, _ file: XlsxFile) {
        self.form = form
        self.file = file
    }

    func write() throws {
        let sheet = try file.sheet(ReturnWorkbook.sheetName)
        let identity = form.identity
        for (place, column) in columns.enumerated() { sheet.width(ReturnSheetWriter.width(column), place...place) }
        sheet.hide(column: 0)
        try sheet.write("Return of \(identity.agency.words)", 0, 1, file.format(.title))
        try sheet.write(
            "\(identity.partnership.words) · \(identity.round.words) · due by \(form.deadline.long)", 1, 1, file.format(.lead))
        try sheet.write("Fill in the light boxes. The sheet “\(ReturnWorkbook.guideName)” says how.", 2, 1, file.format(.lead))
        sheet.height(26, row: 0)
        try writeHeadings(sheet)
        for (place, line) in form.lines.enumerated() { try write(line, sheet, ReturnWorkbook.headingRow + 1 + place) }
        try setRules(sheet)
        sheet.freeze(rows: ReturnWorkbook.headingRow + 1, columns: 2)
        sheet.protect()
        sheet.prepareForPrint(
            repeating: ReturnWorkbook.headingRow, footer: "\(identity.agency.words), \(identity.round.words)", pagesWide: 2)
    }

    private func writeHeadings(_ sheet: XlsxSheet) throws {
        for (place, column) in columns.enumerated() {
            let text = column == .key ? form.identity.text : column.heading
            try sheet.write(text, ReturnWorkbook.headingRow, place, file.format(column.isInput ? .inputHeading : .heading))
        }
        sheet.height(30, row: ReturnWorkbook.headingRow)
    }

    private func write(_ line: ReturnForm.Line, _ sheet: XlsxSheet, _ row: Int) throws {
        for (place, column) in columns.enumerated() {
            let format = file.format(ReturnSheetWriter.format(column, line.indicator))
            if let number = ReturnSheetWriter.number(column, line.answer) {
                try sheet.write(number, row, place, format)
            } else {
                try sheet.write(ReturnSheetWriter.text(column, line), row, place, format)
            }
        }
        sheet.height(ReturnSheetWriter.height(line), row: row)
    }

    private func setRules(_ sheet: XlsxSheet) throws {
        guard !form.lines.isEmpty else { return }
        let rows = (ReturnWorkbook.headingRow + 1)...(ReturnWorkbook.headingRow + form.lines.count)
        for (place, column) in columns.enumerated() {
            switch column {
            case .numerator, .denominator, .value:
                try sheet.wantNumber(
                    rows, place, isWhole: false, title: column.heading,
                    message: "A number from 0 on. Leave it empty if there is no figure, and choose why there is none.")
            case .status:
                try sheet.offer(
                    ValueStatus.allCases.map(\.word), rows, place, title: column.heading,
                    message: "How sure the figure is. Empty is final.")
            case .reason:
                try sheet.offer(
                    AnswerReader.offered.map(AnswerReader.listed), rows, place, title: column.heading,
                    message: "Only where there is no figure. Say more under “What happened?”.")
            default: break
            }
        }
    }
}

// What stands in a cell
extension ReturnSheetWriter {
    private static func number(_ column: ReturnColumn, _ answer: ReturnAnswer) -> Double? {
        switch column {
        case .numerator: answer.numerator
        case .denominator: answer.denominator
        case .value: answer.value
        default: nil
        }
    }

    private static func text(_ column: ReturnColumn, _ line: ReturnForm.Line) -> String {
        switch column {
        case .key: line.key
        case .indicator: line.indicator.title
        case .period: line.period.label
        case .area: line.areaName
        case .group: line.groupName
        case .unit: line.indicator.unit.label
        case .status: line.answer.status?.word ?? ""
        case .reason: line.answer.reason.map(AnswerReader.listed) ?? ""
        case .what: line.answer.what
        case .soWhat: line.answer.soWhat
        case .nowWhat: line.answer.nowWhat
        case .last: past(1, line)
        case .secondLast: past(2, line)
        case .thirdLast: past(3, line)
        case .fourthLast: past(4, line)
        case .definition: definition(line)
        // What could not be read stays in its box, to be put right.
        case .numerator, .denominator, .value: line.answer.unread[column] ?? ""
        }
    }

    /// "Apr–Jun 2026: 85.3% (197 of 231)".
    private static func past(_ back: Int, _ line: ReturnForm.Line) -> String {
        guard line.past.count >= back else { return "" }
        let point = line.past[line.past.count - back]
        switch point.shown {
        case .value(let value): return "\(point.period.label): \(FigureText(line.indicator).full(value))"
        case .none(let reason, _): return "\(point.period.label): \(reason.label.lowercased())"
        }
    }

    private static func definition(_ line: ReturnForm.Line) -> String {
        guard let definition = line.indicator.definition(for: line.period) else { return "" }
        return [
            definition.definition, definition.numerator.map { "Numerator: \($0)" },
            definition.denominator.map { "Denominator: \($0)" },
        ].compactMap(\.self).joined(separator: "\n")
    }

    /// Of a count or a score there is one number, which stands under Value.
    private static func format(_ column: ReturnColumn, _ indicator: Indicator) -> XlsxFormat {
        switch column {
        case .numerator, .denominator: indicator.unit.needsDenominator ? .number(decimals: 0) : .notAsked
        case .value: .number(decimals: indicator.decimals)
        case .status, .reason: .listed
        case .what, .soWhat, .nowWhat: .box
        case .indicator: .name
        case .last, .secondLast, .thirdLast, .fourthLast: .past
        case .key, .period, .area, .group, .unit, .definition: .text
        }
    }

    private static func width(_ column: ReturnColumn) -> Double {
        switch column {
        case .key: 8
        case .indicator: 28
        case .period, .group, .unit, .status: 12
        case .area: 14
        case .numerator, .denominator, .value: 13
        case .reason: 20
        case .what, .soWhat, .nowWhat: 28
        case .last, .secondLast, .thirdLast, .fourthLast: 19
        case .definition: 46
        }
    }

    /// Spreadsheet programs differ in whether they make a row as high as its text when they open a file, so it is said here.
    private static func height(_ line: ReturnForm.Line) -> Double {
        let rows = [ReturnColumn.indicator, .period, .area, .group, .what, .soWhat, .nowWhat, .last, .definition].map { column in
            // Letters of Arial are narrower than the digits that widths are told in, capitals and words that do not break wider.
            text(column, line).split(separator: "\n").reduce(0) { $0 + 1 + Int(Double($1.count) / (width(column) * 1.05)) }
        }
        return min(max(Double(rows.max() ?? 1), 2) * 13 + 4, 400)
    }
}
