import Testing

@testable import Measures

@Suite("Protecting small numbers in tables that are published together")
struct ProtectionTests {
    // MARK: - Any table

    @Test("no primary of any random table can be worked out, and every count of one could be higher", arguments: 1...40)
    func randomTables(seed: Int) throws {
        let tables = try RandomTables.make(seed: UInt64(seed))
        try expectSafe(tables, try tables.protection(threshold: seed % 4 + 2), threshold: seed % 4 + 2)
    }

    @Test("the same table is protected the same way every time")
    func sameEveryTime() throws {
        for seed in 200..<203 {
            let tables = try RandomTables.make(seed: UInt64(seed))
            #expect(try tables.protection() == tables.protection())
        }
    }

    @Test("a secondary is needed: published on its own it would tell a primary")
    func nothingToSpare() throws {
        var seen = 0
        for seed in 300..<312 {
            let tables = try RandomTables.make(seed: UInt64(seed), fewest: 3)
            let protection = try tables.protection()
            let hidden = Set(protection.suppressed)
            for spare in protection.secondary {
                seen += 1
                let published = members(tables).enumerated().filter { !hidden.contains($0.offset) || $0.offset == spare }.map(
                    \.element)
                let reader = ExactReader(publishing: published)
                #expect(protection.primary.contains { reader.derives(members(tables)[$0]) })
            }
        }
        #expect(seen > 10)
    }

    // MARK: - Worked by hand

    /// docs/methods/protection.md works this one.
    @Test("three by three with one small count: a rectangle is hidden, and every total is shown")
    func rectangle() throws {
        let tables = try Self.grid([[3, 20, 9], [12, 30, 8], [40, 25, 50]])
        let protection = try tables.protection()
        #expect(protection.primary.map { tables.cells[$0] } == [["a", "x"]])
        #expect(Set(protection.secondary.map { tables.cells[$0] }) == [["a", "z"], ["b", "x"], ["b", "z"]])
    }

    @Test("two hidden counts that add up to a shown 2 would both be 1, so more is hidden")
    func singletons() throws {
        let tables = try Self.grid(
            [[1, 1, 0], [1, 1, 0], [0, 0, 70]],
            [
                ["a", "x"], ["a", "y"], ["b", "x"], ["b", "y"], ["c", "z"], ["a", "all"], ["b", "all"], ["all", "x"],
                ["all", "y"], ["all", "all"],
            ])
        let protection = try tables.protection(threshold: 1)
        let hidden = Set(protection.suppressed.map { tables.cells[$0] })
        #expect(protection.primary.count == 4)
        #expect(!hidden.isDisjoint(with: [["a", "all"], ["b", "all"]]))
        #expect(!hidden.isDisjoint(with: [["all", "x"], ["all", "y"]]))
        try expectSafe(tables, protection, threshold: 1)
    }

    @Test("noughts are shown, and so is whatever the threshold leaves")
    func thresholds() throws {
        let tables = try Self.grid([[0, 6, 7], [5, 6, 9], [0, 0, 0]])
        #expect(try tables.protection(threshold: 0).suppressed.isEmpty)
        #expect(try Self.grid([[1, 2], [0, 1]]).protection(threshold: 0).suppressed.isEmpty)
        #expect(try tables.protection(threshold: 4).suppressed.isEmpty)
        let protection = try tables.protection(threshold: 5)
        #expect(Set(protection.primary.map { tables.counts[$0] }) == [5])
        #expect(protection.secondary.allSatisfy { tables.counts[$0] > 5 })
        #expect(throws: MeasureError.negativeCount(-1)) { try tables.protection(threshold: -1) }
    }

    @Test("a table of nobody, and one with nothing small, hide nothing")
    func nothingSmall() throws {
        #expect(try Self.grid([[0, 0], [0, 0]]).protection().suppressed.isEmpty)
        #expect(try Self.grid([[10, 20], [30, 40]]).protection().suppressed.isEmpty)
        #expect(try LinkedTables(dimensions: [], leaves: []).protection().suppressed.isEmpty)
    }

