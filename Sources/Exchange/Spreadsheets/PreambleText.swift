import Domain
import RegexBuilder

/// What stands above a table, or in the name of its file, and is true of all of it.
enum PreambleText {
    /// The measure that an export names over its table: "Counting: Children in low-income families".
    static func measure(above place: Int, in sheet: Sheet) -> String? {
        for row in sheet.rows[..<place] {
            for cell in row.cells {
                let text = HeadingText.plain(cell)
                for word in ["counting:", "measure:", "indicator:"] where text.lowercased().hasPrefix(word) {
                    let said = text.dropFirst(word.count).trimmed
                    if !said.isEmpty { return said }
                }
            }
        }
        return nil
    }

    static func says(_ text: String, above place: Int, in sheet: Sheet) -> Bool {
        sheet.rows[..<place].contains { $0.cells.contains { HeadingText.key($0).contains(HeadingText.key(text)) } }
    }

    /// The first line above the table that is a title of it.
    static func title(above place: Int, in sheet: Sheet) -> String? {
        sheet.rows[..<place].lazy.compactMap { row in row.cells.first { !$0.isEmpty } }.map(HeadingText.plain)
            .first { $0.count > 3 && $0.contains(where: \.isLetter) }
            .map { $0.replacing(/^(?:table|figure)\s+[\w.]+\s*:\s*/.ignoresCase(), with: "") }
    }

    /// The one period that the lines above the table, or else the name of the file, say; nil where they say none, or more
    /// than one.
    static func period(above place: Int, in sheet: Sheet, fileName: String) -> Period? {
        let lines = sheet.rows[..<place].flatMap { $0.cells.map(HeadingText.plain) }.filter { !$0.isEmpty }
        for line in lines {
            let said = line.replacing(/^(?:years?|period|quarter|date|reporting period|as at)\s*:\s*/.ignoresCase(), with: "")
            if let period = PeriodHeading(said).likelyPeriod { return period.type == .pooledYears ? nil : period }
        }
        let inside = Set(lines.flatMap(periods))
        if inside.count == 1 { return inside.first }
        let inName = Set(periods(in: fileName.replacing("_", with: " ")))
        return inside.isEmpty && inName.count == 1 ? inName.first : nil
    }

    /// Periods named in the middle of a line: "… at 31 March 2013", "Q1 2024/25", "2012-13", "2013".
    private static func periods(in line: String) -> [Period] {
        let month = /(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* 20\d\d/
        let years = /(?:q[1-4] )?20\d\d(?:[-\/–](?:20)?\d\d)?/
        let pattern = Regex {
            Anchor.wordBoundary
            ChoiceOf {
                month
                years
            }
            Anchor.wordBoundary
        }
        .ignoresCase()
        return line.matches(of: pattern).compactMap { PeriodHeading(String($0.output)).likelyPeriod }
    }
}
