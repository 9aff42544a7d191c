import Domain

/// A mapping of a spreadsheet and the table in which it found its lines.
struct MappedSpreadsheet {
    let mapping: Mapping
    let table: LaidTable
    /// Lines whose measure is in the table.
    let found: [Mapping.Line]

    /// How far down a heading is looked for; a preamble is no longer.
    private static let deepestHeading = 200

    /// The mapping that finds most of its lines.
    static func best(of sheets: [Sheet], _ mappings: [Mapping], _ names: FrameworkNames) -> MappedSpreadsheet? {
        let fits = mappings.filter { $0.format == .spreadsheet }.compactMap { fit(of: sheets, $0, names) }
        return fits.enumerated().max { ($0.element.found.count, -$0.offset) < ($1.element.found.count, -$1.offset) }?.element
    }

    private static func fit(of sheets: [Sheet], _ mapping: Mapping, _ names: FrameworkNames) -> MappedSpreadsheet? {
        guard let layout = mapping.layout else { return nil }
        let named = sheets.filter { HeadingText.key($0.name) == HeadingText.key(layout.sheet ?? "") }
        var found = named.flatMap { fits($0, mapping, layout, names) }
        if found.isEmpty { found = sheets.flatMap { fits($0, mapping, layout, names) } }
        // Of rows that say the same, the one where the heading stood last time, or nearest to it.
        return found.min { left, right in
            if left.found.count != right.found.count { return left.found.count > right.found.count }
            return left.distance < right.distance
        }
    }

    private static func fits(
        _ sheet: Sheet, _ mapping: Mapping, _ layout: TableLayout, _ names: FrameworkNames
    ) -> [MappedSpreadsheet] {
        sheet.rows.indices.prefix(deepestHeading).compactMap { place in
            guard !sheet.rows[place].isBlank, let table = LaidTable(sheet, layout, headerAt: place), !table.rows.isEmpty,
                table.hasHeadings(mapping, names)
            else { return nil }
            let measures = Set(table.measures.map(MeasureKey.init))
            let found = mapping.lines.filter { measures.contains(MeasureKey($0.measure)) }
            return found.isEmpty ? nil : MappedSpreadsheet(mapping: mapping, table: table, found: found)
        }
    }

    private var distance: Int {
        guard let layout = mapping.layout else { return 0 }
        return abs(table.headerLine - layout.headerRow)
    }

    /// Says which mapping nearly reads these sheets and what it misses, so that nobody teaches it a second time.
    static func noticeMisfits(_ sheets: [Sheet], _ mappings: [Mapping], _ names: FrameworkNames, _ reading: inout FileReading) {
        let texts = Set(sheets.flatMap { sheet in sheet.rows.prefix(2000).flatMap { $0.cells.map(HeadingText.key) } })
        for mapping in mappings where mapping.format == .spreadsheet {
            guard let layout = mapping.layout, case let wanted = headings(of: layout), !wanted.isEmpty else { continue }
            let missing = wanted.filter { !texts.contains(HeadingText.key($0)) && !$0.hasPrefix("column ") }
            guard let first = missing.first, missing.count < wanted.count || sheets.contains(where: { $0.name == layout.sheet })
            else {
                continue
            }
            reading.notice(
                Problem(
                    column: first,
                    what:
                        "The mapping “\(mapping.name ?? mapping.id)” was not used: no column of this file is headed “\(first)”.",
                    remedy: "Correct the heading in the file, or the mapping on its page, if this is the file it was made for."))
        }
    }

    private static func headings(of layout: TableLayout) -> [String] {
        [layout.measure, layout.period, layout.area].flatMap { place -> [String] in
            if case .rows(let headings) = place { headings } else { [] }
        } + [layout.value].compactMap { $0 }
    }
}

/// A measure as a line and a table name it: the case, the spaces and a footnote's number do not matter.
struct MeasureKey: Hashable {
    let text: String

    init(_ name: String) { text = HeadingText.key(HeadingText.withoutFootnote(HeadingText.plain(name))) }
}

extension LaidTable {
    /// Whether the headings over the figures are what the layout says they are: at least one period, or one area. Another
    /// table of the same shape may say of itself that it counts something else.
    fileprivate func hasHeadings(_ mapping: Mapping, _ names: FrameworkNames) -> Bool {
        if case .fixed(let name) = layout.measure, let said = PreambleText.measure(above: headerPlace, in: sheet),
            MeasureKey(said) != MeasureKey(name), !PreambleText.says(name, above: headerPlace, in: sheet)
        {
            return false
        }
        let written = figureColumns.map { headings.names[$0] }
        if layout.period == .columns { return written.contains(where: PeriodHeading.looksLikePeriod) }
        let confirmed = Set(mapping.areas.keys.map(AreaNames.key))
        return layout.area != .columns || written.contains { confirmed.contains(AreaNames.key($0)) || names.area($0) != nil }
    }
}
