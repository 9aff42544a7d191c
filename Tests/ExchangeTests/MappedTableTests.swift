import Domain
import Exchange
import Testing

@Suite("A published table")
struct MappedTableTests {
    private static let framework = FrameworkFixture.fullest.replacing(
        "- {indicator: plans, measure: CPP_rate, periods: snapshot-31-march}",
        with: """
            - {indicator: plans, measure: CPP_rate, periods: snapshot-31-march}
              - {indicator: waits, measure: Wait, periods: financial-year}
            """
    ).replacing(
        "- {indicator: children, measure: girls, part: value, periods: snapshot-30-june, group: sex=female}",
        with: """
            - {indicator: children, measure: girls, part: value, periods: snapshot-30-june, group: sex=female}
              - {indicator: plans, measure: plans_count, part: numerator, filters: {category: Plans}, periods: snapshot-31-march}
              - {indicator: plans, measure: population, part: denominator, filters: {category: Plans}, periods: snapshot-31-march}
              - {indicator: waits, measure: wait, periods: financial-year}
            """)

    private static func read(_ text: String, as format: String? = nil) throws -> FileReading {
        FileReader.read(
            name: "published.csv", bytes: Array(text.utf8), as: format, using: try FrameworkFixture.version(framework))
    }

    private static let tool = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"

    @Test("of the Interactive Tool gives a figure for every measure, year and area that is asked for")
    func tool() throws {
        let reading = try Self.read(
            Self.tool + """
                CPP_rate,Plans,2023,Dale,34.700000000000003,999.0,North
                CPP_rate,,2024 (prov),Dale,"1,035.5",999.0,North
                CPP_rate,,2022 (Rev),North,-,982.0,NA
                CPP_rate,,2023,Elsewhere,40,111.0,North
                Wait,Waits,2022/23,England,7.0000000000000007E-2,970.0,NA
                CIN,Children,2023,Dale,300,999.0,North
                CIN,Children,2023,Nowhere,300,112.0,North
                CPP_rate,,0,Dale,5,999.0,North
                CPP_rate,,2021,Dale,,999.0,North
                CPP_rate,,2018,Poole (Pre LG),5,836.0,South
                CPP_rate,,2023,Dale,34.7,999.0,North
                """)
        #expect(reading.format == "local-authority-interactive-tool" && reading.rowsRead == 11)
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(
            reading.leftOut == [
                "the mapping does not ask for the measure": 2, "the area is not in the framework": 1,
                "the row names no year": 1, "there is nothing in the cell": 1, "the council was abolished in 2019": 1,
                "the row says again what an earlier row said": 1,
            ])
        let dale = reading.figures.filter { $0.key.area == "dale" }
        #expect(dale.map(\.figure.suppliedValue) == [34.7, 1035.5])
        #expect(dale.map(\.figure.state) == [.value(.final), .value(.provisional)])
        #expect(dale.map(\.key.period.code) == ["2023-03-31", "2024-03-31"])
        #expect(dale.allSatisfy { $0.key.source == "published" })
        let north = try #require(reading.figures.first { $0.key.area == "north" })
        #expect(north.figure.state == .none(.notAvailable))
        #expect(north.figure.reason == "“-” in the published file")
        let england = try #require(reading.figures.first { $0.key.area == "england" })
        #expect(england.key.period == .financialYear(2022) && england.figure.suppliedValue == 0.07)
    }

    @Test(
        "of the Interactive Tool is refused for what it asks for and cannot read",
        arguments: [
            ("CPP_rate,,2023,Dale,n/k,999.0,North", "Values"), ("CPP_rate,,2022-24,Dale,5,999.0,North", "Years"),
        ])
    func toolProblems(row: String, column: String) throws {
        let reading = try Self.read(Self.tool + row + "\n")
        #expect(reading.problems.map(\.column) == [column])
        #expect(reading.problems.map(\.row) == [2])
    }

    @Test("with two rows for one figure is refused with both rows")
    func twice() throws {
        let reading = try Self.read(Self.tool + "CPP_rate,,2023,Dale,5,999.0,North\nCPP_rate,,2023 (Rev),Dale,6,999.0,North\n")
        #expect(reading.problems.map(\.row) == [3])
        #expect(reading.problems.first?.what.hasPrefix("Row 2 says something else") == true)
    }

    @Test("of the Interactive Tool writes years taken together in two ways")
    func pooled() throws {
        let framework = FrameworkFixture.fullest.replacing(
            "- {indicator: plans, measure: CPP_rate, periods: snapshot-31-march}",
            with: """
                - {indicator: waits, measure: RTA, periods: pooled-3-years}
                  - {indicator: plans, measure: TeenSTI, periods: as-written}
                """
        ).replacing(
            "unit: weeks-avg, polarity: lower-better, frequency: annual, period_type: financial-year",
            with: "unit: weeks-avg, polarity: lower-better, frequency: annual, period_type: pooled-3-years"
        ).replacing("period_type: snapshot-period-end", with: "period_type: rolling-36-months")
        let reading = FileReader.read(
            name: "a.csv",
            bytes: Array(
                (Self.tool + "RTA,A,2022-24 (OT),Dale,5,999.0,N\nTeenSTI,B,2014/15-16/17 (Final),Dale,6,999.0,N\n").utf8),
            as: nil, using: try FrameworkFixture.version(framework))
        #expect(Set(reading.figures.map(\.key.period.code)) == ["2022-2024", "36M2017-03"], "\(reading.problems)")
        #expect(reading.offer?.measures.map(\.title) == ["A", "B"])
    }

