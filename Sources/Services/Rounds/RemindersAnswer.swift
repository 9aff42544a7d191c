import Domain

/// What the ladder of a round would do.
public struct RemindersAnswer: Sendable {
    /// A step for one return, and the names of those who would hear of it.
    public struct Call: Sendable {
        public var agency: ID<Agency>
        public var submission: Int64
        public var step: ReminderStep
        public var people: [String]
    }

    /// The steps that would be taken on a day, as the returns stand now.
    public struct Moment: Sendable {
        public var day: Day
        public var calls: [Call]
        /// How many people would hear of one or more of them.
        public var told: Int
    }

    public var version: FrameworkVersion
    public var round: CollectionRound
    public var now: Moment
    /// On the next day of the ladder; nil after the last one.
    public var next: Moment?
    /// What each step says in a mail.
    public var words: [ReminderStep: String]
}

extension CollectionRound {
    /// The next day on which a step comes for whoever has no more time than others.
    func nextStep(after today: Day) -> Day? {
        guard state == .open else { return nil }
        return [days.headsUp, days.firstReminder, days.secondReminder, days.escalation].filter { $0 > today }.min()
    }
}
