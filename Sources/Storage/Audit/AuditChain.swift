import Crypto
import Domain

extension AuditStore {
    /// Nil when every entry follows from the one before; else the number of the first that was changed, taken out or put
    /// in. Entries are read as the texts that they are: one that was spoilt has to be named, not to stop the walk.
    public func firstBrokenEntry() throws -> Int64? {
        let shortening = try checkpoints.last { $0.isShortening }
        var previous = shortening?.hash ?? AuditEntry.beginning
        var expected = (shortening?.entry ?? 0) + 1
        var marks = Dictionary(
            try checkpoints.filter { $0.entry >= expected }.map { ($0.entry, $0.hash) }, uniquingKeysWith: { first, _ in first })
        var broken: Int64?
        try connection.stream("SELECT \(AuditStore.columns) FROM audit_entry ORDER BY number", []) { row in
            guard broken == nil else { return }
            guard let link = AuditLink(row), link.number == expected, link.previousHash == previous, link.holds,
                marks.removeValue(forKey: expected).map({ $0 == link.hash }) ?? true
            else {
                broken = min(expected, AuditLink(row)?.number ?? expected)
                return
            }
            previous = link.hash
            expected += 1
        }
        // A checkpoint of an entry that is not there any more: the end was taken away.
        return broken ?? (marks.isEmpty ? nil : expected)
    }
}

/// One entry as it stands in the database, whatever stands there.
private struct AuditLink {
    let number: Int64
    let previousHash: String
    let hash: String
    /// Its hash is that of its own words.
    let holds: Bool

    /// Nil when it is not even of the right form.
    init?(_ row: SQLRow) {
        do {
            number = try row.integer(0)
            previousHash = try row.text(9)
            hash = try row.text(10)
            let words = try ["\(number)", "\(row.integer(1))"] + (2...9).map { try row.text($0) }
            holds = hash == AuditEntry.hash(of: words)
        } catch {
            return nil
        }
    }
}
