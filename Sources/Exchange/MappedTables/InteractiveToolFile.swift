import Domain

/// The table of the Department for Education's Local Authority Interactive Tool: a measure, a year and an area in a
/// row. The measure is named by its short description; years may carry "(Rev)", "(prov)" or "(Final)".
enum InteractiveToolFile {
    static func recognises(_ header: [String]) -> Bool {
        Set(header.map { $0.lowercased() }).isSuperset(of: ["short desc", "years", "la and regions", "values"])
    }

    static func read(_ table: Table, using version: FrameworkVersion, into reading: inout FileReading) {
        let mappings = version.framework.mappings.filter { $0.format == .localAuthorityInteractiveTool }
        if mappings.isEmpty {
            reading.add(Problem.noMapping("the Local Authority Interactive Tool", .localAuthorityInteractiveTool))
            return
        }
        let names = FrameworkNames(version)
        let wanted = mappings.flatMap { mapping in mapping.lines.compactMap { WantedLine($0, of: mapping, in: table, names) } }
        let lines = Dictionary(grouping: wanted, by: \.line.measure)
        var (areas, figures) = (WantedAreas(names), MappedFigures(names))
        let columns = Columns(table)
        for row in table.rows {
            guard let wanted = lines[row.cell(columns.measure)]?.filter({ $0.admits(row) }), !wanted.isEmpty else {
                reading.leaveOut("the mapping does not ask for the measure")
                continue
            }
            guard let area = areas.place(number(row.cell(columns.number))) ?? areas.place(row.cell(columns.area)) else {
                reading.leaveOut("the area is not in the framework")
                continue
            }
            read(row, wanted, area, columns, &figures, &reading)
        }
        reading.batch = figures.finished(&reading)
    }

    private struct Columns {
        var measure: Int?
        var years: Int?
        var area: Int?
        var value: Int?
        var number: Int?

        init(_ table: Table) {
            measure = table.column("Short Desc")
            years = table.column("Years")
            area = table.column("LA and Regions")
            value = table.column("Values")
            number = table.column("LA Number")
        }
    }

    private static func read(
        _ row: Sheet.Row, _ wanted: [WantedLine], _ area: Int, _ columns: Columns, _ figures: inout MappedFigures,
        _ reading: inout FileReading
    ) {
        let text = row.cell(columns.value)
        guard let content = MappedFigures.Content(text) else {
            reading.add(
                Problem(
                    row: row.line, column: "Values", cell: text,
                    what: text.isEmpty
                        ? "There is nothing here, and the mapping asks for it." : "This is neither a number nor a marker.",
                    remedy: "Look it up in the tool and correct the cell."))
            return
        }
        let (year, status) = yearAndStatus(row.cell(columns.years))
        for line in wanted {
            guard let period = line.line.periods.period(year) else {
                reading.add(
                    Problem(
                        row: row.line, column: "Years", cell: row.cell(columns.years),
                        what: "This is no \(line.line.periods.word), as which the mapping reads “\(line.line.measure)”.",
                        remedy: "Correct periods in the mapping, or the cell."))
                continue
            }
            figures.add(content, as: line, area: area, period: period, status: status, row: row.line, column: "Values", &reading)
        }
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
            remedy: "Add one under mappings: with format: \(format.rawValue), as in Samples/leeds.yaml.")
    }
}
