import Domain

/// The table of the Department for Education's Local Authority Interactive Tool: a measure, a year and an area in a
/// row. The measure is named by its short description; years may carry "(Rev)", "(prov)" or "(Final)".
enum InteractiveToolFile {
    static func recognises(_ header: [String]) -> Bool {
        Set(header.map { $0.lowercased() }).isSuperset(of: ["short desc", "years", "la and regions", "values"])
    }

    static func read(_ table: CSVTable, using version: FrameworkVersion, into reading: inout FileReading) {
        let mappings = version.framework.mappings.filter { $0.format == .localAuthorityInteractiveTool }
        guard let mapping = mappings.first else {
            reading.add(Problem.noMapping("the Local Authority Interactive Tool", Mapping.Format.localAuthorityInteractiveTool))
            return
        }
        let lines = Dictionary(grouping: mapping.lines, by: \.measure)
        let names = FrameworkNames(version)
        var figures = MappedFigures(names)
        let columns = (
            measure: table.column("Short Desc"), years: table.column("Years"), area: table.column("LA and Regions"),
            value: table.column("Values"), number: table.column("LA Number")
        )
        for row in table.rows {
            guard let wanted = lines[row.cell(columns.measure)] else {
                reading.leaveOut("the mapping does not ask for the measure")
                continue
            }
            guard let area = names.area(number(row.cell(columns.number))) ?? names.area(row.cell(columns.area)) else {
                reading.leaveOut("the area is not in the framework")
                continue
            }
            guard let content = MappedFigures.Content(row.cell(columns.value)) else {
                reading.add(
                    Problem(
                        row: row.line, column: "Values", cell: row.cell(columns.value), what: "This is neither a number nor a marker.",
                        remedy: "Look it up in the tool and correct the cell."))
                continue
            }
            let (year, status) = yearAndStatus(row.cell(columns.years))
            for line in wanted {
                guard let period = line.periods.period(year) else {
                    reading.add(
                        Problem(
                            row: row.line, column: "Years", cell: row.cell(columns.years), what: "This is no \(line.periods.word) for \(line.measure).",
                            remedy: "Correct `periods` of the mapping, or the cell."))
                    continue
                }
                figures.add(content, as: line, of: mapping, area: area, period: period, status: status, row: row.line, column: "Values", &reading)
            }
        }
        reading.batch = figures.finished()
    }

    /// "383.0" is what a spreadsheet makes of 383.
    private static func number(_ text: String) -> String { text.hasSuffix(".0") ? String(text.dropLast(2)) : text }

    private static func yearAndStatus(_ text: String) -> (String, ValueStatus) {
        guard let open = text.firstIndex(of: "(") else { return (text, .final) }
        let mark = text[open...].lowercased()
        let status: ValueStatus = mark.hasPrefix("(rev") ? .revised : mark.hasPrefix("(prov") ? .provisional : .final
        return (text[..<open].trimmed, status)
    }
}

extension Problem {
    static func noMapping(_ what: String, _ format: Mapping.Format) -> Problem {
        Problem(
            what: "The framework has no mapping for \(what), so nothing in it is asked for.",
            remedy: "Add one under `mappings:` with `format: \(format.rawValue)`, as in Samples/leeds.yaml.")
    }
}
