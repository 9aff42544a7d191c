/// What one meeting can have of one measure.
public struct TimetableCell: Hashable, Sendable {
    public struct Next: Hashable, Sendable {
        public var period: Period
        public var supply: Lag.Supply
        /// The day on which it can be had, or came.
        public var day: Day
        /// Working days after the papers of the meeting close: at least one.
        public var tooLateBy: Int
    }

    public var indicator: ID<Indicator>
    public var meeting: ID<Meeting>
    /// Nil where nothing had come when the papers closed.
    public var newest: Period?
    public var supply: Lag.Supply?
    /// Whether the newest has come already.
    public var isHere: Bool
    /// Expected by today and not here.
    public var expectedOn: Day?
    /// Whether the body did not have it at its meeting before.
    public var isNew: Bool
    /// The first period that comes too late.
    public var next: Next?
    /// When the papers of the meeting close; the meeting's own day where no other was given.
    public var deadline: Day
    /// Whether the deadline is the day of the meeting itself.
    public var isMeetingDay: Bool

    /// Up to four weeks late a figure could still be brought to the meeting by moving it, or by a word with the agency.
    public static let nearMiss = 20

    public var isNearMiss: Bool { next.map { $0.tooLateBy <= TimetableCell.nearMiss } ?? false }

    /// One or two sentences with their days: what stands in the cell.
    public var says: String {
        let papers = isMeetingDay ? deadline.dayAndMonth : "the papers of \(deadline.dayAndMonth)"
        guard let newest else {
            return "Nothing had come by \(deadline.dayAndMonth)."
        }
        let late = expectedOn.map { " \(newest.spoken) was expected \($0.dayAndMonth) and is not here yet." } ?? ""
        guard let next else { return "Report \(newest.spoken)." + late }
        if isNearMiss {
            let days = next.tooLateBy == 1 ? "1 working day" : "\(next.tooLateBy) working days"
            return
                "\(next.period.spoken) \(next.supply.label) available \(next.day.dayAndMonth), too late for \(papers) by \(days): report \(newest.spoken)."
                + late
        }
        if isNew { return "Report \(newest.spoken). \(next.period.spoken) comes \(next.day.long)." + late }
        return "\(next.period.spoken) is not due until \(next.day.monthAndYear): \(newest.spoken) stays." + late
    }

    /// "New", "As last time", "None".
    public var word: String { newest == nil ? "None" : isNew ? "New" : "As last time" }
}

extension TimetableCell {
    init(_ line: TimetableLine, at meeting: Meeting, after last: Meeting?, today: Day, by working: WorkingDays) {
        let deadline = meeting.freezesOn
        let newest = line.newest(by: deadline, today: today)
        let before = last.flatMap { line.had(by: $0.freezesOn, today: today) }
        indicator = line.indicator.id
        self.meeting = meeting.id
        self.deadline = deadline
        isMeetingDay = deadline == meeting.date
        self.newest = newest?.period
        supply = newest?.lag.supply
        isNew = newest.map { one in before.map { $0 < one.period } ?? true } ?? false
        let own = newest.flatMap { line.day(of: $0.period) }
        isHere = own?.isHere ?? false
        expectedOn = own.flatMap { !$0.isHere && $0.day < today && !line.arrivals.isEmpty ? $0.day : nil }
        next = TimetableCell.next(line, after: newest?.period, deadline, by: working)
    }

    private static func next(
        _ line: TimetableLine, after newest: Period?, _ deadline: Day, by working: WorkingDays
    ) -> Next? {
        let calendar = line.indicator.calendar
        // Where nothing had come, the one that should have.
        let period =
            newest.map(calendar.next) ?? line.lags.first.map { calendar.newestAvailable(on: deadline, lag: $0.days) }
        guard let period, let way = line.day(of: period), way.day > deadline else { return nil }
        // What comes on a Saturday is there on Monday.
        let there = working.isWorkingDay(way.day) ? way.day : working.day(1, from: way.day)
        return Next(
            period: period, supply: way.lag.supply, day: way.day, tooLateBy: max(1, working.count(from: deadline, through: there))
        )
    }
}

extension Period {
    /// As people at a meeting say it: "Q1 2026-27"; where there is no shorter name, the label.
    public var spoken: String {
        guard type == .financialQuarter else { return label }
        let start = lastDay.month == 3 ? lastDay.year - 1 : lastDay.year
        let quarter = lastDay.month == 3 ? 4 : lastDay.month / 3 - 1
        return "Q\(quarter) \(Period.financialYear(start).label)"
    }
}

extension Day {
    /// "28 July".
    public var dayAndMonth: String { "\(day) \(Day.monthNames[month - 1])" }
    /// "November 2026".
    public var monthAndYear: String { "\(Day.monthNames[month - 1]) \(year)" }
}
