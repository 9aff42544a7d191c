import Domain
import Testing

@testable import Exchange

@Suite("A table that no mapping asks for is offered")
struct SpreadsheetOfferTests {
    @Test("measures down and quarters across, with the year over its quarters, and a part named after its whole")
    func dataset() throws {
        let reading = try SpreadsheetFixture.read(SpreadsheetFixture.dataset, sheet: "Dataset")
        let offer = try #require(reading.offer)
        #expect(
            offer.layout
                == TableLayout(
                    sheet: "Dataset", headerRow: 4, headerRows: 2, measure: .rows(["Ref", "Measure"]), period: .columns,
                    area: .fixed("dale")))
        #expect(
            offer.measures.map(\.name) == [
                "3.1 S47 enquiries leading to ICPC (%)", "3.4 Children subject of a CP plan by category (Month End)",
                "3.4 Children subject of a CP plan by category (Month End): (a) Neglect",
                "3.4 Children subject of a CP plan by category (Month End): (b) Physical abuse", "3.5 Re referrals in 12 months",
                "4.1 No. on CP plan (Average)",
            ])
        #expect(
            offer.measures.map { $0.proposals.first?.indicator.text } == [
                "s47-to-icpc", "cpp", "cpp-neglect", "cpp", "re-referrals", "cpp",
            ])
        #expect(offer.measures.map(\.count) == [6, 6, 6, 6, 6, 6])
        #expect(offer.measures.first?.example == "51%" && offer.measures.first?.unit == "%")
        #expect(offer.periods.map(\.text).first == "2023/24 Q1")
        #expect(offer.periods.count == 6)
        #expect(reading.problems.map(\.what) == ["Nothing in this file is asked for yet."])
        #expect(reading.problems.first?.sheet == "Dataset")
    }

    @Test("the periods are read as those of the indicators that are proposed")
    func periods() throws {
        let months = try SpreadsheetFixture.offer(
            """
            Measure,Apr-24,May-24,Jun-24
            Missing episodes,4,5,6
            Other,1,2,3
            """)
        #expect(months.periods.map { $0.period?.code } == ["2024-M04", "2024-M05", "2024-M06"])
        let serials = try SpreadsheetFixture.offer(
            """
            Measure,2024-04-01,2024-05-01,2024-06-01
            Children subject to a child protection plan,4,5,6
            Other,1,2,3
            """)
        #expect(serials.periods.map { $0.period?.code } == ["2024-04-30", "2024-05-31", "2024-06-30"])
    }

    @Test("periods down and measures across")
    func turned() throws {
        let offer = try SpreadsheetFixture.offer(
            """
            Quarter,Re-referrals (%),Plans,Plans
            Q1 2024/25,20,210,1
            Q2 2024/25,21,215,2
            Q3 2024/25,-,,3
            """)
        #expect(offer.layout == TableLayout(headerRow: 1, measure: .columns, period: .rows(["Quarter"]), area: .fixed("dale")))
        #expect(offer.measures.map(\.name) == ["Re-referrals (%)", "Plans", "Plans (2)"])
        #expect(offer.periods.map { $0.period?.code } == ["2024-25Q1", "2024-25Q2", "2024-25Q3"])
    }

    @Test("a year in one column and its quarter in the next")
    func yearsAndQuarters() throws {
        let offer = try SpreadsheetFixture.offer(
            """
            Year,Quarter,Re-referrals (%),Plans
            2023/24,Q3,20,210
            ,Q4,20,210
            2024/25,Q1,20,210
            ,Q2,21,215
            """)
        #expect(offer.layout?.period == .rows(["Year", "Quarter"]))
        #expect(offer.periods.map(\.text) == ["2023/24 Q3", "2023/24 Q4", "2024/25 Q1", "2024/25 Q2"])
    }

    @Test("areas down and measures across, for the one year that the file's name says")
    func release() throws {
        let offer = try SpreadsheetFixture.offer(
            """
            New_geog_code,geog_l,geog_c,geog_n,CLA_Total,CLA_MissDuringYear
            E92000001,NATIONAL,999,ENGLAND,64000,5000
            E12000901,REGION,A,NORTH,3600,x
            E12000901,REGION,B,INNER NORTH,100,1
            E08000901,LA,901,Dale,300,12
            E08000902,LA,902,Fell,310,.
            """, named: "2015_release_Missing2015.csv")
        #expect(
            offer.layout
                == TableLayout(headerRow: 1, measure: .columns, period: .fixed("2015"), area: .rows(["New_geog_code", "geog_n"])))
        #expect(offer.measures.map(\.name) == ["CLA_Total", "CLA_MissDuringYear"])
        #expect(offer.measures.last?.proposals.first?.indicator == "cla-missing")
        #expect(offer.areas.map { $0.area?.text } == ["england", "north", nil, "dale", "fell"])
        #expect(offer.areas.map(\.count) == [2, 2, 2, 2, 2])
    }

    @Test("a formatted release: headings over three rows, blank rows and columns, raised numbers, footnotes")
    func formatted() throws {
        let offer = try SpreadsheetFixture.offer(
            """
            Table LA8:  Children looked after1 by need,,,,,,,,,
            Years: 2013,,,,,,,,,
            Coverage: England,,,,,,,,,
            ,,,,,,,,,
            ,Number of children looked after2,Number with the following need4:,,,,,All children with need6,,
            ,,No need,,,With a statement5,,,,
            ,,Number,Percentage7,,Number,Percentage7,Number,Percentage7,
            ,,,,,,,,,
            ENGLAND,"47,200","29,880",63.3,,"1,840",3.9,"17,320",36.7,
            ,,,,,,,,,
            NORTH,"2,870","1,010",35.2,,150,5.2,"1,860",64.8,
            Dale,140,95,67.9,,x,x,45,32.1,
            Fell7,440,245,55.7,,25,5.7,195,44.3,
            ,,,,,,,,,
            1. Counted for those who have been looked after for a year.,,,,,,,,,
            . = not applicable,,,,,,,,,
            """)
        #expect(
            offer.layout
                == TableLayout(headerRow: 7, headerRows: 3, measure: .columns, period: .fixed("2013"), area: .rows(["column A"])))
        #expect(
            offer.measures.map(\.name) == [
                "Number of children looked after", "Number with the following need No need Number",
                "Number with the following need No need Percentage", "Number with the following need With a statement Number",
                "Number with the following need With a statement Percentage", "All children with need Number",
                "All children with need Percentage",
            ])
        #expect(offer.areas.map { $0.area?.text } == ["england", "north", "dale", "fell"])
    }

    @Test("an export with a preamble: areas down, years across, and the measure named above")
    func export() throws {
        let offer = try SpreadsheetFixture.offer(
            """
            "Relative income
            (an export)",,,,
            Counting: Children in low-income families,,,,
            ,,,,
            Filters:,,,,
            Default Summation,Children,,,
            ,,,,
            Year,,2021/22,2022/23 (p),2023/24
            ,National - LA,,,
            ,Dale,218,235,240
            ,Upper Dle,47,50,..
            ,Elsewhere,9,8,7
            """)
        #expect(
            offer.layout
                == TableLayout(
                    headerRow: 8, measure: .fixed("Children in low-income families"), period: .columns, area: .rows(["column B"]))
        )
        #expect(offer.measures.first?.proposals.first?.indicator == "low-income")
        #expect(offer.periods.map { $0.period?.code } == ["2021-22", "2022-23", "2023-24"])
        #expect(offer.areas.map { $0.area?.text } == ["dale", nil, nil])
        #expect(offer.areas.map { $0.near?.text } == [nil, "upper-dale", nil])
    }

    @Test("measures down and areas across")
    func areasAcross() throws {
        let offer = try SpreadsheetFixture.offer(
            """
            Quarter 2 2024/25,,,,
            Indicator,Upper Dale,Lower Dale,Total,Comments
            Re-referrals (%),20%,30%,25%,
            Missing episodes,4,5,9,More
            """)
        #expect(
            offer.layout == TableLayout(headerRow: 2, measure: .rows(["Indicator"]), period: .fixed("2024-25Q2"), area: .columns))
        #expect(offer.measures.map(\.name) == ["Re-referrals (%)", "Missing episodes"])
    }

    @Test("a list says area, measure and period in every row, and as many columns name the measure as tell rows apart")
    func list() throws {
        let offer = try SpreadsheetFixture.offer(
            """
            area_code,area_name,indicator,period,measure,unit,value
            E05000001,Moor,Children aged 0-15,2022-06-30,Percentage,Persons,20.9
            E05000001,Moor,Children aged 0-15,2022-06-30,Count,Persons,1980
            E05000002,Mead,Children aged 0-15,2022-06-30,Percentage,Persons,20.3
            E05000002,Mead,Children aged 0-15,2022-06-30,Count,Persons,1894
            """)
        #expect(
            offer.layout
                == TableLayout(
                    headerRow: 1, measure: .rows(["indicator", "measure"]), period: .rows(["period"]),
                    area: .rows(["area_code", "area_name"]),
                    value: "value"))
        #expect(offer.measures.map(\.name) == ["Children aged 0-15 Percentage", "Children aged 0-15 Count"])
        #expect(offer.areas.map(\.text) == ["Moor", "Mead"])
    }

    @Test("what an officer points at is not guessed")
    func pointing() throws {
        let text = """
            a,1,2
            Notes,Q1 2023/24,Q2 2023/24
            x,5,6
            Measure,Q1 2024/25,Q2 2024/25
            Plans,7,8
            """
        let pointed = try SpreadsheetFixture.offer(
            text, pointing: TablePointing(headerRow: 4, firstColumn: 2, rows: .measures, columns: .periods))
        #expect(pointed.layout == TableLayout(headerRow: 4, measure: .rows(["Measure"]), period: .columns, area: .fixed("dale")))
        #expect(pointed.periods.map(\.text) == ["Q1 2024/25", "Q2 2024/25"])
        let asAreas = try SpreadsheetFixture.offer(text, pointing: TablePointing(headerRow: 4, rows: .areas, columns: .periods))
        #expect(asAreas.layout?.area == .rows(["Measure"]))
    }

    @Test(
        "text, a lone number and a list of people without numbers are no table",
        arguments: ["", "Minutes of the board\nHeld on 3 May 2024\n", "a,b\n1,2\n", "Name,Role\nA,Chair\nB,Member\n"])
    func noTable(text: String) throws {
        var reading = FileReading(format: "spreadsheet")
        #expect(
            !SpreadsheetFile.read(
                [SpreadsheetFixture.sheet(text)], named: "a.csv", using: try SpreadsheetFixture.version(), pointing: nil,
                into: &reading))
        #expect(reading.offer == nil && reading.problemCount == 0)
    }

    @Test("of several sheets the fullest is offered, or the one that is pointed at")
    func sheets() throws {
        let small = SpreadsheetFixture.sheet("Measure,2022/23,2023/24\nPlans,1,2\nOther,3,4\n", named: "Old")
        let large = SpreadsheetFixture.sheet("Measure,2022/23,2023/24\nPlans,1,2\nOther,3,4\nThird,5,6\n", named: "New")
        for (pointing, name) in [(nil, "New"), (TablePointing(sheet: "Old"), "Old")] {
            var reading = FileReading(format: "spreadsheet")
            _ = SpreadsheetFile.read(
                [small, large], named: "a.xlsx", using: try SpreadsheetFixture.version(), pointing: pointing, into: &reading)
            #expect(reading.offer?.layout?.sheet == name)
        }
    }
}
