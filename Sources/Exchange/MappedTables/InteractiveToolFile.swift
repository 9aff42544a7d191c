import Domain

/// The table of the Department for Education's Local Authority Interactive Tool: a measure, a year and an area in a
/// row. The measure is named by its short description; years may carry "(Rev)", "(prov)" or "(Final)".
enum InteractiveToolFile {
    static func recognises(_ header: [String]) -> Bool {
        Set(header.map { $0.lowercased() }).isSuperset(of: ["short desc", "years", "la and regions", "values"])
    }

    static func read(_ table: Table, using version: FrameworkVersion, into reading: inout FileReading) {
        let mappings = version.framework.mappings.filter { $0.format == .localAuthorityInteractiveTool }
        let names = FrameworkNames(version)
        let columns = Columns(table)
        let present = Set(table.rows.map { $0.cell(columns.measure) })
        let wanted = MovedLines.wanted(mappings, in: table, names, &reading) { line in
            present.contains(line.measure)
                ? nil : MovedLines.Missing(kind: "measure", name: line.measure, present: present.sorted())
        }
        reading.offer = offer(table, columns, version, names)
        if wanted.isEmpty {
            reading.isUnmapped = true
            reading.add(.unasked("this table of the Local Authority Interactive Tool", mappings: mappings.count))
            return
        }
        let lines = Dictionary(grouping: wanted, by: \.line.measure)
        var (areas, figures) = (WantedAreas(names), MappedFigures(names))
        for row in table.rows {
            guard let wanted = lines[row.cell(columns.measure)]?.filter({ $0.admits(row) }), !wanted.isEmpty else {
                reading.leaveOut("the mapping does not ask for the measure")
                continue
            }
            let texts = columns.area(of: row)
            let area = areas.place(texts)
            if area == nil, !wanted.contains(where: { $0.area(texts) != nil }) {
                areas.leaveOut(texts, row: row.line, &reading)
                continue
            }
            for line in wanted {
                if let area = area ?? line.area(texts) { read(row, line, area, columns, &figures, &reading) }
            }
        }
        reading.batch = figures.finished(&reading)
    }

    private struct Columns {
        let measure: Int?
        let item: Int?
        let years: Int?
        let name: Int?
        let value: Int?
        let number: Int?

        init(_ table: Table) {
            measure = table.column("Short Desc")
            item = table.column("Data item")
            years = table.column("Years")
            name = table.column("LA and Regions")
            value = table.column("Values")
            number = table.column("LA Number")
        }

        /// By number and by name. "383.0" is what a spreadsheet makes of 383.
        func area(of row: Sheet.Row) -> [String] {
            let number = row.cell(number)
            return [number.hasSuffix(".0") ? String(number.dropLast(2)) : number, row.cell(name)]
        }
    }

    private static func read(
        _ row: Sheet.Row, _ line: WantedLine, _ area: Int, _ columns: Columns, _ figures: inout MappedFigures,
        _ reading: inout FileReading
    ) {
        let (text, year) = (row.cell(columns.value), row.cell(columns.years))
        if year == "0" || year.isEmpty {
            reading.leaveOut("the row names no year")
            return
        }
        if text.isEmpty {
            reading.leaveOut("there is nothing in the cell")
            return
        }
        guard let content = MappedFigures.Content(text) else {
            reading.add(
                Problem(
                    row: row.line, column: "Values", cell: text, what: "This is neither a number nor a marker.",
                    remedy: "Look it up in the tool and correct the cell."))
            return
        }
        let (years, status) = yearAndStatus(year)
        guard let period = period(years, line) else {
            reading.add(
                Problem(
                    row: row.line, column: "Years", cell: year,
                    what: "This is no \(line.line.periods.word), as which the mapping reads “\(line.line.measure)”.",
                    remedy: "Correct periods in the mapping, or the cell."))
            return
        }
        let place = MappedFigures.Place(area: area, period: period, status: status, row: row.line, column: "Values")
        figures.add([(line.line.part, content)], as: line, at: place, &reading)
    }

    private static func period(_ years: String, _ line: WantedLine) -> Period? {
        line.line.periods.period(years) ?? FinancialYearsTogether.period(years, as: line.periodKind)
    }

    private static func yearAndStatus(_ text: String) -> (String, ValueStatus) {
        guard let open = text.firstIndex(of: "(") else { return (text, .final) }
        let mark = text[open...].lowercased()
        let status: ValueStatus = mark.hasPrefix("(rev") ? .revised : mark.hasPrefix("(prov") ? .provisional : .final
        return (text[..<open].trimmed, status)
    }

    private static func offer(
        _ table: Table, _ columns: Columns, _ version: FrameworkVersion, _ names: FrameworkNames
    ) -> FileOffer {
        var (builder, areas) = (OfferBuilder(version, names), WantedAreas(names))
        for row in table.rows {
            let (value, texts) = (row.cell(columns.value), columns.area(of: row))
            // The words of a measure stand on its first rows only.
            let isNumber = MappedFigures.Content.isNumber(value)
            builder.measure(
                row.cell(columns.measure), title: row.cell(columns.item), count: value.isEmpty ? 0 : 1,
                example: isNumber ? value : nil)
            builder.period(row.cell(columns.years))
            builder.area(texts[1], place: areas.place(texts), hasCode: !texts[0].isEmpty)
        }
        return builder.offer(.localAuthorityInteractiveTool) { OfferBuilder.usualPeriod(yearAndStatus($0).0) }
    }
}

/// "2014/15-16/17": financial years taken together.
enum FinancialYearsTogether {
    /// As months up to a March, where the indicator counts such; nil otherwise.
    static func period(_ text: String, as kind: PeriodKind) -> Period? {
        guard case .rollingMonths(let months) = kind, let parts = text.wholeMatch(of: /(\d{4})\/\d\d-\d\d\/(\d\d)/),
            let first = Int(parts.1), let end = Int(parts.2)
        else { return nil }
        let last = first / 100 * 100 + end + (end < first % 100 ? 100 : 0)
        return (last - first) * 12 == months ? .rollingMonths(months, endingYear: last, month: 3) : nil
    }
}

extension MappedFigures.Content {
    static func isNumber(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { CellNumber($0) } != nil
    }
}
