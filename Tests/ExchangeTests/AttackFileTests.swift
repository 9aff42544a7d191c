import Domain
import Testing

@testable import Exchange

/// Files made to do harm. Each is refused with a sentence that names what it does; none is read to its end.
@Suite("Attack files")
struct AttackFileTests {
    private static func said(_ bytes: [UInt8]) -> String {
        var problems: [Problem] = []
        let sheets = SheetFile.sheets(bytes, problems: &problems)
        #expect(sheets.isEmpty)
        #expect(problems.allSatisfy { !$0.remedy.isEmpty })
        return problems.map(\.what).joined(separator: "\n")
    }

    private static func workbook(with entry: ArchiveFixture.Entry) -> [UInt8] {
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>")
        fixture.others = [entry]
        return fixture.bytes
    }

    private static func workbook(part name: String, _ entry: ArchiveFixture.Entry) -> [UInt8] {
        var entries = WorkbookFixture("<row><c><v>1</v></c></row>").entries.filter { $0.name != name }
        entries.append(entry)
        return ArchiveFixture(entries: entries).bytes
    }

    private static let sheet = "xl/worksheets/sheet1.xml"

    @Test("400 million spaces in 400 thousand bytes")
    func bomb() {
        let bytes = Self.workbook(part: Self.sheet, .init(Self.sheet, spaces: 400_000_000))
        #expect(bytes.count < 500_000)
        #expect(Self.said(bytes).contains("(a “zip bomb”)"))
    }

    @Test("a part that unpacks to more than the size it states")
    func lyingSize() {
        var entry = ArchiveFixture.Entry(Self.sheet, spaces: 300_000)
        entry.statedSize = 20_000
        #expect(Self.said(Self.workbook(part: Self.sheet, entry)).contains("unpacks to more than the size it states"))
    }

    @Test("more parts than any workbook has")
    func manyParts() {
        let entries = (0...2000).map { ArchiveFixture.Entry("a\($0)", "") }
        #expect(Self.said(ArchiveFixture(entries: entries).bytes).contains("more than 2000 parts"))
    }

    @Test("a list of parts that states one and has millions is counted before it is read")
    func liesAboutParts() {
        var bytes = ArchiveFixture(entries: (0..<3000).map { ArchiveFixture.Entry("a\($0)", "") }).bytes
        for place in [bytes.count - 14, bytes.count - 12] { (bytes[place], bytes[place + 1]) = (1, 0) }
        #expect(Self.said(bytes).contains("more than 2000 parts"))
    }

    @Test(
        "entities that multiply, that are large, or that fetch a file",
        arguments: [
            "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><worksheet>&c;</worksheet>",
            "<!DOCTYPE a [<!ENTITY a \"\(String(repeating: "a", count: 50_000))\">]><worksheet>&a;&a;&a;</worksheet>",
            "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet>&a;</worksheet>",
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1/a.dtd\"><worksheet/>",
        ])
    func entities(xml: String) {
        for part in [Self.sheet, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"] {
            let said = Self.said(Self.workbook(part: part, .init(part, xml)))
            #expect(said.contains("declares a document type with entities of its own"), "\(part)")
            #expect(said.contains(part))
        }
    }

    @Test("elements nested 200,000 deep")
    func nesting() {
        let said = Self.said(Self.workbook(part: Self.sheet, .init(Self.sheet, String(repeating: "<a>", count: 200_000))))
        #expect(said.contains("nests its elements more than 64 deep"))
        #expect(Self.said(OpenDocumentFixture(String(repeating: "<table:table>", count: 200_000)).bytes).contains("64 deep"))
    }

    @Test("a tag that never ends")
    func endlessTag() {
        let tag = "<worksheet a=\"" + String(repeating: "a", count: 5_000_000)
        #expect(Self.said(Self.workbook(part: Self.sheet, .init(Self.sheet, tag))).contains("a tag of more than 4 MB"))
    }

