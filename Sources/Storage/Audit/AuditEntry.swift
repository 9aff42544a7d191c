import Crypto
import Domain

/// One act: who did what to which thing, by which right. Ids, never names of people.
public struct AuditEntry: Hashable, Sendable {
    public var number: Int64
    public var at: Instant
    public var actor: Actor
    public var capability: Capability
    /// "import", "withdraw", "freeze".
    public var verb: String
    /// The kind of thing it was done to: "import", "pack", "framework".
    public var noun: String
    public var nounID: String
    public var detail: String
    /// The SHA-256 of what was given, such as the imported file; empty when nothing was.
    public var contentHash: String
    public var previousHash: String
    public var hash: String

    /// What stands before the first entry.
    static let beginning = String(repeating: "0", count: 64)

    /// The hash of an entry covers the one before it, so nothing can be changed, left out or put in between later.
    ///
    /// Each part comes with its length, so that no two entries have one text.
    var rightHash: String {
        let parts = [
            "\(number)", "\(at.secondsSince1970)", actor.word, capability.rawValue, verb, noun, nounID, detail, contentHash,
            previousHash,
        ]
        return SHA256.text(of: parts.map { "\($0.utf8.count):\($0)\n" }.joined().utf8)
    }
}
