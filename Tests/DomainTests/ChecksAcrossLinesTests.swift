import Domain
import Testing

private typealias Fixture = CheckFixture

@Suite("Checks of lines against each other")
struct ChecksAcrossLinesTests {
    private let areas = ReturnChecks(
        splits: [AreaSplit(whole: "aireborough", name: "Aireborough", parts: ["north", "south"])])

    private func counts(_ whole: Figure?, _ parts: Figure?...) -> [CheckedLine] {
        let indicator = Fixture.indicator("a", .count)
        return [Fixture.line(indicator, whole)]
            + zip(["north", "south"] as [ID<Area>], parts).map { Fixture.line(indicator, $1, area: $0) }
    }

    @Test("areas that add up to more than the district are to be put right, to fewer to be explained")
    func sums() {
        let more = areas.findings(in: counts(Fixture.count(200), Fixture.count(112), Fixture.count(100)))
        #expect(more.map(\.grade) == [.error])
        #expect(more.map(\.sentence) == ["The areas add up to 212, 12 more than the 200 of Aireborough."])
        let fewer = areas.findings(in: counts(Fixture.count(200), Fixture.count(90), Fixture.count(98)))
        #expect(fewer.map(\.grade) == [.mustExplain])
        #expect(fewer.map(\.sentence) == ["The areas add up to 188, 12 fewer than the 200 of Aireborough."])
        #expect(areas.findings(in: counts(Fixture.count(200), Fixture.count(100), Fixture.count(100))).isEmpty)
    }

    @Test("a part that is protected, missing or not answered yet is not worked out")
    func protected() {
        for part in [Fixture.without(.suppressed), Fixture.without(.notAvailable)] {
            #expect(areas.findings(in: counts(Fixture.count(200), Fixture.count(300), part)).isEmpty)
        }
        #expect(areas.findings(in: counts(Fixture.count(200), Fixture.count(300), nil)).map(\.check) == [.noAnswer])
    }

    @Test("where not every area is asked for, the parts need only fit into the whole")
    func incomplete() {
        #expect(areas.findings(in: counts(Fixture.count(200), Fixture.count(100))).isEmpty)
        #expect(areas.findings(in: counts(Fixture.count(200), Fixture.count(201))).map(\.check) == [.partsAndTotal])
    }

    @Test("of a percentage the numerators and the denominators are added up, never the values")
    func percentages() {
        let lines = [
            Fixture.line(Fixture.of(180, 200)), Fixture.line(Fixture.of(90, 100), area: "north"),
            Fixture.line(Fixture.of(90, 101), area: "south"),
        ]
        let found = areas.findings(in: lines)
        #expect(found.map(\.sentence) == ["The areas add up to 201 of the denominators, 1 more than the 200 of Aireborough."])
        #expect(found.map(\.field) == [.denominator])
    }

    @Test("groups by age add up to everybody, and within a sex to that sex")
    func groups() {
        let checks = ReturnChecks(dimensions: [
            Dimension(id: "age", members: [.init(id: "0-4", name: "0 to 4"), .init(id: "5-17", name: "5 to 17")])
        ])
        let indicator = Fixture.indicator("a", .count)
        func lines(_ counts: [(String, Double)]) -> [CheckedLine] {
            counts.map { Fixture.line(indicator, Fixture.count($1), group: $0) }
        }
        let more = checks.findings(in: lines([("", 50), ("age=0-4", 20), ("age=5-17", 35)]))
        #expect(more.map(\.sentence) == ["The groups by age add up to 55, 5 more than the 50 of everybody."])
        #expect(checks.findings(in: lines([("", 50), ("age=0-4", 20)])).isEmpty)
        let girls = checks.findings(
            in: lines([("", 50), ("sex=female", 30), ("age=0-4;sex=female", 10), ("age=5-17;sex=female", 18)]))
        #expect(girls.map(\.sentence) == ["The groups by age add up to 28, 2 fewer than the 30 of sex=female."])
    }

