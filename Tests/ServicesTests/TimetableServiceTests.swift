import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("The timetable as it is asked for")
struct TimetableServiceTests {
    private static let framework = SmallPartnership.framework
        .replacing("agency: cmh, priority", with: "local_lag_days: 28, agency: cmh, priority")
        .replacing("meetings:\n", with: "meetings:\n- {id: board-2027-01, body: board, date: '2027-01-27'}\n")
        .replacing("district: smallborough\n", with: "district: smallborough\n")

    private static func lead(_ agency: ID<Agency>) -> Actor {
        .person(
            ActingPerson(
                number: 7, grants: [Grant(role: .dataLead, scope: .agency(agency), from: SmallPartnership.today)]))
    }

    @Test("each meeting to come has a cell for each measure of the basket", arguments: TestDatabase.kinds)
    func cells(kind: Dialect) async throws {
        try await SmallPartnership.with(kind, framework: Self.framework) { small in
            let answer = try await small.services.timetable(as: .owner)
            #expect(answer.timetable.columns.map(\.meeting.id) == ["board-2026-12", "board-2027-01"])
            #expect(answer.timetable.lines.map(\.indicator.id) == ["visits", "missing"])
            let cell = try #require(answer.timetable.columns.last?.cells.first)
            #expect(
                cell.says
                    == "Q3 2026-27 local data available 28 January, too late for 27 January by 1 working day: report Q2 2026-27.")
        }
    }

    @Test("a meeting seen on another day changes nothing that is kept", arguments: TestDatabase.kinds)
    func moving(kind: Dialect) async throws {
        try await SmallPartnership.with(kind, framework: Self.framework) { small in
            let day = try #require(Day(iso8601: "2027-01-28"))
            let move = Timetable.Move(meeting: "board-2027-01", date: day)
            let moved = try await small.services.timetable(TimetableFilter(move: move), as: .owner)
            #expect(moved.timetable.columns.last?.cells.first?.newest == .financialQuarter(2026, 3))
            let again = try await small.services.timetable(as: .owner)
            #expect(again.timetable.columns.last?.cells.first?.newest == .financialQuarter(2026, 2))
            #expect(try await small.services.framework(as: .owner).number == 1)
            let nowhere = TimetableFilter(move: Timetable.Move(meeting: "nowhere", date: day))
            await #expect(throws: Refusal.self) { try await small.services.timetable(nowhere, as: .owner) }
        }
    }

    @Test("who sends figures sees the lines of their own agency, and another's is not there")
    func own() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let answer = try await small.services.timetable(as: Self.lead("cmh"))
            #expect(answer.timetable.lines.map(\.indicator.id) == ["visits"] && answer.agencies.map(\.id) == ["cmh"])
            await #expect(throws: Refusal.self) {
                try await small.services.timetable(TimetableFilter(agency: "csc"), as: Self.lead("cmh"))
            }
            let table = String(
                decoding: try await small.services.exportTimetable(.init(), .csv, as: Self.lead("cmh")), as: UTF8.self)
            #expect(table.contains("visits") && !table.contains("missing"))
            let councillor = CommitteePartnership.actor(.electedMember, .area("northside"))
            await #expect(throws: Refusal.self) { try await small.services.timetable(as: councillor) }
        }
    }

    @Test("a restricted measure and a restricted meeting stand in nobody's timetable who may not see them")
    func restricted() async throws {
        let framework = SmallPartnership.framework
            .replacing("polarity: lower-better,", with: "polarity: lower-better, access: restricted,")
            .replacing("paper_deadline: '2026-11-26'}", with: "paper_deadline: '2026-11-26', access: restricted}")
        try await SmallPartnership.with(.sqlite, framework: framework) { small in
            let seen = try await small.services.timetable(as: CommitteePartnership.actor(.layMember))
            #expect(seen.timetable.lines.map(\.indicator.id) == ["visits"] && seen.timetable.columns.isEmpty)
            let officer = try await small.services.timetable(as: .owner)
            #expect(officer.timetable.lines.count == 2 && officer.timetable.columns.count == 1)
        }
    }

    @Test("a meeting with performance on its agenda or its forward plan is told from one without", arguments: TestDatabase.kinds)
    func performance(kind: Dialect) async throws {
        try await SmallPartnership.with(kind, framework: Self.framework) { small in
            func words() async throws -> [Timetable.Performance] {
                try await small.services.timetable(as: .owner).timetable.columns.map(\.performance)
            }
            #expect(try await words() == [.none, .none])
            try await small.services.addItem(
                AgendaItem(meeting: "board-2026-12", title: "Scorecard", purpose: .assurance, kind: .performance), as: .owner)
            try await small.services.plan(
                PlannedItem(
                    body: "board", meeting: "board-2027-01", title: "Scorecard", purpose: .assurance, kind: .performance,
                    owner: "Officer"), as: .owner)
            #expect(try await words() == [.onAgenda, .planned])
        }
    }

    @Test("a span of days that is none is refused")
    func span() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            for (from, until) in [("2026-12-01", "2026-11-01"), ("2020-01-01", "2026-11-01")] {
                let filter = TimetableFilter(from: Day(iso8601: from), until: Day(iso8601: until))
                await #expect(throws: Refusal.self, "\(from)") { try await small.services.timetable(filter, as: .owner) }
            }
        }
    }
}
