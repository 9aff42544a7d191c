import Domain
import Testing

@Suite("Targets")
struct TargetTests {
    private func day(_ text: String) -> Day { Day(iso8601: text) ?? Day(number: 0) }

    @Test("the one in force is the one of the period's end, in the area")
    func inForce() {
        let line = BasketLine(
            indicator: "i", priority: "p", tier: .core,
            targets: [
                Target(aim: .value(75), until: day("2023-03-31")),
                Target(aim: .value(80), from: day("2023-04-01"), until: day("2025-03-31")),
                Target(aim: .value(85), from: day("2025-04-01")), Target(aim: .value(60), area: "millgate"),
            ])
        func aim(_ period: Period, _ area: ID<Area> = "aireborough") -> Target.Aim? {
            line.target(for: period, in: area, district: "aireborough")?.aim
        }
        #expect(aim(.financialQuarter(2022, 4)) == .value(75))
        #expect(aim(.financialQuarter(2023, 1)) == .value(80))
        #expect(aim(.financialQuarter(2024, 4)) == .value(80))
        #expect(aim(.financialQuarter(2026, 2)) == .value(85))
        #expect(aim(.financialQuarter(2026, 2), "millgate") == .value(60))
        #expect(aim(.financialQuarter(2026, 2), "westbeck") == nil)
    }

    @Test(
        "a quarter may have its own aim, counted from April",
        arguments: [
            (Period.month(2026, 4), 5.8), (.month(2026, 6), 5.8), (.month(2026, 7), 12.5), (.month(2026, 9), 12.5),
            (.month(2026, 12), 6.5),
            (.month(2027, 3), 5.5), (.financialQuarter(2026, 2), 12.5), (.snapshot(Day.lastOfMonth(3, 2027)), 5.5),
        ])
    func quarters(period: Period, aim: Double) {
        let target = Target(aim: .value(5.8), quarterProfile: [2: 12.5, 3: 6.5, 4: 5.5])
        #expect(target.aim(for: period) == .value(aim))
        #expect(Target(aim: .band(1, 2), quarterProfile: [2: 12.5]).aim(for: period) == .band(1, 2))
    }
}

@Suite("The difference of two frameworks")
struct FrameworkDifferenceTests {
    private let old = Framework(
        partnership: Partnership(id: "p", name: "P"),
        agencies: [Agency(id: "csc", name: "Social care"), Agency(id: "pol", name: "Police")],
        areas: [Area(id: "a", name: "A", kind: .district)], district: "a",
        indicators: ["one", "two"].map {
            Indicator(
                id: ID($0), title: $0, unit: .count, polarity: .inRange, frequency: .quarterly,
                periodKind: .of(.financialQuarter), agency: "csc")
        })

    @Test("a framework differs from itself in nothing")
    func same() {
        #expect(FrameworkDifference(from: old, to: old).isEmpty)
    }

    @Test("what was added, changed and removed is named, thing by thing")
    func things() {
        var new = old
        new.agencies[1].name = "The police"
        new.indicators.removeFirst()
        new.priorities = [Priority(id: "p1", number: 1, title: "Help")]
        let lines = FrameworkDifference(from: old, to: new).lines.map { "\($0.change.rawValue) \($0.noun) \($0.id) \($0.name)" }
        #expect(lines == ["changed agency pol The police", "removed indicator one one", "added priority p1 Help"])
    }

    @Test("another order is a change of its own")
    func order() {
        var new = old
        new.indicators.reverse()
        #expect(FrameworkDifference(from: old, to: new).lines.map(\.id) == ["indicator"])
    }

