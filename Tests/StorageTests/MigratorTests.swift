import TestKit
import Testing

@testable import Storage

@Suite("The migrator")
struct MigratorTests {
    @Test("brings an empty database to the current schema, once", arguments: TestDatabase.kinds)
    func migrates(kind: Dialect) async throws {
        try await TestDatabase.with(kind, migrated: false) { database in
            let migrator = Migrator()
            let before = try await migrator.status(database)
            #expect(before == .empty)
            #expect(try await migrator.migrate(database, at: 0) == Migrations.all.map(\.name))
            #expect(try await migrator.status(database) == .current)
            #expect(try await migrator.migrate(database, at: 0) == [])
        }
    }

    @Test("refuses a database of an older program and says what to do", arguments: TestDatabase.kinds)
    func older(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            let later = Migrator(
                steps: Migrations.all + [Migration(name: "9999-later") { _ in ["CREATE TABLE later (id BIGINT)"] }])
            let error = await #expect(throws: StorageError.self) { try await later.requireCurrent(database) }
            #expect(
                error?.message == "This database is from an older Bellwether. Run `bellwether migrate` (it makes a backup first)."
            )
            let taken = try await later.migrate(database, at: 0)
            #expect(taken == ["9999-later"])
            #expect(try await later.status(database) == .current)
        }
    }

    @Test("a trail that was there before checkpoints holds after them, and is as closed as before", arguments: TestDatabase.kinds)
    func theRecord(kind: Dialect) async throws {
        try await TestDatabase.with(kind, migrated: false) { database in
            let before = Migrations.all.prefix { $0.name != Migration.theRecord.name }
            try await Migrator(steps: Array(before)).migrate(database, at: 0)
            for number in 1...3 { try await database.write { try $0.note(number) } }
            #expect(try await Migrator().migrate(database, at: 0).first == Migration.theRecord.name)
            try await database.write { try $0.note(4) }
            #expect(try await Verification.problems(in: database) == [])
            for change in ["UPDATE audit_entry SET detail = 'x'", "DELETE FROM audit_entry WHERE number = 1"] {
                await #expect(throws: StorageError.self) { try await database.write { try $0.execute(change) } }
            }
        }
    }

    @Test("refuses a database of a later program, to migrate it too", arguments: TestDatabase.kinds)
    func newer(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write {
                _ = try $0.execute("INSERT INTO schema_migration (name, applied_at) VALUES ('9999-later', 0)")
            }
            #expect(try await Migrator().status(database) == .newer(["9999-later"]))
            await #expect(throws: StorageError.self) { try await Migrator().migrate(database, at: 0) }
            await #expect(throws: StorageError.self) { try await Migrator().requireCurrent(database) }
        }
    }

    @Test("leaves the database as it was when a step fails", arguments: TestDatabase.kinds)
    func failing(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            let broken = Migration(name: "9999-broken") { _ in ["CREATE TABLE half (id BIGINT)", "CREATE TABLE half (id BIGINT)"]
            }
            await #expect(throws: StorageError.self) {
                try await Migrator(steps: Migrations.all + [broken]).migrate(database, at: 0)
            }
            #expect(try await Migrator().status(database) == .current)
            let tables = try await database.read { try $0.tables() }
            #expect(!tables.contains("half"))
        }
    }

    @Test("makes no table that a backup leaves out unless on purpose", arguments: TestDatabase.kinds)
    func backedUp(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            let tables = try await database.read { try $0.tables() }
            #expect(Set(tables) == Set(BackupFormat.tables + BackupFormat.leftOut + ["schema_migration"]))
        }
    }
}
