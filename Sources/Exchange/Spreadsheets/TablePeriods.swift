import Domain

/// The periods of one table, as all of its headings together tell them.
struct TablePeriods {
    private let areMonths: Bool
    /// The period of the whole table, which a person gave.
    private let whole: Period?

    init(_ table: LaidTable) {
        let texts: [String] =
            switch table.layout.period {
            case .columns: table.figureColumns.map { table.headings.names[$0] }
            case .rows: table.rows.compactMap(\.period)
            case .fixed: []
            }
        if case .fixed(let code) = table.layout.period { whole = Period(code: code) } else { whole = nil }
        let days = texts.compactMap { Day(iso8601: PeriodHeading.bare($0)) }
        // A sheet keeps "Apr-24" as the first of April. Firsts of every month are months; a stock is not of that day.
        areMonths = days.count > 1 && days.allSatisfy { $0.day == 1 } && days.contains { $0.month % 3 != 1 }
    }

    /// The heading as it should be read in this table.
    func heading(_ text: String) -> PeriodHeading {
        if areMonths, let day = Day(iso8601: PeriodHeading.bare(text)) {
            return PeriodHeading(Period.month(day.year, day.month).code)
        }
        return PeriodHeading(text)
    }

    func period(_ text: String, for wanted: WantedLine) -> (Period, ValueStatus)? {
        let heading = heading(text)
        let byRule = wanted.line.periods == .asWritten ? nil : wanted.line.periods.period(PeriodHeading.bare(text))
        guard let period = byRule ?? heading.period(as: wanted.periodKind) ?? ofWholeTable(wanted.periodKind),
            wanted.periodKind.admits(period)
        else { return nil }
        return (period, heading.status)
    }

    /// A release that is all about 2013 has stocks of 31 March 2013 beside counts of 2012-13; one that is all about 2012-13
    /// has its stocks at the end of it.
    private func ofWholeTable(_ kind: PeriodKind) -> Period? {
        guard let whole else { return nil }
        if kind == .of(.snapshot), whole.type != .calendarYear { return .snapshot(whole.lastDay) }
        return PeriodHeading.reading(of: [whole.code], for: kind).period(whole.code)
    }
}
