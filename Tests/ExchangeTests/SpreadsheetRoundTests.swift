import Domain
import Testing

@testable import Exchange

@Suite("What is offered can be asked for")
struct SpreadsheetRoundTests {
    /// The mapping that an officer makes who takes every measure of an offer for one indicator, and confirms every area.
    private static func mapping(of offer: FileOffer, for indicator: ID<Indicator>) -> Mapping {
        Mapping(
            id: "all", format: .spreadsheet, source: "published",
            lines: offer.measures.map { Mapping.Line(indicator: indicator, measure: $0.name, periods: .asWritten) },
            areas: Dictionary(offer.areas.map { ($0.text, "dale") }, uniquingKeysWith: { first, _ in first }),
            layout: offer.layout)
    }

    private static let tables = [
        SpreadsheetFixture.dataset, SpreadsheetMappingTests.nextQuarter,
        "Quarter,Plans,Plans\nQ1 2024/25,20,210\nQ2 2024/25,21,215\n",
        "code,area,Number1,Percentage2\nE08000901,Dale,5,2.5\nE08000902,Fell,x,3\nE06000903,Hill,7,4\n",
        "area_name,indicator,period,measure,value\nDale,Age,2022,Count,1\nDale,Age,2022,Percent,2\nFell,Age,2022,Count,3\nFell,Age,2022,Percent,4\n",
        "Counting: Children\n\nYear,,2022/23,2023/24\n,National - LA,,\n,Dale,235,240\n,Fell,50,..\n",
    ]

    @Test("a mapping made of an offer finds every measure of the same file", arguments: tables)
    func round(text: String) throws {
        let names = FrameworkNames(try SpreadsheetFixture.version())
        let sheet = SpreadsheetFixture.sheet(text, named: "Sheet")
        let offer = try SpreadsheetFixture.offer(text)
        let fit = try #require(MappedSpreadsheet.best(of: [sheet], [Self.mapping(of: offer, for: "cla")], names))
        #expect(fit.found.count == offer.measures.count && !offer.measures.isEmpty)
        #expect(fit.table.headerLine == offer.layout?.headerRow)
    }

    @Test("no table is so odd that reading it goes wrong, and what is offered of it can be asked for")
    func odd() throws {
        var generator = SeededGenerator(seed: 20_260_901)
        let cells = [
            "", "", "1", "2.5", "85%", "-", "x", "Q1 2024/25", "2024/25", "2023", "2024-04-01", "Dale", "E08000901",
            "(a) Neglect", "3.4",
            "Plans", "Total", "12/40", "Measure", "Percentage7", "column A", "Apr-24", "31 March 2024", "99999999999999999999",
            "—", "G",
        ]
        let version = try SpreadsheetFixture.version()
        let names = FrameworkNames(version)
        var offered = 0
        for _ in 0..<200 {
            let width = Int.random(in: 3...7, using: &generator)
            let rows = (1...Int.random(in: 4...9, using: &generator)).map { line in
                Sheet.Row(line: line, cells: (0..<width).map { _ in cells.randomElement(using: &generator) ?? "" })
            }
            let sheet = Sheet(name: "", rows: rows)
            let side = { (sides: [TablePointing.Side?]) in sides.randomElement(using: &generator) ?? nil }
            let pointing = TablePointing(
                headerRow: Bool.random(using: &generator) ? nil : Int.random(in: 1...4, using: &generator),
                firstColumn: Bool.random(using: &generator) ? nil : Int.random(in: 1...4, using: &generator),
                rows: side([nil, .measures, .periods, .areas]), columns: side([nil, .measures, .periods, .areas]))
            var reading = FileReading(format: "spreadsheet")
            let isTable = SpreadsheetFile.read([sheet], named: "a.csv", using: version, pointing: pointing, into: &reading)
            guard isTable, let offer = reading.offer, !offer.measures.isEmpty else { continue }
            offered += 1
            let fit = MappedSpreadsheet.best(of: [sheet], [Self.mapping(of: offer, for: "cla")], names)
            #expect((fit?.found.count ?? 0) >= offer.measures.count, "\(rows.map(\.cells)) \(offer)")
            var mapped = FileReading(format: "spreadsheet")
            fit?.read(fileNamed: "a.csv", using: version, into: &mapped)
            #expect(mapped.batch.rows.count <= rows.count * width)
        }
        #expect(offered > 30)
    }
}
