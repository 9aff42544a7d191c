import Domain
import Storage
import TestKit
import Testing

@Suite("Tokens and kept answers, in both databases")
struct TokenStoreTests {
    private let now = Instant(secondsSince1970: 1_790_000_000)
    private let hash = String(repeating: "a", count: 64)

    private func token(_ person: Int64) -> AccessToken {
        AccessToken(
            number: 0, person: person, name: "Power BI", scope: [.exportFigures, .readFramework], createdAt: now,
            until: now.day.adding(days: 90))
    }

    @Test("a token is found by its hash, with what it may do, and ends once", arguments: TestDatabase.kinds)
    func token(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                let person = try connection.people.add(name: "Ada", email: "ada@example.org", at: now)
                let number = try connection.tokens.make(token(person), hash: hash)
                let found = try #require(try connection.tokens.find(hash: hash))
                #expect(found.number == number && found.scope == [.exportFigures, .readFramework] && found.usedOn == nil)
                try connection.tokens.use(number, on: now.day)
                #expect(try connection.tokens.find(number)?.usedOn == now.day)
                #expect(try connection.tokens.end(number, at: now))
                #expect(try !connection.tokens.end(number, at: now))
                #expect(try connection.tokens.all(of: person).map { $0.isGood(on: now.day) } == [false])
                #expect(try connection.tokens.find(hash: String(repeating: "b", count: 64)) == nil)
            }
        }
    }

    @Test("a closed account leaves no token behind", arguments: TestDatabase.kinds)
    func closed(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                let person = try connection.people.add(name: "Ada", email: "ada@example.org", at: now)
                _ = try connection.tokens.make(token(person), hash: hash)
                try connection.people.close(person, as: "Closed account", on: now.day)
                #expect(try connection.tokens.all().isEmpty)
            }
        }
    }

    @Test("a key is taken by the first who comes with it, and is free again after a day", arguments: TestDatabase.kinds)
    func answers(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                let answers = connection.keptAnswers
                #expect(try answers.begin(hash, request: hash, at: now))
                #expect(try !answers.begin(hash, request: hash, at: now))
                #expect(try answers.find(hash)?.answer == nil)
                try answers.keep([1, 2, 0, 255], hash)
                #expect(try answers.find(hash)?.answer == [1, 2, 0, 255])
                try answers.clear(before: now)
                #expect(try answers.find(hash) != nil)
                try answers.clear(before: Instant(secondsSince1970: now.secondsSince1970 + 1))
                #expect(try answers.find(hash) == nil)
            }
        }
    }
}
