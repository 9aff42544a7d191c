/// The time a figure is about. Built only through the vocabulary of `PeriodType`, so every period has one
/// first day, one last day, one code and one label.
public struct Period: Hashable, Sendable {
    public let type: PeriodType
    public let lastDay: Day
    /// Years of `pooledYears`, months of `rollingMonths`; 1 otherwise.
    public let length: Int

    private init(_ type: PeriodType, until lastDay: Day, length: Int = 1) {
        self.type = type
        self.lastDay = lastDay
        self.length = length
    }

    // Each takes the year in which it starts, as its code does.

    public static func financialYear(_ start: Int) -> Period { Period(.financialYear, until: .lastOfMonth(3, start + 1)) }

    public static func financialQuarter(_ start: Int, _ quarter: Int) -> Period {
        precondition((1...4).contains(quarter), "a year has four quarters")
        return Period(
            .financialQuarter, until: quarter == 4 ? .lastOfMonth(3, start + 1) : .lastOfMonth(3 + 3 * quarter, start))
    }

    public static func month(_ year: Int, _ month: Int) -> Period {
        precondition((1...12).contains(month), "a year has twelve months")
        return Period(.month, until: .lastOfMonth(month, year))
    }

    public static func calendarYear(_ year: Int) -> Period { Period(.calendarYear, until: .lastOfMonth(12, year)) }

    public static func calendarQuarter(_ year: Int, _ quarter: Int) -> Period {
        precondition((1...4).contains(quarter), "a year has four quarters")
        return Period(.calendarQuarter, until: .lastOfMonth(3 * quarter, year))
    }

    public static func academicYear(_ start: Int) -> Period { Period(.academicYear, until: .lastOfMonth(8, start + 1)) }

    /// 1 autumn (to 31 December), 2 spring (to 31 March), 3 summer (to 31 August). Easter moves, so the
    /// ends are those by which returns are made and not those of any one school.
    public static func academicTerm(_ start: Int, _ term: Int) -> Period {
        precondition((1...3).contains(term), "a school year has three terms")
        let last: Day = term == 1 ? .lastOfMonth(12, start) : .lastOfMonth(term == 2 ? 3 : 8, start + 1)
        return Period(.academicTerm, until: last)
    }

    /// From the annual meeting in May: 1 May to 30 April.
    public static func municipalYear(_ start: Int) -> Period { Period(.municipalYear, until: .lastOfMonth(4, start + 1)) }

    public static func snapshot(_ day: Day) -> Period { Period(.snapshot, until: day) }

    /// Calendar years counted together, both ends included. Nil unless it holds 2 to 10 years.
    public static func pooledYears(_ first: Int, _ last: Int) -> Period? {
        guard (2...10).contains(last - first + 1) else { return nil }
        return Period(.pooledYears, until: .lastOfMonth(12, last), length: last - first + 1)
    }

    /// Nil unless 2 to 60 months: one month is a month.
    public static func rollingMonths(_ count: Int, endingYear year: Int, month: Int) -> Period? {
        guard (2...60).contains(count), (1...12).contains(month) else { return nil }
        return Period(.rollingMonths, until: .lastOfMonth(month, year), length: count)
    }

    public static func yearEnding(_ day: Day) -> Period { Period(.yearEnding, until: day) }

    /// The first day it covers; a stock's is the day itself.
    public var firstDay: Day {
        switch type {
        case .snapshot: lastDay
        case .academicTerm:
            switch lastDay.month {
            case 12: .firstOfMonth(9, lastDay.year)
            case 3: .firstOfMonth(1, lastDay.year)
            default: .firstOfMonth(4, lastDay.year)
            }
        case .yearEnding: lastDay.adding(months: -12).adding(days: 1)
        default: lastDay.adding(days: 1).adding(months: -months)
        }
    }

    /// How many months it covers; a stock covers none.
    public var months: Int {
        switch type {
        case .snapshot: 0
        case .month: 1
        case .financialQuarter, .calendarQuarter: 3
        case .academicTerm: lastDay.month == 12 ? 4 : lastDay.month == 3 ? 3 : 5
        case .pooledYears: 12 * length
        case .rollingMonths: length
        case .financialYear, .calendarYear, .academicYear, .municipalYear, .yearEnding: 12
        }
    }

    public func contains(_ day: Day) -> Bool { firstDay <= day && day <= lastDay }

    public func contains(_ other: Period) -> Bool { firstDay <= other.firstDay && other.lastDay <= lastDay }

    /// A stock at a month's end, which steps by months; a stock on another day steps by the same day.
    func moved(months: Int) -> Period {
        let moved = lastDay.adding(months: months)
        // A term's end is not the end of its month's quarter, so terms step by their number instead.
        precondition(type != .academicTerm, "terms are stepped by number")
        return Period(type, until: moved, length: length)
    }
}

/// Chronological: by last day, then the longer first, then by type, so that a table of mixed periods has one order.
extension Period: Comparable {
    public static func < (left: Period, right: Period) -> Bool { left.sortCode < right.sortCode }

    /// The period as one whole number that sorts in time: what a database keeps.
    public var sortCode: Int64 {
        (Int64(lastDay.number) + 1_000_000) << 16 | Int64(0xFF - min(months, 0xFF)) << 8 | Int64(type.rawValue)
    }

    /// Whether it ends where one of its type can: no quarter ends on 1 July.
    private var isPossible: Bool {
        let month = lastDay.month
        switch type {
        case .snapshot, .yearEnding: return true
        case .financialYear: return month == 3 && lastDay.isLastOfMonth
        case .financialQuarter, .calendarQuarter: return month % 3 == 0 && lastDay.isLastOfMonth
        case .calendarYear, .pooledYears: return month == 12 && lastDay.isLastOfMonth
        case .academicYear: return month == 8 && lastDay.isLastOfMonth
        case .academicTerm: return (month == 12 || month == 3 || month == 8) && lastDay.isLastOfMonth
        case .municipalYear: return month == 4 && lastDay.isLastOfMonth
        case .month, .rollingMonths: return lastDay.isLastOfMonth
        }
    }

    /// Reads back what `sortCode` gave; nil for any other number.
    public init?(sortCode: Int64) {
        guard let type = PeriodType(rawValue: UInt8(truncatingIfNeeded: sortCode)), (0..<5_000_000).contains(sortCode >> 16)
        else { return nil }
        let months = 0xFF - Int(sortCode >> 8 & 0xFF)
        let length = type == .pooledYears ? months / 12 : type == .rollingMonths ? months : 1
        self.init(type, until: Day(number: Int32(sortCode >> 16) - 1_000_000), length: length)
        guard self.sortCode == sortCode, isPossible else { return nil }
    }
}
