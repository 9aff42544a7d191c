import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("The search")
struct SearchTests {
    private static let framework =
        SmallPartnership.framework
        .replacing(
            "{id: northside, name: Northside, parent: smallborough}",
            with: "{id: northside, name: Northside, parent: smallborough, committee: north}"
        )
        .replacing("- {id: board, name: Board}", with: "- {id: board, name: Board}\n- {id: north, name: North Area Committee}")
        .replacing(
            "- {id: board-2026-09,",
            with:
                "- {id: north-2027-01, body: north, date: '2027-01-20', public: true}\n- {id: north-2027-02, body: north, date: '2027-02-20'}\n- {id: board-2026-09,"
        )
        .replacing("title: Missing episodes,", with: "title: Missing episodes, national_code: NI 71,")

    private static func actor(_ role: Role, _ scope: Scope = .partnership) -> Actor {
        .person(ActingPerson(number: 1, grants: [Grant(role: role, scope: scope, from: SmallPartnership.today)]))
    }

    private static func found(_ text: String, _ actor: Actor, _ services: Bellwether) async throws -> [String: [String]] {
        let groups = try await services.search(text, as: actor).groups
        return Dictionary(uniqueKeysWithValues: groups.map { ($0.kind.word, $0.hits.map(\.title.text)) })
    }

    @Test("finds what stands in the framework, beside what the board's things say of themselves", arguments: TestDatabase.kinds)
    func both(kind: Dialect) async throws {
        try await SmallPartnership.with(kind, framework: Self.framework) { small in
            try await small.database.write {
                try $0.search.keep(SearchEntry(Thing(.challenge, 6), title: "Why do missing episodes rise?", text: "NI 71"))
            }
            let officer = Self.actor(.businessManager)
            #expect(
                try await Self.found("missing epis", officer, small.services)
                    == ["indicator": ["Missing episodes"], "challenge": ["Why do missing episodes rise?"]])
            #expect(
                try await Self.found("NI071", officer, small.services).keys.sorted() == ["challenge", "indicator"])
            #expect(
                try await Self.found("community health", officer, small.services)["agency"] == ["Smallborough Community Health"])
            #expect(try await Self.found("northside", officer, small.services)["area"] == ["Northside"])
            #expect(try await Self.found("help early", officer, small.services)["priority"] == ["1. Help early"])
            #expect(try await small.services.search("  ", as: officer).groups.isEmpty)
        }
    }

    @Test("people are found by those who may read people, and by nobody else")
    func people() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            _ = try await small.services.addPerson(name: "Ines Calloway", email: "ines@example.org", grants: [], as: .owner)
            #expect(try await Self.found("callo", Self.actor(.administrator), small.services)["person"] == ["Ines Calloway"])
            #expect(try await Self.found("callo", Self.actor(.chair), small.services).isEmpty)
        }
    }

    @Test("a councillor finds the public meetings of their own committee, and nothing of the board's business")
    func councillor() async throws {
        try await SmallPartnership.with(.sqlite, framework: Self.framework) { small in
            try await small.database.write {
                try $0.search.keep(SearchEntry(Thing(.challenge, 6), title: "Why this committee?", text: ""))
                try $0.search.keep(
                    SearchEntry(Thing(.commitment, 1), title: "Committee hears again", text: "", inPublicAt: "north"))
            }
            let member = Self.actor(.electedMember, .area("northside"))
            let found = try await Self.found("committee", member, small.services)
            #expect(found["meeting"] == ["North Area Committee, 20 January 2027"])
            #expect(found["commitment"] == ["Committee hears again"] && found["challenge"] == nil)
            #expect(try await Self.found("board", member, small.services)["meeting"] == nil)
            #expect(
                try await Self.found("committee", Self.actor(.electedMember, .area("southside")), small.services)["meeting"]
                    == nil)
        }
    }

    @Test(
        "when a measure becomes restricted, it and what is about it are gone at once for who may not see it",
        arguments: TestDatabase.kinds)
    func reclassified(kind: Dialect) async throws {
        try await SmallPartnership.with(kind, framework: Self.framework) { small in
            try await small.database.write {
                try $0.search.keep(
                    SearchEntry(Thing(.challenge, 6), title: "Why do episodes rise?", text: "", indicator: "missing"))
            }
            let member = Self.actor(.subGroupMember, .body("board"))
            #expect(try await Self.found("episodes", member, small.services).count == 2)
            let restricted = Self.framework.replacing(
                "title: Missing episodes,", with: "title: Missing episodes, access: restricted,")
            _ = try await small.services.applyFramework(restricted, why: "Small numbers", as: .owner)
            #expect(try await Self.found("episodes", member, small.services).isEmpty)
            #expect(try await Self.found("episodes", Self.actor(.chair), small.services).count == 2)
        }
    }

    @Test("many of a kind are counted to fifty and read page by page", arguments: TestDatabase.kinds)
    func pages(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.database.write { connection in
                for number in 1...120 {
                    try connection.search.keep(SearchEntry(Thing(.action, Int64(number)), title: "Recruit", text: ""))
                }
            }
            let officer = Self.actor(.businessManager)
            let group = try #require(try await small.services.search("recruit", as: officer).groups.first)
            #expect(group.count == 50 && group.isMore && group.hits.count == 5 && group.hits[0].reference == "A-120")
            var (count, after): (Int, String?) = (0, nil)
            repeat {
                let page = try #require(
                    try await small.services.search("recruit", kind: .thing(.action), after: after, as: officer).groups.first)
                count += page.hits.count
                after = page.next
            } while after != nil
            #expect(count == 120)
            let wrong = try await refusal {
                try await small.services.search("recruit", kind: .thing(.action), after: "x", as: officer)
            }
            #expect(wrong?.kind == .notPossible)
        }
    }
}