    @Test("a group of areas is a total like any other: its children do not give it away")
    func groups() throws {
        let areas = TableDimension(
            name: "area", leaves: ["a", "b", "c", "d"],
            aggregates: [
                .init(code: "north", leaves: ["a", "b"]), .init(code: "south", leaves: ["c", "d"]),
                .init(code: "all", leaves: ["a", "b", "c", "d"]),
            ])
        let tables = try LinkedTables(
            dimensions: [areas], leaves: zip(["a", "b", "c", "d"], [4, 60, 70, 80]).map { .init(codes: [$0], count: $1) })
        let protection = try tables.protection()
        let hidden = Set(protection.suppressed.map { tables.cells[$0][0] })
        #expect(hidden == ["a", "b"])
    }

    @Test("a leaf of two dimensions is protected through the tables that show only its sums")
    func linked() throws {
        let sexes = TableDimension(name: "sex", leaves: ["f", "m"], aggregates: [.init(code: "both", leaves: ["f", "m"])])
        let ages = TableDimension(
            name: "age", leaves: ["young", "old"], aggregates: [.init(code: "all", leaves: ["young", "old"])])
        let leaves: [LinkedTables.Leaf] = [
            .init(codes: ["f", "young"], count: 2), .init(codes: ["f", "old"], count: 1),
            .init(codes: ["m", "young"], count: 30), .init(codes: ["m", "old"], count: 40),
        ]
        let cells = [["f", "all"], ["m", "all"], ["both", "young"], ["both", "old"], ["both", "all"]]
        let tables = try LinkedTables(dimensions: [sexes, ages], leaves: leaves, cells: cells)
        let protection = try tables.protection()
        #expect(protection.primary == [0])
        #expect(protection.secondary == [1])
        try expectSafe(tables, protection, threshold: 5)
    }

