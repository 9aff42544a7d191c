import Domain
import Testing

@testable import Exchange

@Suite("Workbooks")
struct WorkbookTests {
    static func sheets(_ bytes: [UInt8]) -> [Sheet] {
        var problems: [Problem] = []
        let sheets = SheetFile.sheets(bytes, problems: &problems)
        #expect(problems.isEmpty)
        return sheets
    }

    private static func cells(_ fixture: WorkbookFixture) -> [[String]] { sheets(fixture.bytes).first?.rows.map(\.cells) ?? [] }

    @Test(
        "are read whatever prefix and edition they are written in",
        arguments: ["", "x"],
        [
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/spreadsheetml/main http://purl.oclc.org/ooxml/officeDocument/relationships",
        ])
    func editions(prefix: String, addresses: String) {
        var fixture = WorkbookFixture("<row><c t=\"s\"><v>1</v></c><c><v>4</v></c></row>")
        let addresses = addresses.split(separator: " ").map(String.init)
        (fixture.prefix, fixture.main, fixture.relations) = (prefix, addresses[0], addresses[1])
        fixture.strings = ["<t>no</t>", "<t>Ynys Môn</t>"]
        #expect(Self.cells(fixture) == [["Ynys Môn", "4"]])
    }

    @Test("give all their sheets in their order and say which are hidden")
    func sheets() {
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>", "<row><c><v>2</v></c></row>", "")
        (fixture.names, fixture.states) = (["Cover", "A &amp; B", "Notes"], ["A &amp; B": "hidden", "Notes": "veryHidden"])
        let sheets = Self.sheets(fixture.bytes)
        #expect(sheets.map(\.name) == ["Cover", "A & B", "Notes"])
        #expect(sheets.map(\.isHidden) == [false, true, true])
        #expect(sheets.map(\.rows.count) == [1, 1, 0])
    }

    @Test("keep each cell in its place, leave out rows without any, and number those that do not say")
    func places() {
        let sheet = Self.sheets(
            WorkbookFixture(
                """
                <row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row r="3" spans="1:9"><c r="A3" s="4"/></row>
                <row r="7"><c r="B7"><v>3</v></c><c r="A7"><v>4</v></c><c r="E7"/></row><row><c><v>5</v></c></row>
                """
            ).bytes)[0]
        #expect(sheet.rows.map(\.line) == [2, 7, 8])
        #expect(sheet.rows.map(\.cells) == [["", "", "1", "2"], ["4", "3"], ["5"]])
    }

