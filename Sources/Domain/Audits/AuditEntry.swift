/// One act, on the record for good: who did what to which thing, by which right, and when.
public struct AuditEntry: Hashable, Sendable {
    public var number: Int64
    public var at: Instant
    public var actor: Actor
    public var capability: Capability
    public var verb: String
    public var noun: String
    public var nounID: String
    public var detail: String
    /// Of what was brought: a file, a framework's text, a pack.
    public var contentHash: String
    public var previousHash: String
    /// Of all of the above. It chains every entry to the one before, so none can be changed or taken out unseen.
    public var hash: String

    public init(
        number: Int64, at: Instant, actor: Actor, capability: Capability, verb: String, noun: String, nounID: String,
        detail: String,
        contentHash: String, previousHash: String, hash: String
    ) {
        self.number = number
        self.at = at
        self.actor = actor
        self.capability = capability
        self.verb = verb
        self.noun = noun
        self.nounID = nounID
        self.detail = detail
        self.contentHash = contentHash
        self.previousHash = previousHash
        self.hash = hash
    }
}
