import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("Asking agencies and advising them")
struct ChallengeTests {
    private static func actor(_ role: Role, _ scope: Scope = .partnership, number: Int64 = 9) -> Actor {
        .person(ActingPerson(number: number, grants: [Grant(role: role, scope: scope, from: SmallPartnership.today)]))
    }

    private static let chair = actor(.chair)
    private static let draft = ChallengeDraft(question: "Why has it fallen?", agency: "cmh", figure: .init(indicator: "visits"))

    private static func withFigures(
        _ kind: Dialect, _ body: @Sendable (Bellwether, SmallPartnership) async throws -> Void
    ) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give(
                "visits,smallborough,2026-27Q1,177,224,,final,\nvisits,northside,2026-27Q1,3,7,,final,\n", knownOn: "2026-08-01")
            try await body(small.services, small)
        }
    }

    @Test(
        "the figure is kept as it stood, with its n of N and its day, and is not worked out again", arguments: TestDatabase.kinds)
    func evidence(kind: Dialect) async throws {
        try await Self.withFigures(kind) { services, small in
            let raised = try await services.raiseChallenge(Self.draft, as: Self.chair)
            let before = try #require(raised.evidence)
            #expect(before.sentence.contains("79.0% (177 of 224)") && before.known == SmallPartnership.today)
            #expect(before.title == "New birth visits within 14 days, Smallborough" && raised.raisedAs == "Chair")
            try await small.give("visits,smallborough,2026-27Q2,212,230,,final,\n")
            let answer = try await services.challenge(1, as: Self.chair)
            #expect(answer.challenge.evidence == before)
            let effect = try #require(answer.effect)
            #expect(effect.sentence.contains("92.2% (212 of 230)") && effect.standing == .green)
            #expect(effect.since?.words == "Rose, improving")
        }
    }

    @Test("a figure can be asked about as it was known on an earlier day", arguments: TestDatabase.kinds)
    func earlier(kind: Dialect) async throws {
        try await Self.withFigures(kind) { services, small in
            try await small.give("visits,smallborough,2026-27Q1,200,224,,revised,Found\n", knownOn: "2026-10-01")
            var draft = Self.draft
            draft.figure?.known = Day(iso8601: "2026-09-01")
            let raised = try await services.raiseChallenge(draft, as: Self.chair)
            #expect(raised.evidence?.sentence.contains("177 of 224") == true)
            #expect(raised.evidence?.known == Day(iso8601: "2026-09-01"))
        }
    }

    @Test("each act is a step of the story and one entry of the audit trail, which quotes nothing", arguments: TestDatabase.kinds)
    func story(kind: Dialect) async throws {
        try await Self.withFigures(kind) { services, _ in
            let before = try await services.auditTrail(before: nil, limit: 100, as: .owner).count
            try await services.raiseChallenge(Self.draft, as: Self.chair)
            try await services.act(.reply("Staff left"), on: 1, as: Self.actor(.dataLead, .agency("cmh")))
            try await services.act(.accept("Yes", agreed: "Bank staff"), on: 1, as: Self.chair)
            try await services.act(.close(impact: "It rose"), on: 1, as: Self.chair)
            let answer = try await services.challenge(1, as: Self.chair)
            #expect(answer.steps.map(\.act) == ["raise", "reply", "accept", "close"])
            #expect(answer.steps.map(\.says) == ["Why has it fallen?", "Staff left", "Yes", "It rose"])
            #expect(answer.challenge.state == .closed && answer.challenge.impact == "It rose")
            let trail = try await services.auditTrail(before: nil, limit: 100, as: .owner)
            #expect(trail.count == before + 4)
            let own = trail.filter { $0.noun == "challenge" }
            #expect(
                own.map(\.verb) == ["close", "accept the answer to", "answer", "raise"] && own.allSatisfy { $0.detail.isEmpty })
        }
    }

    @Test("an agency's people answer what their own agency is asked and nothing else", arguments: TestDatabase.kinds)
    func ownScope(kind: Dialect) async throws {
        try await Self.withFigures(kind) { services, _ in
            try await services.raiseChallenge(Self.draft, as: Self.chair)
            for act in [Challenge.Act.reply("So"), .note("So")] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await services.act(act, on: 1, as: Self.actor(.approver, .agency("csc")))
                }
                #expect(refusal?.kind == .denied)
            }
            try await services.act(.reply("So"), on: 1, as: Self.actor(.approver, .agency("cmh")))
            for act in [
                Challenge.Act.accept("Good", agreed: nil), .escalate("Up", stage: 1, to: "x"), .close(impact: "x"),
                .withdraw("x"),
            ] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await services.act(act, on: 1, as: Self.actor(.approver, .agency("cmh")))
                }
                #expect(refusal?.kind == .denied)
            }
            #expect(try await services.challenge(1, as: Self.chair).challenge.state == .answered)
        }
    }

    @Test("who reads the business may not put a question by that, and a councillor reads none of it")
    func rights() async throws {
        try await Self.withFigures(.sqlite) { services, _ in
            try await services.raiseChallenge(Self.draft, as: Self.actor(.layMember))
            for role in [Role.subGroupMember, .inspector] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await services.raiseChallenge(Self.draft, as: Self.actor(role))
                }
                #expect(refusal?.kind == .denied)
                #expect(try await services.challenge(1, as: Self.actor(role)).challenge.number == 1)
            }
            for role in [Role.electedMember, .childrensChampion] {
                let councillor = Self.actor(role, .area("northside"))
                await #expect(throws: Refusal.self) { try await services.challenge(1, as: councillor) }
                await #expect(throws: Refusal.self) {
                    try await services.challenges(ChallengeFilter(), after: nil, as: councillor)
                }
                await #expect(throws: Refusal.self) { try await services.coverage(as: councillor) }
            }
        }
    }

    @Test("what is restricted is not there for others: neither page, list nor answer", arguments: TestDatabase.kinds)
    func restricted(kind: Dialect) async throws {
        try await Self.withFigures(kind) { services, _ in
            var draft = Self.draft
            draft.access = .restricted
            try await services.raiseChallenge(draft, as: Self.chair)
            let lead = Self.actor(.dataLead, .agency("cmh"))
            let (hidden, missing) = (
                await #expect(throws: Refusal.self) { try await services.challenge(1, as: lead) },
                await #expect(throws: Refusal.self) { try await services.challenge(9, as: lead) }
            )
            #expect(hidden?.kind == .notFound && hidden?.what.replacing("C-01", with: "C-09") == missing?.what)
            let answer = await #expect(throws: Refusal.self) { try await services.act(.reply("So"), on: 1, as: lead) }
            #expect(answer?.kind == .notFound)
            let list = try await services.challenges(ChallengeFilter(show: .all), after: nil, as: lead)
            #expect(list.challenges.isEmpty && list.counts[.all] == 0 && list.raisers.isEmpty)
            #expect(try await services.answerTimesOfYear(as: lead).lines.isEmpty)
            let refusal = await #expect(throws: Refusal.self) {
                try await services.raiseChallenge(draft, as: Self.actor(.layMember))
            }
            #expect(refusal?.kind == .denied)
        }
    }

    @Test("a number of elsewhere is taken once, and the next goes on from it", arguments: TestDatabase.kinds)
    func numbers(kind: Dialect) async throws {
        try await Self.withFigures(kind) { services, _ in
            try await services.raiseChallenge(Self.draft, number: 6, as: Self.chair)
            await #expect(throws: Refusal.self) { try await services.raiseChallenge(Self.draft, number: 6, as: Self.chair) }
            #expect(try await services.raiseChallenge(Self.draft, as: Self.chair).reference == "C-07")
        }
    }

    @Test("two who ask at the same moment get two numbers", arguments: TestDatabase.kinds)
    func together(kind: Dialect) async throws {
        try await Self.withFigures(kind) { services, _ in
            let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<6 { group.addTask { try await services.raiseChallenge(Self.draft, as: Self.chair).number } }
                return try await group.reduce(into: [Int64]()) { $0.append($1) }
            }
            #expect(numbers.sorted() == [1, 2, 3, 4, 5, 6])
        }
    }

    @Test("what is missing or past is refused with what to do, and nothing is kept")
    func refusals() async throws {
        try await Self.withFigures(.sqlite) { services, _ in
            var (empty, late, nobody, nothing) = (Self.draft, Self.draft, Self.draft, Self.draft)
            empty.question = "  "
            late.due = SmallPartnership.today.adding(days: -1)
            nobody.agency = "none"
            nothing.figure = .init(indicator: "none")
            for draft in [empty, late, nobody, nothing] {
                await #expect(throws: Refusal.self) { try await services.raiseChallenge(draft, as: Self.chair) }
            }
            let kept = try await services.challenges(ChallengeFilter(show: .all), after: nil, as: .owner).challenges
            #expect(kept.isEmpty)
        }
    }

    @Test("a token that was made for the business alone gets no figure by way of a question")
    func withoutFigures() async throws {
        try await Self.withFigures(.sqlite) { services, _ in
            try await services.raiseChallenge(Self.draft, as: Self.chair)
            let token = Actor.person(
                ActingPerson(
                    number: 9, grants: [Grant(role: .chair, from: SmallPartnership.today)],
                    token: .init(number: 1, scope: [.readBusiness])))
            let answer = try await services.challenge(1, as: token)
            #expect(answer.challenge.evidence?.sentence == "Not shown." && answer.effect == nil)
        }
    }

    @Test("the pages of agencies and of coverage count what is there, and name what is not")
    func agencies() async throws {
        try await Self.withFigures(.sqlite) { services, _ in
            try await services.raiseChallenge(Self.draft, as: Self.chair)
            var advice = Self.draft
            (advice.kind, advice.question) = (.advice, "Name a deputy")
            try await services.raiseChallenge(advice, as: Self.chair)
            try await services.act(.reply("We will"), on: 2, as: Self.actor(.dataLead, .agency("cmh")))
            let agency = try await services.agency("cmh", as: Self.chair)
            #expect(agency.questions.map(\.number) == [1] && agency.advice.map(\.reply?.says) == ["We will"])
            #expect(agency.times.asked == 2 && agency.times.medianDays == 0 && agency.readings.count == 1)
            let coverage = try await services.coverage(as: Self.chair).coverage
            #expect(coverage.cell("p1", "cmh").words == "1 figure, 1 question, 1 piece of advice")
            #expect(coverage.cell("p1", "csc").isEmpty && coverage.cell("p1", "csc").words == "Gap")
            #expect(coverage.placesWithFigures("p1", "cmh", of: ["northside", "southside"]) == 1)
            await #expect(throws: Refusal.self) { try await services.agency("none", as: Self.chair) }
        }
    }

    @Test("both exports hold every row with its banner, and no formula")
    func exports() async throws {
        try await Self.withFigures(.sqlite) { services, _ in
            var draft = Self.draft
            draft.question = "=HYPERLINK(\"x\")"
            try await services.raiseChallenge(draft, as: Self.chair)
            for format in FigureExportFormat.allCases {
                let (register, times) = (Sink(), Sink())
                try await services.exportChallenges(format, as: .owner) { register.add($0) }
                try await services.exportAnswerTimes(format, as: .owner) { times.add($0) }
                #expect(register.text.contains("C-01") && register.text.contains("FICTIONAL DATA"))
                #expect(times.text.contains("2026-27Q3") && times.text.contains("FICTIONAL DATA"))
                if format == .csv { #expect(register.text.contains("\"'=HYPERLINK(\"\"x\"\")\"")) }
            }
        }
    }
}
