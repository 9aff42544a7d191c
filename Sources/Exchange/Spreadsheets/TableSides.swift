import Domain

/// What the rows and the columns of a table are about.
struct TableSides {
    private let sheet: Sheet
    private let frame: TableFrame
    private let headings: TableHeadings
    private let profiles: [ColumnProfile]
    private let labels: [ColumnProfile]
    /// Columns in which the figures stand.
    let figureColumns: [Int]
    private let columns: TablePointing.Side
    private let rows: TablePointing.Side?

    init(_ sheet: Sheet, _ frame: TableFrame, _ names: FrameworkNames, _ pointing: TablePointing?) {
        let body = sheet.rows[(frame.headerPlace + 1)...].prefix(TableGuess.sample).filter { !$0.isBlank }
        let width = sheet.rows[frame.firstHeaderPlace...].prefix(TableGuess.sample).reduce(0) { max($0, $1.cells.count) }
        let headings = TableHeadings(sheet, row: frame.headerPlace, count: frame.headerRows, width: width)
        // Sections between the rows and footnotes under them are no cells of their columns; a line right under the
        // headings may be a second one ("National - Regional - LA").
        let rowsWithFigures = body.filter { row in row.cells.dropFirst().contains(where: SpreadsheetCell.isFigure) }
        let second = body.first.flatMap { $0 == rowsWithFigures.first ? nil : $0 }
        profiles = (0..<width).map { column in
            ColumnProfile(
                column, heading: headings.names[column], hint: second?.cell(column) ?? "",
                cells: rowsWithFigures.map { $0.cell(column) }, names)
        }
        (self.sheet, self.frame, self.headings) = (sheet, frame, headings)
        let first = pointing?.firstColumn.map { $0 - 1 } ?? Self.firstFigureColumn(profiles)
        let candidates = profiles.filter { $0.column >= first && ($0.isOfNumbers || PeriodHeading.looksLikePeriod($0.heading)) }
        labels = profiles.filter { $0.column < first && $0.filled > 0 }
        columns = pointing?.columns ?? Self.side(of: candidates, names)
        rows = pointing?.rows
        figureColumns = (columns == .periods ? candidates.filter { PeriodHeading.looksLikePeriod($0.heading) } : candidates).map(
            \.column)
    }

    /// The first column of numbers that has a name or a period at its left and is no code of what stands beside it.
    private static func firstFigureColumn(_ profiles: [ColumnProfile]) -> Int {
        // Names of areas stand among the first columns, and codes of theirs before or behind them.
        let lastOfAreas = profiles.prefix(8).last { $0.isOfAreas || $0.isOfAreaCodes }?.column ?? -1
        let periods = profiles.first { PeriodHeading.looksLikePeriod($0.heading) }?.column
        let numbers = profiles.first { profile in
            profile.isOfNumbers && profile.column > lastOfAreas
                && profiles[..<profile.column].contains { $0.isOfWords || $0.isOfPeriods || $0.isOfAreas }
        }?.column
        return min(numbers ?? .max, periods ?? .max, profiles.count)
    }

    private static func side(of candidates: [ColumnProfile], _ names: FrameworkNames) -> TablePointing.Side {
        let filled = candidates.filter { $0.filled > 0 }
        let periods = filled.count { PeriodHeading.looksLikePeriod($0.heading) }
        // A target and a total beside four quarters are no measures.
        if periods > 0, periods * 2 >= filled.count || periods >= 3 { return .periods }
        let areas = filled.count { names.area($0.heading) != nil }
        return areas > 1 && areas * 2 >= filled.count ? .areas : .measures
    }

    /// Nil when the rows say nothing.
    func layout(_ whole: WholeTable) -> TableLayout? {
        let sheetName = sheet.name.isEmpty ? nil : sheet.name
        var layout = TableLayout(
            sheet: sheetName, headerRow: sheet.rows[frame.headerPlace].line, headerRows: frame.headerRows,
            measure: .fixed(whole.measure), period: .fixed(whole.period), area: .fixed(whole.area))
        let (areas, periods) = (rows == .measures ? [] : areaLabels, rows == .measures ? [] : periodLabels)
        if let areas = place(areas, unless: .areas) { layout.area = areas }
        if let periods = place(periods, unless: .periods) { layout.period = periods }
        let others = labels.filter { label in !(areas + periods).contains { $0.column == label.column } }
        if columns != .measures, rows == nil || rows == .measures, let measures = place(measureLabels(others), unless: .measures)
        {
            layout.measure = measures
        }
        if let list = list(layout, others) { return list }
        switch columns {
        case .measures: layout.measure = .columns
        case .periods: layout.period = .columns
        case .areas: layout.area = .columns
        }
        return hasRows(layout) ? layout : nil
    }

