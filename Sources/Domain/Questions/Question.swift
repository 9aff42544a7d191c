/// A question that somebody asked at a meeting, and what became of it.
public struct Question: Hashable, Sendable {
    public enum AskerKind: String, CaseIterable, Sendable {
        case member, publicMember = "public", other

        public var label: String {
            switch self {
            case .member: "A member of the body"
            case .publicMember: "A member of the public"
            case .other: "Somebody else who attends"
            }
        }
    }

    /// What happens with a question that could not be answered in the meeting.
    public enum FollowUp: Hashable, Sendable {
        /// An agency answers by a day, through a post of its own.
        case agency(ID<Agency>, name: String, post: String?, due: Day)
        /// Another body takes it up.
        case body(ID<Body>, name: String, returns: Day?)

        public var says: String {
            switch self {
            case .agency(_, let name, let post, let due):
                "\(post.map { "\($0), \(name)," } ?? name) will reply by \(due.long)."
            case .body(_, let name, let returns):
                "It was referred to \(name)\(returns.map { ", to be reported back by \($0.long)" } ?? "")."
            }
        }

        public var due: Day? {
            switch self {
            case .agency(_, _, _, let due): due
            case .body(_, _, let returns): returns
            }
        }
    }

    public var number: Int64
    public var meeting: ID<Meeting>
    public var item: Int64
    public var asker: String
    public var askerKind: AskerKind
    public var topic: String
    public var question: Wording
    public var reply: Wording
    public var repliedBy: String?
    public var followUp: FollowUp?
    public var at: Instant

    public init(
        number: Int64 = 0, meeting: ID<Meeting>, item: Int64, asker: String, askerKind: AskerKind, topic: String,
        question: Wording = Wording(), reply: Wording = Wording(), repliedBy: String? = nil, followUp: FollowUp? = nil,
        at: Instant
    ) {
        self.number = number
        self.meeting = meeting
        self.item = item
        self.asker = asker
        self.askerKind = askerKind
        self.topic = topic
        self.question = question
        self.reply = reply
        self.repliedBy = repliedBy
        self.followUp = followUp
        self.at = at
    }

    public enum State: String, CaseIterable, Sendable {
        case answered
        /// Somebody is to reply by a day.
        case followedUp = "followed-up"
        case unanswered
    }

    public var state: State {
        if !reply.isEmpty { return .answered }
        return followUp == nil ? .unanswered : .followedUp
    }

    public func isOverdue(on day: Day) -> Bool { state == .followedUp && (followUp?.due.map { $0 < day } ?? false) }

    public var thing: Thing { Thing(.question, number) }
    public var reference: String { thing.reference }

    /// How long an agency has when nobody says otherwise.
    public static let replyWorkingDays = 10
}
