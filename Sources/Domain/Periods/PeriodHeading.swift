/// A heading of somebody's spreadsheet read as a period: "Q1 2024/25", "Apr-24", "31 March 2024 (prov)".
///
/// What a heading means depends on what the indicator counts: "2024/25" is a financial year or a school year, and
/// "Q1 2024/25" over a stock is the last day of that quarter. A heading that does not say its year is no period:
/// a missing year is never guessed, nor is one of two years that a heading could mean.
public struct PeriodHeading: Hashable, Sendable {
    /// What the words say, before anybody asks what kind of period it is.
    enum Said: Hashable, Sendable {
        case year(Int)
        /// Both ends of "2024/25" or "2022-24".
        case years(Int, Int)
        /// "2011-12" is two years, or December 2011 where months are wanted.
        case yearsOrMonth(Int, month: Int)
        /// Whole months from the first day to the last.
        case span(Day, Day)
        /// "Q1 2024" does not say which year it is the first quarter of.
        case quarter(Int, year: Int)
        case day(Day)
        case term(Int, academicYear: Int)
        /// One of our own codes of a type that no heading says otherwise.
        case code(Period)
    }

    let said: Said?
    /// What a mark beside the period says of its figures: "(prov)", "(rev)", "p", "r".
    public let status: ValueStatus

    public init(_ text: String) {
        // Most cells of a table have no digit: they are told apart before anything is taken to pieces.
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
            (said, status) = (nil, .final)
            return
        }
        let (bare, status) = PeriodHeading.withoutMark(text)
        self.status = status
        said = PeriodHeading.said(bare)
    }

    /// Whether it names a period of some kind.
    public var looksLikePeriod: Bool { said != nil }

    /// The heading without a mark about its figures: "2023 (prov)" is "2023".
    public static func bare(_ text: String) -> String { withoutMark(text).text }

    public static func looksLikePeriod(_ text: String) -> Bool { PeriodHeading(text).looksLikePeriod }

    public static func period(_ text: String, as kind: PeriodKind) -> Period? { PeriodHeading(text).period(as: kind) }

    /// Nil when it does not say one period of that kind.
    public func period(as kind: PeriodKind) -> Period? {
        switch kind {
        case .of(.snapshot): return stock
        case .snapshotEach(let month): return (yearlyStock(month) ?? stock).flatMap { kind.admits($0) ? $0 : nil }
        default: return flow(kind).flatMap { kind.admits($0) ? $0 : nil }
        }
    }

    /// What it most probably is where nobody has said what is counted yet; for showing, not for keeping.
    public var likelyPeriod: Period? {
        switch said {
        case .day(let day): .snapshot(day)
        case .code(let period): period
        case .years(let first, let last) where last > first + 1: .pooledYears(first, last)
        case .span(let first, let last) where last.days(since: first) > 45 && !isCommonSpan: rolling(first, last)
        case .some:
            [.financialQuarter, .month, .financialYear, .calendarYear, .academicYear, .academicTerm].lazy
                .compactMap { period(as: .of($0)) }.first
        case nil: nil
        }
    }

    private var isCommonSpan: Bool {
        [.financialQuarter, .financialYear, .calendarYear, .academicYear, .academicTerm].contains { period(as: .of($0)) != nil }
    }

    private func rolling(_ first: Day, _ last: Day) -> Period? {
        let months = (last.year - first.year) * 12 + last.month - first.month + 1
        return .rollingMonths(months, endingYear: last.year, month: last.month)
    }
}

// What the words mean for one kind of period
extension PeriodHeading {
    /// A stock is counted at the end of what the heading names. A year's end is none: the year may be the
    /// council's or the school's.
    private var stock: Period? {
        switch said {
        case .day(let day): .snapshot(day)
        case .span(let first, let last) where last.days(since: first) < 93: .snapshot(last)
        case .code(let period) where period.type == .snapshot: period
        default: nil
        }
    }

    /// A stock counted once a year, on a day that the indicator says: the year is enough where it can be only one.
    private func yearlyStock(_ month: Int) -> Period? {
        switch said {
        case .year(let year): return .snapshot(.lastOfMonth(month, year))
        case .years(let first, let last) where last == first + 1:
            return yearlyStock(month, first)
        case .yearsOrMonth(let first, let named):
            return month == named ? nil : yearlyStock(month, first)
        default: return nil
        }
    }

