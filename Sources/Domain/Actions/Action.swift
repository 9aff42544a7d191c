/// Something that somebody is to do by a day, and that comes back until it is done and shown to be done.
public struct Action: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable {
        case open
        /// Its owner says that it is done; nobody has looked at evidence yet.
        case complete
        /// Done, and agreed to be done.
        case closed
        /// Not to be done any more.
        case withdrawn
    }

    /// Which way the figure should go when the action works.
    public enum Expected: String, CaseIterable, Sendable { case rise, fall }

    public var number: Int64
    public var title: String
    /// What exactly is to be done.
    public var says: String
    public var origin: ActionOrigin
    /// The body that asked for it and looks after it.
    public var body: ID<Body>
    public var priority: ID<Priority>?
    public var owner: ActionOwner
    public var due: Day
    /// The day that was promised first, and how often it has moved since.
    public var firstDue: Day
    public var moves: Int
    /// Per cent.
    public var progress: Int
    public var startedOn: Day?
    /// The figure that should change, and where.
    public var indicator: ID<Indicator>?
    public var area: ID<Area>?
    public var expected: Expected?
    public var state: State
    /// Why its owner says that it may not be done in time; nil while they do not.
    public var riskWhy: String?
    /// The place of the evidence that was accepted last, since it was opened.
    public var acceptedEvidence: Int64?
    public var endedOn: Day?
    /// Closed although no evidence was accepted, by somebody who may set a check aside.
    public var isCheckSetAside: Bool
    public var access: AccessClass
    public var raisedOn: Day

    public init(
        number: Int64, title: String, says: String = "", origin: ActionOrigin, body: ID<Body>, priority: ID<Priority>? = nil,
        owner: ActionOwner, due: Day, firstDue: Day? = nil, moves: Int = 0, progress: Int = 0, startedOn: Day? = nil,
        indicator: ID<Indicator>? = nil, area: ID<Area>? = nil, expected: Expected? = nil, state: State = .open,
        riskWhy: String? = nil, acceptedEvidence: Int64? = nil, endedOn: Day? = nil, isCheckSetAside: Bool = false,
        access: AccessClass = .open, raisedOn: Day
    ) {
        self.number = number
        self.title = title
        self.says = says
        self.origin = origin
        self.body = body
        self.priority = priority
        self.owner = owner
        self.due = due
        self.firstDue = firstDue ?? due
        self.moves = moves
        self.progress = progress
        self.startedOn = startedOn
        self.indicator = indicator
        self.area = area
        self.expected = expected
        self.state = state
        self.riskWhy = riskWhy
        self.acceptedEvidence = acceptedEvidence
        self.endedOn = endedOn
        self.isCheckSetAside = isCheckSetAside
        self.access = access
        self.raisedOn = raisedOn
    }

    public var thing: Thing { Thing(.action, number) }
    public var reference: String { thing.reference }

    /// Whether anything is still to be done or decided about it.
    public var isLive: Bool { state == .open || state == .complete }

    /// What a board should notice: one move is life, two are a habit.
    public var isMovedTwice: Bool { moves >= Action.movesToNotice }
    public static let movesToNotice = 2
}

/// Where an action came from: in words, and the thing itself where it is one of the board's.
public struct ActionOrigin: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case minute, challenge, exception, review, audit, survey, other
    }

    public var kind: Kind
    /// "Board of 25 June 2026, item 6".
    public var says: String
    public var thing: Thing?

    public init(_ kind: Kind, _ says: String, thing: Thing? = nil) {
        self.kind = kind
        self.says = says
        self.thing = thing
    }
}

/// Who is to do it: an agency, or two together, or somebody of the body itself.
public struct ActionOwner: Hashable, Sendable {
    /// At most two. None where a body's own officer or sub-group does it.
    public var agencies: [ID<Agency>]
    /// "Head of Early Help".
    public var post: String
    /// The account of whoever it is, by number.
    public var person: Int64?

    public init(agencies: [ID<Agency>] = [], post: String, person: Int64? = nil) {
        self.agencies = agencies
        self.post = post
        self.person = person
    }

    public static let mostAgencies = 2
}
