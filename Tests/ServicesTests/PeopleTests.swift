import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("People")
struct PeopleTests {
    private static let today = SignInDesk.today

    @Test("are added with roles, changed, and each act is on the record by number", arguments: TestDatabase.kinds)
    func changes(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let (ann, _) = try await desk.services.addPerson(
                name: "  Ann   Example ", email: "Ann@Example.org",
                grants: [Grant(role: .dataLead, scope: .agency("csc"), from: Self.today)],
                as: .owner)
            #expect([ann.name, ann.email] == ["Ann Example", "ann@example.org"])
            #expect(ann.state == .invited)
            let changed = try await desk.services.changePerson(1, name: "Ann Sample", email: "a@example.org", as: .owner)
            #expect([changed.name, changed.email] == ["Ann Sample", "a@example.org"])
            _ = try await desk.services.newLink(for: 1, as: .owner)
            _ = try await desk.services.grant(Grant(role: .chair, from: Self.today), to: 1, as: .owner)
            let ended = try await desk.services.endGrant(.chair, .partnership, of: 1, on: Self.today, as: .owner)
            #expect(ended.grants.map(\.role) == [.dataLead, .chair])
            #expect(ended.grants.map(\.until) == [nil, Self.today])
            #expect(
                try await desk.trail(5)
                    == ["end a role of", "grant a role to", "make link for", "change", "add"].map { "owner: \($0) person 1" })
            let details = try await desk.database.read { try $0.audit.latest(5) }.map(\.detail)
            #expect(
                details == [
                    "chair for partnership on 2026-11-21", "chair for partnership from 2026-11-21", "invitation",
                    "name, e-mail",
                    "data-lead for agency:csc from 2026-11-21",
                ])
            #expect(try await desk.database.read { try $0.audit.firstBrokenEntry() } == nil)
        }
    }

    @Test("a name or address that cannot be one is refused", arguments: TestDatabase.kinds)
    func wrongDetails(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            let wrong = [
                "", "ann", "ann@", "@example.org", "a b@example.org", "ann@example", "a@b@c.org", "\u{E4}nn@example.org",
                "ann@example.org",
            ]
            for email in wrong {
                let refused = try await refusal {
                    try await desk.services.addPerson(name: "New", email: email, grants: [], as: .owner)
                }
                #expect(refused?.kind == .notPossible, "\(email)")
            }
            let nameless = try await refusal {
                try await desk.services.addPerson(name: " ", email: "n@example.org", grants: [], as: .owner)
            }
            #expect(nameless?.kind == .notPossible)
            for name in ["", "Ann\u{202E}nnA", "Ann\0", String(repeating: "a", count: 121)] {
                let refused = try await refusal {
                    try await desk.services.changePerson(1, name: name, email: "ann@example.org", as: .owner)
                }
                #expect(refused?.kind == .notPossible)
            }
            #expect(try await desk.services.people(as: .owner).count == 1)
        }
    }

    @Test("roles that cannot be held so are refused, and nothing of the act stays", arguments: TestDatabase.kinds)
    func wrongGrants(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let wrong = [
                Grant(role: .dataLead, from: Self.today), Grant(role: .chair, scope: .agency("csc"), from: Self.today),
                Grant(role: .dataLead, scope: .agency("nobody"), from: Self.today), Grant(role: .inspector, from: Self.today),
                Grant(role: .chair, from: Self.today, until: Self.today.adding(days: -1)),
                Grant(role: .subGroupChair, scope: .body("nobody"), from: Self.today),
                Grant(role: .electedMember, scope: .area("nowhere"), from: Self.today),
            ]
            for grant in wrong {
                let refused = try await refusal {
                    try await desk.services.addPerson(name: "New", email: "n@example.org", grants: [grant], as: .owner)
                }
                #expect(refused?.kind == .notPossible, "\(grant)")
            }
            #expect(try await !desk.services.hasPeople())
            let right = [
                Grant(role: .inspector, from: Self.today, until: Self.today.adding(days: 5)),
                Grant(role: .subGroupChair, scope: .body("board"), from: Self.today),
                Grant(role: .electedMember, scope: .area("northside"), from: Self.today),
            ]
            let (person, _) = try await desk.services.addPerson(name: "New", email: "n@example.org", grants: right, as: .owner)
            #expect(person.grants == right)
            let again = Grant(role: .inspector, from: Self.today.adding(days: 5), until: Self.today.adding(days: 9))
            #expect(
                try await refusal { try await desk.services.grant(again, to: person.number, as: .owner) }?.kind == .notPossible)
        }
    }

    @Test("only who looks after accounts may; everybody may read themselves", arguments: TestDatabase.kinds)
    func rights(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let officer = try await desk.add("Ann", .performanceOfficer)
            let other = try await desk.add("Bob", .chair)
            let actor = try await desk.acting(officer)
            #expect(try await desk.services.person(officer.number, as: actor).email == "ann@example.org")
            let number = other.number
            let grant = Grant(role: .layMember, from: Self.today)
            let refused = [
                try await refusal { try await desk.services.people(as: actor) },
                try await refusal { try await desk.services.person(number, as: actor) },
                try await refusal {
                    try await desk.services.addPerson(name: "N", email: "n@example.org", grants: [], as: actor)
                },
                try await refusal {
                    try await desk.services.changePerson(number, name: "N", email: "n@example.org", as: actor)
                },
                try await refusal { try await desk.services.grant(grant, to: officer.number, as: actor) },
                try await refusal {
                    try await desk.services.endGrant(.chair, .partnership, of: number, on: Self.today, as: actor)
                },
                try await refusal { try await desk.services.closePerson(number, why: "x", as: actor) },
                try await refusal { try await desk.services.newLink(for: number, as: actor) },
                try await refusal { try await desk.services.people(as: .visitor) },
            ]
            #expect(refused.allSatisfy { $0?.kind == .denied })
            #expect(try await refusal { try await desk.services.person(99, as: .owner) }?.kind == .notFound)
        }
    }

    @Test("who is no administrator makes none, and lays hands on none", arguments: TestDatabase.kinds)
    func administrators(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let manager = try await desk.acting(desk.add("Ann", .businessManager))
            let root = try await desk.add("Bob", .administrator)
            let number = root.number
            let grant = Grant(role: .administrator, from: Self.today)
            let refused = [
                try await refusal { try await desk.services.grant(grant, to: 1, as: manager) },
                try await refusal {
                    try await desk.services.addPerson(name: "N", email: "n@example.org", grants: [grant], as: manager)
                },
                try await refusal { try await desk.services.newLink(for: number, as: manager) },
                try await refusal {
                    try await desk.services.changePerson(number, name: "N", email: "n@example.org", as: manager)
                },
                try await refusal { try await desk.services.closePerson(number, why: "x", as: manager) },
                try await refusal {
                    try await desk.services.endGrant(.administrator, .partnership, of: number, on: Self.today, as: manager)
                },
            ]
            #expect(refused.allSatisfy { $0?.kind == .denied })
            let granted = try await desk.services.grant(grant, to: 1, as: desk.acting(root))
            #expect(granted.grants.map(\.role) == [.businessManager, .administrator])
        }
    }

    @Test("the last administrator stays one", arguments: TestDatabase.kinds)
    func lastAdministrator(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .administrator)
            // Invited, but never came: would leave nobody.
            let (bob, invitation) = try await desk.invite("Bob", .administrator)
            func close() async throws -> Refusal? {
                try await refusal { try await desk.services.closePerson(ann.number, why: "Left", as: .owner) }
            }
            func end() async throws -> Refusal? {
                try await refusal {
                    try await desk.services.endGrant(.administrator, .partnership, of: ann.number, on: Self.today, as: .owner)
                }
            }
            #expect(try await close()?.kind == .notPossible)
            #expect(try await end()?.kind == .notPossible)
            _ = try await desk.services.usePassword(SignInDesk.goodPassword, link: invitation, from: "192.0.2.1")
            _ = try await desk.services.endGrant(
                .administrator, .partnership, of: bob.number, on: Self.today.adding(days: 3), as: .owner)
            #expect(try await end() == nil)
            #expect(
                try await refusal { try await desk.services.closePerson(bob.number, why: "Left", as: .owner) }?.kind
                    == .notPossible)
        }
    }

    @Test("a role ended yesterday holds no more today, and none ends longer ago", arguments: TestDatabase.kinds)
    func ending(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .chair)
            desk.wait(3 * 86_400)
            let session = try await desk.session("Ann")
            func end(_ daysAgo: Int) async throws -> Refusal? {
                try await refusal {
                    try await desk.services.endGrant(
                        .chair, .partnership, of: ann.number, on: desk.now.day.adding(days: -daysAgo), as: .owner)
                }
            }
            #expect(try await desk.visitor(session).map { AccessTable.grants($0.actor, .readPacks) } == true)
            #expect(try await end(2)?.kind == .notPossible)
            #expect(try await end(1) == nil)
            #expect(try await end(1)?.kind == .notPossible)
            #expect(try await desk.visitor(session).map { AccessTable.grants($0.actor, .readPacks) } == false)
        }
    }

    @Test("a closed account is nobody's: no name, no address, no way in", arguments: TestDatabase.kinds)
    func closing(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            let session = try await desk.session("Ann")
            try await desk.setUpApp(ann, session: session)
            let link = try await desk.services.newLink(for: ann.number, as: .owner)
            for why in ["", "  ", "Ann left", "Ask EXAMPLE", "ann@example.org is gone"] {
                #expect(
                    try await refusal { try await desk.services.closePerson(1, why: why, as: .owner) }?.kind == .notPossible)
            }
            let closed = try await desk.services.closePerson(1, why: "Moved to another authority", as: .owner)
            #expect([closed.name, closed.email] == ["Closed account 1", ""])
            #expect(closed.state == .closed)
            #expect(try await desk.visitor(session) == nil)
            #expect(try await desk.services.linkOwner(link) == nil)
            #expect(try await desk.database.read { try $0.credentials.find(1) } == nil)
            #expect(try await desk.trail(1) == ["owner: close account of person 1"])
            let refused = [
                try await refusal { try await desk.services.closePerson(1, why: "Again", as: .owner) },
                try await refusal { try await desk.services.newLink(for: 1, as: .owner) },
                try await refusal { try await desk.services.grant(Grant(role: .chair, from: Self.today), to: 1, as: .owner) },
                try await refusal { try await desk.services.signInAsDemonstration(1) },
            ]
            #expect(refused.allSatisfy { $0?.kind == .notPossible })
            // The address is free for somebody new, who is somebody else.
            #expect(try await desk.add("Ann", .chair).number == 2)
        }
    }
}
