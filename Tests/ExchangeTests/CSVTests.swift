import Domain
import Testing

@testable import Exchange

@Suite("Comma-separated values")
struct CSVTests {
    private static func read(_ text: String) -> (rows: [[String]], lines: [Int], problem: Int?) {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var reader = CSVReader(bytes)
            var (rows, lines): ([[String]], [Int]) = ([], [])
            while reader.next() {
                rows.append(reader.texts)
                lines.append(reader.line)
            }
            return (rows, lines, reader.quoteProblem?.row)
        }
    }

    @Test(
        "are read whatever ends their lines",
        arguments: [
            "a,b\nc,d\n", "a,b\nc,d", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\r\nc,d", "\u{FEFF}a,b\nc,d\n",
            "\"a\",b\n\"c\" ,\"d\"\n",
        ])
    func lineEnds(text: String) {
        let read = Self.read(text)
        #expect(read.rows == [["a", "b"], ["c", "d"]])
        #expect(read.lines == [1, 2])
        #expect(read.problem == nil)
    }

    @Test(
        "keep what stands between quotes",
        arguments: [
            ("\"a,b\"", "a,b"), ("\"say \"\"no\"\"\"", "say \"no\""), ("\"a\nb\"", "a\nb"), ("\"a\rb\"", "a\rb"),
            ("\"a\r\nb\"", "a\r\nb"),
            ("\"\"", ""), ("a\"b", "a\"b"), ("\"\"\"\"", "\""), ("Ynys Môn", "Ynys Môn"),
        ])
    func quotes(cell: String, text: String) {
        #expect(Self.read("x,\(cell),y\nz\n").rows == [["x", text, "y"], ["z"]])
    }

    @Test(
        "are parted by what the file parts them by",
        arguments: [
            ("a;b\n1,5;2\n", CSVSeparator.semicolon), ("a;b\n1;2\n", .semicolon), ("a\tb\n1\t2\n", .tab),
            ("a,b\n1;2;3,4\n", .comma),
            ("a\n1\n", .comma), ("", .comma), ("\u{FEFF}a;b\n", .semicolon), ("Title\n\na\tb\n1\t2\n3\t4\n", .tab),
            ("\"a;b\",c\n\"d;e\",f\n", .comma), ("\"a,b\";c\n\"d,e\";f\n", .semicolon), ("a;b,c\nd;e,f\n", .comma),
            ("sep=;\na,b;c\n", .semicolon), ("sep=\t\r\na,b\tc\n", .tab), ("a\tb, c\td\n1\t2\t3\n", .tab),
        ])
    func separators(text: String, separator: CSVSeparator) {
        Array(text.utf8).withUnsafeBufferPointer { #expect(CSVReader($0).separator == separator) }
    }

    @Test("parted by semicolons or tabs are read as others are")
    func otherSeparators() {
        #expect(Self.read("a;\"b;\nc\";d\n1,5;;\n").rows == [["a", "b;\nc", "d"], ["1,5", "", ""]])
        #expect(Self.read("a\tb\n\"1\" \t2\n").rows == [["a", "b"], ["1", "2"]])
        let said = Self.read("sep=;\r\na;b\r\n1;2\r\n")
        #expect(said.rows == [["a", "b"], ["1", "2"]])
        #expect(said.lines == [2, 3])
    }

    @Test("end their lines with CR CR LF where a program made that of CR LF")
    func doubledReturns() {
        let read = Self.read("a,b\r\r\n\"c\r\r\nd\",e\r\r\nf,g\r\r\n")
        #expect(read.rows == [["a", "b"], ["c\r\r\nd", "e"], ["f", "g"]])
        #expect(read.lines == [1, 2, 4])
    }

    @Test("as a sheet have no empty cells at a row's end and no empty rows, however many commas there are")
    func sheet() {
        let commas = String(repeating: ",", count: 16_383)
        var problems: [Problem] = []
        let sheet = Sheet(csv: Array("a, b \(commas)\n\(commas)\n\n , \u{A0}\nc\n".utf8), problems: &problems)
        #expect(sheet.rows == [Sheet.Row(line: 1, cells: ["a", "b"]), Sheet.Row(line: 5, cells: ["c"])])
        #expect(problems.isEmpty)
    }

    @Test("are cut in the same places whatever their length", arguments: 0..<40)
    func lengths(length: Int) {
        let long = String(repeating: "x", count: length)
        #expect(Self.read("\(long),\"\(long)\"\n\(long)é\r\(long),").rows == [[long, long], [long + "é"], [long, ""]])
    }

    @Test("count the lines that a quoted cell runs over")
    func lines() {
        #expect(Self.read("a\n\"b\nb\rb\r\nb\"\nc\n\nd").lines == [1, 2, 6, 7, 8])
    }

    @Test("have an empty cell after a last comma, and none after a last line end")
    func lastCell() {
        #expect(Self.read("a,\n").rows == [["a", ""]])
        #expect(Self.read("a,").rows == [["a", ""]])
        #expect(Self.read("\"a\",").rows == [["a", ""]])
        #expect(Self.read("").rows.isEmpty)
    }

    @Test("say on which line a quote was left open, or text follows one")
    func wrongQuotes() {
        #expect(Self.read("a\n\"b\nc\n").problem == 2)
        #expect(Self.read("a\n\"b\"c\n").problem == 2)
        #expect(Self.read("a\n\"b\nb\"c,d\n").problem == 3)
    }

    @Test(
        "hold numbers",
        arguments: [
            ("0", 0.0, 0), ("12", 12, 0), ("-3.50", -3.5, 2), ("+4", 4, 0), ("4,413", 4413, 0), ("1,234,567.25", 1_234_567.25, 2),
            (" 85.3% ", 85.3, 1),
            ("34.700000000000003", 34.700000000000003, 1), ("7.0000000000000007E-2", 7.0000000000000007E-2, 2), ("1e3", 1000, 0),
            ("0.05", 0.05, 2), ("12345678901234567890", 12_345_678_901_234_567_168, 0), (".5", 0.5, 1), ("5.", 5, 0),
            ("000383", 383, 0),
        ])
    func numbers(text: String, value: Double, decimals: Int) throws {
        let number = try #require(Array(text.utf8).withUnsafeBufferPointer { CellNumber($0) })
        #expect(number.value == value)
        #expect(number.decimals == decimals)
    }

    @Test(
        "hold no numbers that are written otherwise",
        arguments: [
            "", " ", "-", ".", "..", "1,5", "1,2345", "12,34", ",5", "1,234,", "1.2.3", "1.234,5", "0x1F", "inf", "nan", "1e",
            "1e999", "1e1,000",
            "2025-09-30", "£5", "<5", "5 6", "1 000", "٣", "--5", "%", "e5",
        ])
    func noNumbers(text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { CellNumber($0) } == nil)
    }

    @Test(
        "lose the dust of spreadsheets, and nothing else",
        arguments: [
            ("34.700000000000003", 34.7), ("98.799999999999997", 98.8), ("9.3699999999999992", 9.37),
            ("7.0000000000000007E-2", 0.07),
            ("-34.700000000000003", -34.7), ("99.99999999999999999", 100), ("0.1234567890123456", 0.123456789012346),
            ("34.7", 34.7),
            ("123456789012345", 123_456_789_012_345), ("1234.56789012345", 1234.56789012345),
        ])
    func dust(text: String, value: Double) throws {
        #expect(try #require(Array(text.utf8).withUnsafeBufferPointer { CellNumber($0) }).withoutDust == value)
    }

    @Test(
        "are written with the shortest number that reads back the same, and without an exponent",
        arguments: [
            (0.0, "0"), (-0.0, "0"), (34.7, "34.7"), (1234.5, "1234.5"), (1_000_000, "1000000"), (1e-7, "0.0000001"),
            (1e21, "1000000000000000000000"),
            (-2.5, "-2.5"), (1.0 / 3, "0.3333333333333333"), (123_456_789.125, "123456789.125"),
        ] as [(Double, String)])
    func writesNumbers(number: Double, text: String) {
        var writer = CSVWriter()
        writer.add(number)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }

    @Test("are written so that they read back as they were and no spreadsheet runs them")
    func writes() {
        let texts = [
            "plain", "a,b", "say \"no\"", "two\nlines", "=1+1", "+44", "-x", "@a", "\tx", "'=1+1", "'quoted'", "Ynys Môn", "",
            "a=b",
        ]
        var writer = CSVWriter()
        writer.row(texts)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let cells = Self.read(text).rows[0]
        #expect(cells.map(CSVWriter.unguarded) == texts)
        #expect(!cells.contains { $0.first.map { "=+-@\t\r".contains($0) } ?? false })
    }

    @Test("are said to be no UTF-8 on the line where that begins")
    func encoding() {
        #expect(UTF8Check.firstBadLine(Array("a\nbc\nYnys Môn – “x” 😀\n".utf8)) == nil)
        #expect(UTF8Check.firstBadLine(Array("a long line of plain letters\nb".utf8) + [0x96]) == 2)
        #expect(UTF8Check.firstBadLine(Array("a".utf8) + [0xC3]) == 1)
        #expect(UTF8Check.firstBadLine([0xED, 0xA0, 0x80]) == 1)
    }

    @Test("of older spreadsheets are read as Windows-1252")
    func windows() throws {
        var problems: [Problem] = []
        let table = try #require(Table(Array("name,value\nPlan".utf8) + [0x96] + Array("C,1\n".utf8), problems: &problems))
        #expect(table.rows.map(\.cells) == [["Plan–C", "1"]])
        #expect(problems.isEmpty)
    }
}
