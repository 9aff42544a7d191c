import Domain

/// A data file of Explore Education Statistics: time and geography in the first columns, then filters, then measures.
/// The mid-year population file has the same layout.
enum EducationStatisticsFile {
    static func recognises(_ header: [String]) -> Bool {
        Set(header.map { $0.lowercased() }).isSuperset(of: ["time_period", "time_identifier", "geographic_level"])
    }

    static func read(_ table: CSVTable, using version: FrameworkVersion, into reading: inout FileReading) {
        let mappings = version.framework.mappings.filter { $0.format == .exploreEducationStatistics }
        let fitting = mappings.filter { mapping in mapping.lines.contains { table.column($0.measure) != nil } }
        guard !fitting.isEmpty else {
            if mappings.isEmpty {
                reading.add(Problem.noMapping("an Explore Education Statistics file", .exploreEducationStatistics))
            } else {
                reading.add(
                    Problem(
                        what: "No mapping asks for a column of this file; its columns are \(table.header.joined(separator: ", ")).",
                        remedy: "Add the column you want to a mapping under `mappings:`."))
            }
            return
        }
        let names = FrameworkNames(version)
        var figures = MappedFigures(names)
        for row in table.rows {
            guard let area = area(row, table, names) else {
                reading.leaveOut("the area is not in the framework")
                continue
            }
            var isAsked = false
            for mapping in fitting {
                for line in mapping.lines where asks(line, row, table) {
                    isAsked = true
                    add(row, line, mapping, area, table, &figures, &reading)
                }
            }
            if !isAsked { reading.leaveOut("the mapping does not ask for the row") }
        }
        reading.batch = figures.finished()
    }

    private static func asks(_ line: Mapping.Line, _ row: CSVTable.Row, _ table: CSVTable) -> Bool {
        table.column(line.measure) != nil && line.filters.allSatisfy { row.cell(table.column($0.key)) == $0.value }
    }

    private static func add(
        _ row: CSVTable.Row, _ line: Mapping.Line, _ mapping: Mapping, _ area: Int, _ table: CSVTable, _ figures: inout MappedFigures,
        _ reading: inout FileReading
    ) {
        let (text, time) = (row.cell(table.column(line.measure)), row.cell(table.column("time_period")))
        guard let content = MappedFigures.Content(text) else {
            reading.add(
                Problem(
                    row: row.line, column: line.measure, cell: text, what: text.isEmpty ? "There is nothing here, and the mapping asks for it." : "This is neither a number nor a marker.",
                    remedy: "Look it up in the publication and correct the cell."))
            return
        }
        guard let period = line.periods.period(year(time)) else {
            reading.add(
                Problem(
                    row: row.line, column: "time_period", cell: time, what: "This is no \(line.periods.word).",
                    remedy: "Correct `periods` of the mapping, or the cell."))
            return
        }
        figures.add(content, as: line, of: mapping, area: area, period: period, status: .final, row: row.line, column: line.measure, &reading)
    }

    /// "202425" is the year 2024/25; "2025" is as it stands.
    private static func year(_ text: String) -> String { text.utf8.count == 6 ? "\(text.prefix(4))/\(text.suffix(2))" : text }

    private static func area(_ row: CSVTable.Row, _ table: CSVTable, _ names: FrameworkNames) -> Int? {
        let columns: [String] =
            switch row.cell(table.column("geographic_level")).lowercased() {
            case "national": ["country_code", "country_name"]
            case "regional": ["region_code", "region_name"]
            case "local authority": ["new_la_code", "old_la_code", "la_name"]
            default: []
            }
        for name in columns {
            let text = row.cell(table.column(name))
            if !text.isEmpty, let area = names.area(text) { return area }
        }
        return nil
    }
}
