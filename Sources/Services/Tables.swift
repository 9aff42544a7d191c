import Exchange

/// Tables that leave the house: as comma-separated values that no spreadsheet takes for formulas.
public enum Tables {
    public enum Cell: Sendable {
        case empty
        case number(Double)
        case text(String)
    }

    public static func commaSeparated(_ columns: [String], _ rows: [[Cell]]) -> [UInt8] {
        var table = CSVWriter()
        table.row(columns)
        for row in rows {
            for cell in row {
                switch cell {
                case .empty: table.add(nil)
                case .number(let number): table.add(number)
                case .text(let text): table.add(text: text)
                }
            }
            table.endRow()
        }
        return table.bytes
    }
}
