import Measures
import Testing

@Suite("Intervals")
struct IntervalTests {
    struct ProportionCase: Decodable {
        let id: String
        let x, n, confidence, multiplier, value, lower, upper: Double
    }

    @Test("Wilson's limits agree with every computed case")
    func proportions() throws {
        let cases = try CaseFile<ProportionCase>.read("proportion_ci.json")
        #expect(cases.count == 300)
        for one in cases {
            let proportion = try Proportion(met: one.x, of: one.n)
            let interval = proportion.interval(try Confidence(one.confidence), per: one.multiplier)
            let hair = 1e-12 * one.multiplier
            #expect(agrees(proportion.value(per: one.multiplier), one.value, relative: 1e-9, absolute: hair), "\(one.id)")
            #expect(agrees(interval.lower, one.lower, relative: 1e-9, absolute: hair), "\(one.id)")
            #expect(agrees(interval.upper, one.upper, relative: 1e-9, absolute: hair), "\(one.id)")
        }
    }

    struct RateCase: Decodable {
        let id: String
        let x, n, confidence, multiplier, value, lower, upper: Double
        let method: String
    }

    @Test("Poisson limits agree with every computed case, and say how they were made")
    func rates() throws {
        let cases = try CaseFile<RateCase>.read("rate_ci.json")
        #expect(cases.count == 313)
        for one in cases {
            let rate = try Rate(events: one.x, in: one.n)
            let interval = rate.interval(try Confidence(one.confidence), per: one.multiplier)
            #expect(agrees(rate.value(per: one.multiplier), one.value, relative: 1e-9), "\(one.id)")
            #expect(agrees(interval.lower, one.lower, relative: 1e-9), "\(one.id)")
            #expect(agrees(interval.upper, one.upper, relative: 1e-9), "\(one.id)")
            #expect(rate.method().rawValue == one.method, "\(one.id)")
        }
    }

    struct GammaCase: Decodable {
        let id: String
        let shape, probability, x: Double
        let tail: String
    }

    @Test("quantiles of the gamma distribution are right to 1e-12, from the smallest shape to a million")
    func gammaQuantiles() throws {
        let cases = try CaseFile<GammaCase>.read("quantiles.json")
        #expect(cases.count > 200)
        for one in cases {
            let isLower = one.tail == "lower"
            let x =
                isLower
                ? IncompleteGamma.inverse(shape: one.shape, lowerTail: one.probability)
                : IncompleteGamma.inverse(shape: one.shape, upperTail: one.probability)
            #expect(agrees(x, one.x, relative: 1e-12), "\(one.id): shape \(one.shape), \(one.tail) \(one.probability)")
            let chiSquare =
                isLower
                ? ChiSquare.quantile(lowerTail: one.probability, degrees: 2 * one.shape)
                : ChiSquare.quantile(upperTail: one.probability, degrees: 2 * one.shape)
            #expect(chiSquare == 2 * x)
        }
    }

    @Test("both tails of the incomplete gamma function make one")
    func tailsMakeOne() {
        for shape in [0.1, 1, 9.5, 10, 200, 1e5] {
            for part in [0.01, 0.5, 0.99, 1, 1.01, 2] {
                let x = shape * part
                #expect(
                    agrees(IncompleteGamma.lower(shape: shape, x) + IncompleteGamma.upper(shape: shape, x), 1, relative: 1e-13))
            }
            #expect(IncompleteGamma.lower(shape: shape, 0) == 0)
            #expect(IncompleteGamma.upper(shape: shape, .infinity) == 0)
        }
    }

    @Test(
        "normal quantiles keep every digit",
        arguments: [
            (0.025, 1.959963984540054), (0.001, 3.090232306167813), (0.0005, 3.2905267314918945), (0.005, 2.5758293035489004),
            (0.05, 1.6448536269514722), (1e-9, 5.99780701500768), (0.975, -1.959963984540054), (0.5, 0),
        ])
    func normal(tail: Double, z: Double) {
        #expect(agrees(Normal.quantile(upperTail: tail), z, relative: 2e-15))
    }

    @Test("nobody met it: the lower limit is nought, not a hair under it")
    func noneMet() throws {
        for cohort in 1...200 {
            #expect(try Proportion(met: 0, of: cohort).interval().lower == 0)
            #expect(try Proportion(met: cohort, of: cohort).interval().upper == 100)
        }
    }

    @Test("certainty spans everything, and little confidence is refused")
    func confidence() throws {
        #expect(try Proportion(met: 3, of: 10).interval(Confidence(1)) == Interval(lower: 0, upper: 100))
        #expect(try Proportion(met: 3, of: 10).interval(Confidence(95)) == Proportion(met: 3, of: 10).interval())
        #expect(try Rate(events: 3, in: 10).interval(Confidence(100)).upper == .infinity)
        for level in [0.5, 0.89, 1.01, 89, 101, -1, .nan] {
            #expect(throws: (any Error).self) { try Confidence(level) }
        }
    }

    @Test("a cohort of nobody, a count outside its cohort and a negative count are refused")
    func refusals() {
        #expect(throws: MeasureError.emptyCohort) { try Proportion(met: 0, of: 0) }
        #expect(throws: MeasureError.countOutsideCohort(met: 3, cohort: 2)) { try Proportion(met: 3, of: 2) }
        #expect(throws: MeasureError.countOutsideCohort(met: -1, cohort: 2)) { try Proportion(met: -1, of: 2) }
        #expect(throws: MeasureError.negativeCount(-1)) { try Rate(events: -1, in: 2) }
        #expect(throws: MeasureError.emptyCohort) { try Rate(events: 1, in: 0) }
        #expect(throws: MeasureError.notFinite) { try Rate(events: .nan, in: 1) }
    }

    @Test("a rate may exceed its population, and switches method at ten events exactly")
    func rateEdges() throws {
        #expect(try Rate(events: 12, in: 10).value(per: 1) == 1.2)
        #expect(try Rate(events: 9.999, in: 10).method() == .exact)
        #expect(try Rate(events: 10, in: 10).method() == .byars)
        #expect(try Rate(events: 10, in: 10).method(.exact) == .exact)
        #expect(try Rate(events: 0, in: 10).interval().lower == 0)
    }

    @Test("Byar's limits stay within 0.17% of the exact ones at 95% and 1.5% at 99.8%")
    func byarsIsClose() throws {
        for events in 10..<400 {
            let rate = try Rate(events: events, in: 1000)
            for (confidence, allowed) in [(Confidence.ninetyFive, 0.0017), (.ninetyNinePointEight, 0.015)] {
                let (byars, exact) = (rate.interval(confidence), rate.interval(confidence, limits: .exact))
                #expect(agrees(byars.lower, exact.lower, relative: allowed))
                #expect(agrees(byars.upper, exact.upper, relative: allowed))
            }
        }
    }

    @Test("a percentage that is a round half prints as one")
    func percentageHalf() throws {
        #expect(Decimals.text(try Proportion(met: 29, of: 200).value(), decimals: 0) == "15")
        #expect(Decimals.text(29.0 / 200 * 100, decimals: 0) == "14")
    }
}