    /// January to March are in the second, September to December in the first year of a council's as of a school's year.
    private func yearlyStock(_ month: Int, _ first: Int) -> Period? {
        month <= 3 ? .snapshot(.lastOfMonth(month, first + 1)) : month >= 9 ? .snapshot(.lastOfMonth(month, first)) : nil
    }

    private func flow(_ kind: PeriodKind) -> Period? {
        switch said {
        case .year(let year): return bareYear(year, kind)
        case .years(let first, let last): return years(first, last, kind)
        case .yearsOrMonth(let year, let month):
            return kind == .of(.month) ? .month(year, month) : years(year, year + 1, kind)
        case .span(let first, let last):
            if case .rollingMonths = kind, last.days(since: first) < 93 { return ending(last, kind) }
            return ending(last, kind).flatMap { $0.firstDay == first && $0.lastDay == last ? $0 : nil }
        case .quarter(let number, let year):
            if kind == .of(.calendarQuarter) { return .calendarQuarter(year, number) }
            // The first three lie in the year in which their financial year begins. The fourth may be of either.
            return kind == .of(.financialQuarter) && number < 4 ? .financialQuarter(year, number) : nil
        case .day(let day): return ending(day, kind).flatMap { $0.lastDay == day ? $0 : nil } ?? beginning(day, kind)
        case .term(let number, let year): return kind == .of(.academicTerm) ? .academicTerm(year, number) : nil
        case .code(let period): return period
        case nil: return nil
        }
    }

    private func bareYear(_ year: Int, _ kind: PeriodKind) -> Period? {
        switch kind {
        case .of(.calendarYear): .calendarYear(year)
        case .yearEnding(let month): .yearEnding(.lastOfMonth(month, year))
        default: nil
        }
    }

    private func years(_ first: Int, _ last: Int, _ kind: PeriodKind) -> Period? {
        if case .pooledYears = kind { return .pooledYears(first, last) }
        guard last == first + 1 else { return nil }
        switch kind {
        case .of(.financialYear): return .financialYear(first)
        case .of(.academicYear): return .academicYear(first)
        case .of(.municipalYear): return .municipalYear(first)
        case .yearEnding(let month): return month == 12 ? nil : .yearEnding(.lastOfMonth(month, last))
        default: return nil
        }
    }

    /// The period of this kind in whose last month a day lies.
    private func ending(_ day: Day, _ kind: PeriodKind) -> Period? {
        let (year, month) = (day.year, day.month)
        switch kind {
        case .of(.financialYear): return .financialYear(year - 1)
        case .of(.financialQuarter): return month < 4 ? .financialQuarter(year - 1, 4) : .financialQuarter(year, (month - 1) / 3)
        case .of(.month): return .month(year, month)
        case .of(.calendarYear): return .calendarYear(year)
        case .of(.calendarQuarter): return .calendarQuarter(year, (month + 2) / 3)
        case .of(.academicYear): return .academicYear(year - 1)
        case .of(.academicTerm): return .academicTerm(month > 8 ? year : year - 1, month > 8 ? 1 : month < 4 ? 2 : 3)
        case .of(.municipalYear): return .municipalYear(year - 1)
        case .of(.yearEnding), .yearEnding: return .yearEnding(day)
        case .rollingMonths(let count): return .rollingMonths(count, endingYear: year, month: month)
        case .of, .pooledYears, .snapshotEach: return nil
        }
    }

    /// A spreadsheet keeps "Apr-24" as the first of April: the month, or the quarter, that begins on it.
    private func beginning(_ day: Day, _ kind: PeriodKind) -> Period? {
        guard day.day == 1 else { return nil }
        switch kind {
        case .of(.month): return .month(day.year, day.month)
        case .of(.financialQuarter), .of(.calendarQuarter):
            let end = day.adding(months: 2)
            return ending(end, kind).flatMap { $0.firstDay == day ? $0 : nil }
        default: return nil
        }
    }
}

extension PeriodHeading {
    /// How a mapping should read these headings for an indicator: as they are written where most of them say its
    /// periods, else by the rule of the Department for bare years, where that reads more of them.
    public static func reading(of headings: [String], for kind: PeriodKind) -> PeriodReading {
        let asWritten = headings.count { period($0, as: kind) != nil }
        let rule = PeriodReading.usual(for: kind)
        let byRule = headings.count { rule.period(withoutMark($0).text) != nil }
        return byRule > asWritten ? rule : .asWritten
    }
}
