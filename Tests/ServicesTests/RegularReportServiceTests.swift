import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("Reports that come back each year are told of and made ready")
struct RegularReportServiceTests {
    private static let edit = FrameworkEdit(
        .bodies,
        .change(
            id: "north-committee",
            EntryFields([
                ("id", .text("north-committee")), ("name", .text("North Committee")), ("public", .text("true")),
                ("report_months", .list([.text("January"), .text("July")])),
            ])))
    private static let meeting = FrameworkEdit(
        .meetings,
        .add([
            EntryFields([
                ("id", .text("north-2027-01")), ("body", .text("north-committee")), ("date", .text("2027-01-20")),
                ("paper_deadline", .text("2026-12-11")), ("papers_published", .text("2027-01-12")),
            ])
        ]))

    @Test(
        "in November the officer is told the days, the item is planned and the pack is there; once", arguments: TestDatabase.kinds
    )
    func november(kind: Dialect) async throws {
        try await NoticeDesk.with(kind, dueSources: [.papers]) { desk in
            let officer = try await desk.add("Pat", .performanceOfficer)
            try await desk.services.editFramework([Self.edit, Self.meeting], why: "The committee's wish", as: .owner)
            _ = try await desk.services.remind(as: .owner)
            let told = try await desk.services.waiting(as: officer).lines.filter { $0.notice.thing.id == "north-2027-01" }
            #expect(told.map(\.notice.reason) == [.nearDue])
            #expect(
                told.first?.title
                    == "North Committee, 20 January 2027: January report: data cut-off 11 Dec 2026, papers 12 Jan 2027")
            let packs = try await desk.services.packs(as: officer).filter { $0.meeting == "north-2027-01" }
            #expect(packs.map(\.asKnown) == [SmallPartnership.today])
            let plan = try await desk.services.bodyRecord("north-committee", as: officer).plan
            #expect(plan.map(\.title) == ["Full performance report, January 2027"] && plan.first?.kind == .performance)
            _ = try await desk.services.remind(as: .owner)
            let again = try await desk.services.packs(as: officer).filter { $0.meeting == "north-2027-01" }
            #expect(again.count == 1)
            // On the day of the cut-off the pack is built once more, with what was known then.
            desk.wait(20 * 86_400)
            _ = try await desk.services.remind(as: .owner)
            _ = try await desk.services.remind(as: .owner)
            let last = try await desk.services.packs(as: officer).filter { $0.meeting == "north-2027-01" }
            #expect(last.count == 2 && last.map(\.asKnown).max()?.iso8601 == "2026-12-11")
        }
    }

    @Test("a dry run tells nobody and builds nothing, and a body without such months is left alone")
    func dryRun() async throws {
        try await NoticeDesk.with(.sqlite, dueSources: [.papers]) { desk in
            try await desk.services.editFramework([Self.edit, Self.meeting], why: "The committee's wish", as: .owner)
            _ = try await desk.services.remind(dryRun: true, as: .owner)
            let packs = try await desk.services.packs(as: .owner)
            #expect(packs.isEmpty)
        }
        try await NoticeDesk.with(.sqlite, dueSources: [.papers]) { desk in
            try await desk.services.editFramework([Self.meeting], why: "A meeting", as: .owner)
            _ = try await desk.services.remind(as: .owner)
            let packs = try await desk.services.packs(as: .owner)
            #expect(packs.isEmpty)
        }
    }
}
