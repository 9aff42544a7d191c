import Measures
import Testing

/// The examples of docs/methods, to the digits that stand there.
@Suite("Worked examples of the method pages")
struct WorkedExampleTests {
    private func text(_ numbers: Double?..., decimals: Int = 1) -> [String] {
        numbers.map { $0.map { Decimals.text($0, decimals: decimals) } ?? "none" }
    }

    private func text(_ interval: Interval?) -> [String] { text(interval?.lower, interval?.upper) }

    private func example() throws -> Proportion { try Proportion(met: 49, of: 69) }

    @Test("proportion")
    func proportion() throws {
        #expect(try text(example().value()) == ["71.0"])
        #expect(try text(example().interval()) == ["59.4", "80.4"])
        #expect(try text(example().interval(.ninetyNinePointEight)) == ["52.4", "84.5"])
    }

    @Test("rate")
    func rate() throws {
        let (few, many) = (try Rate(events: 7, in: 4800), try Rate(events: 52, in: 9600))
        #expect(text(few.value(), many.value()) == ["14.6", "54.2"])
        #expect(text(few.interval()) == ["5.9", "30.0"])
        #expect(text(many.interval()) == ["40.5", "71.0"])
        #expect(text(many.interval(limits: .exact)) == ["40.5", "71.0"])
    }

    @Test("directly standardised rate")
    func direct() throws {
        let bands = [(10.0, 2.0, 12.0, 3000.0, 5000.0), (15, 3, 18, 5200, 11_000), (20, 5, 25, 4100, 6000)]
        let apart = try DirectlyStandardisedRate(
            try bands.map { try StandardStratum(events: $0.2, population: $0.3, weight: $0.4) })
        let repeated = try DirectlyStandardisedRate(
            try bands.map { children, twice, _, population, weight in
                try StandardStratum(
                    [.init(events: 1, persons: children - twice), .init(events: 2, persons: twice)], population: population,
                    weight: weight)
            })
        #expect(text(try Rate(events: 55, in: 12_300).value(), apart.value(), repeated.value()) == ["44.7", "43.0", "43.0"])
        #expect(text(apart.interval()) == ["32.3", "56.2"])
        #expect(text(repeated.interval()) == ["30.5", "58.3"])
    }

    @Test("indirectly standardised ratio")
    func indirect() throws {
        let ratio = try IndirectlyStandardisedRatio([
            try ReferenceStratum(events: 4, population: 1500, referenceEvents: 900, referencePopulation: 500_000),
            try ReferenceStratum(events: 9, population: 2200, referenceEvents: 1800, referencePopulation: 600_000),
        ])
        #expect(
            text(ratio.expected, ratio.ratio(per: 100), ratio.referenceRate(), ratio.rate()) == ["9.3", "139.8", "24.5", "34.3"])
        #expect(text(ratio.ratioInterval(per: 100)) == ["74.4", "239.1"])
        #expect(text(ratio.rateInterval()) == ["18.3", "58.7"])
    }

    @Test("comparison")
    func comparison() throws {
        let graded = BenchmarkComparison.overlapping(
            ninetyFive: try example().interval(), ninetyNinePointEight: try example().interval(.ninetyNinePointEight),
            benchmark: 82)
        #expect(graded == .lower95)
        let limits = BenchmarkLimits.proportion(78, cohort: 69)
        #expect(text(limits) == ["66.9", "86.2"])
        #expect(BenchmarkComparison.against(limits, try example().value()) == .similar)
        #expect(text(BenchmarkLimits.rate(40, population: 9600)) == ["28.4", "54.8"])
        let fifths = try #require(QuantileGroups([52, 61, 66, 70, 71, 75, 78, 84], .quintiles))
        #expect(fifths.bounds.map { Decimals.text($0, decimals: 1) } == ["63.0", "69.2", "71.8", "76.8", "84.0"])
        #expect(fifths.group(of: 71, .higherIsBetter) == 3)
    }

    @Test("recent trend")
    func recentTrend() throws {
        let shares = RecentTrend(
            proportions: try [(61, 95), (66, 98), (74, 101), (79, 99), (85, 102)].map { try Proportion(met: $0.0, of: $0.1) })
        #expect(text(shares.test?.chiSquare, decimals: 2) + text(shares.test?.slope, decimals: 3) == ["13.08", "0.270"])
        #expect(shares.words(.higherIsBetter) == "Increasing and getting better")
        let rates = RecentTrend(
            values: try [(178, 22_592), (200, 22_269), (240, 22_467), (231, 22_479), (262, 22_500)].map {
                TrendValue(try Rate(events: $0.0, in: $0.1))
            })
        #expect(text(rates.test?.chiSquare, decimals: 2) + text(rates.test?.slope) == ["18.15", "9.0"])
    }

    @Test("projection")
    func projection() throws {
        let line = try Projection([70, 74, 75, 79])
        #expect(text(line.slope, line.value(ahead: 1)) + text(line.deviation, decimals: 3) == ["2.8", "81.5", "0.949"])
        #expect(text(line.interval(ahead: 1)) == ["75.0", "88.0"])
    }
}