    @Test("codes that do not fit are refused")
    func refusals() throws {
        let one = TableDimension(name: "area", leaves: ["a", "b"], aggregates: [.init(code: "all", leaves: ["a", "b"])])
        #expect(throws: MeasureError.unknownCode("c")) {
            try LinkedTables(dimensions: [one], leaves: [.init(codes: ["c"], count: 1)])
        }
        #expect(throws: MeasureError.unknownCode("all")) {
            try LinkedTables(dimensions: [one], leaves: [.init(codes: ["all"], count: 1)])
        }
        #expect(throws: MeasureError.wrongNumberOfCodes(["a", "b"])) {
            try LinkedTables(dimensions: [one], leaves: [.init(codes: ["a", "b"], count: 1)])
        }
        #expect(throws: MeasureError.negativeCount(-2)) {
            try LinkedTables(dimensions: [one], leaves: [.init(codes: ["a"], count: -2)])
        }
        #expect(throws: MeasureError.repeatedCodes(["a"])) {
            try LinkedTables(dimensions: [one], leaves: [.init(codes: ["a"], count: 1), .init(codes: ["a"], count: 1)])
        }
    }

    // MARK: - Cases computed elsewhere

    struct Case: Decodable {
        struct Dimension: Decodable {
            let name: String
            let leaves: [String]
            let aggregates: [String: [String]]
        }
        struct Leaf: Decodable {
            let codes: [String]
            let count: Int

            init(from decoder: any Decoder) throws {
                var row = try decoder.unkeyedContainer()
                var codes: [String] = []
                while row.currentIndex < (row.count ?? 0) - 1 { codes.append(try row.decode(String.self)) }
                self.codes = codes
                count = try row.decode(Int.self)
            }
        }
        struct Cell: Decodable {
            let key: [String]
            let n: Int
            let primary: Bool
        }
        struct Expected: Decodable {
            struct Pattern: Decodable { let nSecondary: Int }
            let gaussDefault: Pattern
        }
        let id: String
        let threshold: Int
        let dims: [Dimension]
        let leafCounts: [Leaf]
        let cells: [Cell]
        let expected: Expected
    }

    @Test("given tables are safe, and in all with fewer secondaries than the reference")
    func cases() throws {
        let cases = try CaseFile<Case>.read("suppression.json")
        #expect(cases.count == 11)
        var (ours, theirs) = (0, 0)
        for one in cases {
            let tables = try LinkedTables(
                dimensions: one.dims.map { dimension in
                    TableDimension(
                        name: dimension.name, leaves: dimension.leaves,
                        aggregates: dimension.aggregates.sorted { $0.key < $1.key }.map { .init(code: $0.key, leaves: $0.value) })
                },
                leaves: one.leafCounts.map { .init(codes: $0.codes, count: $0.count) }, cells: one.cells.map(\.key))
            #expect(tables.counts == one.cells.map(\.n), "\(one.id)")
            let protection = try tables.protection(threshold: one.threshold)
            #expect(protection.primary == one.cells.indices.filter { one.cells[$0].primary }, "\(one.id)")
            try expectSafe(tables, protection, threshold: one.threshold)
            ours += protection.secondary.count
            theirs += one.expected.gaussDefault.nSecondary
        }
        #expect(ours < theirs)
    }

    // MARK: - What safe means

    /// Checked apart from the search: a reader with exact fractions, and the other table.
    private func expectSafe(_ tables: LinkedTables, _ protection: Protection, threshold: Int) throws {
        let cells = members(tables)
        let hidden = Set(protection.suppressed)
        #expect(protection.primary == tables.counts.indices.filter { (1...max(1, threshold)).contains(tables.counts[$0]) })
        #expect(hidden.count == protection.primary.count + protection.secondary.count)
        #expect(hidden.allSatisfy { tables.counts[$0] > 0 })
        let reader = ExactReader(publishing: cells.indices.filter { !hidden.contains($0) }.map { cells[$0] })
        for cell in hidden { #expect(!reader.derives(cells[cell]), "\(tables.cells[cell])") }
        for cell in cells.indices {
            let difference = cells[cell].reduce(0) { $0 + protection.otherTable[$1] }
            if !hidden.contains(cell) { #expect(difference == 0) }
            if tables.counts[cell] == 1 { #expect(difference > 0) }
        }
        for (leaf, count) in tables.system.leafCounts.enumerated() where count == 0 { #expect(protection.otherTable[leaf] >= 0) }
        for cell in protection.primary { #expect(cells[cell].reduce(0) { $0 + protection.otherTable[$1] } != 0) }
    }

    private func members(_ tables: LinkedTables) -> [[Int]] {
        tables.cells.indices.map { tables.system.leavesOfCell[$0].map { Int($0) } }
    }

    /// Rows a, b, c and columns x, y, z with their totals.
    static func grid(_ counts: [[Int]], _ cells: [[String]]? = nil) throws -> LinkedTables {
        let (rows, columns) = (Array(["a", "b", "c"].prefix(counts.count)), Array(["x", "y", "z"].prefix(counts[0].count)))
        return try LinkedTables(
            dimensions: [
                TableDimension(name: "row", leaves: rows, aggregates: [.init(code: "all", leaves: rows)]),
                TableDimension(name: "column", leaves: columns, aggregates: [.init(code: "all", leaves: columns)]),
            ],
            leaves: rows.indices.flatMap { row in
                columns.indices.map { .init(codes: [rows[row], columns[$0]], count: counts[row][$0]) }
            }, cells: cells)
    }
}

/// Tables of two or three dimensions with groups, sparse or full, some of them shown only as linked tables.
private enum RandomTables {
    static func make(seed: UInt64, fewest: Int = 1) throws -> LinkedTables {
        var chance = SplitMix(seed: seed)
        let dimensions = (0..<(2 + chance.below(2))).map { number -> TableDimension in
            let leaves = (0..<(2 + chance.below(3))).map { "\(number)\($0)" }
            var aggregates = [TableDimension.Aggregate(code: "all\(number)", leaves: leaves)]
            if leaves.count > 3 { aggregates.append(.init(code: "group\(number)", leaves: Array(leaves.prefix(2)))) }
            return TableDimension(name: "\(number)", leaves: leaves, aggregates: aggregates)
        }
        let largest = [3, 9, 40][chance.below(3)]
        let leaves = dimensions.reduce([[]]) { keys, one in keys.flatMap { key in one.leaves.map { key + [$0] } } }
            .map { LinkedTables.Leaf(codes: $0, count: chance.below(4) == 0 ? 0 : fewest - 1 + chance.below(largest)) }
        let every = LinkedTables.everyCell(of: dimensions)
        let isLinked = dimensions.count == 3 && chance.below(2) == 0
        return try LinkedTables(
            dimensions: dimensions, leaves: leaves, cells: isLinked ? every.filter { $0.contains { $0.hasPrefix("all") } } : every
        )
    }
}
