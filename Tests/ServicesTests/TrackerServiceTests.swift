import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("Ratings, trackers and the page of a priority")
struct TrackerServiceTests {
    private static let today = SmallPartnership.today
    private static let quarter = Period.financialQuarter(2026, 1)
    private static func somebody(_ role: Role) -> Actor {
        .person(ActingPerson(number: 9, grants: [Grant(role: role, from: today)]))
    }

    private static func rating(_ word: PriorityRating.Word, difference: String = "") -> RatingDraft {
        RatingDraft(
            word: word, direction: .improving, reason: "Visits are recovering", difference: difference, name: "Head of Help")
    }

    /// Visits are red (85.3 against 90 with 4), missing amber (21 against 20).
    private static func lived(_ kind: Dialect = .sqlite, _ body: @Sendable (SmallPartnership) async throws -> Void) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give(
                """
                visits,smallborough,2025-26Q3,180,231,,final,
                visits,smallborough,2025-26Q4,185,231,,final,
                visits,smallborough,2026-27Q1,190,231,,final,
                visits,smallborough,2026-27Q2,197,231,,provisional,
                missing,smallborough,2026-27Q2,21,,,final,

                """)
            try await body(small)
        }
    }

    @Test(
        "a rating that differs from the suggested one needs its reason, and both stay beside each other",
        arguments: TestDatabase.kinds)
    func differing(kind: Dialect) async throws {
        try await Self.lived(kind) { small in
            let services = small.services
            await #expect(throws: Refusal.self) {
                try await services.proposeRating(Self.rating(.green), of: "p1", for: Self.quarter, as: .owner)
            }
            let rating = try await services.proposeRating(
                Self.rating(.green, difference: "One red rests on one area"), of: "p1", for: Self.quarter, as: .owner)
            #expect(rating.suggested == .red)
            #expect(rating.suggestedWhy == "Of 2 rated core measures 1 red, 1 amber; no activity is on its tracker.")
            let line = try #require(try await services.progress(as: Self.somebody(.layMember)).lines.first)
            #expect(line.rating?.word == .green && line.suggestion.word == .red && line.differs)
            // The suggestion never overwrites what people say, whatever comes in.
            try await small.give("visits,smallborough,2026-27Q2,231,231,,revised,more came\n", name: "later.csv")
            let later = try #require(try await services.progress(as: .owner).lines.first)
            #expect(later.rating?.word == .green && later.suggestion.word == .amber)
        }
    }

    @Test("the director agrees once, by name and day; another proposal has to be agreed anew")
    func agreeing() async throws {
        try await Self.lived { small in
            let services = small.services
            await #expect(throws: Refusal.self) { try await services.agreeRating("p1", for: Self.quarter, name: "D", as: .owner) }
            _ = try await services.proposeRating(Self.rating(.red), of: "p1", for: Self.quarter, as: .owner)
            await #expect(throws: Refusal.self) {
                try await services.agreeRating("p1", for: Self.quarter, name: "D", as: Self.somebody(.performanceOfficer))
            }
            let agreed = try await services.agreeRating(
                "p1", for: Self.quarter, name: "Director", as: Self.somebody(.leadPartner))
            #expect(agreed.agreed == .init(name: "Director", on: Self.today))
            await #expect(throws: Refusal.self) { try await services.agreeRating("p1", for: Self.quarter, name: "D", as: .owner) }
            let again = try await services.proposeRating(Self.rating(.red), of: "p1", for: Self.quarter, as: .owner)
            #expect(again.agreed == nil && again.number == agreed.number)
        }
    }

    @Test("a quarter that has not begun and a priority that there is not are refused")
    func nonsense() async throws {
        try await Self.lived { small in
            for (priority, period) in [("p9", Self.quarter), ("p1", .financialQuarter(2027, 1)), ("p1", .calendarYear(2025))] {
                await #expect(throws: Refusal.self) {
                    try await small.services.proposeRating(Self.rating(.red), of: ID(priority), for: period, as: .owner)
                }
            }
        }
    }

    @Test(
        "the page of a priority says for each core measure its gap and whether it is on course for March, and how that is known")
    func course() async throws {
        try await Self.lived { small in
            let answer = try await small.services.priority("p1", as: Self.somebody(.layMember))
            let visits = try #require(answer.core.first { $0.reading.indicator.id == "visits" })
            #expect(visits.reading.gap == "4.7 points off")
            // 77.92, 80.09, 82.25, 85.28: the line stands at 85.0 and rises by 2.4 a quarter, so 89.9 in two.
            #expect(visits.course.word == .notOnCourse)
            #expect(
                visits.course.reason
                    == "A straight line through the last 4 figures comes to 89.9% for Jan–Mar 2027; the target is 90%.")
            let missing = try #require(answer.core.first { $0.reading.indicator.id == "missing" })
            #expect(missing.course.word == .cannotBeTold)
            #expect(answer.updatedOn == Self.today)
        }
    }

    @Test("an activity is blue when it is done and its evidence was accepted, and no sooner", arguments: TestDatabase.kinds)
    func evidence(kind: Dialect) async throws {
        try await Self.lived(kind) { small in
            let services = small.services
            _ = try await services.startTracker(of: "p1", for: Self.quarter, as: .owner)
            let activities = [
                Activity(title: "Posts filled", due: Self.today.adding(days: -3), progress: 100, evidence: "List of posts"),
                Activity(title: "Visits in time", due: Self.today.adding(days: -3), progress: 60, evidence: "Table"),
                Activity(title: "Told to all", progress: 100),
            ]
            _ = try await services.changeTracker(1, to: TrackerDraft(activities: activities), seen: 1, as: .owner)
            for place in [2, 3, 4, 0] {
                await #expect(throws: Refusal.self) {
                    try await services.acceptEvidence(of: 1, activity: place, name: "PQA", as: .owner)
                }
            }
            await #expect(throws: Refusal.self) {
                try await services.acceptEvidence(of: 1, activity: 1, name: "PQA", as: Self.somebody(.leadPartner))
            }
            let tracker = try await services.acceptEvidence(of: 1, activity: 1, name: "PQA", as: Self.somebody(.scrutineer))
            #expect(tracker.says.activities.map { $0.word(on: Self.today) } == [.blue, .red, .green])
        }
    }

    @Test(
        "the officer signs when the priority is rated, then the director; what is signed is not changed until it is opened again")
    func signing() async throws {
        try await Self.lived { small in
            let services = small.services
            _ = try await services.startTracker(of: "p1", for: Self.quarter, as: .owner)
            await #expect(throws: Refusal.self) { try await services.signTracker(1, as: .officer, name: "Head", by: .owner) }
            _ = try await services.proposeRating(Self.rating(.red), of: "p1", for: Self.quarter, as: .owner)
            await #expect(throws: Refusal.self) { try await services.signTracker(1, as: .director, name: "Director", by: .owner) }
            _ = try await services.signTracker(1, as: .officer, name: "Head", by: .owner)
            let signed = try await services.signTracker(1, as: .director, name: "Director", by: Self.somebody(.leadPartner))
            #expect(signed.officer?.name == "Head" && signed.director == .init(name: "Director", on: Self.today))
            await #expect(throws: Refusal.self) { try await services.changeTracker(1, to: TrackerDraft(), seen: nil, as: .owner) }
            let open = try await services.reopenTracker(1, why: "A date was wrong", as: .owner)
            #expect(open.officer == nil && open.director == nil)
            #expect(try await services.tracker(1, as: .owner).steps.map(\.act) == ["start", "sign", "sign", "reopen"])
        }
    }

    @Test("the next quarter's tracker goes on with what is not done; one priority has one a quarter")
    func nextQuarter() async throws {
        try await Self.lived { small in
            let services = small.services
            _ = try await services.startTracker(of: "p1", for: Self.quarter, as: .owner)
            await #expect(throws: Refusal.self) { try await services.startTracker(of: "p1", for: Self.quarter, as: .owner) }
            let draft = TrackerDraft(activities: [Activity(title: "Done", progress: 100), Activity(title: "Open", progress: 10)])
            _ = try await services.changeTracker(1, to: draft, seen: nil, as: .owner)
            let next = try await services.startTracker(of: "p1", for: .financialQuarter(2026, 2), as: .owner)
            #expect(next.says.activities.map(\.title) == ["Open"])
            #expect(try await services.trackers(as: .owner).trackers.map(\.number) == [2])
        }
    }

    @Test("a tracker from elsewhere keeps its source, its own words and its own date, and is changed by nobody here")
    func elsewhere() async throws {
        try await Self.lived { small in
            let services = small.services
            let table = "Action,Lead,Deadline,RAG,% complete\nHubs open,Head,31/12/2026,On track,80%\n,,,,\n"
            let brought = OutsideTracker(
                title: "Corporate plan", source: "Council", address: "https://plan.example/x",
                refreshedOn: Self.today.adding(days: -20),
                file: ("plan.csv", Array(table.utf8)))
            let tracker = try await services.addOutsideTracker(brought, as: .owner)
            #expect(tracker.says.activities.map(\.statedWord) == ["On track"])
            #expect(tracker.says.activities.map(\.progress) == [80])
            #expect(tracker.origin?.refreshedOn == Self.today.adding(days: -20))
            await #expect(throws: Refusal.self) { try await services.changeTracker(1, to: TrackerDraft(), seen: nil, as: .owner) }
            await #expect(throws: Refusal.self) { try await services.signTracker(1, as: .officer, name: "Head", by: .owner) }
            let file = try #require(try await services.tracker(1, as: .owner).files.first)
            #expect(try await services.attachedFile(file.number, as: Self.somebody(.layMember)).bytes == Array(table.utf8))
            await #expect(throws: Refusal.self) {
                try await services.attachedFile(file.number, as: Self.somebody(.electedMember))
            }
            var older = brought
            older.refreshedOn = Self.today.adding(days: -30)
            let tooOld = older
            await #expect(throws: Refusal.self) { try await services.refreshTracker(1, with: tooOld, as: .owner) }
            var neither = brought
            (neither.address, neither.file) = (nil, nil)
            let nothing = neither
            await #expect(throws: Refusal.self) { try await services.addOutsideTracker(nothing, as: .owner) }
            let text = String(decoding: try await services.exportTrackers(.csv, as: .owner), as: UTF8.self)
            #expect(text.contains("T-01,elsewhere,Corporate plan") && text.contains("On track"))
        }
    }
}
