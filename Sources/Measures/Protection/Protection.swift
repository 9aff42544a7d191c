/// Which cells of tables that are published together are hidden, so that no small count can be worked out.
///
/// Hidden are the primaries, 1 to the threshold, and the secondaries, which would give a primary away by subtraction or
/// because hidden counts are at least 1. Noughts are shown. See docs/methods/protection.md for the method, its source
/// (Langsrud 2024, doi 10.1007/978-3-031-69651-0_6) and what it does not promise.
public struct Protection: Equatable, Sendable {
    /// Places in `LinkedTables.cells`, rising: counts from 1 to the threshold.
    public let primary: [Int]
    /// Places in `LinkedTables.cells`, rising: larger counts that would give a primary away.
    public let secondary: [Int]
    /// The proof: for each leaf, how far another table lies from the true one, which would be published the same and has
    /// another count in every primary. It is checked in whole numbers before the protection is returned. Real tables lie as
    /// small a part of the way towards it as one likes. It tells about the hidden counts and is never published.
    public let otherTable: [Int]

    /// Primaries and secondaries together, rising.
    public var suppressed: [Int] { (primary + secondary).sorted() }
}

extension LinkedTables {
    /// The same tables are always protected the same way, on every machine.
    ///
    /// A threshold of 0 protects nothing. Throws `negativeCount` for one below.
    public func protection(threshold: Int = 5) throws(MeasureError) -> Protection {
        guard threshold >= 0 else { throw .negativeCount(Double(threshold)) }
        let problem = ProtectionProblem(system, threshold: threshold)
        guard problem.isPrimary.contains(true) else {
            return Protection(primary: [], secondary: [], otherTable: system.leafCounts.map { _ in 0 })
        }
        var search = ProtectionSearch(problem)
        let proof = search.run()
        var otherTable = [Int](repeating: 0, count: system.leafCounts.count)
        for (leaf, difference) in zip(problem.leaves, proof.differences) { otherTable[leaf] = difference }
        return Protection(
            primary: problem.cells.indices.filter { problem.isPrimary[$0] }.map { problem.cells[$0] },
            secondary: proof.secondaries.sorted().map { problem.cells[$0] },
            otherTable: otherTable)
    }
}
