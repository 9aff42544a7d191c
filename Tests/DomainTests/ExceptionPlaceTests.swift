import Domain
import Measures
import Testing

@Suite("Exceptions by how sure and how bad")
struct ExceptionPlaceTests {
    /// Percentages quarter after quarter up to the second of 2026-27, each of so many; higher is better.
    static func reading(
        _ id: ID<Indicator>, _ values: [Double], of cohort: Double, target: Target.Aim? = .value(90), last: Shown? = nil,
        polarity: Indicator.Polarity = .higherBetter
    ) -> Reading {
        let indicator = Indicator(
            id: id, title: id.text, unit: .percent, polarity: polarity, frequency: .quarterly,
            periodKind: .of(.financialQuarter), agency: "cmh")
        var period = Period.financialQuarter(2026, 2)
        var shown: [Shown] = values.map {
            .value(ShownValue(value: $0, numerator: ($0 * cohort / 100).rounded(), denominator: cohort, status: .final))
        }
        if let last { shown.append(last) }
        var points: [SeriesPoint] = []
        for one in shown.reversed() {
            points.append(SeriesPoint(period: period, shown: one, knownFrom: period.lastDay, importNumber: 1))
            period = indicator.calendar.previous(period)
        }
        let line = BasketLine(
            indicator: id, priority: "p1", tier: .core, targets: target.map { [Target(aim: $0, tolerance: .points(4))] } ?? [])
        return Reading(
            indicator: indicator, line: line,
            series: Series(indicator: indicator, area: "here", source: "return-cmh", points: points.reversed()), area: "here",
            district: "here", comparators: [], lastMeeting: nil, today: Day(iso8601: "2026-11-21")!)
    }

    /// Twelve quarters about 96, then eight lower ones within the limits: a shift, while the target of 90 is met.
    static let slipping: [Double] = [96, 99, 94, 98, 95, 99, 94, 98, 96, 99, 94, 98, 94, 95, 94, 95, 94, 95, 94, 95]

    private let slips = Self.reading("slips", Self.slipping, of: 60)
    private let chance = Self.reading("chance", [84], of: 25)
    private let interval = Self.reading("interval", [82], of: 120)
    private let sure = Self.reading("sure", [80], of: 2000)
    private let surer = Self.reading("surer", [70], of: 2000)
    private let asked = Self.reading("asked", [60], of: 100, target: .expectedRange(70, 80), polarity: .inRange)
    private let absent = Self.reading("absent", [95], of: 100, last: Shown.none(.notSubmitted, why: nil))
    private let gone = Self.reading("gone", [95], of: 100, last: Shown.none(.notAvailable, why: nil))

    private func order(_ readings: [Reading]) -> [String] {
        let priority = Priority(id: "p1", number: 1, title: "Help early")
        return Scorecard(
            area: Area(id: "here", name: "Here"), sections: [.init(priority: priority, readings: readings)],
            asKnown: Day(iso8601: "2026-11-21")!, lastMeeting: nil
        ).exceptions.map(\.indicator.id.text)
    }

    @Test("the surest come first, of those the furthest off, then what is to be explained, then what is not there")
    func order() {
        let expected = ["surer", "sure", "slips", "interval", "chance", "asked", "absent", "gone"]
        let all = [gone, absent, asked, chance, interval, slips, sure, surer]
        #expect(order(all) == expected)
        #expect(order(all.reversed()) == expected)
    }

    @Test("a green figure whose series is of concern is an exception, and says why")
    func green() {
        #expect(slips.standing.word == .green)
        #expect(slips.exception?.sentence == "It stands here because its series moves the wrong way by more than chance.")
        #expect(slips.verdictKind == .concerning)
        #expect(slips.seriesSentence.contains("the last 8 quarters lie below the mean"))
        #expect(slips.suggestedQuestion.hasPrefix("“slips” is not red, but its series moves the wrong way"))
    }

    @Test("a miss within the tolerance is borne, however sure it is")
    func borne() {
        let amber = Self.reading("amber", [88], of: 200_000)
        #expect(amber.standing.word == .amber && amber.judgement.severity != nil)
        #expect(amber.exception == nil)
    }

    @Test("each step says its reason in words of its own")
    func words() {
        #expect(chance.exception?.words == "it is red, which may still be chance")
        #expect(interval.exception?.words == "its 95% interval misses the target")
        #expect(sure.exception?.words == "it lies beyond 99.8% limits, where chance hardly ever puts a figure")
        #expect(Set(ExceptionPlace.reasons).count == ExceptionPlace.reasons.count)
    }

