import Measures
import Testing

@Suite("Recent trend")
struct RecentTrendTests {
    struct Case: Decodable {
        struct Input: Decodable {
            let year: [Int]
            let numerator, denominator: [Double?]
            let value, lower, upper: [Double]?
        }
        struct Expected: Decodable {
            let trend: String
            let chi2, slope: Double?
            let sameSign: Bool?
        }
        let id, kind: String
        let input: Input
        let expected: Expected
    }

    @Test("every computed case agrees: the finding, chi-square, the slope and whether it keeps its sign")
    func cases() throws {
        let cases = try CaseFile<Case>.read("trend.json")
        #expect(cases.count == 164)
        for one in cases {
            let trend = try trend(one)
            #expect(trend.finding.rawValue == one.expected.trend, "\(one.id)")
            #expect(same(trend.test?.chiSquare, one.expected.chi2), "\(one.id)")
            #expect(same(trend.test?.slope, one.expected.slope), "\(one.id)")
            #expect(trend.test?.slopesAgree == one.expected.sameSign, "\(one.id)")
        }
    }

    private func trend(_ one: Case) throws -> RecentTrend {
        let input = one.input
        guard one.kind == "value_with_95ci" else {
            return RecentTrend(
                proportions: try zip(input.numerator, input.denominator).map { met, cohort in
                    guard let met, let cohort else { return nil }
                    return try Proportion(met: met, of: cohort)
                })
        }
        let (value, lower) = (try #require(input.value), try #require(input.lower))
        let upper = try #require(input.upper)
        return RecentTrend(
            values: value.indices.map { TrendValue(value: value[$0], interval: Interval(lower: lower[$0], upper: upper[$0])) })
    }

    private func same(_ ours: Double?, _ theirs: Double?) -> Bool {
        switch (ours, theirs) {
        case (nil, nil): true
        case (let ours?, let theirs?): agrees(ours, theirs, relative: 1e-9)
        default: false
        }
    }

    private func proportions(_ met: [Int?], of cohort: Int = 100) throws -> [Proportion?] {
        try met.map { met in try met.map { try Proportion(met: $0, of: cohort) } }
    }

    @Test("what stands in the way is said")
    func obstacles() throws {
        func obstacle(_ met: [Int?]) throws -> RecentTrend.Obstacle? {
            RecentTrend(proportions: try proportions(met)).obstacle
        }
        #expect(try obstacle([]) == .latestMissing)
        #expect(try obstacle([10, 20, 30, 40, 50, nil]) == .latestMissing)
        #expect(try obstacle([10, 20, nil, 40, 50, 60, 70]) == .tooFewYears(has: 4))
        #expect(try obstacle([10, 0, 30, 40, 50]) == .noneCounted)
        #expect(try obstacle([10, 100, 30, 40, 50]) == .everyoneCounted)
        #expect(try obstacle([10, 20, 30, 40, 50]) == nil)
    }

    @Test("a nought before the five years does not matter, everyone counted does, and a gap shields from both")
    func beforeTheFive() throws {
        #expect(RecentTrend(proportions: try proportions([0, 10, 20, 30, 40, 50])).finding == .increasing)
        #expect(RecentTrend(proportions: try proportions([100, 10, 20, 30, 40, 50])).obstacle == .everyoneCounted)
        #expect(RecentTrend(proportions: try proportions([100, nil, 10, 20, 30, 40, 50])).finding == .increasing)
    }

    @Test("one odd year makes no trend, however large chi-square is")
    func outlierGuard() throws {
        let trend = RecentTrend(proportions: try proportions([500, 495, 490, 485, 700], of: 1000))
        let test = try #require(trend.test)
        #expect(test.chiSquare > RecentTrend.threshold)
        #expect(!test.slopesAgree)
        #expect(trend.finding == .noSignificantChange)
        #expect(trend.sentence(.higherIsBetter).contains("left out"))
    }

    @Test("equal values have no slope, which counts as positive, and no trend")
    func flat() throws {
        let trend = RecentTrend(proportions: try proportions([30, 30, 30, 30, 30]))
        let test = try #require(trend.test)
        #expect(test.chiSquare == 0 && test.slope == 0 && test.slopesAgree)
        #expect(trend.finding == .noSignificantChange)
    }

    @Test("an interval without width, and a count of everyone, stop the test of values as well")
    func valueObstacles() {
        let sound = (1...5).map {
            TrendValue(value: Double($0), interval: Interval(lower: Double($0) - 1, upper: Double($0) + 1))
        }
        #expect(RecentTrend(values: sound).obstacle == nil)
        let flat = TrendValue(value: 6, interval: Interval(lower: 6, upper: 6))
        #expect(RecentTrend(values: sound + [flat]).obstacle == .noWidth)
        let everyone = TrendValue(value: 6, interval: Interval(lower: 5, upper: 7), numerator: 30, denominator: 30)
        #expect(RecentTrend(values: sound + [everyone]).obstacle == .everyoneCounted)
        let unknown = TrendValue(value: .nan, interval: Interval(lower: 5, upper: 7))
        #expect(RecentTrend(values: sound + [unknown]).obstacle == .latestMissing)
    }

    @Test("the words say which way and, where there is a good one, whether it is that")
    func words() throws {
        let rising = RecentTrend(proportions: try proportions([10, 20, 30, 40, 50]))
        #expect(rising.words(.higherIsBetter) == "Increasing and getting better")
        #expect(rising.words(.lowerIsBetter) == "Increasing and getting worse")
        #expect(rising.words(.neutral) == "Increasing")
        #expect(rising.performance(.higherIsBetter) == .improved)
        #expect(rising.performance(.neutral) == .notJudged)
        #expect(
            rising.sentence(.higherIsBetter)
                == "Increasing and getting better over the latest 5 years: chi-square is 47.62, more than the 9.55 that rules out chance (99.8%)."
        )
        #expect(
            RecentTrend(proportions: []).sentence(.neutral) == "Cannot be calculated: the latest year has no figure.")
        let short = RecentTrend(proportions: try proportions([10]))
        #expect(short.sentence(.neutral) == "Cannot be calculated: it takes 5 years without a gap, and there is 1.")
    }

    @Test("the change on the previous period is found only where the intervals have no point in common")
    func changeOnPrevious() throws {
        func change(_ earlier: Proportion, _ latest: Proportion) -> ChangeOnPrevious? {
            ChangeOnPrevious(from: earlier.value(), earlier.interval(), to: latest.value(), latest.interval())
        }
        let (low, high) = (try Proportion(met: 600, of: 1000), try Proportion(met: 700, of: 1000))
        #expect(change(low, high) == .increased)
        #expect(change(high, low) == .decreased)
        #expect(change(try Proportion(met: 6, of: 10), try Proportion(met: 7, of: 10)) == .noChange)
        #expect(ChangeOnPrevious(from: 1, Interval(lower: 0, upper: 2), to: 3, nil) == nil)
        #expect(Evidence.comparing(low.interval(), high.interval()) == .clear)
        #expect(Evidence.comparing(low.interval(), nil) == .untested)
    }
}
