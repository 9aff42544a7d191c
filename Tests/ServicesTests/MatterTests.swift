import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("What meetings decide comes back")
struct MatterTests {
    private static let keeper = Actor.owner

    private static func with(
        _ kind: Dialect, _ body: @Sendable (SmallPartnership) async throws -> Void
    ) async throws {
        try await SmallPartnership.with(kind, framework: CommitteePartnership.framework, body)
    }

    private static func draft(
        _ kind: Matter.Kind, _ words: String, _ change: (inout MatterDraft) -> Void = { _ in }
    ) -> MatterDraft {
        var draft = MatterDraft(kind, of: "north", words: words)
        (draft.meeting, draft.minute) = ("north-2026-07", "46")
        change(&draft)
        return draft
    }

    private static func refusal(_ act: () async throws -> Void) async -> Refusal? {
        do {
            try await act()
            return nil
        } catch { return error as? Refusal }
    }

    @Test(
        "a promise comes back until an officer has recorded an update and members have closed it", arguments: TestDatabase.kinds)
    func promise(kind: Dialect) async throws {
        try await Self.with(kind) { small in
            let services = small.services
            let promise = try await services.addMatter(
                Self.draft(.commitment, "Keep members informed of DBS checks") { $0.who = "Recruitment lead" }, as: Self.keeper)
            func standing() async throws -> [Int64] {
                try await services.mattersArising(of: "north", as: Self.keeper).matters.map(\.number)
            }
            #expect(promise.number == 1 && promise.thing.reference == "K-01")
            #expect(try await standing() == [1])
            let early = await Self.refusal {
                _ = try await services.act(MatterMove(.close, "Thanked"), on: .commitment, 1, as: Self.keeper)
            }
            #expect(early?.what == "K-01: Nothing has been reported on it yet.")
            _ = try await services.act(MatterMove(.report, "The guidance changed"), on: .commitment, 1, as: Self.keeper)
            #expect(try await standing() == [1], "an update alone does not end it")
            let closed = try await services.act(MatterMove(.close, "Members thanked her"), on: .commitment, 1, as: Self.keeper)
            #expect(closed.state == .closed && closed.report == "The guidance changed")
            #expect(try await standing().isEmpty)
            let answer = try await services.matter(.commitment, 1, as: Self.keeper)
            #expect(answer.steps.map(\.act) == ["begin", "report", "close"])
            #expect(answer.steps.map(\.says).last == "Members thanked her")
            let trail = try await services.auditTrail(AuditFilter(noun: "commitment"), before: nil, limit: 9, as: Self.keeper)
            #expect(trail.map(\.verb) == ["close", "report", "add"])
            #expect(trail.allSatisfy { !$0.detail.contains("DBS") }, "the trail holds ids, not words")
        }
    }

