/// Something that a meeting began and that comes back until it is closed: a decision with its follow-up, a promise to
/// keep members informed, a condition of an approval, a referral to another body, a comment, a wish for another report.
///
/// All of them are carried from one meeting's matters arising to the next by the same rule: nobody has to copy a line.
public struct Matter: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case decision, commitment, condition, referral, comment, request
    }

    public enum State: String, CaseIterable, Sendable {
        /// Nothing has been reported since the meeting, or since members kept it open.
        case open
        /// An officer has recorded an update, or the other body its outcome; members have not closed it yet.
        case reported
        case met
        /// A condition that somebody answers for not insisting on.
        case setAside = "set-aside"
        case closed
        /// A decision from which nothing follows.
        case recorded
        /// Written down by mistake.
        case withdrawn

        /// It does not come back at the next meeting.
        public var isSettled: Bool { self != .open && self != .reported }
    }

    public var kind: Kind
    /// Zero until it is kept.
    public var number: Int64
    /// Where it began.
    public var body: ID<Body>
    public var meeting: ID<Meeting>?
    /// As the minutes count: "47".
    public var minute: String
    public var on: Day
    /// The item, resolution or report that it is about.
    public var item: Thing?
    /// Of a decision.
    public var verb: DecisionVerb?
    /// The decision whose condition it is.
    public var decision: Int64?
    /// The text of the decision, the topic of the promise, the question that is referred.
    public var words: String
    /// What has to follow from a decision; nil where nothing does.
    public var followUp: String?
    /// The post that sees to it, in words.
    public var who: String
    public var agency: ID<Agency>?
    /// The person on whose own list it stands.
    public var person: Int64?
    public var due: Day?
    public var dueMeeting: ID<Meeting>?
    /// The body that a referral goes to, or that a comment was sent to.
    public var toBody: ID<Body>?
    public var state: State
    /// The newest update, the outcome, what shows that a condition is met, the reason for setting it aside.
    public var report: String?
    public var reportedOn: Day?
    public var settledOn: Day?
    /// The meeting at which members closed it.
    public var settledAt: ID<Meeting>?
    public var access: AccessClass
    public var by: Actor
    public var at: Instant

    public init(
        _ kind: Kind, number: Int64 = 0, body: ID<Body>, meeting: ID<Meeting>? = nil, minute: String = "", on: Day,
        item: Thing? = nil, verb: DecisionVerb? = nil, decision: Int64? = nil, words: String, followUp: String? = nil,
        who: String = "", agency: ID<Agency>? = nil, person: Int64? = nil, due: Day? = nil, dueMeeting: ID<Meeting>? = nil,
        toBody: ID<Body>? = nil, state: State = .open, report: String? = nil, reportedOn: Day? = nil, settledOn: Day? = nil,
        settledAt: ID<Meeting>? = nil, access: AccessClass = .open, by: Actor = .owner,
        at: Instant = Instant(secondsSince1970: 0)
    ) {
        self.kind = kind
        self.number = number
        self.body = body
        self.meeting = meeting
        self.minute = minute
        self.on = on
        self.item = item
        self.verb = verb
        self.decision = decision
        self.words = words
        self.followUp = followUp
        self.who = who
        self.agency = agency
        self.person = person
        self.due = due
        self.dueMeeting = dueMeeting
        self.toBody = toBody
        self.state = state
        self.report = report
        self.reportedOn = reportedOn
        self.settledOn = settledOn
        self.settledAt = settledAt
        self.access = access
        self.by = by
        self.at = at
    }

    public var thing: Thing { Thing(kind.thing, number) }

    /// What was to happen, as matters arising say it.
    public var toDo: String { followUp ?? words }

    public func isOverdue(on day: Day) -> Bool {
        guard let due, due < day else { return false }
        // A referral is late until its outcome is back; whoever gave the update in time is not late with it.
        return state == .open
    }

    /// Whether a body's meeting has it before it: from the next meeting on, until it is closed, and at the meeting that
    /// closes it.
    public func isCarried(by body: ID<Body>, at day: Day) -> Bool {
        if self.body == body { return on < day && (settledOn.map { $0 >= day } ?? true) && state != .recorded }
        guard toBody == body, on <= day else { return false }
        let end = kind == .referral ? reportedOn ?? settledOn : settledOn
        return end.map { $0 >= day } ?? true
    }
}

/// What a decision does: the verb of the resolution.
public enum DecisionVerb: String, CaseIterable, Sendable {
    case note, approve
    case approveSubjectTo = "approve-subject-to"
    case `defer`, refer, request

    public var label: String {
        switch self {
        case .note: "Note"
        case .approve: "Approve"
        case .approveSubjectTo: "Approve subject to"
        case .defer: "Defer"
        case .refer: "Refer"
        case .request: "Request"
        }
    }
}

extension Matter.Kind {
    /// "decisions", as addresses and exports name them.
    public var plural: String { rawValue + "s" }

    public var thing: Thing.Kind {
        switch self {
        case .decision: .decision
        case .commitment: .commitment
        case .condition: .condition
        case .referral: .referral
        case .comment: .comment
        case .request: .request
        }
    }

    public init?(_ thing: Thing.Kind) {
        guard let kind = Matter.Kind.allCases.first(where: { $0.thing == thing }) else { return nil }
        self = kind
    }
}
