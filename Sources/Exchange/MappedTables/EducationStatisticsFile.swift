import Domain

/// A data file of Explore Education Statistics: time and geography in the first columns, then filters, then measures,
/// in any order. The mid-year population file has the same layout. What is wrong with it is looked for whether or not a
/// mapping asks for anything in it.
enum EducationStatisticsFile {
    static func recognises(_ header: [String]) -> Bool {
        Set(header.map { $0.lowercased() }).isSuperset(of: ["time_period", "time_identifier", "geographic_level"])
    }

    static func read(_ table: Table, of file: Upload, using version: FrameworkVersion, into reading: inout FileReading) {
        let names = FrameworkNames(version)
        let columns = EducationStatisticsColumns(table, descriptions: file.companion.map(ColumnDescriptions.init))
        for fault in EducationStatisticsScreening(table, columns, file).faults {
            if fault.isProblem { reading.add(fault.problem) } else { reading.notice(fault.problem) }
        }
        let places = EducationStatisticsPlaces(table)
        reading.offer = EducationStatisticsOffer(table, columns, places, version, names).offer
        guard places.hasAny(of: table) else {
            reading.add(noArea(places.levels))
            return
        }
        let mappings = version.framework.mappings.filter { $0.format == .exploreEducationStatistics }
        let wanted = MovedLines.wanted(mappings, in: table, names, &reading) { line in
            table.column(line.measure) == nil
                ? MovedLines.Missing(kind: "column", name: line.measure, present: columns.indicators + columns.filters)
                : table.missing(line.filters)
        }
        if wanted.isEmpty {
            reading.isUnmapped = true
            reading.add(nothingWanted(columns, mappings: mappings.count))
        } else {
            read(table, wanted, places, names, into: &reading)
        }
    }

    private static func read(
        _ table: Table, _ wanted: [WantedLine], _ places: EducationStatisticsPlaces, _ names: FrameworkNames,
        into reading: inout FileReading
    ) {
        var (areas, figures) = (WantedAreas(names), MappedFigures(names))
        let lines = wanted.compactMap { line in table.column(line.line.measure).map { (line: line, column: $0) } }
        let (time, identifier) = (table.column("time_period"), table.column("time_identifier"))
        for row in table.rows {
            guard let texts = places.texts(of: row) else {
                reading.leaveOut("the row is about another kind of area: \(places.level(of: row))")
                continue
            }
            let known = areas.place(texts)
            let asking = lines.filter { $0.line.admits(row) }
            if known == nil, !asking.contains(where: { $0.line.area(texts) != nil }) {
                areas.leaveOut(texts, row: row.line, &reading)
                continue
            }
            if asking.isEmpty {
                reading.leaveOut("the mapping does not ask for the row")
                continue
            }
            let when = EducationStatisticsPeriod(row.cell(time), row.cell(identifier))
            for (line, column) in asking {
                guard let area = known ?? line.area(texts) else { continue }
                read(row, line, column, area, when, &figures, &reading)
            }
        }
        reading.batch = figures.finished(&reading)
    }

    private static func read(
        _ row: Sheet.Row, _ line: WantedLine, _ column: Int, _ area: Int, _ when: EducationStatisticsPeriod,
        _ figures: inout MappedFigures, _ reading: inout FileReading
    ) {
        let text = row.cell(column)
        let found: Period
        switch when.period(line.line.periods, of: line.periodKind) {
        case .period(let period): found = period
        case .otherKind(let kind):
            reading.leaveOut("the row is about \(kind), and the indicator is not")
            return
        case .unreadable:
            reading.add(
                Problem(
                    row: row.line, column: "time_period", cell: when.text,
                    what: "This is no \(line.line.periods.word), as which the mapping reads it.",
                    remedy: "Correct periods in the mapping, or the cell."))
            return
        }
        guard let content = MappedFigures.Content(text) else {
            reading.add(
                Problem(
                    row: row.line, column: line.line.measure, cell: text,
                    what: text.isEmpty
                        ? "There is nothing here, and the mapping asks for it." : "This is neither a number nor a marker.",
                    remedy: "Look it up in the publication and correct the cell."))
            return
        }
        let place = MappedFigures.Place(area: area, period: found, row: row.line, column: line.line.measure)
        figures.add([(line.line.part, content)], as: line, at: place, &reading)
    }

    private static func noArea(_ levels: [String]) -> Problem {
        let said = levels.isEmpty ? "" : ": its levels are \(levels.joined(separator: ", "))"
        return Problem(
            column: "geographic_level", what: "No row is about an area that Bellwether knows\(said).",
            remedy: "Send the file of the same publication that has rows for England, regions or local authorities.")
    }

    private static func nothingWanted(_ columns: EducationStatisticsColumns, mappings: Int) -> Problem {
        var problem = Problem.unasked("this file of Explore Education Statistics", mappings: mappings)
        let measures = columns.indicators.prefix(20).joined(separator: ", ")
        if !measures.isEmpty { problem.what += " Its measures are \(measures)." }
        return problem
    }
}
