import Crypto
import Domain

extension AuditEntry {
    /// What stands before the first entry.
    static let beginning = String(repeating: "0", count: 64)

    /// The hash of an entry covers the one before it, so nothing can be changed, left out or put in between later.
    ///
    /// Each part comes with its length, so that no two entries have one text.
    var rightHash: String {
        AuditEntry.hash(of: [
            "\(number)", "\(at.secondsSince1970)", actor.word, capability.rawValue, verb, noun, nounID, detail, contentHash,
            previousHash,
        ])
    }

    static func hash(of parts: [String]) -> String {
        SHA256.text(of: parts.map { "\($0.utf8.count):\($0)\n" }.joined().utf8)
    }
}
