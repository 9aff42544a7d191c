import Domain
import Testing

@testable import Exchange

@Suite("The workbook of a return")
struct ReturnWorkbookTests {
    @Test("what was written is read back as it was, and texts that look like formulas stay texts")
    func roundTrip() throws {
        let form = ReturnFixture.form(answers: ReturnFixture.answers)
        let reading = ReturnWorkbookReader(form).read(try ReturnWorkbook.write(form))
        #expect(reading.problems == [])
        #expect(reading.lines.map(\.key) == ["visits", "wait", "iha", "harm"])
        for line in reading.lines { #expect(line.answer == ReturnFixture.answers[line.key]) }
        #expect(reading.unanswered == ["harm-north", "harm-girls"])
        #expect(reading.notices == [])
        #expect(reading.revision == 3)
        #expect(!reading.isRefused)
    }

    @Test("the same form gives the same bytes")
    func sameBytes() throws {
        let form = ReturnFixture.form(answers: ReturnFixture.answers)
        #expect(try ReturnWorkbook.write(form) == ReturnWorkbook.write(form))
    }

    @Test("an empty form is a workbook too, and a line with nothing in it wipes nothing out")
    func empty() throws {
        let form = ReturnFixture.form()
        let reading = ReturnWorkbookReader(form).read(try ReturnWorkbook.write(form))
        #expect(reading.lines.isEmpty && reading.problems.isEmpty)
        #expect(reading.unanswered == form.lines.map(\.key))
    }

    @Test("the sheets are there, the last values and the definition beside the boxes, and whose it is hidden")
    func sheets() throws {
        var problems: [Problem] = []
        let sheets = SheetFile.sheets(try ReturnWorkbook.write(ReturnFixture.form()), problems: &problems)
        #expect(sheets.map(\.name) == ["Return", "How to fill this in", "Bellwether"])
        #expect(sheets.map(\.isHidden) == [false, false, true])
        let visits = try #require(sheets[0].rows.first { $0.cells.first == "visits" }).cells
        #expect(visits.contains("Apr–Jun 2026: 86.5% (199 of 230)"))
        #expect(visits.contains("Jan–Mar 2026: not available"))
        #expect(visits.contains { $0.hasPrefix("Count babies") && $0.contains("Numerator: Seen in time") })
    }

    @Test(
        "the workbook of another round, agency or partnership is refused by name",
        arguments: [
            (ReturnFixture.identity(round: "2026-27Q1"), "Aire Community & Mental Health for round 2026-27Q1"),
            (ReturnFixture.identity(agency: "pol"), "agency pol for July to September 2026"),
            (ReturnFixture.identity(partnership: "elsewhere"), "Elsewhere Safeguarding Children Partnership"),
        ])
    func others(identity: ReturnForm.Identity, named: String) throws {
        let bytes = try ReturnWorkbook.write(ReturnFixture.form(identity, answers: ReturnFixture.answers))
        let reading = ReturnWorkbookReader(ReturnFixture.form()).read(bytes)
        #expect(reading.isRefused && reading.lines.isEmpty)
        #expect(reading.problems.count == 1)
        #expect(reading.problems.first?.what.contains(named) == true)
    }

    @Test("an older workbook of the same return is taken, with a word about its age")
    func older() throws {
        let bytes = try ReturnWorkbook.write(
            ReturnFixture.form(ReturnFixture.identity(revision: 2), answers: ReturnFixture.answers))
        let reading = ReturnWorkbookReader(ReturnFixture.form()).read(bytes)
        #expect(reading.revision == 2)
        #expect(reading.lines.count == 4)
        #expect(reading.notices.map(\.what) == ["The workbook was made before the return was last changed."])
    }

    @Test("a name in the identity that holds its own separator does no harm")
    func separator() throws {
        var identity = ReturnFixture.identity()
        identity.agency.words = "A | B"
        let read = try #require(ReturnForm.Identity(text: identity.text))
        #expect(read.agency.words == "A / B")
        #expect(read.refusal(expecting: identity) == nil)
    }

    @Test("what is no workbook, and one that holds a macro, are refused with a sentence")
    func refused() throws {
        let reader = ReturnWorkbookReader(ReturnFixture.form())
        #expect(reader.read(Array("%PDF-1.4".utf8)).problems.map(\.what) == ["This is a PDF."])
        #expect(reader.read([]).isRefused)
        var macro = WorkbookFixture(table: [["Indicator", "Period", "Value"]])
        macro.others = [.init("xl/vbaProject.bin", "x")]
        #expect(reader.read(macro.bytes).problems.map(\.what) == ["The workbook holds macros, which are programs."])
        let other = WorkbookFixture(table: [["Name", "Town"], ["a", "b"]])
        #expect(reader.read(other.bytes).problems.map(\.what) == ["There is no return on any sheet of this file (“Figures”)."])
        let nameless = WorkbookFixture(table: [["Indicator", "Period", "Value"], ["a", "b", "1"]])
        #expect(reader.read(nameless.bytes).problems.first?.what.contains("no longer says which agency") == true)
    }
}
