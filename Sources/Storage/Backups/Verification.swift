import Crypto
import Domain

/// Looks through a whole database for what should not be.
public enum Verification {
    /// One sentence for each thing that is wrong; none when all is well.
    ///
    /// - Parameter isOurs: whether a checkpoint was signed by this installation's key; nil where the key is not there, and
    ///   the chain alone is looked at.
    public static func problems(
        in database: any Database, isOurs: (@Sendable (AuditCheckpoint) -> Bool)? = nil
    ) async throws -> [String] {
        if let advice = try await Migrator().status(database).advice { return [advice] }
        return try await database.read { connection in
            try integrity(connection) + references(connection) + auditTrail(connection) + checkpoints(connection, isOurs)
                + files(connection) + frameworks(connection) + search(connection)
        }
    }

    private static func integrity(_ connection: any SQLConnection) throws -> [String] {
        guard connection.dialect == .sqlite else { return [] }
        let found = try connection.rows("PRAGMA integrity_check(20)") { try $0.text(0) }.filter { $0 != "ok" }
        let loose = try connection.rows("PRAGMA foreign_key_check") { try $0.text(0) }
        return found.map { "The database file is damaged: \($0). Restore a backup." }
            + Set(loose).sorted().map { "The table \($0) points to rows that are not there. Restore a backup." }
    }

    /// The references of figures, which their tables do not check themselves.
    private static func references(_ connection: any SQLConnection) throws -> [String] {
        let parents = [
            ("area", "area", "id"), ("population_group", "population_group", "id"), ("indicator", "indicator", "id"),
            ("source", "source", "id"), ("import", "import", "number"),
        ]
        return try ["figure", "figure_past"].flatMap { table in
            try parents.compactMap { column, parent, key in
                let count = try connection.integer(
                    "SELECT count(*) FROM \(table) f LEFT JOIN \(parent) p ON p.\(key) = f.\(column) WHERE p.\(key) IS NULL")
                return count == 0 ? nil : "\(count) rows of \(table) name an \(parent) that is not there. Restore a backup."
            }
        }
    }

    private static func auditTrail(_ connection: any SQLConnection) throws -> [String] {
        guard let number = try connection.audit.firstBrokenEntry() else { return [] }
        return ["The audit trail does not hold: entry \(number) was changed, taken out or put in by hand. Restore a backup."]
    }

    private static func checkpoints(
        _ connection: any SQLConnection, _ isOurs: ((AuditCheckpoint) -> Bool)?
    ) throws -> [String] {
        guard let isOurs else { return [] }
        return try connection.audit.checkpoints.filter { !isOurs($0) }.map {
            "The checkpoint of the audit trail at entry \($0.entry) was not signed by this installation's key: it was made by hand, or the key is another one. Put the right key back, or restore a backup."
        }
    }

    private static func search(_ connection: any SQLConnection) throws -> [String] {
        let faults = try connection.search.faults()
        guard let first = faults.first else { return [] }
        return [
            "The search does not find \(faults.count == 1 ? first.word : "\(faults.count) things") by the right words. Run: bellwether reindex"
        ]
    }

    /// A frozen pack is one of these files, and the database itself holds it to that.
    private static func files(_ connection: any SQLConnection) throws -> [String] {
        let damaged = try connection.storedFiles.damaged()
        let packs = try connection.packs.all().filter { damaged.contains($0.sha256) }
        return damaged.map { "The stored file \($0) is not what it was kept as. Restore a backup." }
            + packs.map { "The frozen pack \($0.number) is not what was frozen. Restore a backup." }
    }

    private static func frameworks(_ connection: any SQLConnection) throws -> [String] {
        try connection.rows("SELECT number, sha256, document FROM framework_version ORDER BY number") { row -> String? in
            if SHA256.text(of: try row.text(2).utf8) == (try row.text(1)) { return nil }
            return "Version \(try row.integer(0)) of the framework is not what was applied. Restore a backup."
        }.compactMap { $0 }
    }
}