    @Test("no part of a framework can change without a line")
    func everyPart() {
        let changes: [(inout Framework) -> Void] = [
            { $0.partnership.vision = "Safe" }, { $0.fictionalBanner = "FICTIONAL" }, { $0.agencies.removeLast() },
            { $0.areas[0].code = "E1" },
            { $0.district = "b" }, { $0.region = "r" }, { $0.country = "c" },
            { $0.dimensions = [Dimension(id: "age", members: [])] },
            { $0.sources = [Source(id: "s", name: "S")] },
            { $0.indicators[0].breaks = [SeriesBreak(from: Day(number: 0), reason: "r")] },
            { $0.indicators[0].flow = Indicator.Flow(starts: "two", ends: "three") },
            { $0.indicators[0].agreesWith = Indicator.Counterpart(indicator: "two", part: .value, its: .value, what: "w") },
            { $0.priorities = [Priority(id: "p", title: "P")] },
            { $0.basket = [BasketLine(indicator: "one", priority: "p", tier: .core)] },
            { $0.bodies = [Body(id: "b", name: "B")] }, { $0.meetings = [Meeting(id: "m", body: "b", date: Day(number: 0))] },
            { $0.neighbourModels = [NeighbourModel(id: "n", name: "N")] }, { $0.preferredNeighbourModel = "n" },
            { $0.mappings = [Mapping(id: "m", format: .exploreEducationStatistics, source: "s", lines: [])] },
            { $0.extraBankHolidays = [Day(number: 0)] },
        ]
        for (place, change) in changes.enumerated() {
            var new = old
            change(&new)
            #expect(FrameworkDifference(from: old, to: new).lines.count == 1, "change \(place)")
        }
    }
}

@Suite("A version of the framework")
struct FrameworkVersionTests {
    private let version = FrameworkVersion(
        number: 1, knownFrom: Day(number: 0), actor: .owner, why: "",
        framework: Framework(
            partnership: Partnership(id: "p", name: "P"), agencies: [Agency(id: "csc", name: "Social care")],
            areas: [
                Area(id: "a", name: "A", kind: .district), Area(id: "n", name: "North", kind: .locality, parents: ["a"]),
                Area(id: "b", name: "B", kind: .authority),
            ], district: "a", sources: [Source(id: "published", name: "Published")], indicators: []))

    @Test("finds things by their id, and each agency's return as a source")
    func finds() {
        #expect(version.area("n")?.name == "North")
        #expect(version.area("x") == nil)
        #expect(version.source("return-csc")?.agency == "csc")
        #expect(version.source("published")?.agency == nil)
        #expect(version.localities.map(\.id) == ["n"])
        #expect(version.district.name == "A")
    }

    @Test("an indicator's own return comes last, unless the framework places it")
    func sources() {
        var indicator = Indicator(
            id: "i", title: "I", unit: .count, polarity: .inRange, frequency: .annual, periodKind: .of(.financialYear),
            agency: "csc",
            sources: ["published"])
        #expect(version.sources(of: indicator) == ["published", "return-csc"])
        indicator.sources = ["return-csc", "published"]
        #expect(version.sources(of: indicator) == ["return-csc", "published"])
    }
}

@Suite("Names and areas")
struct NameTests {
    @Test("an id is what survives an address, a file name and a spreadsheet")
    func ids() {
        for text in ["cpp-rate", "p1", "2025-26.q1", "a_b"] { #expect(ID<Indicator>.isWellFormed(text)) }
        for text in ["", "CPP", "cpp rate", "é", "a/b", String(repeating: "a", count: 81)] {
            #expect(!ID<Indicator>.isWellFormed(text))
        }
    }

    @Test("an abolished council exists up to its last day")
    func existence() throws {
        let last = try #require(Day(iso8601: "2021-03-31"))
        let area = Area(id: "northamptonshire", name: "Northamptonshire", kind: .authority, validUntil: last)
        #expect(area.exists(on: last) && !area.exists(on: last.adding(days: 1)))
    }

    @Test("text from a spreadsheet loses the spaces around it, no-break ones too")
    func trimming() {
        #expect("\u{A0} NI 59\t".trimmed == "NI 59")
        #expect("   ".trimmed.isEmpty)
    }
}
