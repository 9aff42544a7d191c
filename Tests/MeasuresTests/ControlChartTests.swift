import Measures
import Testing

@Suite("Control charts of individual values")
struct ControlChartTests {
    @Test("a point added never changes the limits of an earlier group, and with fixed limits never changes any")
    func earlierGroupsStand() throws {
        var chance = Chance(3)
        for _ in 0..<200 {
            let values = chance.series(Int.random(in: 30...90, using: &chance))
            let rebased = [Int.random(in: 1...28, using: &chance)]
            let fixed = try ControlPlan(fixedAfter: Int.random(in: 12...20, using: &chance))
            for (plan, kept) in [(ControlPlan.standard, 1), (fixed, 2)] {
                let before = ControlChart(values.dropLast(), rebasedAt: rebased, improvement: .neutral, plan: plan)
                let after = ControlChart(values, rebasedAt: rebased, improvement: .neutral, plan: plan)
                for (one, other) in zip(before.groups.prefix(kept), after.groups) {
                    // The first values of the last group are not all there yet.
                    if kept == 2, one.points.count < fixed.fixedAfter ?? 0, one != before.groups[0] { continue }
                    #expect(one.limits == other.limits && one.mean == other.mean)
                }
                let first = before.groups[0].points
                #expect(before.marks[first] == after.marks[first])
            }
        }
    }

