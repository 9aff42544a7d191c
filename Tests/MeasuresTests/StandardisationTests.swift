import Measures
import Testing

@Suite("Standardised rates and ratios")
struct StandardisationTests {
    struct DirectCase: Decodable {
        struct Input: Decodable {
            let x, ageband, eventfreq, persons: [Double]?
            let n, stdpop: [Double]
            let confidence, multiplier: Double
        }
        struct Expected: Decodable {
            let totalCount: Double
            let value, lower, upper: Double?
        }
        let id: String
        let input: Input
        let expected: Expected
    }

    @Test("directly standardised rates agree with every computed case, repeated events and withheld rates among them")
    func direct() throws {
        let cases = try CaseFile<DirectCase>.read("dsr.json")
        #expect(cases.count == 100)
        #expect(cases.count { $0.input.persons != nil } == 20)
        #expect(cases.contains { $0.expected.value == nil })
        for one in cases {
            let rate = try DirectlyStandardisedRate(try strata(one.input))
            let interval = rate.interval(try Confidence(one.input.confidence), per: one.input.multiplier)
            #expect(rate.events == one.expected.totalCount, "\(one.id)")
            #expect(same(rate.value(per: one.input.multiplier), one.expected.value), "\(one.id)")
            #expect(same(interval?.lower, one.expected.lower), "\(one.id)")
            #expect(same(interval?.upper, one.expected.upper), "\(one.id)")
        }
    }

