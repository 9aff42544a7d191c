/// What a pack holds of one thing, as data: two packs are compared by their lines, and by nothing that was printed.
public struct PackLine: Hashable, Codable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Sendable {
        case figure, exception, priority, tracker, action, challenge, risk, commitment, condition, decision

        public var label: String {
            switch self {
            case .figure: "Measure"
            case .exception: "Exception report"
            case .priority: "Priority"
            case .tracker: "Action tracker"
            case .action: "Action"
            case .challenge: "Challenge"
            case .risk: "Risk"
            case .commitment: "Commitment"
            case .condition: "Condition"
            case .decision: "Decision"
            }
        }
    }

    public struct Fact: Hashable, Codable, Sendable {
        public var name: String
        public var says: String
        /// The reason that was given for it, such as why a figure was revised.
        public var why: String?

        public init(_ name: String, _ says: String, why: String? = nil) {
            self.name = name
            self.says = says
            self.why = why
        }
    }

    public var kind: Kind
    /// The same in every pack: "cpp-rate", "A-028".
    public var id: String
    public var title: String
    /// In the order in which they are told: "Due", "31 October 2026".
    public var facts: [Fact]
    /// Past the day by which it should have been done or received.
    public var isOverdue: Bool
    /// Why it stands here with what it says now: the reason for a date that moved, for a closing.
    public var why: String?
    /// What a figure was in each of the periods before, by which a revision is found.
    public var history: [Fact]

    public init(
        _ kind: Kind, _ id: String, _ title: String, _ facts: [Fact], isOverdue: Bool = false, why: String? = nil,
        history: [Fact] = []
    ) {
        self.kind = kind
        self.id = id
        self.title = title
        self.facts = facts
        self.isOverdue = isOverdue
        self.why = why
        self.history = history
    }

    public func fact(_ name: String) -> String? { facts.first { $0.name == name }?.says }
}

/// What a pack held, as data. Kept beside its bytes at the moment when it is frozen.
public struct PackData: Hashable, Codable, Sendable {
    public var meeting: String
    public var body: String
    public var title: String
    public var asKnown: String
    public var lines: [PackLine]
    /// Why something that a former pack held stands here no more, by its kind and id: "figure cpp-rate".
    public var reasons: [String: String]

    public init(
        meeting: ID<Meeting>, body: ID<Body>, title: String, asKnown: Day, lines: [PackLine], reasons: [String: String] = [:]
    ) {
        self.meeting = meeting.text
        self.body = body.text
        self.title = title
        self.asKnown = asKnown.iso8601
        self.lines = lines
        self.reasons = reasons
    }
}
