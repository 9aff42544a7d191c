import Foundation
import Storage

/// A new, empty database of either kind for one test. Both are the real thing.
public enum TestDatabase {
    /// Every test that touches a database takes these as its arguments.
    public static let kinds = Dialect.allCases

    /// Runs a test on a database that nobody else uses, and clears it away.
    @discardableResult
    public static func with<T>(
        _ kind: Dialect, migrated: Bool = true, _ body: (any Database) async throws -> T
    ) async throws -> T {
        let place = try await Place(kind)
        let result: Result<T, any Error>
        do {
            let database = try await place.open()
            do {
                if migrated { try await Migrator().migrate(database, at: 0) }
                result = .success(try await body(database))
            } catch {
                result = .failure(error)
            }
            try await database.close()
        } catch {
            try await place.clear()
            throw error
        }
        try await place.clear()
        return try result.get()
    }

    /// Where a database is, for tests that open it more than once.
    public struct Place: Sendable {
        public let kind: Dialect
        /// The file, or the server's address.
        public let address: String
        public let schema: String

        public init(_ kind: Dialect) async throws {
            self.kind = kind
            schema = "test-" + UUID().uuidString.lowercased()
            switch kind {
            case .sqlite: address = FileManager.default.temporaryDirectory.path + "/bellwether-\(schema).sqlite"
            case .postgres: address = try await PostgresServer.shared().address
            }
        }

        public func open() async throws -> any Database {
            switch kind {
            case .sqlite:
                var settings = SQLiteDatabase.Settings()
                settings.cacheMegabytes = 4
                return try SQLiteDatabase(path: address, settings: settings)
            case .postgres:
                var settings = PostgresDatabase.Settings()
                settings.connections = 2
                return try await PostgresDatabase.open(address, schema: schema, settings: settings)
            }
        }

        public func clear() async throws {
            switch kind {
            case .sqlite:
                for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: address + suffix) {
                    try FileManager.default.removeItem(atPath: address + suffix)
                }
            case .postgres:
                var settings = PostgresDatabase.Settings()
                settings.connections = 1
                let database = try await PostgresDatabase.open(address, schema: schema, settings: settings)
                try await database.write { [schema] in try $0.define("DROP SCHEMA \"\(schema)\" CASCADE") }
                try await database.close()
            }
        }
    }
}
