import Domain
import Exchange
import Foundation
import Testing

@Suite("A problem of a framework file")
struct FrameworkProblemTests {
    private static func problems(_ text: String) -> [Problem] {
        do {
            _ = try FrameworkFile.read(text)
            return []
        } catch {
            return error.problems
        }
    }

    /// The fullest framework with one text in it replaced, and the line on which that stands.
    private static func changed(_ old: String, to new: String) throws -> (text: String, line: Int) {
        let text = FrameworkFixture.fullest
        let place = try #require(text.range(of: old))
        return (text.replacingCharacters(in: place, with: new), text[..<place.lowerBound].count { $0 == "\n" } + 1)
    }

    @Test(
        "says its line, what is wrong and what to do",
        arguments: [
            ("id: upper-dale", "id: Upper Dale", "“Upper Dale” cannot be an id", "upper-dale"),
            ("id: moor", "id: dale", "There are two of area “dale”", "another id"),
            ("agency: pol, tier", "agency: plo, tier", "There is no agency “plo”", "Write pol"),
            ("priority: enablers", "priority: enabler", "There is no priority “enabler”", "Write enablers"),
            ("committee: board", "committee: panel", "There is no body “panel”", "board, committee"),
            ("area: upper-dale", "area: uper-dale", "There is no area “uper-dale”", "Write upper-dale"),
            ("replaced_by: plans", "replaced_by: plan", "There is no indicator “plan”", "Write plans"),
            ("[return-csc, published]", "[return-csc, publshed]", "There is no source “publshed”", "Write published"),
            (
                "preferred_neighbour_model: sn-may-2025", "preferred_neighbour_model: sn-2025",
                "There is no neighbour model “sn-2025”", "sn-april-2021"
            ),
            ("unit: percent", "unit: per cent", "unit of indicator “visits” is “per cent”", "Write percent"),
            ("polarity: neutral-in-range\n", "polarity: up\n", "which is not known here", "higher-better"),
            ("valid_from: 2020-04-01", "valid_from: 2020-02-30", "not a day of the calendar", "2026-09-30"),
            ("data_period: 2025-26Q4", "data_period: 2025-27", "not the code of a period", "2025-26Q2"),
            ("breakdowns: [age, sex]", "breakdowns: age", "must be a list and is one piece of text", "[one, two]"),
            ("title: 'Visits on time: all'", "title: [a]", "must be text and is a list", "title: text"),
            ("number: 1, title", "number: one, title", "not a whole number", "number alone"),
            ("value: 90", "value: 1,000.5, tolernce: 1", "has no key “000.5”", "Take it out"),
            ("chair: The chair", "chiar: The chair", "has no key “chiar”", "Write chair"),
            ("fixed_after: 24", "fixed_after: 11", "not a whole number from 12 to 240", "number alone"),
            ("what: Inspection", "why: Inspection", "has no key “why”", "Write what"),
            ("why: A second provider", "reason: A second provider", "has no key “reason”", "Take it out"),
            ("starts: children", "starts: childern", "There is no indicator “childern”", "Write children"),
            ("starts: children", "starts: plans", "starts of flow of indicator “plans” is the indicator itself", "what starts"),
            ("ends: episodes", "ends: children", "are the same indicator", "one that counts what ends"),
            ("starts: children, ends", "ends", "Flow of indicator “plans” has no starts", "Add starts:"),
            ("ends: episodes", "ends: waits", "“waits” has the unit weeks-avg", "take flow out"),
            ("ends: episodes", "stops: episodes", "has no key “stops”", "starts"),
            ("indicator: told", "indicator: tolled", "There is no indicator “tolled”", "Write told"),
            (
                "indicator: told", "indicator: episodes",
                "indicator of agrees_with of indicator “episodes” is the indicator itself",
                "another agency"
            ),
            (
                "part: value, its: value", "part: denominator, its: value", "no count of “episodes” with the unit count",
                "Write value"
            ),
            ("its: value, what", "its: all, what", "its of agrees_with of indicator “episodes” is “all”", "value"),
            (", what: episodes}}", "}}", "Agrees_with of indicator “episodes” has no what", "Add what:"),
            ("calendar-month, agency: pol,", "calendar-month, agency: csc,", "the same agency populates", "another agency"),
            (
                "frequency: monthly, period_type: calendar-month, agency: pol",
                "frequency: annual, period_type: financial-year, agency: pol",
                "“told”, which is monthly by calendar-month and not annual by financial-year", "same frequency"
            ),
            ("public: false", "public: maybe", "neither true nor false", "true or false"),
            ("expected_range: [80, 100]", "expected_range: [100, 80]", "not a lower and an upper end", "[lower, upper]"),
            ("until: 2026-03-31", "until: 2024-03-31", "before it begins", "from or until"),
            (
                "measure: CPP_rate, periods: snapshot-31-march", "measure: CPP_rate, periods: financial-year",
                "the periods of “plans” are snapshot-period-end", "period_type"
            ),
            ("group: sex=female", "group: sex=girl", "There is no group “sex=girl”", "under groups"),
            ("group: sex=female", "group: female", "is not a group", "dimension=member"),
            ("id: fell, name: Fell", "id: fell", "Area “fell” has no name", "Add name"),
        ])
    func says(old: String, new: String, what: String, remedy: String) throws {
        let (text, line) = try Self.changed(old, to: new)
        let problems = Self.problems(text)
        let problem = try #require(problems.first { $0.what.contains(what) }, "\(problems.map(\.what))")
        #expect(problem.row == line)
        #expect(problem.remedy.contains(remedy))
    }

