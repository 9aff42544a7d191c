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
    /// Areas that a person confirmed for this mapping, by how the file names them.
    private let confirmed: [String: Int]

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
        let pairs = mapping.areas.compactMap { name, area in names.area(area.text).map { (AreaNames.key(name), $0) } }
        confirmed = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    func admits(_ row: Sheet.Row) -> Bool { filters.allSatisfy { row.cell($0.column) == $0.text } }

    /// The area that a person said one of these texts means, in this mapping.
    func area(_ texts: [String]) -> Int? {
        if confirmed.isEmpty { return nil }
        return texts.lazy.compactMap { confirmed[AreaNames.key($0)] }.first
    }
}

/// The areas of a framework as the rows of one file name them, each looked up once.
struct WantedAreas {
    static let unknown = "the area is not in the framework"

    private let names: FrameworkNames
    private var found: [String: Int?] = [:]
    private var reasons: [[String]: String] = [:]

    init(_ names: FrameworkNames) { self.names = names }

    mutating func place(_ text: String) -> Int? {
        if text.isEmpty { return nil }
        if let known = found[text] { return known }
        let place = names.area(text)
        found[text] = place
        return place
    }

    /// The area that a row names by codes and by name, the surest first. The code of an abolished council that the
    /// framework does not have ends the search: its name may now be that of a council with other bounds.
    mutating func place(_ texts: [String]) -> Int? {
        for text in texts where !text.isEmpty {
            if let place = place(text) { return place }
            if FormerCouncils.isCode(text) { return nil }
        }
        return nil
    }

    /// Why a row is left out whose area the framework does not have.
    mutating func reason(_ texts: [String]) -> String {
        if let known = reasons[texts] { return known }
        let reason = WantedAreas.reason(texts)
        reasons[texts] = reason
        return reason
    }

    /// Leaves a row out whose area the framework does not have. Where it has only a name, and the name is nearly one of
    /// the framework's, that is said, once: a person may confirm it.
    mutating func leaveOut(_ texts: [String], row: Int, _ reading: inout FileReading) {
        let isNew = reasons[texts] == nil
        let reason = reason(texts)
        reading.leaveOut(reason)
        guard isNew, reason == WantedAreas.unknown, let name = texts.last, texts.dropLast().allSatisfy(\.isEmpty),
            let near = names.near(name)
        else { return }
        reading.notice(
            Problem(
                row: row, cell: name, what: "“\(name)” is no area of the framework; it looks like “\(names.areas[near].name)”.",
                remedy: "Confirm it on the mapping's page if it is meant, or correct the cell."))
    }

    private static func reason(_ texts: [String]) -> String {
        if texts.contains(where: isTwoCouncils) { return "the row is about two councils together" }
        let years = texts.compactMap(FormerCouncils.abolished)
        return years.first.map { "the council was abolished in \($0)" } ?? unknown
    }

    /// "940 / 941", "Kingston upon Thames / Richmond upon Thames".
    private static func isTwoCouncils(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(\.trimmed)
        return parts.count == 2 && parts.allSatisfy { $0.count >= 3 }
    }
}
