import Domain
import Storage

/// Some of the register, and what stands above it.
public struct RisksAnswer: Sendable {
    public var version: FrameworkVersion
    public var risks: [Risk]
    public var count: Int
    /// How many there are of each likelihood and impact, by the same choice.
    public var matrix: [RiskScore: Int]
    /// Where the next ones begin; nil when there are no more.
    public var next: RiskPlace?
    public var today: Day
}

/// One risk with its story and the figures that are linked to it.
public struct RiskAnswer: Sendable {
    public var version: FrameworkVersion
    public var risk: Risk
    public var steps: [Step]
    public var readings: [Reading]
    /// The trackers that name it.
    public var trackers: [ActionTracker]
    public var sources: [Source]
    public var today: Day
}

extension Sight {
    var ofRisks: RiskStore.Seen { RiskStore.Seen(seesAll: seesRestricted, hidden: hiddenText) }
}