    @Test("nothing is approved or published as final while a condition is open", arguments: TestDatabase.kinds)
    func conditions(kind: Dialect) async throws {
        try await Self.with(kind) { small in
            let services = small.services
            _ = try await services.addReportTemplate(
                of: "north", parts: [.figure, .count], why: "First", meeting: nil, minute: "", request: nil, as: Self.keeper)
            _ = try await services.addMatter(
                Self.draft(.decision, "That the format be approved") {
                    ($0.verb, $0.item) = (.approveSubjectTo, Thing(.body, "north"))
                }, as: Self.keeper)
            for words in ["Every grade", "Who populates it"] {
                _ = try await services.addMatter(Self.draft(.condition, words) { $0.decision = 1 }, as: Self.keeper)
            }
            let approving = await Self.refusal {
                _ = try await services.act(MatterMove(.approve, "Agreed"), on: .decision, 1, as: Self.keeper)
            }
            #expect(
                approving?.what
                    == "It cannot be approved: approved subject to 2 conditions: 2 open. Open: N-01 (Every grade); N-02 (Who populates it)."
            )
            let publishing = await Self.refusal { try await services.makeReportFinal(of: "north", version: 1, as: Self.keeper) }
            #expect(publishing?.what.hasPrefix("It cannot be published as final") == true)
            let seen = MatterMove(.meet, "Shown in the draft", day: SmallPartnership.today)
            _ = try await services.act(seen, on: .condition, 1, as: Self.keeper)
            let officer = CommitteePartnership.actor(.performanceOfficer)
            let denied = await Self.refusal {
                _ = try await services.act(MatterMove(.setAside, "No time"), on: .condition, 2, as: officer)
            }
            #expect(denied?.kind == .denied)
            let chair = CommitteePartnership.actor(.chair)
            let reasonless = await Self.refusal {
                _ = try await services.act(MatterMove(.setAside, " "), on: .condition, 2, as: chair)
            }
            #expect(reasonless?.what == "The reason is missing.")
            let aside = try await services.act(MatterMove(.setAside, "In the next report"), on: .condition, 2, as: chair)
            #expect(aside.state == .setAside && aside.report == "In the next report")
            try await services.makeReportFinal(of: "north", version: 1, as: Self.keeper)
            #expect(try await services.act(MatterMove(.approve, "Agreed"), on: .decision, 1, as: Self.keeper).state == .closed)
            let late = await Self.refusal {
                _ = try await services.addMatter(Self.draft(.condition, "One more") { $0.decision = 1 }, as: Self.keeper)
            }
            #expect(late?.what == "D-01 is closed, so it takes no more conditions.")
        }
    }

    @Test("a referral goes to the other body and its outcome comes back", arguments: TestDatabase.kinds)
    func referral(kind: Dialect) async throws {
        try await Self.with(kind) { small in
            let services = small.services
            let incomplete = await Self.refusal {
                _ = try await services.addMatter(Self.draft(.referral, "Who looks?") { $0.toBody = "young" }, as: Self.keeper)
            }
            #expect(incomplete?.what == "The day by which the outcome is wanted is missing.")
            _ = try await services.addMatter(
                Self.draft(.referral, "Who looks?") { ($0.toBody, $0.due) = ("young", Day(iso8601: "2026-11-01")) },
                as: Self.keeper)
            func standing(_ body: ID<Body>) async throws -> [Matter] {
                let answer = try await services.mattersArising(of: body, as: Self.keeper)
                return answer.matters
            }
            #expect(try await standing("young").map(\.thing.reference) == ["F-01"])
            #expect(try await services.matters(MatterFilter(.referral), as: Self.keeper).count.overdue == 1)
            // The sub-group's own chair brings the outcome, and cannot close it for the committee.
            let young = CommitteePartnership.actor(.subGroupChair, .body("young"))
            _ = try await services.act(MatterMove(.report, "The school nurse does"), on: .referral, 1, as: young)
            #expect(try await standing("young").isEmpty)
            #expect(try await standing("north").map(\.report) == ["The school nurse does"])
            let other = await Self.refusal {
                _ = try await services.act(MatterMove(.close, "Noted"), on: .referral, 1, as: young)
            }
            #expect(other?.kind == .denied)
            let stranger = CommitteePartnership.actor(.subGroupChair, .body("board"))
            let foreign = await Self.refusal {
                _ = try await services.addMatter(Self.draft(.commitment, "x") { $0.who = "y" }, as: stranger)
            }
            #expect(foreign?.kind == .notFound, "another body's meetings are not there for whoever keeps one body's")
            _ = try await services.act(MatterMove(.close, "Noted", meeting: "north-2026-07"), on: .referral, 1, as: Self.keeper)
            #expect(try await services.matters(MatterFilter(.referral), as: Self.keeper).matters.isEmpty)
        }
    }

    @Test("a decision from which nothing follows does not come back; one with a follow-up does", arguments: TestDatabase.kinds)
    func followUp(kind: Dialect) async throws {
        try await Self.with(kind) { small in
            _ = try await small.services.addMatter(Self.draft(.decision, "Noted") { $0.verb = .note }, as: Self.keeper)
            _ = try await small.services.addMatter(
                Self.draft(.decision, "Noted") {
                    ($0.verb, $0.followUp, $0.dueMeeting) = (.note, "A timetable", "north-2027-01")
                },
                as: Self.keeper)
            let arising = try await small.services.mattersArising(of: "north", as: Self.keeper)
            #expect(arising.meeting?.id == "north-2027-01" && arising.matters.map(\.toDo) == ["A timetable"])
            #expect(arising.matters.first?.due == Day(iso8601: "2027-01-20"))
            let log = try await small.services.matters(MatterFilter(.decision, show: .all, verb: .note), as: Self.keeper)
            #expect(log.matters.map(\.number) == [2, 1])
            #expect(
                try await small.services.matters(MatterFilter(.decision, show: .all, verb: .approve), as: Self.keeper).matters
                    .isEmpty)
        }
    }

    @Test("a report's columns change with a reason, and carry out the wish that asked for them", arguments: TestDatabase.kinds)
    func report(kind: Dialect) async throws {
        try await Self.with(kind) { small in
            let services = small.services
            _ = try await services.addMatter(Self.draft(.request, "The number behind the rate"), as: Self.keeper)
            let same = await Self.refusal {
                _ = try await services.addReportTemplate(
                    of: "south", parts: [.figure], why: "x", meeting: nil, minute: "", request: 1, as: Self.keeper)
            }
            #expect(same?.what == "P-01 is no open wish about this report.")
            let kept = try await services.addReportTemplate(
                of: "north", parts: [.figure, .count, .rating, .district], why: "Asked for", meeting: "north-2026-07",
                minute: "47", request: 1, as: Self.keeper)
            #expect(kept.version == 1)
            #expect(try await services.matter(.request, 1, as: Self.keeper).matter.state == .met)
            let report = try await services.bodyReport("north", as: Self.keeper)
            #expect(report.change?.sentence == "Changed since October: added 1 column (minute 47)")
            #expect(report.sections?.map(\.area.id) == ["northside"])
            let again = await Self.refusal {
                _ = try await services.addReportTemplate(
                    of: "north", parts: [.count, .rating, .district], why: "x", meeting: nil, minute: "", request: nil,
                    as: Self.keeper)
            }
            #expect(again?.what == "These are the columns that it has.")
        }
    }

    @Test("the Champion is told first, once, and writes what the role is for", arguments: TestDatabase.kinds)
    func champion(kind: Dialect) async throws {
        try await Self.with(kind) { small in
            let services = small.services
            let nobody = await Self.refusal { try await services.tellChampion(of: "north", as: Self.keeper) }
            #expect(nobody?.what == "North Committee has no Children's Champion.")
            let grant = Grant(role: .childrensChampion, scope: .area("northside"), from: Day(number: 0))
            let person = try await services.addPerson(
                name: "Imran", email: "imran@example.org", grants: [grant], as: Self.keeper
            ).person
            _ = try await services.signInAsDemonstration(person.number)
            try await services.tellChampion(of: "north", as: Self.keeper)
            let twice = await Self.refusal { try await services.tellChampion(of: "north", as: Self.keeper) }
            #expect(twice?.what == "The Champion has been told already.")
            let champion = Actor.person(ActingPerson(number: person.number, grants: [grant]))
            _ = try await services.addMatter(
                Self.draft(.commitment, "Visit two homes") { ($0.who, $0.person) = ("Champion", person.number) }, as: Self.keeper)
            try await services.writeAspirations("Listen first", of: "north", as: champion)
            let page = try await services.champion(of: "north", as: champion)
            #expect(page.readyOn == SmallPartnership.today && page.membersOn == Day(iso8601: "2027-01-12"))
            #expect(page.matters.map(\.words) == ["Visit two homes"] && page.aspirations?.says == "Listen first" && page.mayWrite)
            let member = CommitteePartnership.actor(.electedMember, .area("northside"))
            let wrong = await Self.refusal { try await services.writeAspirations("Mine", of: "north", as: member) }
            #expect(wrong?.kind == .denied)
            #expect(try await services.bodyReport("north", as: champion).sections == nil, "no figure until one is published")
            let notices = try await small.database.read {
                try $0.rows("SELECT reason FROM notice ORDER BY number") { try $0.text(0) }
            }
            #expect(notices == ["published", "asked"])
        }
    }

    @Test("the export has each matter in a row, and the pack what is still carried", arguments: TestDatabase.kinds)
    func leaves(kind: Dialect) async throws {
        try await Self.with(kind) { small in
            _ = try await small.services.addMatter(
                Self.draft(.commitment, "=1+1, \"quoted\"") { ($0.who, $0.due) = ("Lead", Day(iso8601: "2026-11-01")) },
                as: Self.keeper)
            _ = try await small.services.addMatter(
                Self.draft(.commitment, "Secret words") { ($0.who, $0.access) = ("Lead", .restricted) }, as: Self.keeper)
            let csv = String(decoding: try await small.services.exportMatters(.commitment, .csv, as: Self.keeper), as: UTF8.self)
            #expect(csv.contains("K-01") && csv.contains("'=1+1") && csv.contains("Secret words"))
            let json = String(
                decoding: try await small.services.exportMatters(.commitment, .json, as: Self.keeper), as: UTF8.self)
            #expect(json.contains(#""text":"=1+1, \"quoted\"""#) && json.contains("\"commitments\":["))
            let lay = CommitteePartnership.actor(.layMember)
            let seen = String(decoding: try await small.services.exportMatters(.commitment, .csv, as: lay), as: UTF8.self)
            #expect(!seen.contains("Secret words"))
        }
    }
}
