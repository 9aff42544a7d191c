import Domain
import Exchange
import Testing

/// What is wrong with a data file of Explore Education Statistics is said, whether or not anything in it is asked for.
@Suite("A data file that does not keep its own rules")
struct ScreeningTests {
    private static let framework = """
        partnership: {id: dale, name: Dale}
        agencies: [{id: csc, name: Children's services}]
        areas:
          list:
          - {id: dale, name: Dale, kind: district, code: E08000999, old_codes: ['999']}
          - {id: fell, name: Fell, kind: authority, code: E08000998, old_codes: ['998']}
          - {id: north, name: North, kind: region, code: E12000099}
          - {id: england, name: England, kind: country, code: E92000001}
        sources: [{id: published, name: Published}]
        indicators:
        - {id: plans, title: Plans, unit: count, polarity: neutral-in-range, frequency: annual, period_type: academic-year, agency: csc}
        mappings:
        - id: plans
          format: explore-education-statistics
          source: published
          lines:
          - {indicator: plans, measure: plans, filters: {kind: Total}, periods: academic-year}
        """

    static let header =
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,kind,plans\n"
    static let england = "202425,Academic year,National,E92000001,England,,,,,,Total,50\n"
    static let dale = "202425,Academic year,Local authority,E92000001,England,E12000099,North,999,E08000999,Dale,Total,5\n"
    static let meta =
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\nkind,Filter,Kind,,,,,\nplans,Indicator,Plans,Numbers,,0,,\n"

    static func read(_ text: String, meta: String? = meta) throws -> FileReading {
        FileReader.read(
            name: "a.csv", bytes: Array(text.utf8), companion: meta.map { Array($0.utf8) }, as: nil,
            using: try FrameworkFixture.version(framework))
    }

    @Test("is read without a word when it keeps them")
    func clean() throws {
        let reading = try Self.read(Self.header + Self.england + Self.dale)
        #expect(reading.problems.isEmpty && reading.notices.isEmpty, "\(reading.problems) \(reading.notices)")
        #expect(reading.batch.rows.count == 2)
        #expect(reading.offer?.measures.map(\.title) == ["Plans"] && reading.offer?.groups.map(\.total) == ["Total"])
    }

    @Test(
        "is refused where a figure could become wrong, with row, column and cell",
        arguments: [
            ("National,", "Natonal,", 2, "geographic_level", "no geographic level “Natonal”"),
            ("National,E92000001,England,", "National,,,", 2, "country_code", "names no area of it"),
            ("E12000099,North,999", "E08000998,North,999", 0, "", ""),
            ("England,,,,,,", "England,E12000099,North,,,,", 2, "region_code", "names a smaller area: “E12000099”"),
            ("202425,Academic year,National", "2025,Academic year,National", 2, "time_period", "nobody can tell which"),
            ("202425,Academic year,National", "202427,Academic year,National", 2, "time_period", "do not follow each other"),
            ("202425,Academic year,National", "20245,Academic year,National", 2, "time_period", "neither a year nor two years"),
            ("Academic year,National", "Acadmic year,National", 2, "time_identifier", "no time identifier “Acadmic year”"),
            (",Dale,Total,", ",Dale,,", 3, "kind", "the filter is blank"),
        ])
    func refused(old: String, new: String, row: Int, column: String, what: String) throws {
        let reading = try Self.read((Self.header + Self.england + Self.dale).replacing(old, with: new))
        if row == 0 {
            // The region of a council's row decides nothing, so it is only said.
            #expect(reading.problems.isEmpty)
            return
        }
        let problem = try #require(reading.problems.first { $0.what.contains(what) }, "\(reading.problems)")
        #expect(problem.row == row && problem.column == column)
    }

