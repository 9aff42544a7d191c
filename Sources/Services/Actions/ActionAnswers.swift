import Domain

/// A page of the register.
public struct ActionList: Sendable {
    public var version: FrameworkVersion
    public var actions: [Action]
    /// Where the next page begins; nil on the last.
    public var next: ActionPlace?
    public var counts: ActionCounts
    public var today: Day
}

/// One action with everything that belongs to it.
public struct ActionAnswer: Sendable {
    public var version: FrameworkVersion
    public var action: Action
    public var evidence: [ActionEvidence]
    /// The files of its evidence, by number.
    public var files: [Int64: AttachedFile]
    public var steps: [Step]
    /// What it came from, when it is one of the board's things that the reader sees.
    public var origin: Thing?
    /// Nil where no figure is linked, or the reader sees none.
    public var impact: ImpactCheck?
    public var sources: [Source]
    /// Whether the reader speaks for its owner.
    public var mayReport: Bool
    public var today: Day

    public var standing: ActionStanding { action.standing(on: today) }
}
