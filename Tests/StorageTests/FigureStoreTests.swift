import Domain
import TestKit
import Testing

@testable import Storage

@Suite("Figures")
struct FigureStoreTests {
    @Test("come back as they were said", arguments: TestDatabase.kinds)
    func roundTrip(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            let known = try await database.write { db in
                try db.accept(Said(10, ["gipton": 5]))
                return try db.figures.figures(FigureStore.Question(areas: ["gipton"], indicators: ["cpp-rate"]))
            }
            #expect(
                known == [
                    KnownFigure(
                        key: FigureKey(
                            area: "gipton", indicator: "cpp-rate", period: .financialQuarter(2025, 2), source: "return-police"),
                        figure: Figure(
                            state: .value(.final), numerator: 5, denominator: 100, note: "counted\tby hand",
                            extractedOn: Day(number: 20_000)),
                        knownFrom: Day(number: 10), importNumber: 1)
                ])
        }
    }

    @Test("a later import revises, and what was known before stays to be seen", arguments: TestDatabase.kinds)
    func revises(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let first = try db.accept(Said(10, ["gipton": 5, "seacroft": 7])).counts
                let second = try db.accept(Said(20, ["gipton": 6, "seacroft": 7, "harehills": 1])).counts
                #expect(first == FigureStore.Counts(new: 2))
                #expect(second == FigureStore.Counts(new: 1, changed: 1, unchanged: 1))
                #expect(
                    try db.history() == [
                        "gipton 5 from 10 until 20", "gipton 6 from 20", "harehills 1 from 20", "seacroft 7 from 10",
                    ])
                #expect(try db.known(on: 9) == [:])
                #expect(try db.known(on: 10) == ["gipton": 5, "seacroft": 7])
                #expect(try db.known(on: 19) == ["gipton": 5, "seacroft": 7])
                #expect(try db.known(on: 20) == ["gipton": 6, "seacroft": 7, "harehills": 1])
            }
        }
    }

    @Test("the same file again changes nothing", arguments: TestDatabase.kinds)
    func again(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let said = Said(10, ["gipton": 5, "seacroft": 7])
                try db.accept(said)
                let rows = try db.allRows()
                #expect(try db.accept(said).counts == FigureStore.Counts(unchanged: 2))
                #expect(try db.allRows() == rows)
            }
        }
    }

    @Test("a preview says what would happen and writes nothing", arguments: TestDatabase.kinds)
    func preview(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { _ = try $0.accept(Said(10, ["gipton": 5, "seacroft": 7])) }
            let before = try await database.read { try $0.allRows() }
            let said = Said(20, ["gipton": 6, "seacroft": 7, "harehills": 1])
            let comparison = try await database.write { try $0.figures.compare(said.batch, knownFrom: said.knownFrom) }
            #expect(comparison.counts == FigureStore.Counts(new: 1, changed: 1, unchanged: 1))
            #expect(comparison.changes.map(\.key.area) == ["gipton"])
            #expect(comparison.changes.map(\.old.numerator) == [5])
            #expect(comparison.changes.map(\.new.numerator) == [6])
            #expect(try await database.read { try $0.allRows() } == before)
            #expect(try await database.read { try $0.integer("SELECT count(*) FROM area") } == 2)
        }
    }

    @Test("an older file comes in at its place", arguments: TestDatabase.kinds)
    func backdated(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                try db.accept(Said(30, ["gipton": 3, "seacroft": 7]))
                try db.accept(Said(10, ["gipton": 1, "seacroft": 7]))
                try db.accept(Said(20, ["gipton": 2, "harehills": 4]))
                #expect(
                    try db.history() == [
                        "gipton 1 from 10 until 20", "gipton 2 from 20 until 30", "gipton 3 from 30", "harehills 4 from 20",
                        "seacroft 7 from 10",
                    ])
            }
        }
    }

    @Test("within one day the later import wins", arguments: TestDatabase.kinds)
    func sameDay(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                try db.accept(Said(10, ["gipton": 1]))
                try db.accept(Said(20, ["gipton": 2]))
                try db.accept(Said(20, ["gipton": 3]))
                #expect(try db.history() == ["gipton 1 from 10 until 20", "gipton 3 from 20"])
                // Back to what was known before, which therefore never stopped being known.
                try db.accept(Said(20, ["gipton": 1]))
                #expect(try db.history() == ["gipton 1 from 10"])
            }
        }
    }

    static let trios: [[Double]] = [[1, 2, 3], [1, 2, 1], [1, 1, 2], [1, 2, 2], [1, 1, 1]]

    @Test("three imports leave the same figures in any order", arguments: TestDatabase.kinds, trios)
    func anyOrder(kind: Dialect, values: [Double]) async throws {
        let said = values.enumerated().map { Said(10 * ($0 + 1), ["gipton": $1, "seacroft": $1 * 2]) }
        var histories: Set<[String]> = []
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            try await TestDatabase.with(kind) { database in
                try await database.write { db in for place in order { try db.accept(said[place]) } }
                histories.insert(try await database.read { try $0.history() })
                for day in 0..<3 {
                    let known = try await database.read { try $0.known(on: 10 * (day + 1)) }
                    #expect(known == ["gipton": values[day], "seacroft": values[day] * 2])
                }
            }
        }
        #expect(histories.count == 1)
    }

    @Test(
        "what is known on any day is what was said last for it, whichever way a batch is compared", arguments: TestDatabase.kinds,
        [1, 2, 3, 4, 5])
    func randomOrders(kind: Dialect, seed: Int) async throws {
        var random = SmallRandom(state: UInt64(seed))
        let said = (0..<12).map { _ in
            Said(Int(random.next() % 5) * 10, ["gipton": Double(random.next() % 3), "seacroft": Double(random.next() % 2)])
        }
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                for (place, each) in said.enumerated() { try db.accept(each, walking: place % 2 == seed % 2) }
                let counts = try db.accept(said[0], walking: true).counts
                #expect(counts.new == 0)
                for day in stride(from: 0, through: 50, by: 10) {
                    let expected = (said + [said[0]]).enumerated().filter { $0.element.day <= day }
                        .max { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
                    #expect(try db.known(on: day) == expected?.element.values ?? [:])
                }
            }
        }
    }

    @Test("a file that gives one figure twice is refused, with its lines", arguments: TestDatabase.kinds)
    func doubles(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            var batch = Said(10, ["gipton": 5, "seacroft": 7]).batch
            batch.rows.append(batch.rows[0])
            batch.rows[2].line = 9
            let twice = batch
            let error = await #expect(throws: StorageError.self) {
                try await database.write { try $0.figures.accept(twice, knownFrom: Day(number: 10), import: 1) }
            }
            #expect(error?.message == "Lines 2 and 9 give the same figure. Keep one of them.")
        }
    }

    @Test("stopped half-way, an import leaves nothing", arguments: TestDatabase.kinds)
    func halfWay(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { _ = try $0.accept(Said(10, ["gipton": 5])) }
            let before = try await database.read { try $0.allRows() }
            await #expect(throws: HalfWay.self) {
                try await database.write { db in
                    try db.accept(Said(20, ["gipton": 6, "harehills": 2]))
                    throw HalfWay()
                }
            }
            #expect(try await database.read { try $0.allRows() } == before)
            #expect(try await database.read { try $0.integer("SELECT count(*) FROM import") } == 1)
            // Nor is anything in the way of trying again.
            try await database.write { _ = try $0.accept(Said(20, ["gipton": 6, "harehills": 2])) }
        }
    }

    @Test("the export has every figure once, in the order of the ids", arguments: TestDatabase.kinds)
    func export(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            let areas = try await database.write { db in
                try db.accept(Said(10, ["seacroft": 7, "Zeta": 1]))
                try db.accept(Said(20, ["gipton": 6, "seacroft": 8]))
                var areas: [String] = []
                try db.figures.each { areas.append("\($0.key.area) \(Int($0.figure.numerator ?? -1))") }
                var before: [String] = []
                try db.figures.each(asKnown: Day(number: 10)) {
                    before.append("\($0.key.area) \(Int($0.figure.numerator ?? -1))")
                }
                #expect(try db.figures.count() == 3)
                #expect(try db.figures.count(asKnown: Day(number: 10)) == 2)
                return [areas, before]
            }
            #expect(areas == [["Zeta 1", "gipton 6", "seacroft 8"], ["Zeta 1", "seacroft 7"]])
        }
    }

    @Test("one question finds an area, an indicator, a group or all", arguments: TestDatabase.kinds)
    func questions(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                try db.accept(Said(10, ["gipton": 5, "seacroft": 7]))
                var batch = Said(10, ["gipton": 2]).batch
                batch.groups = [.total, try #require(PopulationGroup("sex=female"))]
                batch.rows[0].group = 1
                try db.figures.accept(batch, knownFrom: Day(number: 10), import: 1)
                func count(_ question: FigureStore.Question) throws -> Int { try db.figures.figures(question).count }
                #expect(try count(.init(areas: ["gipton"])) == 1)
                #expect(try count(.init(areas: ["gipton"], group: nil)) == 2)
                #expect(try count(.init(indicators: ["cpp-rate", "unknown"])) == 2)
                #expect(try count(.init(indicators: ["cpp-rate"], group: nil)) == 3)
                #expect(try count(.init(indicators: ["unknown"])) == 0)
                #expect(try count(.init(areas: ["unknown"])) == 0)
                #expect(try db.figures.indicatorsWithFigures() == ["cpp-rate"])
            }
        }
    }

    @Test("pages put together are all figures once, as known now and on a day", arguments: TestDatabase.kinds)
    func pages(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let areas = (0..<23).map { "area-\($0)" }
                try db.accept(Said(10, Dictionary(uniqueKeysWithValues: areas.map { ($0, 1) })))
                try db.accept(Said(20, ["area-3": 2, "area-22": 2, "late": 2]))
                for day in [nil, 10, 20] as [Int?] {
                    let asKnown = day.map { Day(number: Int32($0)) }
                    var (place, seen) = (nil as FigurePlace?, [String: Double]())
                    while true {
                        let page = try db.figures.page(after: place, limit: 5, asKnown: asKnown)
                        for one in page {
                            #expect(seen.updateValue(one.figure.figure.numerator ?? -1, forKey: one.figure.key.area.text) == nil)
                        }
                        guard let last = page.last?.place else { break }
                        #expect(FigurePlace(last.text) == last)
                        place = last
                    }
                    #expect(try seen == db.known(on: day))
                }
                #expect(try db.figures.page(limit: 5, area: "area-3").map(\.figure.figure.numerator) == [2])
                #expect(try db.figures.page(limit: 5, area: "nowhere").isEmpty)
            }
        }
    }

    @Test(
        "what is no place among the figures is none",
        arguments: ["", "1.2.3.4", "1.2.3.4.5.6", "1.2.3.4.x", "....", "1.2.3.4.99999999999999999999"])
    func noPlace(text: String) {
        #expect(FigurePlace(text) == nil)
    }
}

extension SQLConnection {
    /// Both tables as they are, without the import that brought a row.
    func allRows() throws -> [String] {
        let columns = FigureColumns.list(FigureColumns.all)
        return try rows(
            """
            SELECT \(columns), 0, 0, 'now' FROM figure UNION ALL SELECT \(columns), known_until, withdrawn, 'past' FROM figure_past
            ORDER BY 1, 2, 3, 4, 5, 14, 13
            """
        ) { "\(try FigureStatement($0)) \(try $0.integer(14)) \(try $0.integer(15)) \(try $0.text(16))" }
    }
}

struct SmallRandom {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
