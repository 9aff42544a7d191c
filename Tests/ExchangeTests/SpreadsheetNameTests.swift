import Domain
import Testing

@testable import Exchange

@Suite("Names in a spreadsheet")
struct SpreadsheetNameTests {
    private static func headings(_ text: String, rows: Int = 1) -> [String] {
        let sheet = SpreadsheetFixture.sheet(text)
        return TableHeadings(sheet, row: rows - 1, count: rows, width: sheet.rows.map(\.cells.count).max() ?? 0).names
    }

    @Test("a heading that comes twice is told apart, and one that is missing is named by its letter")
    func duplicates() {
        #expect(
            Self.headings("A,Number,,Number,number ,\n1,2,3,4,5,6") == [
                "A", "Number", "column C", "Number (2)", "number (3)", "column F",
            ])
    }

    @Test("a heading is on one line, whatever spaces and breaks it has, and may be long")
    func plain() {
        let long = String(repeating: "long ", count: 40) + "end"
        #expect(
            Self.headings("\"\nOverall\u{A0} effectiveness \",as at @startdate,\(long)") == [
                "Overall effectiveness", "as at @startdate", long,
            ])
    }

    @Test("headings of several rows are joined, each as far as it goes")
    func merged() {
        let text = """
            ,,2023/24,,,2024/25,,
            Ref,Measure,Q1,Q2,RAG,Q1,Q2,Comments
            """
        #expect(
            Self.headings(text, rows: 2) == [
                "Ref", "Measure", "2023/24 Q1", "2023/24 Q2", "RAG", "2024/25 Q1", "2024/25 Q2", "Comments",
            ])
    }

    @Test(
        "the raised number of a footnote is no part of a heading",
        arguments: [
            ("Percentage7", "Percentage"), ("Children with the following need4:", "Children with the following need"),
            ("2012 (5 terms)3", "2012 (5 terms)"), ("Number of children with a UPN2", "Number of children with a UPN"),
            ("Matched to census data2,3", "Matched to census data"), ("CLA_U1", "CLA_U1"), ("Q1", "Q1"), ("NI 59", "NI 59"),
            ("Children aged 0-17", "Children aged 0-17"), ("2024/25", "2024/25"), ("April 2024", "April 2024"),
        ])
    func footnotes(written: String, bare: String) {
        #expect(HeadingText.withoutFootnote(written) == bare)
    }

    @Test("a number that tells two headings apart stays")
    func tellingNumbers() {
        #expect(Self.headings("Pupil,Year7,Year8,Total9") == ["Pupil", "Year7", "Year8", "Total"])
    }

    @Test("columns have the letters that a spreadsheet gives them")
    func letters() {
        #expect([0, 25, 26, 701, 702, 16_383].map(HeadingText.letters) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
    }

    private static func names(_ rows: [(String, Bool)]) -> [String?] {
        MeasureNames(rows.map { (labels: $0.0.split(separator: "|").map(String.init), hasFigures: $0.1) }).names
    }

    @Test("a part is named after its whole, whichever way its letter is written")
    func parts() {
        let names = Self.names([
            ("3.4|Plans", true), ("(a) Neglect", true), ("b) Physical", true), ("3.4(c)|Sexual", true), ("3.4d|Emotional", true),
            ("3.5(a)|Other", true), ("3.5(b)|Another", true), ("3.6|Next", true),
        ])
        #expect(
            names == [
                "3.4 Plans", "3.4 Plans: (a) Neglect", "3.4 Plans: (b) Physical", "3.4 Plans: (c) Sexual",
                "3.4 Plans: (d) Emotional",
                "3.5(a) Other", "3.5(b) Another", "3.6 Next",
            ])
    }

    @Test("rows of one name are told apart by their section, and else by a number")
    func sections() {
        let names = Self.names([
            ("Referrals", false), ("Number", true), ("Percentage", true), ("Assessments", false), ("Number", true),
            ("Number", true),
            ("Only once", true),
        ])
        #expect(
            names == [
                "Referrals", "Referrals: Number", "Percentage", "Assessments", "Assessments: Number", "Assessments: Number (2)",
                "Only once",
            ])
    }

    @Test(
        "a cell gives what stands in it",
        arguments: [
            ("1,234", [1234]), ("85%", [85]), ("34.700000000000003", [34.7]), ("12 / 40", [12, 40]),
            ("30% (12/40)", [12, 40, 30]),
            ("12/40 (30%)", [12, 40, 30]), ("12 of 40", [12, 40]), ("-5", [-5]),
        ])
    func cells(text: String, numbers: [Double]) throws {
        let parts = try #require(SpreadsheetCell.parts(text, for: .value))
        let read = parts.compactMap { if case .number(let number, _) = $0.content { number } else { nil } }
        #expect(read == numbers)
    }

    @Test(
        "a marker gives the reason why there is no figure",
        arguments: [
            ("-", NoValueReason.notAvailable), ("–", .notAvailable), ("—", .notAvailable), ("n/a", .notAvailable),
            ("N/A", .notAvailable),
            ("..", .notAvailable), ("*", .suppressed), ("c", .suppressed), ("tbc", .notSubmitted), ("<5", .suppressed),
            ("z", .notApplicable),
        ])
    func markers(text: String, reason: NoValueReason) {
        #expect(SpreadsheetCell.content(text) == .marker(reason, said: "“\(text)” in the spreadsheet"))
    }

    @Test("what is neither is not read", arguments: ["G", "Amber", "about 5", "1,5", "#DIV/0!", "12/", "see note"])
    func unreadable(text: String) {
        #expect(SpreadsheetCell.parts(text, for: .value) == nil)
    }
}
