import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("Calendars to which people subscribe")
struct CalendarLinkTests {
    private static func calendar(_ desk: NoticeDesk, _ secret: String) async throws -> String? {
        try await desk.services.calendar(secret: secret) { "https://board.example.org/\($0.kind.rawValue)s/\($0.id)" }
            .map { String(decoding: $0.bytes, as: UTF8.self).replacing("\r\n ", with: "") }
    }

    private static func number(_ actor: Actor) throws -> Int64 {
        guard case .person(let person) = actor else { throw Refusal(.denied, "No person.", remedy: "") }
        return person.number
    }

    private static func make(_ about: CalendarLink.About, _ actor: Actor, _ desk: NoticeDesk) async throws -> String {
        try await desk.services.addCalendarLink(about, for: try number(actor), as: actor).secret
    }

    @Test(
        "meetings, papers and what is due stand there by kind and number, and nothing of what they are",
        arguments: TestDatabase.kinds)
    func contents(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            let lead = try await desk.add("Ann", .dataLead, .agency("cmh"))
            _ = try await desk.services.raiseChallenge(
                ChallengeDraft(
                    question: "Why only 85.3% of visits?", agency: "cmh", subject: "The plan",
                    due: SmallPartnership.today.adding(days: 40)), as: .owner)
            let secret = try await Self.make(.own, lead, desk)
            let text = try #require(try await Self.calendar(desk, secret))
            #expect(text.contains("SUMMARY:Board\r\n") && text.contains("SUMMARY:Papers close: Board\r\n"))
            #expect(text.contains("SUMMARY:A challenge is due: C-01\r\n"))
            #expect(text.contains("URL:https://board.example.org/challenges/1\r\n"))
            for word in ["85.3", "Why", "visits", "plan", "Ann"] { #expect(!text.contains(word), "\(word)") }
            let other = try await desk.add("Bo", .dataLead, .agency("csc"))
            let theirs = try #require(try await Self.calendar(desk, try await Self.make(.own, other, desk)))
            #expect(!theirs.contains("C-01"))
            let agency = try #require(try await Self.calendar(desk, try await Self.make(.agency("cmh"), other, desk)))
            #expect(agency.contains("C-01") && !agency.contains("SUMMARY:Board"), "it sits on no body")
            let body = try #require(try await Self.calendar(desk, try await Self.make(.body("board"), other, desk)))
            #expect(body.contains("SUMMARY:Board\r\n") && !body.contains("C-01"))
        }
    }

    @Test(
        "a return stands there on its day by its number, for its own agency alone, until it has come",
        arguments: TestDatabase.kinds)
    func returns(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            let lead = try await desk.add("Ann", .dataLead, .agency("cmh"))
            let other = try await desk.add("Bo", .dataLead, .agency("csc"))
            let round = try await desk.services.openRound(RoundDraft(period: .financialQuarter(2026, 3)), as: .owner)
            let day = round.deadline.iso8601.replacing("-", with: "")
            let secret = try await Self.make(.own, lead, desk)
            let text = try #require(try await Self.calendar(desk, secret))
            #expect(text.contains("SUMMARY:A return is due: E-02\r\n") && text.contains("DTSTART;VALUE=DATE:\(day)\r\n"))
            #expect(text.contains("URL:https://board.example.org/submissions/2\r\n") && !text.contains("E-01"))
            for word in ["Visits", "visits", "2026-27", "Round"] { #expect(!text.contains(word), "\(word)") }
            let theirs = try #require(try await Self.calendar(desk, try await Self.make(.own, other, desk)))
            #expect(theirs.contains("E-01") && !theirs.contains("E-02"))
            let agency = try #require(try await Self.calendar(desk, try await Self.make(.agency("cmh"), other, desk)))
            #expect(!agency.contains("E-02"), "a link to another agency shows no return of it")
            try await desk.services.submitNilReturn(2, why: "Nothing was counted.", as: lead)
            let after = try #require(try await Self.calendar(desk, secret))
            #expect(!after.contains("E-02"))
        }
    }

