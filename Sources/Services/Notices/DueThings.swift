import Domain
import Storage

/// What of one noun falls due. Each noun that has days says so by a line of `all`.
public struct DueSource: Sendable {
    public var kind: Thing.Kind
    /// Everything open that is due by a day, also what is overdue since long.
    var things: @Sendable (_ until: Day, _ today: Day, Bellwether, any SQLConnection) throws -> [DueThing]
    /// How many are overdue, as the database counts them.
    var overdue: @Sendable (_ today: Day, any SQLConnection) throws -> Int
    /// Whether a ladder of its own tells people of it: then it stands in calendars, and is not told of a second time.
    var hasOwnLadder = false

    public static let all: [DueSource] = [.papers, .returns, .actions, .challenges] + matters
}

extension DueSource {
    /// The papers of a meeting: whoever brings them together hears when they close.
    static let papers = DueSource(
        kind: .meeting,
        things: { until, today, services, connection in
            // What goes to several is read from what is open to all who read packs.
            let version = try services.openFramework(in: connection)
            let reports = version.reports(on: today).compactMap { one in one.meeting.map { ($0.id, one) } }
            let regular = Dictionary(reports, uniquingKeysWith: { first, _ in first })
            return version.framework.meetings.compactMap { meeting in
                let report = regular[meeting.id]
                guard !meeting.isHeld, meeting.date >= today, let deadline = report?.cutOff ?? meeting.paperDeadline else {
                    return nil
                }
                // A day that has passed is nobody's debt here: whether papers came in time stands on the meeting's page.
                // Of a report that comes back each year somebody hears two months ahead.
                guard today <= deadline, report != nil || deadline <= until else { return nil }
                return DueThing(
                    Thing(.meeting, meeting.id.text), due: deadline,
                    to: .several([.role(.businessManager), .role(.performanceOfficer)]), from: report?.tellsFrom)
            }
        },
        overdue: { _, _ in 0 })
}

/// What a run of the reminders did, or would.
public struct ReminderReport: Hashable, Sendable {
    public var at: Instant
    /// How many people are told anew, by reason.
    public var counts: [Notice.Reason: Int]

    public var total: Int { counts.values.reduce(0, +) }

    /// "near-due: 3; overdue: 1".
    public var words: String {
        let lines = Notice.Reason.allCases.compactMap { reason in counts[reason].map { "\(reason.rawValue): \($0)" } }
        return lines.isEmpty ? "nobody was to be reminded" : lines.joined(separator: "; ")
    }
}

extension Bellwether {
    /// Tells people what is due soon, due today and overdue: each person of each thing, reason and day once, however
    /// often it runs.
    public func remind(dryRun: Bool = false, as actor: Actor) async throws -> ReminderReport {
        try require(.operate, of: actor)
        let now = clock()
        let told: ReminderReport
        do {
            told = try await database.write { [self] connection in
                try connection.notices.lock()
                let report = try remind(at: now, connection)
                if dryRun { throw OnlyTried(report: report) }
                if report.total > 0 {
                    try connection.audit.append(
                        at: now, by: actor, .operate, verb: "remind by", noun: "notice", id: now.day.iso8601, detail: report.words
                    )
                }
                return report
            }
        } catch let tried as OnlyTried {
            return tried.report
        }
        try await prepareReports(as: actor)
        return told
    }

    /// Undoes the transaction of a dry run, which has counted by then.
    private struct OnlyTried: Error {
        var report: ReminderReport
    }

    private func remind(at now: Instant, _ connection: any SQLConnection) throws -> ReminderReport {
        let today = now.day
        let people = try connection.people.all().filter { $0.state != .closed }
        let known = try connection.notices.reminders()
        var counts: [Notice.Reason: Int] = [:]
        for source in dueSources where !source.hasOwnLadder {
            for due in try source.things(DueThing.horizon(from: today), today, self, connection) {
                guard let reason = due.reason(on: today) else { continue }
                for person in people where due.recipients.includes(person, on: today) {
                    let reminder = NoticeStore.Reminder(reason, of: due.thing, place: due.place, to: person.number)
                    guard !known.contains(reminder) else { continue }
                    let isNew = try connection.notices.add(reason, of: due.thing, place: due.place, to: person.number, at: now)
                    if isNew { counts[reason, default: 0] += 1 }
                }
            }
        }
        try climbLadders(at: now, people, &counts, connection)
        return ReminderReport(at: now, counts: counts)
    }
}
