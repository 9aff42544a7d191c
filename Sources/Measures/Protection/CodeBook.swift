/// The codes of a dimension by number: the leaves first.
struct CodeBook: Sendable {
    let leafCount: Int
    let codeCount: Int
    let number: [String: Int]
    /// Of each leaf: itself and the aggregates it belongs to.
    let containing: [[Int]]
    /// Of each aggregate: whether it is the smallest that one of its leaves belongs to.
    let isSmallest: [Bool]

    init(_ dimension: TableDimension) throws(MeasureError) {
        var number: [String: Int] = [:]
        for (place, code) in dimension.codes.enumerated() {
            guard number.updateValue(place, forKey: code) == nil else { throw .repeatedCodes([code]) }
        }
        leafCount = dimension.leaves.count
        codeCount = dimension.codes.count
        var containing = (0..<leafCount).map { [$0] }
        var smallest = [Int](repeating: -1, count: leafCount)
        for (place, aggregate) in dimension.aggregates.enumerated() {
            guard Set(aggregate.leaves).count == aggregate.leaves.count else { throw .repeatedCodes(aggregate.leaves) }
            for leaf in aggregate.leaves {
                guard let member = number[leaf], member < leafCount else { throw .unknownCode(leaf) }
                containing[member].append(leafCount + place)
                let known = smallest[member]
                if known < 0 || aggregate.leaves.count < dimension.aggregates[known].leaves.count { smallest[member] = place }
            }
        }
        let found = Set(smallest)
        isSmallest = dimension.aggregates.indices.map(found.contains)
        self.number = number
        self.containing = containing
    }
}
