import Domain
import Exchange
import Testing

@Suite("A file of unknown kind")
struct FileReaderTests {
    private static func read(_ bytes: [UInt8], as format: String? = nil) throws -> FileReading {
        FileReader.read(name: "file", bytes: bytes, as: format, using: try FrameworkFixture.version())
    }

    @Test(
        "is refused for what it is",
        arguments: [
            ([], "The file is empty."), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "workbook of the old kind"),
            (Array("%PDF-1.7".utf8), "This is a PDF."), (Array("{\"type\": \"FeatureCollection\"}".utf8), "This is a map"),
            (Array("<?xml version=\"1.0\"?><Extract/>".utf8), "This is an XML feed"),
            (Array("col_name,col_type,label\na,Filter,A\n".utf8), "describes the columns of a data file"),
            (Array("Notes\n\nWeb link,URN,Provision type\na,b,c\n".utf8), "list of settings"),
            (Array("LTLA23CD,LTLA23NM,UTLA23CD\nE1,a,E2\n".utf8), "list of areas"),
            (Array("Measure_code,Measure_short,Polarity\n4,x,Low\n".utf8), "says what measures mean"),
            (Array("area_code,date_from,date_to,value\nE1,2024-01-01,2024-12-31,5\n".utf8), "sent to a data service"),
            (Array("indicator,area,period,value\nvisits,da\u{0}le,2025-26Q1,5\n".utf8), "byte of nought"),
            (Array("name,colour\nred,blue\n".utf8), "the first rows say: name, colour | red, blue."),
            (Array("\n\n".utf8), "There is no row with anything in it."),
            (Array(FrameworkFixture.fullest.utf8), "This is a framework file"),
        ] as [([UInt8], String)])
    func refused(bytes: [UInt8], what: String) throws {
        let reading = try Self.read(bytes)
        #expect(reading.problemCount == 1)
        #expect(reading.problems.first.map { $0.what.contains(what) } == true, "\(reading.problems)")
        #expect(reading.batch.rows.isEmpty)
    }

    @Test(
        "that holds one row a child is refused by name, with what to send instead",
        arguments: [
            ("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,2,3,4,5,6,7\n", "SSDA903"),
            ("CHILD,DECOM,RNE,LS,CIN,PLACE\n1,2,3,4,5,6\n", "SSDA903"),
            ("CHILD,REVIEW,REVIEW_CODE\n1,01/01/2020,PN1\n", "SSDA903"),
            ("CHILD,MISSING,MIS_START,MIS_END\n1,M,01/01/2020,02/01/2020\n", "SSDA903"),
            (
                "<?xml version=\"1.0\"?>\n<Message><Header/><Children><Child><ChildIdentifiers><LAchildID>1</LAchildID>",
                "children in need census"
            ),
            ("Forename,Surname,Date of birth\na,b,c\n", "a list of people"),
            ("Child Unique ID,Gender,Ethnicity,Date of Birth\n1,2,3,4\n", "Annex A"),
        ])
    func recordLevel(text: String, name: String) throws {
        let reading = try Self.read(Array(text.utf8))
        #expect(reading.problems.first.map { $0.what.contains(name) } == true, "\(reading.problems)")
        #expect(reading.problems.first?.remedy.contains("Send the counts") == true)
        #expect(reading.batch.rows.isEmpty)
    }

    @Test("that counts children by what happened to them is no return with one row a child")
    func countsOfChildren() throws {
        let reading = try Self.read(Array("Area,Child,Missing,Review\nDale,5,6,7\nFell,6,7,8\n".utf8))
        #expect(reading.format != "record-level return")
    }

    @Test(
        "with a header alone says so, in each layout",
        arguments: [
            "indicator,area,period,value\n", "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n",
            NeighboursTests.may,
            "time_period,time_identifier,geographic_level,population_estimate,age_group\n",
        ])
    func headerOnly(text: String) throws {
        #expect(try Self.read(Array(text.utf8)).problems.map(\.what) == ["There is a header and no row under it."])
    }

    @Test(
        "is recognised under a title, notes and blank lines, by its header",
        arguments: [
            ("Figures of the year\n\nSource: the returns,,,\nindicator,area,period,value\nvisits,dale,2025-26Q1,5\n", "figures"),
            (
                "Interactive Tool\n\nShort Desc,Data item,Years,LA and Regions,Values,LA Number,Region\nCPP_rate,P,2023,Dale,5,999,N\n",
                "local-authority-interactive-tool"
            ),
        ])
    func preamble(text: String, format: String) throws {
        let reading = try Self.read(Array(text.utf8))
        #expect(reading.format == format && reading.problems.isEmpty, "\(reading.problems)")
        #expect(reading.batch.rows.count == 1 && reading.batch.rows.first?.line == (format == "figures" ? 5 : 4))
    }

    @Test("in a workbook is read as it is in text, and a problem names the sheet and the row")
    func workbook() throws {
        let header = ["indicator", "area", "period", "value", "note"]
        let unknown = WorkbookFixture(table: [["The return"], header, ["visits", "nowhere", "2025-26Q1", "5", "a, b"]])
        #expect(try Self.read(unknown.bytes).problems.map(\.sheet) == ["Figures"])
        let table = [
            ["The return"], header, ["visits", "dale", "2025-26Q1", "5", "a, b"], ["visits", "dale", "2025-26Q2", "abc"],
        ]
        let reading = try Self.read(WorkbookFixture(table: table).bytes)
        #expect(reading.format == "figures" && reading.rowsRead == 2)
        #expect(reading.problems.map(\.row) == [4] && reading.problems.map(\.sheet) == ["Figures"])
        #expect(reading.figures.map(\.figure.note) == ["a, b"])
        let children = WorkbookFixture(table: [["List 1"], [], ["Child Unique ID", "Gender"], ["1", "2"]])
        #expect(try Self.read(children.bytes).format == "record-level return")
    }

    @Test("in UTF-16 is read as it was meant")
    func wide() throws {
        let text = "indicator,area,period,value\nvisits,dale,2025-26Q1,5\n"
        let letters: [[UInt8]] = text.utf16.map { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let bytes = [0xFF, 0xFE] + letters.joined()
        let reading = try Self.read(bytes)
        #expect(reading.batch.rows.count == 1 && reading.notices.first?.what.contains("UTF-16") == true)
    }

    @Test("and others that were given together are paired with what describes their columns")
    func paired() {
        let files = [("a.csv", [UInt8(1)]), ("B.META.csv", [2]), ("a.meta.csv", [3]), ("b.csv", [4]), ("alone.meta.csv", [5])]
        let uploads = FileReader.paired(files.map { (name: $0.0, bytes: $0.1) })
        #expect(uploads.map(\.name) == ["a.csv", "b.csv", "alone.meta.csv"])
        #expect(uploads.map(\.companion) == [[3], [2], nil])
    }

    @Test("that is an archive is its data files, each with what describes its columns")
    func archive() throws {
        let figures = Array("indicator,area,period,value\nvisits,dale,2025-26Q1,5\n".utf8)
        let bytes = ArchiveFixture(entries: [
            .init("data/a.csv", figures), .init("data/a.meta.csv", "col_name,col_type\n"), .init("data-guidance.txt", "Words"),
        ]).bytes
        let uploads = FileReader.uploads(name: "all.zip", bytes: bytes)
        #expect(uploads.map(\.name) == ["a.csv"] && uploads.first?.bytes == figures && uploads.first?.companion != nil)
        let none = ArchiveFixture(entries: [.init("data-guidance.txt", "Words")]).bytes
        #expect(FileReader.uploads(name: "words.zip", bytes: none).map(\.bytes) == [none])
        #expect(try Self.read(none).problems.first?.what.contains("archive") == true)
        #expect(FileReader.uploads(name: "a.csv", bytes: figures).map(\.bytes) == [figures])
    }

    @Test("is not taken for the layout that somebody named when it is another")
    func mistaken() throws {
        let bytes = Array("indicator,area,period,value\nvisits,dale,2025-26Q1,5\n".utf8)
        #expect(try Self.read(bytes, as: "figures").problems.isEmpty)
        #expect(try Self.read(bytes, as: "neighbours").problems.first?.what.contains("that of “figures”") == true)
        #expect(try Self.read(bytes, as: "picture").problems.first?.remedy.contains("local-authority-interactive-tool") == true)
    }

    @Test(
        "is refused by name when it is a real layout of a record-level return",
        .enabled(if: RealFile.exists("data/csc-903/episodes.csv"), RealFile.skipped),
        arguments: [
            "csc-903/header.csv", "csc-903/episodes.csv", "csc-903/missing.csv", "csc-903/oc2.csv",
            "csc-903/previous_permanence.csv",
            "csc-903/reviews.csv", "csc-903/uasc.csv", "csc-903/fake_903.xml", "cin-census/CIN_Census_2024.xml",
            "cin-census/fake_CIN_data.xml",
            "cin-census/CIN_Census_2021_no_assessment_factors.xml", "cin-census/CIN_header_issues_100.xml",
        ])
    func realRecords(path: String) throws {
        let reading = try Self.read(RealFile.bytes("data/" + path))
        #expect(reading.problems.first?.what.contains("one row a child") == true, "\(reading.problems)")
    }
}
