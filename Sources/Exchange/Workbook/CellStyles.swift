/// What the number formats of a workbook's cells show, by the number of the style a cell names.
final class CellStyles: XMLListener {
    private var formats: [NumberFormat] = []
    private var own: [Int: NumberFormat] = [:]
    private var isInCellStyles = false

    func format(_ style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .number }

    override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.isIn(.spreadsheet) else { return }
        switch name {
        case "numFmt":
            if let id = attributes.text("numFmtId").flatMap({ Int($0) }), let code = attributes.text("formatCode") {
                if own.count > FileFault.mostListed { return stop(.overfull) }
                own[id] = NumberFormat(code: code)
            }
        case "cellXfs": isInCellStyles = true
        case "xf" where isInCellStyles:
            let id = attributes.text("numFmtId").flatMap { Int($0) } ?? 0
            formats.append(own[id] ?? NumberFormat(builtIn: id))
        default: break
        }
    }

    override func closed(_ name: XMLName) { if name == "cellXfs" { isInCellStyles = false } }
}
