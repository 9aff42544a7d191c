/// What somebody brought to show that an action is done: words, files, or both. Somebody else accepts or refuses it.
public struct ActionEvidence: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable { case given, accepted, refused }

    public struct Decision: Hashable, Sendable {
        /// The body in whose name it was looked at, and the day on which it did.
        public var body: ID<Body>
        public var on: Day
        public var at: Instant
        public var by: Actor
        public var says: String

        public init(body: ID<Body>, on: Day, at: Instant, by: Actor, says: String) {
            self.body = body
            self.on = on
            self.at = at
            self.by = by
            self.says = says
        }
    }

    public var action: Int64
    /// From 1, in the order in which it came.
    public var place: Int64
    public var says: String
    /// The numbers of its files.
    public var files: [Int64]
    public var at: Instant
    public var by: Actor
    public var state: State
    public var decision: Decision?

    public init(
        action: Int64, place: Int64, says: String, files: [Int64] = [], at: Instant, by: Actor, state: State = .given,
        decision: Decision? = nil
    ) {
        self.action = action
        self.place = place
        self.says = says
        self.files = files
        self.at = at
        self.by = by
        self.state = state
        self.decision = decision
    }

    /// More at once than anybody reads.
    public static let mostFiles = 8
}
