import Foundation
import GRDB
import GRDBSQLite

/// One SQLite file in WAL mode: one writer, several readers, none of whom waits for the other.
public final class SQLiteDatabase: Database {
    public struct Settings: Sendable {
        /// Each reader is a connection with a cache of its own. More than there can be exports that wait for their readers
        /// (four, in Web), so that a page is never kept waiting by them.
        public var readers = 8
        public var cacheMegabytes = 64
        /// 0 maps no part of the file into memory.
        public var mappedMegabytes = 256
        /// How long to wait for another program that is writing.
        public var busySeconds = 10.0

        public init() {}
    }

    public let dialect = Dialect.sqlite
    public let path: String
    private let pool: DatabasePool
    private let placeholders = Placeholders()

    /// Opens the file, and makes it when it is not there.
    public init(path: String, settings: Settings = Settings()) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = settings.readers
        configuration.busyMode = .timeout(settings.busySeconds)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { connection in
            try connection.execute(
                sql: """
                    PRAGMA synchronous = NORMAL;
                    PRAGMA cache_size = -\(settings.cacheMegabytes * 1024);
                    PRAGMA mmap_size = \(settings.mappedMegabytes * 1024 * 1024);
                    """)
        }
        self.path = path
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
        } catch let error as GRDB.DatabaseError {
            throw StorageError(.unreachable, "The database file \(path) cannot be opened: \(error.message ?? "unknown reason").")
        }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        do {
            return try readHere(body)
        } catch let error as GRDB.DatabaseError {
            throw StorageError(error)
        }
    }

    /// Reads on the thread of whoever asks: what is asked for a page takes less time than to change threads twice. Nobody
    /// who reads waits for one who writes; who waits for something else within the closure brings a thread for it.
    private func readHere<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        try pool.read { try body(SQLiteConnection($0, placeholders)) }
    }

    public func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        do {
            return try await pool.write { [placeholders] in try body(SQLiteConnection($0, placeholders)) }
        } catch let error as GRDB.DatabaseError {
            throw StorageError(error)
        }
    }

    public func close() async throws {
        do {
            try pool.close()
        } catch let error as GRDB.DatabaseError {
            throw StorageError(error)
        }
    }
}

extension StorageError {
    init(_ error: GRDB.DatabaseError) {
        self.init(sqliteCode: error.extendedResultCode.rawValue, message: error.message ?? "unknown reason")
    }

    init(sqliteCode code: Int32, message: String) {
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED:
            self.init(.busy, "Another program is writing to this database. Try again when it has finished.")
        case SQLITE_CONSTRAINT: self.init(.rule, "The database refused a row: \(message).")
        case SQLITE_FULL: self.init(.unreachable, "The disk is full. Make room and try again; nothing was changed.")
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_PERM:
            self.init(.unreachable, "The database file cannot be written or read: \(message).")
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            self.init(.damaged, "The database file is damaged: \(message). Restore a backup.")
        default: self.init(.statement, "The database could not do what was asked: \(message).")
        }
    }
}
