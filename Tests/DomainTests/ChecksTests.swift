import Domain
import Testing

private typealias Fixture = CheckFixture

private func findings(_ line: CheckedLine) -> [Finding] { ReturnChecks().findings(in: [line]) }
private func checks(_ line: CheckedLine) -> [Check] { findings(line).map(\.check) }

@Suite("Checks of one line")
struct ChecksTests {
    @Test(
        "numbers that cannot be are to be put right, and the sentence says which",
        arguments: [
            (
                Unit.percent, Fixture.of(41, 38), Check.partOfAll, Finding.Field.numerator,
                "The numerator (41) is more than the denominator (38)."
            ),
            (.percent, Fixture.of(-1, 38), .negative, .numerator, "The numerator is -1, and nothing is fewer than none."),
            (.percent, Fixture.of(1.5, 38), .notWhole, .numerator, "The numerator is 1.5, which is no whole number."),
            (
                .percent, Fixture.of(0, 0), .nothingToDivideBy, .denominator,
                "The denominator is 0, so there is nothing to divide by."
            ),
            (
                .percent, Fixture.of(3, nil), .noAnswer, .denominator,
                "The denominator was not given, and an empty box is never read as nought."
            ),
            (
                .percent, Fixture.of(nil, 3), .noAnswer, .numerator,
                "The numerator was not given, and an empty box is never read as nought."
            ),
            (
                .percent, Fixture.of(197, 231, value: 83.5), .valueDisagrees, .value,
                "197 of 231 gives 85.28%, and the value says 83.5%."
            ),
            (.percent, Fixture.of(nil, nil, value: 101), .outOfBounds, .value, "101.0% is more than all of them."),
            (.count, Fixture.count(2.5), .notWhole, .value, "The count is 2.5, which is no whole number."),
            (.count, Fixture.count(-2), .negative, .value, "The value is -2, and nothing is fewer than none."),
            (.count, Fixture.of(3, nil, value: 4), .valueDisagrees, .value, "The value is 4 and the count is 3."),
            (
                .rate(per: 10_000, population: "0-17"), Fixture.of(30.5, 8000), .notWhole, .numerator,
                "The numerator is 30.5, which is no whole number."
            ),
        ] as [(Unit, Figure, Check, Finding.Field, String)])
    func arithmetic(unit: Unit, figure: Figure, check: Check, field: Finding.Field, sentence: String) throws {
        let found = findings(Fixture.line(Fixture.indicator("a", unit), figure))
        #expect(found.count == 1)
        let finding = try #require(found.first)
        #expect(finding.check == check)
        #expect(finding.grade == .error)
        #expect(finding.field == field)
        #expect(finding.sentence == sentence)
        #expect(!finding.remedy.isEmpty)
    }

    @Test(
        "what is right passes without a word",
        arguments: [
            (Unit.percent, Fixture.of(197, 231)), (.percent, Fixture.of(197, 231, value: 85.3)),
            (.percent, Fixture.of(197, 231, value: 85)), (.percent, Fixture.of(0, 12)),
            (.percent, Fixture.of(nil, nil, value: 85.3)),
            (.count, Fixture.count(0)), (.count, Fixture.of(4, nil, value: 4)), (.count, Fixture.of(4, nil)),
            (.average(of: "weeks"), Fixture.of(nil, 164, value: 11.8)), (.average(of: "weeks"), Fixture.of(1935.5, 164)),
            (.rate(per: 10_000, population: "0-17"), Fixture.of(308, 82_000)), (.score, Fixture.count(-1.5)),
        ] as [(Unit, Figure)])
    func sound(unit: Unit, figure: Figure) {
        #expect(checks(Fixture.line(Fixture.indicator("a", unit), figure)) == [])
    }

    @Test("nothing given is no nought, and is to be answered")
    func nothing() {
        #expect(checks(Fixture.line(nil)) == [.noAnswer])
        #expect(checks(Fixture.line(Fixture.indicator("a", .count), Fixture.of(nil, nil))) == [.noAnswer])
    }

