import Domain
import Measures
import Testing

@Suite("What an indicator's page judges")
struct IndicatorJudgementTests {
    static func indicator(
        _ unit: Unit = .percent, _ polarity: Indicator.Polarity = .higherBetter, months: Bool = false
    ) -> Indicator {
        Indicator(
            id: "visits", title: "Visits", unit: unit, polarity: polarity, frequency: months ? .monthly : .quarterly,
            periodKind: .of(months ? .month : .financialQuarter), agency: "cmh")
    }

    /// These values, period after period up to the second quarter of 2026-27; nil is a figure that may not be shown.
    static func series(_ values: [Double?], of indicator: Indicator, cohort: Double = 100) -> Series {
        var period: Period = indicator.frequency == .monthly ? .month(2026, 9) : .financialQuarter(2026, 2)
        var points: [SeriesPoint] = []
        for value in values.reversed() {
            let shown: Shown =
                value.map {
                    .value(
                        ShownValue(
                            value: $0, numerator: indicator.unit.needsDenominator ? $0 / indicator.unit.multiplier * cohort : nil,
                            denominator: indicator.unit.needsDenominator ? cohort : nil, status: .final))
                } ?? .none(.suppressed, why: nil)
            points.append(SeriesPoint(period: period, shown: shown, knownFrom: period.lastDay, importNumber: 1))
            period = indicator.calendar.previous(period)
        }
        return Series(indicator: indicator, area: "here", source: "return-cmh", points: points.reversed())
    }

    static func reading(_ series: Series, beside comparators: [Comparator] = [], target: Double? = nil) -> Reading {
        let line = BasketLine(
            indicator: "visits", priority: "p1", tier: .core, targets: target.map { [Target(aim: .value($0))] } ?? [])
        return Reading(
            indicator: series.indicator, line: line, series: series, area: "here", district: "here", comparators: comparators,
            lastMeeting: nil, today: Day(iso8601: "2026-11-21")!)
    }

    /// Twelve quarters about 70, then fourteen about 90, with the step at the first quarter of 2023-24.
    static let stepped: [Double?] =
        [69, 71, 70, 68, 72, 70, 69, 71, 70, 69, 71, 70] + [90, 88, 91, 89, 90, 92, 90, 89, 91, 90, 88, 90, 91, 90]

    @Test("a rebase starts the limits anew on its day, and one that nobody has figures before does nothing")
    func rebase() throws {
        var indicator = Self.indicator()
        let series = Self.series(Self.stepped, of: indicator)
        let before = Judgement(of: series, as: indicator, target: nil)
        #expect(before.ladder == .controlChart(points: 26) && before.chart?.groups.count == 1)
        #expect(before.variation?.isImprovement == true)
        indicator.rebases = [SeriesReset(from: Day(iso8601: "2023-04-01")!, why: "second provider")]
        let after = Judgement(of: series, as: indicator, target: nil)
        #expect(after.ladder == .controlChart(points: 14))
        let groups = try #require(after.chart?.groups)
        #expect(groups.map(\.points) == [0..<12, 12..<26])
        #expect(abs((groups[0].mean ?? 0) - 70) < 1e-9 && abs((groups[1].mean ?? 0) - 1259.0 / 14) < 1e-9)
        #expect(after.variation == .commonCause)
        indicator.rebases = [SeriesReset(from: Day(iso8601: "2001-04-01")!, why: "long ago")]
        #expect(Judgement(of: series, as: indicator, target: nil).chart == before.chart)
    }

    @Test("limits fixed after twelve points do not move with later ones, and unscreened ones are wider")
    func settings() throws {
        var indicator = Self.indicator()
        let series = Self.series(Self.stepped, of: indicator)
        let usual = try #require(Judgement(of: series, as: indicator, target: nil).chart?.groups[0].limits)
        indicator.control.fixedAfter = 12
        let fixed = try #require(Judgement(of: series, as: indicator, target: nil).chart?.groups[0])
        #expect(abs((fixed.mean ?? 0) - 70) < 1e-9)
        indicator.control = ControlSettings(isScreened: false)
        let open = try #require(Judgement(of: series, as: indicator, target: nil).chart?.groups[0].limits)
        #expect(open.upper > usual.upper && open.lower < usual.lower)
    }

    @Test("the step of the ladder is said once where nothing else is")
    func sentences() {
        let short = Judgement(of: Self.series([70, 71], of: Self.indicator()), as: Self.indicator(), target: nil)
        #expect(short.sentences == ["There are 2 points: too few to say anything about variation; that takes 6."])
        let long = Judgement(of: Self.series(Self.stepped, of: Self.indicator()), as: Self.indicator(), target: nil)
        #expect(long.sentences.count == 2)
    }

    // MARK: - Comparators

    private static func england(
        _ value: Double, source: ID<Source>? = "return-cmh", _ period: Period? = .financialQuarter(2026, 2)
    )
        -> Comparator
    {
        var one = Comparator(of: .country, name: "England", value: value, period: period, source: "A source")
        one.sourceID = source
        return one
    }

    @Test("50 of 100 is like 45%, better than 40% and worse than 60%, each with its interval")
    func compared() throws {
        // Wilson's interval of 50 of 100 is 40.4% to 59.6%.
        let reading = Self.reading(Self.series([50], of: Self.indicator()))
        func standing(_ value: Double) -> ComparatorStanding? { reading.standing(beside: Self.england(value)) }
        #expect(standing(45)?.words == "Similar to England (95%)")
        #expect(standing(40)?.words == "Better than England (95%)")
        let worse = try #require(standing(60))
        #expect(worse.words == "Worse than England (95%)")
        #expect(worse.reason == "60.0% lies above the 95% interval of 50.0% (50 of 100), 40.4% to 59.6%.")
        let neutral = Self.reading(Self.series([50], of: Self.indicator(.percent, .inRange)))
        #expect(neutral.standing(beside: Self.england(40))?.words == "Higher than England (95%)")
    }

