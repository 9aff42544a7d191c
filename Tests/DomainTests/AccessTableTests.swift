import Domain
import Foundation
import Testing

@Suite("The access table")
struct AccessTableTests {
    private let monday = Day(iso8601: "2026-11-23")!

    @Test("has one row for every capability")
    func everyCapability() {
        #expect(AccessTable.rows.map(\.capability.rawValue).sorted() == Capability.allCases.map(\.rawValue).sorted())
        #expect(AccessTable.rows.allSatisfy { !$0.roles.isEmpty })
    }

    @Test("gives every role something to do", arguments: Role.allCases)
    func everyRole(role: Role) {
        #expect(AccessTable.rows.contains { $0.roles.contains(role) && $0.capability != .signIn })
    }

    @Test("lets nobody look after accounts but those whose work it is", arguments: Role.allCases)
    func accounts(role: Role) {
        #expect(
            AccessTable.grants(acting([Grant(role: role, from: monday)]), .changePeople)
                == (role == .administrator || role == .businessManager))
    }

    @Test("denies everything to somebody without a role and to somebody who has not signed in", arguments: Capability.allCases)
    func denies(capability: Capability) {
        #expect(!AccessTable.grants(acting([]), capability))
        #expect(!AccessTable.grants(.visitor, capability))
        #expect(AccessTable.grants(.owner, capability))
    }

    @Test("a capability that ends at an agency reaches that agency’s things and nothing else")
    func reach() {
        let lead = acting([Grant(role: .dataLead, scope: .agency("csc"), from: monday)])
        let own = AccessTable.reach(of: lead, for: .readImports)
        #expect(own == .own([.agency("csc")]) && own.agencies == ["csc"])
        #expect(own.covers(.agency("csc")) && !own.covers(.agency("cmh")) && !own.covers(nil) && !own.covers(.partnership))
        #expect(AccessTable.reach(of: lead, for: .importFigures) == .nothing)
        #expect(AccessTable.reach(of: lead, for: .readFigures) == .everything)
        let both = acting([
            Grant(role: .approver, scope: .agency("cmh"), from: monday),
            Grant(role: .dataLead, scope: .agency("csc"), from: monday),
        ])
        #expect(AccessTable.reach(of: both, for: .sendFigures).agencies == ["cmh", "csc"])
        let officer = acting([
            Grant(role: .performanceOfficer, from: monday), Grant(role: .dataLead, scope: .agency("csc"), from: monday),
        ])
        #expect(AccessTable.reach(of: officer, for: .readImports) == .everything)
        #expect(AccessTable.reach(of: .visitor, for: .readImports) == .nothing)
        #expect(AccessTable.reach(of: .owner, for: .readImports) == .everything)
    }

    @Test("a role that is wrongly held for the partnership reaches nothing of an agency’s")
    func wrongScope() {
        let lead = acting([Grant(role: .dataLead, scope: .partnership, from: monday)])
        let reach = AccessTable.reach(of: lead, for: .readImports)
        #expect(!reach.covers(nil) && !reach.covers(.partnership) && !reach.covers(.agency("csc")) && reach.agencies == [])
    }

    @Test("who has something for their own alone is among those who have it, and holds the role for a part")
    func ownOnly() {
        for row in AccessTable.rows {
            #expect(row.ownOnly.isSubset(of: row.roles) && row.ownOnly.allSatisfy { $0.scope != .partnership })
        }
    }

    @Test("whoever may accept by a token may send by it, and not the other way round")
    func sending() {
        func program(_ scope: Set<Capability>) -> Actor {
            .person(
                ActingPerson(
                    number: 3, grants: [Grant(role: .performanceOfficer, from: monday)], token: .init(number: 7, scope: scope)))
        }
        #expect(AccessTable.grants(program([.importFigures]), .sendFigures))
        #expect(!AccessTable.grants(program([.sendFigures]), .importFigures))
    }

    @Test("a role holds from its first day to its last")
    func days() {
        let person = Person(
            number: 3, name: "Ann Example", email: "ann@example.org", state: .active,
            grants: [
                Grant(role: .inspector, from: monday, until: monday.adding(days: 4)),
                Grant(role: .chair, from: monday.adding(days: 2)),
            ], createdAt: .start(of: monday))
        #expect(
            [-1, 0, 2, 4, 5].map { held(person.acting(on: monday.adding(days: $0))) } == [
                [], [.inspector], [.inspector, .chair], [.inspector, .chair], [.chair],
            ])
    }

    @Test("an account that is not active holds nothing", arguments: [Person.State.invited, .closed])
    func states(state: Person.State) {
        let person = Person(
            number: 3, name: "Ann Example", email: "ann@example.org", state: state, grants: [Grant(role: .chair, from: monday)],
            createdAt: .start(of: monday))
        #expect(held(person.acting(on: monday)) == [])
    }

    @Test(
        "the word of a scope says which",
        arguments: [
            Scope.partnership, .body("board"), .agency("csc"), .area("smallborough"), .area("east:west"),
        ])
    func scopeWords(scope: Scope) {
        #expect(Scope(word: scope.word) == scope)
    }

    @Test("no other word is a scope", arguments: ["", "partnership:x", "agency", "agency:", "everything", "Agency:csc"])
    func wrongScopeWords(word: String) {
        #expect(Scope(word: word) == nil)
    }

    @Test(
        "an actor's word says who it was",
        arguments: [
            Actor.owner, .demonstration, .visitor, .person(ActingPerson(number: 12, grants: [])),
        ])
    func actorWords(actor: Actor) {
        #expect(Actor(word: actor.word) == actor)
    }

    @Test("councillors, the administrator and visitors see what the public sees")
    func audiences() {
        #expect(Actor.visitor.audience == .public)
        for role in Role.allCases {
            let isPublic = [Role.electedMember, .childrensChampion, .administrator].contains(role)
            #expect(acting([Grant(role: role, from: monday)]).audience == (isPublic ? .public : .board))
        }
    }

    private func acting(_ grants: [Grant]) -> Actor { .person(ActingPerson(number: 3, grants: grants)) }

    private func held(_ actor: Actor) -> [Role] {
        guard case .person(let person) = actor else { return [] }
        return person.grants.map(\.role)
    }
}

