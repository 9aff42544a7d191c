/// How many cells a file may have: a handful of bytes can claim a row of 16,384 that is empty but for its last cell, or
/// a sheet of a thousand million.
final class CellBudget {
    private var filled = 0
    private var empty = 0
    private let mostFilled: Int
    private let mostEmpty: Int

    init(mostFilled: Int = 20_000_000, mostEmpty: Int = 4_000_000) {
        self.mostFilled = mostFilled
        self.mostEmpty = mostEmpty
    }

    /// A row takes room of its own, about as much as three cells.
    func spendRow() -> Bool { spend(filled: 3, empty: 0) }

    /// False when there are more than a computer should be asked to hold. Empty cells between others take as much room,
    /// and a table does not have many more of them than of others.
    func spend(filled: Int, empty: Int) -> Bool {
        self.filled += filled
        self.empty += empty
        return self.filled <= mostFilled && self.empty <= mostEmpty + self.filled * 4
    }
}

extension FileFault {
    /// Far beyond what programs write: a workbook has some hundreds of styles and sheets.
    static let mostListed = 20_000

    static let overfull = FileFault(
        what: "The workbook lists more sheets, styles or texts than any spreadsheet program writes.",
        remedy: "Copy the tables that are needed into a new workbook and send that.")

    static let noSheets = FileFault(
        what: "There is no sheet in the workbook that can be read.",
        remedy: "Open it in a spreadsheet program, save it anew and send that.")

    static let tooManyCells = FileFault(
        what: "The file has more than twenty million cells, or far more empty ones than others.",
        remedy: "Send the tables that are needed in smaller files.")
}
