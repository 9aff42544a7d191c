import Domain

/// What stands over each column of a table: one row of headings or several, joined from the top down.
///
/// A cell that was merged over several columns keeps its text in the first of them, so a text is taken to go on over
/// the empty cells at its right, as long as headings of a lower row stand under them.
struct TableHeadings {
    /// By column, each of them once: a second "Number" is "Number (2)", and a column without a heading is "column F".
    let names: [String]
    private let places: [String: Int]

    init(_ sheet: Sheet, row: Int, count: Int, width: Int) {
        let rows = sheet.rows[max(0, row - count + 1)...row].map { row in (0..<width).map { HeadingText.plain(row.cell($0)) } }
        let filled = Self.filledRight(rows)
        let written = (0..<width).map { column in Self.joined(filled.map { $0[column] }) }
        let bare = (0..<width).map { column in Self.joined(filled.map { HeadingText.withoutFootnote($0[column]) }) }
        let counts = Dictionary(bare.map { ($0.lowercased(), 1) }, uniquingKeysWith: +)
        // Where the raised number is all that tells two headings apart, it stays.
        let chosen = (0..<width).map { counts[bare[$0].lowercased()] == 1 ? bare[$0] : written[$0] }
        names = Self.distinguished(chosen)
        places = Dictionary(names.enumerated().map { (HeadingText.key($1), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func column(_ heading: String) -> Int? {
        places[HeadingText.key(heading)] ?? places[HeadingText.key(HeadingText.withoutFootnote(heading))]
    }

    /// "D (Q2 2024/25)": where a problem stands.
    func place(of column: Int) -> String {
        let letters = HeadingText.letters(column)
        guard names.indices.contains(column), names[column] != Self.blank(column) else { return letters }
        return "\(letters) (\(names[column].prefix(80)))"
    }

    static func blank(_ column: Int) -> String { "column \(HeadingText.letters(column))" }

    private static func joined(_ parts: [String]) -> String {
        var kept: [String] = []
        for part in parts where !part.isEmpty && kept.last != part { kept.append(part) }
        return kept.joined(separator: " ")
    }

    private static func filledRight(_ rows: [[String]]) -> [[String]] {
        var filled = rows
        for row in rows.indices.dropLast() {
            var (text, isOfPeriods) = ("", false)
            for column in rows[row].indices {
                let below = joined(rows[(row + 1)...].map { $0[column] })
                if !rows[row][column].isEmpty {
                    // Merged downwards it says all there is to say, and goes no further.
                    text = below.isEmpty ? "" : rows[row][column]
                    isOfPeriods = PeriodHeading.looksLikePeriod("\(text) \(below)")
                } else if rows[..<row].contains(where: { !$0[column].isEmpty }) {
                    text = ""
                } else if !below.isEmpty, !isOfPeriods || PeriodHeading.looksLikePeriod("\(text) \(below)") {
                    // A year goes over its quarters, and not over the rating beside them.
                    filled[row][column] = text
                }
            }
        }
        return filled
    }

    private static func distinguished(_ names: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return names.enumerated().map { column, name in
            if name.isEmpty { return blank(column) }
            let times = seen[name.lowercased(), default: 0] + 1
            seen[name.lowercased()] = times
            return times == 1 ? name : "\(name) (\(times))"
        }
    }
}
