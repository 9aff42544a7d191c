import Measures
import Testing

@Suite("Trajectory to the year end")
struct TrajectoryTests {
    struct Case: Decodable {
        struct Input: Decodable {
            let periodsInYear: Int
            let valuesToDate: [Double]
            let lastYear: [Double]?
            let yearEndTarget: Double
            let polarity: String
        }
        struct Expected: Decodable {
            let cumulative, runRateYearEnd: Double
            let seasonalYearEnd, requiredAverageForRest: Double?
            let status: String
        }
        let id: String
        let input: Input
        let expected: Expected
    }

    @Test("every computed case agrees")
    func cases() throws {
        let cases = try CaseFile<Case>.read("trajectory.json")
        #expect(cases.count == 60)
        for one in cases {
            let target = one.input.yearEndTarget
            let ours = try Trajectory(
                valuesToDate: one.input.valuesToDate, lastYear: one.input.lastYear, periodsInYear: one.input.periodsInYear,
                aim: one.input.polarity == "high_is_good" ? .atLeast(target) : .atMost(target))
            #expect(ours.cumulative == one.expected.cumulative, "\(one.id)")
            #expect(agrees(ours.runRateYearEnd, one.expected.runRateYearEnd, relative: 1e-12), "\(one.id)")
            #expect(same(ours.seasonalYearEnd, one.expected.seasonalYearEnd), "\(one.id)")
            #expect(same(ours.requiredAverageForRest, one.expected.requiredAverageForRest), "\(one.id)")
            #expect(ours.status.rawValue == one.expected.status, "\(one.id)")
        }
    }

    private func same(_ ours: Double?, _ theirs: Double?) -> Bool {
        switch (ours, theirs) {
        case (nil, nil): true
        case (let ours?, let theirs?): agrees(ours, theirs, relative: 1e-12)
        default: false
        }
    }

    @Test("a pace that just reaches the target is on track")
    func exactPace() throws {
        let year = try Trajectory(valuesToDate: [33, 33, 34], lastYear: nil, periodsInYear: 12, aim: .atLeast(400))
        #expect(year.status == .onTrack)
        #expect(year.runRateYearEnd == 400)
        #expect(year.seasonalYearEnd == nil)
    }

    @Test("last year's nought by this point gives no seasonal figure")
    func noughtLastYear() throws {
        let year = try Trajectory(valuesToDate: [1], lastYear: [0, 4, 4, 4], periodsInYear: 4, aim: .atMost(12))
        #expect(year.seasonalYearEnd == nil)
    }

    @Test("no period, too many, or a short last year is refused")
    func refusals() {
        #expect(throws: MeasureError.noPeriods) {
            try Trajectory(valuesToDate: [], lastYear: nil, periodsInYear: 4, aim: .atLeast(1))
        }
        #expect(throws: MeasureError.morePeriodsThanTheYear(elapsed: 2, periodsInYear: 1)) {
            try Trajectory(valuesToDate: [1, 2], lastYear: nil, periodsInYear: 1, aim: .atLeast(1))
        }
        #expect(throws: MeasureError.lastYearTooShort(has: 1, needs: 2)) {
            try Trajectory(valuesToDate: [1, 2], lastYear: [1], periodsInYear: 4, aim: .atLeast(1))
        }
    }
}
