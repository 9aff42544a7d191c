import Domain

/// A table of a sheet with everything in its place: what each row and each column says of measure, period and area.
struct LaidTable {
    let sheet: Sheet
    let layout: TableLayout
    let headings: TableHeadings
    /// Where the lowest row of headings stands among the rows of the sheet.
    let headerPlace: Int
    /// Columns of the rows' own texts.
    let measureColumns: [Int]
    let periodColumns: [Int]
    let areaColumns: [Int]
    /// Columns in which figures may stand.
    let figureColumns: [Int]
    /// The rows under the headings that hold anything where figures stand.
    let rows: [Row]

    struct Row {
        var row: Sheet.Row
        /// Nil where the measure does not stand in rows.
        var measure: String?
        var period: String?
        var areas: [String]
    }

    /// Nil when a heading that the layout names is not in the row of headings at this place.
    init?(_ sheet: Sheet, _ layout: TableLayout, headerAt place: Int) {
        let width = sheet.rows[max(0, place - layout.headerRows + 1)...].reduce(0) { max($0, $1.cells.count) }
        let headings = TableHeadings(sheet, row: place, count: layout.headerRows, width: width)
        guard let measures = Self.columns(layout.measure, headings), let periods = Self.columns(layout.period, headings),
            let areas = Self.columns(layout.area, headings)
        else { return nil }
        let labels = Set(measures + periods + areas)
        if let value = layout.value {
            guard let column = headings.column(value) else { return nil }
            figureColumns = [column]
        } else {
            figureColumns = (0..<width).filter { !labels.contains($0) }
        }
        (self.sheet, self.layout, self.headings, headerPlace) = (sheet, layout, headings, place)
        (measureColumns, periodColumns, areaColumns) = (measures, periods, areas)
        let body = sheet.rows[(place + 1)...].filter { !$0.isBlank }
        rows = Self.rows(body, measures, periods, areas, figures: Self.plausible(figureColumns, layout, headings))
    }

    /// The columns of a place; none when it does not stand in rows, nil when one of its headings is missing.
    private static func columns(_ place: TableLayout.Place, _ headings: TableHeadings) -> [Int]? {
        guard case .rows(let names) = place else { return [] }
        let columns = names.compactMap(headings.column)
        return columns.count == names.count ? columns : nil
    }

    /// Where periods are headings, an owner's name or a target under another heading makes no row of figures.
    private static func plausible(_ columns: [Int], _ layout: TableLayout, _ headings: TableHeadings) -> [Int] {
        guard layout.period == .columns else { return columns }
        return columns.filter { PeriodHeading.looksLikePeriod(headings.names[$0]) }
    }

    private static func rows(
        _ body: [Sheet.Row], _ measures: [Int], _ periods: [Int], _ areas: [Int], figures: [Int]
    ) -> [Row] {
        let labels = Set(measures + periods + areas)
        let filled = labels.count > 1 ? filledDown(body, labels.sorted(), figures) : body
        let shared = codesOfSeveral(body, areas)
        let hasFigures = body.map { row in figures.contains { !row.cell($0).isEmpty } }
        let names =
            measures.isEmpty
            ? []
            : names(
                zip(filled, hasFigures).map { row, has in (measures.map(row.cell), has) }, isList: labels.count > measures.count)
        return filled.indices.compactMap { place in
            guard hasFigures[place] else { return nil }
            let row = filled[place]
            return Row(
                row: body[place], measure: measures.isEmpty ? nil : names[place] ?? "",
                period: periods.isEmpty ? nil : joined(periods.map(row.cell)),
                areas: areas.map(row.cell).filter { !shared.contains($0) })
        }
    }

    /// Codes that stand beside more than one name: the releases give London's to Inner and Outer London too. They tell
    /// nothing; the name does.
    private static func codesOfSeveral(_ body: [Sheet.Row], _ areas: [Int]) -> Set<String> {
        guard areas.count > 1, let name = areas.last else { return [] }
        var names: [String: Set<String>] = [:]
        for row in body where !row.cell(name).isEmpty {
            for column in areas.dropLast() { names[row.cell(column), default: []].insert(HeadingText.key(row.cell(name))) }
        }
        return Set(names.filter { $0.value.count > 1 }.keys)
    }

    /// In a list the same measure stands in many rows, so no row is named after another.
    private static func names(_ rows: [(labels: [String], hasFigures: Bool)], isList: Bool) -> [String?] {
        isList ? rows.map { joined($0.labels) } : MeasureNames(rows).names
    }

    private static func joined(_ texts: [String]) -> String {
        texts.map(HeadingText.plain).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// A text merged over several rows stands in the first of them. References are no such texts: a row without one
    /// has none.
    private static func filledDown(_ body: [Sheet.Row], _ labels: [Int], _ figures: [Int]) -> [Sheet.Row] {
        var rows = body
        for column in labels {
            let texts = body.map { $0.cell(column) }.filter { !$0.isEmpty }
            let areWords = texts.count { $0.count > 8 || !$0.contains(where: \.isNumber) } * 2 > texts.count
            guard areWords || texts.allSatisfy(PeriodHeading.looksLikePeriod) else { continue }
            var last = ""
            for place in rows.indices {
                let text = rows[place].cell(column)
                let others = labels.contains { $0 != column && !rows[place].cell($0).isEmpty }
                if !text.isEmpty {
                    last = text
                } else if others, !last.isEmpty, figures.contains(where: { !body[place].cell($0).isEmpty }) {
                    rows[place].set(last, at: column)
                }
            }
        }
        return rows
    }
}

extension LaidTable {
    var headerLine: Int { sheet.rows[headerPlace].line }

    /// The name of the measure of a cell.
    func measure(_ row: Row, _ column: Int) -> String {
        switch layout.measure {
        case .rows: row.measure ?? ""
        case .columns: headings.names[column]
        case .fixed(let name): name
        }
    }

    func period(_ row: Row, _ column: Int) -> String {
        switch layout.period {
        case .rows: row.period ?? ""
        case .columns: headings.names[column]
        case .fixed(let code): code
        }
    }

    /// What names the area of a cell, the surest text first.
    func areas(_ row: Row, _ column: Int) -> [String] {
        switch layout.area {
        case .rows: row.areas
        case .columns: [headings.names[column]]
        case .fixed(let id): [id]
        }
    }

    /// The measures in the order of the table.
    var measures: [String] {
        switch layout.measure {
        case .rows: Self.once(rows.compactMap(\.measure).filter { !$0.isEmpty })
        case .columns:
            figureColumns.filter { column in rows.contains { !$0.row.cell(column).isEmpty } }.map { headings.names[$0] }
        case .fixed(let name): [name]
        }
    }

    static func once(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert(HeadingText.key($0)).inserted }
    }
}

extension Sheet.Row {
    fileprivate mutating func set(_ text: String, at column: Int) {
        while cells.count <= column { cells.append("") }
        cells[column] = text
    }
}
