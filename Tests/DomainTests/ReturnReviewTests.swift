import Domain
import Testing

private typealias Fixture = CheckFixture

@Suite("A return held against what belongs together")
struct ReturnReviewTests {
    private static let quarter = Fixture.quarter
    private static let today = Period.financialQuarter(2026, 3).lastDay

    /// The trust counts assessments of those who came into care, the council counts who came; and plans with their flows.
    private static func version(access: AccessClass = .open) -> FrameworkVersion {
        func count(_ id: String, kind: PeriodKind = .of(.financialQuarter)) -> Indicator {
            Fixture.indicator(id, .count, kind: kind)
        }
        var (assessments, starts) = (Fixture.indicator("assessments"), count("care-starts"))
        assessments.agency = "cmh"
        assessments.agreesWith = Indicator.Counterpart(indicator: "care-starts", part: .denominator, its: .value, what: "starts")
        starts.access = access
        var plans = count("plans", kind: .of(.snapshot))
        plans.flow = Indicator.Flow(starts: "plans-started", ends: "plans-ended")
        return FrameworkVersion(
            number: 1, knownFrom: today, actor: .owner, why: "the tests need one",
            framework: Framework(
                partnership: Partnership(id: "p", name: "P"),
                agencies: [Agency(id: "csc", name: "Children’s Social Care"), Agency(id: "cmh", name: "Community Health")],
                areas: [Area(id: "aireborough", name: "Aireborough", kind: .district)], district: "aireborough",
                indicators: [assessments, starts, plans, count("plans-started"), count("plans-ended")]))
    }

    private static func line(
        _ indicator: ID<Indicator>, _ entry: LineEntry, place: Int = 1, period: Period = quarter
    ) -> SubmissionLine {
        SubmissionLine(submission: 1, place: place, indicator: indicator, period: period, area: "aireborough", entry: entry)
    }

    private static func starts(in period: Period = quarter, area: ID<Area> = "aireborough") -> CheckedLine.Key {
        CheckedLine.Key(indicator: "care-starts", area: area, period: period)
    }

    private static func agreement(
        _ others: [CheckedLine.Key: Figure],
        of line: SubmissionLine = line("assessments", LineEntry(numerator: 36, denominator: 38)),
        version: FrameworkVersion = version()
    ) -> [ReturnFinding] {
        ReturnReview(version: version, before: [:], others: others, on: today).findings(in: [line])
            .filter { $0.rule == Check.otherAgency.rawValue }
    }

