import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("What falls due")
struct DueThingsTests {
    @Test(
        "an action, an answer and a promise are remembered by those who owe them, and counted for the officer",
        arguments: TestDatabase.kinds)
    func remembered(kind: Dialect) async throws {
        try await NoticeDesk.with(kind, dueSources: [.actions, .challenges] + DueSource.matters) { desk in
            let officer = try await desk.add("Bea", .businessManager)
            let lead = try await desk.add("Ann", .dataLead, .agency("csc"))
            let due = SmallPartnership.today.adding(days: 5)
            _ = try await desk.services.addAction(
                ActionDraft(
                    title: "Recruit", origin: ActionOrigin(.other, "The plan"), body: "board",
                    owner: ActionOwner(agencies: ["csc"], post: "Head"), due: due), as: .owner)
            _ = try await desk.services.raiseChallenge(
                ChallengeDraft(question: "Why so late?", agency: "csc", subject: "The plan", due: due), as: .owner)
            var promise = MatterDraft(.commitment, of: "board", words: "Tell members of the move")
            (promise.due, promise.who) = (due, "Head of Assets")
            _ = try await desk.services.addMatter(promise, as: .owner)
            try await desk.services.markAllSeen(upTo: 1_000, as: lead)
            #expect(try await desk.services.remind(as: .owner).total == 3)
            #expect(try await desk.services.remind(as: .owner).total == 0)
            let waiting = try await desk.services.waiting(as: lead).lines
            #expect(Set(waiting.map(\.notice.thing.kind)) == [.action, .challenge])
            #expect(waiting.allSatisfy { $0.notice.reason == .nearDue && $0.due == due })
            #expect(try await desk.services.waiting(as: officer).lines.map(\.notice.thing.kind) == [.commitment])
            #expect(try await desk.services.waiting(as: officer).overdue.isEmpty)
            desk.wait(6 * 86_400)
            #expect(try await desk.services.remind(as: .owner).total == 3)
            let overdue = try await desk.services.waiting(as: officer).overdue
            #expect(overdue.map(\.kind) == [.action, .challenge, .commitment] && overdue.map(\.count) == [1, 1, 1])
        }
    }
}
