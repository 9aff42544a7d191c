import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("A file goes in, is corrected, and is taken back")
struct ImportTests {
    @Test("a first return is new and stands on the scorecard", arguments: TestDatabase.kinds)
    func first(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let answer = try await small.give("visits,smallborough,2026-27Q2,197,231,,provisional,\n")
            #expect(answer.record.counts == ImportCounts(read: 1, new: 1))
            let card = try await small.services.scorecard(for: .board, asKnown: nil, as: .owner).scorecard
            let reading = try #require(card.readings.first { $0.indicator.id == "visits" })
            #expect(reading.standing.word == .red)
            #expect(reading.standing.reason == "85.3% is 4.7 points off the target 90%, beyond the tolerance of 4.0 points.")
            #expect(reading.isNew)
        }
    }

    @Test("the same file twice changes nothing, not even the list of imports", arguments: TestDatabase.kinds)
    func twice(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let rows = "visits,smallborough,2026-27Q2,197,231,,final,\nmissing,northside,2026-27Q2,12,,,final,\n"
            try await small.give(rows)
            let before = try await small.export()
            let again = try await small.give(rows)
            #expect(again.record.counts == ImportCounts(read: 2, unchanged: 2))
            let after = try await small.export()
            #expect(after == before)
            let imports = try await small.services.imports(as: .owner)
            #expect(imports.count == 1)
        }
    }

    @Test("a dry run says what would happen and writes nothing", arguments: TestDatabase.kinds)
    func dryRun(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let answer = try await small.give("visits,smallborough,2026-27Q2,197,231,,final,\n", dryRun: true)
            #expect(answer.record.counts.new == 1)
            let imports = try await small.services.imports(as: .owner)
            #expect(imports.isEmpty)
            let figures = try await small.export()
            #expect(figures.split(separator: "\n").count == 1)
        }
    }

    @Test("one problem refuses the whole file, with its row, column and what to do", arguments: TestDatabase.kinds)
    func refused(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let answer = try await small.give(
                "visits,smallborough,2026-27Q2,197,231,,final,\nvisits,northside,2026-27Q2,300,231,,final,\n")
            #expect(answer.isRefused)
            let problem = try #require(answer.problems.first)
            #expect(problem.row == 3)
            #expect(problem.column == "numerator")
            #expect(!problem.remedy.isEmpty)
            let figures = try await small.export()
            #expect(figures.split(separator: "\n").count == 1)
        }
    }

    @Test("a list of children is refused, and not a byte of it is kept", arguments: TestDatabase.kinds)
    func childLevel(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let list = Array("CHILD,SEX,DOB,DECOM\nQX77,2,11/03/2012,01/04/2024\n".utf8)
            let answer = try #require(
                try await small.services.preview([(name: "episodes.csv", bytes: list)], knownOn: nil, as: .owner).first)
            #expect(answer.isRefused)
            #expect(answer.problems.first?.what.contains("SSDA903") == true)
            let kept = try await small.database.read { try $0.storedFiles.file(answer.record.sha256) }
            #expect(kept == nil)
        }
    }

    @Test("a correction keeps the old value, with the reason; as known before, the old one stands", arguments: TestDatabase.kinds)
    func correction(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give("visits,smallborough,2026-27Q2,197,231,,provisional,\n", knownOn: "2026-10-30")
            try await small.give(
                "visits,smallborough,2026-27Q2,209,231,,revised,Late records of two clinics\n", knownOn: "2026-11-20",
                name: "correction.csv")
            let now = try await small.indicator("visits")
            #expect(now.reading.latest?.shown.value?.numerator == 209)
            let revision = try #require(now.revisions.first)
            #expect(revision.was.value?.numerator == 197)
            #expect(revision.now?.value?.numerator == 209)
            #expect(revision.why == "Late records of two clinics")
            let before = try await small.services.scorecard(for: .board, asKnown: Day(iso8601: "2026-11-01"), as: .owner)
                .scorecard
            #expect(before.readings.first { $0.indicator.id == "visits" }?.latest?.shown.value?.numerator == 197)
        }
    }

    @Test("a withdrawn import steps back, says why, and packs stay", arguments: TestDatabase.kinds)
    func withdrawal(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give("visits,smallborough,2026-27Q2,197,231,,provisional,\n", knownOn: "2026-10-30")
            let pack = try await small.services.freezePack("board-2026-12", format: .html, audience: .board, as: .owner)
            let (_, frozen) = try await small.services.packBytes(pack.number, as: .owner)
            let second = try await small.give("visits,smallborough,2026-27Q2,111,231,,revised,\n", name: "wrong.csv")
            _ = try await small.services.withdraw(second.record.number, why: "The wrong quarter was sent", as: .owner)
            let now = try await small.indicator("visits")
            #expect(now.reading.latest?.shown.value?.numerator == 197)
            #expect(
                now.revisions.contains {
                    $0.isWithdrawn && $0.was.value?.numerator == 111 && $0.why == "The wrong quarter was sent"
                })
            let (_, again) = try await small.services.packBytes(pack.number, as: .owner)
            #expect(again == frozen)
            let record = try await small.services.imports(as: .owner).first { $0.number == second.record.number }
            #expect(record?.withdrawnWhy == "The wrong quarter was sent")
        }
    }

    @Test("a withdrawal without a reason is refused", arguments: TestDatabase.kinds)
    func withdrawalWithoutReason(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let answer = try await small.give("visits,smallborough,2026-27Q2,197,231,,final,\n")
            await #expect(throws: Refusal.self) {
                _ = try await small.services.withdraw(answer.record.number, why: "  ", as: .owner)
            }
        }
    }

    @Test("accepting is checked again against what is known by then", arguments: TestDatabase.kinds)
    func recheck(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let text = "indicator,area,period,numerator,denominator\nvisits,smallborough,2026-27Q2,197,231\n"
            let seen = try #require(
                try await small.services.preview([(name: "a.csv", bytes: Array(text.utf8))], knownOn: nil, as: .owner).first)
            #expect(seen.record.counts.new == 1)
            try await small.give("visits,smallborough,2026-27Q2,200,231,,final,\n")
            await #expect(throws: Refusal.self) {
                _ = try await small.services.accept(seen.record.number, seen: seen.record.counts, as: .owner)
            }
            let looked = try await small.services.importRecord(seen.record.number, as: .owner)
            #expect(looked.record.counts.changed == 1)
            let accepted = try await small.services.accept(seen.record.number, seen: looked.record.counts, as: .owner)
            #expect(accepted.record.state == .accepted)
        }
    }

    @Test("every act stands in an audit trail whose chain holds", arguments: TestDatabase.kinds)
    func audit(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let answer = try await small.give("visits,smallborough,2026-27Q2,197,231,,final,\n")
            _ = try await small.services.withdraw(answer.record.number, why: "A test", as: .owner)
            let verbs = try await small.services.auditTrail(before: nil, limit: 10, as: .owner).map(\.verb)
            #expect(verbs == ["withdraw", "accept", "create"])
            let problems = try await Verification.problems(in: small.database)
            #expect(problems.isEmpty)
        }
    }

    @Test("no audience but the board gets a figure", arguments: TestDatabase.kinds)
    func publicGetsNothing(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give("missing,northside,2026-27Q2,3,,,final,\n")
            await #expect(throws: Refusal.self) { _ = try await small.services.scorecard(for: .public, asKnown: nil, as: .owner) }
            await #expect(throws: Refusal.self) {
                try await small.services.exportFigures(.csv, for: .public, asKnown: nil, as: .owner) { _ in }
            }
            await #expect(throws: Refusal.self) {
                _ = try await small.services.freezePack("board-2026-12", format: .html, audience: .public, as: .owner)
            }
        }
    }
}

extension SmallPartnership {
    func indicator(_ id: ID<Indicator>) async throws -> IndicatorAnswer {
        try await services.indicator(id, area: nil, source: nil, group: .total, for: .board, asKnown: nil, as: .owner)
    }
}
