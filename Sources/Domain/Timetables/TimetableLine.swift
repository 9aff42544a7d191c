/// One measure in the timetable: by which ways its figures come, how long each takes, and when its periods have come.
public struct TimetableLine: Hashable, Sendable {
    public var indicator: Indicator
    public var priority: ID<Priority>?
    /// The ways in the order in which pages prefer them: what an agency sends before what is published.
    public var lags: [Lag]
    /// The first day on which each period was known, by way.
    public var arrivals: [Lag.Supply: [Period: Day]]

    public init(
        _ indicator: Indicator, priority: ID<Priority>? = nil, arrivals: [Lag.Supply: [Period: Day]] = [:]
    ) {
        self.indicator = indicator
        self.priority = priority
        self.arrivals = arrivals
        lags = Lag.Supply.allCases.compactMap { supply in
            let declared = supply == .local ? indicator.localLagDays : indicator.publishedLagDays
            let learned = arrivals[supply].flatMap { Lag.Learned(from: $0) }
            return declared == nil && arrivals[supply] == nil ? nil : Lag(supply, declared: declared, learned: learned)
        }
        if lags.isEmpty { lags = [Lag(.local, declared: nil)] }
    }

    /// What the body had at its last meeting. Of a measure whose figures never came here nobody can know it, so it is what
    /// could have been had.
    func had(by deadline: Day, today: Day) -> Period? {
        newest(by: deadline, today: arrivals.isEmpty ? min(deadline, today) : today)?.period
    }

    /// What can be had by the end of a day, or could: for a day that is over, only what had come counts.
    func newest(by deadline: Day, today: Day) -> (period: Period, lag: Lag)? {
        let found = lags.compactMap { lag in
            newest(of: lag, by: deadline, today: today).map { (period: $0, lag: lag) }
        }
        // Of two ways to the same period the first.
        return found.reduce(nil) { best, one in best.map { one.period > $0.period ? one : $0 } ?? one }
    }

    private func newest(of lag: Lag, by deadline: Day, today: Day) -> Period? {
        let here = arrivals[lag.supply, default: [:]].filter { $0.value <= deadline }.keys.max()
        if deadline < today { return here }
        let expected = indicator.calendar.newestAvailable(on: deadline, lag: lag.days)
        return here.map { max($0, expected) } ?? expected
    }

    /// When a period came, or else when it can be had.
    func day(of period: Period) -> (day: Day, lag: Lag, isHere: Bool)? {
        let ways = lags.map { lag -> (day: Day, lag: Lag, isHere: Bool) in
            if let day = arrivals[lag.supply]?[period] { return (day, lag, true) }
            return (period.lastDay.adding(days: lag.days), lag, false)
        }
        return ways.filter(\.isHere).min { $0.day < $1.day } ?? ways.min { $0.day < $1.day }
    }
}
