import Domain

/// Makes rows of the content of an OpenDocument spreadsheet.
final class OpenDocumentListener: XMLListener {
    struct Begun {
        var name: String
        var isHidden: Bool
    }

    /// The sheet that is being read.
    private(set) var sheetName: String?
    private(set) var sheetCount = 0
    private let began: (Begun) -> Void
    private let each: (Sheet.Row) -> Bool

    private var hiddenStyles: Set<String> = []
    private var style = ""
    /// How deep the elements stand that are passed over: comments, drawings, changes that are kept for looking back.
    private var depthPassedOver = 0
    private var line = 0
    private var rowRepeats = 1
    private var row = OpenDocumentRow()
    private var cell: OpenDocumentCell?
    private var text = OpenDocumentText()
    private let budget = CellBudget()

    init(began: @escaping (Begun) -> Void, each: @escaping (Sheet.Row) -> Bool) {
        self.began = began
        self.each = each
    }

    override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
        if depthPassedOver > 0 {
            depthPassedOver += 1
        } else if name.isIn(.table) {
            openedTable(name, attributes)
        } else if name.isIn(.openText) {
            if hearsText { text.opened(name, attributes) }
        } else if name.isIn(.openStyle) {
            openedStyle(name, attributes)
        } else if cell != nil || (name == "annotation" && name.isIn(.office)) {
            depthPassedOver = 1
        }
    }

    override func closed(_ name: XMLName) {
        if depthPassedOver > 0 {
            depthPassedOver -= 1
        } else if name.isIn(.table) {
            closedTable(name)
        } else if name.isIn(.openText) {
            if hearsText { text.closed(name) }
        }
    }

    override func heard(_ piece: UnsafeBufferPointer<UInt8>) {
        if depthPassedOver == 0, hearsText, !text.add(piece) { stop(.longText) }
    }

    private var hearsText: Bool { cell?.needsShown == true }

    // MARK: - Elements

    private func openedTable(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "table-cell", "covered-table-cell": cell = OpenDocumentCell(attributes, isCovered: name == "covered-table-cell")
        case "table-row":
            rowRepeats = max(attributes[OpenDocumentNames.rowsRepeated, in: .table].flatMap(CellReference.number) ?? 1, 1)
            row = OpenDocumentRow()
        case "table": openedSheet(attributes)
        case "shapes", "tracked-changes", "dde-links", "content-validations", "table-source": depthPassedOver = 1
        default: break
        }
    }

    private func closedTable(_ name: XMLName) {
        switch name {
        case "table-cell", "covered-table-cell": closeCell()
        case "table-row": closeRow()
        case "table": sheetName = nil
        default: break
        }
    }

    /// A sheet is hidden by its style, and the styles stand before the sheets.
    private func openedStyle(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "style": style = attributes.text("name", in: .openStyle) ?? ""
        case "table-properties" where attributes.text("display", in: .table) == "false":
            if hiddenStyles.count > FileFault.mostListed { return stop(.overfull) }
            hiddenStyles.insert(style)
        default: break
        }
    }

    private func openedSheet(_ attributes: XMLAttributes) {
        let name = attributes.text("name", in: .table) ?? ""
        // A table within a table, or a copy of a sheet of another file that is kept for the formulas that refer to it.
        if sheetName != nil || name.hasPrefix("'file:") {
            depthPassedOver = 1
            return
        }
        sheetName = name
        line = 0
        sheetCount += 1
        if sheetCount > FileFault.mostListed { return stop(.overfull) }
        let style = attributes.text("style-name", in: .table) ?? ""
        began(Begun(name: name, isHidden: hiddenStyles.contains(style)))
    }

    // MARK: - Cells and rows

    private func closeCell() {
        guard let cell, sheetName != nil else { return }
        self.cell = nil
        let value = cell.text(shown: text.take())
        guard row.append(value, repeated: cell.repeats) else {
            stop(.beyondSheet(line + 1))
            return
        }
    }

    private func closeRow() {
        defer { line = min(line + rowRepeats, CellReference.rows) }
        if row.cells.isEmpty { return }
        let empty = row.cells.count { $0.isEmpty }
        guard line + rowRepeats <= CellReference.rows,
            budget.spend(filled: (row.cells.count - empty) * rowRepeats, empty: empty * rowRepeats), budget.spendRow()
        else { return stop(.tooManyCells) }
        for place in 1...rowRepeats where !each(Sheet.Row(line: line + place, cells: row.cells)) {
            stop()
            return
        }
    }
}

enum OpenDocumentNames {
    static let rowsRepeated: StaticString = "number-rows-repeated"
    static let columnsRepeated: StaticString = "number-columns-repeated"
}

/// The cells of a row. Empty ones are only counted until one follows that is not.
struct OpenDocumentRow {
    private(set) var cells: [String] = []
    private var emptyCells = 0

    /// False when the cell would lie beyond any sheet.
    mutating func append(_ text: String, repeated: Int) -> Bool {
        if text.isEmpty {
            emptyCells = min(emptyCells + repeated, CellReference.columns)
            return true
        }
        guard cells.count + emptyCells + repeated <= CellReference.columns else { return false }
        cells.append(contentsOf: repeatElement("", count: emptyCells))
        cells.append(contentsOf: repeatElement(text, count: repeated))
        emptyCells = 0
        return true
    }
}

extension FileFault {
    static func beyondSheet(_ row: Int) -> FileFault {
        FileFault(
            Problem(
                row: row, what: "This row has more than \(CellReference.columns) cells.",
                remedy: "Open the file in a spreadsheet program, save it anew and send that."))
    }
}
