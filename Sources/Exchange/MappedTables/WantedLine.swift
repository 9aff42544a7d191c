import Domain

/// One line of a mapping with everything in it found, once for a whole file.
struct WantedLine {
    let line: Mapping.Line
    let source: Int32
    let indicator: Int32
    let rules: FigureRules
    let periodKind: PeriodKind
    let title: String
    /// Where the columns of its filters stand, and what they must hold.
    let filters: [(column: Int?, text: String)]

    /// Nil for an indicator or a source that the framework does not have; its file was checked for that.
    init?(_ line: Mapping.Line, of mapping: Mapping, in table: Table, _ names: FrameworkNames) {
        guard let indicator = names.indicator(line.indicator.text), let source = names.source(mapping.source.text) else {
            return nil
        }
        self.line = line
        self.source = Int32(source)
        self.indicator = Int32(indicator)
        rules = FigureRules(names.indicators[indicator])
        periodKind = names.indicators[indicator].periodKind
        title = names.indicators[indicator].title
        filters = line.filters.map { (table.column($0.key), $0.value) }
    }

    func admits(_ row: Sheet.Row) -> Bool { filters.allSatisfy { row.cell($0.column) == $0.text } }
}

/// The areas of a framework as the rows of one file name them, each looked up once.
struct WantedAreas {
    private let names: FrameworkNames
    private var found: [String: Int?] = [:]

    init(_ names: FrameworkNames) { self.names = names }

    mutating func place(_ text: String) -> Int? {
        if text.isEmpty { return nil }
        if let known = found[text] { return known }
        let place = names.area(text)
        found[text] = place
        return place
    }
}