    @Test("is refused where a code goes with two names, or two rows of one kind say different things")
    func contradictions() throws {
        let renamed = try Self.read(
            Self.header + Self.dale + Self.dale.replacing("202425", with: "202324").replacing("Dale", with: "Fell"))
        #expect(renamed.problems.contains { $0.row == 3 && $0.column == "new_la_code" && $0.what.contains("two names") })
        let twice = try Self.read(Self.header + Self.dale + Self.dale.replacing(",5\n", with: ",6\n"))
        #expect(twice.problems.contains { $0.row == 3 && $0.what.contains("Row 2 is about the same") })
        let again = try Self.read(Self.header + Self.dale + Self.dale)
        #expect(again.problems.isEmpty && again.notices.contains { $0.what.contains("Row 2 says the same") })
        #expect(again.batch.rows.count == 1)
    }

    @Test(
        "is read where it is only untidy, which is said once",
        arguments: [
            ("Academic year,National", "Academic Year,National", "written “Academic year”"),
            (",kind,plans", ",kind,plans,more plans", "has a space in it"),
            (",kind,plans", ",kind,plans,schoolName", "looks like geography"),
            (",Total,50", ", Total,50", "spaces around"), (",Total,5\n", ",Total,..\n", "marker of older files"),
            ("E12000099,North,999", "E1200009,North,999", ""),
            (",999,E08000999", ",99,E08000999", "no code as this column has them"),
            ("202425,Academic year,National", "2025,Calendar year,National", ""),
        ])
    func untidy(old: String, new: String, what: String) throws {
        let reading = try Self.read((Self.header + Self.england + Self.dale).replacing(old, with: new))
        if what.isEmpty { return }
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(reading.notices.count { $0.what.contains(what) } == 1, "\(reading.notices)")
    }

    @Test(
        "is told where the description of its columns is wrong",
        arguments: [
            ("kind,Filter", ",Filter", "without col_name", false),
            ("kind,Filter", "kind,Filtr", "neither Filter nor Indicator", false),
            ("Filter,Kind", "Filter,", "gives no label", false), ("plans,Indicator", "plns,Indicator", "not in the data", true),
            (",,0,,", ",,0.5,,", "a whole number", false), (",,0,,", ",$,0,,", "no unit “$”", false),
            ("Kind,,,", "Kind,,%,", "A filter has no unit", false), (",,0,,", ",,0,A hint,", "A hint is for filters", false),
            ("Kind,,,,,", "Kind,,,,,kinds", "groups by a column “kinds”", false),
            ("kind,Filter,Kind,,,,,\n", "", "leaves out columns of the data: kind", false),
            ("col_name,col_type", "name,type", "does not", true),
        ])
    func description(old: String, new: String, what: String, isRefused: Bool) throws {
        let reading = try Self.read(Self.header + Self.england + Self.dale, meta: Self.meta.replacing(old, with: new))
        let said = isRefused ? reading.problems : reading.notices
        #expect(said.contains { $0.what.contains(what) }, "\(reading.problems) \(reading.notices)")
        #expect(isRefused == (reading.problemCount > 0))
    }

    @Test("whose description is parted by tabs is understood all the same")
    func tabs() throws {
        let reading = try Self.read(Self.header + Self.england, meta: Self.meta.replacing(",", with: "\t"))
        #expect(reading.problems.isEmpty && reading.notices.map(\.what).contains { $0.contains("parted by tabs") })
        #expect(reading.offer?.measures.map(\.title) == ["Plans"])
    }

    @Test("that is about schools only is refused for that")
    func schools() throws {
        let reading = try Self.read(Self.header + Self.england.replacing("National", with: "School"))
        #expect(reading.problems.map(\.what) == ["No row is about an area that Bellwether knows: its levels are School."])
    }

    @Test("says what moved when a line of its mapping is not there")
    func moved() throws {
        let framework =
            Self.framework + "\n  - {indicator: plans, measure: plan_starts, filters: {kind: Totals}, periods: academic-year}\n"
        let reading = FileReader.read(
            name: "a.csv",
            bytes: Array(
                (Self.header.replacing("plans", with: "plans,plans_started") + Self.england.replacing(",50", with: ",50,9")).utf8),
            as: nil, using: try FrameworkFixture.version(framework))
        #expect(reading.problems.isEmpty && reading.batch.rows.count == 1)
        #expect(reading.notices.contains { $0.what.contains("it has “plans_started”: was it renamed?") }, "\(reading.notices)")
    }
}
