/// Which part of the trail is asked for: by person, by thing, by time. What is nil is not asked about.
public struct AuditFilter: Hashable, Sendable {
    public var actor: Actor?
    /// "import", "framework", "pack", "person".
    public var noun: String?
    public var nounID: String?
    public var from: Day?
    /// The last day that is asked for.
    public var until: Day?

    public init(actor: Actor? = nil, noun: String? = nil, nounID: String? = nil, from: Day? = nil, until: Day? = nil) {
        self.actor = actor
        self.noun = noun
        self.nounID = nounID
        self.from = from
        self.until = until
    }

    public var isEmpty: Bool { self == AuditFilter() }
}
