import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("One's own account")
struct OwnAccountTests {
    @Test("nobody gives themselves a role, nor changes, closes or links their own account", arguments: TestDatabase.kinds)
    func oneself(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Zoe", .administrator)
            for (name, role) in [("Ann", Role.administrator), ("Bob", .businessManager)] {
                let person = try await desk.add(name, role)
                let (number, actor) = (person.number, try await desk.acting(person))
                let chair = Grant(role: .chair, from: SignInDesk.today)
                let refused = [
                    try await refusal { try await desk.services.grant(chair, to: number, as: actor) },
                    try await refusal {
                        try await desk.services.endGrant(role, .partnership, of: number, on: SignInDesk.today, as: actor)
                    },
                    try await refusal {
                        try await desk.services.changePerson(number, name: "New", email: "n@example.org", as: actor)
                    },
                    try await refusal { try await desk.services.closePerson(number, why: "Left", as: actor) },
                    try await refusal { try await desk.services.newLink(for: number, as: actor) },
                    try await refusal { try await desk.services.removeSecondFactor(of: number, as: actor) },
                ]
                #expect(refused.allSatisfy { $0?.kind == .denied }, "\(role)")
                #expect(try await desk.services.person(number, as: .owner) == person)
            }
        }
    }

    @Test("where there is no administrator, the last business manager stays one", arguments: TestDatabase.kinds)
    func lastManager(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .businessManager)
            func close() async throws -> Refusal? {
                try await refusal { try await desk.services.closePerson(ann.number, why: "Left", as: .owner) }
            }
            func end() async throws -> Refusal? {
                try await refusal {
                    try await desk.services.endGrant(.businessManager, .partnership, of: ann.number, on: desk.now.day, as: .owner)
                }
            }
            #expect(try await close()?.kind == .notPossible)
            #expect(try await end()?.kind == .notPossible)
            try await desk.add("Bob", .administrator)
            #expect(try await end() == nil)
            #expect(try await close() == nil)
        }
    }

    @Test(
        "who owes a second factor may do nothing until it is set up; the demonstration asks for none",
        arguments: TestDatabase.kinds)
    func owing(kind: Dialect) async throws {
        for framework in [SmallPartnership.framework, SignInDesk.realFramework] {
            try await SignInDesk.with(kind, framework: framework) { desk in
                let isReal = framework == SignInDesk.realFramework
                for role in Role.allCases where role.scope == .partnership && !role.needsEnd {
                    let person = try await desk.add(role.rawValue, role)
                    let session = try await desk.session(role.rawValue)
                    let before = try #require(try await desk.visitor(session))
                    let owes = isReal && role.needsSecondFactor
                    #expect(before.owesSecondFactor == owes, "\(role)")
                    #expect(Capability.allCases.contains { AccessTable.grants(before.actor, $0) } != owes, "\(role)")
                    #expect(!owes || before.actor.audience == .public)
                    try await desk.setUpApp(person, session: session)
                    let after = try #require(try await desk.visitor(session))
                    #expect(!after.owesSecondFactor && AccessTable.grants(after.actor, .readFramework), "\(role)")
                }
            }
        }
    }

    @Test("a session alone changes nothing of how somebody signs in", arguments: TestDatabase.kinds)
    func proof(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .chair)
            let session = try await desk.session("Ann")
            func begin(_ proof: String) async throws -> Refusal? {
                try await refusal { try await desk.services.beginSecondFactor(proof: proof, session: session) }
            }
            #expect(try await begin("")?.kind == .denied)
            #expect(try await begin(SignInDesk.otherPassword)?.kind == .denied)
            let codes = try await desk.setUpApp(ann, session: session)
            // Now a code does as well as the password, once.
            #expect(try await begin("000000")?.kind == .denied)
            desk.wait(60)
            let code = try await desk.code(of: ann)
            #expect(try await begin(code) == nil)
            #expect(try await begin(code)?.kind == .denied)
            #expect(try await begin(codes[0]) == nil)
            func off(_ proof: String) async throws -> Refusal? {
                try await refusal { try await desk.services.switchOffSecondFactor(proof: proof, session: session) }
            }
            #expect(try await off("a guess")?.kind == .denied)
            #expect(try await desk.visitor(session)?.hasSecondFactor == true)
            #expect(try await off(SignInDesk.goodPassword) == nil)
            #expect(try await desk.visitor(session)?.hasSecondFactor == false)
            #expect(try await off(SignInDesk.goodPassword)?.kind == .notPossible)
            #expect(try await desk.trail(1) == ["person-1: switch off second factor of person 1"])
            // Guesses within one session are slowed.
            for _ in 0..<4 { #expect(try await begin("a guess")?.kind == .denied) }
            #expect(try await begin(SignInDesk.goodPassword)?.kind == .notPossible)
        }
    }

    @Test("a role that needs a second factor keeps it", arguments: TestDatabase.kinds)
    func needed(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            let session = try await desk.session("Ann")
            try await desk.setUpApp(ann, session: session)
            let refused = try await refusal {
                try await desk.services.switchOffSecondFactor(proof: SignInDesk.goodPassword, session: session)
            }
            #expect(refused?.kind == .notPossible)
            #expect(try await desk.visitor(session)?.hasSecondFactor == true)
        }
    }
}
