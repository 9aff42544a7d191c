import Domain

// Where things stand in a spreadsheet
extension FrameworkReader {
    /// Names in the file that a person confirmed.
    func confirmedAreas(_ mapping: YAMLMap) -> [String: ID<Area>] {
        guard let map = mapping.map("areas", name: "areas of \(mapping.name)") else { return [:] }
        let pairs = map.keys.compactMap { name -> (String, ID<Area>)? in
            let area: ID<Area>? = required("area", map, name)
            return area.map { (name, $0) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    func layout(_ mapping: YAMLMap, of format: Mapping.Format?) -> TableLayout? {
        if format == .spreadsheet, !mapping.has("layout") {
            mapping.note(
                "format", "\(mapping.name) is of a spreadsheet and has no layout".capitalisedFirst,
                "Add layout: {header_row: 1, measure: {rows: [Measure]}, period: columns, area: {is: an area}}")
            return nil
        }
        if let format, format != .spreadsheet, mapping.has("layout") {
            mapping.note(
                "layout", "\(mapping.name) has a layout, which \(format.rawValue) says itself".capitalisedFirst,
                "Take the layout out, or write format: \(Mapping.Format.spreadsheet.rawValue)")
            return nil
        }
        return mapping.map("layout", name: "the layout of \(mapping.name)").flatMap(layout)
    }

    private func layout(_ map: YAMLMap) -> TableLayout? {
        map.check(["sheet", "header_row", "header_rows", "measure", "period", "area", "value"], under: "mappings.layout")
        let (sheet, value) = (map.text("sheet"), map.text("value"))
        let headerRow = map.required("header_row") == nil ? nil : map.whole("header_row", in: 1...1_048_576)
        let headerRows = map.whole("header_rows", in: 1...20) ?? 1
        if let headerRow, headerRows > headerRow {
            map.note(
                "header_rows", "\(map.name) has more rows of headings than stand above row \(headerRow + 1)".capitalisedFirst,
                "Correct header_row, the lowest of them, or header_rows, their number")
        }
        let (measure, period, area) = (place("measure", map), place("period", map), place("area", map))
        check(period: period, area: area, map)
        guard let headerRow, let measure, let period, let area else { return nil }
        checkFigures([measure, period, area], value: value, map)
        return TableLayout(
            sheet: sheet, headerRow: headerRow, headerRows: headerRows, measure: measure, period: period, area: area, value: value
        )
    }

    private func place(_ key: String, _ layout: YAMLMap) -> TableLayout.Place? {
        let remedy = "Write \(key): columns, \(key): {rows: [heading of a column]} or \(key): {is: the same for all}"
        if !layout.has(key) {
            layout.note(nil, "\(layout.name) does not say where its \(key) stands".capitalisedFirst, remedy)
            return nil
        }
        guard layout.isMapping(key) else {
            if layout.text(key) == "columns" { return .columns }
            layout.note(key, cell: layout.text(key), "\(key) of \(layout.name) is no place".capitalisedFirst, remedy)
            return nil
        }
        guard let map = layout.map(key, name: "\(key) of \(layout.name)") else { return nil }
        map.check(["rows", "is"], under: "mappings.layout.\(key)")
        let rows = map.has("rows") ? map.texts("rows") : []
        if let fixed = map.text("is"), rows.isEmpty { return .fixed(fixed) }
        if !rows.isEmpty, !map.has("is") { return .rows(rows) }
        if map.keys.allSatisfy(["rows", "is"].contains) {
            layout.note(key, "\(map.name) is not one place".capitalisedFirst, remedy)
        }
        return nil
    }

    /// What is said once for the whole table must be an area of the framework, and the code of a period.
    private func check(period: TableLayout.Place?, area: TableLayout.Place?, _ layout: YAMLMap) {
        if case .fixed = area, let map = layout.map("area", name: "area") {
            let _: ID<Area>? = mention("area", map, "is")
        }
        if case .fixed = period, let map = layout.map("period", name: "period of \(layout.name)") { _ = map.period("is") }
    }

    /// A cell with a figure is found by the heading over it, or in the one column of values: never by both.
    private func checkFigures(_ places: [TableLayout.Place], value: String?, _ layout: YAMLMap) {
        switch places.count(where: { $0 == .columns }) {
        case 0 where value == nil:
            layout.note(
                nil, "\(layout.name) does not say where its figures stand".capitalisedFirst,
                "Add value: with the heading of their column, or let measure, period or area stand in columns")
        case 1 where value != nil:
            layout.note(
                "value", "\(layout.name) has figures under many headings and in one column".capitalisedFirst,
                "Take value out, or say in which rows every one of measure, period and area stands")
        case 2...:
            layout.note(
                nil, "\(layout.name) lets more than one thing stand in the headings of columns".capitalisedFirst,
                "Leave columns to one of measure, period and area")
        default: break
        }
    }
}
