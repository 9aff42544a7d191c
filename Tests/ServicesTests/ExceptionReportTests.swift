import Domain
import Services
import Storage
import TestKit
import Testing

/// What agencies say of exceptions, and where it goes: the chair's brief and the pack.
@Suite("Exceptions are explained")
struct ExceptionReportTests {
    static let draft = ExceptionReportDraft(
        what: "Visits fell behind.", soWhat: "Babies wait.", whatNext: "Bank staff.", byWhom: "Head of Health Visiting",
        dueOn: Day(iso8601: "2026-12-01"), question: "By what date will every baby be seen?")

    static func red(_ kind: Dialect, _ body: @escaping @Sendable (SmallPartnership) async throws -> Void) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give("visits,smallborough,2026-27Q2,150,231,,final,\n", knownOn: "2026-10-21")
            try await body(small)
        }
    }

    @Test("the newest report stands, earlier ones are kept, each is on the trail", arguments: Dialect.allCases)
    func kept(kind: Dialect) async throws {
        try await Self.red(kind) { small in
            let services = small.services
            try await services.reportException(Self.draft, of: "visits", as: .owner)
            var later = Self.draft
            later.what = "Visits fell further behind."
            try await services.reportException(later, of: "visits", as: .owner)
            let answer = try await services.exception("visits", as: .owner)
            #expect(answer.reports.map(\.what) == ["Visits fell further behind.", "Visits fell behind."])
            #expect(try await services.exceptions(as: .owner).reports["visits"]?.what == "Visits fell further behind.")
            let entries = try await services.auditTrail(AuditFilter(), before: nil, limit: 5, as: .owner)
            #expect(entries.count { $0.noun == "exception" } == 2)
        }
    }

    @Test("another agency's people may not explain it, and empty words are refused")
    func refused() async throws {
        try await Self.red(.sqlite) { small in
            let other = Actor.person(
                ActingPerson(
                    number: 1, grants: [Grant(role: .dataLead, scope: .agency("csc"), from: SmallPartnership.today)]))
            await #expect(throws: Refusal.self) {
                try await small.services.reportException(Self.draft, of: "visits", as: other)
            }
            var empty = Self.draft
            empty.soWhat = "  "
            let draft = empty
            await #expect(throws: Refusal.self) { try await small.services.reportException(draft, of: "visits", as: .owner) }
        }
    }

    @Test("the brief asks what the agency suggests, of the agency that answers", arguments: Dialect.allCases)
    func brief(kind: Dialect) async throws {
        try await Self.red(kind) { small in
            let before = try await small.services.brief(for: "board-2026-12", as: .owner).brief
            #expect(before.exceptions.first?.question.contains("no action is recorded") == true)
            #expect(before.exceptions.first?.because == "it lies beyond 99.8% limits, where chance hardly ever puts a figure")
            try await small.services.reportException(Self.draft, of: "visits", as: .owner)
            let after = try await small.services.brief(for: "board-2026-12", as: .owner).brief
            #expect(after.exceptions.first?.question == "By what date will every baby be seen?")
            #expect(after.exceptions.first?.know == "Visits fell behind. Babies wait.")
        }
    }

    @Test("a pack is frozen to the byte, keeps its data, and tells its difference", arguments: Dialect.allCases)
    func pack(kind: Dialect) async throws {
        try await Self.red(kind) { small in
            let services = small.services
            let first = try await services.freezePack("board-2026-12", format: .html, audience: .board, as: .owner)
            let bytes = try await services.packBytes(first.number, as: .owner).1
            try await small.give(
                "visits,smallborough,2026-27Q2,160,231,,revised,Late forms\n", knownOn: "2026-11-02", name: "later.csv")
            try await services.reportException(Self.draft, of: "visits", as: .owner)
            #expect(try await services.packBytes(first.number, as: .owner).1 == bytes)
            let second = try await services.freezePack("board-2026-12", format: .html, audience: .board, as: .owner)
            let answer = try await services.packDifference(of: second.number, from: first.number, as: .owner)
            #expect(answer.difference.of(.revised).map(\.why) == ["Late forms"])
            #expect(answer.difference.of(.added).map(\.noun) == [.exception])
            let none = try await services.packDifference(of: first.number, from: nil, as: .owner)
            #expect(none.earlier == nil && none.difference.changes.isEmpty)
            await #expect(throws: Refusal.self) {
                try await services.packDifference(of: first.number, from: 99, as: .owner)
            }
        }
    }
}
