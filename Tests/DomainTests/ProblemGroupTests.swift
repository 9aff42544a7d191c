import Domain
import Testing

@Suite("Problems that are alike")
struct ProblemGroupTests {
    private func problem(_ row: Int, _ cell: String, column: String = "value", sheet: String? = nil) -> Problem {
        Problem(
            sheet: sheet, row: row, column: column, cell: cell, what: "“\(cell)” is neither a number nor a marker.",
            remedy: "Give a number.")
    }

    @Test("the same thing wrong in the same column is one group, whatever the cells say")
    func alike() {
        let groups = ProblemGroup.groups([problem(2, "a"), problem(3, "b"), problem(4, "a", column: "period"), problem(9, "c")])
        #expect(groups.map(\.column) == ["value", "period"])
        #expect(groups[0].problems.map(\.row) == [2, 3, 9])
        #expect(groups[0].what == "“…” is neither a number nor a marker.")
    }

    @Test("one that stands alone keeps its words")
    func alone() {
        #expect(ProblemGroup.groups([problem(2, "a")]).map(\.what) == ["“a” is neither a number nor a marker."])
    }

    @Test("different sheets are different work")
    func sheets() {
        #expect(ProblemGroup.groups([problem(2, "a", sheet: "A"), problem(2, "a", sheet: "B")]).count == 2)
        #expect(ProblemGroup.groups([]).isEmpty)
    }
}