    @Test("hold texts of every kind")
    func texts() {
        var fixture = WorkbookFixture(
            """
            <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t> in </t><r><t>line</t></r></is></c>\
            <c t="str"><f>A1</f><v>of a formula</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>\
            <c t="d"><v>2024-06-30T00:00:00</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>
            """)
        fixture.strings = [
            "<t xml:space=\"preserve\"> \u{A0}plain\u{A0} </t>",
            "<r><rPr/><t>Rich </t></r><r><t>text</t></r><rPh><t>rubi</t></rPh>",
            "<t>two_x000D_\nlines _x005F_x0041_ a_b</t>", "<t/>",
        ]
        #expect(
            Self.cells(fixture) == [
                [
                    "plain", "Rich text", "in line", "of a formula", "TRUE", "FALSE", "#N/A", "2024-06-30",
                    "two\r\nlines _x0041_ a_b",
                ]
            ])
    }

    @Test(
        "hold numbers without the dust of fractions",
        arguments: [
            ("1", "1"), ("0.85", "0.85"), ("34.700000000000003", "34.7"), ("7.0000000000000007E-2", "0.07"), ("383.0", "383"),
            ("-0.5", "-0.5"), ("0", "0"), ("-0", "0"), ("1E3", "1000"), ("1.5e-3", "0.0015"), ("99.99999999999999999", "100"),
            ("0.99999999999999999", "1"), ("123456789012345678", "123456789012346000"),
            ("0.33333333333333331", "0.333333333333333"),
            ("+4", "4"), ("007", "7"), ("1e999999999999999999999", "1e999999999999999999999"), ("1e99", "1e99"), ("", ""),
            (" 5 ", "5"), ("\r7.1E-2", "0.071"),
            ("1.2.3", "1.2.3"), ("NaN", "NaN"), (".5", "0.5"), ("5.", "5"), ("9.9999999999999995E-8", "0.0000001"),
        ])
    func numbers(stored: String, text: String) {
        #expect(
            Self.cells(WorkbookFixture("<row><c><v>x</v></c><c><v>\(stored)</v></c></row>"))[0].dropFirst().first ?? "" == text)
    }

    @Test(
        "hold numbers as their format shows them: percentages, days and times",
        arguments: [
            ("0.85299999999999998", "0.0%", "85.3%"), ("1", "0%", "100%"), ("0.07", "0%;-0%;\"-\"", "7%"),
            ("-0.005", "0.0%", "-0.5%"),
            ("12", "0\"%\"", "12"), ("12", "0\\%", "12"), ("1000", "#,##0", "1000"), ("5", "General", "5"),
            ("5", "0 \"days\"", "5"),
            ("5", "[Red]0", "5"), ("5", "0_d", "5"), ("5", "[$£-809]#,##0.00", "5"), ("5", "0;[h]", "05:00"),
            ("45473", "dd/mm/yyyy", "2024-06-30"), ("45473", "[$-809]dd mmmm yyyy;@", "2024-06-30"),
            ("45473", "mmm\\-yy", "2024-06-30"),
            ("45473.583333333336", "dd/mm/yyyy hh:mm", "2024-06-30 14:00"), ("45473", "dd/mm/yyyy hh:mm", "2024-06-30"),
            ("45473.583333333336", "dd/mm/yyyy", "2024-06-30"), ("0.58333333333333337", "h:mm AM/PM", "14:00"),
            ("0.58339120370370368", "hh:mm:ss", "14:00:05"), ("1.1041666666666667", "[h]:mm", "26:30"),
            ("45473", "yyyy", "2024-06-30"),
            ("1", "dd/mm/yyyy", "1900-01-01"), ("59", "dd/mm/yyyy", "1900-02-28"), ("60", "dd/mm/yyyy", "60"),
            ("61", "dd/mm/yyyy", "1900-03-01"), ("-3", "dd/mm/yyyy", "-3"), ("99999999", "dd/mm/yyyy", "99999999"),
            ("0", "dd/mm/yyyy", "0"), ("2958465", "dd/mm/yyyy", "9999-12-31"), ("x", "dd/mm/yyyy", "x"),
        ])
    func formats(stored: String, format: String, text: String) {
        var fixture = WorkbookFixture("<row><c s=\"1\"><v>\(stored)</v></c></row>")
        fixture.formats = [format]
        #expect(Self.cells(fixture) == [[text == "05:00" ? "120:00" : text]])
    }

    @Test("that count from 1904 do so")
    func from1904() {
        var fixture = WorkbookFixture("<row><c s=\"1\"><v>44011</v></c><c s=\"1\"><v>0</v></c></row>")
        (fixture.formats, fixture.countsFrom1904) = (["dd/mm/yyyy"], true)
        #expect(Self.cells(fixture) == [["2024-06-30", "1904-01-01"]])
    }

    @Test(
        "know the formats that have only a number",
        arguments: [
            (0, NumberFormat.number), (9, .percentage), (10, .percentage), (14, .day), (17, .day), (20, .time), (22, .dayAndTime),
            (46, .hours), (49, .number),
        ])
    func builtIn(id: Int, format: NumberFormat) {
        #expect(NumberFormat(builtIn: id) == format)
    }

    @Test("say where a formula stands whose result is not in the file, and read it as empty")
    func uncalculated() {
        let sheet = Self.sheets(
            WorkbookFixture("<row><c><v>1</v></c><c><f>A1*2</f><v/></c><c><f>A1</f></c><c t=\"str\"><f>\"\"</f><v></v></c></row>")
                .bytes)[0]
        #expect(sheet.rows.map(\.cells) == [["1"]])
        #expect(sheet.notices.map(\.sheet) == ["Figures"])
        #expect(sheet.notices.first?.row == 1)
        #expect(sheet.notices.first?.column == "B")
        #expect(sheet.notices.first?.what.contains("and 1 others") == true)
    }

    @Test("give no more rows once enough are read")
    func streaming() throws {
        let reader = try WorkbookReader(
            try Archive(WorkbookFixture("<row><c><v>1</v></c></row><row><c><v>2</v></c></row><broken").bytes))
        #expect(reader.sheetNames == ["Figures"])
        var rows: [[String]] = []
        try reader.readRows(of: reader.sheets[0]) {
            rows.append($0.cells)
            return rows.count < 2
        }
        #expect(rows == [["1"], ["2"]])
    }

    @Test("in a vocabulary that is not known are refused rather than read as empty")
    func unknownVocabulary() {
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>")
        fixture.main = "urn:example:other"
        var problems: [Problem] = []
        #expect(SheetFile.sheets(fixture.bytes, problems: &problems).isEmpty)
        #expect(problems.map(\.what) == ["There is no sheet in the workbook that can be read."])
        #expect(SheetFile.sheets(OpenDocumentFixture("").bytes, problems: &problems).isEmpty)
        #expect(problems.count == 2)
    }

    @Test("name the sheet that is damaged")
    func damaged() {
        var problems: [Problem] = []
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>", "<row><c><v>1</c></row>")
        fixture.names = ["Good", "Bad"]
        #expect(SheetFile.sheets(fixture.bytes, problems: &problems).isEmpty)
        #expect(problems.map(\.sheet) == ["Bad"])
        #expect(problems[0].what.contains("is not well formed"))
    }
}

