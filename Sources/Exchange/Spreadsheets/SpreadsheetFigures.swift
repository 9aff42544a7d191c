import Domain

/// Goes through a table, cell by cell, for the lines that ask for it.
struct SpreadsheetFigures {
    private let table: LaidTable
    private let mapping: Mapping
    private let lines: [MeasureKey: [WantedLine]]
    private let periods: TablePeriods
    private var areas: WantedAreas
    var figures: MappedFigures
    private let names: FrameworkNames
    /// By line: whether any heading or cell was one of its periods.
    private var linesWithPeriods: Set<Int> = []
    /// By indicator: how many percentages were read, and the largest of them.
    private var percentages: [Int32: (count: Int, largest: Double)] = [:]

    init(_ fit: MappedSpreadsheet, _ names: FrameworkNames) {
        (table, mapping, self.names) = (fit.table, fit.mapping, names)
        let header = Table(Sheet(name: "", rows: [Sheet.Row(line: 1, cells: fit.table.headings.names)]), headerAt: 0)
        lines = Dictionary(grouping: fit.found, by: { MeasureKey($0.measure) })
            .mapValues { $0.compactMap { WantedLine($0, of: fit.mapping, in: header, names) } }
        periods = TablePeriods(fit.table)
        areas = WantedAreas(names)
        figures = MappedFigures(names)
    }

    mutating func read(_ reading: inout FileReading) {
        let columns = askedColumns(&reading)
        for row in table.rows { read(row, columns, &reading) }
        let asked = lines.values.joined().sorted { $0.line.measure < $1.line.measure }
        for wanted in asked where !linesWithPeriods.contains(Int(wanted.indicator)) {
            reading.notice(
                Problem(
                    cell: wanted.line.measure,
                    what: "No period of this table is a \(wanted.periodKind.word), which “\(wanted.title)” needs.",
                    remedy: "Correct how its periods are read on the mapping's page, or choose another indicator."))
        }
        for wanted in asked { noticeShares(wanted, &reading) }
    }

    /// A share of 0.85 in a sheet that does not show it as 85% would be kept as less than one per cent.
    private func noticeShares(_ wanted: WantedLine, _ reading: inout FileReading) {
        guard let seen = percentages[wanted.indicator], seen.count >= 3, seen.largest > 0, seen.largest <= 1 else { return }
        reading.notice(
            Problem(
                cell: wanted.line.measure,
                what: "No figure of “\(wanted.title)” is above 1, and it is a percentage: these may be shares of 1.",
                remedy: "Let the sheet show them as percentages, or multiply them by 100, if 0.85 means 85%."))
    }

    /// Columns whose heading is something that is asked for; the others are counted once each.
    private func askedColumns(_ reading: inout FileReading) -> [Int] {
        table.figureColumns.filter { column in
            guard table.rows.contains(where: { !$0.row.cell(column).isEmpty }) else { return false }
            let heading = table.headings.names[column]
            if table.layout.period == .columns, !PeriodHeading.looksLikePeriod(heading) {
                reading.leaveOut("the heading is no period: “\(heading.prefix(60))”")
                return false
            }
            if table.layout.measure == .columns, lines[MeasureKey(heading)] == nil {
                reading.leaveOut("no line asks for “\(heading.prefix(100))”")
                return false
            }
            return true
        }
    }

    private mutating func read(_ row: LaidTable.Row, _ columns: [Int], _ reading: inout FileReading) {
        if table.layout.measure != .columns {
            let measure = table.measure(row, 0)
            if lines[MeasureKey(measure)] == nil {
                reading.leaveOut(measure.isEmpty ? "the row names no measure" : "no line asks for “\(measure.prefix(100))”")
                return
            }
        }
        for column in columns {
            for wanted in lines[MeasureKey(table.measure(row, column))] ?? [] where wanted.admits(row.row) {
                read(row, column, wanted, &reading)
            }
        }
    }

    private mutating func read(_ row: LaidTable.Row, _ column: Int, _ wanted: WantedLine, _ reading: inout FileReading) {
        let text = row.row.cell(column)
        if text.isEmpty {
            reading.leaveOut("the cell is empty")
            return
        }
        let names = table.areas(row, column)
        guard let area = wanted.area(names) ?? areas.place(names) else {
            reading.leaveOut(areas.reason(names))
            return
        }
        let (said, place) = (table.period(row, column), table.headings.place(of: column))
        guard let (period, status) = periods.period(said, for: wanted) else {
            missPeriod(said, row, &reading)
            return
        }
        linesWithPeriods.insert(Int(wanted.indicator))
        guard let parts = SpreadsheetCell.parts(text, for: wanted.line.part) else {
            reading.add(unreadable(text, row.row.line, place))
            return
        }
        if let fault = fault(parts, wanted) {
            reading.add(Problem(row: row.row.line, column: place, cell: text, what: fault.what, remedy: fault.remedy))
            return
        }
        if wanted.rules.isProportion, parts.count == 1, case .number(let number, _) = parts[0].content, parts[0].part == .value {
            let seen = percentages[wanted.indicator] ?? (0, 0)
            percentages[wanted.indicator] = (seen.count + 1, text.hasSuffix("%") ? 100 : max(seen.largest, number))
        }
        figures.add(
            parts, as: wanted,
            at: MappedFigures.Place(area: area, period: period, status: status, row: row.row.line, column: place), &reading)
    }

    private func unreadable(_ text: String, _ line: Int, _ column: String) -> Problem {
        let isError = text.hasPrefix("#")
        return Problem(
            row: line, column: column, cell: text,
            what: isError ? "The formula in this cell gives an error." : "This is neither a number nor a marker.",
            remedy: isError
                ? "Correct the formula, or put a dash where there is no figure."
                : "Put the number alone into the cell, or a dash where there is none.")
    }

    /// What a cell alone can show to be impossible.
    private func fault(
        _ parts: [(part: Mapping.Part, content: MappedFigures.Content)], _ wanted: WantedLine
    ) -> FigureRules.Fault? {
        var figure = FigureRow(
            area: 0, group: 0, indicator: wanted.indicator, source: wanted.source, period: 0, state: ValueStatus.final.rawValue,
            line: 0)
        for case (let part, .number(let number, _)) in parts {
            switch part {
            case .numerator: figure.numerator = number
            case .denominator: figure.denominator = number
            // Beside its own numerator and denominator a printed value is compared with them elsewhere.
            case .value: figure.value = parts.count == 1 ? number : .nan
            }
        }
        // A numerator waits for its denominator, which stands in another cell.
        if parts.count == 1, parts[0].part == .numerator, figure.numerator >= 0 { return nil }
        return wanted.rules.fault(in: figure, decimals: 0)
    }

    /// In a heading another kind of period is a total of the year; in a list's column it is a mistake.
    private func missPeriod(_ said: String, _ row: LaidTable.Row, _ reading: inout FileReading) {
        guard case .rows(let headings) = table.layout.period, !PeriodHeading.looksLikePeriod(said) else {
            reading.leaveOut("“\(said.prefix(60))” is not of the indicator's kind of period")
            return
        }
        if said.isEmpty || !said.contains(where: \.isNumber) {
            reading.leaveOut("the row says no period")
            return
        }
        let column = table.periodColumns.first.map(table.headings.place(of:)) ?? headings.joined(separator: ", ")
        reading.add(
            Problem(
                row: row.row.line, column: column, cell: said, what: "This is not read as a period.",
                remedy: "Write it with its year, such as Q1 2024/25, Apr-24 or 31 March 2024."))
    }
}
