/// What one figure says, judged: a pure function of the series as known, the rules as known and the audience.
///
/// It never changes and holds a good deal, so it is shared and not copied: a page goes through its readings a dozen times.
public final class Reading: Sendable {
    public let indicator: Indicator
    public let line: BasketLine?
    public let series: Series?
    public let standing: Standing
    /// Since the same period last year where there is one, else since the period before.
    public let movement: Movement
    public let sincePrevious: Movement
    public let lastYear: SeriesPoint?
    public let target: Target?
    public let comparators: [Comparator]
    /// The newest period that should be out by now, when the series does not have it.
    public let overdue: Period?
    /// Of a figure that comes more seldom than each quarter, the next one, which nobody can have yet, and when it is due.
    public let notDue: (period: Period, on: Day)?
    /// Whether the latest figure came to be known after the last meeting.
    public let isNew: Bool
    /// How long it has been red; nil when it is not.
    public let redRun: RedRun?
    /// What the whole series says, by the method that it is long enough for.
    public let judgement: Judgement

    public var latest: SeriesPoint? { series?.latest }

    public init(
        indicator: Indicator, line: BasketLine?, series: Series?, area: ID<Area>, district: ID<Area>, comparators: [Comparator],
        lastMeeting: Day?, today: Day
    ) {
        self.indicator = indicator
        self.line = line
        self.series = series
        self.comparators = comparators
        // A line that says that a period is not due is no figure of that period.
        let received = series?.points.last { point in
            if case .none(.notDue, _) = point.shown { false } else { true }
        }
        notDue = Reading.notDue(indicator, after: received?.period, today)
        guard let series, let latest = series.latest else {
            standing = Standing(word: .notRated, reason: "No figure has been received.")
            movement = .notComparable("No figure has been received.")
            sincePrevious = movement
            (lastYear, target, overdue, isNew, redRun) = (nil, nil, nil, false, nil)
            judgement = Judgement(of: series, as: indicator, target: nil)
            return
        }
        let calendar = indicator.calendar
        let target = line?.target(for: latest.period, in: area, district: district)
        let before = series.point(at: calendar.previous(latest.period))
        let yearAgo = calendar.samePeriodLastYear(latest.period)
        self.target = target
        lastYear = series.point(at: yearAgo)
        standing = Standing(of: latest.shown, against: target, at: latest.period, as: indicator)
        sincePrevious = Movement(to: latest, from: before, calendar.previous(latest.period).label, in: series)
        let sinceLastYear = Movement(to: latest, from: lastYear, yearAgo.label, in: series)
        movement =
            sinceLastYear.arrow == .notComparable && sincePrevious.arrow != .notComparable && lastYear == nil
            ? sincePrevious : sinceLastYear
        isNew = lastMeeting.map { latest.knownFrom > $0 } ?? true
        let expected = calendar.newestAvailable(
            on: today, lag: indicator.localLagDays ?? indicator.publishedLagDays ?? Lag.assumed)
        overdue = expected > latest.period ? expected : nil
        judgement = Judgement(of: series, as: indicator, target: target)
        redRun = standing.word == .red ? RedRun(series, line: line, area: area, district: district) : nil
    }

    private static func notDue(_ indicator: Indicator, after latest: Period?, _ today: Day) -> (period: Period, on: Day)? {
        guard indicator.frequency.months > Frequency.quarterly.months else { return nil }
        let lag = indicator.localLagDays ?? indicator.publishedLagDays ?? Lag.assumed
        let calendar = indicator.calendar
        let newest = calendar.newestAvailable(on: today, lag: lag)
        // One that is out already and has not been received is overdue, and the one after it is nobody's concern yet.
        guard latest.map({ newest <= $0 }) ?? true else { return nil }
        let next = calendar.next(latest.map { max($0, newest) } ?? newest)
        return (next, next.lastDay.adding(days: lag))
    }

    /// The one sentence that stands beside the figure: what it is, how it stands, which way it went.
    public var sentence: String {
        guard let latest else {
            return "No figure has been received."
                + (notDue.map { " \($0.period.label) is not due until \($0.on.monthAndYear)." } ?? "")
        }
        let text = FigureText(indicator)
        switch latest.shown {
        case .none(let reason, let why):
            return "\(latest.period.label): \(reason.meaning.lowercasedFirst)" + (why.map { " (\($0))." } ?? ".")
        case .value(let value):
            let moved = movement.arrow == .notComparable ? "" : " \(movement.words) \(movement.reason)."
            return "\(latest.period.label): \(text.full(value)).\(moved) \(standing.reason)"
        }
    }
}

extension String {
    public var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
    public var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
