import Measures
import Testing

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every machine, so a failure can be had again.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite("What holds for all figures")
struct PropertyTests {
    private let levels = [0.9, 0.95, 0.99, 0.998]

    @Test("an interval of a proportion holds its value, widens with confidence and narrows with the cohort")
    func proportions() throws {
        var random = Seeded(1)
        for _ in 0..<2000 {
            let cohort = Int.random(in: 1...500, using: &random)
            let met = Int.random(in: 0...cohort, using: &random)
            let proportion = try Proportion(met: met, of: cohort)
            let intervals = try levels.map { proportion.interval(try Confidence($0)) }
            let tenfold = try Proportion(met: met * 10, of: cohort * 10).interval()
            #expect(intervals[0].lower <= proportion.value() && proportion.value() <= intervals[0].upper)
            #expect(nested(intervals), "\(met) of \(cohort)")
            #expect(width(tenfold) < width(proportion.interval()), "\(met) of \(cohort)")
        }
    }

    @Test("an interval of a rate holds its value, widens with confidence and narrows with the population")
    func rates() throws {
        var random = Seeded(2)
        for _ in 0..<2000 {
            let events = Int.random(in: 0...300, using: &random)
            let rate = try Rate(events: events, in: Int.random(in: 1...50_000, using: &random))
            let intervals = try levels.map { rate.interval(try Confidence($0)) }
            let tenfold = try Rate(events: rate.events * 10, in: rate.population * 10).interval()
            #expect(intervals[0].lower <= rate.value() && rate.value() <= intervals[0].upper)
            #expect(nested(intervals), "\(events) events")
            #expect(width(tenfold) < width(rate.interval()), "\(events) events")
        }
    }