    @Test("more than one for everybody, and a wait longer than a childhood, are to be explained")
    func implausible() {
        let rate = Fixture.indicator("a", .rate(per: 10_000, population: "0-17"))
        #expect(checks(Fixture.line(rate, Fixture.of(900, 800))) == [.implausible])
        #expect(
            checks(Fixture.line(Fixture.indicator("a", .average(of: "weeks")), Fixture.of(nil, nil, value: 1000))) == [
                .implausible
            ])
    }

    @Test("a share of one where percentages were given is asked about, with the percentage it may mean")
    func share() throws {
        let line = Fixture.line(Fixture.of(nil, nil, value: 0.853), past: Fixture.past(Fixture.values([84, 86, 85])))
        let finding = try #require(findings(line).first { $0.check == .implausible })
        #expect(finding.sentence == "0.9% was given, and the lowest so far is 84.0%.")
        #expect(finding.remedy.contains("85.3%"))
    }

    @Test("worse than the target beyond its tolerance is to be explained, since the board will see it as Red")
    func target() throws {
        let target = Target(aim: .value(90), tolerance: .points(4))
        let found = findings(Fixture.line(Fixture.of(197, 231), target: target))
        #expect(found.map(\.check) == [.worseThanTarget])
        #expect(found[0].grade == .mustExplain)
        #expect(
            found[0].sentence
                == "85.3% is 4.7 points off the target 90%, beyond the tolerance of 4.0 points: the board will see it as Red.")
        #expect(checks(Fixture.line(Fixture.of(200, 231), target: target)) == [])
        #expect(checks(Fixture.line(Fixture.of(9, 12), target: target)) == [])
    }

    @Test("outside the range that is expected the board will ask why")
    func range() throws {
        let rate = Fixture.indicator("a", .rate(per: 10_000, population: "0-17"), polarity: .inRange)
        let line = Fixture.line(rate, Fixture.of(820, 82_000), target: Target(aim: .expectedRange(62, 80)))
        #expect(findings(line).map(\.sentence) == ["100.0 is above the expected range of 62–80: the board will ask why."])
    }

    @Test("1,258 among quartiles of 103 and 184 is far out, and 125.8 would lie among them")
    func peers() throws {
        let rate = Fixture.indicator("first-time-entrants", .rate(per: 100_000, population: "10-17"), polarity: .lowerBetter)
        let peers = CheckedLine.Peers(lower: 103, upper: 184, period: "2024")
        let found = findings(Fixture.line(rate, Fixture.of(nil, nil, value: 1258), peers: peers))
        #expect(found.map(\.check) == [.farFromPeers])
        #expect(
            found[0].sentence
                == "1,258.0 lies far outside what other authorities have: half of them lie between 103.0 and 184.0 (2024).")
        #expect(found[0].remedy.contains("125.8"))
        #expect(checks(Fixture.line(rate, Fixture.of(nil, nil, value: 400), peers: peers)) == [])
    }

    @Test("a reason is an answer; one that ends an unbroken series, and “not submitted”, are asked about")
    func reasons() {
        #expect(checks(Fixture.line(Fixture.without(.notAvailable))) == [])
        #expect(checks(Fixture.line(Fixture.without(.notSubmitted))) == [.noAnswer])
        let gap = Fixture.past(Fixture.values([80, 81, 82]) + [.none(.notDue, why: nil)] + Fixture.values([83]))
        #expect(checks(Fixture.line(Fixture.without(.notDue), past: gap)) == [])
        let found = findings(Fixture.line(Fixture.without(.notAvailable), past: Fixture.past(Fixture.steady)))
        #expect(
            found.map(\.sentence) == [
                "There was a figure for each of the last 18 quarters, and now there is none (not available)."
            ])
        #expect(found.map(\.grade) == [.mustExplain])
    }
}

@Suite("Checks against a line's own past")
struct ChecksAgainstThePastTests {
    @Test("a figure outside ordinary variation is to be explained, with how far outside and of how many quarters")
    func outside() throws {
        let line = Fixture.line(Fixture.of(180, 230), past: Fixture.past(Fixture.steady))
        let found = findings(line)
        #expect(found.map(\.check) == [.unexpectedChange])
        #expect(found[0].grade == .mustExplain)
        // Of 4,140 children 3,732 were seen: three standard deviations of 230 about 90.1% reach from 84.24% to 96.03%.
        #expect(found[0].sentence == "78.3% is 5.9 points below the lowest of ordinary variation (84.2 to 96.0, 18 quarters).")
    }

    @Test("a small cohort varies more: what is far out of 230 is ordinary out of 20")
    func cohort() {
        #expect(checks(Fixture.line(Fixture.of(16, 20), past: Fixture.past(Fixture.steady))) == [])
    }

