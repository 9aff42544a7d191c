import Domain
import Services
import Storage
import TestKit
import Testing

/// A round of the small partnership: two agencies with a line each, opened on the day on which it stands.
enum RoundFixture {
    static func actor(_ role: Role, _ scope: Scope = .partnership, number: Int64 = 9) -> Actor {
        .person(ActingPerson(number: number, grants: [Grant(role: role, scope: scope, from: SmallPartnership.today)]))
    }

    static let officer = actor(.performanceOfficer, number: 1)
    static let lead = actor(.dataLead, .agency("cmh"), number: 2)
    static let approver = actor(.approver, .agency("cmh"), number: 3)

    /// The third quarter: the figures of the second are known, those of the third are asked for.
    static let draft = RoundDraft(period: .financialQuarter(2026, 3))

    static func opened(
        _ kind: Dialect, _ body: @Sendable (Bellwether, SmallPartnership) async throws -> Void
    ) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give(
                "visits,smallborough,2026-27Q1,200,224,,final,\nvisits,smallborough,2026-27Q2,212,230,,final,\n",
                knownOn: "2026-10-20")
            try await small.services.openRound(draft, as: officer)
            try await body(small.services, small)
        }
    }

    static func entry(_ numerator: Double, _ denominator: Double) -> LineEntry {
        LineEntry(
            numerator: numerator, denominator: denominator, status: .provisional, sourceSystem: "Visit list",
            extractedOn: Day(iso8601: "2026-11-20"))
    }

    /// Fills in, sends and signs the return of the community health agency, which is the second.
    static func signed(_ services: Bellwether, _ entry: LineEntry = entry(210, 230)) async throws {
        let seen = try await services.submission(2, as: lead).lines[0].revision
        _ = try await services.saveReturn(2, [LineDraft(place: 1, seen: seen, entry: entry)], as: lead)
        try await services.submitReturn(2, minutes: 14, as: lead)
        try await services.signReturn(2, as: approver)
    }
}

@Suite("A return on its way from the agency to the board")
struct ReturnTests {
    private static let (officer, lead, approver) = (RoundFixture.officer, RoundFixture.lead, RoundFixture.approver)

