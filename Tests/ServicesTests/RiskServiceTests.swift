import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("The register of risks")
struct RiskServiceTests {
    private static let today = SmallPartnership.today
    private static func score(_ likelihood: Int, _ impact: Int) -> RiskScore {
        RiskScore(likelihood: likelihood, impact: impact)!
    }
    private static func somebody(_ role: Role, _ scope: Scope = .partnership) -> Actor {
        .person(ActingPerson(number: 9, grants: [Grant(role: role, scope: scope, from: today)]))
    }

    private static func draft(
        _ title: String = "Visits are late", indicators: [ID<Indicator>] = ["visits"], access: AccessClass = .open
    ) -> RiskDraft {
        RiskDraft(
            title: title, cause: "Posts are empty", event: "Visits are late", effect: "Harm is not seen", priority: "p1",
            agency: "cmh",
            target: score(1, 5), controls: ["Bank staff"], indicators: indicators, access: access)
    }

    @Test("it is raised, assessed, closed and opened again, and every step stands in its story", arguments: TestDatabase.kinds)
    func story(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            try await small.give("visits,smallborough,2026-27Q2,197,231,,provisional,\n")
            let risk = try await services.addRisk(Self.draft(), now: Self.score(4, 4), as: .owner)
            #expect(risk.thing.reference == "R-01")
            _ = try await services.assessRisk(1, Self.score(3, 4), says: "Two posts are filled", as: .owner)
            _ = try await services.closeRisk(1, why: "All posts are filled", as: .owner)
            await #expect(throws: Refusal.self) { try await services.assessRisk(1, Self.score(3, 3), says: "again", as: .owner) }
            _ = try await services.reopenRisk(1, why: "One left", as: .owner)
            let answer = try await services.risk(1, as: Self.somebody(.layMember))
            #expect(answer.risk.trend == .down)
            #expect(answer.steps.map(\.act) == ["raise", "assess", "close", "reopen"])
            #expect(answer.steps[1].from == "16 (4 × 4)" && answer.steps[1].to == "12 (3 × 4)")
            // The figure is live: it is what is known now, with its rating.
            #expect(answer.readings.map(\.standing.word) == [.red])
            let entries = try await services.auditTrail(before: nil, limit: 4, as: .owner)
            #expect(entries.map(\.verb) == ["reopen", "close", "assess", "raise"])
            #expect(entries.allSatisfy { $0.noun == "risk" && $0.nounID == "1" && !$0.detail.contains("Visits") })
        }
    }

    @Test("who may not is refused, and what cannot be is refused with what to do")
    func refusals() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let services = small.services
            for role in [Role.layMember, .dataLead, .inspector, .scrutineer] {
                await #expect(throws: Refusal.self) {
                    try await services.addRisk(Self.draft(), now: Self.score(1, 1), as: Self.somebody(role))
                }
            }
            for role in [Role.electedMember, .administrator] {
                await #expect(throws: Refusal.self) {
                    try await services.risks(RiskFilter(), after: nil, as: Self.somebody(role))
                }
            }
            let wrong: [(RiskDraft, String)] = [
                (Self.draft(""), "title"), (Self.draft(indicators: ["none"]), "indicator"),
                (RiskDraft(title: "A", priority: "p9", post: "B", target: Self.score(1, 1)), "priority"),
                (RiskDraft(title: "A", priority: "p1", target: Self.score(1, 1)), "Nobody owns"),
            ]
            for (draft, word) in wrong {
                do {
                    _ = try await services.addRisk(draft, now: Self.score(1, 1), as: .owner)
                    Issue.record("\(word) was taken")
                } catch let refusal as Refusal {
                    #expect(refusal.what.contains(word))
                    #expect(!refusal.remedy.isEmpty)
                }
            }
            _ = try await services.addRisk(Self.draft(), now: Self.score(2, 2), number: 8, as: .owner)
            await #expect(throws: Refusal.self) {
                try await services.addRisk(Self.draft(), now: Self.score(2, 2), number: 8, as: .owner)
            }
            #expect(try await services.addRisk(Self.draft(), now: Self.score(2, 2), as: .owner).number == 9)
        }
    }

    @Test("two who change the same risk lose nothing: the second is told")
    func conflict() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let risk = try await small.services.addRisk(Self.draft(), now: Self.score(2, 2), as: .owner)
            _ = try await small.services.changeRisk(1, to: Self.draft("First"), seen: risk.edition, why: "clearer", as: .owner)
            await #expect(throws: Refusal.self) {
                try await small.services.changeRisk(1, to: Self.draft("Second"), seen: risk.edition, why: "also", as: .owner)
            }
            #expect(try await small.services.risk(1, as: .owner).risk.says.title == "First")
        }
    }

    @Test("a restricted risk is not there for whoever may not read restricted things: list, page, export")
    func restricted() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let services = small.services
            _ = try await services.addRisk(Self.draft("Secret matter", access: .restricted), now: Self.score(5, 5), as: .owner)
            _ = try await services.addRisk(Self.draft("Open matter"), now: Self.score(1, 1), as: .owner)
            let lay = Self.somebody(.layMember)
            let seen = try await services.risks(RiskFilter(), after: nil, as: lay)
            #expect(seen.risks.map(\.number) == [2] && seen.count == 1)
            await #expect(throws: Refusal.self) { try await services.risk(1, as: lay) }
            for format in FigureExportFormat.allCases {
                let text = String(decoding: try await services.exportRisks(format, as: lay), as: UTF8.self)
                #expect(!text.contains("Secret"))
                #expect(text.contains("R-02") && text.contains("FICTIONAL DATA"))
            }
            await #expect(throws: Refusal.self) {
                try await services.addRisk(
                    Self.draft(access: .restricted), now: Self.score(1, 1), as: Self.somebody(.dataLead, .agency("csc")))
            }
        }
    }
}