    @Test("what was there, came and left makes what is there")
    func stock() throws {
        let stock = Fixture.indicator("plans", .count, kind: .of(.snapshot))
        let (starts, ends) = (Fixture.indicator("starts", .count), Fixture.indicator("ends", .count))
        let checks = ReturnChecks(flows: [StockAndFlow(stock: "plans", starts: "starts", ends: "ends")])
        let day = Period.snapshot(Fixture.quarter.lastDay)
        func lines(_ now: Double) -> [CheckedLine] {
            [
                Fixture.line(
                    stock, Fixture.count(now), past: Fixture.past(Fixture.values([308]), before: day, of: stock), period: day),
                Fixture.line(starts, Fixture.count(60)), Fixture.line(ends, Fixture.count(52)),
            ]
        }
        #expect(checks.findings(in: lines(316)).isEmpty)
        let found = checks.findings(in: lines(310))
        #expect(found.map(\.check) == [.stockAndFlow])
        #expect(
            found.map(\.sentence)
                == ["There were 308 (30 Jun 2026); 60 started and 52 ended, which gives 316. 310 is 6 fewer."])
    }

    @Test("another agency's record of the same thing is named with both numbers")
    func agreement() throws {
        let line = Fixture.line(Fixture.of(31, 38))
        let other = try #require(
            Agreement(
                line: line.key, part: .denominator, agency: "Children’s Social Care", what: "starts", figure: Fixture.count(50),
                its: .value))
        let found = ReturnChecks(agreements: [other]).findings(in: [line])
        #expect(found.map(\.grade) == [.mustExplain])
        #expect(
            found.map(\.sentence) == ["Children’s Social Care records 50 starts for the same quarter: 12 more than your 38."])
        #expect(
            Agreement(
                line: line.key, part: .denominator, agency: "A", what: "b", figure: Fixture.without(.suppressed), its: .value)
                == nil)
    }

    @Test("the gravest stands first, and each line's findings stand together")
    func order() {
        let target = Target(aim: .value(95))
        let lines = [
            Fixture.line(Fixture.of(150, 200), target: target), Fixture.line(Fixture.of(100, 100), area: "north"),
            Fixture.line(Fixture.of(90, 100), area: "south"),
        ]
        let found = areas.findings(in: lines)
        #expect(found.map(\.check) == [.partsAndTotal, .worseThanTarget, .allOrNone])
    }

    @Test("splits are told from the areas, but not where two divisions of one kind lie over each other")
    func splits() throws {
        let day = try #require(Day(iso8601: "2026-09-30"))
        let plain = [
            Area(id: "a", name: "A", kind: .district), Area(id: "n", name: "N", parents: ["a"]),
            Area(id: "s", name: "S", parents: ["a"]), Area(id: "w", name: "W", kind: .ward, parents: ["n"]),
        ]
        #expect(AreaSplit.all(of: plain, on: day) == [AreaSplit(whole: "a", name: "A", parts: ["n", "s"])])
        var doubled = plain
        doubled[3].parents = ["n", "s"]
        #expect(AreaSplit.all(of: doubled, on: day).isEmpty)
    }
}

@Suite("Quality marks")
struct QualityMarkTests {
    private let finding = CheckFixture.line(CheckFixture.of(150, 200), target: Target(aim: .value(95)))

    @Test("an explained finding is kept as its name, never as its numbers or words")
    func explained() {
        let mark = QualityMark(ReturnChecks().findings(in: [finding]), isExplained: true)
        #expect(mark.sentence == "Checked, explained: worse than target.")
        #expect(mark.code == "explained:worse-than-target")
        #expect(QualityMark([], isExplained: false).sentence == "Checked.")
    }

    @Test("the code reads back, and no other text does")
    func code() {
        for word in QualityMark.Word.allCases {
            let mark = QualityMark(word: word, checks: [.repeated, .partOfAll])
            #expect(QualityMark(code: mark.code) == mark)
            #expect(mark.checks == [.partOfAll, .repeated])
        }
        for text in ["", "good", "sound:nonsense", "explained:repeated,nonsense"] { #expect(QualityMark(code: text) == nil) }
    }

    @Test("a return can be sent when nothing is to be put right and every question is answered")
    func sending() {
        let found = ReturnChecks().findings(in: [finding])
        #expect(!found.allowSending(explained: []))
        #expect(found.allowSending(explained: [finding.key]))
        let wrong = ReturnChecks().findings(in: [CheckFixture.line(CheckFixture.of(41, 38))])
        #expect(!wrong.allowSending(explained: [finding.key]))
    }
}
