import Domain
import TestKit
import Testing

@testable import Storage

@Suite("Risks, ratings and trackers are kept")
struct RiskStoreTests {
    private static let day = Day(iso8601: "2026-09-10")!
    private static let all = RiskStore.Seen(seesAll: true, hidden: "||")
    private static let open = RiskStore.Seen(seesAll: false, hidden: "|missing|")

    private static func score(_ likelihood: Int, _ impact: Int) -> RiskScore {
        RiskScore(likelihood: likelihood, impact: impact)!
    }

    private static func risk(
        _ number: Int64, _ now: RiskScore, access: AccessClass = .open, indicators: [ID<Indicator>] = []
    ) -> Risk {
        let says = RiskDraft(
            title: "Risk \(number)", cause: "c", priority: number % 2 == 0 ? "p2" : "p1", agency: "csc", target: score(1, 2),
            controls: ["one", "two"], indicators: indicators, access: access)
        return Risk(number: number, says: says, now: now, raisedOn: day, assessedOn: day)
    }

    @Test("a risk comes back as it was kept, and is overwritten by nobody who has not seen it", arguments: TestDatabase.kinds)
    func whole(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                #expect(try db.risks.nextNumber() == 1)
                var risk = Self.risk(4, Self.score(3, 4), indicators: ["visits", "missing"])
                try db.risks.add(risk)
                #expect(try db.risks.find(4, seen: Self.all) == risk)
                #expect(try db.risks.nextNumber() == 5)
                (risk.before, risk.now, risk.says.indicators) = (risk.now, Self.score(4, 4), ["visits"])
                #expect(try db.risks.replace(risk))
                #expect(try !db.risks.replace(risk))
                risk.edition = 2
                #expect(try db.risks.find(4, seen: Self.all) == risk)
            }
        }
    }

    @Test("the highest score comes first, page by page, filtered and counted by the database", arguments: TestDatabase.kinds)
    func lists(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let scores = [(1, 1), (4, 4), (4, 4), (3, 5), (2, 2), (5, 5)]
                for (place, one) in scores.enumerated() {
                    try db.risks.add(Self.risk(Int64(place + 1), Self.score(one.0, one.1)))
                }
                let first = try db.risks.list(RiskFilter(), after: nil, limit: 3, seen: Self.open)
                #expect(first.map(\.number) == [6, 2, 3])
                let rest = try db.risks.list(RiskFilter(), after: RiskPlace(first[2]), limit: 50, seen: Self.open)
                #expect(rest.map(\.number) == [4, 5, 1])
                #expect(
                    try db.risks.list(RiskFilter(priority: "p2"), after: nil, limit: 50, seen: Self.open).map(\.number) == [
                        6, 2, 4,
                    ])
                #expect(try db.risks.count(RiskFilter(band: .red), seen: Self.open) == 4)
                #expect(
                    try db.risks.list(RiskFilter(likelihood: 4, impact: 4), after: nil, limit: 9, seen: Self.open).map(\.number)
                        == [2, 3])
                #expect(try db.risks.matrix(RiskFilter(), seen: Self.open)[Self.score(4, 4)] == 2)
                #expect(try db.risks.several([5, 1], seen: Self.open).map(\.number) == [5, 1])
            }
        }
    }

    @Test("what is restricted, or about a hidden indicator, is in no list, count or cell", arguments: TestDatabase.kinds)
    func hidden(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                try db.risks.add(Self.risk(1, Self.score(3, 3), access: .restricted))
                try db.risks.add(Self.risk(2, Self.score(3, 3), indicators: ["visits", "missing"]))
                try db.risks.add(Self.risk(3, Self.score(3, 3), indicators: ["visits"]))
                #expect(try db.risks.list(RiskFilter(), after: nil, limit: 9, seen: Self.open).map(\.number) == [3])
                #expect(try db.risks.count(RiskFilter(), seen: Self.open) == 1)
                #expect(try db.risks.matrix(RiskFilter(), seen: Self.open) == [Self.score(3, 3): 1])
                #expect(try db.risks.find(1, seen: Self.open) == nil)
                #expect(try db.risks.several([1, 2, 3], seen: Self.open).map(\.number) == [3])
                #expect(try db.risks.count(RiskFilter(), seen: Self.all) == 3)
            }
        }
    }

    @Test("a rating comes back, one a priority and period, the newest found at once", arguments: TestDatabase.kinds)
    func ratings(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                for (number, period) in [(Int64(1), Period.financialQuarter(2025, 4)), (2, .financialQuarter(2026, 1))] {
                    try db.ratings.add(
                        PriorityRating(
                            number: number, priority: "p1", period: period, word: .amber, direction: .level, reason: "why",
                            suggested: .red, suggestedWhy: "two of three", difference: "because",
                            proposed: .init(name: "Lead", on: Self.day)))
                }
                var newest = try #require(try db.ratings.newest()["p1"])
                #expect(newest.number == 2)
                newest.agreed = .init(name: "Director", on: Self.day.adding(days: 3))
                try db.ratings.replace(newest)
                #expect(try db.ratings.find("p1", .financialQuarter(2026, 1)) == newest)
                #expect(try db.ratings.all(of: "p1").map(\.number) == [2, 1])
                #expect(throws: StorageError.self) {
                    try db.savepoint {
                        var twice = newest
                        twice.number = 3
                        try db.ratings.add(twice)
                    }
                }
            }
        }
    }

    @Test("a tracker comes back with its activities and risks, ours and one from elsewhere", arguments: TestDatabase.kinds)
    func trackers(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                try db.risks.add(Self.risk(7, Self.score(3, 3)))
                var activity = Activity(title: "A", due: Self.day, progress: 100, evidence: "list")
                activity.accepted = .init(name: "Sub-group", on: Self.day)
                var own = ActionTracker(
                    number: 1, title: "Ours", priority: "p1", period: .financialQuarter(2026, 1),
                    says: TrackerDraft(
                        activities: [activity, Activity(title: "B")], challenges: "c", risks: [7], nextSteps: "n"),
                    changedOn: Self.day)
                try db.trackers.add(own)
                let later = ActionTracker(
                    number: 3, title: "Ours", priority: "p1", period: .financialQuarter(2026, 2), changedOn: Self.day)
                try db.trackers.add(later)
                let other = ActionTracker(
                    number: 2, kind: .elsewhere, title: "Theirs", priority: nil, period: nil,
                    origin: TrackerOrigin(source: "Council", address: "https://x.example", refreshedOn: Self.day),
                    access: .restricted,
                    changedOn: Self.day)
                try db.trackers.add(other)
                #expect(try db.trackers.find(1, seesAll: false) == own)
                #expect(try db.trackers.find(2, seesAll: false) == nil)
                #expect(try db.trackers.find(2, seesAll: true) == other)
                #expect(try db.trackers.current(seesAll: true).map(\.number) == [3, 2])
                #expect(try db.trackers.current(seesAll: false).map(\.number) == [3])
                #expect(try db.trackers.list(after: 3, limit: 1, seesAll: true).map(\.number) == [2])
                own.says.activities.removeLast()
                #expect(try db.trackers.replace(own))
                #expect(try !db.trackers.replace(own))
                own.edition = 2
                #expect(try db.trackers.find("p1", .financialQuarter(2026, 1)) == own)
            }
        }
    }

    @Test("the tables refuse what the rules forbid", arguments: TestDatabase.kinds)
    func guarded(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                try db.risks.add(Self.risk(1, Self.score(3, 3)))
                for sql in [
                    "UPDATE risk SET score = 4", "UPDATE risk SET likelihood = 6", "UPDATE risk SET state = 'closed'",
                    "UPDATE risk SET agency = NULL, post = ''",
                ] {
                    #expect(throws: StorageError.self) { try db.savepoint { _ = try db.execute(sql) } }
                }
                var unfinished = Activity(title: "A", progress: 50, evidence: "list")
                unfinished.accepted = .init(name: "X", on: Self.day)
                #expect(throws: StorageError.self) {
                    try db.savepoint {
                        try db.trackers.add(
                            ActionTracker(
                                number: 1, title: "T", priority: "p1", period: .financialQuarter(2026, 1),
                                says: TrackerDraft(activities: [unfinished]), changedOn: Self.day))
                    }
                }
            }
        }
    }
}