    @Test("opened, filled in, sent, signed and accepted, a figure stands on the scorecard", arguments: TestDatabase.kinds)
    func wholePath(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            let opened = try await services.submission(2, as: Self.lead)
            #expect(opened.lines.map(\.indicator) == ["visits"] && opened.lines[0].period == .financialQuarter(2026, 3))
            #expect(opened.before[1]?.map(\.period.code) == ["2026-27Q1", "2026-27Q2"])
            #expect(opened.submission.state == .notStarted && opened.isWritable)
            try await RoundFixture.signed(services)
            let before = try await services.scorecard(for: .board, asKnown: nil, as: .owner)
            #expect(before.reading("visits")?.latest?.period == .financialQuarter(2026, 2))
            let accepted = try await services.acceptReturn(2, as: Self.officer)
            #expect(accepted.state == .accepted && accepted.importNumber == 2)
            let after = try await services.scorecard(for: .board, asKnown: nil, as: .owner)
            let latest = try #require(after.reading("visits")?.latest)
            #expect(latest.period == .financialQuarter(2026, 3) && latest.shown.value?.numerator == 210)
            #expect(latest.shown.value?.status == .provisional && latest.importNumber == 2)
            let story = try await services.submission(2, as: Self.officer)
            #expect(story.steps.map(\.act) == ["fill", "send", "sign", "accept"] && story.submission.minutes == 14)
        }
    }

    @Test("who populated a figure, from what, and who signed it, is read on the figure", arguments: TestDatabase.kinds)
    func origin(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            try await RoundFixture.signed(services)
            try await services.acceptReturn(2, as: Self.officer)
            let answer = try await services.indicator(
                "visits", area: nil, source: nil, group: .total, for: .board, asKnown: nil, as: .owner)
            let origin = try #require(answer.origins[.financialQuarter(2026, 3)])
            #expect(origin.signedBy == Self.approver && origin.enteredBy == Self.lead && origin.round == 1)
            #expect(
                origin.sentence(answer.version.agency("cmh"))
                    == "Populated by Smallborough Community Health; source Visit list, 20 November 2026; signed off 21 November 2026."
            )
            #expect(origin.quality == QualityMark(word: .sound, checks: []))
        }
    }

    @Test("an agency’s figures are nobody’s but its own until they are accepted", arguments: TestDatabase.kinds)
    func ownUntilAccepted(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, small in
            try await RoundFixture.signed(services)
            #expect(try await !small.export().contains("2026-27Q3"))
            for other in [
                RoundFixture.actor(.dataLead, .agency("csc")), RoundFixture.actor(.approver, .agency("csc")),
                RoundFixture.actor(.chair), RoundFixture.actor(.scrutineer),
                RoundFixture.actor(.electedMember, .area("northside")),
            ] {
                let refusal = await #expect(throws: Refusal.self) { try await services.submission(2, as: other) }
                #expect(refusal?.kind == .denied || refusal?.kind == .notFound)
                await #expect(throws: Refusal.self) { try await services.saveReturn(2, [], as: other) }
                await #expect(throws: Refusal.self) { try await services.signReturn(2, as: other) }
                await #expect(throws: Refusal.self) { try await services.acceptReturn(2, as: other) }
            }
        }
    }

    @Test("the second of two who change a line is told what it says now, and nothing is lost", arguments: TestDatabase.kinds)
    func conflict(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            let first = try await services.saveReturn(
                2, [LineDraft(place: 1, seen: 0, entry: RoundFixture.entry(210, 230))], as: Self.lead)
            let second = try await services.saveReturn(
                2, [LineDraft(place: 1, seen: 0, entry: RoundFixture.entry(211, 230))], as: Self.officer)
            #expect(first.saved == [1] && second.saved.isEmpty)
            let now = try #require(second.conflicts.first)
            #expect(now.entry.numerator == 210 && now.revision == 1 && now.changedBy == Self.lead)
            let again = try await services.saveReturn(
                2, [LineDraft(place: 1, seen: now.revision, entry: RoundFixture.entry(211, 230))], as: Self.officer)
            #expect(again.saved == [1] && again.conflicts.isEmpty)
        }
    }

    @Test("an empty box is never nought, and what cannot be is not sent", arguments: TestDatabase.kinds)
    func stops(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            await #expect(throws: Refusal.self) { try await services.submitReturn(2, as: Self.lead) }
            _ = try await services.saveReturn(
                2, [LineDraft(place: 1, seen: 0, entry: RoundFixture.entry(241, 230))], as: Self.lead)
            let wrong = try await services.submission(2, as: Self.lead).findings
            #expect(wrong.map(\.grade) == [.error] && wrong[0].sentence.contains("(241)"))
            await #expect(throws: Refusal.self) { try await services.submitReturn(2, as: Self.lead) }
            var none = LineEntry(noValue: .notAvailable)
            _ = try await services.saveReturn(2, [LineDraft(place: 1, seen: 1, entry: none)], as: Self.lead)
            await #expect(throws: Refusal.self) { try await services.submitReturn(2, as: Self.lead) }
            none.explanation = "The list is being moved"
            _ = try await services.saveReturn(2, [LineDraft(place: 1, seen: 2, entry: none)], as: Self.lead)
            try await services.submitReturn(2, as: Self.lead)
            #expect(try await services.submission(2, as: Self.lead).submission.state == .submitted)
        }
    }

    @Test("what the board will see as red is sent with what, so what and now what", arguments: TestDatabase.kinds)
    func red(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            var entry = RoundFixture.entry(150, 230)
            _ = try await services.saveReturn(2, [LineDraft(place: 1, seen: 0, entry: entry)], as: Self.lead)
            await #expect(throws: Refusal.self) { try await services.submitReturn(2, as: Self.lead) }
            entry.commentary = Commentary(what: "Staff left", soWhat: "Babies wait", nowWhat: "Bank staff from Monday")
            _ = try await services.saveReturn(2, [LineDraft(place: 1, seen: 1, entry: entry)], as: Self.lead)
            try await services.submitReturn(2, as: Self.lead)
            try await services.signReturn(2, as: Self.approver)
            try await services.acceptReturn(2, as: Self.officer)
            let answer = try await services.indicator(
                "visits", area: nil, source: nil, group: .total, for: .board, asKnown: nil, as: .owner)
            #expect(answer.origins[.financialQuarter(2026, 3)]?.quality?.code == "explained:worse-than-target")
        }
    }

    @Test("a query waits for its answer, and a return that comes back is signed anew", arguments: TestDatabase.kinds)
    func queries(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            try await RoundFixture.signed(services)
            try await services.queryReturn(2, line: 1, asks: "Twelve fewer than starts?", as: Self.officer)
            var answer = try await services.submission(2, as: Self.lead)
            #expect(answer.submission.state == .queried && answer.row.openQueries == 1)
            await #expect(throws: Refusal.self) {
                try await services.saveReturn(2, [LineDraft(place: 1, seen: 1, entry: RoundFixture.entry(1, 2))], as: Self.lead)
            }
            try await services.answerQuery(1, of: 2, says: "Moved away", as: Self.lead)
            answer = try await services.submission(2, as: Self.lead)
            #expect(answer.submission.state == .signedOff && answer.queries[0].answer == "Moved away")
            try await services.giveBackReturn(2, why: "Leave out those who moved", as: Self.officer)
            answer = try await services.submission(2, as: Self.lead)
            #expect(answer.isWritable && answer.submission.signedBy == nil)
            await #expect(throws: Refusal.self) { try await services.acceptReturn(2, as: Self.officer) }
        }
    }

    @Test("after the freeze a return is a revision with a reason, and the pack stays", arguments: TestDatabase.kinds)
    func revision(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            try await RoundFixture.signed(services)
            try await services.acceptReturn(2, as: Self.officer)
            try await services.freezeRound(1, as: Self.officer)
            let pack = try await services.freezePack("board-2026-12", format: .html, audience: .board, as: .owner)
            let before = try await services.packBytes(pack.number, as: .owner).1
            await #expect(throws: Refusal.self) { try await services.reopenReturn(2, why: " ", as: Self.officer) }
            try await services.reopenReturn(2, why: "Three were counted twice.", as: Self.officer)
            try await RoundFixture.signed(services, RoundFixture.entry(207, 230))
            try await services.acceptReturn(2, as: Self.officer)
            let latest = try #require(
                try await services.scorecard(for: .board, asKnown: nil, as: .owner).reading("visits")?.latest?.shown.value)
            #expect(latest.numerator == 207 && latest.status == .revised && latest.reason == "Three were counted twice.")
            let round = try await services.round(1, as: Self.officer)
            #expect(round.round.version == 2 && round.round.state == .frozen)
            let after = try await services.packBytes(pack.number, as: .owner).1
            #expect(after == before)
        }
    }
}

