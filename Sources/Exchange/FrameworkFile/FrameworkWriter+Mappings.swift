import Domain

// How files are read
extension FrameworkWriter {
    func mapping(_ mapping: Mapping) -> YAMLText {
        let areas = mapping.areas.sorted { $0.key < $1.key }.map { ($0.key, YAMLText?.some(.id($0.value))) }
        return .map([
            ("id", .text(mapping.id)), ("name", mapping.name.map(YAMLText.text)), ("format", .text(mapping.format.rawValue)),
            ("source", .id(mapping.source)), ("layout", mapping.layout.map(layout)),
            ("areas", areas.isEmpty ? nil : .row(areas)), ("lines", .list(mapping.lines.map(line))),
        ])
    }

    private func layout(_ layout: TableLayout) -> YAMLText {
        .row([
            ("sheet", layout.sheet.map(YAMLText.text)), ("header_row", .plain("\(layout.headerRow)")),
            ("header_rows", layout.headerRows == 1 ? nil : .plain("\(layout.headerRows)")), ("measure", place(layout.measure)),
            ("period", place(layout.period)), ("area", place(layout.area)), ("value", layout.value.map(YAMLText.text)),
        ])
    }

    private func place(_ place: TableLayout.Place) -> YAMLText {
        switch place {
        case .columns: .text("columns")
        case .rows(let headings): .row([("rows", .list(headings.map(YAMLText.text)))])
        case .fixed(let text): .row([("is", .text(text))])
        }
    }

    private func line(_ line: Mapping.Line) -> YAMLText {
        let filters = line.filters.sorted { $0.key < $1.key }.map { ($0.key, YAMLText?.some(.text($0.value))) }
        return .row([
            ("indicator", .id(line.indicator)), ("measure", .text(line.measure)),
            ("part", line.part == .value ? nil : .text(line.part.rawValue)), ("filters", filters.isEmpty ? nil : .row(filters)),
            ("periods", .text(line.periods.word)), ("group", line.group == .total ? nil : .text(line.group.text)),
        ])
    }
}