    private static let statistics =
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,category,plans_count,population\n"

    @Test("of Explore Education Statistics makes one figure of a numerator's and a denominator's columns")
    func statistics() throws {
        let reading = try Self.read(
            Self.statistics + """
                2025,Reporting year,National,E92000001,England,,,,,,Plans,50000,12000000
                2025,Reporting year,Regional,E92000001,England,E12000099,North,,,,Plans,c,3000000
                2025,Reporting year,Local authority,E92000001,England,E12000099,North,999,E08000999,Dale,Plans,12,"3,000"
                2025,Reporting year,Local authority,E92000001,England,E12000099,North,997,E08009998,Fell,Plans,z,low
                2025,Reporting year,Local authority,E92000001,England,E12000099,North,111,E08000111,Elsewhere,Plans,1,2
                2025,Reporting year,Local authority,E92000001,England,E12000099,North,999,E08000999,Dale,Other,13,x
                2025,June,Local authority,E92000001,England,E12000099,North,999,E08000999,Dale,Plans,13,14
                """)
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(
            reading.leftOut == [
                "the area is not in the framework": 1, "the mapping does not ask for the row": 1,
                "the row is about a month, and the indicator is not": 2,
            ])
        let dale = try #require(reading.figures.first { $0.key.area == "dale" })
        #expect(dale.key.period.code == "2025-03-31" && dale.figure.numerator == 12 && dale.figure.denominator == 3000)
        #expect(reading.figures.first { $0.key.area == "north" }?.figure.state == .none(.suppressed))
        #expect(reading.figures.first { $0.key.area == "england" }?.figure.numerator == 50_000)
        // Its new code is unknown, its old one is not.
        #expect(reading.figures.contains { $0.key.area == "fell" })
    }

    @Test("reads a year of six digits as two, and a mid-year estimate as a stock on 30 June")
    func years() throws {
        let years = try Self.read(
            "time_period,time_identifier,geographic_level,country_code,country_name,wait\n202324,Financial year,National,E92000001,England,5\n"
        )
        #expect(years.figures.map(\.key.period) == [.financialYear(2023)])
        let people = try Self.read(
            """
            time_period,time_identifier,geographic_level,country_code,country_name,age_group,population_estimate,girls
            2024,Reporting year,National,E92000001,England,Children aged 0 to 17 years,12183016,6000000
            """)
        #expect(people.figures.map(\.key.period.code) == ["2024-06-30", "2024-06-30"])
        #expect(people.figures.map(\.key.group.text) == ["", "sex=female"])
        #expect(people.figures.map(\.figure.suppliedValue) == [12_183_016, 6_000_000])
    }

    @Test("that has only one half of a figure is refused")
    func half() throws {
        let reading = try Self.read(
            "time_period,time_identifier,geographic_level,country_code,country_name,category,plans_count\n2025,Reporting year,National,E92000001,England,Plans,5\n"
        )
        #expect(reading.problems.map(\.what) == ["“Plans per 10,000” gets only a numerator from this file."])
    }

    @Test("that nothing asks for says which columns it has")
    func unasked() throws {
        let reading = try Self.read(
            "time_period,time_identifier,geographic_level,country_name,apples\n2025,Reporting year,National,England,5\n")
        #expect(reading.problems.first?.what.contains("apples") == true)
        #expect(reading.offer?.measures.map(\.name) == ["apples"])
        let version = try FrameworkFixture.version(FrameworkFileTests.smallest)
        let none = FileReader.read(
            name: "a.csv", bytes: Array((Self.tool + "A,B,2023,C,1,1.0,D\n").utf8), as: nil, using: version)
        #expect(
            none.problems.map(\.what) == [
                "Nothing in this table of the Local Authority Interactive Tool is asked for yet."
            ])
    }

    @Test("is all there after damage, or refused: never a crash")
    func damaged() throws {
        var random = SeededGenerator(seed: 11)
        let version = try FrameworkFixture.version(Self.framework)
        let texts = [
            Self.tool + "CPP_rate,Plans,2023 (Rev),Dale,34.700000000000003,999.0,North\n",
            Self.statistics
                + "2025,Reporting year,Local authority,E92000001,England,E12000099,North,999,E08000999,Dale,Plans,12,\"3,000\"\n",
            NeighboursTests.april + NeighboursTests.aprilRow, NeighboursTests.may + NeighboursTests.mayRow,
        ]
        for bytes in texts.map({ Array($0.utf8) }) {
            for _ in 0..<200 {
                var damaged = bytes
                for _ in 0...Int.random(in: 0..<4, using: &random) {
                    damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                let reading = FileReader.read(name: "a.csv", bytes: damaged, as: nil, using: version)
                let said = reading.batch.rows.count + reading.problemCount + reading.leftOut.count + reading.neighbours.count
                #expect(said > 0)
            }
        }
    }
}
