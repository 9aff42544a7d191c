import Measures
import Testing

@Suite("Rating against a target")
struct RatingTests {
    struct Case: Decodable {
        struct Input: Decodable {
            let value: Double?
            let polarity: String
            let target: Double?
            let tolerance: Double
            let toleranceKind: String
            let lower: Double?
            let upper: Double?
            let compareAtDecimals: Int?
        }
        let id: String
        let input: Input
        let expected: String
    }

    @Test("every computed case has its colour")
    func cases() throws {
        let cases = try CaseFile<Case>.read("rag.json")
        #expect(cases.count == 120)
        for one in cases {
            let judgement = try judge(one.input)
            #expect(judgement.rating.rawValue == one.expected, "\(one.id)")
        }
    }

    private func judge(_ input: Case.Input) throws -> RatingJudgement {
        let aim: RatingRule.Aim
        switch (input.polarity, input.target, input.lower, input.upper) {
        case ("high_is_good", let target?, _, _): aim = .atLeast(target)
        case ("low_is_good", let target?, _, _): aim = .atMost(target)
        case ("band", _, let lower?, let upper?): aim = .within(try Band(lower: lower, upper: upper))
        default: return .withoutTarget
        }
        return try RatingRule(
            aim: aim,
            tolerance: input.toleranceKind == "absolute" ? .absolute(input.tolerance) : .percentOfTarget(input.tolerance),
            compareAtDecimals: input.compareAtDecimals
        ).judge(input.value)
    }

    @Test(
        "the boundary belongs to the better colour, in digits",
        arguments: [
            (90.0, Rating.green), (89.9, .amber), (86.0, .amber), (85.9, .red),
        ])
    func boundaries(value: Double, rating: Rating) throws {
        #expect(try RatingRule(aim: .atLeast(90), tolerance: .absolute(4)).judge(value).rating == rating)
    }

    @Test("a tolerance that binary cannot hold is still met exactly")
    func decimalTolerance() throws {
        let (target, value) = (0.8, 0.7)
        #expect(target - value > 0.1)
        #expect(try RatingRule(aim: .atLeast(target), tolerance: .absolute(0.1)).judge(value).rating == .amber)
        #expect(try RatingRule(aim: .atMost(1), tolerance: .absolute(0.1)).judge(1.1).rating == .amber)
    }

    @Test("the reason carries the miss and what was allowed")
    func reasons() throws {
        let rule = try RatingRule(aim: .atLeast(90), tolerance: .percentOfTarget(5), compareAtDecimals: 1)
        #expect(rule.judge(85.28).reason == .beyondTolerance(shortBy: digits("4.7"), allowed: digits("4.5")))
        #expect(rule.judge(86.04).reason == .withinTolerance(shortBy: digits("4"), allowed: digits("4.5")))
        #expect(rule.judge(91.5).reason == .met(by: digits("1.5")))
        #expect(rule.judge(nil).reason == .noValue)
        #expect(rule.judge(.nan).reason == .noValue)
    }

    @Test("a percentage of a few is not rated where the rule says so, at exactly that few it is")
    func tooFew() throws {
        let rule = try RatingRule(aim: .atLeast(90), smallestCohort: 20)
        #expect(rule.judge(50, cohort: 19) == RatingJudgement(rating: .notRated, reason: .tooFewToRate(cohort: 19, smallest: 20)))
        #expect(rule.judge(50, cohort: 20).rating == .red)
        #expect(rule.judge(50).rating == .red)
    }

    @Test("a percentage tolerance of a negative target uses its size, and a band the nearer end")
    func percentages() throws {
        #expect(try RatingRule(aim: .atLeast(-10), tolerance: .percentOfTarget(10)).judge(-11).rating == .amber)
        let band = RatingRule.Aim.within(try Band(lower: 10, upper: 100))
        #expect(try RatingRule(aim: band, tolerance: .percentOfTarget(10)).judge(9).rating == .amber)
        #expect(try RatingRule(aim: band, tolerance: .percentOfTarget(10)).judge(8.9).rating == .red)
        #expect(try RatingRule(aim: band, tolerance: .percentOfTarget(10)).judge(110).rating == .amber)
    }

    @Test("a rule that makes no sense is refused")
    func refusals() {
        #expect(throws: MeasureError.rangeReversed(lower: 5, upper: 4)) { try Band(lower: 5, upper: 4) }
        #expect(throws: MeasureError.negativeTolerance(-1)) { try RatingRule(aim: .atLeast(1), tolerance: .absolute(-1)) }
        #expect(throws: MeasureError.notFinite) { try RatingRule(aim: .atMost(.nan)) }
    }

    @Test(
        "an expected range says where a value lies and never a colour",
        arguments: [
            (439.9, Band.Position.below), (440.0, .inside), (600.0, .inside), (600.04, .above),
        ])
    func expectedRange(value: Double, position: Band.Position) throws {
        let range = try Band(lower: 440, upper: 600)
        #expect(range.position(of: value) == position)
        #expect(range.position(of: 600.04, compareAtDecimals: 1) == .inside)
    }
}

func digits(_ text: String) -> Decimals {
    guard let digits = Decimals(text: text) else { preconditionFailure("\(text) is no number.") }
    return digits
}
