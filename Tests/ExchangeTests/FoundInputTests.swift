import Domain
import Testing

@testable import Exchange

/// What the fuzzer found (Fuzzing/run), and what it kept because it reached far: each with what must come of it.
@Suite("Inputs that the fuzzer found")
struct FoundInputTests {
    @Test("a number after a line end loses its exponent like any other")
    func numberAfterLineEnd() {
        let bytes = Array("\r7.1E-2".utf8)
        #expect(bytes.withUnsafeBufferPointer { DecimalText.number($0) } == "0.071")
    }

    @Test(
        "texts are read, or refused for what is wrong with them",
        arguments: [
            ("\r'c\r\r\r;\u{93}a\u{94}", "'c|;“a”"),
            ("\"a\"\r\r\n\"d\nd\u{96} \u{D0}", "A quote is opened on this line and never closed."),
            ("\"\n\"\r\n\"\n,\"\r\n\"\n", "A quote is opened on this line and never closed."),
            ("\"\"\"PE\"&#1(;", "Text follows a closing quote on this line."),
            ("\"\n*\u{0}\u{0}\u{0}\u{E2}\u{80}", "A byte of nought stands here, which no text holds."),
            ("a,b\n1,\u{FF}\u{FE}\n", "a,b|1,ÿþ"), ("\u{FF}\u{FE}", ""), ("sep=;", "sep="), ("sep=;\r\n", ""),
            ("\u{EF}\u{BB}\u{BF}", ""),
        ])
    func texts(letters: String, outcome: String) {
        var problems: [Problem] = []
        let sheets = SheetFile.sheets(letters.unicodeScalars.map { UInt8($0.value) }, problems: &problems)
        let rows = sheets.flatMap(\.rows).map { $0.cells.joined(separator: ",") }.joined(separator: "|")
        #expect((problems.first?.what ?? rows) == outcome)
    }

    @Test(
        "formats of no sense are formats of numbers",
        arguments: ["[$(0d9]mmm", "\\\\\\\\\\", "[$-=809y;@", "\"", "_", "_x000D_", "[", "]", ";;;", ";yyyy", "TTTT", ""])
    func formats(code: String) {
        #expect(NumberFormat(code: code) == (code == "[$(0d9]mmm" ? .day : code == "_x000D_" ? .day : .number))
    }

    @Test(
        "texts that nearly are days or lengths of time are left as they are",
        arguments: ["2024-06-30T200", "2024-06-30Th4:t2", "T", "2024-6-3", "PT", "PT1H30H t", "PTH"])
    func nearlyDays(text: String) {
        #expect(DayText.text(iso: text) == nil)
        #expect(DayText.text(duration: text) == nil)
    }

    @Test(
        "a workbook in which any one byte is wrong is read or refused, and nothing else happens",
        arguments: [0x00, 0x3C, 0xFF] as [UInt8])
    func oneWrongByte(wrong: UInt8) {
        let good = WorkbookFixture("<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c><v>0.5</v></c></row>").bytes
        var refused = 0
        for place in stride(from: Int(wrong) % 5, to: good.count, by: 5) {
            var bytes = good
            bytes[place] = wrong
            var problems: [Problem] = []
            let sheets = SheetFile.sheets(bytes, problems: &problems)
            #expect(problems.isEmpty != sheets.isEmpty, "byte \(place)")
            refused += problems.count
        }
        #expect(refused > 100)
    }
}
