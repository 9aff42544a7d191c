/// A body's full report that comes back each year in the same month: what has to be ready when.
///
/// "Full performance reports in January and July of each year" is one line of a body in the framework; the days follow from
/// its meeting of that month.
public struct RegularReport: Hashable, Sendable {
    public var body: ID<Body>
    /// The first day of the month of the report.
    public var month: Day
    /// The body's meeting of that month; nil while none is planned.
    public var meeting: Meeting?

    /// "January".
    public var name: String { Day.monthNames[month.month - 1] }

    /// Figures that come later are not in it.
    public var cutOff: Day? { meeting?.freezesOn }
    public var papers: Day? { meeting.map { $0.papersPublished ?? $0.paperDeadline ?? $0.date } }

    /// So many months before the month of the report somebody hears of it: in November of the report of January.
    public static let monthsAhead = 2

    public var tellsFrom: Day { month.adding(months: -RegularReport.monthsAhead) }

    /// "January report: data cut-off 11 Dec 2026, papers 12 Jan 2027".
    public var says: String {
        guard let cutOff, let papers else { return "\(name) report: no meeting is planned for \(month.monthAndYear) yet" }
        return "\(name) report: data cut-off \(cutOff.short), papers \(papers.short)"
    }

    /// The reports of a body whose month has begun to be told of and is not over, the nearest first.
    public static func due(of body: Body, in meetings: [Meeting], on today: Day) -> [RegularReport] {
        guard !body.reportMonths.isEmpty, body.closedOn.map({ today < $0 }) ?? true else { return [] }
        let first = Day.firstOfMonth(today.month, today.year)
        return (0...monthsAhead).map { first.adding(months: $0) }.filter { body.reportMonths.contains($0.month) }
            .compactMap { month in
                let own = meetings.filter { $0.body == body.id && $0.date.year == month.year && $0.date.month == month.month }
                    .min { $0.date < $1.date }
                if let own, own.isHeld || own.date < today { return nil }
                return RegularReport(body: body.id, month: month, meeting: own)
            }
    }
}
