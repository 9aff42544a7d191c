/// Which leaves each cell is the sum of, by number, in both directions.
struct CellSystem: Sendable {
    let leafCounts: [Int]
    let counts: [Int]
    let cellsOfLeaf: Lists
    let leavesOfCell: Lists
    /// Of each cell that is a sum over the smallest group of one dimension and nothing else: that dimension; else -1.
    let direction: [Int8]

    init(_ dimensions: [TableDimension], _ leaves: [LinkedTables.Leaf], _ cells: [[String]]) throws(MeasureError) {
        var codes: [CodeBook] = []
        for dimension in dimensions { codes.append(try CodeBook(dimension)) }
        let (places, leafCounts) = try Self.number(leaves, codes)
        let cellNumbers = try Self.number(cells, codes)
        var cellsOfLeaf = Lists(capacity: leaves.count)
        for leaf in places.indices {
            Self.forEachKey(of: places[leaf], codes) { key in
                if let cells = cellNumbers[key] { for cell in cells { cellsOfLeaf.append(cell) } }
            }
            cellsOfLeaf.close()
        }
        var counts = [Int](repeating: 0, count: cells.count)
        for leaf in places.indices {
            for cell in cellsOfLeaf[leaf] { counts[Int(cell)] += leafCounts[leaf] }
        }
        self.leafCounts = leafCounts
        self.counts = counts
        direction = cells.map { Self.direction(of: $0, codes) }
        self.cellsOfLeaf = cellsOfLeaf
        leavesOfCell = cellsOfLeaf.turned(into: cells.count)
    }

    /// The dimension along which there are most lines, which are the shortest ones; -1 where there is no line.
    var directionOfShortestLines: Int8 {
        var lines: [Int8: Int] = [:]
        for one in direction where one >= 0 { lines[one, default: 0] += 1 }
        return lines.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? -1
    }

    private static func direction(of key: [String], _ codes: [CodeBook]) -> Int8 {
        var found: Int8 = -1
        for (dimension, book) in codes.enumerated() {
            guard let number = book.number[key[dimension]], number >= book.leafCount else { continue }
            guard found < 0, book.isSmallest[number - book.leafCount] else { return -1 }
            found = Int8(dimension)
        }
        return found
    }

    private static func number(
        _ leaves: [LinkedTables.Leaf], _ codes: [CodeBook]
    ) throws(MeasureError) -> ([[Int32]], [Int]) {
        var places: [[Int32]] = []
        var counts: [Int] = []
        var seen: Set<[Int32]> = []
        for leaf in leaves {
            guard leaf.count >= 0 else { throw .negativeCount(Double(leaf.count)) }
            guard leaf.codes.count == codes.count else { throw .wrongNumberOfCodes(leaf.codes) }
            var place: [Int32] = []
            for (book, code) in zip(codes, leaf.codes) {
                guard let number = book.number[code], number < book.leafCount else { throw .unknownCode(code) }
                place.append(Int32(number))
            }
            guard seen.insert(place).inserted else { throw .repeatedCodes(leaf.codes) }
            places.append(place)
            counts.append(leaf.count)
        }
        return (places, counts)
    }

    private static func number(_ cells: [[String]], _ codes: [CodeBook]) throws(MeasureError) -> [Int: [Int32]] {
        var numbers: [Int: [Int32]] = [:]
        numbers.reserveCapacity(cells.count)
        for (cell, key) in cells.enumerated() {
            guard key.count == codes.count else { throw .wrongNumberOfCodes(key) }
            var whole = 0
            for (book, code) in zip(codes, key) {
                guard let number = book.number[code] else { throw .unknownCode(code) }
                whole = whole * book.codeCount + number
            }
            numbers[whole, default: []].append(Int32(cell))
        }
        return numbers
    }

    private static func forEachKey(of place: [Int32], _ codes: [CodeBook], _ body: (Int) -> Void) {
        func go(_ dimension: Int, _ key: Int) {
            guard dimension < codes.count else { return body(key) }
            let book = codes[dimension]
            for code in book.containing[Int(place[dimension])] { go(dimension + 1, key * book.codeCount + code) }
        }
        go(0, 0)
    }
}
