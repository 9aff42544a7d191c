import Domain
import Testing

@testable import Exchange

@Suite("Published tables of no format of their own")
struct RealSpreadsheetTests {
    private static func offer(_ path: String) throws -> FileOffer {
        let framework = try FrameworkFixture.version(try RealFile.sample("leeds.yaml"))
        var problems: [Problem] = []
        let sheets = SheetFile.sheets(try RealFile.bytes("data/" + path), problems: &problems)
        var reading = FileReading(format: "spreadsheet")
        let name = path.split(separator: "/").last.map(String.init) ?? path
        #expect(SpreadsheetFile.read(sheets, named: name, using: framework, pointing: nil, into: &reading))
        #expect(problems.isEmpty)
        return try #require(reading.offer)
    }

    @Test(
        "areas down and measures across, the period in the name of the file or over the table",
        .enabled(if: RealFile.exists("data/dfe-legacy-sfr"), RealFile.skipped),
        arguments: [
            ("dfe-legacy-sfr/2010_cla_SFR27_2010_March.csv", 1, "2010", 23),
            ("dfe-legacy-sfr/2012_cla_SFR20_CLA2012.csv", 1, "2012", 49),
            ("dfe-legacy-sfr/2013_LA_sheet4_oc21.csv", 6, "2013", 4), ("dfe-legacy-sfr/2013_LA_sheet8_sen.csv", 7, "2013", 9),
            ("dfe-legacy-sfr/2014_LA_sheet10_absence.csv", 7, "", 28),
            ("dfe-legacy-sfr/2015_cla_SFR34_Missing2015.csv", 1, "2015", 8),
        ])
    func releases(path: String, headerRow: Int, period: String, measures: Int) throws {
        let offer = try Self.offer(path)
        let layout = try #require(offer.layout)
        #expect(layout.headerRow == headerRow && layout.measure == .columns && layout.period == .fixed(period))
        #expect(offer.measures.count == measures)
        #expect(offer.areas.contains { $0.area == "leeds" } && offer.areas.contains { $0.area == "england" })
        // What is left are joint and abolished councils, and Inner and Outer London.
        #expect(offer.areas.count { $0.area != nil } > 150)
    }

    @Test(
        "an export with a preamble: areas down and years across",
        .enabled(if: RealFile.exists("data/child-poverty"), RealFile.skipped))
    func export() throws {
        let offer = try Self.offer("child-poverty/children_in_rel_pov.csv")
        #expect(
            offer.layout
                == TableLayout(headerRow: 13, measure: .fixed("Relative Low Income"), period: .columns, area: .rows(["column B"]))
        )
        #expect(offer.measures.first?.proposals.first?.indicator == "low-income-families")
        #expect(offer.periods.map { $0.period?.code }.first == "2014-15" && offer.periods.count == 10)
        #expect(offer.areas.contains { $0.area == "leeds" })
    }

    @Test(
        "a list of wards with area, indicator, period and value",
        .enabled(if: RealFile.exists("data/ward-level/trafford"), RealFile.skipped))
    func list() throws {
        let offer = try Self.offer("ward-level/trafford/demographics_population_0-15_years.csv")
        #expect(offer.layout?.value == "value" && offer.layout?.measure == .rows(["indicator", "measure"]))
        #expect(offer.measures.count == 2 && offer.areas.count == 21)
        #expect(offer.periods.map { $0.period?.code } == ["2022-06-30"])
    }
}
