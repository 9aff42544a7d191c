import Storage
import TestKit
import Testing

@Suite("PostgreSQL")
struct PostgresTests {
    @Test("a connection that the server ended is replaced at the next call")
    func reconnects() async throws {
        try await TestDatabase.with(.postgres) { database in
            for _ in 0..<3 {
                await #expect(throws: StorageError.self) {
                    try await database.write { db in
                        try db.execute("INSERT INTO area (key) VALUES ($1)", ["lost"])
                        _ = try db.rows("SELECT pg_terminate_backend(pg_backend_pid())") { try $0.integer(0) }
                    }
                }
            }
            let count = try await database.read { try $0.integer("SELECT count(*) FROM area") }
            #expect(count == 0)
        }
    }

    @Test("a connection that died while it was idle is replaced unnoticed")
    func replacesIdle() async throws {
        let place = try await TestDatabase.Place(.postgres)
        let (database, other) = (try await place.open(), try await place.open())
        let number = try await database.read { try $0.integer("SELECT pg_backend_pid()") }
        try await other.write { db in
            _ = try db.rows("SELECT pg_terminate_backend(CAST($1 AS INTEGER))", [.integer(number)]) { try $0.integer(0) }
        }
        #expect(try await database.read { try $0.integer("SELECT 1") } == 1)
        try await database.close()
        try await other.close()
        try await place.clear()
    }

    @Test("works behind a pooler: no statement is kept when the setting is off")
    func keepsNoStatements() async throws {
        let place = try await TestDatabase.Place(.postgres)
        var settings = PostgresDatabase.Settings()
        settings.connections = 1
        settings.keepsStatements = false
        let database = try await PostgresDatabase.open(place.address, schema: place.schema, settings: settings)
        let kept = try await database.read { db in
            try db.integer("SELECT count(*) FROM pg_prepared_statements")
        }
        #expect(kept == 0)
        try await database.close()
        try await place.clear()
    }

    @Test(
        "no message shows the password",
        arguments: [
            "postgres://bell:s3cret@127.0.0.1:1/none", "host=127.0.0.1 port=1 user=bell password=s3cret",
            "postgres://bell:s3cret@:::/x", "s3cret",
        ])
    func hidesPassword(address: String) async throws {
        do {
            _ = try await PostgresDatabase.open(address, schema: "x")
            Issue.record("there is no server")
        } catch let error as StorageError {
            #expect(error.kind == .unreachable)
            #expect(!error.message.contains("s3cret"))
        }
    }

    @Test("two partnerships in one database do not see each other")
    func schemas() async throws {
        try await TestDatabase.with(.postgres) { one in
            try await TestDatabase.with(.postgres) { two in
                try await one.write { _ = try $0.execute("INSERT INTO area (key) VALUES ($1)", ["gipton"]) }
                #expect(try await two.read { try $0.integer("SELECT count(*) FROM area") } == 0)
            }
        }
    }
}
