/// How one priority is delivered in one period: activities with their milestones, what stands in the way, what comes
/// next. It is signed by the accountable officer and then by the accountable director; what was signed is not changed.
/// One that was made elsewhere is shown beside the others as it came.
public struct ActionTracker: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable { case own, elsewhere }

    public var number: Int64
    public var kind: Kind
    public var title: String
    /// Nil for one from elsewhere that is about no single priority.
    public var priority: ID<Priority>?
    /// Nil for one from elsewhere.
    public var period: Period?
    public var says: TrackerDraft
    public var officer: PriorityRating.Sign?
    public var director: PriorityRating.Sign?
    public var origin: TrackerOrigin?
    public var access: AccessClass
    public var changedOn: Day
    public var edition: Int64

    public init(
        number: Int64, kind: Kind = .own, title: String, priority: ID<Priority>?, period: Period?,
        says: TrackerDraft = TrackerDraft(), officer: PriorityRating.Sign? = nil, director: PriorityRating.Sign? = nil,
        origin: TrackerOrigin? = nil, access: AccessClass = .open, changedOn: Day, edition: Int64 = 1
    ) {
        self.number = number
        self.kind = kind
        self.title = title
        self.priority = priority
        self.period = period
        self.says = says
        self.officer = officer
        self.director = director
        self.origin = origin
        self.access = access
        self.changedOn = changedOn
        self.edition = edition
    }

    public var thing: Thing { Thing(.tracker, number) }

    /// It is changed by nobody: made elsewhere, or signed.
    public var isReadOnly: Bool { kind == .elsewhere || officer != nil }

    public func overdue(on day: Day) -> Int { says.activities.count { $0.isOverdue(on: day) } }

    public func count(_ word: PriorityRating.Word, on day: Day) -> Int { says.activities.count { $0.word(on: day) == word } }
}

/// What a tracker says, as those who keep it write it.
public struct TrackerDraft: Hashable, Sendable {
    public var activities: [Activity]
    /// Challenges and risks in words, beside the risks of the register.
    public var challenges: String
    public var risks: [Int64]
    public var nextSteps: String

    public init(activities: [Activity] = [], challenges: String = "", risks: [Int64] = [], nextSteps: String = "") {
        self.activities = activities
        self.challenges = challenges
        self.risks = risks
        self.nextSteps = nextSteps
    }
}

/// Where a tracker was made that was not made here.
public struct TrackerOrigin: Hashable, Sendable {
    /// "Council corporate performance team".
    public var source: String
    /// Where it can be looked at; nil when only a file was brought.
    public var address: String?
    /// The day on which whoever made it brought it up to date.
    public var refreshedOn: Day

    public init(source: String, address: String? = nil, refreshedOn: Day) {
        self.source = source
        self.address = address
        self.refreshedOn = refreshedOn
    }

    /// Whether an address may stand as a link on a page.
    public static func isAddress(_ text: String) -> Bool {
        let isWeb = text.hasPrefix("https://") || text.hasPrefix("http://")
        return isWeb && text.utf8.count <= 500
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
    }
}

public enum SignatureOf: String, CaseIterable, Sendable {
    case officer, director

    public var label: String {
        switch self {
        case .officer: "Accountable officer"
        case .director: "Accountable director"
        }
    }
}
