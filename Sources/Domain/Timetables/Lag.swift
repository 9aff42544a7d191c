/// How many days after a period's end its figure can be had: as declared in the framework, and as it was seen to come.
public struct Lag: Hashable, Sendable {
    /// What an agency sends, or what somebody publishes.
    public enum Supply: String, CaseIterable, Sendable {
        case local, published

        public var label: String { self == .local ? "local data" : "published data" }
    }

    /// From how the last periods came. The 80th percentile by the nearest rank: of so many arrivals in order, the one at
    /// place 0.8 × their number, rounded up. On four occasions of five the figure was there by then.
    public struct Learned: Hashable, Sendable {
        public var days: Int
        /// From how many periods.
        public var count: Int

        public init(days: Int, count: Int) {
            self.days = days
            self.count = count
        }
    }

    public var supply: Supply
    public var declared: Int?
    public var learned: Learned?

    public init(_ supply: Supply, declared: Int?, learned: Learned? = nil) {
        self.supply = supply
        self.declared = declared
        self.learned = learned
    }

    /// Where nobody has said how long a figure takes.
    public static let assumed = 45
    /// The latest periods are looked at, and no earlier ones: how an agency works today is what counts.
    public static let periodsLookedAt = 8
    /// Of fewer, one return that was late would decide by itself.
    public static let fewestPeriods = 5

    /// Never less than was declared: that figures came early is no promise that they will.
    public var days: Int { max(declared ?? (learned == nil ? Lag.assumed : 0), learned?.days ?? 0) }

    /// "28 days as declared", "35 days as seen in 8 periods, 28 declared".
    public var says: String {
        let stated = declared.map { "\($0) declared" } ?? "none declared"
        guard let learned else { return declared == nil ? "\(days) days assumed, none declared" : "\(days) days as declared" }
        let seen = "as seen in \(learned.count) periods"
        if learned.days >= days { return "\(days) days \(seen), \(stated)" }
        return "\(days) days as declared; \(learned.days) \(seen)"
    }
}

extension Lag.Learned {
    /// From the first day on which each period was known.
    ///
    /// A history that is brought in at once says nothing of how long its periods took. So a period is left out when a later
    /// one was known on the same day or before it; and what came before its period had ended is no arrival of a whole one.
    public init?(from arrivals: [Period: Day]) {
        let all = arrivals.sorted { $0.key > $1.key }
        var days: [Int] = []
        var earliestOfLater: Day?
        for (period, day) in all {
            if earliestOfLater.map({ day < $0 }) ?? true, day >= period.lastDay { days.append(day.days(since: period.lastDay)) }
            earliestOfLater = min(day, earliestOfLater ?? day)
            if days.count == Lag.periodsLookedAt { break }
        }
        guard days.count >= Lag.fewestPeriods else { return nil }
        let rank = (days.count * 8 + 9) / 10
        self.init(days: days.sorted()[rank - 1], count: days.count)
    }
}
