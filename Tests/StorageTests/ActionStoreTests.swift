import Domain
import TestKit
import Testing

@testable import Storage

@Suite("The store of actions")
struct ActionStoreTests {
    private static let today = Day(iso8601: "2026-11-21")!
    private static let everything = ActionSight(seesRestricted: true, hiddenIndicators: "||")

    private static func action(_ number: Int64, due: Int, _ change: (inout Action) -> Void = { _ in }) -> Action {
        var action = Action(
            number: number, title: "Action \(number)", origin: ActionOrigin(.minute, "Item \(number)"), body: "board",
            owner: ActionOwner(agencies: ["csc"], post: "Head"), due: today.adding(days: due), raisedOn: today)
        change(&action)
        return action
    }

    /// One of each kind of standing, in no order.
    private static let mixed: [Action] = [
        action(1, due: 60), action(2, due: -3), action(3, due: 5, { $0.progress = 10 }),
        action(4, due: -30, { $0.moves = 2 }),
        action(5, due: -9, { ($0.state, $0.progress) = (.complete, 100) }),
        action(6, due: -50, { ($0.state, $0.acceptedEvidence, $0.endedOn) = (.closed, 1, today) }),
        action(7, due: -60, { ($0.state, $0.isCheckSetAside, $0.endedOn) = (.closed, true, today) }),
        action(8, due: 2, { ($0.state, $0.endedOn) = (.withdrawn, today) }),
        action(9, due: 90, { $0.riskWhy = "No money." }),
        action(10, due: 30, { ($0.owner, $0.body) = (ActionOwner(agencies: ["cmh", "csc"], post: "Two"), "pqa") }),
        action(11, due: -1, { $0.access = .restricted }), action(12, due: -2, { $0.indicator = "secret" }),
    ]

