import Domain
import Storage
import TestKit
import Testing

@testable import Services

/// On any day: the fixture of notices stands on one.
@Suite("The ladder by which returns are asked for")
struct LadderTests {
    private static func on(_ day: String, _ small: SmallPartnership, mailer: Mailer? = nil) -> Bellwether {
        Bellwether(
            database: small.database, stylesheet: "", passwords: Passwords(exponent: 4), mailer: mailer,
            clock: { Instant(secondsSince1970: Instant.start(of: Day(iso8601: day)!).secondsSince1970 + 32_400) })
    }

    private static func add(_ name: String, _ role: Role, _ scope: Scope, _ small: SmallPartnership) async throws -> Int64 {
        try await small.services.addPerson(
            name: name, email: "\(name.lowercased())@example.org",
            grants: [Grant(role: role, scope: scope, from: SmallPartnership.today)], as: .owner
        ).person.number
    }

    private static func reasons(_ person: Int64, _ small: SmallPartnership) async throws -> [String] {
        try await small.database.read { connection in
            try connection.notices.latest(50, of: person, unseenOnly: false).reversed().map {
                "\($0.notice.reason.rawValue) \($0.notice.thing.word)"
            }
        }
    }

    private static let draft = RoundDraft(period: .financialQuarter(2026, 3))

    @Test(
        "each step is taken once, by whom it is for, and a copy goes to the approver at the second", arguments: TestDatabase.kinds
    )
    func steps(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let lead = try await Self.add("Lead", .dataLead, .agency("cmh"), small)
            let approver = try await Self.add("Approver", .approver, .agency("cmh"), small)
            let manager = try await Self.add("Manager", .businessManager, .partnership, small)
            let chair = try await Self.add("Chair", .chair, .partnership, small)
            _ = try await Self.add("Other", .dataLead, .agency("csc"), small)
            let round = try await small.services.openRound(Self.draft, as: .owner)
            // Twenty working days after 31 December 2026, without New Year's Day.
            #expect(round.days.deadline.iso8601 == "2027-01-29" && round.days.headsUp.iso8601 == "2027-01-15")
            #expect(round.days.secondReminder.iso8601 == "2027-02-05" && round.days.escalation.iso8601 == "2027-02-19")
            for day in ["2027-01-14", "2027-01-15", "2027-01-15", "2027-02-01", "2027-02-05", "2027-02-06", "2027-02-19"] {
                _ = try await Self.on(day, small).remind(as: .owner)
            }
            #expect(
                try await Self.reasons(lead, small) == [
                    "asked submission 2", "near-due submission 2", "overdue submission 2", "asked submission 2",
                ])
            #expect(try await Self.reasons(approver, small) == ["asked submission 2"])
            #expect(try await Self.reasons(manager, small) == ["referred round 1", "referred round 1"])
            #expect(try await Self.reasons(chair, small) == ["referred round 1", "referred round 1"])
            let row = try await Self.on("2027-02-22", small).round(1, as: .owner).rows[1]
            #expect(row.reminders == 2 && row.lateness(on: Day(iso8601: "2027-02-22")!) == "Overdue by 16 working days")
        }
    }

    @Test("a dry run says how many and changes nothing; what has come is not asked for", arguments: TestDatabase.kinds)
    func dry(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let lead = try await Self.add("Lead", .dataLead, .agency("cmh"), small)
            try await small.services.openRound(Self.draft, as: .owner)
            let late = Self.on("2027-02-01", small)
            let before = try await late.reminders(in: 1, as: .owner)
            #expect(before.now.calls.filter { $0.agency == "cmh" }.map(\.people) == [["Lead"]])
            #expect(before.now.calls.allSatisfy { $0.step == .first } && before.words[.first]?.isEmpty == false)
            #expect(before.next?.day.iso8601 == "2027-02-05" && before.next?.calls.allSatisfy { $0.step == .second } == true)
            #expect(try await late.remind(dryRun: true, as: .owner).counts[.overdue] == 1)
            #expect(try await Self.reasons(lead, small) == ["asked submission 2"])
            try await small.services.submitNilReturn(2, why: "No visits were made", as: .owner)
            #expect(try await late.remind(as: .owner).counts[.overdue] == nil)
        }
    }

    @Test("more time moves the ladder, and with a new day there is something new to say", arguments: TestDatabase.kinds)
    func extended(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            _ = try await Self.add("Lead", .dataLead, .agency("cmh"), small)
            try await small.services.openRound(Self.draft, as: .owner)
            let late = Self.on("2027-02-01", small)
            #expect(try await late.remind(as: .owner).counts[.overdue] == 1)
            try await late.extendReturn(2, to: Day(iso8601: "2027-02-12")!, why: "A new system", as: .owner)
            let soon = Self.on("2027-02-02", small)
            #expect(try await soon.remind(as: .owner).counts == [.nearDue: 1])
            #expect(try await Self.on("2027-02-15", small).remind(as: .owner).counts == [.overdue: 1])
        }
    }

    @Test("the words of a step can be written anew, and go out without a figure", arguments: TestDatabase.kinds)
    func words(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            _ = try await Self.add("Lead", .dataLead, .agency("cmh"), small)
            try await small.services.openRound(Self.draft, as: .owner)
            await #expect(throws: Refusal.self) {
                try await small.services.writeReminder("You are 3 days late", for: .first, as: .owner)
            }
            try await small.services.writeReminder("Please send it this week.", for: .first, as: .owner)
            let caught = Locked<[MailMessage]>([])
            let mailer = Mailer(try NoticeDesk.settings()) { message in
                caught.with { $0.append(message) }
                return .sent
            }
            let late = Self.on("2027-02-01", small, mailer: mailer)
            _ = try await late.remind(as: .owner)
            _ = try await late.sendMail(path: { "/\($0.kind.rawValue)/\($0.id)" }, as: .owner)
            let mail = try #require(caught.with { $0.first })
            #expect(
                mail.body.contains("Please send it this week.") && mail.body.contains("https://board.example.org/submission/2"))
            #expect(mail.isSafe && !mail.body.joined().contains("visits"))
            #expect(try await late.submission(2, as: .owner).reminder == "Please send it this week.")
        }
    }

    @Test("an address to which no mail goes through is marked on the grid", arguments: TestDatabase.kinds)
    func bounced(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            _ = try await Self.add("Lead", .dataLead, .agency("cmh"), small)
            try await small.services.openRound(Self.draft, as: .owner)
            let mailer = Mailer(try NoticeDesk.settings()) { _ in .refused("550 no such person") }
            _ = try await Self.on("2026-11-22", small, mailer: mailer).sendMail(path: { _ in nil }, as: .owner)
            let rows = try await small.services.round(1, as: .owner).rows
            #expect(rows.map(\.hasBounced) == [false, true])
        }
    }
}
