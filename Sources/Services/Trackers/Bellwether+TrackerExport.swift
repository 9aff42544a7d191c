import Domain
import Reports
import Storage

extension Bellwether {
    private static let trackerColumns = [
        "reference", "kind", "title", "priority", "period", "activity", "milestone", "owner", "due", "progress", "brag", "why",
        "stated_status", "says", "evidence", "evidence_accepted_by", "evidence_accepted_on", "officer", "officer_signed_on",
        "director", "director_signed_on", "source", "address", "refreshed_on",
    ]

    /// One row an activity; a tracker without one has a row of its own.
    public func exportTrackers(_ format: FigureExportFormat, as actor: Actor) async throws -> [UInt8] {
        let all = try await trackers(before: nil, limit: .max, as: actor)
        var export = ThingExport(Bellwether.trackerColumns, of: try await framework(as: actor))
        for tracker in all.reversed() {
            let activities: [Activity?] = tracker.says.activities.isEmpty ? [nil] : tracker.says.activities
            for activity in activities { export.add(Bellwether.cells(tracker, activity, today)) }
        }
        return try export.bytes(format)
    }

    private static func cells(_ tracker: ActionTracker, _ activity: Activity?, _ today: Day) -> [ThingExport.Cell] {
        let isOurs = tracker.kind == .own
        return [
            .text(tracker.thing.reference), .text(tracker.kind.rawValue), .text(tracker.title), .init(tracker.priority?.text),
            .init(tracker.period?.code), .init(activity?.title), .init(activity?.milestone), .init(activity?.owner),
            .init(activity?.due), activity.map { .number($0.progress) } ?? .nothing,
            .init(isOurs ? activity?.word(on: today).rawValue : nil), .init(isOurs ? activity?.reason(on: today) : nil),
            .init(activity?.statedWord), .init(activity?.says), .init(activity?.evidence), .init(activity?.accepted?.name),
            .init(activity?.accepted?.on), .init(tracker.officer?.name), .init(tracker.officer?.on),
            .init(tracker.director?.name),
            .init(tracker.director?.on), .init(tracker.origin?.source), .init(tracker.origin?.address),
            .init(tracker.origin?.refreshedOn),
        ]
    }

    /// The trackers' part of a pack: each with its activities, and as data what a board should be told of.
    func trackersPart(on day: Day, in connection: any SQLConnection) throws -> PackPart {
        let trackers = try connection.trackers.current(seesAll: false)
        guard !trackers.isEmpty else { return .none }
        let blocks = trackers.flatMap { tracker -> [Document.Block] in
            let rows = tracker.says.activities.map { activity in
                [
                    activity.title, activity.milestone, activity.owner, activity.due?.long ?? "–", "\(activity.progress)%",
                    tracker.kind == .own
                        ? "\(activity.word(on: day).label): \(activity.reason(on: day))" : activity.statedWord ?? "–",
                ]
            }
            let caption = "\(tracker.thing.reference) \(tracker.title). \(Bellwether.standing(of: tracker))"
            return [
                .table(Table(caption: caption, columns: ["Activity", "Milestone", "Owner", "Due", "Done", "State"], rows: rows))
            ] + (tracker.says.nextSteps.isEmpty ? [] : [.paragraph("Next: \(tracker.says.nextSteps)")])
        }
        return PackPart(
            blocks: [.heading("Action trackers", id: "trackers")] + blocks,
            lines: trackers.map { tracker in
                PackLine(
                    .tracker, tracker.kind == .own ? "\(tracker.priority?.text ?? "")" : tracker.thing.reference, tracker.title,
                    [
                        .init("Period", tracker.period?.label ?? "–"), .init("Standing", Bellwether.standing(of: tracker)),
                    ]
                        + tracker.says.activities.map { activity in
                            .init(
                                activity.title,
                                tracker.kind == .own
                                    ? "\(activity.word(on: day).label), \(activity.progress)%, due \(activity.due?.long ?? "without a date")"
                                    : [activity.statedWord, "\(activity.progress)%"].compactMap(\.self).joined(separator: ", "))
                        }, isOverdue: tracker.kind == .own && tracker.overdue(on: day) > 0)
            })
    }

    static func standing(of tracker: ActionTracker) -> String {
        if let origin = tracker.origin { return "From \(origin.source), up to date on \(origin.refreshedOn.long)" }
        guard let officer = tracker.officer else { return "Not signed off yet" }
        return "Signed off by \(officer.words)"
            + (tracker.director.map { "; agreed by \($0.words)" } ?? "; not agreed by the director yet")
    }
}