    @Test("what another agency records otherwise is named with both numbers, and has to be explained")
    func otherAgency() {
        let found = Self.agreement([Self.starts(): Fixture.count(50)])
        #expect(
            found.map(\.sentence) == ["Children’s Social Care records 50 starts for the same quarter: 12 more than your 38."])
        #expect(found.map(\.stopsSending) == [true] && found.map(\.field) == [.denominator])
        let explained = LineEntry(numerator: 36, denominator: 38, explanation: "Twelve moved away within the twenty days.")
        let answered = Self.agreement([Self.starts(): Fixture.count(50)], of: Self.line("assessments", explained))
        #expect(answered.map(\.stopsSending) == [false])
        #expect(Self.agreement([Self.starts(): Fixture.count(38)]).isEmpty)
    }

    @Test("nothing is said where one of the two has no number, or is of another period or place")
    func silent() {
        #expect(Self.agreement([:]).isEmpty)
        for reason in [NoValueReason.suppressed, .notAvailable] {
            #expect(Self.agreement([Self.starts(): Fixture.without(reason)]).isEmpty)
        }
        let none = Self.line("assessments", LineEntry(noValue: .notAvailable, explanation: "The list is being moved."))
        #expect(Self.agreement([Self.starts(): Fixture.count(50)], of: none).isEmpty)
        #expect(Self.agreement([Self.starts(in: .financialQuarter(2026, 1)): Fixture.count(50)]).isEmpty)
        #expect(Self.agreement([Self.starts(area: "north"): Fixture.count(50)]).isEmpty)
    }

    @Test("an indicator that not everybody may see is not named in another one, and its number is not told")
    func hidden() throws {
        let whole = Self.version(access: .restricted)
        let open = whole.open(now: whole)
        #expect(open.indicator("care-starts") == nil)
        #expect(try #require(open.indicator("assessments")).agreesWith == nil)
        #expect(try #require(open.indicator("plans")).flow != nil)
        #expect(Self.agreement([Self.starts(): Fixture.count(50)], version: open).isEmpty)
    }

    @Test(
        "a flow goes whole when one of its indicators is hidden", arguments: ["plans-started", "plans-ended"] as [ID<Indicator>])
    func hiddenFlow(hidden: ID<Indicator>) throws {
        var framework = Self.version().framework
        let place = try #require(framework.indicators.firstIndex { $0.id == hidden })
        framework.indicators[place].access = .restricted
        let whole = FrameworkVersion(number: 1, knownFrom: Self.today, actor: .owner, why: "one is hidden", framework: framework)
        let open = whole.open(now: whole)
        #expect(try #require(open.indicator("plans")).flow == nil)
        #expect(try #require(open.indicator("assessments")).agreesWith != nil)
    }

    // MARK: - Stock and flow

    private static func plans(
        _ now: Double, started: LineEntry? = LineEntry(value: 60), before: [SeriesPoint]
    ) -> [ReturnFinding] {
        let day = Period.snapshot(quarter.lastDay)
        let lines =
            [line("plans", LineEntry(value: now), period: day), line("plans-ended", LineEntry(value: 52), place: 2)]
            + (started.map { [line("plans-started", $0, place: 3)] } ?? [])
        return ReturnReview(version: version(), before: [1: before], on: today).findings(in: lines)
            .filter { $0.rule == Check.stockAndFlow.rawValue }
    }

    private static let before = Fixture.past(
        Fixture.values([308]), before: .snapshot(quarter.lastDay), of: Fixture.indicator("plans", .count, kind: .of(.snapshot)))

    @Test("lines of the same return that do not make the stock are found, on the stock")
    func stock() {
        let found = Self.plans(310, before: Self.before)
        #expect(
            found.map(\.sentence)
                == ["There were 308 (30 Jun 2026); 60 started and 52 ended, which gives 316. 310 is 6 fewer."])
        #expect(found.map(\.line) == [1] && found.map(\.grade) == [.mustExplain])
        #expect(Self.plans(316, before: Self.before).isEmpty)
    }

    @Test("without the line of what started, its number, or the stock before nothing is said")
    func incomplete() {
        #expect(Self.plans(310, started: nil, before: Self.before).isEmpty)
        #expect(Self.plans(310, started: LineEntry(noValue: .notAvailable), before: Self.before).isEmpty)
        #expect(Self.plans(310, before: []).isEmpty)
    }

    @Test("the stock of the month before may be a line of the same return")
    func months() {
        func monthly(_ id: String, _ number: Double, _ period: Period) -> CheckedLine {
            Fixture.line(Fixture.indicator(id, .count), Fixture.count(number), period: period)
        }
        let (july, august) = (Period.month(2026, 7), Period.month(2026, 8))
        let lines = [
            monthly("plans", 300, .snapshot(july.lastDay)), monthly("plans", 303, .snapshot(august.lastDay)),
            monthly("started", 20, august), monthly("ended", 18, august),
        ]
        let flow = StockAndFlow(stock: "plans", starts: "started", ends: "ended")
        let found = ReturnChecks(flows: [flow]).findings(in: lines).filter { $0.check == .stockAndFlow }
        #expect(
            found.map(\.sentence)
                == ["There were 300 (31 Jul 2026); 20 started and 18 ended, which gives 302. 303 is 1 more."])
    }
}