    private func strata(_ input: DirectCase.Input) throws -> [StandardStratum] {
        if let events = input.x {
            return try events.indices.map {
                try StandardStratum(events: events[$0], population: input.n[$0], weight: input.stdpop[$0])
            }
        }
        let (bands, frequencies) = (try #require(input.ageband), try #require(input.eventfreq))
        let persons = try #require(input.persons)
        return try Set(bands).sorted().map { band in
            let rows = bands.indices.filter { bands[$0] == band }
            return try StandardStratum(
                rows.map { StandardStratum.Repeated(events: frequencies[$0], persons: persons[$0]) },
                population: input.n[rows[0]], weight: input.stdpop[rows[0]])
        }
    }

    struct IndirectCase: Decodable {
        struct Input: Decodable {
            let x, n, xRef, nRef: [Double]
            let confidence: Double
        }
        struct Expected: Decodable {
            let observed, expected: Double
            let ratio, ratioLower, ratioUpper, israteLower, israteUpper: Double
            let method: String
            // Foundation's rule for snake case leaves a number's underscore out as well.
            let referenceRatePer10000, isratePer10000: Double
        }
        let id: String
        let input: Input
        let expected: Expected
    }

    @Test("indirectly standardised ratios and rates agree with every computed case")
    func indirect() throws {
        let cases = try CaseFile<IndirectCase>.read("isr.json")
        #expect(cases.count == 60)
        for one in cases {
            let input = one.input
            let ratio = try IndirectlyStandardisedRatio(
                input.x.indices.map {
                    try ReferenceStratum(
                        events: input.x[$0], population: input.n[$0], referenceEvents: input.xRef[$0],
                        referencePopulation: input.nRef[$0])
                })
            let confidence = try Confidence(input.confidence)
            #expect(ratio.observed == one.expected.observed, "\(one.id)")
            #expect(agrees(ratio.expected, one.expected.expected, relative: 1e-12), "\(one.id)")
            #expect(same(ratio.ratio(), one.expected.ratio), "\(one.id)")
            #expect(same(ratio.ratioInterval(confidence)?.lower, one.expected.ratioLower), "\(one.id)")
            #expect(same(ratio.ratioInterval(confidence)?.upper, one.expected.ratioUpper), "\(one.id)")
            #expect(same(ratio.referenceRate(), one.expected.referenceRatePer10000), "\(one.id)")
            #expect(same(ratio.rate(), one.expected.isratePer10000), "\(one.id)")
            #expect(same(ratio.rateInterval(confidence)?.lower, one.expected.israteLower), "\(one.id)")
            #expect(same(ratio.rateInterval(confidence)?.upper, one.expected.israteUpper), "\(one.id)")
            #expect(ratio.method.rawValue == one.expected.method, "\(one.id)")
        }
    }

    private func same(_ ours: Double?, _ theirs: Double?) -> Bool {
        switch (ours, theirs) {
        case (nil, nil): true
        case (let ours?, let theirs?): agrees(ours, theirs, relative: 1e-9)
        default: false
        }
    }

    @Test("an area with the make-up of the standard population has its crude rate")
    func sameMakeUp() throws {
        let rate = try DirectlyStandardisedRate([
            try StandardStratum(events: 30, population: 1000, weight: 10),
            try StandardStratum(events: 10, population: 3000, weight: 30),
        ])
        #expect(agrees(try #require(rate.value()), 100, relative: 1e-14))
        #expect(rate.population == 4000)
    }

    @Test("nine events are withheld and ten are not, whether they befell nine children or three")
    func withheld() throws {
        let nine = try DirectlyStandardisedRate([try StandardStratum(events: 9, population: 100, weight: 1)])
        #expect(nine.isWithheld)
        #expect(nine.value() == nil)
        #expect(nine.interval() == nil)
        let ten = try DirectlyStandardisedRate([try StandardStratum(events: 10, population: 100, weight: 1)])
        #expect(ten.value() == 1000)
        #expect(ten.interval() != nil)
        let three = StandardStratum.Repeated(events: 3, persons: 3)
        let repeated = try DirectlyStandardisedRate([try StandardStratum([three], population: 100, weight: 1)])
        #expect(repeated.events == 9)
        #expect(repeated.isWithheld)
    }

    @Test("the same events in fewer children give the same rate and a wider interval")
    func repeatedEvents() throws {
        let apart = try DirectlyStandardisedRate([try StandardStratum(events: 60, population: 1000, weight: 1)])
        let thrice = StandardStratum.Repeated(events: 3, persons: 20)
        let together = try DirectlyStandardisedRate([try StandardStratum([thrice], population: 1000, weight: 1)])
        #expect(apart.value() == together.value())
        let (narrow, wide) = (try #require(apart.interval()), try #require(together.interval()))
        #expect(wide.lower < narrow.lower && narrow.upper < wide.upper)
        // Three events a child make the variance three times as large.
        #expect(agrees(wide.upper - 600, (narrow.upper - 600) * 3.0.squareRoot(), relative: 1e-12))
    }

    @Test("missing events count as none; no population, a negative weight and an empty standard are refused")
    func directEdges() throws {
        #expect(try StandardStratum(events: nil, population: 5, weight: 1).events == 0)
        #expect(throws: MeasureError.emptyCohort) { try StandardStratum(events: 1, population: 0, weight: 1) }
        #expect(throws: MeasureError.negativeWeight(-1)) { try StandardStratum(events: 1, population: 1, weight: -1) }
        #expect(throws: MeasureError.negativeCount(-2)) { try StandardStratum(events: -2, population: 1, weight: 1) }
        #expect(throws: MeasureError.noWeight) {
            try DirectlyStandardisedRate([try StandardStratum(events: 20, population: 100, weight: 0)])
        }
        #expect(throws: MeasureError.noWeight) { try DirectlyStandardisedRate([]) }
    }

    @Test("where no event was expected there is no ratio; a total may stand in for the strata's counts")
    func indirectEdges() throws {
        let never = try ReferenceStratum(population: 100, referenceEvents: 0, referencePopulation: 1000)
        let none = try IndirectlyStandardisedRatio([never], observed: 3)
        #expect(none.ratio() == nil)
        #expect(none.ratioInterval() == nil)
        #expect(none.rate() == nil)
        #expect(none.rateInterval() == nil)
        let strata = [
            never, try ReferenceStratum(population: 200, referenceEvents: 50, referencePopulation: 1000),
            try ReferenceStratum(population: nil, referenceEvents: 40, referencePopulation: 1000),
        ]
        let total = try IndirectlyStandardisedRatio(strata, observed: 12)
        #expect(total.expected == 10)
        #expect(total.ratio(per: 100) == 120)
        #expect(total.referenceRate(per: 1000) == 30)
        #expect(total.rate(per: 1000) == 36)
        #expect(throws: MeasureError.emptyCohort) { try IndirectlyStandardisedRatio([], observed: 3) }
        #expect(throws: MeasureError.emptyCohort) {
            try ReferenceStratum(population: 1, referenceEvents: 1, referencePopulation: 0)
        }
    }
}
