import Measures
import Testing

@Suite("Comparison with a benchmark")
struct ComparisonTests {
    struct Case: Decodable {
        struct Input: Decodable {
            let numerator, denominator, benchmarkPercent: Double
            let polarity: String
        }
        struct Expected: Decodable {
            let oneLevel, oneLevelRag, twoLevel, controlLimitsOfBenchmark, controlLimitsRag: String
        }
        let id: String
        let input: Input
        let expected: Expected
    }

    @Test("every computed case stands where it should, at one level, at two and by limits about the benchmark")
    func cases() throws {
        let cases = try CaseFile<Case>.read("compare.json")
        #expect(cases.count == 120)
        for one in cases {
            let proportion = try Proportion(met: one.input.numerator, of: one.input.denominator)
            let polarity: Polarity = one.input.polarity == "high_is_good" ? .higherIsBetter : .lowerIsBetter
            let benchmark = one.input.benchmarkPercent
            let standing = BenchmarkComparison.overlapping(proportion.interval(), benchmark: benchmark)
            #expect(standing?.rawValue == one.expected.oneLevel, "\(one.id)")
            #expect(BenchmarkWord(standing, polarity).rawValue == one.expected.oneLevelRag, "\(one.id)")
            let graded = BenchmarkComparison.overlapping(
                ninetyFive: proportion.interval(), ninetyNinePointEight: proportion.interval(.ninetyNinePointEight),
                benchmark: benchmark)
            #expect(graded?.rawValue == one.expected.twoLevel, "\(one.id)")
            let limits = BenchmarkLimits.proportion(benchmark, cohort: proportion.cohort)
            let about = BenchmarkComparison.against(limits, proportion.value())
            #expect(about?.rawValue == one.expected.controlLimitsOfBenchmark, "\(one.id)")
            #expect(BenchmarkWord(about, polarity).rawValue == one.expected.controlLimitsRag, "\(one.id)")
        }
    }

    private let narrow = Interval(lower: 10, upper: 20)
    private let wide = Interval(lower: 5, upper: 25)

    @Test(
        "the ends of an interval belong to the milder class",
        arguments: [
            (4.9, GradedBenchmarkStanding.higher998), (5, .higher95), (9.9, .higher95), (10, .similar), (20, .similar),
            (20.1, .lower95), (25, .lower95), (25.1, .lower998),
        ])
    func ends(benchmark: Double, standing: GradedBenchmarkStanding) {
        let graded = BenchmarkComparison.overlapping(ninetyFive: narrow, ninetyNinePointEight: wide, benchmark: benchmark)
        #expect(graded == standing)
        #expect(BenchmarkComparison.overlapping(narrow, benchmark: benchmark) == standing.standing)
    }

    @Test("two areas whose intervals touch are similar, and one is the other way round of the other")
    func doubleOverlap() {
        let above = Interval(lower: 20, upper: 30)
        #expect(BenchmarkComparison.doubleOverlapping(15, narrow, other: 25, above) == .similar)
        let clear = Interval(lower: 20.1, upper: 30)
        #expect(BenchmarkComparison.doubleOverlapping(15, narrow, other: 25, clear) == .lower)
        #expect(BenchmarkComparison.doubleOverlapping(25, clear, other: 15, narrow) == .higher)
        #expect(BenchmarkComparison.doubleOverlapping(15, narrow, other: 15, narrow) == .similar)
    }

    @Test("what is missing is not compared, and neither is a measure that is not to be")
    func missing() {
        #expect(BenchmarkComparison.overlapping(nil, benchmark: 3) == nil)
        #expect(BenchmarkComparison.overlapping(narrow, benchmark: nil) == nil)
        #expect(BenchmarkComparison.overlapping(ninetyFive: narrow, ninetyNinePointEight: nil, benchmark: 3) == nil)
        #expect(BenchmarkComparison.doubleOverlapping(15, narrow, other: nil, nil) == nil)
        #expect(BenchmarkComparison.against(nil, 3) == nil)
        #expect(BenchmarkWord(nil, .higherIsBetter) == .notCompared)
        #expect(BenchmarkWord(.higher, nil) == .notCompared)
    }

    @Test("polarity turns higher into better, worse or neither; similar stays similar")
    func polarity() throws {
        let band = Polarity.band(try Band(lower: 1, upper: 2))
        #expect(BenchmarkWord(.higher, .higherIsBetter) == .better)
        #expect(BenchmarkWord(.higher, .lowerIsBetter) == .worse)
        #expect(BenchmarkWord(.lower, .lowerIsBetter) == .better)
        #expect(BenchmarkWord(.lower, .higherIsBetter) == .worse)
        #expect(BenchmarkWord(.higher, .neutral) == .higher)
        #expect(BenchmarkWord(.lower, band) == .lower)
        for polarity in [Polarity.higherIsBetter, .lowerIsBetter, .neutral, band] {
            #expect(BenchmarkWord(.similar, polarity) == .similar)
        }
    }

