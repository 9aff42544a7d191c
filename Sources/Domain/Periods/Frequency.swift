/// How often a new figure comes: the step from one period of an indicator to the next.
public enum Frequency: String, CaseIterable, Sendable {
    case monthly, quarterly, termly
    case sixMonthly = "six-monthly"
    case annual

    public var months: Int {
        switch self {
        case .monthly: 1
        case .quarterly: 3
        case .termly: 4
        case .sixMonthly: 6
        case .annual: 12
        }
    }

    /// "quarter", as in "the second quarter running".
    public var periodNoun: String {
        switch self {
        case .monthly: "month"
        case .quarterly: "quarter"
        case .termly: "term"
        case .sixMonthly: "half-year"
        case .annual: "year"
        }
    }

    public var stepsInAYear: Int { 12 / months }
}

/// The periods of one indicator in order: its kind of period, stepped by its frequency.
public struct PeriodCalendar: Hashable, Sendable {
    public let kind: PeriodKind
    public let frequency: Frequency

    public init(kind: PeriodKind, frequency: Frequency) {
        self.kind = kind
        self.frequency = frequency
    }

    public func previous(_ period: Period) -> Period { step(period, by: -1) }
    public func next(_ period: Period) -> Period { step(period, by: 1) }

    /// The one to compare with where seasons matter. A term's is the same term, not twelve months back.
    public func samePeriodLastYear(_ period: Period) -> Period { step(period, by: -stepsInAYear(of: period)) }

    /// The newest period whose figures are out on a day, when they take `lag` days after its end.
    public func newestAvailable(on day: Day, lag: Int) -> Period {
        let limit = day.adding(days: -lag)
        var period = latest(around: limit)
        while period.lastDay > limit { period = previous(period) }
        while next(period).lastDay <= limit { period = next(period) }
        return period
    }

    /// Every period of the calendar that ends within these days, in order.
    public func periods(endingFrom first: Day, through last: Day) -> [Period] {
        var periods: [Period] = []
        var period = newestAvailable(on: last, lag: 0)
        while period.lastDay >= first {
            periods.append(period)
            period = previous(period)
        }
        return periods.reversed()
    }

    private func step(_ period: Period, by count: Int) -> Period {
        if period.type == .academicTerm { return period.term(steppedBy: count) }
        var moved = period
        for _ in 0..<abs(count) {
            repeat { moved = moved.moved(months: (count < 0 ? -1 : 1) * stepMonths(of: period)) } while isBetweenTerms(moved)
        }
        return moved
    }

    /// Schools count three times a year: a quarter's end in June is not one of them.
    private func isBetweenTerms(_ period: Period) -> Bool {
        frequency == .termly && period.lastDay.month == 6
    }

    /// A month's or a quarter's own length rules; a stock, a rolling window or pooled years step by the frequency.
    private func stepMonths(of period: Period) -> Int {
        switch period.type {
        case .snapshot, .rollingMonths: frequency == .termly ? 3 : frequency.months
        case .pooledYears, .yearEnding: 12
        default: period.months
        }
    }

    private func stepsInAYear(of period: Period) -> Int {
        period.type == .academicTerm || frequency == .termly ? 3 : 12 / stepMonths(of: period)
    }

    /// Some period of the calendar near a day, from which to step.
    private func latest(around day: Day) -> Period {
        let year = day.year
        switch kind {
        case .of(let type):
            switch type {
            case .financialYear: return .financialYear(year)
            case .financialQuarter: return .financialQuarter(year, 1)
            case .month: return .month(year, day.month)
            case .calendarYear: return .calendarYear(year)
            case .calendarQuarter: return .calendarQuarter(year, 1)
            case .academicYear: return .academicYear(year)
            case .academicTerm: return .academicTerm(year, 1)
            case .municipalYear: return .municipalYear(year)
            case .snapshot: return .snapshot(.lastOfMonth(3, year))
            case .yearEnding: return .yearEnding(.lastOfMonth(9, year))
            case .pooledYears, .rollingMonths: preconditionFailure("pooled years and rolling months have a length")
            }
        case .pooledYears(let count): return .pooledYears(year - count + 1, year)!
        case .rollingMonths(let count): return .rollingMonths(count, endingYear: year, month: 3)!
        case .yearEnding(let month): return .yearEnding(.lastOfMonth(month, year))
        case .snapshotEach(let month): return .snapshot(.lastOfMonth(month, year))
        }
    }
}

extension Period {
    fileprivate func term(steppedBy count: Int) -> Period {
        let index = academicStart * 3 + (termNumber - 1) + count
        return .academicTerm(index / 3, index % 3 + 1)
    }
}
