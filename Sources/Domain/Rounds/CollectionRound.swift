/// One collection of figures from all agencies: what is asked for a quarter, by when, and until when it can still count.
public struct CollectionRound: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable {
        case open
        /// No return is taken any more unless it is opened again with a reason.
        case closed
        /// The board's figures stand as they are; what comes later is a revision with a reason.
        case frozen
    }

    public var number: Int64
    public var title: String
    /// Figures are asked for that end in it or become due in it.
    public var period: Period
    /// The body for which it is collected; nil for the partnership as a whole.
    public var body: ID<Body>?
    /// Whether the places inside the district are asked for beside the district.
    public var byArea: Bool
    public var openedOn: Day
    public var days: RoundDays
    public var state: State
    /// How often it was frozen: 1 for the first, one more for each revision that was let in afterwards.
    public var version: Int

    public init(
        number: Int64, title: String, period: Period, body: ID<Body>? = nil, byArea: Bool = false, openedOn: Day,
        days: RoundDays, state: State = .open, version: Int = 0
    ) {
        self.number = number
        self.title = title
        self.period = period
        self.body = body
        self.byArea = byArea
        self.openedOn = openedOn
        self.days = days
        self.state = state
        self.version = version
    }

    public var thing: Thing { Thing(.round, number) }
    public var deadline: Day { days.deadline }

    /// "Quarter 2 of 2026-27", "July to September 2026": what people call it when they give it no name.
    public static func usualTitle(_ period: Period) -> String {
        guard period.type == .financialQuarter else { return "Returns \(period.when)" }
        return "\(period.code.suffix(2)) \(period.code.dropLast(2)), \(period.label)"
    }
}

/// The days of a round: when agencies are reminded, when it goes to the top, when the figures are fixed.
public struct RoundDays: Hashable, Sendable {
    public var headsUp: Day
    public var deadline: Day
    public var firstReminder: Day
    public var secondReminder: Day
    public var escalation: Day
    public var freeze: Day

    public init(headsUp: Day, deadline: Day, firstReminder: Day, secondReminder: Day, escalation: Day, freeze: Day) {
        self.headsUp = headsUp
        self.deadline = deadline
        self.firstReminder = firstReminder
        self.secondReminder = secondReminder
        self.escalation = escalation
        self.freeze = freeze
    }

    /// The usual ladder in working days: twenty for the return, a word ten days before that, a reminder on the day after
    /// it, another a week later, the chair after three weeks, and two days more until the figures are fixed.
    public static func usual(after periodEnd: Day, _ calendar: WorkingDays = WorkingDays()) -> RoundDays {
        usual(deadline: calendar.day(20, from: periodEnd), calendar)
    }

    public static func usual(deadline: Day, _ calendar: WorkingDays = WorkingDays()) -> RoundDays {
        RoundDays(
            headsUp: calendar.day(-10, from: deadline), deadline: deadline, firstReminder: calendar.day(1, from: deadline),
            secondReminder: calendar.day(5, from: deadline), escalation: calendar.day(15, from: deadline),
            freeze: calendar.day(17, from: deadline))
    }

    /// Nil when they follow one another.
    public var disorder: String? {
        let named: [(String, Day)] = [
            ("the word before the deadline", headsUp), ("the deadline", deadline), ("the first reminder", firstReminder),
            ("the second reminder", secondReminder), ("the escalation", escalation), ("the freeze", freeze),
        ]
        for (one, next) in zip(named, named.dropFirst()) where next.1 < one.1 {
            return "\(next.0.capitalisedFirst) (\(next.1.long)) is before \(one.0) (\(one.1.long))."
        }
        return nil
    }

    /// The last step of the ladder that a return which has not come has reached by a day. An agency with more time has
    /// its own deadline, and the ladder moves with it.
    public func step(on day: Day, due: Day, _ calendar: WorkingDays = WorkingDays()) -> ReminderStep? {
        let later = due > deadline ? calendar.count(from: deadline, through: due) : 0
        func moved(_ step: Day) -> Day { later == 0 ? step : calendar.day(later, from: step) }
        if day >= moved(escalation) { return .escalation }
        if day >= moved(secondReminder) { return .second }
        if day >= moved(firstReminder) { return .first }
        return day >= moved(headsUp) && day <= due ? .headsUp : nil
    }
}

/// A step of the ladder by which a return is asked for.
public enum ReminderStep: String, CaseIterable, Sendable {
    case headsUp = "heads-up"
    case first, second, escalation

    public var label: String {
        switch self {
        case .headsUp: "Word before the deadline"
        case .first: "First reminder"
        case .second: "Second reminder, with a copy to the approver"
        case .escalation: "Escalation to the business manager and the chair"
        }
    }

    /// What stands on the return's page from then on, until an officer writes other words.
    public var usualWords: String {
        switch self {
        case .headsUp: "Your return is due soon. It takes most people ten minutes; you can save it and come back."
        case .first: "Your return has not come yet. Please send what you have, and say of the rest why there is no figure."
        case .second: "Your return is a week late and is now copied to whoever signs it. Please send it, or ask for more time."
        case .escalation: "The return has still not come and is now with the chair. Please say on the return when it will."
        }
    }

    public var place: Int64 { Int64(ReminderStep.allCases.firstIndex(of: self) ?? 0) }

    /// A reminder proper: what is said before the deadline is none.
    public var isReminder: Bool { self != .headsUp }
}
