import Domain
import TestKit
import Testing

@testable import Storage

@Suite("Withdrawing an import")
struct WithdrawalTests {
    static let said = [
        Said(10, ["gipton": 1, "seacroft": 7]), Said(20, ["gipton": 2, "harehills": 4]), Said(30, ["gipton": 3]),
    ]
    static let left: [[String]] = [
        ["gipton 2 from 20 until 30", "gipton 3 from 30", "harehills 4 from 20"],
        ["gipton 1 from 10 until 30", "gipton 3 from 30", "seacroft 7 from 10"],
        ["gipton 1 from 10 until 20", "gipton 2 from 20", "harehills 4 from 20", "seacroft 7 from 10"],
    ]

    @Test("leaves what is known without it, whichever of three it was", arguments: TestDatabase.kinds, [0, 1, 2])
    func stepsBack(kind: Dialect, which: Int) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let numbers = try Self.said.map { try db.accept($0).number }
                try db.withdraw(numbers[which], on: 40)
                #expect(try db.history() == Self.left[which])
            }
        }
    }

    @Test("keeps what it said, marked, with the days on which it stood", arguments: TestDatabase.kinds)
    func keeps(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let number = try db.accept(Self.said[0]).number
                try db.withdraw(number, on: 40)
                #expect(try db.figures.isEmpty)
                let kept = try db.figures.revisions(FigureStore.Question())
                #expect(kept.map(\.key.area.text).sorted() == ["gipton", "seacroft"])
                #expect(kept.allSatisfy { $0.isWithdrawn && $0.knownUntil == Day(number: 40) && $0.importNumber == number })
                #expect(try db.known(on: 15) == [:])
            }
        }
    }

    @Test("of all of them leaves nothing, and the same may be said again", arguments: TestDatabase.kinds)
    func everything(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                for number in try Self.said.map({ try db.accept($0).number }) { try db.withdraw(number, on: 40) }
                #expect(try db.history() == [])
                for said in Self.said { try db.accept(said) }
                #expect(
                    try db.history() == [
                        "gipton 1 from 10 until 20", "gipton 2 from 20 until 30", "gipton 3 from 30", "harehills 4 from 20",
                        "seacroft 7 from 10",
                    ])
            }
        }
    }

    @Test("leaves a figure that a later import only repeated, known from that one's day", arguments: TestDatabase.kinds)
    func repeated(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let number = try db.accept(Said(10, ["gipton": 1])).number
                try db.accept(Said(20, ["gipton": 1]))
                #expect(try db.history() == ["gipton 1 from 10"])
                try db.withdraw(number, on: 40)
                #expect(try db.history() == ["gipton 1 from 20"])
            }
        }
    }

    @Test("can be done once, and only to what was accepted", arguments: TestDatabase.kinds)
    func once(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            let number = try await database.write { try $0.accept(Self.said[0]).number }
            try await database.write { try $0.withdraw(number, on: 40) }
            let error = await #expect(throws: StorageError.self) { try await database.write { try $0.withdraw(number, on: 41) } }
            #expect(error?.kind == .notPossible)
        }
    }
}
