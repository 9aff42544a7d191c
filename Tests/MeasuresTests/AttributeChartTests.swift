import Measures
import Testing

@Suite("Control charts of counts, and funnels")
struct AttributeChartTests {
    private static let counts: [Double?] = [812, 905, 760, 870, 990, 845, 910, 700]
    private static let sizes: [Double?] = [4100, 4210, 4055, 4300, 4420, 4150, 4380, 4010]

    @Test("Laney's charts widen the limits by how much the points really vary, alike for proportions and rates")
    func laney() throws {
        let plain = try AttributeChart(.p, Self.counts, of: Self.sizes)
        let proportions = try AttributeChart(.laneyP, Self.counts, of: Self.sizes)
        let rates = try AttributeChart(.laneyU, Self.counts, of: Self.sizes)
        // Worked out apart from this code: the centre, the widening of 2.8411854645533716, the first point's limits.
        #expect(agrees(proportions.centre ?? 0, 0.20199256505576207, relative: 1e-12))
        for chart in [proportions, rates] {
            #expect(agrees(chart.lower[0] ?? 0, 0.14854842770479887, relative: 1e-9))
            #expect(agrees(chart.upper[7] ?? 0, 0.2560331216611744, relative: 1e-9))
            #expect(chart.isSignal.allSatisfy { !$0 })
        }
        #expect(plain.isSignal == [false, false, false, false, true, false, false, true])
    }

    @Test("limits stay within what a count can be, and a signal lies strictly outside")
    func clipped() throws {
        let few = try AttributeChart(.p, [0, 1, 0, 2], of: [4, 4, 4, 2])
        #expect(few.lower == [0, 0, 0, 0] && few.upper[3] == 1)
        #expect(!few.isSignal[3])
        #expect(try AttributeChart(.c, [2, 3, 1]).lower == [0, 0, 0])
        #expect((try AttributeChart(.i, [2, 3, 1]).lower[0] ?? 0) < 0)
    }

    @Test("a missing point has no limits and counts in none, and where nothing varies the limits lie on the centre")
    func missing() throws {
        let chart = try AttributeChart(.u, [5, nil, 7], of: [100, 100, 100])
        #expect(chart.values == [0.05, nil, 0.07] && chart.lower[1] == nil && chart.upper[1] == nil)
        #expect(agrees(chart.centre ?? 0, 0.06, relative: 1e-12))
        #expect(try AttributeChart(.p, [], of: []).centre == nil)
        #expect(try AttributeChart(.i, [4]).upper == [nil])
        #expect(try AttributeChart(.laneyP, [3], of: [10]).upper == [nil])
        let none = try AttributeChart(.laneyP, [0, 0, 0], of: [10, 20, 10])
        #expect(none.upper == [0, 0, 0] && none.isSignal == [false, false, false])
    }

    @Test("what cannot be counted is refused")
    func refused() {
        #expect(throws: MeasureError.unequalLengths(2, 1)) { try AttributeChart(.p, [1, 2], of: [4]) }
        #expect(throws: MeasureError.emptyCohort) { try AttributeChart(.u, [1], of: [0]) }
        #expect(throws: MeasureError.negativeCount(-1)) { try AttributeChart(.c, [-1]) }
        #expect(throws: MeasureError.countOutsideCohort(met: 5, cohort: 4)) { try AttributeChart(.p, [5], of: [4]) }
        #expect(throws: MeasureError.notFinite) { try AttributeChart(.i, [.infinity]) }
    }

    @Test("a funnel takes a standardised rate by its effective population, and none of fewer than ten events")
    func standardised() throws {
        let crude = try Funnel([
            Rate(events: 36, in: 10_000), Rate(events: 90, in: 10_000), Rate(events: 50, in: 10_000), Rate(events: 5, in: 1000),
        ])
        let funnel = try Funnel(standardised: [(36, 36), (90, 90), (50, 50), (5, 50), (0, 0)], per: 10_000)
        #expect(agrees(funnel.average, crude.average, relative: 1e-12))
        #expect(crude.places == [.below, .farAbove, .within, .within])
        #expect(funnel.places == [.below, .farAbove, .within, .notApplicable, .notApplicable])
        #expect(throws: MeasureError.emptyCohort) { try Funnel(standardised: [(12, 0)], per: 10_000) }
        #expect(throws: MeasureError.tooFewValues(has: 0, needs: 1)) { try Funnel([Proportion]()) }
    }

    @Test("the lines of a funnel close in on the average, at a hundred sizes that grow")
    func lines() throws {
        let lines = try FunnelLines([Proportion(met: 12, of: 40), Proportion(met: 300, of: 900)])
        #expect(lines.sizes.count == 100 && lines.sizes.first == 1 && lines.sizes.last == 950)
        #expect(zip(lines.sizes, lines.sizes.dropFirst()).allSatisfy(<))
        #expect(zip(lines.upper95, lines.upper95.dropFirst()).allSatisfy(>=))
        #expect(zip(lines.lower998, lines.lower95).allSatisfy { $0 <= $1 && $1 < lines.average })
        let rates = try FunnelLines(events: [4, 300], .rate(average: 0.02, per: 1000))
        let excess = try FunnelLines(events: [4, 300], .excess)
        #expect(agrees(rates.average, 20, relative: 1e-12) && excess.average == 0)
        #expect(zip(rates.upper95, excess.upper95).allSatisfy { agrees($0, ($1 + 1) * 20, relative: 1e-12) })
    }

    @Test("a unit without events counts as half a one on the log scale, and units that are alike keep the limits of chance")
    func overdispersed() throws {
        let funnel = try OverdispersedFunnel(.logRatio, [0, 10, 12, 9], of: [5, 10, 11, 10])
        let half = try OverdispersedFunnel(.logRatio, [0.5, 10, 12, 9], of: [5, 10, 11, 10])
        #expect(funnel.scores == half.scores && funnel.values[0] == 0)
        let alike = try OverdispersedFunnel(.rootRatio, [10, 20, 30, 40], of: [10, 20, 30, 40])
        #expect(alike.phi == 0 && alike.tauSquared == 0 && !alike.usesAdjustedLimits)
        #expect(alike.limits == alike.unadjusted && alike.isOutlier.allSatisfy { !$0 })
        #expect(throws: MeasureError.trimOutsideRange(0.4)) {
            try OverdispersedFunnel(.proportion, [1, 2], of: [4, 4], trim: 0.4)
        }
        #expect(throws: MeasureError.tooFewValues(has: 1, needs: 2)) { try OverdispersedFunnel(.proportion, [1], of: [4]) }
        #expect(throws: MeasureError.tooFewValues(has: 0, needs: 1)) {
            try OverdispersedFunnel(.ratioOfCounts, [0, 0], of: [4, 4])
        }
    }
}
