import Domain
import Storage
import TestKit
import Testing

@Suite("The store of the search")
struct SearchStoreTests {
    private static let officer = SearchReach(of: .owner, hiding: []) { _ in nil }

    private static func reach(_ role: Role, hiding: Set<ID<Indicator>> = [], scope: Scope = .partnership) -> SearchReach {
        let grant = Grant(role: role, scope: scope, from: SmallPartnership.today)
        return SearchReach(of: .person(ActingPerson(number: 1, grants: [grant])), hiding: hiding) {
            ID("committee-of-\($0.text)")
        }
    }

    private static func keep(_ entries: SearchEntry..., in database: any Database) async throws {
        try await database.write { connection in for entry in entries { try connection.search.keep(entry) } }
    }

    private static func find(
        _ text: String, _ reach: SearchReach, in database: any Database, kinds: [Thing.Kind]? = nil, after: SearchPlace? = nil,
        limit: Int = 50
    ) async throws -> [FoundThing] {
        try await database.read {
            try $0.search.find(SearchWords.asked(text), reach, kinds: kinds ?? reach.kinds, after: after, limit: limit)
        }
    }

    private static func words(_ text: String, _ reach: SearchReach, in database: any Database) async throws -> [String] {
        try await find(text, reach, in: database).map(\.thing.word)
    }

    @Test("all words must be there; each may be a beginning; codes and numbers are whole", arguments: TestDatabase.kinds)
    func words(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await Self.keep(
                SearchEntry(Thing(.challenge, 6), title: "Why do visits fall?", text: "Asked of community health by the chair"),
                SearchEntry(Thing(.action, 28), title: "Recruit health visitors", text: "C-06, NI 59"),
                SearchEntry(Thing(.action, 59), title: "Visit every home", text: "Owned by Ines Calloway"), in: database)
            let expected = [
                "visit": ["challenge 6", "action 59", "action 28"], "visit health": ["challenge 6", "action 28"],
                "C-6": ["challenge 6", "action 28"],
                "NI059": ["action 28"], "59": ["action 28"], "calloway ines": ["action 59"], "isit": [],
                "visits chair nobody": [],
                "5": [],
            ]
            for (text, things) in expected {
                #expect(Set(try await Self.words(text, Self.officer, in: database)) == Set(things), "\(text)")
            }
            // The shortest word that begins so stands first, and under each word the newest.
            #expect(
                try await Self.find("visit", Self.officer, in: database, kinds: [.action]).map(\.thing.number) == [59, 28])
        }
    }

    @Test("what changed is found by its new words and no longer by the old", arguments: TestDatabase.kinds)
    func changed(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await Self.keep(SearchEntry(Thing(.risk, 1), title: "Workforce", text: "too few"), in: database)
            try await Self.keep(SearchEntry(Thing(.risk, 1), title: "Caseloads", text: "too many"), in: database)
            #expect(try await Self.words("workforce", Self.officer, in: database).isEmpty)
            #expect(try await Self.words("caseload", Self.officer, in: database) == ["risk 1"])
            #expect(try await database.read { try $0.search.faults() }.isEmpty)
            try await database.write { _ = try $0.execute("DELETE FROM search_word WHERE word = 'caseloads'") }
            #expect(try await database.read { try $0.search.faults() } == [Thing(.risk, 1)])
            #expect(try await database.write { try $0.search.rebuild() } == 1)
            #expect(try await Self.words("caseload", Self.officer, in: database) == ["risk 1"])
        }
    }

    @Test("what somebody may not see is neither found nor counted", arguments: TestDatabase.kinds)
    func reach(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await Self.keep(
                SearchEntry(Thing(.challenge, 1), title: "Open word", text: ""),
                SearchEntry(Thing(.challenge, 2), title: "Restricted word", text: "", access: .restricted),
                SearchEntry(Thing(.challenge, 3), title: "Hidden word", text: "", indicator: "missing"),
                SearchEntry(Thing(.question, "m/1"), title: "North word", text: "", inPublicAt: "committee-of-north"),
                SearchEntry(Thing(.question, "m/2"), title: "South word", text: "", inPublicAt: "committee-of-south"),
                SearchEntry(
                    Thing(.question, "m/3"), title: "Exempt word", text: "", access: .exempt(.crime),
                    inPublicAt: "committee-of-north"),
                SearchEntry(Thing(.question, "m/4"), title: "Private word", text: ""), in: database)
            let all = Set([
                "challenge 1", "challenge 2", "challenge 3", "question m/1", "question m/2", "question m/3", "question m/4",
            ])
            #expect(Set(try await Self.words("word", Self.officer, in: database)) == all)
            let member = Self.reach(.subGroupMember, hiding: ["missing"], scope: .body("pqa"))
            #expect(
                Set(try await Self.words("word", member, in: database)) == [
                    "challenge 1", "question m/1", "question m/2", "question m/4",
                ])
            let councillor = Self.reach(.electedMember, scope: .area("north"))
            #expect(try await Self.words("word", councillor, in: database) == ["question m/1"])
            #expect(try await Self.words("word", Self.reach(.administrator), in: database).isEmpty)
        }
    }

    @Test("pages follow one another without a gap and without repeating", arguments: TestDatabase.kinds)
    func pages(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                for number in 1...25 {
                    let text = number.isMultiple(of: 2) ? "visit" : "visits and visitors"
                    try connection.search.keep(SearchEntry(Thing(.action, Int64(number)), title: "Action", text: text))
                }
            }
            var seen: [Int64] = []
            var place: SearchPlace?
            repeat {
                let page = try await Self.find("visit", Self.officer, in: database, kinds: [.action], after: place, limit: 7)
                seen += page.compactMap(\.thing.number)
                place = page.count == 7 ? page.last?.place : nil
            } while place != nil
            #expect(seen.count == 25 && Set(seen).count == 25)
            #expect(seen.prefix(3) == [24, 22, 20])
        }
    }
}