@Suite("OpenDocument spreadsheets")
struct OpenDocumentTests {
    private static func table(_ rows: String) -> [Sheet.Row] {
        WorkbookTests.sheets(OpenDocumentFixture("<table:table table:name=\"A\">\(rows)</table:table>").bytes).first?.rows ?? []
    }

    private static func cell(_ attributes: String, _ inner: String = "") -> String {
        table("<table:table-row><table:table-cell \(attributes)>\(inner)</table:table-cell></table:table-row>").first?.cells.first
            ?? ""
    }

    @Test("give all their sheets in their order and say which are hidden")
    func sheets() throws {
        var fixture = OpenDocumentFixture(
            "<table:table table:name=\"A\"/><table:table table:name=\"B\" table:style-name=\"ta2\"/>"
                + "<table:table table:name=\"'file:///a.ods'#A\"><table:table-source/></table:table>")
        fixture.styles =
            "<style:style style:name=\"ta1\"><style:table-properties table:display=\"true\"/></style:style>"
            + "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>"
        let sheets = WorkbookTests.sheets(fixture.bytes)
        #expect(sheets.map(\.name) == ["A", "B"])
        #expect(sheets.map(\.isHidden) == [false, true])
        #expect(try OpenDocumentReader(try Archive(fixture.bytes)).sheetNames() == ["A", "B"])
    }

    @Test(
        "hold values of every kind",
        arguments: [
            ("office:value-type=\"float\" office:value=\"34.700000000000003\"", "34.70", "34.7"),
            ("office:value-type=\"percentage\" office:value=\"0.853\"", "85%", "85.3%"),
            ("office:value-type=\"currency\" office:currency=\"GBP\" office:value=\"4413\"", "£4,413", "4413"),
            ("office:value-type=\"date\" office:date-value=\"2024-06-30\"", "30/06/24", "2024-06-30"),
            ("office:value-type=\"date\" office:date-value=\"2024-06-30T14:00:00\"", "", "2024-06-30 14:00"),
            ("office:value-type=\"date\" office:date-value=\"2024-06-30T00:00:00\"", "", "2024-06-30"),
            ("office:value-type=\"date\" office:date-value=\"never\"", "30/06/24", "30/06/24"),
            ("office:value-type=\"time\" office:time-value=\"PT14H00M05S\"", "", "14:00:05"),
            ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "WAHR", "TRUE"),
            ("office:value-type=\"string\" office:string-value=\"\"", "#N/A", "#N/A"),
            ("office:value-type=\"string\" office:string-value=\" said \"", "", "said"), ("", "bare", "bare"),
        ])
    func values(attributes: String, shown: String, text: String) {
        #expect(Self.cell(attributes, "<text:p>\(shown)</text:p>") == text)
    }

    @Test("keep the lines and spaces of a text, and leave out what is written beside it")
    func texts() {
        let note = "<office:annotation><text:p>a comment</text:p></office:annotation>"
        #expect(
            Self.cell(
                "", note + "<text:p>two<text:s text:c=\"2\"/>\n  words</text:p><text:p><text:span>more</text:span></text:p>")
                == "two   words\nmore")
        #expect(
            Self.cell("", "<text:p>a<text:line-break/>b<text:tab/>c</text:p><draw:frame><text:p>x</text:p></draw:frame>")
                == "a\nb\tc")
        #expect(Self.cell("", "<text:p>a<text:s text:c=\"999999999\"/>b</text:p>").utf8.count == 102)
    }

    @Test("repeat cells and rows that hold something, and count those that hold nothing")
    func repeats() {
        let rows = Self.table(
            """
            <table:table-header-rows><table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>\
            <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>\
            <table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>\
            <table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell><table:table-cell><text:p>b</text:p></table:table-cell>\
            <table:table-cell table:number-columns-repeated="16378"/></table:table-row></table:table-header-rows>\
            <table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            """)
        #expect(rows.map(\.line) == [4, 5])
        #expect(rows.map(\.cells) == Array(repeating: ["", "", "a", "a", "", "b"], count: 2))
    }
}
