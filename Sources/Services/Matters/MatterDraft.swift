import Domain

/// A matter as somebody writes it down.
public struct MatterDraft: Sendable {
    public var kind: Matter.Kind
    public var body: ID<Body>
    public var meeting: ID<Meeting>?
    public var minute = ""
    public var item: Thing?
    public var verb: DecisionVerb?
    public var decision: Int64?
    public var words: String
    public var followUp: String?
    public var who = ""
    public var agency: ID<Agency>?
    public var person: Int64?
    public var due: Day?
    public var dueMeeting: ID<Meeting>?
    public var toBody: ID<Body>?
    public var access = AccessClass.open

    public init(_ kind: Matter.Kind, of body: ID<Body>, words: String) {
        self.kind = kind
        self.body = body
        self.words = words
    }
}

/// Something that is done to a matter.
public struct MatterMove: Sendable {
    public var act: MatterAct
    public var words: String
    /// When it was seen, or the new day by which it is due.
    public var day: Day?
    /// The meeting at which it is done.
    public var meeting: ID<Meeting>?
    public var body: ID<Body>?

    public init(
        _ act: MatterAct, _ words: String, day: Day? = nil, meeting: ID<Meeting>? = nil, body: ID<Body>? = nil
    ) {
        self.act = act
        self.words = words
        self.day = day
        self.meeting = meeting
        self.body = body
    }
}

/// A page of matters, with what their page says of all of them.
public struct MatterList: Sendable {
    public var version: FrameworkVersion
    public var matters: [Matter]
    public var count: MatterCount
    /// The conditions of the decisions among them.
    public var conditions: [Int64: ConditionCount]
    public var next: MatterPlace?
    public var today: Day
}

/// Everything the page of one matter says.
public struct MatterAnswer: Sendable {
    public var version: FrameworkVersion
    public var matter: Matter
    public var steps: [Step]
    /// Of a decision.
    public var conditions: [Matter]
    /// Of a condition.
    public var decision: Matter?
    /// What the actor may do to it now.
    public var acts: [MatterAct]
    public var today: Day
}
