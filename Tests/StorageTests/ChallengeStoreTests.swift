import Domain
import TestKit
import Testing

@testable import Storage

@Suite("Challenges are kept")
struct ChallengeStoreTests {
    private static let today = Day(iso8601: "2026-11-21")!
    private static let all = SeenThings(seesRestricted: true, hiddenIndicators: "||")

    private static func one(
        _ number: Int64, agency: ID<Agency> = "cmh", indicator: ID<Indicator>? = nil, raised days: Int = 10,
        access: AccessClass = .open
    ) -> Challenge {
        let day = today.adding(days: -days)
        return Challenge(
            number: number, question: "Why \(number)?", agency: agency, raisedOn: day, raisedBy: .owner, raisedAs: "Chair",
            evidence: indicator.map {
                FigureEvidence(
                    indicator: $0, area: "northside", group: PopulationGroup("age=0-4")!, source: "return-cmh",
                    title: "Visits, Northside", period: .financialQuarter(2026, 1), sentence: "Jul–Sep 2026: 79% (177 of 224).",
                    known: day)
            }, subject: "A paper", due: day.adding(days: 14), access: access)
    }

    @Test("one comes back as it was kept, also after every act", arguments: TestDatabase.kinds)
    func roundTrip(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                try db.challenges.lock()
                #expect(try db.challenges.nextNumber() == 1)
                var one = Self.one(6, indicator: "visits", access: .exempt(.identity))
                try db.challenges.add(one)
                #expect(try db.challenges.find(6) == one)
                #expect(try db.challenges.nextNumber() == 7)
                #expect(try db.challenges.find(5) == nil)
                let acts: [Challenge.Act] = [
                    .reply("So"), .escalate("Up", stage: 2, to: "Director"), .accept("Yes", agreed: "A plan"),
                    .agree("A plan", action: 28), .close(impact: "Much"),
                ]
                for act in acts {
                    try one.take(act, on: Self.today)
                    try db.challenges.change(one)
                    #expect(try db.challenges.find(6) == one)
                }
                #expect(throws: StorageError.self) { try db.challenges.change(Self.one(99)) }
            }
        }
    }

    @Test("what hurts comes first, page by page, with nothing twice", arguments: TestDatabase.kinds)
    func order(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                var all = (1...9).map { Self.one(Int64($0), raised: Int($0) * 3) }
                try all[0].take(.escalate("Up", stage: 1, to: "Director"), on: Self.today)
                try all[1].take(.escalate("Up", stage: 4, to: "Minister"), on: Self.today)
                try all[2].take(.reply("So"), on: Self.today)
                try all[3].take(.withdraw("No"), on: Self.today)
                for one in all { try db.challenges.add(one) }
                var (found, place) = ([Int64](), nil as ChallengePlace?)
                for _ in 0..<9 {
                    let page = try db.challenges.list(ChallengeFilter(show: .all), after: place, limit: 2, seen: Self.all)
                    guard let last = page.last else { break }
                    found += page.map(\.number)
                    place = ChallengePlace(last)
                }
                #expect(found == [2, 1, 9, 8, 7, 6, 5, 3, 4])
                let counts = try db.challenges.counts(ChallengeFilter(), seen: Self.all)
                #expect(counts == [.open: 8, .unanswered: 7, .escalated: 2, .answered: 1, .closed: 1, .all: 9])
            }
        }
    }

    @Test("a filter narrows the list and its counts alike", arguments: TestDatabase.kinds)
    func filters(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                try db.challenges.add(Self.one(1, agency: "csc"))
                try db.challenges.add(Self.one(2, indicator: "visits"))
                for (filter, numbers) in [
                    (ChallengeFilter(agency: "csc"), [1]), (ChallengeFilter(indicator: "visits"), [2]),
                    (ChallengeFilter(kind: .advice), []), (ChallengeFilter(raisedAs: "Chair"), [2, 1]),
                    (ChallengeFilter(raisedBy: .visitor), []), (ChallengeFilter(show: .closed), []),
                ] as [(ChallengeFilter, [Int64])] {
                    let found = try db.challenges.list(filter, after: nil, limit: 9, seen: Self.all).map(\.number)
                    #expect(Set(found) == Set(numbers), "\(filter)")
                    #expect(try db.challenges.counts(filter, seen: Self.all)[filter.show] == numbers.count, "\(filter)")
                }
            }
        }
    }

    @Test("what is restricted, or about what is hidden, is in no list, count or median", arguments: TestDatabase.kinds)
    func hidden(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                try db.challenges.add(Self.one(1))
                try db.challenges.add(Self.one(2, access: .restricted))
                try db.challenges.add(Self.one(3, indicator: "sealed"))
                // An id that only begins like a hidden one is another.
                try db.challenges.add(Self.one(4, indicator: "seal"))
                let seen = SeenThings(seesRestricted: false, hiddenIndicators: "|sealed|")
                let everything = ChallengeFilter(show: .all)
                let found = try db.challenges.list(everything, after: nil, limit: 9, seen: seen).map(\.number)
                #expect(Set(found) == [1, 4])
                #expect(try db.challenges.counts(everything, seen: seen)[.all] == 2)
                #expect(try db.challenges.times(since: Day(number: 0), seen: seen).count == 2)
                let subjects = try db.challenges.subjects(seen: seen)
                #expect(subjects.reduce(0) { $0 + $1.count } == 2)
                #expect(try db.challenges.current(on: Self.today, endedWithin: 9, seen: seen).map(\.number) == [1, 4])
                #expect(try db.challenges.counts(everything, seen: Self.all)[.all] == 4)
            }
        }
    }

    @Test("times are those of an agency and from a day on; what was withdrawn asked for nothing", arguments: TestDatabase.kinds)
    func times(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                var withdrawn = Self.one(3)
                try withdrawn.take(.withdraw("No"), on: Self.today)
                for one in [Self.one(1, raised: 400), Self.one(2), withdrawn, Self.one(4, agency: "csc")] {
                    try db.challenges.add(one)
                }
                let times = try db.challenges.times(of: "cmh", since: Self.today.adding(days: -100), seen: Self.all)
                #expect(times.map(\.raisedOn) == [Self.today.adding(days: -10)] && times.allSatisfy(\.waits))
                #expect(try db.challenges.times(since: Day(number: 0), seen: Self.all).count == 3)
                #expect(try db.challenges.raisers(seen: Self.all) == ["Chair"])
            }
        }
    }

    @Test("the table itself refuses a closing without what it changed", arguments: TestDatabase.kinds)
    func guarded(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            await #expect(throws: StorageError.self) {
                try await database.write { db in
                    var one = Self.one(1)
                    (one.state, one.endedOn, one.impact) = (.closed, Self.today, "")
                    try db.challenges.add(one)
                }
            }
        }
    }
}
