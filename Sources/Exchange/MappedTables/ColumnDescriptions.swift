import Domain

/// The `.meta.csv` of a data file: what each of its columns is.
struct ColumnDescriptions {
    struct Column {
        var row: Int
        var name: String
        /// "Filter" or "Indicator".
        var type: String
        var label: String
        var grouping: String
        var unit: String
        var decimals: String
        var hint: String
        var groupingColumn: String

        var isFilter: Bool { type.lowercased() == "filter" }
        var isIndicator: Bool { type.lowercased() == "indicator" }
    }

    let columns: [Column]
    /// Whether tabs part its cells, where commas should.
    let isTabbed: Bool
    /// The first line that is not in UTF-8.
    let badLine: Int?
    /// Whether it has the columns that such a file needs.
    let isDescription: Bool

    init(_ bytes: [UInt8]) {
        var problems: [Problem] = []
        let sheet = Sheet(csv: bytes, problems: &problems)
        badLine = UTF8Check.firstBadLine(bytes)
        let start = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        isTabbed = start.contains(0x09) && !start.contains(UInt8(ascii: ","))
        let table = sheet.rows.isEmpty ? nil : Table(sheet, headerAt: 0)
        isDescription = table.map { $0.column("col_name") != nil && $0.column("col_type") != nil } ?? false
        columns = table.map(ColumnDescriptions.columns) ?? []
    }

    func column(_ name: String) -> Column? { columns.first { $0.name.lowercased() == name.lowercased() } }

    private static func columns(_ table: Table) -> [Column] {
        table.rows.map { row in
            let cell = { (name: String) -> String in
                let text = row.cell(table.column(name))
                return text == "NA" ? "" : text
            }
            return Column(
                row: row.line, name: cell("col_name"), type: cell("col_type"), label: cell("label"),
                grouping: cell("indicator_grouping"), unit: cell("indicator_unit"), decimals: cell("indicator_dp"),
                hint: cell("filter_hint"), groupingColumn: cell("filter_grouping_column"))
        }
    }
}

/// The columns of a data file by what they are: as its description says, or as they look where it has none.
struct EducationStatisticsColumns {
    let descriptions: ColumnDescriptions?
    /// The columns that divide the rows: who is counted.
    let filters: [String]
    /// The columns with figures.
    let indicators: [String]

    static let time: Set<String> = ["time_period", "time_identifier", "geographic_level"]

    init(_ table: Table, descriptions: ColumnDescriptions?) {
        self.descriptions = descriptions
        var (filters, indicators): ([String], [String]) = ([], [])
        let groupings = Set((descriptions?.columns ?? []).map { $0.groupingColumn.lowercased() })
        for (place, name) in table.header.enumerated() where !name.isEmpty {
            let key = name.lowercased()
            let described = descriptions?.column(name)
            // A file may take a column of the geography for a filter: the name of a school.
            if Self.time.contains(key) || (described == nil && EducationStatisticsPlaces.columnNames.contains(key)) { continue }
            let isFilter = described.map { $0.isFilter || (!$0.isIndicator && !Self.hasFigures(table, place)) }
            if isFilter ?? (groupings.contains(key) || !Self.hasFigures(table, place)) {
                filters.append(name)
            } else {
                indicators.append(name)
            }
        }
        self.filters = filters
        self.indicators = indicators
    }

    /// Whether a column holds numbers, and nothing else but markers.
    private static func hasFigures(_ table: Table, _ column: Int) -> Bool {
        var hasNumber = false
        for row in table.rows.prefix(2000) {
            let text = row.cell(column)
            if text.isEmpty { continue }
            guard let content = MappedFigures.Content(text) else { return false }
            if case .number = content { hasNumber = true }
        }
        return hasNumber
    }
}
