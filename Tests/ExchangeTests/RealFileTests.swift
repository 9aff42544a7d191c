import Domain
import Exchange
import Testing

@Suite("Files as they are really published", .enabled(if: RealFile.exists("data"), RealFile.skipped))
struct RealFileTests {
    private static let small = """
        partnership: {id: leeds, name: Leeds}
        agencies: [{id: csc, name: Children and Families}]
        areas:
          list:
          - {id: leeds, name: Leeds, kind: district, code: E08000035, old_codes: ['383']}
          - {id: sheffield, name: Sheffield, kind: authority, code: E08000039, old_codes: ['373']}
          - {id: kirklees, name: Kirklees, kind: authority, code: E08000034, old_codes: ['382']}
          - {id: inner-london, name: Inner London, kind: region, other_names: [London (Inner)]}
          - {id: yorkshire, name: Yorkshire and The Humber, kind: region, code: E12000003}
          - {id: england, name: England, kind: country, code: E92000001}
        sources: [{id: lait, name: Interactive Tool}, {id: ees, name: Explore Education Statistics}]
        indicators:
        - {id: plans, title: Plans, unit: rate-per-10k-0-17, polarity: neutral-in-range, frequency: annual, period_type: snapshot-period-end, agency: csc}
        - {id: absence, title: Absence, unit: percent, polarity: lower-better, frequency: annual, period_type: academic-year, agency: csc}
        - {id: rereferrals, title: Re-referrals, unit: percent, polarity: lower-better, frequency: annual, period_type: financial-year, agency: csc}
        - {id: second-plans, title: Second plans, unit: percent, polarity: neutral-in-range, frequency: annual, period_type: financial-year, agency: csc}
        - {id: children, title: Children, kind: population, unit: count, polarity: neutral-in-range, frequency: annual, period_type: snapshot-30-june, agency: csc}
        neighbour_models: [{id: sn-april-2021, name: April 2021}, {id: sn-may-2025, name: May 2025}]
        mappings:
        - id: tool
          format: local-authority-interactive-tool
          source: lait
          lines:
          - {indicator: plans, measure: CPP_rate, periods: snapshot-31-march}
          - {indicator: absence, measure: TotPermEx, periods: academic-year}
        - id: statistics
          format: explore-education-statistics
          source: ees
          lines:
          - {indicator: children, measure: population_estimate, filters: {age_group: Children aged 0 to 17 years}, periods: snapshot-30-june}
          - {indicator: rereferrals, measure: rereferral_count, part: numerator, periods: financial-year}
          - {indicator: rereferrals, measure: referral_count, part: denominator, periods: financial-year}
          - {indicator: rereferrals, measure: rereferral_percent, periods: financial-year}
          - {indicator: second-plans, measure: CPP_subsequent_percent, periods: financial-year}
        """

    private static func read(_ path: String) throws -> FileReading {
        FileReader.read(
            name: path, bytes: try RealFile.bytes("data/" + path), as: nil, using: try FrameworkFixture.version(small))
    }

    @Test("the Interactive Tool's table: every row is read or left out, and Leeds had 34.9 plans per 10,000 in March 2023")
    func tool() throws {
        let reading = try Self.read("indicators/derived/lait_safeguarding_subset.csv")
        #expect(reading.problems.isEmpty, "\(reading.problems.prefix(3))")
        #expect(reading.rowsRead == 62_730)
        #expect(reading.batch.rows.count + reading.leftOut.values.reduce(0, +) == reading.rowsRead)
        let leeds = reading.figures.first {
            $0.key.area == "leeds" && $0.key.indicator == "plans" && $0.key.period.code == "2023-03-31"
        }
        #expect(leeds?.figure.suppliedValue == 34.9)
        #expect(Set(reading.figures.map(\.key.area)).count == 6)
    }

    @Test("the mid-year population: England had 12,183,016 children in the middle of 2024")
    func population() throws {
        let reading = try Self.read("population/ons_mid-year_population_estimates_2012_to_2024.csv")
        #expect(reading.problems.isEmpty, "\(reading.problems.prefix(3))")
        let england = reading.figures.first { $0.key.area == "england" && $0.key.period.code == "2024-06-30" }
        #expect(england?.figure.suppliedValue == 12_183_016)
    }

