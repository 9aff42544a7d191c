import Domain
import Exchange
import Testing

@Suite("A download from Fingertips")
struct FingertipsTests {
    private static let header =
        "Indicator ID,Indicator Name,Parent Code,Area Code,Area Name,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Count,Denominator,Value note,Time period range\n"

    private static let indicators = """
        - {id: admissions, title: Admissions, unit: rate-per-10k-0-14, polarity: lower-better, frequency: annual, period_type: financial-year, agency: csc}
        - {id: accidents, title: Accidents, unit: rate-per-100k-0-15, polarity: lower-better, frequency: annual, period_type: pooled-3-years, agency: csc}
        """

    private static func read(_ rows: String, header: String = header) throws -> FileReading {
        let text = """
            partnership: {id: dale, name: Dale}
            agencies: [{id: csc, name: Children's services}]
            areas:
              list:
              - {id: dale, name: Dale, kind: district, code: E08000999}
              - {id: fell, name: Fell, kind: authority, code: E08000998}
              - {id: england, name: England, kind: country, code: E92000001}
            sources: [{id: published, name: Fingertips}]
            groups:
            - {dimension: sex, members: [{id: female, name: Girls}, {id: male, name: Boys}]}
            indicators:
            \(indicators)
            mappings:
            - id: health
              format: fingertips
              source: published
              lines:
              - {indicator: admissions, measure: '90000', periods: financial-year}
              - {indicator: admissions, measure: '90000', periods: financial-year, filters: {Sex: Female}, group: sex=female}
              - {indicator: accidents, measure: '91000', periods: pooled-3-years}
            """
        return FileReader.read(
            name: "a.csv", bytes: Array((header + rows).utf8), as: nil, using: try FrameworkFixture.version(text))
    }

    @Test("gives count, denominator and value of each area and period together, for everybody and for whom a filter names")
    func figures() throws {
        let reading = try Self.read(
            """
            90000,Admissions,E92000001,E08000999,Dale,Persons,<15 yrs,,,2010/11,125,120,50,4000,,1y
            90000,Admissions,E92000001,E08000999,Dale,Female,<15 yrs,,,2010/11,100,-1,20,2000,,1y
            90000,Admissions,E92000001,E08000999,Dale,Male,<15 yrs,,,2010/11,150,-1,30,2000,,1y
            90000,Admissions,,E92000001,England,Persons,<15 yrs,Deprivation,Most,2010/11,99,98,5,505,,1y
            91000,Accidents,E92000001,E08000998,Fell,Persons,<16 yrs,,,2019 - 21,10,9,1,10000,Value for Fell and Moor combined,3y
            90000,Admissions,E92000001,E08000111,Elsewhere,Persons,<15 yrs,,,2010/11,125,120,50,4000,,1y
            92000,Other,E92000001,E08000999,Dale,Persons,<15 yrs,,,2010/11,125,120,50,4000,,1y
            """)
        #expect(reading.format == "fingertips" && reading.problems.isEmpty && reading.notices.isEmpty, "\(reading.problems)")
        #expect(
            reading.leftOut == [
                "the row is about some of the people only": 2, "the area is not in the framework": 1,
                "the mapping does not ask for the indicator": 1,
            ])
        let all = try #require(reading.figures.first { $0.key.area == "dale" && $0.key.group == .total })
        // 50 ÷ 4,000 × 10,000 is the value to the last digit, so it is not kept beside them.
        #expect(all.figure == Figure(state: .value(.final), numerator: 50, denominator: 4000))
        #expect(all.key.period == .financialYear(2010))
        #expect(reading.figures.first { $0.key.group.text == "sex=female" }?.figure.numerator == 20)
        let fell = try #require(reading.figures.first { $0.key.area == "fell" })
        #expect(fell.key.period.code == "2019-2021" && fell.figure.note == "Value for Fell and Moor combined")
    }

    @Test("has no value where it is blank, with the note as the reason")
    func blank() throws {
        let reading = try Self.read(
            """
            90000,Admissions,,E08000999,Dale,Persons,<15 yrs,,,2010/11,,-1,,,Not presented: a trust sent nothing,1y
            90000,Admissions,,E08000998,Fell,Persons,<15 yrs,,,2010/11,,-1,,400,Value suppressed due to small count,1y
            """)
        #expect(reading.figures.map(\.figure.state) == [.none(.notAvailable), .none(.suppressed)])
        #expect(reading.figures.first?.figure.reason == "Not presented: a trust sent nothing")
        #expect(reading.figures.allSatisfy { $0.figure.denominator == nil })
    }

    @Test("says a figure twice where it says the same, and is refused where it does not")
    func repeats() throws {
        let row = "90000,Admissions,,E92000001,England,Persons,<15 yrs,,,2010/11,125,120,50,4000,,1y\n"
        let again = row.replacing("Admissions,,", with: "Admissions,E92000001,")
        let same = try Self.read(row + again)
        #expect(same.problems.isEmpty && same.batch.rows.count == 1)
        #expect(same.leftOut == ["the row says again what an earlier row said": 1])
        let other = try Self.read(row + again.replacing(",50,4000", with: ",51,4000"))
        #expect(other.problems.map(\.row) == [3])
        #expect(other.problems.first?.what.hasPrefix("Row 2 says something else about England") == true)
    }

    @Test("is read with its columns in any order")
    func order() throws {
        let reading = try Self.read(
            "5,4000,12.5,2010/11,,,<15 yrs,Persons,Dale,E08000999,90000\n",
            header: "Count,Denominator,Value,Time period,Category,Category Type,Age,Sex,Area Name,Area Code,Indicator ID\n")
        #expect(reading.figures.map(\.figure.numerator) == [5])
    }

    @Test("offers what it holds")
    func offer() throws {
        let reading = try Self.read("92000,Other things,,E08000999,Dale,Persons,<15 yrs,,,2010/11,125,120,50,4000,,1y\n")
        let offer = try #require(reading.offer)
        #expect(offer.measures.map(\.name) == ["92000"] && offer.measures.first?.title == "Other things")
        #expect(offer.areas.map(\.area) == ["dale"] && offer.periods.map(\.text) == ["2010/11"])
        #expect(offer.groups.map(\.column) == ["Sex", "Age"] && offer.groups.first?.total == "Persons")
        #expect(reading.problems.map(\.what) == ["No mapping asks for anything that is in this download from Fingertips."])
    }
}

