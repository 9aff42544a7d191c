/// Tables and a threshold as unknowns: by how much each leaf could differ from the truth without a published cell showing it.
///
/// A leaf inside a published nought is nought for every reader, so it is left out, and noughts stay published.
struct ProtectionProblem: Sendable {
    /// The leaf and the cell of the tables that each number here stands for.
    let leaves: [Int]
    let cells: [Int]
    let leafCounts: [Int]
    let counts: [Int]
    /// Of each cell, about the natural logarithm of its count, by arithmetic that is the same on every machine.
    let logarithm: [Double]
    let leavesOfCell: Lists
    let isPrimary: [Bool]
    /// The sum of finest codes in one dimension, but not in that with the shortest lines.
    let isEarlyLine: [Bool]
    /// The cell that is a leaf by itself, or -1.
    let cellOfLeaf: [Int32]
    /// Primaries that are the sum of several leaves.
    let widePrimaries: [Int]
    /// A hidden 1 that is the sum of several leaves has an unknown of its own, as it can only be higher.
    let standIns: [(cell: Int, unknown: Int32)]
    let unknownCount: Int
    /// Of each unknown its number among those that can only be higher, or -1.
    let positiveNumber: [Int32]
    let positiveCount: Int
    /// Of each unknown, and after them each wide primary: whether a reader must not work it out.
    let isPrimaryUnknown: [Bool]
    /// Of each unknown: how late it is decided. Those that stay hidden come last of all but those that can only be higher.
    let lateness: [Int32]

    init(_ system: CellSystem, threshold: Int) {
        var isOpen = [Bool](repeating: true, count: system.leafCounts.count)
        for cell in system.counts.indices where system.counts[cell] == 0 {
            for leaf in system.leavesOfCell[cell] { isOpen[Int(leaf)] = false }
        }
        let leaves = isOpen.indices.filter { isOpen[$0] && system.cellsOfLeaf.range($0).count > 0 }
        let cells = system.counts.indices.filter { system.counts[$0] > 0 }
        let leavesOfCell = Self.numbered(system, leaves, cells)
        let isPrimary = cells.map { system.counts[$0] <= threshold }
        var cellOfLeaf = [Int32](repeating: -1, count: leaves.count)
        var widePrimaries: [Int] = []
        var standIns: [(cell: Int, unknown: Int32)] = []
        for cell in cells.indices {
            let range = leavesOfCell.range(cell)
            if range.count == 1 {
                let leaf = Int(leavesOfCell.items[range.lowerBound])
                if cellOfLeaf[leaf] < 0 { cellOfLeaf[leaf] = Int32(cell) }
            } else if isPrimary[cell] {
                widePrimaries.append(cell)
                if system.counts[cells[cell]] == 1 { standIns.append((cell, Int32(leaves.count + standIns.count))) }
            }
        }
        self.leaves = leaves
        self.cells = cells
        leafCounts = leaves.map { system.leafCounts[$0] }
        counts = cells.map { system.counts[$0] }
        logarithm = counts.map { 0.69 * (Double(Double($0).exponent) + Double($0).significand - 1) }
        let shortest = system.directionOfShortestLines
        isEarlyLine = cells.map { system.direction[$0] >= 0 && system.direction[$0] != shortest }
        self.leavesOfCell = leavesOfCell
        self.isPrimary = isPrimary
        self.cellOfLeaf = cellOfLeaf
        self.widePrimaries = widePrimaries
        self.standIns = standIns
        unknownCount = leaves.count + standIns.count

        var positiveNumber = [Int32](repeating: -1, count: leaves.count + standIns.count)
        var positiveCount: Int32 = 0
        var lateness = [Int32](repeating: Int32.max, count: positiveNumber.count)
        for unknown in positiveNumber.indices {
            let count = unknown < leaves.count ? system.leafCounts[leaves[unknown]] : 1
            let isCell = unknown >= leaves.count || cellOfLeaf[unknown] >= 0
            if count == 0 || (count == 1 && isCell) {
                positiveNumber[unknown] = positiveCount
                positiveCount += 1
                lateness[unknown] = 0
            } else if isCell && count > threshold {
                lateness[unknown] = Int32(clamping: Int(Int32.max) - count)
            }
        }
        self.positiveNumber = positiveNumber
        self.positiveCount = Int(positiveCount)
        self.lateness = lateness
        isPrimaryUnknown =
            leaves.indices.map { cellOfLeaf[$0] >= 0 && isPrimary[Int(cellOfLeaf[$0])] }
            + standIns.map { _ in false } + widePrimaries.map { _ in true }
    }

    private static func numbered(_ system: CellSystem, _ leaves: [Int], _ cells: [Int]) -> Lists {
        var number = [Int32](repeating: -1, count: system.leafCounts.count)
        for (place, leaf) in leaves.enumerated() { number[leaf] = Int32(place) }
        var lists = Lists(capacity: cells.count)
        for cell in cells {
            for leaf in system.leavesOfCell[cell] where number[Int(leaf)] >= 0 { lists.append(number[Int(leaf)]) }
            lists.close()
        }
        return lists
    }
}
