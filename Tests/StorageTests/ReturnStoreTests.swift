import Domain
import Storage
import TestKit
import Testing

@Suite("Rounds and returns as they are kept")
struct ReturnStoreTests {
    private static let day = Day(iso8601: "2026-10-01")!
    private static let now = Instant.start(of: day)
    private static let quarter = Period.financialQuarter(2026, 2)

    private static func round() -> CollectionRound {
        CollectionRound(number: 1, title: "Q2", period: quarter, openedOn: day, days: .usual(after: quarter.lastDay))
    }

    private static func line(_ submission: Int64, _ place: Int, _ indicator: String, notDue: Day? = nil) -> SubmissionLine {
        SubmissionLine(
            submission: submission, place: place, indicator: ID(indicator), period: quarter, area: "smallborough",
            notDueUntil: notDue)
    }

    @Test("what was said in a line comes back as it was said", arguments: TestDatabase.kinds)
    func lines(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                try connection.rounds.add(Self.round())
                try connection.submissions.add([Submission(number: 1, round: 1, agency: "cmh", due: Self.day)])
                try connection.submissionLines.add([
                    Self.line(1, 1, "visits"), Self.line(1, 2, "waits"), Self.line(1, 3, "yearly", notDue: Self.day),
                ])
                let said = LineEntry(
                    numerator: 1.5, denominator: 3, status: .estimated,
                    commentary: Commentary(what: "a", soWhat: "b", nowWhat: "c"),
                    explanation: "d", sourceSystem: "e", extractedOn: Self.day, way: .program)
                let none = LineEntry(noValue: .lowReliability, expectedOn: Self.day, explanation: "Too few")
                #expect(try connection.submissionLines.keep(said, submission: 1, place: 1, seen: 0, at: Self.now, by: .owner))
                #expect(try !connection.submissionLines.keep(none, submission: 1, place: 1, seen: 0, at: Self.now, by: .owner))
                #expect(try connection.submissionLines.keep(none, submission: 1, place: 2, seen: 0, at: Self.now, by: .owner))
                #expect(try !connection.submissionLines.keep(said, submission: 1, place: 3, seen: 0, at: Self.now, by: .owner))
                let lines = try connection.submissionLines.all(of: 1)
                #expect(lines.map(\.entry) == [said, none, LineEntry()] && lines.map(\.revision) == [1, 1, 0])
                #expect(lines[0].changedBy == .owner && lines[2].notDueUntil == Self.day)
                #expect(try connection.rounds.find(1) == Self.round())
            }
        }
    }

    @Test(
        "thirty thousand lines of five hundred agencies are opened at once, and a page of the grid counts its own",
        arguments: TestDatabase.kinds)
    func many(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                try connection.rounds.add(Self.round())
                let all = (1...500).map { Submission(number: $0, round: 1, agency: ID("a\($0)"), due: Self.day) }
                try connection.submissions.add(all)
                try connection.submissionLines.add(all.flatMap { one in (1...60).map { Self.line(one.number, $0, "i\($0)") } })
            }
            let rows = try await database.read { try $0.submissions.grid(.round(1), after: 450, limit: 50) }
            #expect(rows.count == 50 && rows[0].submission.number == 451)
            #expect(rows.allSatisfy { $0.counts == LineCounts(due: 60, received: 0, notDue: 0) })
            let states = try await database.read { try $0.submissions.states(of: 1) }
            #expect(states == [.notStarted: 500])
        }
    }
}
