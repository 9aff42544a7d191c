/// One dimension of published tables, such as area: its finest codes, and the codes that stand for several of them, such as
/// districts and the whole county.
public struct TableDimension: Equatable, Sendable {
    public struct Aggregate: Equatable, Sendable {
        public let code: String
        /// The finest codes it is the sum of.
        public let leaves: [String]

        public init(code: String, leaves: [String]) {
            self.code = code
            self.leaves = leaves
        }
    }

    public let name: String
    public let leaves: [String]
    public let aggregates: [Aggregate]

    public init(name: String, leaves: [String], aggregates: [Aggregate]) {
        self.name = name
        self.leaves = leaves
        self.aggregates = aggregates
    }

    /// The finest codes, then the aggregates, as they were given.
    public var codes: [String] { leaves + aggregates.map(\.code) }
}

/// Tables that are published together, as cells that are sums of leaves.
///
/// A leaf is a combination of the finest codes of all dimensions, with its count; a combination that is not named is
/// nobody. A cell is a number that is printed somewhere: a combination of codes, finest or aggregate. Tables over different
/// dimensions are linked by naming the aggregate of everything in the dimensions a table does not have.
public struct LinkedTables: Sendable {
    public struct Leaf: Equatable, Sendable {
        public let codes: [String]
        public let count: Int

        public init(codes: [String], count: Int) {
            self.codes = codes
            self.count = count
        }
    }

    public let dimensions: [TableDimension]
    /// The codes of each cell, in the order of the dimensions.
    public let cells: [[String]]
    let system: CellSystem

    /// Every combination of codes, in each dimension the leaves before the aggregates, the last dimension running fastest.
    public static func everyCell(of dimensions: [TableDimension]) -> [[String]] {
        dimensions.reduce([[]]) { keys, dimension in
            keys.flatMap { key in dimension.codes.map { key + [$0] } }
        }
    }

    /// Nothing for `cells` means every combination.
    ///
    /// Throws `unknownCode`, `repeatedCodes`, `wrongNumberOfCodes` (of a leaf or cell) or `negativeCount`.
    public init(dimensions: [TableDimension], leaves: [Leaf], cells: [[String]]? = nil) throws(MeasureError) {
        self.dimensions = dimensions
        self.cells = cells ?? Self.everyCell(of: dimensions)
        system = try CellSystem(dimensions, leaves, self.cells)
    }

    /// The count of each cell, in the order of `cells`.
    public var counts: [Int] { system.counts }
}
