/// Problems that are alike, so that a person puts a hundred cells right with one thought: the same thing is wrong in
/// the same column, whatever each cell says.
public struct ProblemGroup: Hashable, Sendable {
    public var sheet: String?
    public var column: String?
    /// What is wrong; where the problems name their cells, "…" stands for them.
    public var what: String
    public var remedy: String
    public var problems: [Problem]

    /// The groups in the order in which their first problems were met.
    public static func groups(_ problems: [Problem]) -> [ProblemGroup] {
        var places: [Key: Int] = [:]
        var groups: [ProblemGroup] = []
        for problem in problems {
            let key = Key(problem)
            if let place = places[key] {
                groups[place].problems.append(problem)
            } else {
                places[key] = groups.count
                groups.append(
                    ProblemGroup(
                        sheet: problem.sheet, column: problem.column, what: problem.what, remedy: problem.remedy,
                        problems: [problem]))
            }
        }
        for place in groups.indices where groups[place].problems.count > 1 {
            let key = Key(groups[place].problems[0])
            (groups[place].what, groups[place].remedy) = (key.what, key.remedy)
        }
        return groups
    }

    private struct Key: Hashable {
        var sheet: String?
        var column: String?
        var what: String
        var remedy: String

        init(_ problem: Problem) {
            (sheet, column) = (problem.sheet, problem.column)
            what = Key.without(problem.cell, problem.what)
            remedy = Key.without(problem.cell, problem.remedy)
        }

        private static func without(_ cell: String?, _ text: String) -> String {
            guard let cell, !cell.isEmpty else { return text }
            return text.replacing("“\(cell)”", with: "“…”")
        }
    }
}
