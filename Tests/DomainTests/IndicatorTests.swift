import Domain
import Testing

@Suite("Finding an indicator")
struct IndicatorSearchTests {
    private func finds(
        _ text: String, code: String? = "NI 59", title: String = "Initial assessments within 7 working days"
    ) -> Bool {
        IndicatorSearch(text).matches(codes: [code, nil], texts: [title, "Aireborough Council", nil])
    }

    @Test(
        "a national number is found as people write it",
        arguments: ["NI 59", "NI59", "NI059", "ni 059", "ni-59", "59", "059", " NI 59 ", "NI 59 (7 days)", "NI 59 (10 days)"])
    func numbers(text: String) {
        #expect(finds(text))
        #expect(!finds(text, code: "NI 159"))
        #expect(!finds(text, code: "NI 5"))
        #expect(!finds(text, code: nil))
        #expect(finds(text, code: "NI059"))
    }

    @Test("a code that is not of the national set has no number", arguments: ["DfE CIN table C59", "Fingertips 59", "59a", "NI"])
    func otherCodes(code: String) {
        #expect(!finds("59", code: code))
    }

    @Test(
        "words of the title and the agency are found in any order and case",
        arguments: ["assessments", "INITIAL working", "days within", "aireborough", "assess council"])
    func words(text: String) {
        #expect(finds(text))
        #expect(!finds(text + " conference"))
    }

    @Test("no words find everything", arguments: ["", "  ", ".", "(?)"])
    func nothing(text: String) {
        #expect(finds(text))
    }
}

@Suite("Units")
struct UnitTests {
    @Test(
        "each unit of the catalogue is read and printed back",
        arguments: [
            ("count", "number", 0), ("percent", "%", 1), ("score", "score", 1), ("ratio", "ratio", 2),
            ("weeks-avg", "weeks on average", 1),
            ("working-days-avg", "working days on average", 1), ("months-avg", "months on average", 1),
            ("caseload-avg", "caseload on average", 1),
            ("rate-per-10k-0-17", "per 10,000 aged 0-17", 1), ("rate-per-10k-0-14", "per 10,000 aged 0-14", 1),
            ("rate-per-10k-15-24", "per 10,000 aged 15-24", 1), ("rate-per-100k-0-5", "per 100,000 aged 0-5", 1),
            ("rate-per-100k-0-15", "per 100,000 aged 0-15", 1), ("rate-per-100k-0-17", "per 100,000 aged 0-17", 1),
            ("rate-per-100k-10-17", "per 100,000 aged 10-17", 1), ("rate-per-100k-10-24", "per 100,000 aged 10-24", 1),
            ("rate-per-1k", "per 1,000", 1), ("rate-per-1k-0-4", "per 1,000 aged 0-4", 1),
            ("rate-per-1k-10-17", "per 1,000 aged 10-17", 1),
            ("rate-per-1k-f-15-17", "per 1,000 girls aged 15-17", 1),
        ])
    func words(word: String, label: String, decimals: Int) throws {
        let unit = try #require(Unit(word: word))
        #expect(unit.word == word)
        #expect(unit.label == label)
        #expect(unit.usualDecimals == decimals)
    }

    @Test(
        "what is no unit is nothing",
        arguments: ["", "Percent", "%", "-avg", "rate-per-", "rate-per-0-0-17", "rate-per-k", "rate-per-ten"])
    func refused(word: String) {
        #expect(Unit(word: word) == nil)
    }

    @Test("a rate per ten thousand multiplies by ten thousand, a percentage by a hundred, a count by one")
    func multipliers() {
        #expect(Unit.rate(per: 10_000, population: "0-17").multiplier == 10_000)
        #expect(Unit.percent.multiplier == 100)
        #expect(Unit.count.multiplier == 1 && Unit.average(of: "weeks").multiplier == 1)
    }
}

@Suite("An indicator's versions")
struct IndicatorVersionTests {
    private let indicator = Indicator(
        id: "missing-home-episodes", title: "Missing", unit: .count, polarity: .inRange, frequency: .monthly,
        periodKind: .of(.month), agency: "pol",
        definitions: [
            DefinitionVersion(number: 1, numerator: "reports"),
            DefinitionVersion(number: 2, validFrom: Day(iso8601: "2025-04-01"), numerator: "reports and absences"),
        ],
        breaks: [SeriesBreak(from: Day.firstOfMonth(4, 2025), reason: "recording")])

    @Test("the definition in force is the one at the period's end")
    func definitions() {
        #expect(indicator.definition(for: .month(2025, 3))?.number == 1)
        #expect(indicator.definition(for: .month(2025, 4))?.number == 2)
    }

    @Test("a break stands between the last period before it and the first after, and nowhere else")
    func breaks() {
        #expect(indicator.seriesBreak(between: .month(2025, 3), and: .month(2025, 4))?.reason == "recording")
        #expect(indicator.seriesBreak(between: .month(2024, 4), and: .month(2025, 9)) != nil)
        #expect(indicator.seriesBreak(between: .month(2025, 4), and: .month(2025, 5)) == nil)
        #expect(indicator.seriesBreak(between: .month(2025, 2), and: .month(2025, 3)) == nil)
    }
}
