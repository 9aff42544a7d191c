import Domain
import Testing

@Suite("Figures")
struct FigureTests {
    @Test("every state is kept as one number of its own and read back")
    func states() {
        let states = ValueStatus.allCases.map(Figure.State.value) + NoValueReason.allCases.map(Figure.State.none)
        #expect(Set(states.map(\.code)).count == 11)
        for state in states { #expect(Figure.State(code: state.code) == state) }
        #expect(Figure.State(code: 4) == nil && Figure.State(code: 15) == nil && Figure.State(code: 23) == nil)
    }

    @Test(
        "each marker is read, and the framework's words for it",
        arguments: [
            ("x", NoValueReason.notAvailable), ("z", .notApplicable), ("nd", .notDue), ("ns", .notSubmitted), ("c", .suppressed),
            ("u", .lowReliability),
            ("k", .roundsToZero), ("not-available", .notAvailable), ("NS", .notSubmitted),
        ])
    func reasons(text: String, reason: NoValueReason) {
        #expect(NoValueReason(code: text) == reason)
        #expect(NoValueReason(code: reason.code) == reason)
    }

    @Test("each status is read by its word and its raised letter; a final figure has no letter")
    func statuses() {
        for status in ValueStatus.allCases { #expect(ValueStatus(word: status.word) == status) }
        #expect(
            ValueStatus(word: "p") == .provisional && ValueStatus(word: "R") == .revised && ValueStatus(word: "e") == .estimated)
        #expect(ValueStatus(word: "") == nil && ValueStatus(word: "f") == nil && ValueStatus.final.mark.isEmpty)
    }

    @Test(
        "a value is the one supplied, else worked out in its unit",
        arguments: [
            (Unit.percent, 30.0, 120.0, nil as Double?, 25.0 as Double?), (.percent, 30, 120, 24.9, 24.9),
            (.count, 7, 120, nil, 7),
            (.rate(per: 10_000, population: "0-17"), 345, 82_000, nil, 345.0 / 82_000 * 10_000),
            (.average(of: "weeks"), 60, 5, nil, 12),
            (.percent, 0, 0, nil, nil), (.percent, 0, 12, nil, 0),
        ])
    func values(unit: Unit, numerator: Double, denominator: Double, supplied: Double?, value: Double?) {
        let figure = Figure(state: .value(.final), numerator: numerator, denominator: denominator, suppliedValue: supplied)
        #expect(figure.value(in: unit) == value)
    }

    @Test("what has no value has none, whatever numbers came with it")
    func noValues() {
        for reason in NoValueReason.allCases {
            #expect(Figure(state: .none(reason), numerator: 3, denominator: 12, suppliedValue: 25).value(in: .percent) == nil)
        }
        #expect(Figure(state: .value(.final)).value(in: .count) == nil)
        #expect(Figure(state: .value(.final), numerator: 3).value(in: .percent) == nil)
    }
}

@Suite("What an audience may see")
struct ShownTests {
    private func indicator(_ unit: Unit, _ rule: DisclosureRule = .childrenInNeed) -> Indicator {
        Indicator(
            id: "i", title: "I", unit: unit, polarity: .lowerBetter, frequency: .quarterly, periodKind: .of(.financialQuarter),
            agency: "csc",
            disclosure: rule)
    }

    private func figure(_ numerator: Double?, _ denominator: Double? = nil, value: Double? = nil) -> Figure {
        Figure(state: .value(.final), numerator: numerator, denominator: denominator, suppliedValue: value, note: "one child")
    }

    @Test("the board sees every number and note")
    func board() {
        let shown = figure(3, 12).shown(as: indicator(.percent), to: .board)
        #expect(shown.value == ShownValue(value: 25, numerator: 3, denominator: 12, status: .final, note: "one child"))
    }