    @Test("another source, another period, no counts or a hidden figure are not compared, with the reason")
    func notCompared() {
        let reading = Self.reading(Self.series([50], of: Self.indicator()))
        let others = [
            Self.england(40, source: "published"), Self.england(40, .financialQuarter(2026, 1)), Self.england(40, source: nil),
        ]
        for other in others {
            #expect(reading.standing(beside: other)?.isCompared == false)
            #expect(reading.standing(beside: other)?.reason.isEmpty == false)
        }
        let hidden = Self.reading(Self.series([50, nil], of: Self.indicator()))
        #expect(hidden.standing(beside: Self.england(40))?.reason == "The latest figure is not shown.")
        var girls = Self.series([50], of: Self.indicator())
        girls.group = PopulationGroup("sex=female") ?? .total
        #expect(Self.reading(girls).standing(beside: Self.england(40))?.isCompared == false)
        var bare = Self.series([50], of: Self.indicator())
        bare.points[0].shown = .value(ShownValue(value: 50, status: .final))
        #expect(Self.reading(bare).standing(beside: Self.england(40))?.isCompared == false)
        #expect(Self.reading(Self.series([50], of: Self.indicator(.count))).standing(beside: Self.england(40)) == nil)
    }

    // MARK: - Where it is heading

    @Test("a straight line goes on straight, to the next period and to the year's end, and never over 100%")
    func projection() throws {
        let series = Self.series([40, 50, 60, 70, 80, 90], of: Self.indicator())
        let sentence = try #require(SeriesProjection(of: series)?.sentence)
        #expect(
            sentence.hasPrefix(
                "If the recent linear path continues, the figure would be 100.0% in Oct–Dec 2026 (95% prediction interval 100.0% to 100.0%) and 100.0% in Jan–Mar 2027"
            ))
        #expect(sentence.contains("through the latest 6 figures"))
    }

    @Test("no line over a rebase, a hidden figure or fewer than six")
    func noProjection() {
        #expect(SeriesProjection(of: Self.series([40, 50, 60, 70, 80], of: Self.indicator())) == nil)
        #expect(SeriesProjection(of: Self.series([1, 2, nil, 4, 5, 6, 7, 8], of: Self.indicator())) == nil)
        #expect(SeriesProjection(of: Self.series([1, 2, 3, 4, 5, 6, nil], of: Self.indicator())) == nil)
        var rebased = Self.indicator()
        rebased.rebases = [SeriesReset(from: Day(iso8601: "2026-04-01")!, why: "new team")]
        #expect(SeriesProjection(of: Self.series(Self.stepped, of: rebased)) == nil)
    }

    @Test("counts add up over the year beside the targets of its quarters, at this rate and as last year")
    func yearEnd() throws {
        // Last year 100, 100, 150, 50; this year 120, 80; 90 a quarter is 360.
        let series = Self.series([100, 100, 150, 50, 120, 80], of: Self.indicator(.count))
        let line = Self.reading(series, target: 90).line
        let year = try #require(YearEnd(series, line: line, district: "here"))
        #expect(year.steps.map(\.sum) == [120, 200, nil, nil])
        #expect(year.target == 360 && year.trajectory.runRateYearEnd == 400 && year.trajectory.seasonalYearEnd == 400)
        #expect(
            year.finding
                == "200 so far in 2026-27: at this rate 400 by the year's end, on track for the year's target of 360, which is that of its 4 periods together. It takes at least 80 in each quarter that is left."
        )
    }

    @Test("nobody adds up a percentage, a year with a hidden figure, or a count without a target")
    func noYearEnd() {
        let count = Self.indicator(.count)
        func year(_ series: Series, target: Double? = 90) -> YearEnd? {
            YearEnd(series, line: Self.reading(series, target: target).line, district: "here")
        }
        #expect(year(Self.series([80, 90], of: Self.indicator())) == nil)
        #expect(year(Self.series([nil, 90], of: count)) == nil)
        #expect(year(Self.series([80, 90], of: count), target: nil) == nil)
        #expect(year(Self.series([80, 90], of: count)) != nil)
    }

    // MARK: - Changes

    @Test("a rebase or event is put on and taken off again, once each")
    func changes() throws {
        let indicator = Self.indicator()
        let reset = SeriesReset(from: Day(iso8601: "2023-04-01")!, why: "second provider")
        let event = SeriesEvent(on: Day(iso8601: "2022-10-01")!, what: "vacancies")
        let rebased = try #require(ChartChange.addRebase(reset).applied(to: indicator))
        #expect(rebased.rebases == [reset])
        #expect(ChartChange.addRebase(reset).applied(to: rebased) == nil)
        #expect(ChartChange.endRebase(reset).applied(to: rebased) == indicator)
        #expect(ChartChange.endRebase(reset).applied(to: indicator) == nil)
        let marked = try #require(ChartChange.addEvent(event).applied(to: rebased))
        #expect(ChartChange.addEvent(event).applied(to: marked) == nil)
        #expect(ChartChange.endEvent(event).applied(to: marked) == rebased)
        #expect(ChartChange.written(indicator, over: ChartChange.written(marked, over: EntryFields())).isEmpty)
    }
}