    private func hasRows(_ layout: TableLayout) -> Bool {
        [layout.measure, layout.period, layout.area].contains { if case .rows = $0 { true } else { false } }
    }

    private func place(_ labels: [ColumnProfile], unless side: TablePointing.Side) -> TableLayout.Place? {
        labels.isEmpty || columns == side ? nil : .rows(labels.map(\.heading))
    }

    /// One column of values, and a column that names the measure of each row.
    private func list(_ layout: TableLayout, _ others: [ColumnProfile]) -> TableLayout? {
        guard columns == .measures, rows == nil || rows == .measures else { return nil }
        let figures = profiles.filter { figureColumns.contains($0.column) }
        guard let value = figures.first(where: \.hintsAtValues) ?? (figures.count == 1 ? figures.first : nil) else { return nil }
        let named = others.filter { $0.isOfWords && $0.column < value.column }
        guard let first = named.first(where: \.hintsAtMeasures) ?? (areaLabels.isEmpty ? nil : named.first),
            !(areaLabels.isEmpty && periodLabels.isEmpty)
        else { return nil }
        var list = layout
        let measures = telling([first] + named.filter { $0.column != first.column && $0.distinct > 1 }, value)
        (list.measure, list.value) = (.rows(measures.map(\.heading)), value.heading)
        return list
    }

    /// As few of these columns as tell the rows of one area and period apart: "Population aged 0-15" may be there as a
    /// count and as a percentage.
    private func telling(_ columns: [ColumnProfile], _ value: ColumnProfile) -> [ColumnProfile] {
        let body = sheet.rows[(frame.headerPlace + 1)...].prefix(TableGuess.sample).filter { !$0.cell(value.column).isEmpty }
        let keys = (areaLabels + periodLabels).map(\.column)
        for count in 1...max(1, columns.count) {
            let chosen = keys + columns.prefix(count).map(\.column)
            if Set(body.map { row in chosen.map(row.cell) }).count == body.count { return Array(columns.prefix(count)) }
        }
        return Array(columns.prefix(1))
    }

    /// The code of an area before its name: a name may be another's next year.
    private var areaLabels: [ColumnProfile] {
        if rows == .areas, !labels.contains(where: { $0.isOfAreas || $0.isOfAreaCodes }) {
            return labels.filter(\.isOfWords).prefix(1) + []
        }
        guard rows != .periods else { return [] }
        let codes = labels.filter { $0.isOfAreaCodes }
        // Of two columns with names the last is the nearer: a region stands before its authorities.
        let name = labels.last { $0.isOfAreas && !$0.isOfAreaCodes }
        if name == nil, codes.isEmpty { return [] }
        if columns == .periods, rows == nil, let name, labels.contains(where: { $0.hintsAtMeasures && $0.column == name.column })
        {
            return []
        }
        // Numbers such as 921 were given to more than one place; they serve where there is no name.
        let registered = codes.filter(\.isOfRegisterCodes).prefix(1) + []
        return registered + (name.map { [$0] } ?? (registered.isEmpty ? codes.prefix(1) + [] : []))
    }

    /// A column of periods; or years in one and their quarters in another.
    private var periodLabels: [ColumnProfile] {
        guard rows != .areas, let first = labels.first(where: \.isOfPeriods) else { return [] }
        return [first] + labels.filter(\.isOfPartsOfYears).prefix(1)
    }

    /// The title, and the reference before it.
    private func measureLabels(_ labels: [ColumnProfile]) -> [ColumnProfile] {
        let words = labels.filter { $0.isOfWords && !$0.isOfReferences }
        let title =
            words.first { $0.hintsAtMeasures }
            ?? words.max { weight($0) < weight($1) } ?? labels.first { $0.isOfWords }
        guard let title else { return [] }
        let reference = labels.last { $0.column < title.column && $0.isOfReferences }
        return (reference.map { [$0] } ?? []) + [title]
    }

    /// A title is long and its own; owners and units repeat.
    private func weight(_ label: ColumnProfile) -> Double {
        label.averageLength * Double(label.distinct) / Double(max(label.filled, 1)) * (Double(label.filled) + 1)
            - Double(label.column)
    }
}
