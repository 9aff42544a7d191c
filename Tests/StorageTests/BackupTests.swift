import Domain
import Foundation
import TestKit
import Testing

@testable import Storage

@Suite("A backup")
struct BackupTests {
    static let ways = Dialect.allCases.flatMap { from in Dialect.allCases.map { (from, $0) } }

    @Test("restores everything, into the other database too", arguments: ways)
    func restores(from: Dialect, to: Dialect) async throws {
        try await TestDatabase.with(from) { database in
            try await fill(database)
            let (file, other) = (temporaryFile(), temporaryFile())
            defer { [file, other].forEach(remove) }
            try await Backup.write(database, to: file)
            try await TestDatabase.with(to, migrated: false) { restored in
                try await Backup.restore(file, into: restored, at: 0)
                #expect(try await Verification.problems(in: restored) == [])
                #expect(try await restored.read { try $0.history() } == database.read { try $0.history() })
                try await Backup.write(restored, to: other)
                #expect(try sameButOrder(file, other))
                // Numbers go on where they were.
                try await restored.write { db in
                    try db.accept(Said(50, ["new-area": 9]))
                    try db.note(6)
                }
                #expect(try await Verification.problems(in: restored) == [])
            }
        }
    }

    @Test("overwrites nothing unless told", arguments: TestDatabase.kinds)
    func overwrites(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await fill(database)
            let file = temporaryFile()
            defer { remove(file) }
            try await Backup.write(database, to: file)
            await #expect(throws: StorageError.self) { try await Backup.write(database, to: file) }
            try await database.write { _ = try $0.accept(Said(60, ["gipton": 99])) }
            await #expect(throws: StorageError.self) { try await Backup.restore(file, into: database, at: 0) }
            #expect(try await database.read { try $0.known(on: nil)["gipton"] } == 99)
            try await Backup.restore(file, into: database, overwriting: true, at: 0)
            #expect(try await database.read { try $0.known(on: nil)["gipton"] } == 3)
            #expect(try await Verification.problems(in: database) == [])
        }
    }

    @Test("that was changed or cut short is refused, and the database stays as it was", arguments: TestDatabase.kinds)
    func damaged(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await fill(database)
            let file = temporaryFile()
            defer { remove(file) }
            try await Backup.write(database, to: file)
            let text = try String(contentsOfFile: file, encoding: .utf8)
            for wrong in [text.replacingOccurrences(of: "gipton", with: "gupton"), String(text.dropLast(80)), "something else\n"]
            {
                try wrong.write(toFile: file, atomically: true, encoding: .utf8)
                let error = await #expect(throws: StorageError.self) {
                    try await Backup.restore(file, into: database, overwriting: true, at: 0)
                }
                #expect(error?.kind == .damaged)
                #expect(try await Verification.problems(in: database) == [])
                #expect(try await database.read { try $0.known(on: nil)["gipton"] } == 3)
            }
        }
    }

    @Test("verify finds a stored file that is not what it was", arguments: TestDatabase.kinds)
    func verifyFiles(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await fill(database)
            try await database.write { _ = try $0.execute("UPDATE stored_file SET bytes = $1", [.blob([1])]) }
            let problems = try await Verification.problems(in: database)
            #expect(problems.count == 2)
            #expect(problems.last?.hasPrefix("The frozen pack 1 ") == true)
        }
    }

    @Test("verify finds figures that point nowhere", arguments: TestDatabase.kinds)
    func verifyReferences(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await fill(database)
            try await database.write { _ = try $0.execute("DELETE FROM source") }
            #expect(try await Verification.problems(in: database).count == 2)
        }
    }

    private func fill(_ database: any Database) async throws {
        try await database.write { db in
            let now = Instant(secondsSince1970: 1)
            try db.partnership.create(KeptPartnership(id: "aireborough", name: "Aire\tborough", createdAt: now))
            _ = try db.frameworks.apply(
                "partnership:\n  id: aireborough\n  path: c:\\x\n", knownFrom: Day(number: 1), at: now, by: .owner, why: "")
            let numbers = try WithdrawalTests.said.map { try db.accept($0).number }
            try db.withdraw(numbers[1], on: 40)
            let model = NeighbourModel(id: "m", name: "m")
            try db.neighbours.keep(model)
            try db.neighbours.accept(
                [Neighbour(model: model.id, area: "gipton", rank: 1, neighbour: "seacroft")], import: numbers[0])
            _ = try db.packs.freeze(
                [0, 10, 92, 255], meeting: "m", format: .html, audience: .board, asKnown: Day(number: 1), at: now, by: .owner)
            for number in 1...5 { try db.note(number) }
        }
    }

    private func temporaryFile() -> String {
        FileManager.default.temporaryDirectory.path + "/bellwether-\(UUID().uuidString).backup"
    }

    private func remove(_ file: String) {
        if FileManager.default.fileExists(atPath: file) {
            #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: file) }
        }
    }

    private func sameButOrder(_ one: String, _ other: String) throws -> Bool {
        func lines(_ file: String) throws -> [Substring] {
            try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("sha256 ") }.sorted()
        }
        return try lines(one) == lines(other)
    }
}