@Suite("What had not come by the freeze")
struct FreezingTests {
    private static let officer = RoundFixture.officer

    @Test("stands as not submitted with why, and a figure that comes late takes its place", arguments: TestDatabase.kinds)
    func notSubmitted(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, _ in
            try await RoundFixture.signed(services)
            try await services.freezeRound(1, as: Self.officer)
            var latest = try await Self.latest(services)
            #expect(latest?.period == .financialQuarter(2026, 3))
            guard let shown = latest?.shown, case Shown.none(.notSubmitted, why: let why?) = shown else {
                Issue.record("\(String(describing: latest?.shown))")
                return
            }
            #expect(why.contains("signed off and waits") && why.contains("fixed on"))
            let round = try await services.round(1, as: Self.officer)
            #expect(round.steps.map(\.act) == ["open", "freeze", "miss"] && round.steps[2].says == "2")
            try await services.acceptReturn(2, why: "It came a day late.", as: Self.officer)
            latest = try await Self.latest(services)
            #expect(latest?.shown.value?.numerator == 210)
        }
    }

    @Test("leaves alone what the board knows by another way", arguments: TestDatabase.kinds)
    func known(kind: Dialect) async throws {
        try await RoundFixture.opened(kind) { services, small in
            try await small.give("visits,smallborough,2026-27Q3,190,230,,final,\n", knownOn: "2026-11-21")
            try await services.freezeRound(1, as: Self.officer)
            #expect(try await Self.latest(services)?.shown.value?.numerator == 190)
        }
    }

    private static func latest(_ services: Bellwether) async throws -> SeriesPoint? {
        try await services.scorecard(for: .board, asKnown: nil, as: .owner).reading("visits")?.latest
    }
}

extension ScorecardAnswer {
    fileprivate func reading(_ id: ID<Indicator>) -> Reading? { scorecard.readings.first { $0.indicator.id == id } }
}
