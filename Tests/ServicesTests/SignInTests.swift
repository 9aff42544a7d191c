import Domain
import Foundation
import Storage
import TestKit
import Testing

@testable import Services

@Suite("Signing in")
struct SignInTests {
    @Test("takes an invitation to a password and to a session", arguments: TestDatabase.kinds)
    func invitation(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            #expect(try await !desk.services.hasPeople())
            let (person, invitation) = try await desk.invite("Ann", .chair)
            #expect(try await desk.services.hasPeople())
            #expect(try await desk.services.linkOwner(invitation)?.number == person.number)
            let answer = try await desk.services.usePassword(SignInDesk.goodPassword, link: invitation, from: "192.0.2.1")
            guard case .session(let token) = answer else { throw SignInDesk.Unexpected() }
            let visitor = try #require(try await desk.visitor(token))
            #expect(visitor.person.state == .active)
            #expect(AccessTable.grants(visitor.actor, .readPacks))
            #expect(!AccessTable.grants(visitor.actor, .changePeople))
            #expect(!visitor.hasSecondFactor && !visitor.owesSecondFactor)
            #expect(try await desk.trail(2) == ["person-1: sign in person 1", "person-1: set password of person 1"])
        }
    }

    @Test("a link is good once and for its time", arguments: TestDatabase.kinds)
    func links(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let (_, used) = try await desk.invite("Ann", .chair)
            _ = try await desk.services.usePassword(SignInDesk.goodPassword, link: used, from: "192.0.2.1")
            let (_, late) = try await desk.invite("Bob", .chair)
            desk.wait(14 * 86_400 - 1)
            #expect(try await desk.services.linkOwner(late)?.name == "Bob Example")
            desk.wait(1)
            for link in [used, late, "", "no link"] {
                #expect(try await desk.services.linkOwner(link) == nil)
                let refused = try await refusal {
                    try await desk.services.usePassword(SignInDesk.otherPassword, link: link, from: "192.0.2.1")
                }
                #expect(refused?.kind == .notFound)
            }
            #expect(try await desk.visitor(desk.session("Ann")) != nil)
        }
    }

    @Test("a reset link is good for a day, ends what stood before, and so does its use", arguments: TestDatabase.kinds)
    func reset(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .chair)
            let session = try await desk.session("Ann")
            let older = try await desk.services.newLink(for: ann.number, as: .owner)
            let newer = try await desk.services.newLink(for: ann.number, as: .owner)
            #expect(try await desk.services.linkOwner(older) == nil)
            #expect(try await desk.visitor(session) != nil)
            _ = try await desk.services.usePassword(SignInDesk.otherPassword, link: newer, from: "192.0.2.1")
            #expect(try await desk.visitor(session) == nil)
            #expect(try await refusal { try await desk.session("Ann") }?.kind == .denied)
            _ = try await desk.session("Ann", SignInDesk.otherPassword)
            let late = try await desk.services.newLink(for: ann.number, as: .owner)
            desk.wait(86_400)
            #expect(try await desk.services.linkOwner(late) == nil)
        }
    }

    @Test("unknown, wrong, invited and closed are answered with the same words", arguments: TestDatabase.kinds)
    func alike(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            let closed = try await desk.add("Bob", .chair)
            _ = try await desk.services.closePerson(closed.number, why: "Left the board", as: .owner)
            _ = try await desk.invite("Cas", .chair)
            var refusals: [Refusal] = []
            for (name, password) in [
                ("Ann", "wrong"), ("Ann", ""), ("Bob", SignInDesk.goodPassword), ("Cas", "x"), ("Dee", "x"),
                ("D\0e", "x"),
            ] {
                refusals.append(
                    try #require(try await refusal { try await desk.signIn(name, password, from: "192.0.2.\(name)") }))
            }
            #expect(Set(refusals.map(\.description)).count == 1)
            #expect(refusals.allSatisfy { $0.kind == .denied })
            #expect(
                try await desk.trail(5)
                    == ["unknown", "unknown", "3", "unknown", "1"].map { "visitor: refuse to sign in person \($0)" })
            let entries = try await desk.database.read { try $0.audit.latest() }
            #expect(entries.allSatisfy { !$0.detail.contains("@") && !$0.detail.contains("Dee") })
        }
    }

    @Test("an address is taken in any case and with spaces around it", arguments: TestDatabase.kinds)
    func addressAsTyped(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            let answer = try await desk.services.signIn(
                email: " ANN@Example.org ", password: SignInDesk.goodPassword, from: "192.0.2.1")
            guard case .session = answer else { throw SignInDesk.Unexpected() }
        }
    }

    @Test("a token is worth nothing after signing out, here or everywhere", arguments: TestDatabase.kinds)
    func signingOut(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            let (one, two, three) = (
                try await desk.session("Ann"), try await desk.session("Ann"), try await desk.session("Ann")
            )
            try await desk.services.signOut(session: one)
            try await desk.services.signOut(session: one)
            #expect(try await desk.visitor(one) == nil)
            #expect(try await desk.visitor(two) != nil)
            try await desk.services.signOutEverywhere(session: two)
            #expect(try await desk.visitor(two) == nil)
            #expect(try await desk.visitor(three) == nil)
            #expect(try await desk.trail(2) == ["person-1: sign out everywhere person 1", "person-1: sign out person 1"])
        }
    }

    @Test("who may change things is signed out after half an hour away, others are not", arguments: TestDatabase.kinds)
    func idle(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .performanceOfficer)
            try await desk.add("Bob", .inspector)
            var (ann, bob) = (try await desk.session("Ann"), try await desk.session("Bob"))
            desk.wait(30 * 60 - 1)
            ann = try #require(try await desk.visitor(ann)?.newSession)
            desk.wait(30 * 60 - 1)
            ann = try #require(try await desk.visitor(ann)?.newSession)
            desk.wait(30 * 60)
            #expect(try await desk.visitor(ann) == nil)
            bob = try #require(try await desk.visitor(bob)?.newSession)
            desk.wait(12 * 3600 - 90 * 60 - 1)
            #expect(try await desk.visitor(bob) != nil)
        }
    }

    @Test("a session ends after twelve hours, however much it is used", arguments: TestDatabase.kinds)
    func absolute(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .businessManager)
            var token = try await desk.session("Ann")
            for _ in 0..<47 {
                desk.wait(15 * 60)
                token = try #require(try await desk.visitor(token)?.newSession)
            }
            desk.wait(15 * 60 - 1)
            #expect(try await desk.visitor(token) != nil)
            desk.wait(1)
            #expect(try await desk.visitor(token) == nil)
        }
    }

    @Test(
        "the token changes every quarter of an hour; the old one serves other tabs for a minute", arguments: TestDatabase.kinds)
    func rotation(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .performanceOfficer)
            let old = try await desk.session("Ann")
            let before = try #require(try await desk.visitor(old))
            #expect(before.newSession == nil)
            desk.wait(15 * 60)
            let after = try #require(try await desk.visitor(old))
            let new = try #require(after.newSession)
            desk.wait(59)
            #expect(try await desk.visitor(old) != nil)
            #expect(try await desk.visitor(old)?.newSession == nil)
            #expect(try await desk.visitor(new)?.newSession == nil)
            desk.wait(1)
            #expect(try await desk.visitor(old) == nil)
            #expect(try await desk.visitor(new) != nil)
        }
    }

    @Test("signing out ends the token before, too", arguments: TestDatabase.kinds)
    func signingOutAfterRotation(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            let old = try await desk.session("Ann")
            desk.wait(15 * 60)
            let new = try #require(try await desk.visitor(old)?.newSession)
            try await desk.services.signOut(session: new)
            #expect(try await desk.visitor(old) == nil)
            #expect(try await desk.visitor(new) == nil)
        }
    }

    @Test("a password kept at an older cost is kept at the new one after the next sign-in", arguments: TestDatabase.kinds)
    func growingCost(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            let later = Bellwether(
                database: desk.database, stylesheet: "", passwords: Passwords(exponent: 5), clock: { desk.now })
            func kept() async throws -> String? { try await desk.database.read { try $0.credentials.find(1)?.password } }
            #expect(try await kept()?.hasPrefix("scrypt$4$") == true)
            let refused = try await refusal { try await later.signIn(email: "ann@example.org", password: "x", from: "a") }
            #expect(refused?.kind == .denied)
            #expect(try await kept()?.hasPrefix("scrypt$4$") == true)
            _ = try await later.signIn(email: "ann@example.org", password: SignInDesk.goodPassword, from: "a")
            #expect(try await kept()?.hasPrefix("scrypt$5$") == true)
            _ = try await desk.session("Ann")
        }
    }

    @Test("a password is changed by who knows the old one, and other sessions end", arguments: TestDatabase.kinds)
    func changing(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .chair)
            let bob = try await desk.add("Bob", .chair)
            let (here, elsewhere) = (try await desk.session("Ann"), try await desk.session("Ann"))
            let actor = try await desk.acting(ann)
            func change(_ old: String, _ new: String, as actor: Actor) async throws -> Refusal? {
                try await refusal { try await desk.services.changePassword(old: old, new: new, session: here, as: actor) }
            }
            #expect(try await change("wrong", SignInDesk.otherPassword, as: actor)?.kind == .denied)
            #expect(try await change(SignInDesk.goodPassword, "short", as: actor)?.kind == .notPossible)
            #expect(try await change(SignInDesk.goodPassword, SignInDesk.goodPassword, as: actor)?.kind == .notPossible)
            #expect(
                try await change(SignInDesk.goodPassword, SignInDesk.otherPassword, as: desk.acting(bob))?.kind == .denied)
            #expect(try await change(SignInDesk.goodPassword, SignInDesk.otherPassword, as: actor) == nil)
            #expect(try await desk.visitor(here) != nil)
            #expect(try await desk.visitor(elsewhere) == nil)
            #expect(try await desk.trail(1) == ["person-1: change password of person 1"])
            _ = try await desk.session("Ann", SignInDesk.otherPassword)
        }
    }

    @Test("the demonstration lets anybody in as anybody; a real partnership does not", arguments: TestDatabase.kinds)
    func demonstration(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let (person, _) = try await desk.invite("Ann", .chair)
            let token = try await desk.services.signInAsDemonstration(person.number)
            #expect(try await desk.visitor(token).map { AccessTable.grants($0.actor, .readPacks) } == true)
        }
        try await SignInDesk.with(kind, framework: SignInDesk.realFramework) { desk in
            let (person, _) = try await desk.invite("Ann", .chair)
            #expect(try await refusal { try await desk.services.signInAsDemonstration(person.number) }?.kind == .denied)
        }
    }

    @Test("nothing in a backup opens anything", arguments: TestDatabase.kinds)
    func backup(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            let session = try await desk.session("Ann")
            let (secret, _) = try await desk.services.beginSecondFactor(proof: SignInDesk.goodPassword, session: session)
            let code = try await desk.codeOfOffered(ann)
            let recovery = try await desk.services.confirmSecondFactor(code, session: session)
            let pending = try await desk.pending("Ann")
            let link = try await desk.services.newLink(for: ann.number, as: .owner)
            let file = FileManager.default.temporaryDirectory.path + "/bellwether-\(UUID().uuidString).backup"
            try await Backup.write(desk.database, to: file)
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try FileManager.default.removeItem(atPath: file)
            #expect(text.contains("ann@example.org"))
            let tokens = [session, pending, link]
            for word in [SignInDesk.goodPassword, secret] + tokens + tokens.map(Tokens.hash) + recovery {
                #expect(!text.contains(word))
            }
            let bytes = try await desk.secretOf(ann)
            #expect(Base32.text(bytes) == secret)
            #expect(!text.contains(bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()))
        }
    }
}
