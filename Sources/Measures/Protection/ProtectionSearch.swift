/// Looks for few secondaries: publishes cells one after another in some order as long as that is safe, and tries orders.
///
/// The first order is that of Langsrud (2024), the largest counts first. Then follow exchanges: some of the secondaries are
/// published before everything else, and what has to be hidden instead is kept if it is no more.
struct ProtectionSearch {
    private struct Pattern {
        var hidden: [Int]
        var lost: Int
        var published: PublishedCells

        /// Fewer cells first, then the smaller counts.
        func isNoWorse(than other: Pattern) -> Bool { (hidden.count, lost) <= (other.hidden.count, other.lost) }
    }

    private let problem: ProtectionProblem
    private let candidates: [Int]
    private var best: Pattern
    private var chance = SplitMix(seed: 20_240_613)
    /// In terms looked at, never in time: a table whose first order takes more than the one gets no exchanges, and the others
    /// go on until they took the other.
    private static let large = 1_000_000
    private static let mostWork = 250_000_000
    private static let mostExchanges = 300

    init(_ problem: ProtectionProblem) {
        self.problem = problem
        candidates = problem.cells.indices.filter { !problem.isPrimary[$0] }
        best = Pattern(hidden: [], lost: 0, published: PublishedCells(problem))
    }

    /// The best pattern that was proved safe. There is a primary.
    mutating func run() -> ProtectionProof {
        best = pattern(candidates.sorted { rank($0) < rank($1) })
        var found = Self.proof(of: best, problem)
        var work = best.published.work
        guard work <= Self.large || found == nil else { return found ?? ProtectionProof(hidingAllAround: problem) }
        for _ in 0..<Self.mostExchanges where work < Self.mostWork && !best.hidden.isEmpty {
            let next = pattern(exchange())
            work += next.published.work
            guard found == nil || next.isNoWorse(than: best), let proof = Self.proof(of: next, problem) else { continue }
            (best, found) = (next, proof)
        }
        return found ?? ProtectionProof(hidingAllAround: problem)
    }

    /// Nothing where no exact other table was found.
    private static func proof(of pattern: Pattern, _ problem: ProtectionProblem) -> ProtectionProof? {
        var published = pattern.published
        let hidden = pattern.hidden.filter { !published.publish($0) }
        for attempt in 0..<12 {
            let differences = published.differences(attempt: attempt)
            if let proof = ProtectionProof(problem, secondaries: hidden, differences: differences) { return proof }
        }
        return nil
    }

    private func pattern(_ order: [Int]) -> Pattern {
        var published = PublishedCells(problem)
        let hidden = order.filter { !published.publish($0) }
        return Pattern(hidden: hidden, lost: hidden.reduce(0) { $0 + problem.counts[$1] }, published: published)
    }

    /// The lines that the larger sums are made of come first, so that these follow from them at once; but not the shortest
    /// lines, which are best hidden. Then the largest counts.
    private func rank(_ cell: Int) -> (Int, Int, Int) { (problem.isEarlyLine[cell] ? 0 : 1, -problem.counts[cell], cell) }

    /// A few of the secondaries, then what is published now, more or less by size, then the other secondaries.
    private mutating func exchange() -> [Int] {
        let noise = [0, 0.3, 1, 3][chance.below(4)]
        var keys = [Double](repeating: 0, count: problem.cells.count)
        let early = [0.0, 500][chance.below(2)]
        for cell in candidates {
            keys[cell] = noise * chance.unit() - problem.logarithm[cell] - (problem.isEarlyLine[cell] ? early : 0)
        }
        for cell in best.hidden { keys[cell] += 1000 }
        for _ in 0...chance.below(3) { keys[best.hidden[chance.below(best.hidden.count)]] = -1000 }
        return candidates.sorted { (keys[$0], $0) < (keys[$1], $1) }
    }
}
