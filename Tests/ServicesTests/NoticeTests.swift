import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("What somebody is told")
struct NoticeTests {
    @Test("those who answer for an agency are told, once, and not whoever asked", arguments: TestDatabase.kinds)
    func told(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            let lead = try await desk.add("Ann", .dataLead, .agency("cmh"))
            let approver = try await desk.add("Bob", .approver, .agency("cmh"))
            let stranger = try await desk.add("Cid", .dataLead, .agency("csc"))
            try await desk.ask(6, of: "cmh", by: approver)
            try await desk.ask(6, of: "cmh", by: approver)
            #expect(try await desk.services.waiting(as: lead).lines.map(\.reference) == ["C-06"])
            #expect(try await desk.services.waiting(as: approver).lines.isEmpty)
            #expect(try await desk.services.waiting(as: stranger).lines.isEmpty)
        }
    }

    @Test("a line is seen when it is opened, and with it what waited about the same thing", arguments: TestDatabase.kinds)
    func opened(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            let (lead, other) = (try await desk.add("Ann", .dataLead, .agency("cmh")), try await desk.add("Bob", .chair))
            for number in [6, 7, 8] as [Int64] { try await desk.ask(number, of: "cmh") }
            let lines = try await desk.services.waiting(as: lead).lines
            #expect(lines.map(\.reference) == ["C-08", "C-07", "C-06"])
            let stolen = try await refusal { try await desk.services.openNotice(lines[0].notice.number, as: other) }
            #expect(stolen?.kind == .notFound)
            #expect(try await desk.services.openNotice(lines[0].notice.number, as: lead) == Thing(.challenge, 8))
            #expect(try await desk.services.waiting(as: lead).lines.count == 2)
            // What came after the page was made is not marked.
            try await desk.services.markAllSeen(upTo: lines[1].notice.number, as: lead)
            try await desk.ask(9, of: "cmh")
            #expect(try await desk.services.waiting(as: lead).lines.map(\.reference) == ["C-09"])
            #expect(try await desk.services.notices(50, as: lead).lines.count == 4)
        }
    }

    @Test("what became restricted stands in nobody's list who may not see it", arguments: TestDatabase.kinds)
    func restricted(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            let lead = try await desk.add("Ann", .dataLead, .agency("cmh"))
            let partner = try await desk.add("Bob", .delegatedPartner, .agency("cmh"))
            try await desk.ask(6, of: "cmh", access: .restricted)
            #expect(try await desk.services.waiting(as: lead).lines.isEmpty)
            #expect(try await desk.services.waiting(as: partner).lines.count == 1)
            try await desk.send()
            #expect(desk.caught == ["bob@example.org"])
        }
    }

    @Test("reminders come near the day, on it and after it, each once; a dry run tells nobody", arguments: TestDatabase.kinds)
    func reminders(kind: Dialect) async throws {
        let due = Locked(Day(iso8601: "2026-11-25")!)
        let source = DueSource(
            kind: .action,
            things: { until, _, _, _ in
                let day = due.with { $0 }
                return day <= until ? [DueThing(Thing(.action, 28), due: day, to: .agency("csc"))] : []
            }, overdue: { today, _ in due.with { $0 } < today ? 1 : 0 })
        try await NoticeDesk.with(kind, dueSources: [source]) { desk in
            let lead = try await desk.add("Ann", .dataLead, .agency("csc"))
            let officer = try await desk.add("Bea", .businessManager)
            try await desk.database.write {
                try $0.search.keep(SearchEntry(Thing(.action, 28), title: "Recruit", text: ""))
            }
            #expect(try await desk.services.remind(dryRun: true, as: .owner).words == "near-due: 1")
            #expect(try await desk.services.waiting(as: lead).lines.isEmpty)
            var told: [Int] = []
            for _ in 0..<6 {
                told.append(try await desk.services.remind(as: .owner).total)
                #expect(try await desk.other.remind(as: .owner).total == 0)
                desk.wait(86_400)
            }
            // The 21st, near; the 25th, due; the 26th, over.
            #expect(told == [1, 0, 0, 0, 1, 1])
            #expect(try await desk.services.waiting(as: lead).lines.map(\.notice.reason) == [.overdue, .due, .nearDue])
            #expect(try await desk.services.waiting(as: officer).overdue.map(\.count) == [1])
            #expect(try await desk.services.waiting(as: lead).overdue.isEmpty)
            // Another day is another occasion.
            due.with { $0 = Day(iso8601: "2026-11-28")! }
            #expect(try await desk.services.remind(as: .owner).words == "near-due: 1")
        }
    }

    @Test("whoever brings the papers together hears when they close", arguments: TestDatabase.kinds)
    func papers(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            let officer = try await desk.add("Bea", .businessManager)
            #expect(try await desk.services.remind(as: .owner).words == "near-due: 1")
            let line = try #require(try await desk.services.waiting(as: officer).lines.first)
            #expect(line.title == "papers for Board, 10 December 2026" && line.due?.iso8601 == "2026-11-26")
        }
    }

    @Test("only whoever operates the installation reminds, sends and rebuilds")
    func denied() async throws {
        try await NoticeDesk.with(.sqlite) { desk in
            let chair = try await desk.add("Ann", .chair)
            #expect(try await refusal { try await desk.services.remind(as: chair) }?.kind == .denied)
            #expect(try await refusal { try await desk.services.sendMail(path: { _ in nil }, as: chair) }?.kind == .denied)
            #expect(try await refusal { try await desk.services.mailStatus(as: chair) }?.kind == .denied)
            #expect(try await refusal { try await desk.services.rebuildSearch(as: chair) }?.kind == .denied)
        }
    }
}
