/// Something that somebody should know of: that they were asked, that an answer has come, that a pack is out. It stands
/// on their home page, and goes out by e-mail as a link.
public struct Notice: Hashable, Sendable {
    public enum Reason: String, CaseIterable, Sendable {
        case asked, answered, decided, due, nearDue = "near-due", overdue, published, referred, returned
    }

    public var number: Int64
    public var person: Int64
    public var reason: Reason
    public var thing: Thing
    public var at: Instant
    public var sentAt: Instant?
    public var seenAt: Instant?

    public init(
        number: Int64, person: Int64, reason: Reason, thing: Thing, at: Instant, sentAt: Instant? = nil, seenAt: Instant? = nil
    ) {
        self.number = number
        self.person = person
        self.reason = reason
        self.thing = thing
        self.at = at
        self.sentAt = sentAt
        self.seenAt = seenAt
    }
}

/// To whom a notice goes.
public enum Recipients: Hashable, Sendable {
    case person(Int64)
    /// Those who answer for an agency.
    case agency(ID<Agency>)
    case body(ID<Body>)
    case role(Role)
    case several([Recipients])
}
