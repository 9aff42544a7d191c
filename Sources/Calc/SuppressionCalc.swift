import Measures

enum SuppressionCalc: CalcMethod {
    static let name = "suppression"

    struct Input: Decodable {
        let threshold: Int
        let dims: [Dimension]
        let leafCounts: [Leaf]
        let cells: [Cell]

        enum CodingKeys: String, CodingKey {
            case threshold, dims, cells
            case leafCounts = "leaf_counts"
        }
    }

    struct Dimension: Decodable {
        let name: String
        let leaves: [String]
        let aggregates: [String: [String]]
    }

    struct Cell: Decodable { let key: [String] }

    /// A row of codes that ends in the count.
    struct Leaf: Decodable {
        let codes: [String]
        let count: Int

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            var codes: [String] = []
            let length = row.count ?? 0
            while row.currentIndex < length - 1 { codes.append(try row.decode(String.self)) }
            self.codes = codes
            count = try row.decode(Int.self)
        }
    }

    struct Output: Encodable {
        let suppressed: [Int]
        let secondaries: Int
    }

    static func result(of input: Input) throws -> Output {
        let dimensions = input.dims.map { dimension in
            TableDimension(
                name: dimension.name, leaves: dimension.leaves,
                aggregates: dimension.aggregates.sorted { $0.key < $1.key }.map { .init(code: $0.key, leaves: $0.value) })
        }
        let tables = try LinkedTables(
            dimensions: dimensions, leaves: input.leafCounts.map { .init(codes: $0.codes, count: $0.count) },
            cells: input.cells.map(\.key))
        let protection = try tables.protection(threshold: input.threshold)
        return Output(suppressed: protection.suppressed, secondaries: protection.secondary.count)
    }
}
