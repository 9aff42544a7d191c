import Domain

/// The files that belong to things. Their bytes are kept with all others, once each.
public struct AttachedFileStore {
    let connection: any SQLConnection

    public func add(
        _ bytes: [UInt8], name: String, contentType: String, to thing: Thing, says: String, at now: Instant, by actor: Actor
    ) throws -> AttachedFile {
        let sha256 = try connection.storedFiles.keep(bytes, contentType: contentType)
        let number = try connection.integer(
            """
            INSERT INTO attached_file (thing, name, content_type, byte_count, sha256, at, actor, says)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING number
            """,
            [
                .text(thing.word), .text(name), .text(contentType), SQLValue(bytes.count), .text(sha256),
                SQLValue(now.secondsSince1970), .text(actor.word), .text(says),
            ])
        return AttachedFile(
            number: number, thing: thing, name: name, contentType: contentType, byteCount: bytes.count, sha256: sha256, at: now,
            by: actor, says: says)
    }

    public func find(_ number: Int64) throws -> AttachedFile? { try read("WHERE number = $1", [.integer(number)]).first }

    /// In the order in which they came.
    public func all(of thing: Thing) throws -> [AttachedFile] {
        try read("WHERE thing = $1 ORDER BY number", [.text(thing.word)])
    }

    /// True for the first who withdraws it.
    public func withdraw(_ number: Int64) throws -> Bool {
        try connection.execute("UPDATE attached_file SET withdrawn = 1 WHERE number = $1 AND withdrawn = 0", [.integer(number)])
            == 1
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [AttachedFile] {
        try connection.rows(
            "SELECT number, thing, name, content_type, byte_count, sha256, at, actor, says, withdrawn FROM attached_file \(which)",
            arguments
        ) { row in
            guard let thing = Thing(word: try row.text(1)) else {
                throw StorageError(.damaged, "A file belongs to something that this program does not know.")
            }
            return AttachedFile(
                number: try row.integer(0), thing: thing, name: try row.text(2), contentType: try row.text(3),
                byteCount: Int(try row.integer(4)), sha256: try row.text(5), at: Instant(secondsSince1970: try row.integer(6)),
                by: try Actor(kept: row.text(7)), says: try row.text(8), isWithdrawn: try row.flag(9))
        }
    }
}

extension SQLConnection {
    public var attachedFiles: AttachedFileStore { AttachedFileStore(connection: self) }
}
