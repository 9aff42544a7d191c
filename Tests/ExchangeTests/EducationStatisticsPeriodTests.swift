import Domain
import Exchange
import Testing

@Suite("The time of a row of Explore Education Statistics")
struct EducationStatisticsPeriodTests {
    /// The periods that an indicator of a kind gets from a row, and why there are none.
    private static func read(
        _ time: String, _ identifier: String, as periods: String, of kind: String, frequency: String = "annual"
    ) throws -> FileReading {
        let framework = """
            partnership: {id: dale, name: Dale}
            agencies: [{id: csc, name: Children's services}]
            areas: {list: [{id: england, name: England, kind: country, code: E92000001}]}
            sources: [{id: published, name: Published}]
            indicators:
            - {id: plans, title: Plans, unit: count, polarity: neutral-in-range, frequency: \(frequency), period_type: \(kind), agency: csc}
            mappings:
            - id: plans
              format: explore-education-statistics
              source: published
              lines:
              - {indicator: plans, measure: plans, periods: \(periods)}
            """
        let text =
            "time_period,time_identifier,geographic_level,country_code,country_name,plans\n\(time),\(identifier),National,E92000001,England,5\n"
        return FileReader.read(
            name: "a.csv", bytes: Array(text.utf8), as: nil, using: try FrameworkFixture.version(framework))
    }

    @Test(
        "is read as it is written, where the indicator counts such periods",
        arguments: [
            ("202425", "Academic year", "academic-year", "2024/25"), ("202425", "Financial year", "financial-year", "2024-25"),
            ("2025", "Calendar year", "calendar-year", "2025"), ("2025", "Reporting year", "financial-year", "2024-25"),
            ("2025", "Reporting year", "snapshot-30-september", "2025-09-30"),
            ("202425", "Financial year Q2", "financial-quarter", "2024-25Q2"),
            ("2025", "Calendar year Q3", "calendar-quarter", "2025Q3"),
            ("202425", "Autumn term", "academic-term", "2024/25T1"), ("202425", "Summer term", "academic-term", "2024/25T3"),
            ("2025", "June", "calendar-month", "2025-M06"),
            ("202425", "Part 1 (April to September)", "rolling-6-months", "6M2024-09"),
            ("202425", "Part 2 (October to March)", "rolling-6-months", "6M2025-03"),
        ])
    func asWritten(time: String, identifier: String, kind: String, code: String) throws {
        let reading = try Self.read(time, identifier, as: "as-written", of: kind)
        #expect(reading.figures.map(\.key.period.code) == [code], "\(reading.problems) \(reading.leftOut)")
    }

    @Test(
        "is left out with the reason where the indicator counts another kind",
        arguments: [
            ("202425", "Financial year Q2", "a quarter"), ("202425", "Spring term", "a school term"), ("2025", "June", "a month"),
            ("2025", "Week 12", "a week"), ("202425", "Part 1 (April to September)", "half a year"),
        ])
    func otherKind(time: String, identifier: String, words: String) throws {
        for periods in ["financial-year", "as-written"] {
            let reading = try Self.read(time, identifier, as: periods, of: "financial-year")
            #expect(reading.problems.isEmpty && reading.batch.rows.isEmpty)
            #expect(reading.leftOut == ["the row is about \(words), and the indicator is not": 1])
        }
    }

    @Test("of one kind of year is not read as another")
    func years() throws {
        let academic = try Self.read("202425", "Academic year", as: "financial-year", of: "financial-year")
        #expect(academic.problems.map(\.column) == ["time_period"])
        let financial = try Self.read("202425", "Financial year", as: "academic-year", of: "academic-year")
        #expect(financial.problems.map(\.column) == ["time_period"])
    }
}
