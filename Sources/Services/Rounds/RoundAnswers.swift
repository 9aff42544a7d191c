import Domain
import Storage

/// What is said to open a round. What is left out is as it usually is.
public struct RoundDraft: Sendable {
    public var period: Period
    public var title: String
    public var body: ID<Body>?
    public var byArea: Bool
    public var days: RoundDays?

    public init(period: Period, title: String = "", body: ID<Body>? = nil, byArea: Bool = false, days: RoundDays? = nil) {
        self.period = period
        self.title = title
        self.body = body
        self.byArea = byArea
        self.days = days
    }
}

/// The rounds, the newest first.
public struct RoundsAnswer: Sendable {
    public struct Line: Sendable {
        public var round: CollectionRound
        public var states: [Submission.State: Int]
    }

    public var version: FrameworkVersion
    public var lines: [Line]
    /// The number before which the next ones begin.
    public var next: Int64?
    /// For which agencies somebody reads; nil for all.
    public var agencies: [ID<Agency>]?
    /// What a new round begins with, for whoever may open one.
    public var suggestion: RoundDraft?
    public var today: Day
}

/// One round: the officer's grid, or the row of one's own agency.
public struct RoundAnswer: Sendable {
    public var version: FrameworkVersion
    public var round: CollectionRound
    public var rows: [RoundRow]
    public var next: Int64?
    public var states: [Submission.State: Int]
    public var steps: [Step]
    public var words: [ReminderStep: String]
    public var mayRun: Bool
    /// Whether the returns themselves can be opened by whoever reads this.
    public var opensReturns: Reach
    public var today: Day
}

extension WorkingDays {
    /// With the days that the framework adds to the bank holidays.
    init(_ version: FrameworkVersion) {
        self.init(extraHolidays: WorkingDays.proclaimed.union(version.framework.extraBankHolidays))
    }
}
