import Measures
import Testing

@Suite("The rules of a control chart")
struct ControlRulesTests {
    /// Mean 10 and moving ranges of 2 in the first twelve, whatever follows: limits 4.68 and 15.32, near limits 6.4533 and
    /// 13.5467.
    private static func chart(_ later: [Double?], trendLength: Int = 7) throws -> [SpecialCause?] {
        let steady: [Double?] = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11]
        let plan = try ControlPlan(fixedAfter: 12, trendLength: trendLength)
        let chart = ControlChart(steady + later, improvement: .increase, plan: plan)
        #expect(agrees(chart.upperLimits[0] ?? 0, 15.32, relative: 1e-12))
        #expect(chart.causes.prefix(5).allSatisfy { $0 == nil })
        return Array(chart.causes.dropFirst(12))
    }

    @Test("a point beyond a limit has a cause, one on the limit has none")
    func outside() throws {
        #expect(try Self.chart([15.33, 10, 4.67]) == [.aboveUpperLimit, nil, .belowLowerLimit])
        let limits = try #require(ProcessLimits([9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11]))
        #expect(try Self.chart([limits.upper, 10, limits.lower]) == [nil, nil, nil])
    }

    @Test("seven rising in a row are a trend, six are none, and two alike break it")
    func trend() throws {
        // The 11 before them and 5.5 fall, so the rise begins at 5.5.
        let seven: [Double?] = [6.5, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5]
        #expect(try Self.chart(seven) == Array(repeating: .risingTrend, count: 7))
        #expect(try Self.chart(Array(seven.dropLast())).allSatisfy { $0 == nil })
        #expect(try Self.chart([6.5, 7.5, 8.5, 8.5, 9.5, 10.5, 11.5, 12.5]).allSatisfy { $0 == nil })
        #expect(try Self.chart(Array(seven.dropLast()), trendLength: 6) == Array(repeating: .risingTrend, count: 6))
    }

    @Test("a peak between a rise and a fall reads as falling, and so does where two falls meet at equal values")
    func peak() throws {
        let up: [Double?] = [6.5, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5]
        let down: [Double?] = [11.6, 10.6, 9.6, 8.6, 7.6, 6.6]
        #expect(
            try Self.chart(up + down) == Array(repeating: .risingTrend, count: 6) + Array(repeating: .fallingTrend, count: 7))
        let fall: [Double?] = [12.5, 11.5, 10.5, 9.5, 8.5, 7.5, 6.5]
        let again: [Double?] = [6.5, 6.4, 6.3, 6.2, 6.1, 6.0, 5.9]
        let causes = try Self.chart([9] + fall + again)
        #expect(causes[1...7].allSatisfy { $0 == .fallingTrend })
        let meeting = try Self.chart([9] + fall + [6.5, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5])
        #expect(meeting[7] == .fallingTrend && meeting[8] == .risingTrend)
    }

    @Test("two of three near one limit are flagged, the third is not, and a point at the mean or beyond forbids it")
    func twoInThree() throws {
        #expect(try Self.chart([14, 11, 14]) == [.twoInThreeAbove, nil, .twoInThreeAbove])
        #expect(try Self.chart([6, 6, 9]) == [.twoInThreeBelow, .twoInThreeBelow, nil])
        #expect(try Self.chart([14, 10, 14]) == [nil, nil, nil])
        #expect(try Self.chart([14, 9, 14]) == [nil, nil, nil])
        #expect(try Self.chart([14, 16, 11]) == [nil, .aboveUpperLimit, nil])
        #expect(try Self.chart([14, 16, 14]) == [.twoInThreeAbove, .aboveUpperLimit, .twoInThreeAbove])
    }

    @Test("seven on one side are a shift, six are none, and a point at the mean or a missing one breaks it")
    func shift() throws {
        let seven: [Double?] = [8, 9, 8, 9, 8, 9, 8]
        #expect(try Self.chart(seven) == Array(repeating: .shiftBelow, count: 7))
        #expect(try Self.chart(Array(seven.dropLast())).allSatisfy { $0 == nil })
        #expect(try Self.chart([8, 9, 8, 10, 8, 9, 8, 9]).allSatisfy { $0 == nil })
        #expect(try Self.chart([8, 9, 8, nil, 8, 9, 8, 9]).allSatisfy { $0 == nil })
    }

    @Test("the first rule that applies is the one that is told")
    func order() throws {
        let causes = try Self.chart([10.5, 11.5, 12.5, 13.6, 14.6, 15.2, 16, 14, 12, 11])
        // 11 before it makes the run above the mean eleven long; the rise from 10.5 to 16 takes seven.
        #expect(Array(causes[0..<6]) == Array(repeating: .risingTrend, count: 6))
        #expect(causes[6] == .aboveUpperLimit)
        #expect(causes[7] == .twoInThreeAbove)
        #expect(causes[8] == .shiftAbove && causes[9] == .shiftAbove)
    }

    @Test("found all at once they are what looking at every window finds, however long the series")
    func windows() throws {
        var chance = Chance(8)
        for round in 0..<400 {
            let values = chance.series(Int.random(in: 1...200, using: &chance))
            let rebased = (0..<Int.random(in: 0...2, using: &chance)).map { _ in values.indices.randomElement(using: &chance) ?? 0
            }
            let length = Int.random(in: 3...12, using: &chance)
            let plan = try ControlPlan(isScreened: round.isMultiple(of: 2), trendLength: length)
            let chart = ControlChart(values, rebasedAt: rebased, improvement: .decrease, plan: plan)
            for group in chart.groups {
                #expect(Array(chart.marks[group.points]) == Windows(chart, group, length).marks, "round \(round)")
            }
        }
    }
}

