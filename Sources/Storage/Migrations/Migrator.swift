/// Brings a database to the schema that this program writes, one step after the other, forwards only.
public struct Migrator: Sendable {
    public enum Status: Hashable, Sendable {
        /// Nothing is there yet.
        case empty
        case current
        /// These steps are still to come.
        case older([String])
        /// These steps are unknown here: a later Bellwether made them.
        case newer([String])

        /// What to do about it; nil when there is nothing to do.
        public var advice: String? {
            switch self {
            case .empty: "There is no partnership in this database. Run `bellwether create` or `bellwether demo`."
            case .current: nil
            case .older:
                "This database is from an older Bellwether. Run `bellwether migrate` (it makes a backup first)."
            case .newer(let names):
                "This database is from a later Bellwether (\(names.joined(separator: ", "))). Install that version; this one would not know what it overwrites."
            }
        }
    }

    private let steps: [Migration]

    public init() { self.init(steps: Migrations.all) }

    init(steps: [Migration]) { self.steps = steps }

    public func status(_ database: any Database) async throws -> Status {
        try await database.read { try status($0) }
    }

    /// Throws the advice unless the schema is current: nothing is read or written on a guess.
    public func requireCurrent(_ database: any Database) async throws {
        if let advice = try await status(database).advice { throw StorageError(.notCurrent, advice) }
    }

    /// Takes the steps that are still to come and gives their names. Each is a transaction of its own.
    @discardableResult
    public func migrate(_ database: any Database, at now: Int64) async throws -> [String] {
        let status = try await status(database)
        let names: [String]
        switch status {
        case .current: return []
        case .newer: throw StorageError(.notCurrent, status.advice ?? "")
        case .empty: names = steps.map(\.name)
        case .older(let missing): names = missing
        }
        for step in steps where names.contains(step.name) {
            try await database.write { try take(step, on: $0, at: now) }
        }
        return names
    }

    func status(_ connection: any SQLConnection) throws -> Status {
        guard try connection.tables().contains("schema_migration") else { return .empty }
        let taken = try connection.rows("SELECT name FROM schema_migration ORDER BY name") { try $0.text(0) }
        let known = steps.map(\.name)
        let unknown = taken.filter { !known.contains($0) }
        if !unknown.isEmpty { return .newer(unknown) }
        let missing = known.filter { !taken.contains($0) }
        return missing.isEmpty ? .current : .older(missing)
    }

    func take(_ step: Migration, on connection: any SQLConnection, at now: Int64) throws {
        try connection.define(
            "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)")
        for statement in step.statements(connection.dialect) { try connection.define(statement) }
        try connection.execute(
            "INSERT INTO schema_migration (name, applied_at) VALUES ($1, $2)", [.text(step.name), .integer(now)])
    }
}

extension SQLConnection {
    /// The names of the tables that are there.
    func tables() throws -> [String] {
        switch dialect {
        case .sqlite:
            try rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name") {
                try $0.text(0)
            }
        case .postgres:
            try rows("SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename") {
                try $0.text(0)
            }
        }
    }

    /// Keeps other writers of a table waiting until this transaction ends. SQLite has one writer anyway.
    func lockForWriting(_ table: String) throws {
        if dialect == .postgres { try define("LOCK TABLE \(table) IN SHARE ROW EXCLUSIVE MODE") }
    }
}
