/// The papers of one meeting, frozen: its bytes are kept and never made again.
public struct Pack: Hashable, Sendable {
    public enum Format: String, CaseIterable, Sendable {
        case html

        public var contentType: String { "text/html; charset=utf-8" }
    }

    public var number: Int64
    public var meeting: ID<Meeting>
    public var format: Format
    public var audience: Audience
    /// The figures stand as they were known on this day.
    public var asKnown: Day
    public var frozenAt: Instant
    public var actor: Actor
    /// Of its bytes: whoever has the file can show that it is this one.
    public var sha256: String
    public var byteCount: Int

    public init(
        number: Int64, meeting: ID<Meeting>, format: Format, audience: Audience, asKnown: Day, frozenAt: Instant, actor: Actor,
        sha256: String, byteCount: Int
    ) {
        self.number = number
        self.meeting = meeting
        self.format = format
        self.audience = audience
        self.asKnown = asKnown
        self.frozenAt = frozenAt
        self.actor = actor
        self.sha256 = sha256
        self.byteCount = byteCount
    }
}
