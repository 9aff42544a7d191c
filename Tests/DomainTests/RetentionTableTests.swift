import Domain
import Foundation
import Testing

@Suite("What is kept, and for how long")
struct RetentionTableTests {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test("every noun of the domain has its row, and no thing has two")
    func everyNoun() throws {
        let table = try String(contentsOf: Self.root.appending(path: "Tests/TidyTests/Nouns.txt"), encoding: .utf8)
        let nouns = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { $0.split(separator: "|").first.map { $0.trimmingCharacters(in: .whitespaces) } }
        let things = RetentionTable.rows.map(\.thing)
        #expect(nouns.count > 20)
        #expect(nouns.filter { !things.contains($0) } == [], "say in RetentionTable for how long it is kept, and why")
        #expect(Set(things).count == things.count)
        #expect(RetentionTable.rows.allSatisfy { $0.why.count > 10 && !$0.keeping.words.isEmpty })
    }

    @Test("docs/retention.md says what the code reads")
    func printed() throws {
        let path = Self.root.appending(path: "docs/retention.md")
        if ProcessInfo.processInfo.environment["BELLWETHER_GOLDEN"] != nil {
            try Self.text.write(to: path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: path, encoding: .utf8) == Self.text)
    }

    @Test("time runs from the day, by the calendar")
    func limits() throws {
        let now = Instant(secondsSince1970: Instant.start(of: Day(iso8601: "2036-11-21")!).secondsSince1970 + 3600)
        #expect(Keeping.years(10, after: "x").limit(at: now)?.iso8601 == "2026-11-21T01:00:00Z")
        #expect(Keeping.days(90, after: "x").limit(at: now)?.iso8601 == "2036-08-23T01:00:00Z")
        #expect(Keeping.days(0, after: "x").limit(at: now) == now)
        for keeping in [Keeping.forGood, .within("x"), .notKept, .outside] { #expect(keeping.limit(at: now) == nil) }
    }

    private static var text: String {
        let rows = RetentionTable.rows.map { "| \($0.thing) | \($0.keeping.words) | \($0.why) |" }
        return """
            # What is kept, and for how long

            Printed from the table that the code reads (`RetentionTable`); a test fails when they differ, and when something new that \
            is kept has no row. The server clears away once a month what has been kept for long enough; `bellwether retain` does so at \
            once, and with `--dry-run` only says what would go. Each time stands in the audit trail, with how many of each.

            | what | kept | why |
            |---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }
}
