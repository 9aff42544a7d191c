import Domain

/// Where the headings end and the figures begin.
struct TableFrame {
    /// The lowest row of headings, as a place among the rows of the sheet.
    let headerPlace: Int
    let headerRows: Int

    var firstHeaderPlace: Int { headerPlace - headerRows + 1 }

    private static let deepest = 200

    init?(_ sheet: Sheet, _ pointing: TablePointing?) {
        let rows = sheet.rows
        if let line = pointing?.headerRow {
            guard let place = rows.firstIndex(where: { $0.line == line }) else { return nil }
            headerPlace = place
        } else {
            guard let place = Self.lowestHeading(rows) else { return nil }
            headerPlace = place
        }
        let body = rows[(headerPlace + 1)...].prefix(TableGuess.sample)
        headerRows = Self.height(rows, headerPlace, Self.figureColumns(body))
    }

    /// The row over the first rows with figures that says something over the columns in which they stand.
    private static func lowestHeading(_ rows: [Sheet.Row]) -> Int? {
        for first in rows.indices.prefix(deepest) where hasFigures(rows[first]) {
            let next = rows[first...].prefix(40).filter { !$0.isBlank }
            // A lone number in a title or among the headings is no table.
            let columns = figureColumns(next[...])
            guard
                next.prefix(8).count(where: { row in columns.contains { SpreadsheetCell.isFigure(row.cell($0)) } }) * 2
                    > min(8, next.count)
                    || next.count == 1, columns.contains(where: { SpreadsheetCell.isFigure(rows[first].cell($0)) })
            else { continue }
            let heading = rows[..<first].indices.last { place in
                columns.contains { isHeading(rows[place].cell($0)) }
            }
            if let heading { return heading }
        }
        return nil
    }

    /// A year over a column is a heading and no figure.
    private static func hasFigures(_ row: Sheet.Row) -> Bool {
        let figures = row.cells.filter { SpreadsheetCell.isNumber($0) && !PeriodHeading.looksLikePeriod($0) }
        return !figures.isEmpty && row.cells.contains { !$0.isEmpty && !SpreadsheetCell.isNumber($0) }
            && row.cells.count(where: PeriodHeading.looksLikePeriod) < max(2, figures.count)
    }

    private static func isHeading(_ text: String) -> Bool {
        !text.isEmpty && (!SpreadsheetCell.isFigure(text) || PeriodHeading.looksLikePeriod(text))
    }

    /// Columns of which most cells with anything in them are figures.
    private static func figureColumns(_ rows: some Collection<Sheet.Row>) -> [Int] {
        let width = rows.reduce(0) { max($0, $1.cells.count) }
        var (filled, figures) = ([Int](repeating: 0, count: width), [Int](repeating: 0, count: width))
        for row in rows {
            for (column, cell) in row.cells.enumerated() where !cell.isEmpty {
                filled[column] += 1
                if SpreadsheetCell.isFigure(cell), !PeriodHeading.looksLikePeriod(cell) { figures[column] += 1 }
            }
        }
        return (0..<width).filter { figures[$0] > 0 && figures[$0] * 2 >= filled[$0] }
    }

    /// Rows directly above that say something over the figures belong to the headings; a title stands at the left alone.
    private static func height(_ rows: [Sheet.Row], _ lowest: Int, _ columns: [Int]) -> Int {
        guard let first = columns.first else { return 1 }
        var height = 1
        while lowest - height >= 0, height < 5 {
            let above = rows[lowest - height]
            let written = above.cells.indices.filter { !above.cells[$0].isEmpty }
            guard written.contains(where: { $0 >= max(first, 1) }), !written.contains(where: { isFigureHere(above.cells[$0]) }),
                written.count > 1 || (written.first ?? 0) > 0
            else { break }
            height += 1
        }
        return height
    }

    private static func isFigureHere(_ text: String) -> Bool {
        SpreadsheetCell.isNumber(text) && !PeriodHeading.looksLikePeriod(text)
    }
}