    @Test("numerator, denominator and percentage of one file make one figure")
    func referrals() throws {
        let reading = try Self.read("ees/c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv")
        #expect(reading.problems.isEmpty, "\(reading.problems.prefix(3))")
        let england = try #require(reading.figures.first { $0.key.area == "england" && $0.key.period == .financialYear(2024) })
        #expect(england.figure == Figure(state: .value(.final), numerator: 142_900, denominator: 632_830, suppliedValue: 22.6))
        #expect(try Self.read("ees/d3_cpps_subsequent_plan_2013_to_2025.csv").problems.isEmpty)
    }

    @Test(
        "both models of statistical neighbours",
        arguments: [
            ("New_Statistical_Neighbour_Groupings_April_2021.csv", "sn-april-2021"), ("sn_model_2025_wide.csv", "sn-may-2025"),
        ])
    func neighbours(file: String, model: String) throws {
        let reading = try Self.read("stat-neighbours/" + file)
        #expect(reading.problems.isEmpty, "\(reading.problems.prefix(3))")
        #expect(reading.neighbourModel?.text == model)
        #expect(reading.neighbours.contains { $0.area == "leeds" })
        #expect(reading.rowsRead >= 150)
    }

    @Test(
        "a city's sample framework reads them whole",
        arguments: [
            "indicators/derived/lait_safeguarding_subset.csv", "population/ons_mid-year_population_estimates_2012_to_2024.csv",
            "stat-neighbours/New_Statistical_Neighbour_Groupings_April_2021.csv", "stat-neighbours/sn_model_2025_wide.csv",
        ])
    func leeds(path: String) throws {
        let version = try FrameworkFixture.version(RealFile.sample("leeds.yaml"))
        let reading = FileReader.read(name: path, bytes: try RealFile.bytes("data/" + path), as: nil, using: version)
        #expect(reading.problems.isEmpty, "\(reading.problems.prefix(3))")
        #expect(!reading.leftOut.keys.contains { $0.contains("not in the framework") }, "\(reading.leftOut)")
    }

    @Test("the looked-after rate is what its own count and population give in every authority's row")
    func lookedAfter() throws {
        let version = try FrameworkFixture.version(RealFile.sample("leeds.yaml"))
        let path = "ees/cla_number_and_rate_per_10k_children.csv"
        let reading = FileReader.read(name: path, bytes: try RealFile.bytes("data/" + path), as: nil, using: version)
        #expect(reading.problems.isEmpty, "\(reading.problems.prefix(3))")
        let kinds = Dictionary(uniqueKeysWithValues: version.framework.areas.map { ($0.id, $0.kind) })
        var compared = 0
        for (key, figure) in reading.figures where kinds[key.area] == .authority || kinds[key.area] == .district {
            guard case .value = figure.state else { continue }
            let rate = try #require(figure.numerator) / #require(figure.denominator) * 10_000
            #expect(abs(rate - (try #require(figure.suppliedValue))) <= 0.5001, "\(key.area) \(key.period.label)")
            compared += 1
        }
        #expect(compared > 2000)
        // Regions are rounded to 10, and four of their rates tell.
        #expect(
            reading.noticeCount == 4 && reading.notices.allSatisfy { $0.what.contains("rounded to 10") }, "\(reading.notices)")
    }

    @Test(
        "a city's sample framework reads the Department's own files, and says where a percentage is not what its counts give",
        arguments: [
            ("b1_children_in_need_2013_to_2025", 4, 0), ("c1_children_in_need_referrals_and_rereferrals_2013_to_2025", 4, 18),
            ("d3_cpps_subsequent_plan_2013_to_2025", 3, 56), ("cla_number_and_rate_per_10k_children", 3, 4),
            ("csww_headline_measures_2017_to_2022", 3, 0),
        ])
    func department(file: String, indicators: Int, notices: Int) throws {
        let version = try FrameworkFixture.version(RealFile.sample("leeds.yaml"))
        let reading = FileReader.read(
            name: file, bytes: try RealFile.bytes("data/ees/\(file).csv"), as: nil, using: version)
        #expect(reading.problems.isEmpty && reading.leftOut.isEmpty, "\(reading.problems.prefix(3)) \(reading.leftOut)")
        #expect(Set(reading.figures.map(\.key.indicator)).count == indicators)
        #expect(reading.figures.contains { $0.key.area == "leeds" })
        #expect(reading.noticeCount == notices)
        // Rounding explains all of them but two: England and Yorkshire and The Humber in 2021-22.
        let other = reading.notices.filter { !$0.what.contains("rounded to 10") }
        #expect(other.count == (file.hasPrefix("d3") ? 2 : 0))
        #expect(other.allSatisfy { $0.what.contains("2021-22") && $0.what.contains("from other numbers than these") })
    }
}