    @Test("an action comes back whole, also when it was changed", arguments: TestDatabase.kinds)
    func whole(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            var action = Self.action(28, due: 4) {
                $0.says = "What exactly"
                $0.origin = ActionOrigin(.challenge, "Challenge C-06", thing: Thing(.challenge, 6))
                $0.priority = "p1"
                $0.owner = ActionOwner(agencies: ["cmh", "csc"], post: "Nurse and head")
                ($0.startedOn, $0.indicator, $0.area, $0.expected) = (Self.today, "visits", "northside", .rise)
                $0.access = .exempt(.business)
            }
            let added = action
            try await database.write { try $0.actions.add(added) }
            #expect(try await database.read { try $0.actions.find(28) } == action)
            action.due = action.due.adding(days: 30)
            action.moves = 1
            action.riskWhy = "Nobody recruited."
            action.progress = 40
            let changed = action
            try await database.write { try $0.actions.keep(changed) }
            #expect(try await database.read { try $0.actions.find(28) } == action)
            #expect(try await database.read { try $0.actions.nextNumber() } == 29)
            #expect(try await database.read { try $0.actions.all(from: Thing(.challenge, 6)).map(\.number) } == [28])
            await #expect(throws: StorageError.self) { try await database.write { try $0.actions.keep(Self.action(9, due: 1)) } }
        }
    }

    @Test("the list begins with what hurts, and every page goes on where the last ended", arguments: TestDatabase.kinds)
    func order(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in for one in Self.mixed { try db.actions.add(one) } }
            let whole = try await database.read {
                try $0.actions.page(ActionFilter(), for: Self.everything, on: Self.today, limit: 50)
            }
            #expect(whole.map(\.number) == [4, 2, 12, 11, 3, 9, 5, 10, 1, 7, 6, 8])
            // The order of the database is the rule of the domain.
            let groups = whole.map { $0.standing(on: Self.today).group }
            let order = ActionStanding.Group.allCases
            #expect(groups.map { order.firstIndex(of: $0)! } == groups.map { order.firstIndex(of: $0)! }.sorted())
            var (walked, place) = ([Int64](), ActionPlace?.none)
            repeat {
                let from = place
                let page = try await database.read {
                    try $0.actions.page(ActionFilter(), for: Self.everything, on: Self.today, after: from, limit: 5)
                }
                walked += page.map(\.number)
                place = page.last.map {
                    ActionPlace(group: $0.standing(on: Self.today).group, due: $0.due, number: $0.number)
                }
                if page.count < 5 { break }
            } while walked.count < 40
            #expect(walked == whole.map(\.number))
        }
    }

    @Test("filters, counts and what a reader does not see", arguments: TestDatabase.kinds)
    func filters(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in for one in Self.mixed { try db.actions.add(one) } }
            func numbers(_ filter: ActionFilter, _ sight: ActionSight = Self.everything) async throws -> [Int64] {
                try await database.read { try $0.actions.page(filter, for: sight, on: Self.today, limit: 50).map(\.number) }
            }
            let open = ActionSight(seesRestricted: false, hiddenIndicators: "|secret|")
            #expect(try await numbers(ActionFilter(colour: .red), open) == [4, 2])
            #expect(try await numbers(ActionFilter(colour: .green), open) == [5, 10, 1, 7])
            #expect(try await numbers(ActionFilter(colour: .blue), open) == [6])
            #expect(try await numbers(ActionFilter(agency: "cmh")) == [10])
            #expect(try await numbers(ActionFilter(body: "pqa")) == [10])
            #expect(try await numbers(ActionFilter(isMovedTwice: true)) == [4])
            #expect(try await numbers(ActionFilter(origin: .challenge)) == [])
            let counts = try await database.read { try $0.actions.counts(ActionFilter(), for: open, on: Self.today) }
            #expect(counts[.overdue] == 2 && counts[.atRisk] == 2 && counts[.waiting] == 1 && counts[.onCourse] == 2)
            #expect(counts[.setAside] == 1 && counts[.evidenced] == 1 && counts[.withdrawn] == 1)
            #expect(counts.total == 10 && counts.live == 7 && counts.movedTwice == 1)
            #expect(
                counts.byAgency == [
                    ActionCounts.Line(id: "csc", live: 7, overdue: 2, movedTwice: 1),
                    ActionCounts.Line(id: "cmh", live: 1, overdue: 0, movedTwice: 0),
                ])
            #expect(counts.byBody.map(\.id) == ["board", "pqa"] && counts.byPriority.isEmpty)
            let all = try await database.read { try $0.actions.counts(ActionFilter(), for: Self.everything, on: Self.today) }
            #expect(all[.overdue] == 4)
        }
    }

    @Test("evidence is decided on once", arguments: TestDatabase.kinds)
    func evidence(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            let now = Instant.start(of: Self.today)
            let decision = ActionEvidence.Decision(body: "pqa", on: Self.today, at: now, by: .owner, says: "Yes.")
            try await database.write { db in
                try db.actions.add(Self.mixed[0])
                let first = try db.actionEvidence.add("A log", files: [3, 4], to: 1, at: now, by: .owner)
                let second = try db.actionEvidence.add("More", files: [], to: 1, at: now, by: .owner)
                #expect(first.place == 1 && second.place == 2)
                #expect(try db.actionEvidence.decide(.accepted, decision, place: 1, of: 1))
                #expect(try !db.actionEvidence.decide(.refused, decision, place: 1, of: 1))
            }
            let all = try await database.read { try $0.actionEvidence.all(of: 1) }
            #expect(all.map(\.state) == [.accepted, .given] && all[0].files == [3, 4] && all[0].decision == decision)
        }
    }

    @Test("the table itself refuses to close an action without accepted evidence", arguments: TestDatabase.kinds)
    func guarded(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            let closed = Self.action(1, due: 1) { ($0.state, $0.endedOn) = (.closed, Self.today) }
            await #expect(throws: StorageError.self) { try await database.write { try $0.actions.add(closed) } }
        }
    }
}
