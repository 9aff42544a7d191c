import Domain

/// The audit trail. Entries are added and never changed; the table itself refuses.
public struct AuditStore {
    let connection: any SQLConnection

    /// Adds an entry, in the transaction of the act that it tells of: there is no act without entry and no entry
    /// without act.
    @discardableResult
    public func append(
        at now: Instant, by actor: Actor, _ capability: Capability, verb: String, noun: String, id: String, detail: String = "",
        contentHash: String = ""
    ) throws -> AuditEntry {
        // Two entries made at once would both follow the same one.
        try connection.lockForWriting("audit_entry")
        let last = try connection.first("SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1", []) {
            (number: try $0.integer(0), hash: try $0.text(1))
        }
        var entry = AuditEntry(
            number: (last?.number ?? 0) + 1, at: now, actor: actor, capability: capability, verb: verb, noun: noun, nounID: id,
            detail: detail, contentHash: contentHash, previousHash: last?.hash ?? AuditEntry.beginning, hash: "")
        entry.hash = entry.rightHash
        try connection.execute(
            """
            INSERT INTO audit_entry (\(AuditStore.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                .integer(entry.number), SQLValue(now.secondsSince1970), .text(actor.word), .text(capability.rawValue),
                .text(verb),
                .text(noun), .text(id), .text(detail), .text(contentHash), .text(entry.previousHash), .text(entry.hash),
            ])
        return entry
    }

    /// That of the last entry: whatever has changed since somebody looked, it is another one.
    public func lastNumber() throws -> Int64 { try connection.integer("SELECT COALESCE(MAX(number), 0) FROM audit_entry") }

    /// The latest first.
    public func latest(
        _ limit: Int = 100, before number: Int64 = .max, _ filter: AuditFilter = AuditFilter()
    ) throws -> [AuditEntry] {
        var (conditions, values) = (["number < $1"], [SQLValue.integer(number)])
        func add(_ condition: String, _ value: SQLValue?) {
            guard let value else { return }
            values.append(value)
            conditions.append("\(condition) $\(values.count)")
        }
        if let actor = filter.actor {
            // A person's acts are also those of programs by a token of theirs.
            values += [.text(actor.word), .text(actor.word + " by %")]
            conditions.append("(actor = $\(values.count - 1) OR actor LIKE $\(values.count))")
        }
        add("noun =", filter.noun.map { .text($0) })
        add("noun_id =", filter.nounID.map { .text($0) })
        add("at >=", filter.from.map { SQLValue(Instant.start(of: $0).secondsSince1970) })
        add("at <", filter.until.map { SQLValue(Instant.start(of: $0.adding(days: 1)).secondsSince1970) })
        values.append(SQLValue(limit))
        return try connection.rows(
            """
            SELECT \(AuditStore.columns) FROM audit_entry WHERE \(conditions.joined(separator: " AND "))
            ORDER BY number DESC LIMIT $\(values.count)
            """, values, AuditStore.read)
    }

    /// From the first on, one at a time: for the export.
    public func each(_ body: (AuditEntry) throws -> Void) throws {
        try connection.stream("SELECT \(AuditStore.columns) FROM audit_entry ORDER BY number", []) {
            try body(AuditStore.read($0))
        }
    }

    /// Keeps other writers waiting until this transaction ends.
    public func lock() throws { try connection.lockForWriting("audit_entry") }

    static let columns = "number, at, actor, capability, verb, noun, noun_id, detail, content_hash, previous_hash, hash"

    private static func read(_ row: SQLRow) throws -> AuditEntry {
        guard let capability = Capability(rawValue: try row.text(3)) else {
            throw StorageError(.damaged, "Audit entry \(try row.integer(0)) names a capability that this program does not know.")
        }
        return AuditEntry(
            number: try row.integer(0), at: Instant(secondsSince1970: try row.integer(1)), actor: try Actor(kept: row.text(2)),
            capability: capability, verb: try row.text(4), noun: try row.text(5), nounID: try row.text(6),
            detail: try row.text(7),
            contentHash: try row.text(8), previousHash: try row.text(9), hash: try row.text(10))
    }
}

extension SQLConnection {
    public var audit: AuditStore { AuditStore(connection: self) }
}
