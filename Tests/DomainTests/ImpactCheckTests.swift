import Domain
import Measures
import Testing

@Suite("Whether the figure changed")
struct ImpactCheckTests {
    /// Quarters of financial years from 2023-24 on.
    private static func series(_ values: [Double?], breaks: [SeriesBreak] = []) -> Series {
        let indicator = Indicator(
            id: "visits", title: "New birth visits", unit: .percent, polarity: .higherBetter, frequency: .quarterly,
            periodKind: PeriodKind(word: "financial-quarter")!, agency: "cmh", breaks: breaks)
        let points = values.enumerated().map { place, value in
            SeriesPoint(
                period: .financialQuarter(2023 + place / 4, place % 4 + 1),
                shown: value.map { .value(ShownValue(value: $0, numerator: $0, denominator: 100, status: .final)) }
                    ?? .none(.notAvailable, why: nil), knownFrom: Day(number: 0), importNumber: 1)
        }
        return Series(indicator: indicator, area: "millgate", source: "return-cmh", points: points)
    }

    private static let before: [Double?] = [60, 62, 60, 62, 60, 62, 60, 62]
    /// Within the first quarter of 2025-26, the ninth of the series.
    private static let start = Day(iso8601: "2025-04-10")!

    private static func check(_ after: [Double?], breaks: [SeriesBreak] = [], expected: Action.Expected? = .rise) -> ImpactCheck {
        ImpactCheck(series(before + [61] + after, breaks: breaks), startedOn: start, expected: expected)
    }

    @Test("later figures beyond the limits of before are a change, and the sentence gives the numbers")
    func changed() {
        let check = Self.check([64, 70, 71])
        #expect(check.verdict == .changed(.outside, .above, count: 2))
        #expect(check.isAsExpected == true && check.heading == "Changed, as hoped")
        #expect(
            check.sentence.hasPrefix(
                "2 of 3 figures since it began lie above 66.3%, the upper limit of what was ordinary before."))
        #expect(check.sentence.contains("trial limits until there are 12"))
        #expect(check.averages == "On average 61.0% before and 68.3% since")
        #expect(check.fromTo?.hasPrefix("From 62.0% (62 of 100) in ") == true)
        #expect(check.fromTo?.contains("to 71.0% (71 of 100) in ") == true)
        #expect(Self.check([50, 50, 50]).heading == "Changed, the other way")
        #expect(Self.check([50, 50, 50], expected: nil).isAsExpected == nil)
    }

    @Test("the limits come from before alone: what came later cannot widen them")
    func limits() throws {
        let ordinary = try #require(Self.check([90, 10, 90]).ordinary)
        #expect(ordinary.points == 8 && ordinary.mean == 61)
        #expect(abs(ordinary.upper - 66.32) < 1e-9 && abs(ordinary.lower - 55.68) < 1e-9)
    }

    @Test("figures within the limits are no evidence of change")
    func noEvidence() {
        let check = Self.check([61, 63, 60])
        #expect(check.verdict == .noEvidence)
        #expect(check.sentence.hasPrefix("All 3 figures since it began lie within what was ordinary before, 55.7% to 66.3%."))
    }

    @Test("fewer than three figures after is too early; the quarter in which it began counts for neither side")
    func early() {
        let check = Self.check([90, 90])
        #expect(check.verdict == .tooEarly && check.after.count == 2 && check.before.count == 8)
        #expect(check.sentence == "There are 2 figures of a whole period since it began; it takes 3.")
        #expect(Self.check([]).sentence.hasPrefix("There is no figure of a whole period"))
        #expect(Self.check([90, nil, 90]).verdict == .tooEarly)
        #expect(Self.check([90, nil, 90, 90]).verdict == .changed(.outside, .above, count: 3))
    }

    @Test("fewer than six figures before say nothing about what is ordinary")
    func little() {
        let check = ImpactCheck(
            Self.series([60, 62, 60, 62, 60, 61, 70, 70, 70]), startedOn: Day(iso8601: "2024-07-10"), expected: .rise)
        #expect(check.verdict == .tooLittleBefore)
        #expect(check.sentence.hasPrefix("There are 5 figures before it began"))
    }

    @Test("nothing is compared across a break, before or after the start, and that is said")
    func breaks() {
        let later = SeriesBreak(from: Day(iso8601: "2026-01-01")!, reason: "video visits no longer count")
        let check = Self.check([70, 70, 70, 70], breaks: [later])
        #expect(check.after.count == 2 && check.verdict == .tooEarly)
        #expect(
            check.sentence.contains("from 1 January 2026 (video visits no longer count); nothing is compared across that day"))
        let earlier = SeriesBreak(from: Day(iso8601: "2024-10-01")!, reason: "counted anew")
        let cut = Self.check([70, 70, 70], breaks: [earlier])
        #expect(cut.before.count == 2 && cut.verdict == .tooLittleBefore && cut.sentence.contains("counted anew"))
    }

    @Test("without a start or without figures it says so")
    func nothing() {
        #expect(ImpactCheck(Self.series(Self.before), startedOn: nil, expected: nil).verdict == .notBegun)
        #expect(ImpactCheck(Self.series([]), startedOn: Self.start, expected: nil).verdict == .noFigures)
    }
}
