import Domain
import TestKit
import Testing

@testable import Storage

@Suite("Stores")
struct StoresTests {
    private let now = Instant(secondsSince1970: 1_800_000_000)

    @Test("an import goes from previewed to accepted with what it brought", arguments: TestDatabase.kinds)
    func imports(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { [now] database in
            let sha256 = String(repeating: "b", count: 64)
            var given = Import(
                number: 0, fileName: "Q2 \u{2013} police.csv", format: "figures", sha256: sha256, byteCount: 120,
                knownOn: Day(number: 20_000),
                state: .previewed, actor: .owner, createdAt: now,
                counts: ImportCounts(read: 3, new: 2, leftOut: ["unknown area": 1]))
            let sent = given
            given.number = try await database.write { try $0.imports.record(sent) }
            let previewed = given
            #expect(try await database.read { try $0.imports.find(previewed.number) } == previewed)
            try await database.write {
                try $0.imports.accept(previewed.number, knownOn: Day(number: 20_001), counts: previewed.counts, at: now)
            }
            given.state = .accepted
            given.acceptedAt = now
            given.knownOn = Day(number: 20_001)
            let accepted = given
            #expect(try await database.read { try $0.imports.accepted(sha256: sha256) } == [accepted])
            #expect(try await database.read { try $0.imports.latest() } == [accepted])
            await #expect(throws: StorageError.self) {
                try await database.write {
                    try $0.imports.settle(accepted.number, as: .refused, format: "figures", counts: ImportCounts())
                }
            }
        }
    }

    @Test("the framework in force on a day is the latest applied for it", arguments: TestDatabase.kinds)
    func frameworks(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { [now] database in
            try await database.write { db in
                #expect(try db.frameworks.inForce() == nil)
                for (day, text) in [(10, "a"), (20, "b"), (20, "c"), (15, "d")] {
                    _ = try db.frameworks.apply(text, knownFrom: Day(number: Int32(day)), at: now, by: .owner, why: "agreed")
                }
                #expect(try db.frameworks.inForce()?.document == "c")
                #expect(try db.frameworks.inForce(on: Day(number: 19))?.document == "d")
                #expect(try db.frameworks.inForce(on: Day(number: 9)) == nil)
                #expect(try db.frameworks.numberInForce() == 3)
                #expect(try db.frameworks.history().map(\.number) == [4, 3, 2, 1])
            }
        }
    }

    @Test("a file is kept once, byte for byte", arguments: TestDatabase.kinds)
    func files(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let bytes = [UInt8](0...255)
                let name = try db.storedFiles.keep(bytes, contentType: "text/csv")
                #expect(try db.storedFiles.keep(bytes, contentType: "text/csv") == name)
                #expect(try db.storedFiles.file(name) == .init(contentType: "text/csv", bytes: bytes))
                #expect(try db.storedFiles.file("none") == nil)
                #expect(try db.storedFiles.damaged() == [])
            }
        }
    }

    @Test("neighbours are those of the latest accepted list, as known on a day", arguments: TestDatabase.kinds)
    func neighbours(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let model = NeighbourModel(id: "ilacs-2025", name: "2025 model", publishedOn: Day(number: 5))
                try db.neighbours.keep(model)
                let numbers = try [10, 20].map { day in
                    let number = try db.accept(Said(day, ["leeds": 1])).number
                    try db.neighbours.accept(
                        [
                            Neighbour(model: model.id, area: "leeds", rank: 1, neighbour: ID("town-\(day)"), closeness: "Close"),
                            Neighbour(model: model.id, area: "leeds", rank: 2, neighbour: "bury"),
                        ], import: number)
                    return number
                }
                func nearest(_ day: Int32?) throws -> ID<Area>? {
                    try db.neighbours.neighbours(of: "leeds", by: model.id, asKnown: day.map { Day(number: $0) }).first?.neighbour
                }
                #expect(try db.neighbours.models() == [model])
                #expect(try nearest(nil) == "town-20")
                #expect(try nearest(15) == "town-10")
                #expect(try nearest(5) == nil)
                try db.withdraw(numbers[1], on: 30)
                #expect(try nearest(nil) == "town-10")
            }
        }
    }

    @Test("a frozen pack gives its bytes back and cannot be changed", arguments: TestDatabase.kinds)
    func packs(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { [now] database in
            let pack = try await database.write { db in
                try db.packs.freeze(
                    Array("<p>7 of 9</p>".utf8), meeting: "board-july", format: .html, audience: .board,
                    asKnown: Day(number: 20_000), at: now,
                    by: .owner)
            }
            #expect(try await database.read { try $0.packs.all() } == [pack])
            #expect(try await database.read { try $0.packs.all(of: "other") } == [])
            #expect(try await database.read { try $0.packs.find(pack.number) } == pack)
            #expect(try await database.read { try $0.packs.bytes(of: pack) } == Array("<p>7 of 9</p>".utf8))
            await #expect(throws: StorageError.self) {
                try await database.write { try $0.execute("UPDATE pack SET meeting = 'x'") }
            }
            await #expect(throws: StorageError.self) { try await database.write { try $0.execute("DELETE FROM pack") } }
        }
    }

    @Test("a database holds one partnership", arguments: TestDatabase.kinds)
    func partnership(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { [now] database in
            let aireborough = KeptPartnership(id: "aireborough", name: "Aireborough", createdAt: now)
            try await database.write { try $0.partnership.create(aireborough) }
            #expect(try await database.read { try $0.partnership.find() } == aireborough)
            await #expect(throws: StorageError.self) { try await database.write { try $0.partnership.create(aireborough) } }
        }
    }
}
