import Foundation
import Measures

// Makes tables of small and large counts and protects them: `ProtectingProgram AREAS GROUP NEEDS GROUP [QUARTERS GROUP]` takes
// the codes of each dimension and how many of them make a group. Prints the cells, primaries and secondaries, and the seconds
// that protecting took. Made for Benchmarks/protecting.

let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard sizes.count >= 2, sizes.count % 2 == 0, sizes.allSatisfy({ $0 > 0 }) else {
    print("Give the codes of each dimension and the size of its groups.")
    exit(2)
}

/// Total, groups of neighbours, and the codes themselves.
func dimension(_ number: Int, _ count: Int, inGroupsOf size: Int) -> TableDimension {
    let leaves = (0..<count).map { "\(number)-\($0)" }
    let groups = stride(from: 0, to: count, by: size).map { start in
        TableDimension.Aggregate(code: "\(number)-group-\(start)", leaves: Array(leaves[start..<min(count, start + size)]))
    }
    return TableDimension(
        name: "dimension \(number)", leaves: leaves, aggregates: [.init(code: "\(number)-total", leaves: leaves)] + groups)
}

/// Counts spread evenly over the sizes from 0 to 147, so that a third are small: the same on every machine.
struct Counts {
    private var state: UInt64 = 41

    mutating func next() -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(exp(5 * Double(state >> 11) * 0x1p-53) * 1.1 - 1.1 + Double(state >> 7 & 1))
    }
}

let dimensions = stride(from: 0, to: sizes.count, by: 2).map { dimension($0 / 2, sizes[$0], inGroupsOf: sizes[$0 + 1]) }
var counts = Counts()
let leaves = dimensions.reduce([[]]) { keys, dimension in keys.flatMap { key in dimension.leaves.map { key + [$0] } } }
    .map { LinkedTables.Leaf(codes: $0, count: counts.next()) }
let cells = LinkedTables.everyCell(of: dimensions)

let clock = ContinuousClock()
let start = clock.now
let protection = try LinkedTables(dimensions: dimensions, leaves: leaves, cells: cells).protection()
let seconds = (clock.now - start) / .seconds(1)
print("\(cells.count)\t\(protection.primary.count)\t\(protection.secondary.count)\t\(seconds)")