    @Test("a return is asked for by its ladder and not a second time by what falls due", arguments: TestDatabase.kinds)
    func toldOnce(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            let lead = try await desk.add("Ann", .dataLead, .agency("cmh"))
            let round = try await desk.services.openRound(RoundDraft(period: .financialQuarter(2026, 3)), as: .owner)
            try await desk.services.markAllSeen(upTo: 1_000, as: lead)
            desk.wait(Int64(round.deadline.number - SmallPartnership.today.number) * 86_400)
            #expect(try await desk.services.remind(as: .owner).counts[.nearDue] == 1)
            let waiting = try await desk.services.waiting(as: lead).lines.filter { $0.notice.thing.kind == .submission }
            #expect(waiting.map(\.notice.reason) == [.nearDue])
        }
    }

    @Test("a meeting that is moved keeps its id and gets a higher number of changes", arguments: TestDatabase.kinds)
    func moved(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            let officer = try await desk.add("Bea", .chair)
            let secret = try await Self.make(.body("board"), officer, desk)
            func meeting() async throws -> (day: String, sequence: Int)? {
                let text = try await Self.calendar(desk, secret) ?? ""
                let event = text.split(separator: "BEGIN:VEVENT").first {
                    $0.contains("UID:meeting-board-2026-12@smallborough.bellwether")
                }
                guard let day = event?.firstMatch(of: /DTSTART;VALUE=DATE:(\d+)/)?.1,
                    let sequence = event?.firstMatch(of: /SEQUENCE:(\d+)/)?.1
                else { return nil }
                return (String(day), Int(sequence) ?? -1)
            }
            let before = try #require(try await meeting())
            let same = try #require(try await meeting())
            #expect(before == same)
            desk.wait(86_400)
            let entry = EntryFields([("id", .text("board-2026-12")), ("body", .text("board")), ("date", .text("2026-12-15"))])
            try await desk.services.editFramework(
                [FrameworkEdit(.meetings, .change(id: "board-2026-12", entry))], why: "The chair is away", as: .owner)
            let after = try #require(try await meeting())
            #expect(after.day == "20261215" && before.day == "20261210" && after.sequence > before.sequence)
        }
    }

    @Test(
        "the secret is long, stands nowhere in the database, and an ended or made-up one opens nothing",
        arguments: TestDatabase.kinds)
    func secret(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            let chair = try await desk.add("Cy", .chair)
            let secret = try await Self.make(.own, chair, desk)
            #expect(secret.wholeMatch(of: /bwc_[A-Za-z0-9_-]{43}/) != nil)
            let kept = try await desk.database.read { connection in
                try connection.rows("SELECT hash || about FROM calendar_link") { try $0.text(0) }.joined()
                    + (try connection.rows("SELECT detail || noun_id FROM audit_entry") { try $0.text(0) }.joined())
            }
            #expect(!kept.contains(secret) && !kept.contains(secret.dropFirst(4)))
            for wrong in ["", "bwc_", secret + "a", String(secret.dropLast()) + "!", "bwc_" + String(repeating: "a", count: 43)] {
                let found = try await Self.calendar(desk, wrong)
                #expect(found == nil, "\(wrong)")
            }
            let stranger = try await desk.add("Di", .layMember)
            await #expect(throws: Refusal.self) { try await desk.services.endCalendarLink(1, as: stranger) }
            await #expect(throws: Refusal.self) {
                try await desk.services.addCalendarLink(.own, for: try Self.number(chair), as: stranger)
            }
            try await desk.services.endCalendarLink(1, as: chair)
            let ended = try await Self.calendar(desk, secret)
            #expect(ended == nil)
        }
    }

    @Test("it gives what its person may see at this moment, and nothing once the role is over or the account closed")
    func rights() async throws {
        try await NoticeDesk.with(.sqlite) { desk in
            let officer = try await desk.add("Bea", .performanceOfficer)
            let number = try Self.number(officer)
            let restricted = EntryFields([
                ("id", .text("closed")), ("body", .text("board")), ("date", .text("2027-02-01")), ("access", .text("restricted")),
            ])
            try await desk.services.editFramework(
                [FrameworkEdit(.meetings, .add([restricted]))], why: "A closed one", as: .owner)
            let secret = try await Self.make(.own, officer, desk)
            let whole = try await Self.calendar(desk, secret)
            #expect(whole?.contains("UID:meeting-closed") == true)
            _ = try await desk.services.grant(
                Grant(role: .layMember, from: desk.now.day), to: number, as: .owner)
            _ = try await desk.services.endGrant(
                .performanceOfficer, .partnership, of: number, on: desk.now.day.adding(days: -1), as: .owner)
            let less = try #require(try await Self.calendar(desk, secret))
            #expect(!less.contains("closed") && less.contains("UID:meeting-board-2026-12"))
            _ = try await desk.services.endGrant(
                .layMember, .partnership, of: number, on: desk.now.day.adding(days: -1), as: .owner)
            let none = try await Self.calendar(desk, secret)
            #expect(none == nil)
        }
    }
}
