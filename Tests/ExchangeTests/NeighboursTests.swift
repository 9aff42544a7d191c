import Domain
import Exchange
import Testing

@Suite("A list of statistical neighbours")
struct NeighboursTests {
    static let april =
        "\u{FEFF}LA num,LA Name,LA number,GOInd,GOReg," + (1...10).map { "SN\($0),SNP" }.joined(separator: ",") + ",\n"
    static let aprilRow =
        "999,Dale,999,3,North,997,Very Close,998,Close," + (3...10).map { "\(200 + $0),Not Close" }.joined(separator: ",") + ",\n"
    static let may =
        "old_la_code,la_name,region_ind,region_name," + (1...10).map { "SN_\($0),SN_\($0)P" }.joined(separator: ",") + "\n"
    static let mayRow =
        "999,Dale,3,North,997,Close ," + (2...10).map { "\(200 + $0),Somewhat close" }.joined(separator: ",") + "\n"

    private static func read(_ text: String, framework: String = FrameworkFixture.fullest) throws -> FileReading {
        FileReader.read(name: "neighbours.csv", bytes: Array(text.utf8), as: nil, using: try FrameworkFixture.version(framework))
    }

    @Test("of April 2021 gives the neighbours that the framework knows, with how close they are")
    func april() throws {
        let reading = try Self.read(
            Self.april + Self.aprilRow + "201,Elsewhere,201,3,North,999,Close,,,,,,,,,,,,,,,,,,,\nSource: invented,,,,\n")
        #expect(reading.format == "neighbours" && reading.neighbourModel == "sn-april-2021" && reading.problems.isEmpty)
        // 998 is an old code of Dale itself.
        #expect(
            reading.neighbours == [
                Neighbour(model: "sn-april-2021", area: "dale", rank: 1, neighbour: "fell", closeness: "Very close"),
                Neighbour(model: "sn-april-2021", area: "dale", rank: 2, neighbour: "dale", closeness: "Close"),
            ])
        #expect(
            reading.leftOut == [
                "the neighbour is not in the framework": 8, "the area is not in the framework": 1,
                "the row has no council's number": 1,
            ])
    }

    @Test("of May 2025 is known by its layout")
    func may() throws {
        let reading = try Self.read(Self.may + Self.mayRow)
        #expect(reading.neighbourModel == "sn-may-2025")
        #expect(
            reading.neighbours == [Neighbour(model: "sn-may-2025", area: "dale", rank: 1, neighbour: "fell", closeness: "Close")])
    }

    @Test("of a model that the framework does not name says what to add")
    func unknownModel() throws {
        let reading = try Self.read(Self.may + Self.mayRow, framework: FrameworkFileTests.smallest)
        #expect(reading.problems.first?.remedy.contains("an id that holds 2025") == true)
    }

    @Test("with a gap in a council's neighbours is refused")
    func gap() throws {
        let reading = try Self.read(Self.may + Self.mayRow.replacing("202,Somewhat close", with: ","))
        #expect(reading.problems.map(\.what) == ["Dale has no neighbour number 2."])
    }
}

@Suite("The neighbours' real workbooks", .enabled(if: RealFile.exists("data/stat-neighbours"), RealFile.skipped))
struct RealNeighboursTests {
    private static func neighbours(_ file: String) throws -> FileReading {
        FileReader.read(
            name: file, bytes: try RealFile.bytes("data/stat-neighbours/" + file), as: nil,
            using: try FrameworkFixture.version(RealFile.sample("leeds.yaml")))
    }

    @Test(
        "say what was made of them as CSV, and the councils tell which model it is",
        arguments: [
            ("sn_april_2021.xlsx", "New_Statistical_Neighbour_Groupings_April_2021.csv", "sn-2021"),
            ("sn_may_2025.xlsx", "sn_model_2025_wide.csv", "sn-2025"),
        ])
    func workbooks(workbook: String, text: String, model: String) throws {
        let (first, second) = (try Self.neighbours(workbook), try Self.neighbours(text))
        #expect(first.problems.isEmpty && second.problems.isEmpty, "\(first.problems.prefix(3))")
        #expect(first.neighbourModel?.text == model && second.neighbourModel?.text == model)
        // The workbook of 2025 has more rows under it than what was made of it.
        let areas = Set(second.neighbours.map(\.area))
        #expect(Set(first.neighbours.filter { areas.contains($0.area) }) == Set(second.neighbours))
        #expect(areas.count >= 150)
    }
}