@Suite("The access table as it is printed")
struct PrintedAccessTests {
    private static let path = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/access.md")

    @Test("docs/access.md says what the code reads")
    func printed() throws {
        let text = Self.text
        if ProcessInfo.processInfo.environment["BELLWETHER_GOLDEN"] != nil {
            try text.write(to: Self.path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.path, encoding: .utf8) == text)
    }

    private static var text: String {
        let rows = AccessTable.rows.map { row in
            let roles = Role.allCases.filter(row.roles.contains).map { role in
                row.ownOnly.contains(role) ? "\(role.label) (own \(role.scope.rawValue))" : role.label
            }.joined(separator: ", ")
            return "| \(row.capability.rawValue) | \(roles) |"
        }
        let roles = Role.allCases.map { role in
            let audience = role.audience == .board ? "the board's" : "published ones only"
            let factor = role.needsSecondFactor ? "needed" : "may be set up"
            return "| \(role.label) | `\(role.rawValue)` | \(role.scope.rawValue) | \(audience) | \(factor) |"
        }
        return """
            # Who may what

            Printed from the table that the code reads (`AccessTable`, `Role`); a test fails when they differ. What is not granted is denied. \
            Whoever runs commands on the computer itself is its owner and may do everything; so may whoever opens the pages on it \
            as long as nobody has an account.

            ## Capabilities

            | capability | roles |
            |---|---|
            \(rows.joined(separator: "\n"))

            “Own agency” is the one that the role is held for: what belongs to another is answered like what is not there. An \
            agency’s data lead and approver send files for it, and see those files alone; what they send holds its own measures, from \
            its own return. What was accepted is the board’s.

            “Read restricted things” is for what the framework marks with `access`: restricted (OFFICIAL-SENSITIVE), exempt under a \
            paragraph of Schedule 12A, or confidential. For everybody else it stands in no list, count, search, page, table or export. Packs \
            go to all who read them and hold nothing of it; the pack of such a meeting is itself such a thing.

            ## Roles

            A role is held for something, from a day and perhaps until one. An inspector's has an end. Who holds a role that needs a \
            second factor reaches nothing but the account page until it is set up, except in the demonstration.

            | role | in files and commands | held for | figures it reads | second factor |
            |---|---|---|---|---|
            \(roles.joined(separator: "\n"))

            """
    }
}
