import Domain

/// What the trail was up to an entry, signed by a key that is not in the database: who rewrites the trail from there on
/// cannot write this too.
public struct AuditCheckpoint: Hashable, Sendable {
    public var entry: Int64
    public var at: Instant
    /// The hash of that entry.
    public var hash: String
    /// The entries up to this one were cleared away; the next one follows from the hash above.
    public var isShortening: Bool
    public var signature: String

    /// What is signed: all of it but the signature.
    public var text: String { "\(entry)\n\(at.secondsSince1970)\n\(hash)\n\(isShortening ? "shortening" : "mark")" }
}

extension AuditStore {
    public var checkpoints: [AuditCheckpoint] {
        get throws {
            try connection.rows("SELECT entry, at, hash, shortened, signature FROM audit_checkpoint ORDER BY entry, shortened") {
                AuditCheckpoint(
                    entry: try $0.integer(0), at: Instant(secondsSince1970: try $0.integer(1)), hash: try $0.text(2),
                    isShortening: try $0.flag(3), signature: try $0.text(4))
            }
        }
    }

    /// Marks the trail as it is after an entry.
    public func mark(_ entry: AuditEntry, at now: Instant, sign: (AuditCheckpoint) -> String) throws {
        try keep(entry.number, entry.hash, isShortening: false, at: now, sign)
    }

    /// Clears away the entries up to the last before which all are older, and gives how many; a checkpoint stays.
    public func shorten(olderThan limit: Instant, at now: Instant, sign: (AuditCheckpoint) -> String) throws -> Int {
        let last = try connection.first(
            """
            SELECT number, hash FROM audit_entry
            WHERE number < (SELECT min(number) FROM audit_entry WHERE at > $1) ORDER BY number DESC LIMIT 1
            """, [SQLValue(limit.secondsSince1970)]
        ) { (number: try $0.integer(0), hash: try $0.text(1)) }
        guard let last else { return 0 }
        try keep(last.number, last.hash, isShortening: true, at: now, sign)
        return try connection.execute("DELETE FROM audit_entry WHERE number <= $1", [.integer(last.number)])
    }

    private func keep(
        _ number: Int64, _ hash: String, isShortening: Bool, at now: Instant, _ sign: (AuditCheckpoint) -> String
    ) throws {
        var checkpoint = AuditCheckpoint(entry: number, at: now, hash: hash, isShortening: isShortening, signature: "")
        checkpoint.signature = sign(checkpoint)
        try connection.execute(
            "INSERT INTO audit_checkpoint (entry, at, hash, shortened, signature) VALUES ($1, $2, $3, $4, $5)",
            [
                .integer(number), SQLValue(now.secondsSince1970), .text(hash), SQLValue(isShortening),
                .text(checkpoint.signature),
            ])
    }
}
