import Domain
import Exchange
import Services
import Storage
import TestKit
import Testing

@Suite("A return by a workbook and by a pasted block")
struct ReturnFileTests {
    private static let (officer, lead) = (RoundFixture.officer, RoundFixture.lead)

    @Test("the workbook comes back as it went out, and nothing changes", arguments: TestDatabase.kinds)
    func same(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            _ = try await services.saveReturn(
                2, [LineDraft(place: 1, seen: 0, entry: RoundFixture.entry(210, 230))], as: Self.lead)
            let (name, bytes) = try await services.returnWorkbook(2, as: Self.lead)
            #expect(name == "return-1-cmh.xlsx")
            let taken = try await services.takeWorkbook(2, bytes, as: Self.lead)
            #expect(taken.saved.saved.isEmpty && taken.problems.isEmpty && taken.left.isEmpty && !taken.isRefused)
            #expect(try await services.submission(2, as: Self.lead).lines[0].revision == 1)
        }
    }

    @Test("another agency’s workbook is refused, and nothing of it is kept", arguments: TestDatabase.kinds)
    func another(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            let bytes = try await services.returnWorkbook(1, as: Self.officer).bytes
            let taken = try await services.takeWorkbook(2, bytes, as: Self.lead)
            #expect(taken.isRefused && taken.problems.count == 1 && taken.saved.saved.isEmpty)
        }
    }

    @Test("what others wrote since the workbook was made is not written over", arguments: TestDatabase.kinds)
    func old(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            func save(_ numerator: Double, seen: Int) async throws {
                let draft = LineDraft(place: 1, seen: seen, entry: RoundFixture.entry(numerator, 230))
                _ = try await services.saveReturn(2, [draft], as: Self.lead)
            }
            try await save(210, seen: 0)
            let bytes = try await services.returnWorkbook(2, as: Self.lead).bytes
            try await save(207, seen: 1)
            let taken = try await services.takeWorkbook(2, bytes, as: Self.lead)
            #expect(taken.saved.conflicts.map(\.place) == [1] && taken.written[1]?.numerator == 210)
            #expect(taken.notices.count == 1)
            #expect(try await services.submission(2, as: Self.lead).lines[0].entry.numerator == 207)
        }
    }

    @Test("sound rows of a block are kept, and the others named by their row", arguments: TestDatabase.kinds)
    func pasted(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            let wrong = try await services.takePasted(2, "visits\ttwelve\t230\nnothing\t1\t2", as: Self.lead)
            #expect(wrong.saved.saved.isEmpty && wrong.problems.compactMap(\.row).contains(2))
            let taken = try await services.takePasted(2, "Indicator\tNumerator\tDenominator\nvisits\t1,210\t1,230", as: Self.lead)
            #expect(taken.saved.saved == [1] && taken.problems.isEmpty)
            let entry = try await services.submission(2, as: Self.lead).lines[0].entry
            #expect(entry.numerator == 1210 && entry.denominator == 1230 && entry.way == .pasted)
        }
    }

    @Test("a cell that cannot be read is given back with its text, and its line is not kept", arguments: TestDatabase.kinds)
    func unread(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            let rows = "Indicator\tNumerator\tDenominator\nvisits\ttwelve\t230"
            let taken = try await services.takePasted(2, rows, as: Self.lead)
            let left = try #require(taken.left.first)
            #expect(left.place == 1 && left.unread == [.numerator: "twelve"] && left.entry.denominator == 230)
            #expect(try await services.submission(2, as: Self.lead).lines[0].entry.state == nil)
        }
    }

    @Test("who may not fill in takes nothing in, and what is locked stays", arguments: TestDatabase.kinds)
    func refused(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            let bytes = try await services.returnWorkbook(2, as: Self.lead).bytes
            for other in [RoundFixture.approver, RoundFixture.actor(.dataLead, .agency("csc"))] {
                await #expect(throws: Refusal.self) { try await services.takeWorkbook(2, bytes, as: other) }
            }
            try await RoundFixture.signed(services)
            let refusal = await #expect(throws: Refusal.self) { try await services.takeWorkbook(2, bytes, as: Self.lead) }
            #expect(refusal?.kind == .notPossible)
        }
    }
}
