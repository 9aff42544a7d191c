import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("Tokens by which programs act as a person")
struct TokenTests {
    private static let today = SmallPartnership.today

    /// A performance officer who is signed in once, and a token of theirs.
    private static func officer(
        may scope: Set<Capability> = [.exportFigures, .readFramework], until days: Int = 90,
        _ body: @Sendable (SmallPartnership, Person, String) async throws -> Void
    ) async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let person = try await active(.performanceOfficer, "officer", small)
            let made = try await small.services.addToken(
                TokenDraft(name: "Power BI", scope: scope, until: today.adding(days: days)), for: person.number,
                as: person.acting(on: today))
            try await body(small, person, made.secret)
        }
    }

    private static func active(_ role: Role, _ name: String, _ small: SmallPartnership) async throws -> Person {
        let added = try await small.services.addPerson(
            name: name, email: "\(name)@example.org", grants: [Grant(role: role, from: today)], as: .owner)
        _ = try await small.services.signInAsDemonstration(added.person.number)
        return try await small.services.person(added.person.number, as: .owner)
    }

    @Test("a token begins with bw_, is long, and stands nowhere in the database")
    func format() async throws {
        try await Self.officer { small, _, secret in
            #expect(secret.wholeMatch(of: /bw_[A-Za-z0-9_-]{43}/) != nil)
            let kept = try await small.database.read { connection in
                try connection.rows("SELECT hash || name || scope FROM access_token") { try $0.text(0) }.joined()
            }
            #expect(!kept.contains(secret) && !kept.contains(secret.dropFirst(3)))
        }
    }

    @Test("a program may what the token was made for and the person may, and nothing else")
    func intersection() async throws {
        try await Self.officer { small, person, secret in
            let actor = try #require(try await small.services.visitor(bearer: secret)).actor
            #expect(actor.word == "person-\(person.number) by token-1")
            for capability in Capability.allCases {
                #expect(
                    AccessTable.grants(actor, capability) == [.exportFigures, .readFramework].contains(capability),
                    "\(capability)")
            }
        }
    }

    @Test("a role that ends takes what the token could do with it, at once")
    func roleEnds() async throws {
        try await Self.officer { small, person, secret in
            _ = try await small.services.endGrant(
                .performanceOfficer, .partnership, of: person.number, on: Self.today.adding(days: -1), as: .owner)
            #expect(try await small.services.visitor(bearer: secret) == nil)
            _ = try await small.services.grant(
                Grant(role: .dataLead, scope: .agency("csc"), from: Self.today), to: person.number, as: .owner)
            let actor = try #require(try await small.services.visitor(bearer: secret)).actor
            #expect(!AccessTable.grants(actor, .exportFigures) && AccessTable.grants(actor, .readFramework))
        }
    }

    @Test("a token that was ended, or whose person is closed or made administrator, opens nothing")
    func ended() async throws {
        try await Self.officer { small, person, secret in
            _ = try await small.services.endToken(1, as: person.acting(on: Self.today))
            #expect(try await small.services.visitor(bearer: secret) == nil)
        }
        try await Self.officer { small, person, secret in
            _ = try await small.services.closePerson(person.number, why: "Left the council", as: .owner)
            #expect(try await small.services.visitor(bearer: secret) == nil)
        }
        try await Self.officer { small, person, secret in
            _ = try await small.services.grant(Grant(role: .administrator, from: Self.today), to: person.number, as: .owner)
            #expect(try await small.services.visitor(bearer: secret) == nil)
        }
    }

    @Test("a token is good on its last day and not on the next")
    func lastDay() {
        let token = AccessToken(
            number: 1, person: 1, name: "x", scope: [.readFigures], createdAt: .start(of: Self.today), until: Self.today)
        #expect(token.isGood(on: Self.today) && !token.isGood(on: Self.today.adding(days: 1)))
    }

    @Test(
        "no token for longer than a year, for nothing, for more than the person may, or without a name",
        arguments: [
            ("x", [Capability.readFigures], 367), ("x", [], 10), ("x", [.changePeople], 10), ("x", [.operate], 10),
            ("x", [.useTokens], 10), (" ", [.readFigures], 10), ("x", [.readFigures], -1),
        ] as [(String, Set<Capability>, Int)])
    func refused(name: String, scope: Set<Capability>, days: Int) async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let person = try await Self.active(.performanceOfficer, "officer", small)
            await #expect(throws: Refusal.self) {
                try await small.services.addToken(
                    TokenDraft(name: name, scope: scope, until: Self.today.adding(days: days)), for: person.number,
                    as: person.acting(on: Self.today))
            }
        }
    }

    @Test("nobody makes a token for somebody else, and a token makes no token")
    func others() async throws {
        try await Self.officer(may: [.readFigures]) { small, person, secret in
            let manager = try await Self.active(.businessManager, "manager", small)
            let draft = TokenDraft(name: "x", scope: [.readFigures], until: Self.today)
            await #expect(throws: Refusal.self) {
                try await small.services.addToken(draft, for: person.number, as: manager.acting(on: Self.today))
            }
            let program = try #require(try await small.services.visitor(bearer: secret)).actor
            await #expect(throws: Refusal.self) { try await small.services.addToken(draft, for: person.number, as: program) }
            await #expect(throws: Refusal.self) { try await small.services.endToken(1, as: program) }
            await #expect(throws: Refusal.self) { try await small.services.tokens(of: nil, as: person.acting(on: Self.today)) }
            #expect(try await small.services.tokens(of: nil, as: manager.acting(on: Self.today)).count == 1)
            _ = try await small.services.endToken(1, as: manager.acting(on: Self.today))
        }
    }

    @Test("what a program does stands in the trail under the person and the token, and is found by either")
    func trail() async throws {
        try await Self.officer(may: [.importFigures, .readFramework]) {
            small, person, secret in
            let program = try #require(try await small.services.visitor(bearer: secret)).actor
            _ = try await small.services.preview(
                [(name: "a.csv", bytes: Array("indicator,area,period,value\nvisits,smallborough,2026-27Q2,80\n".utf8))],
                knownOn: nil, as: program)
            for actor in [person.acting(on: Self.today), program] {
                let found = try await small.services.auditTrail(
                    AuditFilter(actor: actor, noun: "import"), before: nil, limit: 10, as: .owner)
                #expect(found.map(\.actor.word) == ["person-\(person.number) by token-1"])
            }
            #expect(try await small.database.read { try $0.audit.firstBrokenEntry() } == nil)
        }
    }

    @Test("an actor's word reads back as the actor", arguments: ["owner", "visitor", "person-3", "person-3 by token-7"])
    func words(word: String) {
        #expect(Actor(word: word)?.word == word)
    }

    @Test(
        "what is no actor's word is none",
        arguments: ["person-3 by ", "person-3 by token-0", "person-3 by person-4", "person- by token-1"])
    func noWords(word: String) {
        #expect(Actor(word: word) == nil)
    }
}
