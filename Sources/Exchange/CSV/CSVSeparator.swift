/// What stands between the cells of a text file.
public enum CSVSeparator: UInt8, CaseIterable, Sendable {
    case comma = 0x2C
    case tab = 0x09
    case semicolon = 0x3B

    /// As it is called in a sentence about a file: "The cells are parted by tabs."
    public var inWords: String {
        switch self {
        case .comma: "commas"
        case .tab: "tabs"
        case .semicolon: "semicolons"
        }
    }

    /// How many rows are looked at.
    private static let rowsLookedAt = 20

    /// What a file parts its cells by, told by its first rows. Commas, unless there are none, or they come and go (as
    /// they do in numbers of other countries) while another separator stands in each row as often as in the next.
    static func used(in bytes: UnsafeBufferPointer<UInt8>) -> (separator: CSVSeparator, start: Int, lines: Int) {
        if let said = said(in: bytes) { return said }
        let rows = counts(in: bytes)
        let commas = rows.map(\.commas)
        let areCommasSteady = Set(commas).count == 1 && commas[0] > 0
        for (separator, counts) in [(CSVSeparator.tab, rows.map(\.tabs)), (.semicolon, rows.map(\.semicolons))] {
            guard let most = counts.max(), most > 0 else { continue }
            let isSteady = counts.allSatisfy { $0 == most }
            let isOnlyOne = commas.allSatisfy { $0 == 0 } && counts.count { $0 == most } * 2 > counts.count
            if isOnlyOne || (isSteady && !areCommasSteady) { return (separator, 0, 0) }
        }
        return (.comma, 0, 0)
    }

    /// Spreadsheets understand a first line such as `sep=;`, so people write one.
    private static func said(in bytes: UnsafeBufferPointer<UInt8>) -> (separator: CSVSeparator, start: Int, lines: Int)? {
        for separator in allCases {
            for lineEnd in ["\r\n", "\n", "\r"] {
                let line = Array("sep=".utf8) + [separator.rawValue] + Array(lineEnd.utf8)
                if bytes.starts(with: line) { return (separator, line.count, 1) }
            }
        }
        return nil
    }

    private typealias Counts = (commas: Int, tabs: Int, semicolons: Int)

    /// How often each separator stands outside quotes in the first rows that have any letter in them.
    private static func counts(in bytes: UnsafeBufferPointer<UInt8>) -> [Counts] {
        var (rows, row, isQuoted, isEmpty) = ([Counts](), Counts(0, 0, 0), false, true)
        for byte in bytes {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if byte == 0x0A || byte == 0x0D {
                if !isEmpty { rows.append(row) }
                if rows.count == rowsLookedAt { return rows }
                (row, isEmpty) = (Counts(0, 0, 0), true)
                continue
            }
            isEmpty = false
            switch byte {
            case comma.rawValue: row.commas += 1
            case tab.rawValue: row.tabs += 1
            case semicolon.rawValue: row.semicolons += 1
            default: break
            }
        }
        return isEmpty ? rows : rows + [row]
    }
}
