import Domain
import Services
import Storage
import TestKit
import Testing

/// Two packs of the same board, and everything between them: each kind of thing that a pack lists is there before, is
/// changed, and another one is added.
@Suite("A pack tells what is different from the one before")
struct PackDifferenceOfThingsTests {
    private static let quarter = Period(code: "2026-27Q2")!
    private static let due = SmallPartnership.today.adding(days: 20)

    @Test("everything that changed is named, whatever it is, and everything that is new", arguments: Dialect.allCases)
    func everything(kind: Dialect) async throws {
        try await ExceptionReportTests.red(kind) { small in
            let services = small.services
            let things = try await Self.begin(services)
            let first = try await services.freezePack("board-2026-12", format: .html, audience: .board, as: .owner)
            try await Self.change(things, small)
            _ = try await Self.begin(services)
            let second = try await services.freezePack("board-2026-12", format: .html, audience: .board, as: .owner)
            let difference = try await services.packDifference(of: second.number, from: first.number, as: .owner).difference

            let changed = Set(difference.changes.filter { $0.kind != .added && $0.kind != .newFigure }.map(\.noun))
            #expect(
                changed == Set(PackLine.Kind.allCases), "changed: missing \(Set(PackLine.Kind.allCases).subtracting(changed))")
            let added = Set(difference.of(.added).map(\.noun))
            #expect(added.isSuperset(of: [.action, .challenge, .risk, .commitment, .condition, .decision]))
            for change in difference.changes where change.noun == .figure && change.kind == .revised {
                #expect(change.why == "Late forms")
            }
        }
    }

    private struct Things: Sendable {
        var action, challenge, risk, commitment, condition, decision, tracker: Int64
    }

    /// One of everything. A tracker, a rating and a report are of a
    /// priority or a measure and a quarter, of which there is one.
    private static func begin(_ services: Bellwether) async throws -> Things {
        let action = try await services.addAction(
            ActionDraft(
                title: "Recruit", origin: ActionOrigin(.other, "The plan"), body: "board",
                owner: ActionOwner(agencies: ["csc"], post: "Head"), due: due), as: .owner)
        let challenge = try await services.raiseChallenge(
            ChallengeDraft(question: "Why so late?", agency: "csc", subject: "The plan", due: due), as: .owner)
        let risk = try await services.addRisk(
            RiskDraft(
                title: "Nobody comes", priority: "p1", agency: "csc", target: #require(RiskScore(likelihood: 1, impact: 2))),
            now: #require(RiskScore(likelihood: 3, impact: 3)), as: .owner)
        var promise = MatterDraft(.commitment, of: "board", words: "Tell members of the move")
        (promise.due, promise.who) = (due, "Head of Assets")
        let commitment = try await services.addMatter(promise, as: .owner)
        var approval = MatterDraft(.decision, of: "board", words: "Approve the plan")
        approval.verb = .approveSubjectTo
        let decision = try await services.addMatter(approval, as: .owner)
        var wanted = MatterDraft(.condition, of: "board", words: "Costs are shown")
        (wanted.decision, wanted.due, wanted.who) = (decision.number, due, "Head of Finance")
        let condition = try await services.addMatter(wanted, as: .owner)
        let trackers = try await services.trackers(before: nil, limit: 1, as: .owner)
        var tracker = trackers.first
        if tracker == nil { tracker = try await services.startTracker(of: "p1", for: quarter, as: .owner) }
        if trackers.isEmpty {
            try await services.reportException(ExceptionReportTests.draft, of: "visits", as: .owner)
            try await rate(.amber, services)
        }
        return Things(
            action: action.number, challenge: challenge.number, risk: risk.number, commitment: commitment.number,
            condition: condition.number, decision: decision.number, tracker: try #require(tracker).number)
    }

    private static func rate(_ word: PriorityRating.Word, _ services: Bellwether) async throws {
        _ = try await services.proposeRating(
            RatingDraft(word: word, direction: .level, reason: "As it is", difference: "We know more", name: "The lead"),
            of: "p1", for: quarter, as: .owner)
    }

    private static func change(_ things: Things, _ small: SmallPartnership) async throws {
        let services = small.services
        try await small.give(
            "visits,smallborough,2026-27Q2,160,231,,revised,Late forms\n", knownOn: "2026-11-02", name: "later.csv")
        var report = ExceptionReportTests.draft
        report.whatNext = "Two more visitors."
        try await services.reportException(report, of: "visits", as: .owner)
        _ = try await services.moveAction(things.action, to: due.adding(days: 30), why: "No money", as: .owner)
        _ = try await services.act(.reply("We are short of people."), on: things.challenge, as: .owner)
        _ = try await services.assessRisk(things.risk, #require(RiskScore(likelihood: 5, impact: 5)), says: "Worse", as: .owner)
        for (kind, number) in [(Matter.Kind.commitment, things.commitment), (.condition, things.condition)] {
            _ = try await services.act(
                MatterMove(.move, "It takes longer", day: due.adding(days: 9)), on: kind, number, as: .owner)
        }
        _ = try await services.act(
            MatterMove(.withdraw, "Recorded by mistake"), on: .decision, things.decision, as: .owner)
        _ = try await services.changeTracker(
            things.tracker, to: TrackerDraft(activities: [Activity(title: "Train", due: due, progress: 50)]), seen: nil,
            as: .owner)
        try await rate(.red, services)
    }
}
