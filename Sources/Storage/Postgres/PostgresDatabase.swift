import NIOPosix
import Synchronization

/// One partnership's schema in a PostgreSQL database.
///
/// As many connections as threads: a transaction runs to its end on a thread of its own, so nothing ever waits
/// for a connection that waits for it.
public final class PostgresDatabase: Database {
    public struct Settings: Sendable {
        public var connections = 4
        /// Statements prepared once and kept by the session. Off behind a pooler that hands sessions around.
        public var keepsStatements = true

        public init() {}
    }

    public let dialect = Dialect.postgres
    public let schema: String
    private let address: PostgresAddress
    private let settings: Settings
    private let threads: NIOThreadPool
    private let idle = Mutex<[PostgresConnection]>([])

    /// Connects, and makes the schema when it is not there.
    public static func open(_ address: String, schema: String, settings: Settings = Settings()) async throws -> PostgresDatabase {
        let database = PostgresDatabase(try PostgresAddress(address), schema, settings)
        do {
            try await database.threads.runIfActive {
                let connection = try database.connect()
                try connection.define("CREATE SCHEMA IF NOT EXISTS \(PostgresAddress.quoted(schema))")
                database.idle.withLock { $0.append(connection) }
            }
        } catch {
            try await database.close()
            throw error
        }
        return database
    }

    private init(_ address: PostgresAddress, _ schema: String, _ settings: Settings) {
        self.address = address
        self.schema = schema
        self.settings = settings
        threads = NIOThreadPool(numberOfThreads: settings.connections)
        threads.start()
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await transaction(readOnly: true, body)
    }

    public func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await transaction(readOnly: false, body)
    }

    public func close() async throws {
        try await threads.shutdownGracefully()
        idle.withLock { $0.removeAll() }
    }

    private func transaction<T: Sendable>(
        readOnly: Bool, _ body: @escaping @Sendable (any SQLConnection) throws -> T
    ) async throws -> T {
        try await threads.runIfActive { [self] in
            let connection = try begun(readOnly: readOnly)
            do {
                let result = try body(connection)
                try connection.commit()
                idle.withLock { $0.append(connection) }
                return result
            } catch {
                connection.rollback()
                if connection.isAlive { idle.withLock { $0.append(connection) } }
                throw error
            }
        }
    }

    /// A connection may have died while it was idle. Nothing was done on it yet, so another takes its place.
    private func begun(readOnly: Bool) throws -> PostgresConnection {
        while let connection = idle.withLock({ $0.popLast() }) {
            do {
                try connection.begin(schema: schema, readOnly: readOnly)
                return connection
            } catch {
                if connection.isAlive { throw error }
            }
        }
        let connection = try connect()
        try connection.begin(schema: schema, readOnly: readOnly)
        return connection
    }

    private func connect() throws -> PostgresConnection {
        try PostgresConnection(address, keepsStatements: settings.keepsStatements)
    }
}