/// The published download: its value and its count and denominator say one thing in every filled row.
@Suite("The real download from Fingertips", .enabled(if: RealFile.exists("data/fingertips"), RealFile.skipped))
struct RealFingertipsTests {
    private static let path = "data/fingertips/la_hospital_admissions_2324.csv"

    /// A framework with every area and every group that the file has.
    private static func framework(_ rows: [[String]]) -> String {
        let codes = Set(rows.map { $0[4] }).sorted()
        let groups = groups(rows)
        return """
            partnership: {id: england, name: England}
            agencies: [{id: nhs, name: Health}]
            areas:
              list:
            \(codes.map { "  - {id: a-\($0.lowercased()), name: Area \($0), kind: authority, code: \($0)}" }.joined(separator: "\n"))
            sources: [{id: fingertips, name: Fingertips}]
            indicators:
            \(groups.indices.map { "- {id: i-\($0), title: Admissions \($0), unit: rate-per-10k-0-14, polarity: lower-better, frequency: annual, period_type: financial-year, agency: nhs}" }.joined(separator: "\n"))
            mappings:
            - id: health
              format: fingertips
              source: fingertips
              lines:
            \(groups.enumerated().map { "  - {indicator: i-\($0), measure: '90284', periods: financial-year, filters: {Sex: '\($1[0])', Category Type: '\($1[1])', Category: '\($1[2])'}}" }.joined(separator: "\n"))
            """
    }

    /// Sex, type of category and category, each that occurs.
    private static func groups(_ rows: [[String]]) -> [[String]] {
        Set(rows.map { [$0[7], $0[9], $0[10]] }).sorted { $0.joined() < $1.joined() }
    }

    private static func rows() throws -> [[String]] {
        var problems: [Problem] = []
        let table = try #require(Table(try RealFile.bytes(path), problems: &problems))
        return table.rows.map { row in (0..<27).map { row.cell($0) } }
    }

    @Test("gives in each of its 6,787 filled rows count ÷ denominator × 10,000, and England once")
    func everyRow() throws {
        let rows = try Self.rows()
        let version = try FrameworkFixture.version(Self.framework(rows))
        let reading = FileReader.read(name: "a.csv", bytes: try RealFile.bytes(Self.path), as: nil, using: version)
        #expect(reading.problems.isEmpty, "\(reading.problems.prefix(3))")
        #expect(rows.count == 7208 && rows.count { !$0[12].isEmpty } == 6787)
        #expect(reading.leftOut == ["the row says again what an earlier row said": 703])
        #expect(reading.batch.rows.count == 7208 - 703)
        let groups = Self.groups(rows)
        let places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ("i-\($0)", $1) })
        var figures: [[String]: Figure] = [:]
        for (key, figure) in reading.figures {
            let group = try #require(places[key.indicator.text])
            figures[[key.area.text] + group + [key.period.label]] = figure
        }
        var compared = 0
        for row in rows where !row[12].isEmpty {
            let years = try #require(PeriodReading.financialYear.period(row[11])).label
            let figure = try #require(figures[["a-" + row[4].lowercased(), row[7], row[9], row[10], years]])
            let computed = try #require(figure.numerator) / #require(figure.denominator) * 10_000
            #expect(abs(computed - (try #require(Double(row[12])))) <= 1e-5)
            compared += 1
        }
        #expect(compared == 6787)
        // The value is printed with more digits than the unit "per 10,000" needs, and never says anything else.
        #expect(reading.notices.isEmpty, "\(reading.notices.prefix(3))")
    }

    @Test("gives every blank value its reason")
    func blanks() throws {
        let rows = try Self.rows()
        let version = try FrameworkFixture.version(Self.framework(rows))
        let reading = FileReader.read(name: "a.csv", bytes: try RealFile.bytes(Self.path), as: nil, using: version)
        let blank = reading.figures.filter { if case .none = $0.figure.state { true } else { false } }
        #expect(!blank.isEmpty && blank.allSatisfy { $0.figure.reason?.isEmpty == false })
    }
}