    @Test("without fixing, a point added does change the limits of its own group")
    func laterPointsCount() {
        let values: [Double?] = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 10]
        let before = ControlChart(values, improvement: .neutral)
        let after = ControlChart(values + [14], improvement: .neutral)
        #expect(before.groups[0].limits != after.groups[0].limits)
    }

    @Test(
        "equal values have their mean for both limits and no signal, whatever the value", arguments: [0, 5, 0.1, 33.3, 1e9 / 7])
    func constant(value: Double) throws {
        let chart = ControlChart(Array(repeating: value, count: 23), improvement: .increase, target: value)
        let limits = try #require(chart.groups.first?.limits)
        #expect(limits.mean == value && limits.lower == value && limits.upper == value)
        #expect(chart.marks.allSatisfy { $0 == [] })
        #expect(chart.variation == .commonCause)
        #expect(chart.assurance == .inconsistent)
        #expect(ControlChart(Array(repeating: value, count: 23), improvement: .increase, target: value - 1).assurance == .pass)
    }

    @Test("one value, or none with a neighbour, is not enough data: no limits, no icon, no assurance")
    func notEnough() {
        for values in [[], [nil], [52.7], [52.7, nil, 50], [nil, .infinity, 4]] as [[Double?]] {
            let chart = ControlChart(values, improvement: .increase, target: 50)
            #expect(chart.groups.last?.limits == nil)
            #expect(chart.variation == nil && chart.assurance == nil)
            #expect(chart.lowerLimits.allSatisfy { $0 == nil })
        }
        let rebased = ControlChart([9, 11, 9, 11, 9, 11, 9, 40], rebasedAt: [7], improvement: .increase, target: 50)
        #expect(rebased.groups.count == 2 && rebased.groups[0].limits != nil)
        #expect(rebased.variation == nil && rebased.assurance == nil)
    }

    @Test("with one lone change in a constant series its moving ranges are screened out, and without screening they count")
    func loneChange() throws {
        let values: [Double?] = [20, 20, 20, 20, 20, 20, 20, 18]
        let screened = try #require(ControlChart(values, improvement: .decrease).groups[0].limits)
        #expect(screened.lower == 19.75 && screened.upper == 19.75)
        let plan = try ControlPlan(isScreened: false)
        let plain = try #require(ControlChart(values, improvement: .decrease, plan: plan).groups[0].limits)
        #expect(agrees(plain.upper, 19.75 + 2.66 * 2 / 7, relative: 1e-12))
    }

    @Test("a rebasing outside the series does nothing, one at its first point leaves one group, each is counted once")
    func rebasing() {
        let values = Array(repeating: 4.0, count: 6)
        #expect(ControlChart(values, rebasedAt: [-1, 6, 99], improvement: .neutral).rebaseGroup == [0, 0, 0, 0, 0, 0])
        #expect(ControlChart(values, rebasedAt: [4, 2, 2], improvement: .neutral).rebaseGroup == [0, 0, 1, 1, 2, 2])
        let first = ControlChart(values, rebasedAt: [0], improvement: .neutral)
        #expect(first.rebaseGroup == [1, 1, 1, 1, 1, 1] && first.groups.count == 1)
    }

    @Test("the icon comes from the last point that has a value and says which way it went and what that means")
    func icon() {
        let steady: [Double?] = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11]
        func icon(_ later: [Double?], _ improvement: Improvement) -> Variation? {
            ControlChart(steady + later, improvement: improvement).variation
        }
        #expect(icon([30], .increase) == .improvementHigh && icon([30], .decrease) == .concernHigh)
        #expect(icon([-30], .increase) == .concernLow && icon([-30], .decrease) == .improvementLow)
        #expect(icon([30], .neutral) == .neutralHigh && icon([-30], .neutral) == .neutralLow)
        #expect(icon([30, 10], .increase) == .commonCause)
        #expect(icon([30, nil], .increase) == .improvementHigh)
    }

    @Test("a target beyond a limit is passed or failed by direction, one on a limit or between is neither")
    func assurance() throws {
        let limits = try #require(ProcessLimits([9, 11, 9, 11, 9, 11, 9, 11]))
        func judged(_ target: Double, _ improvement: Improvement) -> Assurance? {
            Assurance(target: target, within: limits, improvement: improvement)
        }
        #expect(judged(16, .increase) == .fail && judged(16, .decrease) == .pass)
        #expect(judged(4, .increase) == .pass && judged(4, .decrease) == .fail)
        #expect(judged(limits.upper, .increase) == .inconsistent && judged(limits.lower, .decrease) == .inconsistent)
        #expect(judged(16, .neutral) == nil && judged(.nan, .increase) == nil)
        #expect(ControlChart([9, 11, 9, 11], improvement: .increase).assurance == nil)
    }

    @Test("limits cannot be fixed after fewer than twelve points, and a trend takes three to sixty")
    func plans() {
        #expect(throws: MeasureError.tooFewValues(has: 11, needs: 12)) { try ControlPlan(fixedAfter: 11) }
        #expect(throws: MeasureError.tooFewValues(has: 2, needs: 3)) { try ControlPlan(trendLength: 2) }
        #expect(throws: MeasureError.tooManyValues(has: 61, most: 60)) { try ControlPlan(trendLength: 61) }
    }

    @Test("a table of series says of each what its chart says, and rates each value as the rule does")
    func table() throws {
        var chance = Chance(11)
        let periods = 70
        let rules = try [
            RatingRule(aim: .atLeast(50), tolerance: .absolute(5)), RatingRule(aim: .atMost(50), tolerance: .percentOfTarget(3)),
            RatingRule(aim: .within(try Band(lower: 40, upper: 55.5)), tolerance: .absolute(0.3), compareAtDecimals: 0),
        ]
        let series = (0..<60).map { _ in chance.series(periods) }
        let questions = series.indices.map { number in
            ControlTable.Question(
                improvement: Improvement.allCases[number % 3], target: 50, scale: RatingScale(rules[number % 3]))
        }
        let table = ControlTable(series.flatMap { $0.map { $0 ?? .nan } }, periods: periods, asking: questions)
        for (number, values) in series.enumerated() {
            let chart = ControlChart(values, improvement: questions[number].improvement, target: 50)
            let answer = table.answers[number]
            #expect(answer.limits == chart.groups[0].limits)
            #expect(answer.variation == chart.variation && answer.assurance == chart.assurance)
            let range = (number * periods)..<((number + 1) * periods)
            #expect(zip(table.marks[range], chart.marks).allSatisfy { $0 == $1 ?? [] })
            #expect(Array(table.ratings[range]) == values.map { rules[number % 3].judge($0).rating })
        }
    }

    @Test("a scale rates as its rule does, at every boundary and a hair beside it")
    func scale() throws {
        var chance = Chance(5)
        for round in 0..<600 {
            let target = Double(Int.random(in: -50...900, using: &chance)) / 10
            let amount = Double(Int.random(in: 0...60, using: &chance)) / 10
            let tolerance: RatingRule.Tolerance = round.isMultiple(of: 2) ? .absolute(amount) : .percentOfTarget(amount)
            let band = try Band(lower: target, upper: target + 3.3)
            let aims: [RatingRule.Aim] = [.atLeast(target), .atMost(target), .within(band)]
            let decimals = [nil, 0, 1, 2][round % 4]
            let rule = try RatingRule(aim: aims[round % 3], tolerance: tolerance, compareAtDecimals: decimals)
            let scale = RatingScale(rule)
            for end in [
                target, target - amount, target + amount, target + 3.3, target * (1 - amount / 100), target + 3.3 + amount,
            ] {
                for value in [end, end.nextUp, end.nextDown, end + 0.05, end - 0.05, end + 0.049, end - 0.5, end + 40] {
                    #expect(scale.rating(of: value) == rule.judge(value).rating, "\(rule) \(value)")
                }
            }
            #expect(scale.rating(of: .nan) == .notRated && scale.rating(of: -.infinity) == .notRated)
        }
    }
}
