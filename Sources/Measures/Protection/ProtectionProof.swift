/// Another table that would be published the same, which proves that no primary can be worked out.
///
/// Every published cell has the same sum in it, every primary another one, and whatever can only be higher is higher. So any
/// table a small enough part of the way from the true one to it is possible too, and in that every primary is another number.
/// This knows nothing of how the pattern was found and checks it in whole numbers.
struct ProtectionProof {
    let secondaries: [Int]
    /// Of each leaf of the problem.
    let differences: [Int]

    /// Nothing when it is no proof.
    init?(_ problem: ProtectionProblem, secondaries: [Int], differences: [Int]) {
        let largest = Int.max / (differences.count + 1)
        guard differences.count == problem.leaves.count, differences.allSatisfy({ abs($0) <= largest }) else { return nil }
        for leaf in differences.indices where problem.leafCounts[leaf] == 0 && differences[leaf] < 0 { return nil }
        var isHidden = problem.isPrimary
        for cell in secondaries { isHidden[cell] = true }
        for cell in problem.cells.indices {
            let sum = Self.sum(problem, cell, differences)
            if !isHidden[cell], sum != 0 { return nil }
            if problem.isPrimary[cell], sum == 0 { return nil }
            if problem.counts[cell] == 1, sum < 0 { return nil }
        }
        self.secondaries = secondaries
        self.differences = differences
    }

    /// Hides every cell that has a leaf of a primary that is not nought: then all of those leaves could be higher. Far too much,
    /// for where nothing else can be proved.
    init(hidingAllAround problem: ProtectionProblem) {
        var differences = [Int](repeating: 0, count: problem.leaves.count)
        for primary in problem.cells.indices where problem.isPrimary[primary] {
            for leaf in problem.leavesOfCell[primary] where problem.leafCounts[Int(leaf)] > 0 { differences[Int(leaf)] = 1 }
        }
        secondaries = problem.cells.indices.filter { !problem.isPrimary[$0] && Self.sum(problem, $0, differences) != 0 }
        self.differences = differences
    }

    private static func sum(_ problem: ProtectionProblem, _ cell: Int, _ differences: [Int]) -> Int {
        problem.leavesOfCell[cell].reduce(0) { $0 + differences[Int($1)] }
    }
}
