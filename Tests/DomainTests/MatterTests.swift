import Domain
import Testing

@Suite("What is carried from meeting to meeting")
struct MatterTests {
    private func day(_ text: String) -> Day { Day(iso8601: text)! }

    private func matter(_ kind: Matter.Kind, _ state: Matter.State = .open) -> Matter {
        Matter(kind, number: 4, body: "south", on: day("2026-07-16"), words: "Words", due: day("2026-11-15"), state: state)
    }

    @Test("it stands before each later meeting of its body until it is closed, the closing meeting included")
    func carried() {
        var promise = matter(.commitment)
        #expect(!promise.isCarried(by: "south", at: day("2026-07-16")), "not at the meeting that made it")
        #expect(promise.isCarried(by: "south", at: day("2027-01-21")) && promise.isCarried(by: "south", at: day("2030-01-01")))
        #expect(!promise.isCarried(by: "north", at: day("2027-01-21")))
        promise = promise.after(.report, says: "News", on: day("2026-12-01"), at: nil, due: nil, to: nil)
        #expect(promise.isCarried(by: "south", at: day("2027-01-21")), "an update alone does not end it")
        promise = promise.after(.close, says: "Thanked", on: day("2027-01-21"), at: "south-2027-01", due: nil, to: nil)
        #expect(promise.isCarried(by: "south", at: day("2027-01-21")) && !promise.isCarried(by: "south", at: day("2027-07-15")))
        #expect(promise.settledAt == "south-2027-01")
    }

    @Test("a referral stands before the other body until its outcome is recorded, and before its own until it is closed")
    func referred() {
        var referral = matter(.referral)
        referral.toBody = "young"
        #expect(referral.isCarried(by: "young", at: day("2026-12-15")) && referral.isCarried(by: "south", at: day("2027-01-21")))
        referral = referral.after(.report, says: "Found", on: day("2026-12-15"), at: nil, due: nil, to: nil)
        #expect(referral.isCarried(by: "young", at: day("2026-12-15")) && !referral.isCarried(by: "young", at: day("2027-02-01")))
        #expect(referral.isCarried(by: "south", at: day("2027-01-21")), "the outcome comes back to whoever asked")
        referral = referral.after(.keep, says: "Not enough", on: day("2027-01-21"), at: nil, due: nil, to: nil)
        #expect(referral.isCarried(by: "young", at: day("2027-02-01")), "sent back for more")
    }

    @Test("a promise is not closed before something was reported, and a condition never by closing")
    func order() {
        #expect(!matter(.commitment).acts.contains(.close) && matter(.commitment, .reported).acts.contains(.close))
        #expect(!matter(.referral).acts.contains(.close))
        #expect(matter(.condition).acts == [.meet, .setAside, .move, .withdraw])
        var held = matter(.decision)
        held.verb = .approveSubjectTo
        #expect(held.acts.contains(.approve) && !held.acts.contains(.close))
        #expect(matter(.commitment).whyNot(.close).what.contains("Nothing has been reported"))
    }

    @Test("it is late while nothing was reported after its day", arguments: Matter.Kind.allCases)
    func late(kind: Matter.Kind) {
        #expect(matter(kind).isOverdue(on: day("2026-11-16")) && !matter(kind).isOverdue(on: day("2026-11-15")))
        #expect(
            !matter(kind, .closed).isOverdue(on: day("2026-11-16")) && !matter(kind, .reported).isOverdue(on: day("2026-11-16")))
    }

    @Test("what is settled is open again with a reason, and a decision from which nothing follows is only recorded")
    func reopened() {
        for kind in [Matter.Kind.commitment, .condition, .referral, .comment, .request] {
            #expect(matter(kind, .closed).state(after: .reopen) == .open)
        }
        #expect(matter(.decision, .withdrawn).state(after: .reopen) == .recorded)
    }

    @Test("conditions are counted by how they stand")
    func counted() {
        func count(_ states: [Matter.State]) -> String { ConditionCount(states.map { matter(.condition, $0) }).sentence }
        #expect(count([.met, .met, .met, .open]) == "Approved subject to 4 conditions: 3 met, 1 open")
        #expect(count([.open]) == "Approved subject to 1 condition: 1 open")
        #expect(count([.met, .setAside, .withdrawn]) == "Approved subject to 2 conditions: 1 met, 1 set aside")
    }

    @Test("a report says what is different since the one before, and in which minute it was asked for")
    func changed() throws {
        func template(
            _ version: Int64, _ from: String, _ parts: Set<ReportTemplate.Part>, _ minute: String = ""
        ) -> ReportTemplate {
            ReportTemplate(body: "south", version: version, parts: parts, why: "x", minute: minute, from: day(from), by: .owner)
        }
        let first = template(1, "2026-07-01", [.figure, .rating])
        let second = template(2, "2026-10-05", [.figure, .rating, .count, .populatedBy], "47")
        let change = try #require(ReportChange([first, second], since: day("2026-07-16"), until: day("2027-01-21")))
        #expect(change.sentence == "Changed since July: added 2 columns (minute 47)")
        #expect(change.added == [.count, .populatedBy])
        #expect(ReportChange([first, second], since: day("2026-10-05"), until: day("2027-01-21")) == nil)
        #expect(ReportChange([first, second], since: day("2026-07-16"), until: day("2026-08-01")) == nil)
        #expect(template(3, "2026-11-01", [.source]).parts == [.figure, .source], "the figure is always there")
    }

    @Test("a place in a list reads back as what it was printed from")
    func place() {
        let place = MatterPlace(matter(.referral))
        #expect(MatterPlace(place.text) == place)
        #expect(MatterPlace("1.2") == nil && MatterPlace("7.1.1") == nil && MatterPlace("x") == nil)
    }
}
