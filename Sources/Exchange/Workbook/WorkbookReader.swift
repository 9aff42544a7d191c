import Domain

/// Reads a workbook (.xlsx): Office Open XML in a zip archive, a row at a time.
struct WorkbookReader {
    let sheets: [ListedSheet]
    private let archive: Archive
    private let strings: [String]
    private let styles: CellStyles
    private let countsFrom1904: Bool
    /// Spent by all the sheets together.
    private let budget: CellBudget

    struct ListedSheet: Hashable {
        var name: String
        var isHidden: Bool
        fileprivate var part: String
    }

    init(_ archive: Archive, budget: CellBudget = CellBudget()) throws(FileFault) {
        self.archive = archive
        self.budget = budget
        let main = try WorkbookRelationships(of: "", in: archive).part("officeDocument") ?? "xl/workbook.xml"
        let book = WorkbookListener()
        try XMLReader.read(main, of: archive, for: book)
        countsFrom1904 = book.countsFrom1904

        let related = try WorkbookRelationships(of: main, in: archive)
        sheets = try WorkbookReader.sheets(book.sheets, related)
        if sheets.isEmpty { throw .noSheets }
        styles = CellStyles()
        if let part = related.part("styles") { try XMLReader.read(part, of: archive, for: styles) }
        let strings = SharedStrings()
        if let part = related.part("sharedStrings") { try XMLReader.read(part, of: archive, for: strings) }
        self.strings = strings.texts
    }

    var sheetNames: [String] { sheets.map(\.name) }

    /// Every sheet with its rows.
    func allSheets() throws(FileFault) -> [Sheet] {
        var read: [Sheet] = []
        for listed in sheets {
            var rows: [Sheet.Row] = []
            let listener = try listen(to: listed) {
                rows.append($0)
                return true
            }
            read.append(
                Sheet(
                    name: listed.name, rows: rows, isHidden: listed.isHidden, notices: listener.notices,
                    uncalculated: listener.uncalculated))
        }
        return read
    }

    /// Gives the rows of a sheet that have something in them, in their order, until `each` has enough and says false.
    /// Returns what should be said about the sheet without refusing it.
    @discardableResult
    func readRows(of sheet: ListedSheet, _ each: @escaping (Sheet.Row) -> Bool) throws(FileFault) -> [Problem] {
        try listen(to: sheet, each).notices
    }

    private func listen(
        to sheet: ListedSheet, _ each: @escaping (Sheet.Row) -> Bool
    ) throws(FileFault) -> SheetListener {
        let listener = SheetListener(
            sheet: sheet.name, strings: strings, styles: styles, countsFrom1904: countsFrom1904, budget: budget,
            each: each)
        do {
            try XMLReader.read(sheet.part, of: archive, for: listener)
        } catch {
            throw error.about(sheet: sheet.name)
        }
        if !listener.hasBegun { throw FileFault.noSheets.about(sheet: sheet.name) }
        return listener
    }

    /// Pages that hold a chart alone are passed over.
    private static func sheets(
        _ listed: [WorkbookListener.Listed], _ related: WorkbookRelationships
    ) throws(FileFault) -> [ListedSheet] {
        var sheets: [ListedSheet] = []
        for sheet in listed {
            guard let target = related.targets[sheet.id] else { throw .missing("sheet " + sheet.name) }
            if target.kind == "worksheet" {
                sheets.append(ListedSheet(name: sheet.name, isHidden: sheet.isHidden, part: target.part))
            }
        }
        return sheets
    }
}

extension FileFault {
    func about(sheet: String) -> FileFault {
        var fault = self
        fault.problem.sheet = sheet
        return fault
    }
}
