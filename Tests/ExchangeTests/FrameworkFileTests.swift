import Domain
import Exchange
import Testing

@Suite("A framework file")
struct FrameworkFileTests {
    static let smallest = """
        partnership: {id: dale-scp, name: Dale Safeguarding Children Partnership, short_name: DSCP}
        agencies: [{id: csc, name: Children's services}]
        areas:
          list:
          - {id: upper-dale, name: Upper Dale}
          - {id: lower-dale, name: Lower Dale}
        indicators:
        - {id: visits, title: Visits made on time, unit: percent, polarity: higher-better, frequency: quarterly, period_type: financial-quarter, agency: csc}
        """

    @Test("the smallest one is enough, and the partnership becomes the district of the listed areas")
    func smallest() throws {
        let (framework, notices) = try FrameworkFile.read(Self.smallest)
        #expect(notices.isEmpty)
        #expect(framework.areas.map(\.id) == ["district", "upper-dale", "lower-dale"])
        #expect(framework.areas[0] == Area(id: "district", name: "DSCP", kind: .district))
        #expect(framework.areas[1].parents == ["district"])
        #expect(framework.district == "district")
        #expect(framework.basket.isEmpty)
        #expect(framework.indicators[0].decimals == 1)
    }

    @Test("the population that the partnership states is its district's")
    func populationOfPartnership() throws {
        let text = Self.smallest.replacing("short_name: DSCP", with: "population_0_17: 8200, population_year: 2024")
        #expect(
            try FrameworkFile.read(text).framework.areas[0].populations == [Population(band: "0-17", midYear: 2024, count: 8200)])
    }

    @Test("an area of the kind district is the district, unless another is named")
    func district() throws {
        let listed = Self.smallest.replacing("name: Upper Dale}", with: "name: Upper Dale, kind: district}")
        #expect(try FrameworkFile.read(listed).framework.district == "upper-dale")
        #expect(try FrameworkFile.read(listed + "\ndistrict: lower-dale").framework.district == "lower-dale")
        #expect(try FrameworkFile.read(listed).framework.areas[1].parents.isEmpty)
    }

    @Test("a chosen indicator is a line of the basket with its targets, the expected range first")
    func basket() throws {
        let line = try #require(try FrameworkFile.read(FrameworkFixture.fullest).framework.basket.first)
        #expect(line.tier == .core && line.priority == "p1" && line.heldToAccount == "csc")
        #expect(line.targets.map(\.aim) == [.expectedRange(80, 100), .value(90)])
        #expect(line.targets[1].tolerance == .percentOfTarget(5))
        #expect(line.targets[1].quarterProfile == [2: 85.5])
        #expect(line.benchmarks.map(\.of) == [.england, .neighbours])
        #expect(line.benchmarks[0].period == .calendarYear(2025))
        #expect(line.benchmarks[1].source == nil)
    }

    @Test("the enabler group is a priority without a number, shown last")
    func enablers() throws {
        let priorities = try FrameworkFile.read(FrameworkFixture.fullest).framework.priorities
        #expect(priorities.map(\.number) == [1, nil])
        #expect(priorities.last?.id == "enablers")
    }

    @Test("keys that this version does not keep are named in one notice")
    func leftAside() throws {
        let text = Self.smallest.replacing("agency: csc}", with: "agency: csc, generate: {base: 3}}") + "\nactions: []\nrisks: []"
        #expect(try FrameworkFile.read(text).notices == ["This version keeps nothing of: actions, risks, indicators.generate."])
    }

    @Test("an indicator that nobody checked stays unchecked, whatever it was remembered by")
    func verification() throws {
        func verification(_ word: String) throws -> Verification {
            let text = Self.smallest.replacing("agency: csc}", with: "agency: csc, verified_by: \(word)}")
            return try FrameworkFile.read(text).framework.indicators[0].verification
        }
        #expect(try verification("knowledge") == .unverified)
        #expect(try verification("A. Marsh") == .verified(by: "A. Marsh"))
    }

    @Test("the demonstration's and the city's are read", arguments: ["aireborough.yaml", "leeds.yaml"])
    func samples(name: String) throws {
        let (framework, _) = try FrameworkFile.read(RealFile.sample(name))
        #expect(!framework.indicators.isEmpty)
        #expect(try FrameworkFile.read(FrameworkFile.write(framework)).framework == framework)
    }

    @Test(
        "the catalogue's demonstration is read", .enabled(if: RealFile.exists("catalogue/demo-framework.yaml"), RealFile.skipped))
    func catalogue() throws {
        let (framework, notices) = try FrameworkFile.read(RealFile.bytes("catalogue/demo-framework.yaml"))
        #expect(framework.areas.count == 11)
        #expect(framework.areas[0].populations == [Population(band: "0-17", midYear: 2024, count: 82_000)])
        #expect(notices.count == 1)
        #expect(try FrameworkFile.read(FrameworkFile.write(framework)).framework == framework)
    }
}
