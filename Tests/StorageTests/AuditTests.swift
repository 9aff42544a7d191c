import Domain
import TestKit
import Testing

@testable import Storage

@Suite("The audit trail")
struct AuditTests {
    @Test("follows entry from entry", arguments: TestDatabase.kinds)
    func chain(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            for number in 1...5 { try await database.write { try $0.note(number) } }
            let entries = try await database.read { try $0.audit.latest() }
            #expect(entries.map(\.number) == [5, 4, 3, 2, 1])
            #expect(entries[0].previousHash == entries[1].hash)
            #expect(try await database.read { try $0.audit.firstBrokenEntry() } == nil)
        }
    }

    @Test("can be added to and neither changed nor shortened", arguments: TestDatabase.kinds)
    func appendOnly(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { try $0.note(1) }
            for change in ["UPDATE audit_entry SET detail = 'x'", "DELETE FROM audit_entry"] {
                let error = await #expect(throws: StorageError.self) { try await database.write { try $0.execute(change) } }
                #expect(error?.kind == .rule)
            }
        }
    }

    @Test("shows where it was tampered with, past the table's own refusal", arguments: TestDatabase.kinds)
    func tampering(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            for number in 1...5 { try await database.write { try $0.note(number) } }
            try await database.write { db in
                switch kind {
                case .sqlite: try db.define("DROP TRIGGER audit_entry_refuses_update")
                case .postgres: try db.define("ALTER TABLE audit_entry DISABLE TRIGGER ALL")
                }
                try db.execute("UPDATE audit_entry SET detail = 'nothing happened' WHERE number = 3")
            }
            #expect(try await database.read { try $0.audit.firstBrokenEntry() } == 3)
            #expect(try await Verification.problems(in: database).count == 1)
        }
    }

    @Test("holds when many write at once", arguments: TestDatabase.kinds)
    func atOnce(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...20 { group.addTask { try await database.write { try $0.note(number) } } }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.audit.firstBrokenEntry() } == nil)
            #expect(try await database.read { try $0.audit.latest().count } == 20)
        }
    }
}

extension SQLConnection {
    func note(_ number: Int) throws {
        try audit.append(
            at: Instant(secondsSince1970: Int64(number)), by: .owner, .importFigures, verb: "import", noun: "import",
            id: "\(number)",
            detail: "2 new\nand \(number)")
    }
}
