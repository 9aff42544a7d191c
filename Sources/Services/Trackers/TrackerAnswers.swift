import Domain

/// The trackers of today: of each priority the newest, and those from elsewhere.
public struct TrackersAnswer: Sendable {
    public var version: FrameworkVersion
    public var trackers: [ActionTracker]
    public var ratings: [ID<Priority>: PriorityRating]
    public var today: Day
}

/// One tracker with what is live in it.
public struct TrackerAnswer: Sendable {
    public var version: FrameworkVersion
    public var tracker: ActionTracker
    /// Of its priority and period.
    public var rating: PriorityRating?
    /// Of the quarter before, where its own has none yet.
    public var earlier: PriorityRating?
    public var suggestion: Suggestion?
    public var readings: [Reading]
    public var sources: [Source]
    public var risks: [Risk]
    public var steps: [Step]
    public var files: [AttachedFile]
    /// The same priority's trackers of other periods.
    public var others: [ActionTracker]
    public var today: Day

    public var priority: Priority? { tracker.priority.flatMap(version.priority) }

    /// Activities are judged by today, and those of a quarter that has a later tracker by the day on which they were signed.
    public var judgedOn: Day {
        let isPast = others.contains { other in
            guard let theirs = other.period, let ours = tracker.period else { return false }
            return theirs > ours
        }
        return isPast ? tracker.officer?.on ?? today : today
    }
}

/// A tracker that was made elsewhere, as somebody brings it.
public struct OutsideTracker: Sendable {
    public var title: String
    public var priority: ID<Priority>?
    public var source: String
    public var address: String?
    public var refreshedOn: Day
    public var file: (name: String, bytes: [UInt8])?
    public var access: AccessClass

    public init(
        title: String, priority: ID<Priority>? = nil, source: String, address: String? = nil, refreshedOn: Day,
        file: (name: String, bytes: [UInt8])? = nil, access: AccessClass = .open
    ) {
        self.title = title
        self.priority = priority
        self.source = source
        self.address = address
        self.refreshedOn = refreshedOn
        self.file = file
        self.access = access
    }
}
