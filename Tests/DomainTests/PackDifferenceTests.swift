import Domain
import Testing

/// A pack is told from an earlier one by their data, and nothing that changed is left unsaid.
@Suite("The difference between two packs")
struct PackDifferenceTests {
    static func data(_ lines: [PackLine], reasons: [String: String] = [:]) -> PackData {
        PackData(
            meeting: "board-2026-12", body: "board", title: "Board, 10 December 2026", asKnown: Day(number: 20_000), lines: lines,
            reasons: reasons)
    }

    static func figure(
        _ value: String, period: String, definition: String = "version 1", rating: String = "Red", history: [PackLine.Fact] = []
    ) -> PackLine {
        PackLine(
            .figure, "visits", "Visits",
            [
                .init("Figure", value), .init("Period", period), .init("Rating", rating), .init("Definition", definition),
            ], history: history)
    }

    @Test("the same data is no difference")
    func same() {
        let data = Self.data([Self.figure("85.3%", period: "Q2")])
        #expect(PackDifference(from: data, to: data).changes.isEmpty)
    }

    @Test("a figure of a later period is new; one of the same period that changed is revised, with why")
    func figures() {
        let old = Self.data([Self.figure("85.3%", period: "Q1", history: [.init("Q1", "85.3%")])])
        let new = Self.data([
            Self.figure("88.0%", period: "Q2", history: [.init("Q1", "84.0%", why: "Late forms"), .init("Q2", "88.0%")])
        ])
        let difference = PackDifference(from: old, to: new)
        #expect(difference.changes.map(\.kind) == [.revised, .newFigure])
        let revised = difference.of(.revised)[0]
        #expect(revised.what == "Q1" && revised.was == "85.3%" && revised.now == "84.0%" && revised.why == "Late forms")
        #expect(difference.of(.newFigure)[0].now == "88.0%")
    }

    @Test("a figure that was revised in its newest period is told once")
    func revisedOnce() {
        let old = Self.data([Self.figure("85.3%", period: "Q1", history: [.init("Q1", "85.3%")])])
        let new = Self.data([Self.figure("84.0%", period: "Q1", history: [.init("Q1", "84.0%")])])
        let changes = PackDifference(from: old, to: new).changes
        #expect(changes.map(\.kind) == [.revised])
        #expect(changes[0].why == "No reason was given.")
    }

    @Test("another definition is named as such, another rating as a change")
    func definition() {
        let old = Self.data([Self.figure("85.3%", period: "Q1")])
        let new = Self.data([Self.figure("85.3%", period: "Q1", definition: "version 2", rating: "Amber")])
        let difference = PackDifference(from: old, to: new)
        #expect(difference.of(.definition).map(\.now) == ["version 2"])
        #expect(difference.of(.changed).map(\.what) == ["Rating"])
    }

    @Test("what is dropped says why, or that nobody said", arguments: PackLine.Kind.allCases)
    func dropped(kind: PackLine.Kind) {
        let old = Self.data([PackLine(kind, "x", "A thing", [.init("State", "open")])])
        let why = PackDifference(from: old, to: Self.data([], reasons: ["\(kind.rawValue) x": "Closed."])).of(.dropped)
        #expect(why.map(\.why) == ["Closed."])
        #expect(PackDifference(from: old, to: Self.data([])).of(.dropped).map(\.why) == ["No reason was recorded."])
    }

    @Test("every kind of thing is named when it is new, changes and falls due", arguments: PackLine.Kind.allCases)
    func everyKind(kind: PackLine.Kind) {
        let old = Self.data([PackLine(kind, "x", "A thing", [.init("Due", "1 May 2026"), .init("State", "open")])])
        let new = Self.data([
            PackLine(
                kind, "x", "A thing", [.init("Due", "1 June 2026"), .init("State", "open")], isOverdue: true, why: "Staff left"),
            PackLine(kind, "y", "Another", [.init("State", "open")]),
        ])
        let difference = PackDifference(from: old, to: new)
        #expect(difference.of(.changed).map { [$0.was, $0.now, $0.why] } == [["1 May 2026", "1 June 2026", "Staff left"]])
        #expect(difference.of(.overdue).map(\.what) == ["since the last pack"])
        #expect(difference.of(.added).map(\.id) == ["y"])
    }
}
