import Domain

/// How the table of a sheet that nobody has explained yet most probably lies. What an officer points at is not guessed.
struct TableGuess {
    let layout: TableLayout
    let table: LaidTable
    /// Columns in which figures stand: not those of names and codes that the layout has no use for.
    let figureColumns: [Int]
    /// Cells with figures under headings: of several tables the fullest is taken.
    let figures: Int

    /// A table has at least this many numbers under headings.
    private static let fewestFigures = 3
    /// How many rows under the headings are looked at.
    static let sample = 400

    static func best(
        of sheets: [Sheet], named fileName: String, _ version: FrameworkVersion, _ names: FrameworkNames,
        _ pointing: TablePointing?
    ) -> TableGuess? {
        let pointed =
            pointing?.sheet.map { name in sheets.filter { HeadingText.key($0.name) == HeadingText.key(name) } } ?? sheets
        let guesses = pointed.compactMap { TableGuess($0, named: fileName, version, names, pointing) }
        return guesses.enumerated().max { ($0.element.figures, -$0.offset) < ($1.element.figures, -$1.offset) }?.element
    }

    init?(
        _ sheet: Sheet, named fileName: String, _ version: FrameworkVersion, _ names: FrameworkNames, _ pointing: TablePointing?
    ) {
        guard let frame = TableFrame(sheet, pointing) else { return nil }
        let sides = TableSides(sheet, frame, names, pointing)
        let about = WholeTable(
            measure: PreambleText.measure(above: frame.firstHeaderPlace, in: sheet)
                ?? PreambleText.title(above: frame.firstHeaderPlace, in: sheet) ?? (sheet.name.isEmpty ? "Figure" : sheet.name),
            period: PreambleText.period(above: frame.firstHeaderPlace, in: sheet, fileName: fileName)?.code ?? "",
            area: version.framework.district.text)
        guard let layout = sides.layout(about), let table = LaidTable(sheet, layout, headerAt: frame.headerPlace) else {
            return nil
        }
        let figures = table.rows.prefix(Self.sample).reduce(0) { sum, row in
            sum + sides.figureColumns.count { SpreadsheetCell.isNumber(row.row.cell($0)) }
        }
        guard figures >= (pointing == nil ? Self.fewestFigures : 1) else { return nil }
        (self.layout, self.table, self.figures, figureColumns) = (layout, table, figures, sides.figureColumns)
    }
}

/// What is said once, of the whole table.
struct WholeTable {
    var measure: String
    /// Empty where the file does not say it.
    var period: String
    var area: String
}