    @Test("an interval of a standardised rate or ratio holds its value and widens with confidence")
    func standardised() throws {
        var random = Seeded(3)
        for _ in 0..<500 {
            var (direct, indirect): ([StandardStratum], [ReferenceStratum]) = ([], [])
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let events = Double.random(in: 3...90, using: &random).rounded()
                let population = Double.random(in: 500...9000, using: &random).rounded()
                let weight = Double.random(in: 1...100, using: &random)
                direct.append(try StandardStratum(events: events + 7, population: population, weight: weight))
                indirect.append(
                    try ReferenceStratum(
                        events: events, population: population, referenceEvents: weight * 10, referencePopulation: 50_000))
            }
            let (rate, ratio) = (try DirectlyStandardisedRate(direct), try IndirectlyStandardisedRatio(indirect))
            let rates = try levels.map { try #require(rate.interval(try Confidence($0))) }
            let ratios = try levels.map { try #require(ratio.ratioInterval(try Confidence($0))) }
            let (value, part) = (try #require(rate.value()), try #require(ratio.ratio()))
            #expect(nested(rates) && rates[0].lower <= value && value <= rates[0].upper)
            #expect(nested(ratios) && ratios[0].lower <= part && part <= ratios[0].upper)
        }
    }

    @Test("a projection's interval holds the line, widens with confidence and with the distance ahead")
    func projections() throws {
        var random = Seeded(4)
        for _ in 0..<500 {
            let values = (0..<Int.random(in: 3...24, using: &random)).map { _ in Double.random(in: 0...100, using: &random) }
            let line = try Projection(values)
            let intervals = try levels.map { line.interval(ahead: 1, try Confidence($0)) }
            #expect(nested(intervals))
            #expect(intervals[0].lower <= line.value(ahead: 1) && line.value(ahead: 1) <= intervals[0].upper)
            #expect(width(line.interval(ahead: 2)) > width(line.interval(ahead: 1)))
        }
    }

    @Test("a rating never contradicts the figure that is shown, nor the target beside it")
    func ratings() throws {
        var random = Seeded(5)
        for _ in 0..<4000 {
            let decimals = Int.random(in: 0...2, using: &random)
            let target = digitsOf(Double.random(in: 1...99, using: &random), decimals)
            // Close to the target, where binary and decimal numbers disagree.
            let value = target + Double.random(in: -0.02...0.02, using: &random)
            let shown = try #require(Double(Decimals.text(value, decimals: decimals)))
            let (high, low) = (shown >= target, shown <= target)
            let atLeast = try RatingRule(aim: .atLeast(target), compareAtDecimals: decimals).judge(value).rating
            let atMost = try RatingRule(aim: .atMost(target), compareAtDecimals: decimals).judge(value).rating
            #expect(atLeast == (high ? .green : .red), "\(value) shown as \(shown), target \(target)")
            #expect(atMost == (low ? .green : .red), "\(value) shown as \(shown), target \(target)")
            let word = TargetComparison.judge(value, target: target, .higherIsBetter, compareAtDecimals: decimals)
            #expect(word == (high ? .better : .worse))
        }
    }

    @Test("a series read backwards has the same chi-square and the opposite trend")
    func trendReversal() throws {
        var random = Seeded(6)
        var found = 0
        for _ in 0..<1000 {
            let drift = Double.random(in: -0.05...0.05, using: &random)
            let years: [Proportion] = try (0..<5).map { year in
                let cohort = Int.random(in: 200...900, using: &random)
                let share = 0.5 + drift * Double(year - 2) + Double.random(in: -0.03...0.03, using: &random)
                return try Proportion(met: Int(share * Double(cohort)), of: cohort)
            }
            let rates = try years.map { TrendValue(try Rate(events: $0.met, in: $0.cohort)) }
            for (forwards, backwards) in [
                (RecentTrend(proportions: years), RecentTrend(proportions: years.reversed())),
                (RecentTrend(values: rates), RecentTrend(values: rates.reversed())),
            ] {
                let (one, other) = (try #require(forwards.test), try #require(backwards.test))
                #expect(agrees(one.chiSquare, other.chiSquare, relative: 1e-9, absolute: 1e-9))
                #expect(agrees(one.slope, -other.slope, relative: 1e-9, absolute: 1e-12))
                #expect(forwards.finding == opposite(backwards.finding))
                if forwards.finding != .noSignificantChange { found += 1 }
            }
        }
        #expect(found > 100, "there must be trends among them for this to say anything")
    }

    @Test("the trend of those who did not meet it is the opposite of that of those who did")
    func trendOfTheRest() throws {
        var random = Seeded(7)
        for _ in 0..<500 {
            let years: [Proportion] = try (0..<5).map { year in
                let cohort = Int.random(in: 200...900, using: &random)
                return try Proportion(met: Int.random(in: 20 + 15 * year...150 + 10 * year, using: &random), of: cohort)
            }
            let rest = try years.map { try Proportion(met: $0.cohort - $0.met, of: $0.cohort) }
            let (one, other) = (RecentTrend(proportions: years), RecentTrend(proportions: rest))
            #expect(one.finding == opposite(other.finding))
        }
    }

    @Test("groups put together have a proportion and a rate between theirs")
    func together() throws {
        var random = Seeded(8)
        for _ in 0..<500 {
            let groups: [Proportion] = try (0..<3).map { _ in
                let cohort = Int.random(in: 1...200, using: &random)
                return try Proportion(met: Int.random(in: 0...cohort, using: &random), of: cohort)
            }
            let all = try Proportion(combining: groups).value()
            let values = groups.map { $0.value() }
            #expect(try #require(values.min()) <= all && all <= #require(values.max()))
            let rate = try Rate(combining: groups.map { try Rate(events: $0.met, in: $0.cohort) })
            #expect(rate.value(per: 100) == all)
        }
        #expect(throws: MeasureError.emptyCohort) { try Proportion(combining: []) }
        #expect(throws: MeasureError.emptyCohort) { try Rate(combining: []) }
    }

    /// Each within the next.
    private func nested(_ intervals: [Interval]) -> Bool {
        zip(intervals, intervals.dropFirst()).allSatisfy { $1.lower <= $0.lower && $0.upper <= $1.upper && width($0) < width($1) }
    }

    private func width(_ interval: Interval) -> Double { interval.upper - interval.lower }

    private func digitsOf(_ number: Double, _ decimals: Int) -> Double {
        Decimals(number)?.rounded(to: decimals).double ?? .nan
    }

    private func opposite(_ finding: RecentTrend.Finding) -> RecentTrend.Finding {
        switch finding {
        case .increasing: .decreasing
        case .decreasing: .increasing
        case .noSignificantChange, .cannotBeCalculated: finding
        }
    }
}
