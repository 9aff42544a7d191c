import Domain

/// A data file of Explore Education Statistics: time and geography in the first columns, then filters, then measures.
/// The mid-year population file has the same layout.
enum EducationStatisticsFile {
    static func recognises(_ header: [String]) -> Bool {
        Set(header.map { $0.lowercased() }).isSuperset(of: ["time_period", "time_identifier", "geographic_level"])
    }

    static func read(_ table: Table, using version: FrameworkVersion, into reading: inout FileReading) {
        let mappings = version.framework.mappings.filter { $0.format == .exploreEducationStatistics }
        let names = FrameworkNames(version)
        let wanted = mappings.flatMap { mapping in
            mapping.lines.compactMap { line in
                table.column(line.measure).flatMap { column in
                    WantedLine(line, of: mapping, in: table, names).map { ($0, column) }
                }
            }
        }
        if wanted.isEmpty {
            reading.add(
                mappings.isEmpty
                    ? .noMapping("Explore Education Statistics", .exploreEducationStatistics) : nothingWanted(of: table))
            return
        }
        var (areas, figures) = (WantedAreas(names), MappedFigures(names))
        let columns = Columns(table)
        for row in table.rows {
            guard let area = columns.area(of: row, &areas) else {
                reading.leaveOut("the area is not in the framework")
                continue
            }
            let asking = wanted.filter { $0.0.admits(row) }
            if asking.isEmpty {
                reading.leaveOut("the mapping does not ask for the row")
            } else if !columns.isOfAYear(row) {
                reading.leaveOut("the row is not about a year")
            } else {
                for (line, column) in asking { read(row, line, column, area, columns, &figures, &reading) }
            }
        }
        reading.batch = figures.finished(&reading)
    }

    private struct Columns {
        private let identifier: Int?
        private let level: Int?
        private let codes: [String: [Int]]
        let time: Int?

        init(_ table: Table) {
            identifier = table.column("time_identifier")
            level = table.column("geographic_level")
            time = table.column("time_period")
            codes = [
                "national": ["country_code", "country_name"], "regional": ["region_code", "region_name"],
                "local authority": ["new_la_code", "old_la_code", "la_name"],
            ].mapValues { $0.compactMap(table.column) }
        }

        func area(of row: Sheet.Row, _ areas: inout WantedAreas) -> Int? {
            for column in codes[row.cell(level).lowercased()] ?? [] {
                if let area = areas.place(row.cell(column)) { return area }
            }
            return nil
        }

        /// Terms, quarters and months are of no mapping; taken for years they would be several figures of one.
        func isOfAYear(_ row: Sheet.Row) -> Bool {
            let identifier = row.cell(identifier).lowercased()
            return identifier.isEmpty || identifier.hasSuffix("year")
        }
    }

    private static func read(
        _ row: Sheet.Row, _ wanted: WantedLine, _ column: Int, _ area: Int, _ columns: Columns, _ figures: inout MappedFigures,
        _ reading: inout FileReading
    ) {
        let (text, time, line) = (row.cell(column), row.cell(columns.time), wanted.line)
        guard let content = MappedFigures.Content(text) else {
            reading.add(
                Problem(
                    row: row.line, column: line.measure, cell: text,
                    what: text.isEmpty
                        ? "There is nothing here, and the mapping asks for it." : "This is neither a number nor a marker.",
                    remedy: "Look it up in the publication and correct the cell."))
            return
        }
        guard let period = line.periods.period(year(time)) else {
            reading.add(
                Problem(
                    row: row.line, column: "time_period", cell: time,
                    what: "This is no \(line.periods.word), as which the mapping reads it.",
                    remedy: "Correct periods in the mapping, or the cell."))
            return
        }
        figures.add(
            content, as: wanted, area: area, period: period, status: .final, row: row.line, column: line.measure, &reading)
    }

    /// "202425" is the year 2024/25; "2025" is as it stands.
    private static func year(_ text: String) -> String { text.utf8.count == 6 ? "\(text.prefix(4))/\(text.suffix(2))" : text }

    private static func nothingWanted(of table: Table) -> Problem {
        Problem(
            what: "No mapping asks for a column of this file; its columns are \(table.header.joined(separator: ", ")).",
            remedy: "Add the column you want to a mapping, as its measure.")
    }
}
