import Crypto
import Foundation

/// Everything that a database holds, in one file that either database can be restored from.
public enum Backup {
    /// Writes the file under another name and gives it its own when it is whole.
    public static func write(_ database: any Database, to path: String) async throws {
        if FileManager.default.fileExists(atPath: path) {
            throw StorageError(.wouldOverwrite, "\(path) is already there. Give another name for the backup.")
        }
        let unfinished = path + ".unfinished"
        try await database.read { connection in
            let output = try BackupOutput(path: unfinished)
            try write(connection, to: output)
            try output.finish()
        }
        try FileManager.default.moveItem(atPath: unfinished, toPath: path)
    }

    /// Fills a database from a backup, in one transaction. Unless told, only one that holds nothing yet.
    public static func restore(_ path: String, into database: any Database, overwriting: Bool = false, at now: Int64) async throws
    {
        try await database.write { connection in
            let there = try connection.tables()
            if !there.isEmpty {
                guard overwriting else {
                    throw StorageError(
                        .wouldOverwrite,
                        "This database already holds a partnership. Restore into a new one, or say that it may be overwritten.")
                }
                try empty(connection, there)
            }
            try restore(connection, from: try BackupInput(path: path), at: now)
        }
    }

    private static func write(_ connection: any SQLConnection, to output: BackupOutput) throws {
        try output.line(BackupFormat.firstLine)
        let there = Set(try connection.tables())
        guard there.contains("schema_migration") else { throw StorageError(.notPossible, Migrator.Status.empty.advice ?? "") }
        for step in try connection.rows("SELECT name FROM schema_migration ORDER BY name", [], { try $0.text(0) }) {
            try output.line("step \(step)")
        }
        for table in BackupFormat.tables where there.contains(table) {
            let columns = try connection.columns(of: table)
            try output.line(BackupFormat.header(table, columns))
            try connection.stream("SELECT \(columns.map(\.name).joined(separator: ", ")) FROM \(table)", []) { row in
                try output.row { text in
                    for (place, column) in columns.enumerated() { try add(row, place, column.kind, to: &text) }
                }
            }
            try output.line("end")
        }
    }

    private static func add(_ row: SQLRow, _ place: Int, _ kind: BackupFormat.Kind, to text: inout CopyText) throws {
        if row.isNull(place) { return text.addNull() }
        switch kind {
        case .integer: text.add(try row.integer(place))
        case .real: text.add(try row.real(place))
        case .text: try text.add(try row.text(place))
        case .blob: text.add(blob: try row.blob(place))
        }
    }

    /// Children before parents, the other way round than they are filled.
    private static func empty(_ connection: any SQLConnection, _ there: [String]) throws {
        let order = ["schema_migration"] + BackupFormat.leftOut.reversed() + BackupFormat.tables.reversed()
        for table in order where there.contains(table) { try connection.define("DROP TABLE \(table)") }
        if connection.dialect == .postgres {
            for table in order {
                for name in ["refuses", "refuses_delete"] {
                    try connection.define("DROP FUNCTION IF EXISTS \(table)_\(name)()")
                }
            }
        }
    }

    private static func restore(_ connection: any SQLConnection, from input: BackupInput, at now: Int64) throws {
        guard try input.next() == BackupFormat.firstLine else {
            throw StorageError(.damaged, "This file is not a backup of Bellwether, or one of a later version.")
        }
        let migrator = Migrator()
        while let line = try input.next() {
            let words = line.split(separator: " ").map(String.init)
            switch words.first {
            case "step" where words.count == 2:
                guard let step = Migrations.all.first(where: { $0.name == words[1] }) else {
                    throw StorageError(.notCurrent, Migrator.Status.newer([words[1]]).advice ?? "")
                }
                try migrator.take(step, on: connection, at: now)
            case "table" where words.count > 2:
                try fill(words[1], Array(words[2...]), connection, input)
            case "sha256" where words.count == 2:
                guard words[1] == input.hashBeforeThisLine else { throw damaged }
                return
            default: throw damaged
            }
        }
        throw damaged
    }

    private static let damaged = StorageError(
        .damaged, "This backup is damaged or not complete: its checksum does not agree. Use another one; nothing was changed.")

    private static func fill(_ table: String, _ named: [String], _ connection: any SQLConnection, _ input: BackupInput) throws {
        let columns = try connection.columns(of: table)
        // The names come from a file, so they only ever choose among ours.
        guard BackupFormat.tables.contains(table), named == columns.map({ "\($0.name):\($0.kind.rawValue)" }) else {
            throw damaged
        }
        // The migration put the total group there, which the backup brings too.
        if table == "population_group" { try connection.execute("DELETE FROM population_group") }
        try connection.bulkInsert(into: table, columns: columns.map(\.name)) { writer in
            while let cells = try input.nextRow() {
                guard cells.count == columns.count else { throw damaged }
                for (cell, column) in zip(cells, columns) { try add(cell, column.kind, to: writer) }
                try writer.endRow()
            }
        }
        if connection.dialect == .postgres { try continueNumbering(table, columns, connection) }
    }

    private static func add(_ cell: [UInt8]?, _ kind: BackupFormat.Kind, to writer: any RowWriter) throws {
        guard let cell else { return try writer.addNull() }
        let text = String(decoding: cell, as: UTF8.self)
        switch kind {
        case .integer:
            guard let number = Int64(text) else { throw damaged }
            try writer.add(number)
        case .real:
            guard let number = Double(text) else { throw damaged }
            try writer.add(number)
        case .text: try writer.add(text)
        case .blob:
            guard let bytes = Hex.bytes(ofPostgres: cell) else { throw damaged }
            try writer.add(blob: bytes)
        }
    }

    /// PostgreSQL counts its numbers apart from the rows that were given theirs.
    private static func continueNumbering(
        _ table: String, _ columns: [BackupFormat.Column], _ connection: any SQLConnection
    ) throws {
        guard let first = columns.first?.name,
            let sequence = try connection.first(
                "SELECT pg_get_serial_sequence($1, $2)", [.text(table), .text(first)], { try $0.optionalText(0) }),
            let sequence
        else { return }
        _ = try connection.integer(
            "SELECT setval($1::text::regclass, (SELECT greatest(coalesce(max(\(first)), 0), 0) + 1 FROM \(table)), false)",
            [.text(sequence)])
    }
}
