/// A file that belongs to a thing: the evidence of an action, a paper of an agenda. It is seen by whoever sees the thing.
public struct AttachedFile: Hashable, Sendable {
    public var number: Int64
    public var thing: Thing
    public var name: String
    public var contentType: String
    public var byteCount: Int
    public var sha256: String
    public var at: Instant
    public var by: Actor
    /// What it shows, in the words of whoever brought it.
    public var says: String
    /// Nobody gets it any more; that it was there stays.
    public var isWithdrawn: Bool

    public init(
        number: Int64, thing: Thing, name: String, contentType: String, byteCount: Int, sha256: String, at: Instant, by: Actor,
        says: String, isWithdrawn: Bool = false
    ) {
        self.number = number
        self.thing = thing
        self.name = name
        self.contentType = contentType
        self.byteCount = byteCount
        self.sha256 = sha256
        self.at = at
        self.by = by
        self.says = says
        self.isWithdrawn = isWithdrawn
    }

    /// The most that one may have.
    public static let mostBytes = 25 << 20
}
