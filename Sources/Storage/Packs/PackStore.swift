import Crypto
import Domain

/// Frozen packs: the bytes that the members got, kept and never made again.
public struct PackStore {
    let connection: any SQLConnection

    /// Keeps a pack with its bytes and gives it with its number.
    public func freeze(
        _ bytes: [UInt8], meeting: ID<Meeting>, format: Pack.Format, audience: Audience, asKnown: Day, at now: Instant,
        by actor: Actor
    ) throws -> Pack {
        let sha256 = try connection.storedFiles.keep(bytes, contentType: format.contentType)
        let number = try connection.integer(
            """
            INSERT INTO pack (meeting, format, audience, as_known, frozen_at, actor, sha256, byte_count)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            RETURNING number
            """,
            [
                .text(meeting.text), .text(format.rawValue), .text(audience.rawValue), SQLValue(asKnown.number),
                SQLValue(now.secondsSince1970), .text(actor.word), .text(sha256), SQLValue(bytes.count),
            ])
        return Pack(
            number: number, meeting: meeting, format: format, audience: audience, asKnown: asKnown, frozenAt: now, actor: actor,
            sha256: sha256, byteCount: bytes.count)
    }

    /// Keeps what a pack holds as data, beside its bytes.
    public func keep(data: [UInt8], of pack: Pack) throws {
        let sha256 = try connection.storedFiles.keep(data, contentType: "application/json")
        try connection.execute(
            "INSERT INTO pack_data (pack, sha256) VALUES ($1, $2)", [.integer(pack.number), .text(sha256)])
    }

    /// Nil for a pack of before there was data beside it.
    public func data(of number: Int64) throws -> [UInt8]? {
        guard
            let sha256 = try connection.first(
                "SELECT sha256 FROM pack_data WHERE pack = $1", [.integer(number)], { try $0.text(0) })
        else { return nil }
        guard let file = try connection.storedFiles.file(sha256), SHA256.text(of: file.bytes) == sha256 else {
            throw StorageError(.damaged, "The data of pack \(number) is not what was frozen. Restore a backup.")
        }
        return file.bytes
    }

    public func find(_ number: Int64) throws -> Pack? {
        try connection.first("SELECT \(PackStore.columns) FROM pack WHERE number = $1", [.integer(number)], PackStore.read)
    }

    /// The latest first, of one meeting or of all.
    public func all(of meeting: ID<Meeting>? = nil) throws -> [Pack] {
        try connection.rows(
            "SELECT \(PackStore.columns) FROM pack WHERE CAST($1 AS TEXT) IS NULL OR meeting = $1 ORDER BY number DESC",
            [SQLValue(meeting?.text)], PackStore.read)
    }

    /// The bytes as they were frozen. Refuses to hand out others.
    public func bytes(of pack: Pack) throws -> [UInt8] {
        guard let file = try connection.storedFiles.file(pack.sha256), SHA256.text(of: file.bytes) == pack.sha256 else {
            throw StorageError(.damaged, "The bytes of pack \(pack.number) are not those that were frozen. Restore a backup.")
        }
        return file.bytes
    }

    private static let columns = "number, meeting, format, audience, as_known, frozen_at, actor, sha256, byte_count"

    private static func read(_ row: SQLRow) throws -> Pack {
        guard let format = Pack.Format(rawValue: try row.text(2)), let audience = Audience(rawValue: try row.text(3)) else {
            throw StorageError(.damaged, "Pack \(try row.integer(0)) has a format or audience that this program does not know.")
        }
        return Pack(
            number: try row.integer(0), meeting: ID(try row.text(1)), format: format, audience: audience,
            asKnown: try FigureNames.day(row.integer(4)), frozenAt: Instant(secondsSince1970: try row.integer(5)),
            actor: try Actor(kept: row.text(6)), sha256: try row.text(7), byteCount: Int(try row.integer(8)))
    }
}

extension SQLConnection {
    public var packs: PackStore { PackStore(connection: self) }
}