    @Test("a cell with more text than any has")
    func endlessText() {
        let text = String(repeating: "a", count: 1_100_000)
        #expect(
            Self.said(WorkbookFixture("<row><c t=\"str\"><v>\(text)</v></c></row>").bytes).contains("more than a million letters")
        )
        var shared = WorkbookFixture("<row/>")
        shared.strings = ["<t>\(text)</t>"]
        #expect(Self.said(shared.bytes).contains("more than a million letters"))
        let open =
            "<table:table><table:table-row><table:table-cell><text:p>\(text)</text:p></table:table-cell></table:table-row></table:table>"
        #expect(Self.said(OpenDocumentFixture(open).bytes).contains("more than a million letters"))
    }

    @Test(
        "macros and controls",
        arguments: [
            ("xl/vbaProject.bin", "holds macros"), ("xl/VBAPROJECT.BIN", "holds macros"),
            ("xl/macrosheets/sheet1.xml", "holds macros"), ("Basic/Standard/Module1.xml", "holds macros"),
            ("Scripts/python/a.py", "holds macros"), ("xl/activeX/activeX1.bin", "holds ActiveX controls"),
        ])
    func macros(name: String, says: String) {
        #expect(Self.said(Self.workbook(with: .init(name, "x"))).contains(says))
    }

    @Test("the list of macros that every OpenDocument file may have is none")
    func noMacros() throws {
        let entries =
            OpenDocumentFixture("<table:table table:name=\"A\"/>").entries + [.init("Basic/Standard/script-lb.xml", "x")]
        var problems: [Problem] = []
        #expect(SheetFile.sheets(ArchiveFixture(entries: entries).bytes, problems: &problems).map(\.name) == ["A"])
    }

    @Test(
        "names that point outside the archive",
        arguments: ["../evil.xml", "xl/../../evil.xml", "/etc/passwd", "..\\evil.xml", "C:/evil.xml", "c:\\evil.xml"])
    func pathTricks(name: String) {
        #expect(Self.said(Self.workbook(with: .init(name, "x"))).contains("points outside the archive"))
    }

    @Test("two parts of one name")
    func duplicates() {
        #expect(Self.said(Self.workbook(with: .init(Self.sheet, "x"))).contains("“\(Self.sheet)” in it twice") == false)
        #expect(Self.said(Self.workbook(with: .init(Self.sheet, "x"))).contains("The name “\(Self.sheet)” stands in it twice"))
    }

    @Test("parts under a password")
    func encrypted() {
        var entry = ArchiveFixture.Entry("xl/secret.xml", "x")
        entry.isEncrypted = true
        #expect(Self.said(Self.workbook(with: entry)).contains("“xl/secret.xml” in it is protected by a password"))
        var document = OpenDocumentFixture("")
        document.manifest = "<m:file-entry><m:encryption-data/></m:file-entry>"
        #expect(Self.said(document.bytes).contains("protected by a password"))
        let name = Array("EncryptedPackage".utf8).flatMap { letter -> [UInt8] in [letter, 0] }
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600)
        #expect(Self.said(old + name) == "The workbook is protected by a password.")
        #expect(Self.said(old) == "This is a workbook of the old kind (.xls).")
    }

    @Test("an archive that breaks off, wherever it does")
    func truncated() {
        let bytes = WorkbookFixture("<row><c><v>1</v></c></row>").bytes
        for length in stride(from: 4, to: bytes.count, by: 37) {
            #expect(Self.said(Array(bytes[..<length])).contains("breaks off or is damaged"), "\(length) of \(bytes.count)")
        }
    }

    @Test(
        "cells and rows where no sheet has any",
        arguments: [
            ("<row r=\"1\"><c r=\"ZZZZ99999999\"><v>1</v></c></row>", "a cell is placed at “ZZZZ99999999”"),
            ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "a cell is placed at “XFE1”"),
            ("<row r=\"1\"><c r=\"7\"><v>1</v></c></row>", "a cell is placed at “7”"),
            ("<row r=\"1048577\"><c><v>1</v></c></row>", "a row is numbered “1048577”"),
            ("<row r=\"0\"><c><v>1</v></c></row>", "a row is numbered “0”"),
            ("<row r=\"99999999999999999999\"/>", "a row is numbered “99999999999999999999”"),
            ("<row r=\"5\"/><row r=\"3\"/>", "row 3 stands after row 5"),
            ("<row r=\"5\"/><row r=\"5\"/>", "row 5 stands after row 5"),
            ("<row><c t=\"s\"><v>7</v></c></row>", "the cell A1 names a text that is not in the workbook"),
            ("<row><c/><c t=\"s\"><v>-1</v></c></row>", "the cell B1 names a text that is not in the workbook"),
        ])
    func outOfRange(rows: String, says: String) {
        #expect(
            Self.said(WorkbookFixture(rows).bytes) == "The workbook is damaged: " + says
                + (says.contains("“") ? ", which no sheet has." : "."))
    }

    @Test("a sheet that says a thousand million times the same is refused, and one that says nothing is read")
    func repeats() {
        func table(_ cell: String) -> [UInt8] {
            OpenDocumentFixture(
                "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1048576\">\(cell)</table:table-row></table:table>"
            ).bytes
        }
        let full = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/>"
        #expect(Self.said(table(full)).contains("more than twenty million cells, or far more empty ones"))
        let wide = "<table:table-cell table:number-columns-repeated=\"16385\"><text:p>a</text:p></table:table-cell>"
        #expect(Self.said(table(wide)).contains("more than 16384 cells"))

        var problems: [Problem] = []
        let empty = "<table:table-cell table:number-columns-repeated=\"999999999\"/>"
        #expect(SheetFile.sheets(table(empty), problems: &problems).map(\.rows.count) == [0])
        #expect(problems.isEmpty)
    }

    @Test("a few cells that claim rows of 16,384 are counted with those they leave empty")
    func gaps() {
        let rows = String(repeating: "<row><c r=\"XFD1\"><v>1</v></c></row>", count: 4)
        let budget = CellBudget(mostFilled: 100, mostEmpty: 40_000)
        let fault = ArchiveTests.fault { () throws(FileFault) in
            let reader = try WorkbookReader(Archive(WorkbookFixture(rows).bytes), budget: budget)
            return try reader.allSheets()
        }
        #expect(fault?.what == FileFault.tooManyCells.problem.what)
    }

    @Test("more sheets, styles or relations than any program writes")
    func overfull() {
        func many(_ text: String) -> String { String(repeating: text, count: 20_100) }
        let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        let parts = [
            "xl/workbook.xml": "<workbook xmlns=\"\(WorkbookFixture().main)\">" + many("<sheet name=\"a\"/>") + "</workbook>",
            "_rels/.rels": relations + many("<Relationship Id=\"a\" Type=\"b\" Target=\"c\"/>") + "</Relationships>",
        ]
        for (name, xml) in parts {
            #expect(Self.said(Self.workbook(part: name, .init(name, xml))).contains("more sheets, styles or texts"), "\(name)")
        }
        #expect(Self.said(OpenDocumentFixture(many("<table:table/>")).bytes).contains("more sheets, styles or texts"))
    }

    @Test("files of other kinds are called what they are")
    func kinds() {
        #expect(Self.said([]) == "The file is empty.")
        #expect(Self.said(Array("%PDF-1.7 x".utf8)) == "This is a PDF.")
        #expect(Self.said(Array("<!DOCTYPE html><html>".utf8)).hasPrefix("This is a web page"))
        #expect(Self.said(Array("\u{FEFF}<?xml version=\"1.0\"?><a/>".utf8)) == "This is XML, not a table.")
        #expect(Self.said(Array("{\"a\": 1}".utf8)) == "This is JSON, not a table.")
        #expect(Self.said([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]) == "This is a picture.")
        #expect(Self.said([UInt8](repeating: 0, count: 100)) == "This is no text and no workbook.")
        #expect(Self.said(ArchiveFixture(entries: [.init("word/document.xml", "x")]).bytes) == "This is a document, not a table.")
        #expect(Self.said(ArchiveFixture(entries: [.init("xl/workbook.bin", "x")]).bytes) == "This is a binary workbook (.xlsb).")
        #expect(Self.said(ArchiveFixture(entries: [.init("a.csv", "x")]).bytes).hasPrefix("This is an archive"))
        #expect(Self.said(Array("a,b\n1,\u{0}\n".utf8)) == "A byte of nought stands here, which no text holds.")
    }
}
