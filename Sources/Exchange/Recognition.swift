import Domain

/// What a sheet is, by a row that can only be the header of one layout. A title, notes and blank lines may stand above.
struct Recognition {
    enum Layout: String {
        case figures
        case interactiveTool = "local-authority-interactive-tool"
        case educationStatistics = "explore-education-statistics"
        case fingertips
        case neighbours
        /// The `.meta.csv` of a data file.
        case columnDescriptions = "column descriptions"
        case settings = "list of settings"
        case definitions
        case lookup = "lookup of areas"
        case uploadTemplate = "upload template"

        /// Whether it is one that is read.
        var isRead: Bool { FileReader.formats.contains(rawValue) }
    }

    var layout: Layout
    var sheet: Sheet
    /// Where its header stands among the sheet's rows.
    var header: Int

    static let mostRowsAbove = 60

    /// What the sheets of a file are, each that is known. One that is read comes before one that is refused.
    static func of(_ sheets: [Sheet]) -> [Recognition] {
        let known = sheets.compactMap { sheet -> Recognition? in
            for (place, row) in sheet.rows.prefix(mostRowsAbove).enumerated() {
                if let layout = layout(row.cells) { return Recognition(layout: layout, sheet: sheet, header: place) }
            }
            return nil
        }
        return known.filter(\.layout.isRead) + known.filter { !$0.layout.isRead }
    }

    static func layout(_ header: [String]) -> Layout? {
        if FiguresFile.recognises(header) { return .figures }
        if InteractiveToolFile.recognises(header) { return .interactiveTool }
        if EducationStatisticsFile.recognises(header) { return .educationStatistics }
        if FingertipsFile.recognises(header) { return .fingertips }
        if NeighboursFile.recognises(header) { return .neighbours }
        return OtherTables.layout(header)
    }
}

/// Tables that are no tables of figures, each refused for what it is.
enum OtherTables {
    static func layout(_ header: [String]) -> Recognition.Layout? {
        let names = Set(header.map { $0.trimmed.lowercased() })
        if names.isSuperset(of: ["col_name", "col_type"]) { return .columnDescriptions }
        if names.contains("urn"), names.count >= 3 { return .settings }
        if names.isSuperset(of: ["measure_code", "measure_short", "polarity"]) { return .definitions }
        if names.isSuperset(of: ["indicator", "description", "source"]), !names.contains("value") { return .definitions }
        if names.isSuperset(of: ["area_code", "date_from", "date_to"]) { return .uploadTemplate }
        return isLookup(names) ? .lookup : nil
    }

    static func refusal(_ layout: Recognition.Layout) -> Problem {
        switch layout {
        case .columnDescriptions:
            Problem(
                what: "This describes the columns of a data file and holds no figures.",
                remedy: "Send it together with that file, whose name is the same without “.meta”.")
        case .settings:
            Problem(
                what:
                    "This is a list of settings or inspections (a URN in each row): it holds judgements and addresses, and no figures by area and period.",
                remedy: "Count them, and send the counts in a figures file: indicator, area, period, value.")
        case .definitions:
            Problem(
                what: "This says what measures mean, and holds no figures.",
                remedy: "Send the table with the figures; what a measure means is written in the framework.")
        case .lookup:
            Problem(
                what: "This is a list of areas with their names and codes, and holds no figures.",
                remedy: "Put codes and other names of an area into the framework; send the table with the figures.")
        default:
            Problem(
                what:
                    "This is the layout in which figures are sent to a data service: it says neither indicator nor area by name.",
                remedy: "Send what that service gives out, or a figures file: indicator, area, period, value.")
        }
    }

    /// "LTLA23CD", "ward_code_2013", "gss-code", or nothing but councils and their regions.
    private static func isLookup(_ names: Set<String>) -> Bool {
        let filled = names.subtracting([""])
        if filled == ["local authority", "region"] || filled.isSuperset(of: ["gss-code", "official-name"]) { return true }
        if filled.contains("ward_name"), filled.contains(where: { $0.hasPrefix("ward_code") }), filled.count <= 6 {
            return !filled.contains { ["value", "count", "period", "year"].contains($0) }
        }
        return filled.count { $0.wholeMatch(of: /[a-z]{2,6}\d\d(cd|nm)/) != nil } >= 2
    }
}