    @Test("the public gets no number of a small count, in whatever form it came", arguments: 1...5)
    func smallCounts(count: Int) {
        let small = Double(count)
        let rate = Unit.rate(per: 10_000, population: "0-17")
        let protected: [(Figure, Unit)] = [
            (figure(small), .count), (figure(nil, value: small), .count), (figure(small, 40), .percent),
            (figure(40 - small, 40), .percent),
            (figure(nil, 40, value: small / 40 * 100), .percent), (figure(nil, 40, value: (40 - small) / 40 * 100), .percent),
            (figure(small, 8000), rate), (figure(2, small), .percent), (figure(30, small), .average(of: "weeks")),
        ]
        for (figure, unit) in protected {
            #expect(figure.shown(as: indicator(unit), to: .public) == .none(.suppressed, why: nil), "\(figure) \(unit)")
            #expect(figure.shown(as: indicator(unit), to: .board).value != nil)
        }
    }

    @Test("nought, all and six are shown; the note is not")
    func shown() {
        #expect(figure(0).shown(as: indicator(.count), to: .public).value?.value == 0)
        #expect(figure(6).shown(as: indicator(.count), to: .public).value == ShownValue(value: 6, status: .final))
        #expect(figure(0, 40).shown(as: indicator(.percent), to: .public).value?.value == 0)
        #expect(figure(40, 40).shown(as: indicator(.percent), to: .public).value?.value == 100)
        #expect(
            figure(6, 40).shown(as: indicator(.percent), to: .public).value
                == ShownValue(value: 15, numerator: 6, denominator: 40, status: .final))
        #expect(figure(34, 40).shown(as: indicator(.percent), to: .public).value?.value == 85)
    }

    @Test("hospital counts are protected up to seven, and a percentage of fewer than ten is not shown at all")
    func rules() {
        #expect(figure(7).shown(as: indicator(.count, .hospital), to: .public) == .none(.suppressed, why: nil))
        #expect(figure(8).shown(as: indicator(.count, .hospital), to: .public).value?.value == 8)
        #expect(figure(0, 9).shown(as: indicator(.percent), to: .public) == .none(.suppressed, why: nil))
        #expect(figure(0, 10).shown(as: indicator(.percent), to: .public).value?.value == 0)
    }

    @Test("why there is no figure is said to the board alone")
    func reasons() {
        let missing = Figure(state: .none(.notSubmitted), reason: "the analyst left")
        #expect(missing.shown(as: indicator(.count), to: .board) == .none(.notSubmitted, why: "the analyst left"))
        #expect(missing.shown(as: indicator(.count), to: .public) == .none(.notSubmitted, why: nil))
    }
}

@Suite("Population groups")
struct PopulationGroupTests {
    @Test("the order of the parts does not matter")
    func order() {
        #expect(PopulationGroup("sex=female;age=10-15") == PopulationGroup("age=10-15;sex=female"))
        #expect(PopulationGroup("sex=female; age = 10-15")?.text == "age=10-15;sex=female")
        #expect(PopulationGroup("sex=female;age=10-15")?.members.map(\.member) == ["10-15", "female"])
    }

    @Test("everybody is the empty group, and comes first")
    func total() {
        #expect(PopulationGroup("") == .total)
        #expect(PopulationGroup.total.members.isEmpty)
        #expect([PopulationGroup("age=0-4"), .total].compactMap { $0 }.sorted().first == .total)
    }

    @Test(
        "a group is pairs, each dimension once",
        arguments: ["female", "sex=", "=female", "age=0-4;age=5-9", "age=0-4;", ";", "sex"])
    func refused(text: String) {
        #expect(PopulationGroup(text) == nil)
    }
}

@Suite("A batch of figures")
struct FigureBatchTests {
    @Test("a row says its key by places in the lists; a row with no such period has none")
    func keys() {
        var batch = FigureBatch()
        batch.areas = ["leeds"]
        batch.indicators = ["cpp-rate"]
        batch.sources = ["return-csc"]
        let period = Period.snapshot(Day.lastOfMonth(3, 2023))
        let row = FigureRow(area: 0, indicator: 0, source: 0, period: period.sortCode, state: 0, line: 2)
        #expect(batch.key(of: row) == FigureKey(area: "leeds", indicator: "cpp-rate", period: period, source: "return-csc"))
        #expect(batch.key(of: FigureRow(area: 0, indicator: 0, source: 0, period: 7, state: 0, line: 2)) == nil)
    }
}
