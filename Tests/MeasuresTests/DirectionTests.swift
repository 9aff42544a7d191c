import Measures
import Testing

@Suite("Direction of travel")
struct DirectionTests {
    @Test(
        "half of the last decimal is still no change, and a hair more is",
        arguments: [
            (78.2, 78.25, Direction.unchanged), (78.2, 78.251, .up), (78.25, 78.2, .unchanged), (78.2, 78.1, .down),
            (5, 5, .unchanged),
        ])
    func deadBand(earlier: Double, latest: Double, direction: Direction) {
        #expect(Direction(from: earlier, to: latest, deadBand: Direction.deadBand(forDecimals: 1)) == direction)
    }

    @Test("the default dead-band is half of the last decimal shown")
    func defaultDeadBand() {
        #expect(Direction.deadBand(forDecimals: 1) == digits("0.05"))
        #expect(Direction.deadBand(forDecimals: 0) == digits("0.5"))
    }

    @Test(
        "the same rise is an improvement, a worsening or neither, by polarity",
        arguments: [
            (Polarity.higherIsBetter, Performance.improved), (.lowerIsBetter, .worsened), (.neutral, .notJudged),
        ])
    func polarity(polarity: Polarity, performance: Performance) {
        let change = Change(from: 60, to: 90, deadBand: digits("0.05"), polarity: polarity, evidence: .clear)
        #expect(change?.direction == .up)
        #expect(change?.difference == digits("30"))
        #expect(change?.performance == performance)
    }

    @Test("the arrow stands, but without evidence there is no word for it", arguments: [Evidence.notClear, .untested])
    func noClearChange(evidence: Evidence) {
        let change = Change(from: 60, to: 90, deadBand: digits("0.05"), polarity: .higherIsBetter, evidence: evidence)
        #expect(change?.direction == .up)
        #expect(change?.performance == .noClearChange)
    }

    @Test("for a band, nearer is better, whichever way the number went")
    func band() throws {
        let polarity = Polarity.band(try Band(lower: 10, upper: 20))
        func word(_ earlier: Double, _ latest: Double) -> Performance? {
            Change(from: earlier, to: latest, deadBand: digits("0.05"), polarity: polarity, evidence: .clear)?.performance
        }
        #expect(word(30, 25) == .improved)
        #expect(word(5, 8) == .improved)
        #expect(word(15, 22) == .worsened)
        #expect(word(12, 18) == .unchanged)
        #expect(word(8, 22) == .unchanged)
    }

    @Test("a change of a large cohort is clear, the same change of a small one is not")
    func evidence() throws {
        #expect(Evidence.comparing(try Proportion(met: 600, of: 1000), try Proportion(met: 700, of: 1000)) == .clear)
        #expect(Evidence.comparing(try Proportion(met: 6, of: 10), try Proportion(met: 7, of: 10)) == .notClear)
        #expect(Evidence.comparing(try Rate(events: 400, in: 10_000), try Rate(events: 600, in: 10_000)) == .clear)
        #expect(Evidence.comparing(try Rate(events: 4, in: 10_000), try Rate(events: 6, in: 10_000)) == .notClear)
    }

    @Test("intervals that only touch overlap")
    func touching() {
        #expect(Interval(lower: 1, upper: 2).overlaps(Interval(lower: 2, upper: 3)))
        #expect(!Interval(lower: 1, upper: 2).overlaps(Interval(lower: 2.1, upper: 3)))
        #expect(!Interval(lower: 2.1, upper: 3).overlaps(Interval(lower: 1, upper: 2)))
    }

    @Test("what is no number has no direction")
    func notNumbers() {
        #expect(Direction(from: .nan, to: 1, deadBand: .zero) == nil)
        #expect(Change(from: 1, to: .infinity, deadBand: .zero, polarity: .neutral, evidence: .untested) == nil)
    }
}
