import Domain

/// The download of the Department of Health's Fingertips: one row an indicator, area, sex, age, category and period,
/// with the value, its limits, the count and the denominator.
///
/// A mapping names an indicator by its number. A line without a part gives the whole figure: the count is its
/// numerator, the denominator and the value stand beside it. Only rows about everybody are read (sex "Persons", no
/// category) unless the line's filters say otherwise.
enum FingertipsFile {
    static func recognises(_ header: [String]) -> Bool {
        Set(header.map { $0.lowercased() }).isSuperset(of: [
            "indicator id", "area code", "sex", "age", "time period", "value", "count", "denominator",
        ])
    }

    static func read(_ table: Table, using version: FrameworkVersion, into reading: inout FileReading) {
        let mappings = version.framework.mappings.filter { $0.format == .fingertips }
        let names = FrameworkNames(version)
        let columns = Columns(table)
        let present = Set(table.rows.map { $0.cell(columns.indicator) })
        let wanted = MovedLines.wanted(mappings, in: table, names, &reading) { line in
            missing(line, of: present, in: table)
        }
        reading.offer = FingertipsOffer(table, columns, version, names).offer
        if wanted.isEmpty {
            reading.isUnmapped = true
            reading.add(.unasked("this download from Fingertips", mappings: mappings.count))
            return
        }
        let lines = Dictionary(grouping: wanted, by: \.line.measure)
        var (areas, figures) = (WantedAreas(names), MappedFigures(names))
        for row in table.rows {
            guard let asked = lines[row.cell(columns.indicator)] else {
                reading.leaveOut("the mapping does not ask for the indicator")
                continue
            }
            let asking = asked.filter { $0.admits(row) && columns.isAboutEverybody(row, but: $0.line.filters) }
            if asking.isEmpty {
                reading.leaveOut("the row is about some of the people only")
                continue
            }
            read(row, asking, columns, &areas, &figures, &reading)
        }
        reading.batch = figures.finished(&reading)
    }

    private static func missing(_ line: Mapping.Line, of present: Set<String>, in table: Table) -> MovedLines.Missing? {
        if !present.contains(line.measure) {
            return MovedLines.Missing(kind: "indicator", name: line.measure, present: present.sorted())
        }
        return table.missing(line.filters)
    }

    private static func read(
        _ row: Sheet.Row, _ asking: [WantedLine], _ columns: Columns, _ areas: inout WantedAreas, _ figures: inout MappedFigures,
        _ reading: inout FileReading
    ) {
        let texts = columns.area(of: row)
        let known = areas.place(texts)
        for line in asking {
            guard let area = known ?? line.area(texts) else {
                areas.leaveOut(texts, row: row.line, &reading)
                continue
            }
            guard let period = columns.period(of: row, line) else {
                reading.add(
                    Problem(
                        row: row.line, column: "Time period", cell: row.cell(columns.time),
                        what: "This is no \(line.line.periods.word), as which the mapping reads “\(line.line.measure)”.",
                        remedy: "Correct periods in the mapping, or the cell."))
                continue
            }
            let note = row.cell(columns.note)
            let place = MappedFigures.Place(
                area: area, period: period, row: row.line, column: "Value", note: note.isEmpty ? nil : note)
            if let contents = columns.contents(of: row, line.line.part, &reading) {
                figures.add(contents, as: line, at: place, &reading)
            }
        }
    }
}

extension Table {
    /// The first filter of a line that no row of the table can pass: its column, or what the column must hold, is not
    /// there.
    func missing(_ filters: [String: String]) -> MovedLines.Missing? {
        for (name, member) in filters.sorted(by: { $0.key < $1.key }) {
            guard let column = column(name) else { return MovedLines.Missing(kind: "column", name: name, present: header) }
            let members = Set(rows.map { $0.cell(column) })
            if !members.contains(member) {
                return MovedLines.Missing(kind: "group", name: member, present: members.sorted())
            }
        }
        return nil
    }
}