/// The rules as they are told, one window after another.
private struct Windows {
    let marks: [PointMarks?]

    init(_ chart: ControlChart, _ group: ControlChart.Group, _ length: Int) {
        let values = Array(chart.values[group.points])
        let limits = group.limits
        var marks: [PointMarks?] = values.map { value in
            guard let value, let mean = group.mean else { return nil }
            var mark: PointMarks = value > mean ? .above : value < mean ? .below : []
            guard let limits else { return mark }
            if value > limits.upper || value < limits.lower {
                mark.insert(.outside)
            } else if value > limits.nearUpper || value < limits.nearLower {
                mark.insert(.near)
            }
            return mark
        }
        func windows(_ length: Int, _ holds: (Range<Int>) -> Bool, _ flag: (Int) -> Void) {
            guard values.count >= length else { return }
            for start in 0...(values.count - length) where holds(start..<(start + length)) {
                for place in start..<(start + length) { flag(place) }
            }
        }
        let plain = marks
        for side in [PointMarks.above, .below] {
            let onSide = { (window: Range<Int>) in window.allSatisfy { plain[$0]?.contains(side) == true } }
            windows(7, onSide) { marks[$0]?.insert(.shift) }
            let areTwoNear = { (window: Range<Int>) in
                onSide(window) && window.count { plain[$0]?.contains(.near) == true } >= 2
            }
            windows(3, areTwoNear) { place in
                if plain[place]?.contains(.near) == true { marks[place]?.insert(.twoInThree) }
            }
        }
        for sign in [1.0, -1] {
            let runs = { (window: Range<Int>) in
                window.dropFirst().allSatisfy { place in
                    guard let before = values[place - 1], let value = values[place] else { return false }
                    return (value - before) * sign > 0
                }
            }
            windows(length, runs) { marks[$0]?.insert(.trend) }
        }
        for place in values.indices where marks[place]?.contains(.trend) == true {
            let isFollowed = place + 1 < values.count && marks[place + 1]?.contains(.trend) == true
            let (from, to) = isFollowed ? (place, place + 1) : (place - 1, place)
            if let before = values[from], let after = values[to], after > before { marks[place]?.insert(.rising) }
        }
        self.marks = marks
    }
}
