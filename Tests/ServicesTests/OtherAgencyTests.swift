import Domain
import Services
import Storage
import TestKit
import Testing

/// The community's health visitors count births that they visited; the council counts births that it was told of.
@Suite("A return and what another agency records")
struct OtherAgencyTests {
    private static let (officer, lead, approver) = (RoundFixture.officer, RoundFixture.lead, RoundFixture.approver)

    private static func framework(access: String = "open") -> String {
        SmallPartnership.framework
            .replacing(
                "target: {value: 90, tolerance: 4, kind: points}}",
                with: """
                    target: {value: 90, tolerance: 4, kind: points}, \
                    agrees_with: {indicator: births, part: denominator, its: value, what: births}}
                    """
            )
            .replacing(
                "bodies:\n",
                with: """
                    - {id: births, title: Births, unit: count, polarity: neutral-in-range, frequency: quarterly, \
                    period_type: financial-quarter, agency: csc, priority: p1, tier: context, access: \(access)}
                    bodies:

                    """)
    }

    /// A round of the third quarter, in which the health visitors wrote 210 of 230.
    private static func filled(
        _ kind: Dialect, access: String = "open", _ body: @Sendable (Bellwether, SmallPartnership) async throws -> Void
    ) async throws {
        try await SmallPartnership.with(kind, framework: framework(access: access)) { small in
            try await small.services.openRound(RoundFixture.draft, as: officer)
            let draft = LineDraft(place: 1, seen: 0, entry: RoundFixture.entry(210, 230))
            _ = try await small.services.saveReturn(2, [draft], as: lead)
            try await body(small.services, small)
        }
    }

    private static func said(_ services: Bellwether) async throws -> [ReturnFinding] {
        try await services.submission(2, as: lead).findings.filter { $0.rule == Check.otherAgency.rawValue }
    }

    @Test("the health visitors are told what social care records, and say why before they send", arguments: TestDatabase.kinds)
    func told(kind: Dialect) async throws {
        try await Self.filled(kind) { services, small in
            let unheard = try await Self.said(services)
            #expect(unheard.isEmpty, "social care has said nothing yet")
            try await small.give("births,smallborough,2026-27Q3,,,242,final,\nbirths,northside,2026-27Q3,,,100,final,\n")
            let heard = try await Self.said(services)
            #expect(
                heard.map(\.sentence) == ["Smallborough Council records 242 births for the same quarter: 12 more than your 230."])
            await #expect(throws: Refusal.self) { try await services.submitReturn(2, minutes: 10, as: Self.lead) }
            var entry = RoundFixture.entry(210, 230)
            entry.explanation = "Twelve families moved away before the visit was due."
            _ = try await services.saveReturn(2, [LineDraft(place: 1, seen: 1, entry: entry)], as: Self.lead)
            try await services.submitReturn(2, minutes: 10, as: Self.lead)
            try await services.signReturn(2, as: Self.approver)
            let outcome = try await services.acceptAllReady(in: 1, as: Self.officer)
            #expect(outcome.accepted == 1)
            let answer = try await services.indicator(
                "visits", area: nil, source: nil, group: .total, for: .board, asKnown: nil, as: .owner)
            #expect(answer.origins[.financialQuarter(2026, 3)]?.quality?.code == "explained:other-agency")
        }
    }

    @Test("what the other agency wrote and nobody accepted is not told", arguments: TestDatabase.kinds)
    func notAccepted(kind: Dialect) async throws {
        try await Self.filled(kind) { services, _ in
            let social = RoundFixture.actor(.dataLead, .agency("csc"))
            let lines = try await services.submission(1, as: social).lines
            let place = try #require(lines.first { $0.indicator == "births" }?.place)
            _ = try await services.saveReturn(
                1, [LineDraft(place: place, seen: 0, entry: LineEntry(value: 242))], as: social)
            let found = try await Self.said(services)
            #expect(found.isEmpty)
        }
    }

    @Test("another quarter, a reason instead of a number and the same number are no contradiction", arguments: TestDatabase.kinds)
    func silent(kind: Dialect) async throws {
        try await Self.filled(kind) { services, small in
            for row in [
                "births,smallborough,2026-27Q2,,,242,final,", "births,smallborough,2026-27Q3,,,not-available,,Moved",
                "births,smallborough,2026-27Q3,,,230,final,",
            ] {
                try await small.give(row + "\n")
                let found = try await Self.said(services)
                #expect(found.isEmpty, "\(row)")
            }
        }
    }

    @Test("a number of an indicator that is restricted is told to no agency", arguments: TestDatabase.kinds)
    func restricted(kind: Dialect) async throws {
        try await Self.filled(kind, access: "restricted") { services, small in
            try await small.give("births,smallborough,2026-27Q3,,,242,final,\n")
            let found = try await Self.said(services)
            #expect(found.isEmpty)
            let checked = try await services.check(
                [LineDraft(place: 1, seen: 1, entry: RoundFixture.entry(210, 230))], in: 2, as: Self.lead)
            #expect(!checked.contains { $0.sentence.contains("242") })
            let seen = try await services.framework(as: Self.lead)
            #expect(seen.indicator("visits") != nil && seen.indicator("visits")?.agreesWith == nil)
        }
    }
}
