/// Something with a day, as a calendar program keeps it: a meeting, the day on which papers close, something that is due.
public struct CalendarEvent: Hashable, Sendable {
    /// The same for the same thing for ever, so that a change moves an entry and makes no second one.
    public var id: String
    /// Says what kind of thing it is. Never a figure, a question or anybody's words: calendars are synchronised to telephones.
    public var title: String
    public var day: Day
    /// Nil for the whole day.
    public var time: MeetingTime?
    public var place: String?
    /// What it is about, for the link to its page.
    public var thing: Thing
    /// How often it has changed: a calendar program takes the higher one.
    public var sequence: Int
    public var changedAt: Instant

    public init(
        id: String, title: String, day: Day, time: MeetingTime? = nil, place: String? = nil, about thing: Thing, sequence: Int,
        changedAt: Instant
    ) {
        self.id = id
        self.title = title
        self.day = day
        self.time = time
        self.place = place
        self.thing = thing
        self.sequence = sequence
        self.changedAt = changedAt
    }
}

/// An address to which a calendar program subscribes. Whoever has it reads those days as its person, with what the person
/// may see at that moment; of the secret in it only a hash is kept.
public struct CalendarLink: Hashable, Sendable {
    /// Whose days it gives.
    public enum About: Hashable, Sendable {
        case own
        case agency(ID<Agency>)
        case body(ID<Body>)

        /// "own", "agency:csc".
        public var word: String {
            switch self {
            case .own: "own"
            case .agency(let id): "agency:\(id)"
            case .body(let id): "body:\(id)"
            }
        }

        public init?(word: String) {
            if word == "own" {
                self = .own
                return
            }
            switch Scope(word: word) {
            case .agency(let id): self = .agency(id)
            case .body(let id): self = .body(id)
            case .partnership, .area, nil: return nil
            }
        }
    }

    public var number: Int64
    public var person: Int64
    public var about: About
    public var createdAt: Instant
    public var usedOn: Day?
    public var endedAt: Instant?

    public init(
        number: Int64, person: Int64, about: About, createdAt: Instant, usedOn: Day? = nil, endedAt: Instant? = nil
    ) {
        self.number = number
        self.person = person
        self.about = about
        self.createdAt = createdAt
        self.usedOn = usedOn
        self.endedAt = endedAt
    }

    public var isGood: Bool { endedAt == nil }
}