    @Test("a series without counts has the limits of its moving ranges")
    func individuals() throws {
        // Mean 50 and average moving range 2: the limits are 50 ± 2.66 × 2.
        let past = Fixture.past(Fixture.values([49, 51, 49, 51, 49, 51, 49, 51, 49, 51, 49, 51]))
        let weeks = Fixture.indicator("a", .average(of: "weeks"))
        #expect(checks(Fixture.line(weeks, Fixture.of(nil, nil, value: 55.3), past: past)) == [])
        let found = findings(Fixture.line(weeks, Fixture.of(nil, nil, value: 56), past: past))
        #expect(found.map(\.sentence) == ["56.0 is 0.7 above the highest of ordinary variation (44.7 to 55.3, 12 quarters)."])
    }

    @Test("a few figures allow as much again as they have varied; fewer than four say nothing")
    func few() {
        let past = Fixture.past(Fixture.values([20, 24, 22, 21]))
        let count = Fixture.indicator("a", .count)
        #expect(checks(Fixture.line(count, Fixture.count(36), past: past)) == [])
        let found = findings(Fixture.line(count, Fixture.count(60), past: past))
        #expect(found.map(\.sentence) == ["60 is 22 above what the few figures so far allow (6 to 38, 4 quarters)."])
        #expect(checks(Fixture.line(count, Fixture.count(600), past: Fixture.past(Fixture.values([20, 24, 22])))) == [])
    }

    @Test("where a moved decimal point explains it, that is said")
    func decimalPoint() throws {
        let past = Fixture.past(Fixture.values([49, 51, 49, 51, 49, 51, 49, 51, 49, 51, 49, 51]))
        let weeks = Fixture.indicator("a", .average(of: "weeks"))
        let found = findings(Fixture.line(weeks, Fixture.of(nil, nil, value: 512), past: past))
        #expect(found[0].remedy.contains("51.2 would be as usual"))
    }

    @Test("after a change of definition only what came since counts, and the change is noted once")
    func definition() throws {
        var indicator = Fixture.indicator()
        indicator.breaks = [SeriesBreak(from: Fixture.quarter.firstDay, reason: "video visits no longer count")]
        let found = findings(Fixture.line(indicator, Fixture.of(100, 230), past: Fixture.past(Fixture.steady)))
        #expect(found.map(\.check) == [.definitionChanged])
        #expect(found[0].grade == .note)
        #expect(
            found[0].sentence
                == "Since 1 July 2026 this figure does not compare with those before (video visits no longer count).")
    }

    @Test("all of many, where it was nine in ten, is hardly chance; all of few is")
    func allOrNone() throws {
        let found = findings(Fixture.line(Fixture.of(231, 231), past: Fixture.past(Fixture.steady)))
        #expect(found.map(\.check).contains(.allOrNone))
        #expect(found.contains { $0.sentence == "All of 231, where it was 90.1% over the last 18 quarters, is hardly chance." })
        #expect(checks(Fixture.line(Fixture.of(12, 12), past: Fixture.past(Fixture.steady))) == [])
        #expect(checks(Fixture.line(Fixture.of(0, 40))) == [.allOrNone])
        // What was always all is no news.
        let always = Fixture.past(Fixture.shares(Array(repeating: (40, 40), count: 12)))
        #expect(checks(Fixture.line(Fixture.of(41, 41), past: always)) == [])
    }

    @Test("the same numbers again are noted, and a third time to be explained")
    func repeated() throws {
        let once = findings(Fixture.line(Fixture.of(197, 231), past: Fixture.past(Fixture.shares([(190, 220), (197, 231)]))))
        #expect(once.map(\.check) == [.repeated])
        #expect(once[0].grade == .note)
        #expect(once[0].sentence == "197 of 231 is exactly what was given for Apr–Jun 2026.")
        let twice = findings(Fixture.line(Fixture.of(197, 231), past: Fixture.past(Fixture.shares([(197, 231), (197, 231)]))))
        #expect(twice.map(\.grade) == [.mustExplain])
        #expect(checks(Fixture.line(Fixture.of(3, 4), past: Fixture.past(Fixture.shares([(3, 4)])))) == [])
    }

    @Test("figures of periods after the line's own say nothing of it")
    func later() {
        let later = Fixture.past(Fixture.steady, before: .financialQuarter(2031, 1))
        #expect(checks(Fixture.line(Fixture.of(100, 230), past: later)) == [])
    }
}
