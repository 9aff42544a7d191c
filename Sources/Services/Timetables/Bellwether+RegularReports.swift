import Domain
import Storage

extension FrameworkVersion {
    /// The full reports that come back each year and are near, of every body.
    func reports(on today: Day, in meetings: [Meeting]? = nil) -> [RegularReport] {
        framework.bodies.flatMap { RegularReport.due(of: $0, in: meetings ?? framework.meetings, on: today) }
    }
}

extension Bellwether {
    /// Makes ready what can be made ready of the reports that are near: a place on the forward plan, and the pack. The pack
    /// is built when the report is first told of, and once more when its data are cut off.
    ///
    /// However often it runs, each is done once. The same calls do it as when somebody does it by hand.
    func prepareReports(as actor: Actor) async throws {
        let today = self.today
        let due = try await database.read { [self] connection -> [(report: RegularReport, needsPlan: Bool, needsPack: Bool)] in
            guard try connection.frameworks.numberInForce() != nil else { return [] }
            let reports = try openFramework(in: connection).reports(on: today).filter { $0.meeting != nil }
            guard !reports.isEmpty else { return [] }
            let planned = Set(try connection.plans.meetingsWithPerformance() + connection.agendas.meetingsWithPerformance())
            let packs = try connection.packs.all()
            return reports.compactMap { report in
                guard let meeting = report.meeting else { return nil }
                let last = packs.filter { $0.meeting == meeting.id }.map(\.asKnown).max()
                return (report, !planned.contains(meeting.id), Bellwether.needsPack(last, meeting, today))
            }
        }
        for one in due {
            guard let meeting = one.report.meeting else { continue }
            if one.needsPlan {
                try await plan(
                    PlannedItem(
                        body: meeting.body, meeting: meeting.id,
                        title: "Full performance report, \(one.report.month.monthAndYear)",
                        purpose: .assurance, kind: .performance, owner: "Performance officer", paperDue: one.report.cutOff),
                    as: actor)
            }
            if one.needsPack { _ = try await freezePack(meeting.id, format: .html, audience: .board, as: actor) }
        }
    }

    private static func needsPack(_ last: Day?, _ meeting: Meeting, _ today: Day) -> Bool {
        guard let last else { return true }
        return last < meeting.freezesOn && meeting.freezesOn <= today
    }
}