    @Test("is told with all others, in the order of the lines")
    func together() {
        let problems = Self.problems(
            """
            partnership: {name: Dale}
            agencies: [{id: csc}]
            areas: {list: [{id: A, name: A}]}
            indicators:
            - {id: one, title: One, unit: miles, polarity: up, frequency: daily, period_type: week, agency: nobody}
            - {id: one, title: Two}
            """)
        #expect(problems.map(\.row) == problems.map { $0.row ?? 0 }.sorted())
        #expect(Set(problems.map(\.row)) == [1, 2, 3, 5, 6])
        #expect(problems.count { $0.row == 5 } == 5)
    }

    @Test("of grammar says the line that the grammar breaks on")
    func grammar() {
        #expect(Self.problems("partnership: {id: a\nagencies: [").first?.row == 2)
        #expect(Self.problems("a: 1\nb: 'open\n").first?.what.hasPrefix("This is not YAML") == true)
        #expect(Self.problems("a: 1\nb: 2\na: 3").first?.what.contains("“a” stands twice") == true)
        #expect(Self.problems("").first?.what == "The file is empty.")
        #expect(Self.problems("- a\n- b").first?.what.contains("is a list, not keys with values") == true)
        #expect(Self.problems("a: 1\nb: \u{1}").first?.row == 2)
    }

    @Test("is a file in another encoding, with the line where it begins")
    func encoding() {
        #expect(throws: FrameworkProblems.self) { try FrameworkFile.read(Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A]) }
        do {
            _ = try FrameworkFile.read(Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A])
        } catch {
            #expect(error.problems.map(\.row) == [2])
        }
    }

    @Test("is a circle of parents, told once")
    func circles() {
        let problems = Self.problems(
            FrameworkFileTests.smallest.replacing("name: Upper Dale}", with: "name: Upper Dale, parent: lower-dale}")
                .replacing("name: Lower Dale}", with: "name: Lower Dale, parents: [upper-dale]}"))
        #expect(problems.map(\.what) == ["Areas lie in each other in a circle: lower-dale in upper-dale in lower-dale."])
        #expect(problems.first?.row == 6)
    }

    @Test("is a target that nobody chose")
    func targetWithoutPriority() {
        let problems = Self.problems(
            FrameworkFileTests.smallest.replacing("agency: csc}", with: "agency: csc, target: {value: 3}}"))
        #expect(
            problems.map(\.what) == [
                "Indicator “visits” has target and no tier.", "Indicator “visits” has target and no priority.",
            ])
    }

    @Test("is all that comes of a damaged file: never a crash")
    func damaged() {
        var random = SeededGenerator(seed: 20_261_121)
        let bytes = Array(FrameworkFixture.fullest.utf8)
        for _ in 0..<400 {
            var damaged = bytes
            for _ in 0...Int.random(in: 0..<4, using: &random) {
                damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do {
                let framework = try FrameworkFile.read(damaged).framework
                #expect(try FrameworkFile.read(FrameworkFile.write(framework)).framework == framework)
            } catch {
                #expect(!error.problems.isEmpty)
            }
        }
    }

    @Test("is nesting without end")
    func nesting() {
        #expect(!Self.problems(String(repeating: "[", count: 100_000)).isEmpty)
        #expect(!Self.problems("a: " + String(repeating: "{b: ", count: 5000)).isEmpty)
    }
}
