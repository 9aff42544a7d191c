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
            ([], "The file is empty."), (Array("PK\u{3}\u{4}rest".utf8), "This is a workbook or an archive"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "workbook of the old kind"), (Array("%PDF-1.7".utf8), "This is a PDF."),
            ([0xFF, 0xFE, 0x61, 0x00], "UTF-16"),
            (Array("indicator,area,period,value\nvisits,da\u{0}le,2025-26Q1,5\n".utf8), "byte of nought"),
            (Array("name,colour\nred,blue\n".utf8), "its first row is: name, colour."), (Array("\n\n".utf8), "its first row is"),
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
