import Domain
import Testing

@Suite("Red for three quarters running")
struct RedRunTests {
    /// A measure with these values, quarter after quarter up to the second of 2026-27; nil leaves the quarter out.
    private func reading(
        _ values: [Double?], target: Double? = 90, frequency: Frequency = .quarterly
    ) -> Reading {
        let indicator = Indicator(
            id: "visits", title: "Visits", unit: .percent, polarity: .higherBetter, frequency: frequency,
            periodKind: .of(frequency == .monthly ? .month : .financialQuarter), agency: "cmh")
        var period: Period = frequency == .monthly ? .month(2026, 9) : .financialQuarter(2026, 2)
        var points: [SeriesPoint] = []
        for value in values.reversed() {
            if let value {
                points.append(
                    SeriesPoint(
                        period: period,
                        shown: .value(ShownValue(value: value, numerator: value, denominator: 100, status: .final)),
                        knownFrom: period.lastDay, importNumber: 1))
            }
            period = indicator.calendar.previous(period)
        }
        let line = BasketLine(
            indicator: "visits", priority: "p1", tier: .core,
            targets: target.map { [Target(aim: .value($0), tolerance: .points(4))] } ?? [])
        return Reading(
            indicator: indicator, line: line,
            series: Series(indicator: indicator, area: "here", source: "return-cmh", points: points.reversed()), area: "here",
            district: "here", comparators: [], lastMeeting: nil, today: Day(iso8601: "2026-11-21")!)
    }

    @Test("three reds one after the other are said; two are not")
    func three() {
        #expect(reading([89, 80, 81, 79]).lastingRed == "Red for three quarters running")
        #expect(reading([89, 89, 81, 79]).lastingRed == nil && reading([89, 89, 81, 79]).redRun?.count == 2)
        #expect(reading([80, 80, 81, 79]).redRun?.first == .financialQuarter(2025, 3))
    }

    @Test("what is not red now has no run, whatever came before")
    func endsNow() {
        #expect(reading([70, 70, 70, 88]).redRun == nil)
        #expect(reading([70, 70, 70], target: nil).redRun == nil)
    }

    @Test("a quarter without a figure ends the run")
    func gap() {
        #expect(reading([70, 70, nil, 70, 70]).redRun?.count == 2)
        #expect(reading([70, 70, nil, 70, 70]).lastingRed == nil)
    }

    @Test("months have to fill three quarters")
    func months() {
        #expect(reading(Array(repeating: 70, count: 8), frequency: .monthly).lastingRed == nil)
        #expect(reading(Array(repeating: 70, count: 9), frequency: .monthly).lastingRed == "Red for nine months running")
    }

    @Test("the figure suggests a question that says how long it has been so")
    func question() {
        #expect(reading([80, 81, 79]).suggestedQuestion.hasPrefix("“Visits” is red, and has been for three quarters running."))
        #expect(reading([79]).suggestedQuestion.hasPrefix("“Visits” is red, and has been for one quarter running.") == false)
        #expect(reading([95]).suggestedQuestion.hasPrefix("What lies behind"))
    }

    @Test("since an earlier figure the movement is told, and none where nothing newer has come")
    func since() throws {
        let series = try #require(reading([60, 70, 95]).series)
        #expect(Movement.since(.financialQuarter(2026, 1), in: series)?.words == "Rose, improving")
        #expect(Movement.since(.financialQuarter(2026, 2), in: series) == nil)
    }
}
