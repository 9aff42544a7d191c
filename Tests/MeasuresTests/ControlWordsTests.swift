import Measures
import Testing

@Suite("The sentence of a control chart")
struct ControlWordsTests {
    private static let steady: [Double?] = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11]

    private static func sentence(
        _ later: [Double?], target: Double? = nil, _ improvement: Improvement = .increase
    ) throws -> String {
        let plan = try ControlPlan(fixedAfter: 12)
        return ControlChart(steady + later, improvement: improvement, target: target, plan: plan).sentence(words)
    }

    private static let words = ControlWords(period: "quarter", periods: "quarters") {
        Decimals.text($0, decimals: 1) + "%"
    }

    @Test("each rule says which points and which number they are held against")
    func rules() throws {
        #expect(
            try Self.sentence([16])
                == "Special cause of improving nature: the latest quarter's 16.0% lies above the upper limit of 15.3%.")
        #expect(
            try Self.sentence([8, 9, 8, 9, 8, 9, 8, 9])
                == "Special cause of concerning nature: the last 8 quarters lie below the mean of 10.0%.")
        #expect(
            try Self.sentence([9, 9.5, 9.6, 10.2, 10.4, 11, 12], .neutral)
                == "Special cause, neither improving nor concerning: the last 7 quarters rise one after another, from 9.0% to 12.0%."
        )
        #expect(
            try Self.sentence([6, 9, 6], .decrease)
                == "Special cause of improving nature: 2 of the last 3 quarters lie near the lower limit of 4.7%.")
        #expect(
            try Self.sentence([10.5])
                == "No significant change: the latest quarter's 10.5% lies within the limits of 4.7% to 15.3%.")
    }

    @Test("the target is told by where it lies against the limits")
    func targets() throws {
        #expect(
            try Self.sentence([12], target: 3, .decrease).hasSuffix(
                "; the target of 3.0% lies below the lower limit of 4.7%: consistently fails."))
        #expect(
            try Self.sentence([12], target: 3).hasSuffix(
                "; the target of 3.0% lies below the lower limit of 4.7%: consistently passes."))
        #expect(
            try Self.sentence([12], target: 11).hasSuffix(
                "; the target of 11.0% lies between the limits of 4.7% and 15.3%: met at times and missed at times."))
        #expect(try !Self.sentence([12], target: 11, .neutral).contains("target"))
    }

    @Test("limits on trial, a missing last period, equal values and too little data say so")
    func reserves() throws {
        let short = ControlChart([9, 11, 9, 11, 9, 11, 9, 11], improvement: .increase).sentence(Self.words)
        #expect(short.hasSuffix(" The limits come from 8 quarters and are trial limits until there are 12."))
        #expect(try Self.sentence([12, nil]).hasSuffix(". The last quarter has no value."))
        #expect(try Self.sentence([12, nil, nil]).hasSuffix(". The last 2 quarters have no value."))
        let flat = ControlChart(Array(repeating: 5, count: 12), improvement: .increase).sentence(Self.words)
        #expect(flat == "No significant change: the latest quarter's 5.0% is the mean, on which both limits lie.")
        func few(_ values: [Double?], _ rebased: [Int] = []) -> String {
            ControlChart(values, rebasedAt: rebased, improvement: .increase).sentence(Self.words)
        }
        #expect(few([]) == "Not enough data: no quarter has a value.")
        #expect(few([5]) == "Not enough data: 1 quarter has a value, which shows no variation.")
        #expect(
            few([5, nil, 6])
                == "Not enough data: no two neighbouring quarters have values, which would show how much it varies.")
        #expect(
            few([5, 6, 9], [2])
                == "Not enough data: 1 quarter has a value since the limits were last set anew, which shows no variation.")
    }

    @Test("every icon has words of its own, and so has every assurance")
    func icons() {
        #expect(Set(Variation.allCases.map(\.words)).count == Variation.allCases.count)
        #expect(Set(Assurance.allCases.map(\.words)).count == Assurance.allCases.count)
    }
}

@Suite("The ladder")
struct LadderTests {
    @Test(
        "a series within the year climbs by its length",
        arguments: [
            (0, Ladder.nothing(points: 0, needed: 6)), (5, .nothing(points: 5, needed: 6)), (6, .runChart(points: 6)),
            (11, .runChart(points: 11)), (12, .controlChart(points: 12)),
        ])
    func withinTheYear(points: Int, step: Ladder) {
        #expect(Ladder(points: points) == step)
        #expect(Ladder(points: points, of: .proportion, .withinTheYear) == step)
        #expect(Ladder(points: points, of: .plain, .yearly) == step)
        #expect(step.sentence.contains(points == 0 ? "no point" : "\(points) points"))
    }

    @Test(
        "single years that have an interval take the trend test from five on",
        arguments: [Ladder.Kind.proportion, .rate, .withLimits])
    func yearly(kind: Ladder.Kind) {
        #expect(Ladder(points: 4, of: kind, .yearly) == .nothing(points: 4, needed: 5))
        #expect(Ladder(points: 5, of: kind, .yearly) == .yearlyTrend(years: 5))
        #expect(Ladder(points: 20, of: kind, .yearly) == .yearlyTrend(years: 20))
    }

    @Test("periods that share years are never read from one to the next")
    func pooled() {
        #expect(Ladder(points: 20, of: .rate, .overlapping) == .pooledYears(points: 20))
        #expect(Ladder(points: 0, of: .rate, .overlapping) == .nothing(points: 0, needed: 1))
        #expect(Ladder.pooledYears(points: 3).sentence.contains("compared only with a period that shares no year"))
    }

    @Test("each step says what it is and why")
    func sentences() {
        #expect(
            Ladder.nothing(points: 1, needed: 6).sentence
                == "There is 1 point: too few to say anything about variation; that takes 6.")
        #expect(
            Ladder.runChart(points: 9).sentence
                == "There are 9 points: read as a run chart about the median. Any limits are trial limits until there are 12.")
        #expect(Ladder.controlChart(points: 40).sentence == "There are 40 points: read as a control chart of individual values.")
        #expect(Ladder.yearlyTrend(years: 7).sentence.hasPrefix("There are 7 single years: read by a test of the latest 5"))
    }
}
