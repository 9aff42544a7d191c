import Domain
import Testing

@testable import Exchange

@Suite("A spreadsheet that a mapping reads")
struct SpreadsheetMappingTests {
    private static func dataset(_ change: (String) -> String = { $0 }) throws -> FileReading {
        try SpreadsheetFixture.read(
            change(SpreadsheetFixture.dataset), sheet: "Dataset", mappings: SpreadsheetFixture.datasetMapping)
    }

    @Test("gives the figures that its lines ask for, dashes as not available and fractions as both numbers")
    func dataset() throws {
        let reading = try Self.dataset()
        #expect(reading.problems.isEmpty && reading.notices.isEmpty && reading.offer == nil)
        #expect(
            reading.figureLines.filter { $0.hasPrefix("s47") } == [
                "s47-to-icpc dale 2023-24Q1 51", "s47-to-icpc dale 2023-24Q2 52.5", "s47-to-icpc dale 2023-24Q3 55",
                "s47-to-icpc dale 2023-24Q4 x", "s47-to-icpc dale 2024-25Q1 58", "s47-to-icpc dale 2024-25Q2 12/20",
            ])
        #expect(
            reading.figureLines.filter { $0.hasPrefix("cpp ") } == [
                "cpp dale 2023-06-30 1210", "cpp dale 2023-09-30 215", "cpp dale 2023-12-31 220", "cpp dale 2024-03-31 219",
                "cpp dale 2024-06-30 x", "cpp dale 2024-09-30 230",
            ])
        #expect(reading.figureLines.count { $0.hasPrefix("cpp-neglect ") } == 6)
        #expect(reading.batch.sources[Int(reading.batch.rows[0].source)] == "return-csc")
    }

    @Test("counts what it leaves out, by reason")
    func leftOut() throws {
        let reading = try Self.dataset()
        #expect(
            reading.leftOut == [
                "the heading is no period: “Owner”": 1, "the heading is no period: “Target”": 1,
                "the heading is no period: “RAG”": 1,
                "the heading is no period: “Comments”": 1, "no line asks for “4.1 No. on CP plan (Average)”": 1,
                "no line asks for “3.4 Children subject of a CP plan by category (Month End): (b) Physical abuse”": 1,
            ])
        #expect(reading.rowsRead == 6)
    }

    /// A line more above, a quarter filled in, a column more, a measure renamed.
    static let nextQuarter = """
        Dale Partnership: multi-agency dataset,,,,,,,,,,,,,,
        Updated by the business unit,,,,,,,,,,,,,,
        Figures are provisional until signed off,,,,,,,,,,,,,,
        ,,,,2023/24,,,,2024/25,,,,2025/26,,
        Ref, MEASURE ,Owner,Target,Q1,Q2,Q3,Q4,Q1,Q2,Q3,Q4,Q1,RAG,Comments
        3,Child protection,,,,,,,,,,,,,
        3.1,S47 enquiries  leading to ICPC (%),Social care,60%,51%,52.5%,55.0%,-,58%,12 / 20,61%,62%,63%,G,
        3.4,Children subject of a CP plan by category (Month End),Social care,,210,215,220,219,n/a,230,231,232,,A,
        3.4(a),Neglect,Social care,,110,112,113,115,116,118,119,,,G,
        3.6,Re referrals in twelve months,Social care,20%,22%,21.3%,20.1%,19.8%,20%,18%,17%,,,G,
        3.7,Missing episodes,Police,,1,2,3,4,5,6,7,8,,,
        """

    @Test("is read next quarter with a line more above it, and says which measure was renamed and which is new")
    func nextQuarter() throws {
        let reading = try Self.dataset { _ in Self.nextQuarter }
        #expect(reading.problems.isEmpty)
        #expect(reading.figureLines.contains("s47-to-icpc dale 2025-26Q1 63"))
        #expect(reading.figureLines.contains("cpp-neglect dale 2024-12-31 119"))
        #expect(!reading.figureLines.contains { $0.hasPrefix("re-referrals") })
        #expect(reading.leftOut["the cell is empty"] == 3)
        #expect(
            reading.notices.map(\.what) == [
                "The mapping “Quarterly dataset” reads “re-referrals” from “3.5 Re referrals in 12 months”, which is not in this table; it has “3.6 Re referrals in twelve months”: was it renamed?",
                "“3.7 Missing episodes” looks like the indicator “missing-episodes”, and no line asks for it.",
            ])
        #expect(reading.notices.allSatisfy { $0.sheet == "Dataset" })
    }

    @Test("says of a cell that cannot be read its sheet, row, column and text")
    func unreadable() throws {
        let reading = try Self.dataset {
            $0.replacing("215,220,219", with: "about 215,#REF!,-219").replacing("22%,21.3%", with: "22%,121.3%")
        }
        #expect(reading.problems.map(\.sheet) == ["Dataset", "Dataset", "Dataset", "Dataset"])
        #expect(reading.problems.map(\.column) == ["F (2023/24 Q2)", "G (2023/24 Q3)", "H (2023/24 Q4)", "F (2023/24 Q2)"])
        #expect(reading.problems.map(\.cell) == ["about 215", "#REF!", "-219", "121.3%"])
        #expect(reading.problems.map(\.row) == [7, 7, 7, 10])
        #expect(
            reading.problems.map(\.what) == [
                "This is neither a number nor a marker.", "The formula in this cell gives an error.", "A count is below nothing.",
                "A percentage lies between 0 and 100.",
            ])
    }

    @Test("that is all about another indicator's year leaves that year's columns out")
    func otherKinds() throws {
        let reading = try SpreadsheetFixture.read(
            """
            Measure,Q3 2023/24,Q4 2023/24,2023/24,Target 2024/25
            Re-referrals,20,21,20.5,18
            Children missing,3,4,7,
            """,
            mappings: """
                - id: both
                  format: spreadsheet
                  source: return-csc
                  layout: {header_row: 1, measure: {rows: [Measure]}, period: columns, area: {is: dale}}
                  lines:
                  - {indicator: re-referrals, measure: Re-referrals, periods: as-written}
                  - {indicator: cla-missing, measure: Children missing, periods: as-written}
                  - {indicator: missing-episodes, measure: Children missing, periods: as-written}
                """)
        #expect(
            reading.figureLines == [
                "re-referrals dale 2023-24Q3 20", "re-referrals dale 2023-24Q4 21", "cla-missing dale 2023-24 7",
            ])
        #expect(reading.leftOut["“2023/24” is not of the indicator's kind of period"] == 2)
        #expect(reading.notices.map(\.what) == ["No period of this table is a calendar-month, which “Missing episodes” needs."])
        #expect(reading.problems.isEmpty)
    }

    @Test("turned, with a status beside its periods")
    func turned() throws {
        let reading = try SpreadsheetFixture.read(
            """
            Quarter,Re-referrals met,Re-referrals all,Plans
            Q1 2024/25,20,100,210
            Q2 2024/25 (prov),21,100,215
            Total,41,200,
            2nd half,1,2,3
            """,
            mappings: """
                - id: turned
                  format: spreadsheet
                  source: return-csc
                  layout: {header_row: 1, measure: columns, period: {rows: [Quarter]}, area: {is: dale}}
                  lines:
                  - {indicator: re-referrals, measure: Re-referrals met, part: numerator, periods: as-written}
                  - {indicator: re-referrals, measure: Re-referrals all, part: denominator, periods: as-written}
                """)
        #expect(reading.figureLines == ["re-referrals dale 2024-25Q1 20/100", "re-referrals dale 2024-25Q2 21/100"])
        #expect(reading.batch.rows.map { ValueStatus(rawValue: $0.state) } == [.final, .provisional])
        #expect(reading.leftOut == ["no line asks for “Plans”": 1, "the row says no period": 2])
        #expect(reading.problems.map(\.cell) == ["2nd half", "2nd half"])
        #expect(reading.problems.first?.column == "A (Quarter)")
    }

    private static let release = """
        - id: release
          name: Release of 2013
          format: spreadsheet
          source: published
          layout: {header_row: 5, header_rows: 2, measure: columns, period: {is: '2013'}, area: {rows: [column A]}}
          areas: {'Lwr Dale': lower-dale}
          lines:
          - {indicator: cla, measure: Looked after Number, periods: snapshot-31-march}
          - {indicator: cla-missing, measure: Looked after Missing, periods: financial-year}
        """

    private static func release(_ year: Int) -> String {
        """
        Table LA4: Looked after1
        Years: \(year)
        ,
        ,Looked after2,,Other,
        ,Number3,Missing,,
        ENGLAND,"64,000","5,000",1,
        ,,,,
        Dale7,300,x,2,
        "Fell",310,.,3,
        Lwr Dale,31,1,4,
        Elsewhere,9,9,9,
        1. A note.,,,,
        """
    }

    @Test("areas down: each indicator reads the table's one period as its own, and confirmed names are areas")
    func release() throws {
        let reading = try SpreadsheetFixture.read(Self.release(2013), mappings: Self.release)
        #expect(
            reading.figureLines == [
                "cla-missing dale 2012-13 x", "cla dale 2013-03-31 300", "cla-missing lower-dale 2012-13 1",
                "cla lower-dale 2013-03-31 31", "cla-missing fell 2012-13 x", "cla fell 2013-03-31 310",
                "cla-missing england 2012-13 5000", "cla england 2013-03-31 64000",
            ])
        #expect(reading.leftOut == ["no line asks for “Other”": 1, "the area is not in the framework": 2])
        #expect(reading.problems.isEmpty && reading.notices.isEmpty)
    }

    @Test(
        "a table about one year, whose lines say nothing else, has stocks at its end and counts of the year",
        arguments: [("'2013'", 2013), ("2012-13", 2013), ("2013-03-31", 2013)])
    func wholeYear(code: String, year: Int) throws {
        let mapping = Self.release.replacing("is: '2013'", with: "is: \(code)")
            .replacing(/periods: [a-z0-9-]+/, with: "periods: as-written").replacing("indicator: cla,", with: "indicator: cpp,")
        let reading = try SpreadsheetFixture.read(Self.release(year), mappings: mapping)
        #expect(
            reading.figureLines.contains("cpp dale 2013-03-31 300") && reading.figureLines.contains("cla-missing dale 2012-13 x"))
    }

    @Test("never takes next year's release for this year's")
    func nextRelease() throws {
        let reading = try SpreadsheetFixture.read(Self.release(2014), mappings: Self.release)
        #expect(
            reading.problems.map(\.what) == [
                "The mapping “Release of 2013” reads every figure of this table as 2013, and the file says 2014."
            ])
        #expect(reading.batch.rows.isEmpty)
    }

    @Test("a code that a release gives to several areas tells nothing, and their names do")
    func sharedCodes() throws {
        let reading = try SpreadsheetFixture.read(
            """
            code,name,Number
            E12000901,NORTH,3600
            E12000901,INNER NORTH,100
            E08000901,Dale,300
            E08000902,Fell,310
            """, named: "2013.csv",
            mappings: Self.release.replacing("[column A]", with: "[code, name]").replacing("header_rows: 2, ", with: "")
                .replacing("Looked after Number", with: "Number"))
        #expect(reading.figureLines == ["cla dale 2013-03-31 300", "cla fell 2013-03-31 310", "cla north 2013-03-31 3600"])
    }

    @Test("an export for one measure is read by what it says it counts, and another of the same shape is not")
    func export() throws {
        let mapping = """
            - id: export
              format: spreadsheet
              source: published
              layout: {header_row: 3, measure: {is: Children in low-income families}, period: columns, area: {rows: [column B]}}
              lines:
              - {indicator: low-income, measure: Children in low-income families, periods: as-written}
            """
        let text = """
            Counting: Children in low-income families,,,
            ,,,
            Year,,2022/23,2023/24 (p)
            ,National - LA,,
            ,Dale,235,"1,240"
            ,Fell,50,..
            """
        let reading = try SpreadsheetFixture.read(text, mappings: mapping)
        #expect(
            reading.figureLines == [
                "low-income dale 2022-23 235", "low-income dale 2023-24 1240", "low-income fell 2022-23 50",
                "low-income fell 2023-24 x",
            ])
        let other = try SpreadsheetFixture.read(text.replacing("low-income", with: "absolute low income"), mappings: mapping)
        #expect(other.offer != nil && other.batch.rows.isEmpty)
    }

    @Test("a list is read row by row, with filters")
    func list() throws {
        let reading = try SpreadsheetFixture.read(
            """
            area_code,area_name,indicator,period,measure,value
            E08000901,Dale,Missing episodes,2024-05,Count,12
            E08000901,Dale,Missing episodes,2024-05,Percentage,1.5
            E08000902,Fell,Missing episodes,May 2024,Count,c
            E08000902,Fell,Missing episodes,a month,Count,3
            E08000902,Fell,Median age,2024-05,Count,37
            """,
            mappings: """
                - id: list
                  format: spreadsheet
                  source: published
                  layout: {header_row: 1, measure: {rows: [indicator]}, period: {rows: [period]}, area: {rows: [area_code, area_name]}, value: value}
                  lines:
                  - {indicator: missing-episodes, measure: missing episodes, filters: {measure: Count}, periods: as-written}
                """)
        #expect(reading.figureLines == ["missing-episodes dale 2024-M05 12", "missing-episodes fell 2024-M05 c"])
        #expect(reading.leftOut == ["no line asks for “Median age”": 1, "the row says no period": 1])
    }

    @Test("areas across and measures down")
    func areasAcross() throws {
        let reading = try SpreadsheetFixture.read(
            """
            Indicator,Upper Dale,Lower Dale,Total
            Re-referrals (%),20%,30%,25%
            """,
            mappings: """
                - id: across
                  format: spreadsheet
                  source: return-csc
                  layout: {header_row: 1, measure: {rows: [Indicator]}, period: {is: 2024-25Q2}, area: columns}
                  lines:
                  - {indicator: re-referrals, measure: Re-referrals (%), periods: as-written}
                """)
        #expect(reading.figureLines == ["re-referrals upper-dale 2024-25Q2 20", "re-referrals lower-dale 2024-25Q2 30"])
        #expect(reading.leftOut == ["the area is not in the framework": 1])
    }

    @Test("of two mappings the one that finds more of its lines is taken")
    func best() throws {
        let few = SpreadsheetFixture.datasetMapping.replacing("id: dataset", with: "id: few")
            .replacing(/\ \ - \{indicator: (?:cpp|re-ref).*\n?/, with: "")
        let reading = try SpreadsheetFixture.read(
            SpreadsheetFixture.dataset, mappings: few + "\n" + SpreadsheetFixture.datasetMapping)
        #expect(Set(reading.batch.rows.map(\.indicator)).count == 4)
    }

    @Test("a file whose heading was renamed is offered, and says which mapping nearly read it")
    func misfit() throws {
        let reading = try Self.dataset { $0.replacing("Ref,Measure", with: "Ref,Indicator") }
        #expect(reading.offer != nil)
        #expect(
            reading.notices.map(\.what) == [
                "The mapping “Quarterly dataset” was not used: no column of this file is headed “Measure”."
            ])
    }

    @Test("firsts of months, as a sheet keeps “Apr-24”, are those months")
    func serials() throws {
        let reading = try SpreadsheetFixture.read(
            "Ref,Measure,2024-04-01,2024-05-01\n3.1,Plans,5,6\n",
            mappings: """
                - id: months
                  format: spreadsheet
                  source: return-csc
                  layout: {header_row: 1, measure: {rows: [Measure]}, period: columns, area: {is: dale}}
                  lines: [{indicator: cpp, measure: Plans, periods: as-written}]
                """)
        #expect(reading.figureLines == ["cpp dale 2024-04-30 5", "cpp dale 2024-05-31 6"])
    }

    @Test("warns of shares of 1 where percentages are kept")
    func shares() throws {
        let mapping = """
            - id: shares
              format: spreadsheet
              source: return-csc
              layout: {header_row: 1, measure: {rows: [Measure]}, period: columns, area: {is: dale}}
              lines: [{indicator: re-referrals, measure: Re-referrals, periods: as-written}]
            """
        let header = "Measure,Q1 2024/25,Q2 2024/25,Q3 2024/25\n"
        let shares = try SpreadsheetFixture.read(header + "Re-referrals,0.21,0.22,0.2\n", mappings: mapping)
        #expect(shares.notices.map(\.cell) == ["Re-referrals"] && shares.problems.isEmpty)
        let shown = try SpreadsheetFixture.read(header + "Re-referrals,1%,0.5%,0.4%\n", mappings: mapping)
        #expect(shown.notices.isEmpty)
    }
}