    @Test("nothing protected is ranked or judged, whatever the series before it says", arguments: [20, 3])
    func protected(count: Int) {
        let reading = Self.reading(
            "hidden", Array(Self.slipping.suffix(count)), of: 60, last: Shown.none(.suppressed, why: nil))
        #expect(reading.exception == nil)
        #expect(order([reading]).isEmpty)
        #expect(reading.verdict == .noFigure(.suppressed) && reading.verdictKind == .notJudged)
        #expect(reading.assurance == nil && reading.assuranceObstacle == "Not judged")
        #expect(reading.method == "none" && !reading.seriesSentence.contains("quarters"))
    }

    @Test("a short series says how many points it has and how many it takes")
    func short() {
        let three = Self.reading("three", [95, 94, 96], of: 60)
        let eight = Self.reading("eight", [95, 94, 96, 95, 94, 96, 95, 94], of: 60)
        #expect(three.verdict == .tooFew(points: 3, needed: 6))
        #expect(eight.verdict == .tooFew(points: 8, needed: 12))
        #expect(eight.assurance == nil && eight.assuranceObstacle == "Cannot judge")
        #expect(slips.assurance == .inconsistent)
    }
}

@Suite("Single years")
struct YearVerdictTests {
    private func reading(_ values: [Double], of cohort: Double?) -> Reading {
        let indicator = Indicator(
            id: "years", title: "Years", unit: .percent, polarity: .higherBetter, frequency: .annual,
            periodKind: .of(.financialYear), agency: "cmh")
        let points = values.enumerated().map { place, value in
            let period = Period.financialYear(2026 - values.count + place)
            return SeriesPoint(
                period: period,
                shown: .value(
                    ShownValue(
                        value: value, numerator: cohort.map { (value * $0 / 100).rounded() }, denominator: cohort, status: .final)
                ),
                knownFrom: period.lastDay, importNumber: 1)
        }
        return Reading(
            indicator: indicator, line: nil,
            series: Series(indicator: indicator, area: "here", source: "return-cmh", points: points), area: "here",
            district: "here", comparators: [], lastMeeting: nil, today: Day(iso8601: "2026-11-21")!)
    }

    @Test("a trend for the worse is as sure as a special cause, and is an exception without any target")
    func worse() {
        let falling = reading([90, 86, 82, 78, 74], of: 500)
        #expect(falling.verdictKind == .concerning)
        #expect(falling.exception == .judged(Severity(sureness: .specialCause, distance: 0)))
        #expect(reading([74, 78, 82, 86, 90], of: 500).exception == nil)
    }

    @Test("published years without counts say that it is the counts that are missing")
    func counts() {
        let bare = reading([90, 86, 82, 78, 74], of: nil)
        #expect(bare.verdict == .noCounts(years: 5) && bare.verdictKind == .notJudged && bare.exception == nil)
        #expect(bare.seriesSentence.contains("without the counts"))
    }
}

@Suite("One area beside a benchmark and its peers")
struct SpreadTests {
    private func series(_ value: Double, of cohort: Double = 100) -> Series {
        ExceptionPlaceTests.reading("m", [value], of: cohort).series!
    }

    private var peers: [Series] { [60, 70, 80, 90, 100].map { series($0) } }

    @Test("the range and its middle half are of the peers, and the word needs a test")
    func range() throws {
        let spread = try #require(
            Spread(of: ExceptionPlaceTests.reading("m", [70], of: 400), beside: series(80), among: peers))
        #expect(spread.range == Spread.Range(lowest: 60, lowerQuartile: 70, upperQuartile: 90, highest: 100))
        #expect(spread.standing == .worse && spread.benchmark == 80)
        let small = try #require(Spread(of: ExceptionPlaceTests.reading("m", [75], of: 20), beside: series(80), among: peers))
        #expect(small.standing == .similar)
    }

    @Test("four peers are no range, and without a benchmark of the period there is nothing")
    func tooFew() {
        let reading = ExceptionPlaceTests.reading("m", [70], of: 400)
        #expect(Spread(of: reading, beside: series(80), among: Array(peers.prefix(4))) == nil)
        #expect(Spread(of: reading, beside: nil, among: peers) == nil)
    }

    @Test("a count is not held against the count of the whole")
    func counts() {
        var indicator = ExceptionPlaceTests.reading("m", [70], of: 400).indicator
        indicator.unit = .count
        var own = series(12)
        own.indicator = indicator
        let reading = Reading(
            indicator: indicator, line: nil, series: own, area: "here", district: "there", comparators: [], lastMeeting: nil,
            today: Day(iso8601: "2026-11-21")!)
        #expect(Spread(of: reading, beside: series(80), among: peers) == nil)
    }

    @Test("where the area's own figure is protected there is neither range nor word")
    func protected() throws {
        let hidden = ExceptionPlaceTests.reading("m", [70], of: 400, last: Shown.none(.suppressed, why: nil))
        let spread = try #require(Spread(of: hidden, beside: series(80), among: peers))
        #expect(spread.range == nil && spread.standing == .notTested && spread.shown.value == nil)
    }
}
