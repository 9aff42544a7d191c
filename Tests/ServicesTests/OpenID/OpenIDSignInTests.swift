import Domain
import Foundation
import Storage
import TestKit
import Testing

@testable import Services

@Suite("Signing in by a provider")
struct OpenIDSignInTests {
    @Test("binds the identity to whoever has the e-mail address, and knows them by it afterwards", arguments: TestDatabase.kinds)
    func goodPath(kind: Dialect) async throws {
        try await OpenIDDesk.with(kind) { one in
            let ann = try await one.desk.add("Ann", .chair)
            let (answer, destination) = try await one.signIn(destination: "/scorecard")
            guard case .session(let token) = answer else { throw SignInDesk.Unexpected() }
            #expect(destination == "/scorecard")
            #expect(try await one.desk.visitor(token)?.person.number == ann.number)
            #expect(
                try await one.desk.trail(2) == [
                    "person-1: sign in person 1", "person-1: bind identity of person 1",
                ])
            let entry = try #require(try await one.desk.database.read { try $0.audit.latest(1) }.first)
            #expect(entry.detail == "by \(one.provider.issuer)")
            // The address may change there and here: the identity stays.
            _ = try await one.desk.services.changePerson(
                ann.number, name: "Ann Other", email: "other@example.org", as: .owner)
            one.provider.behave { $0.claims = ["email": "elsewhere@example.org", "email_verified": false] }
            #expect(try await one.desk.visitor(one.session())?.person.name == "Ann Other")
            #expect(try await one.desk.trail(1) == ["person-1: sign in person 1"])
        }
    }

    @Test("takes an invitation's place, and ends it", arguments: TestDatabase.kinds)
    func invited(kind: Dialect) async throws {
        try await OpenIDDesk.with(kind) { one in
            let (person, invitation) = try await one.desk.invite("Ann", .chair)
            #expect(try await one.desk.visitor(one.session())?.person.state == .active)
            #expect(try await one.desk.services.linkOwner(invitation) == nil)
            #expect(try await one.boundPeople() == [person.number])
        }
    }

    @Test("gives no account to anybody, and none that was closed back", arguments: TestDatabase.kinds)
    func unknown(kind: Dialect) async throws {
        try await OpenIDDesk.with(kind) { one in
            let stranger = try await refusal { try await one.signIn() }
            #expect(stranger?.kind == .denied && stranger?.what.contains("Nobody here") == true)
            #expect(try await one.reason() == "by \(one.provider.issuer): nobody of ours")
            let ann = try await one.desk.add("Ann", .chair)
            let token = try await one.session()
            _ = try await one.desk.services.closePerson(ann.number, why: "left", as: .owner)
            #expect(try await one.desk.visitor(token) == nil)
            #expect(try await refusal { try await one.signIn() }?.what == stranger?.what)
            #expect(try await one.boundPeople().isEmpty)
        }
    }

    @Test("does not take another's word for an address that is bound to somebody else there")
    func sameAddressOtherSubject() async throws {
        try await OpenIDDesk.with { one in
            try await one.desk.add("Ann", .chair)
            try await one.signIn()
            one.provider.behave { $0.claims = ["sub": "4712"] }
            #expect(try await refusal { try await one.signIn() }?.what.contains("Nobody here") == true)
            // Until whoever looks after people says that it is the same person after all.
            try await one.desk.services.removeIdentity(one.provider.issuer, of: 1, as: .owner)
            #expect(try await one.desk.visitor(one.session())?.person.number == 1)
        }
    }

    @Test("asks for the second factor of ours, unless the provider has asked for one", arguments: TestDatabase.kinds)
    func secondFactor(kind: Dialect) async throws {
        try await OpenIDDesk.with(kind) { one in
            let ann = try await one.desk.add("Ann", .businessManager)
            // Without one of ours, what the provider asked for counts; without either it is missing.
            #expect(try await one.desk.visitor(one.session())?.owesSecondFactor == true)
            one.provider.behave { $0.claims = ["amr": .list(["pwd", "mfa"])] }
            #expect(try await one.desk.visitor(one.session())?.owesSecondFactor == false)
            try await one.desk.setUpApp(ann, session: one.desk.session("Ann"))
            #expect(try await one.desk.visitor(one.session()) != nil)
            one.provider.behave { $0.claims = ["amr": .list(["pwd"])] }
            guard case .secondFactor(let pending) = try await one.signIn().answer else { throw SignInDesk.Unexpected() }
            #expect(try await one.desk.visitor(pending) == nil)
            one.desk.wait(60)
            let code = try await one.desk.code(of: ann)
            let answer = try await one.desk.services.answerSecondFactor(code, pending: pending, from: "192.0.2.1")
            guard case .session(let token) = answer else { throw SignInDesk.Unexpected() }
            #expect(try await one.desk.visitor(token)?.person.number == ann.number)
        }
    }

    @Test("an identity is taken away by who has a password, and else by who looks after people", arguments: TestDatabase.kinds)
    func removal(kind: Dialect) async throws {
        try await OpenIDDesk.with(kind) { one in
            let (ann, _) = try await one.desk.invite("Ann", .chair)
            let token = try await one.session()
            let services = one.desk.services
            let alone = try await refusal { try await services.removeIdentity(one.provider.issuer, session: token) }
            #expect(alone?.kind == .notPossible)
            let link = try await services.newLink(for: ann.number, as: .owner)
            _ = try await services.usePassword(SignInDesk.goodPassword, link: link, from: "192.0.2.1")
            let (mine, other) = (try await one.session(), try await one.session())
            let elsewhere = try await refusal { try await services.removeIdentity("https://id.example.org", session: mine) }
            #expect(elsewhere?.kind == .notFound)
            try await services.removeIdentity(one.provider.issuer, session: mine)
            #expect(try await one.boundPeople().isEmpty)
            #expect(try await one.desk.visitor(mine) != nil)
            #expect(try await one.desk.visitor(other) == nil)
            #expect(try await one.desk.trail(1) == ["person-1: remove identity of person 1"])
            let back = try await one.session()
            let chair = try await one.desk.acting(ann)
            let denied = try await refusal { try await services.removeIdentity(one.provider.issuer, of: ann.number, as: chair) }
            #expect(denied?.kind == .denied)
            try await services.removeIdentity(one.provider.issuer, of: ann.number, as: .owner)
            #expect(try await one.desk.visitor(back) == nil)
        }
    }

    @Test("only whoever may read people, and they themself, see who somebody is at the provider")
    func reading() async throws {
        try await OpenIDDesk.with { one in
            let ann = try await one.desk.add("Ann", .chair)
            let bob = try await one.desk.add("Bob", .chair)
            try await one.signIn()
            let mine = try await one.desk.services.identities(of: ann.number, as: one.desk.acting(ann))
            #expect(mine.map(\.subject) == ["4711"] && mine.map(\.issuer) == [one.provider.issuer])
            let others = try await refusal {
                try await one.desk.services.identities(of: ann.number, as: one.desk.acting(bob))
            }
            #expect(others?.kind == .denied)
        }
    }

    @Test("where there is no provider, nothing leads to one")
    func noProvider() async throws {
        try await SignInDesk.with(.sqlite) { desk in
            #expect(desk.services.openIDName == nil)
            let begun = try await refusal {
                try await desk.services.beginOpenID(returningTo: "http://127.0.0.1/", destination: nil, from: "192.0.2.1")
            }
            #expect(begun?.kind == .notFound)
        }
    }

    @Test("shows the client's secret as the provider asks for it, and none where there is none")
    func clientAuthentication() async throws {
        try await OpenIDDesk.with(secret: "sec:ret/é") { one in
            try await one.desk.add("Ann", .chair)
            try await one.signIn()
            let pair = Data("bell%20wether:sec%3Aret%2F%C3%A9".utf8).base64EncodedString()
            #expect(one.provider.shown == ["Basic \(pair)"])
            #expect(one.provider.forms.allSatisfy { !$0.contains("secret") })
        }
        try await OpenIDDesk.with { one in
            one.provider.behave { $0.methods = ["client_secret_post", "private_key_jwt"] }
            try await one.desk.add("Ann", .chair)
            try await one.signIn()
            #expect(one.provider.shown == [nil])
            #expect(one.provider.forms[0].contains("client_id=bell%20wether&client_secret=a%20secret"))
        }
        try await OpenIDDesk.with(secret: nil) { one in
            try await one.desk.add("Ann", .chair)
            try await one.signIn()
            #expect(one.provider.shown == [nil])
            #expect(one.provider.forms[0].hasSuffix("client_id=bell%20wether"))
        }
    }

    @Test("neither the database nor its backup holds what a sign-in under way is proved by")
    func nothingKept() async throws {
        try await OpenIDDesk.with { one in
            let beginning = try await one.begin(destination: "/scorecard")
            let (code, state) = try one.provider.agree(to: beginning.address)
            let kept = try #require(
                try await one.desk.database.write { try $0.providerSignIns.take(Tokens.hash(state)) })
            #expect(kept.browserHash == Tokens.hash(beginning.browser))
            for text in [code, state, beginning.browser] { #expect(!"\(kept)".contains(text)) }
        }
    }
}