    @Test("limits about a benchmark hold it, are wider for a smaller area and at the stricter level")
    func limitsAboutBenchmark() throws {
        let large = try #require(BenchmarkLimits.proportion(20, cohort: 1000))
        let small = try #require(BenchmarkLimits.proportion(20, cohort: 100))
        let strict = try #require(BenchmarkLimits.proportion(20, cohort: 1000, level: .ninetyNinePointEight))
        #expect(small.lower < large.lower && large.lower < 20 && 20 < large.upper && large.upper < small.upper)
        #expect(strict.lower < large.lower && large.upper < strict.upper)
        #expect(BenchmarkComparison.against(large, large.upper) == .similar)
        #expect(BenchmarkComparison.against(large, large.upper.nextUp) == .higher)
        #expect(BenchmarkComparison.against(large, large.lower.nextDown) == .lower)
        #expect(BenchmarkLimits.proportion(20, cohort: 0) == nil)
        #expect(BenchmarkLimits.proportion(120, cohort: 10) == nil)
    }

    @Test("about a rate the limits are those of the events that it lets expect")
    func limitsAboutRate() throws {
        // 20 per 10,000 of 5,000: ten are expected, whose exact 95% limits are 4.795 and 18.390.
        let limits = try #require(BenchmarkLimits.rate(20, population: 5000))
        #expect(agrees(limits.lower, 2 * 4.79538859, relative: 1e-7))
        #expect(agrees(limits.upper, 2 * 18.39035604, relative: 1e-7))
        #expect(BenchmarkLimits.rate(0, population: 5000)?.lower == 0)
        #expect(BenchmarkLimits.rate(20, population: 0) == nil)
        #expect(BenchmarkLimits.rate(-1, population: 10) == nil)
    }

    @Test(
        "reaching a target is better, in the digits that are shown",
        arguments: [(89.95, 1, BenchmarkWord.better), (89.94, 1, .worse), (90, 1, .better), (89.95, 2, .worse)])
    func targets(value: Double, decimals: Int, word: BenchmarkWord) {
        #expect(TargetComparison.judge(value, target: 90, .higherIsBetter, compareAtDecimals: decimals) == word)
        #expect(TargetComparison.judge(-value, target: -90, .lowerIsBetter, compareAtDecimals: decimals) == word)
    }

    @Test("a target without value, or where neither way is good, is not compared")
    func noTarget() {
        #expect(TargetComparison.judge(nil, target: 90, .higherIsBetter) == .notCompared)
        #expect(TargetComparison.judge(90, target: nil, .higherIsBetter) == .notCompared)
        #expect(TargetComparison.judge(90, target: 90, .neutral) == .notCompared)
        #expect(TargetComparison.judge(.nan, target: 90, .higherIsBetter) == .notCompared)
    }

    @Test("with an interval a target is passed wholly, missed wholly or neither; a range has its upper end outside")
    func targetsWithInterval() throws {
        #expect(TargetComparison.standing(narrow, target: 10) == .higher)
        #expect(TargetComparison.standing(narrow, target: 10.1) == .similar)
        #expect(TargetComparison.standing(narrow, target: 20) == .similar)
        #expect(TargetComparison.standing(narrow, target: 20.1) == .lower)
        let range = try Band(lower: 10, upper: 20)
        let standings = [9.9, 10, 19.9, 20].map { TargetComparison.standing($0, range: range) }
        #expect(standings == [.lower, .similar, .similar, .higher])
        #expect(TargetComparison.standing(nil, range: range) == nil)
    }

    @Test("fifths need five values, are numbered from the best and hold their upper bound")
    func quantiles() throws {
        #expect(QuantileGroups([1, 2, 3, 4], .quintiles) == nil)
        #expect(QuantileGroups([1, 2, .nan], .quartiles) == nil)
        let fifths = try #require(QuantileGroups([50, 10, 30, 20, 40, 60], .quintiles))
        #expect(fifths.bounds == [20, 30, 40, 50, 60])
        #expect([10, 20, 21, 60].map { fifths.group(of: $0, .lowerIsBetter) } == [1, 1, 2, 5])
        #expect([10, 20, 21, 60].map { fifths.group(of: $0, .higherIsBetter) } == [5, 5, 4, 1])
        #expect(fifths.group(of: 61, .neutral) == nil)
        let quarters = try #require(QuantileGroups([1, 2, 3, 4], .quartiles))
        #expect(quarters.bounds == [1.75, 2.5, 3.25, 4])
        #expect(QuantileGroups([7, 7, 7, 7, 7], .quintiles)?.group(of: 7, .neutral) == 1)
    }
}
