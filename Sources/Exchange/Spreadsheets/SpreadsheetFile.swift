import Domain

/// Any table that is no format of its own: an officer's dataset, an older release of the Department, a list.
///
/// A mapping that a person made for such a file says where things stand in it. The next file of its kind is found by
/// what its headings say, not by where they stand. Where no mapping fits, the table is looked for and offered.
enum SpreadsheetFile {
    /// Whether there is a table in these sheets. What a mapping asks for was read from it then, or, where none fits,
    /// what could be asked for is offered.
    static func read(
        _ sheets: [Sheet], named fileName: String, using version: FrameworkVersion, pointing: TablePointing?,
        into reading: inout FileReading
    ) -> Bool {
        let names = FrameworkNames(version)
        // Who points at a table wants to see it taken so, whatever mapping there is.
        if pointing == nil, let fit = MappedSpreadsheet.best(of: sheets, version.framework.mappings, names) {
            fit.read(fileNamed: fileName, using: version, into: &reading)
            return true
        }
        guard let guess = TableGuess.best(of: sheets, named: fileName, version, names, pointing) else { return false }
        reading.rowsRead += guess.table.rows.count
        if pointing == nil { MappedSpreadsheet.noticeMisfits(sheets, version.framework.mappings, names, &reading) }
        reading.offer = SpreadsheetOffer(guess, version, names).offer
        reading.isUnmapped = true
        reading.add(
            Problem(
                sheet: guess.table.sheet.name.isEmpty ? nil : guess.table.sheet.name, row: guess.layout.headerRow,
                what: "Nothing in this file is asked for yet.",
                remedy: "Say on its page what you want from it: choose an indicator for each measure."))
        return true
    }
}
