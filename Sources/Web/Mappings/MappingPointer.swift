import Domain
import Markup
import Reports
import Services

/// The beginning of a sheet, to point into: at the row of headings and at the first column with figures.
struct MappingPointer {
    var number: Int64
    var excerpt: SheetExcerpt
    var sheets: [String]
    var layout: TableLayout?
    var pointing: TablePointing

    var html: HTML {
        """
        <h2>Where is the table?</h2>
        \(when: sheets.count > 1, tabs)
        <p class="note">\(taken) Not right? Choose the row of the headings by its number, or the first column with figures by its letter.</p>
        <div class="scroll" role="region" aria-label="The beginning of the sheet" tabindex="0"><table class="cells">\
        <thead><tr><td></td>\(each: Array(0..<columns), letter)</tr></thead><tbody>
        \(each: excerpt.rows, row)</tbody></table></div>
        \(when: excerpt.rowCount > excerpt.rows.count, "<p class=\"note\">\(Number.text(excerpt.rowCount)) rows in all.</p>")
        \(sides)
        """
    }

    private var columns: Int { excerpt.rows.reduce(1) { max($0, $1.cells.count) } }

    private var taken: String {
        guard let layout else { return "No table was found here." }
        let rows =
            layout.headerRows == 1
            ? "row \(layout.headerRow)" : "rows \(layout.headerRow - layout.headerRows + 1) to \(layout.headerRow)"
        return "The headings were taken from \(rows)."
    }

    private var tabs: HTML {
        "<p class=\"choices\">Sheet: \(each: sheets.prefix(60).map(\.self), tab)</p>"
    }

    private func tab(_ name: String) -> HTML {
        let address = Address.mappingForm(of: number, TablePointing(sheet: name)).text
        return "<a href=\"\(address)\"\(attribute: "aria-current", name == excerpt.name ? "true" : nil)>\(name)</a> "
    }

    private func letter(_ column: Int) -> HTML {
        let address = Address.mappingForm(of: number, here.with(firstColumn: column + 1)).text
        let letters = MappingPointer.letters(column)
        return "<th scope=\"col\"><a href=\"\(address)\" title=\"Figures begin in column \(letters)\">\(letters)</a></th>"
    }

    private func row(_ row: SheetExcerpt.Row) -> HTML {
        let isHeader = layout.map { ($0.headerRow - $0.headerRows + 1...$0.headerRow).contains(row.line) } ?? false
        let address = Address.mappingForm(of: number, here.with(headerRow: row.line)).text
        return """
            <tr\(attribute: "class", isHeader ? "headings" : nil)><th scope="row"><a href="\(address)" title="The headings are in row \("\(row.line)")">\("\(row.line)")</a></th>\
            \(each: row.cells, { "<td>\($0)</td>" })</tr>

            """
    }

    private var here: TablePointing {
        var here = pointing
        if !excerpt.name.isEmpty { here.sheet = excerpt.name }
        return here
    }

    private var sides: HTML {
        let found = layout.map(MappingPointer.sides)
        return """
            <form class="choices" action="\(Address.mappingForm(of: number, TablePointing()).text)" method="get">
            \(each: hidden, { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })
            <label for="rows">Each row is about</label> \(choice("rows", pointing.rows ?? found?.rows))
            <label for="columns">Each heading is about</label> \(choice("columns", pointing.columns ?? found?.columns))
            <button type="submit" class="button second">Look again</button></form>
            """
    }

    private var hidden: [(String, String)] {
        here.pairs.compactMap { name, value in
            name == "rows" || name == "columns" ? nil : value.map { (name, $0) }
        }
    }

    private func choice(_ name: String, _ chosen: TablePointing.Side?) -> HTML {
        """
        <select id="\(name)" name="\(name)"><option value="">find out</option>\
        \(each: TablePointing.Side.allCases, { "<option value=\"\($0.rawValue)\"\(attribute: "selected", $0 == chosen ? "" : nil)>\($0.label)</option>" })</select>
        """
    }

    private static func sides(_ layout: TableLayout) -> (rows: TablePointing.Side?, columns: TablePointing.Side?) {
        let places: [(TablePointing.Side, TableLayout.Place)] = [
            (.measures, layout.measure), (.periods, layout.period), (.areas, layout.area),
        ]
        let rows = places.first { if case .rows = $0.1 { true } else { false } }?.0
        return (rows, places.first { $0.1 == .columns }?.0)
    }

    /// 0 → A, 26 → AA.
    private static func letters(_ column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? letter : letters(column / 26 - 1) + letter
    }
}

extension TablePointing.Side {
    var label: String {
        switch self {
        case .measures: "a measure"
        case .periods: "a period"
        case .areas: "an area"
        }
    }
}
