import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("Meetings from agenda to minutes")
struct MeetingTests {
    private static let id: ID<Meeting> = "board-2026-12"
    private static let manager = actor(.businessManager, number: 99)

    private static func actor(_ role: Role, _ scope: Scope = .partnership, number: Int64 = 1) -> Actor {
        .person(ActingPerson(number: number, grants: [Grant(role: role, scope: scope, from: SmallPartnership.today)]))
    }

    private static func item(_ title: String = "An item", _ kind: AgendaItem.Kind = .ordinary, late: String? = nil) -> AgendaItem
    {
        AgendaItem(meeting: id, title: title, purpose: .decision, kind: kind, lateReason: late)
    }

    @Test(
        "an agenda without performance is refused with what to do; set aside with a reason it goes out, and the reason stays",
        arguments: TestDatabase.kinds)
    func publishing(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            _ = try await services.addItem(Self.item(), as: Self.manager)
            let refused = try await refusal { try await services.publishAgenda(Self.id, as: Self.manager) }
            #expect(refused?.what == "The agenda has no item on performance." && refused?.remedy.contains("Propose it") == true)
            let officer = Self.actor(.performanceOfficer)
            let denied = try await refusal {
                try await services.publishAgenda(Self.id, settingAside: "Extraordinary", as: officer)
            }
            #expect(denied?.kind == .denied)
            let agenda = try await services.publishAgenda(
                Self.id, settingAside: "Extraordinary meeting on one matter", as: Self.manager)
            #expect(agenda.setAside == "Extraordinary meeting on one matter")
            let record = try await services.meetingRecord(Self.id, as: Self.manager)
            #expect(record.steps.map(\.act) == ["publish without performance"])
            let trail = try await small.database.read { try $0.audit.latest(10) }
            #expect(trail.first?.verb == "publish the agenda of" && trail.first?.nounID == Self.id.text)
            #expect(!trail.contains { $0.detail.contains("Extraordinary") })
        }
    }

    @Test("the item on performance is proposed with the measures that are new, and no figure")
    func proposal() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            try await small.give("visits,smallborough,2026-27Q2,197,231,,provisional,\n", knownOn: "2026-10-21")
            let item = try await small.services.proposePerformance(Self.id, as: Self.manager)
            #expect(item.kind == .performance && item.about?.contains("New birth visits within 14 days") == true)
            #expect(item.about?.contains("197") == false && item.about?.contains("85") == false)
            _ = try await small.services.publishAgenda(Self.id, as: Self.manager)
        }
    }

    @Test("once it is out nothing is changed: late items say why, papers become supplements, withdrawals have reasons")
    func frozen() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let services = small.services
            let first = try await services.addItem(Self.item("Performance", .performance), as: Self.manager)
            let second = try await services.addItem(Self.item("Second"), as: Self.manager)
            var moved = second
            (moved.place, moved.title) = (1, "Second, now first")
            _ = try await services.changeItem(moved, as: Self.manager)
            var record = try await services.meetingRecord(Self.id, as: Self.manager)
            #expect(
                record.agenda.items.map(\.title) == ["Second, now first", "Performance"]
                    && record.agenda.items.map(\.place) == [1, 2])
            let paper = try await services.addPaper(
                to: first.number, title: "Scorecard", file: ("a.txt", Array("one".utf8)), as: Self.manager)
            _ = try await services.publishAgenda(Self.id, as: Self.manager)
            #expect(try await refusal { try await services.changeItem(moved, as: Self.manager) }?.kind == .notPossible)
            #expect(
                try await refusal { try await services.addItem(Self.item("Late"), as: Self.manager) }?.remedy
                    == "Say why it cannot wait for the next meeting.")
            let late = try await services.addItem(Self.item("Late", late: "The inspection came on Monday"), as: Self.manager)
            #expect(late.lateReason == "The inspection came on Monday")
            let supplement = try await services.addPaper(to: first.number, title: "Corrected", file: nil, as: Self.manager)
            #expect(supplement.isSupplement && supplement.reference == "paper B")
            _ = try await services.withdrawPaper(paper.number, why: "Wrong quarter", as: Self.manager)
            await #expect(throws: Refusal.self) { try await services.attachedFile(paper.file ?? 0, as: Self.manager) }
            _ = try await services.withdrawItem(late.number, why: "Not ready", as: Self.manager)
            record = try await services.meetingRecord(Self.id, as: Self.manager)
            #expect(record.agenda.items.count == 3 && record.agenda.standing.count == 2 && record.papers.count == 2)
        }
    }

    @Test(
        "two who minute at once lose nothing: every question is a row, and texts written side by side both stand",
        arguments: TestDatabase.kinds)
    func together(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            let item = try await services.addItem(Self.item("Performance", .performance), as: Self.manager)
            let clerks = [Self.manager, Self.actor(.performanceOfficer, number: 2)]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (place, clerk) in clerks.enumerated() {
                    for count in 0..<5 {
                        group.addTask {
                            try await services.ask(
                                Bellwether.QuestionDraft(
                                    item: item.number, asker: "Member \(place)", topic: "T", says: "Question \(place) \(count)?"),
                                at: Self.id, as: clerk)
                        }
                    }
                }
                try await group.waitForAll()
            }
            var record = try await services.meetingRecord(Self.id, as: Self.manager)
            #expect(Set(record.questions.map(\.question.text)).count == 10 && Set(record.questions.map(\.number)).count == 10)
            let question = record.questions[0]
            _ = try await services.reword(question.number, reply: "As the first heard it", basedOn: [], as: clerks[0])
            _ = try await services.reword(question.number, reply: "As the second heard it", basedOn: [], as: clerks[1])
            record = try await services.meetingRecord(Self.id, as: Self.manager)
            #expect(record.questions[0].reply.standing.map(\.says) == ["As the first heard it", "As the second heard it"])
            _ = try await services.draftMinutes(Self.id, as: clerks[0])
            let before = try #require(try await services.meetingRecord(Self.id, as: Self.manager).minuteTexts[item.number])
            for (clerk, says) in zip(clerks, ["One draft", "Another draft"]) {
                _ = try await services.writeMinute(says, item: item.number, basedOn: Wording.base(before.base), as: clerk)
            }
            let divided = try #require(try await services.meetingRecord(Self.id, as: Self.manager).minuteTexts[item.number])
            #expect(divided.standing.map(\.says) == ["One draft", "Another draft"])
            _ = try await services.writeMinute("Joined", item: item.number, basedOn: Wording.base(divided.base), as: clerks[0])
            let joined = try #require(try await services.meetingRecord(Self.id, as: Self.manager).minuteTexts[item.number])
            #expect(joined.text == "Joined" && !joined.isDivided && joined.versions.count == 4)
        }
    }

    @Test("a question that cannot be answered goes to an agency with ten working days, which is told; the reply closes it")
    func followUp() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let services = small.services
            let lead = try await services.addPerson(
                name: "Lead", email: "lead@example.org",
                grants: [Grant(role: .dataLead, scope: .agency("csc"), from: SmallPartnership.today)], as: .owner
            ).person
            let item = try await services.addItem(Self.item(), as: Self.manager)
            let question = try await services.ask(
                Bellwether.QuestionDraft(
                    item: item.number, asker: "A resident", askerKind: .publicMember, topic: "Homes", says: "How many?",
                    followUp: .agency("csc", post: "Head of homes", due: nil)), at: Self.id, as: Self.manager)
            #expect(question.state == .followedUp && question.followUp?.due?.iso8601 == "2026-12-24")
            let told = try await small.database.read { connection in
                try connection.rows("SELECT person, reason FROM notice") { "\(try $0.integer(0)) \(try $0.text(1))" }
            }
            #expect(told == ["\(lead.number) asked"])
            let list = try await services.questions(skipping: 0, limit: 10, as: Self.manager)
            #expect(list.map(\.question.reference) == ["Q-01"])
            let answered = try await services.reword(
                question.number, reply: "Twelve.", repliedBy: "Head of homes", basedOn: [], as: Self.manager)
            #expect(answered.state == .answered)
        }
    }

    @Test("minutes cite the papers by the letters that they had, and are confirmed by a later meeting of the body alone")
    func minutes() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let services = small.services
            let past: ID<Meeting> = "board-2026-09"
            let item = try await services.addItem(
                AgendaItem(meeting: past, title: "Report", purpose: .decision, kind: .performance, presenter: "Ada"),
                as: Self.manager)
            let first = try await services.addPaper(to: item.number, title: "Slides", file: nil, as: Self.manager)
            let report = try await services.addPaper(to: item.number, title: "The report", file: nil, as: Self.manager)
            _ = try await services.addPaper(
                to: item.number, title: "Grades", file: nil, appendixTo: report.number, as: Self.manager)
            _ = try await services.withdrawPaper(first.number, why: "Not shown", as: Self.manager)
            let resolution = try await services.resolve(.note, item: item.number, as: Self.manager)
            #expect(resolution.text.text == "That the contents of the report (paper B) and appendix 1 be noted.")
            _ = try await services.draftMinutes(past, firstMinute: 47, as: Self.manager)
            let record = try await services.meetingRecord(past, as: Self.manager)
            #expect(
                record.minuteTexts[item.number]?.text == "Ada presented The report (paper B) and Grades (appendix 1 to paper B).")
            #expect(record.agenda.items.first?.minute == 47)
            #expect(try await refusal { try await services.draftMinutes(past, as: Self.manager) }?.kind == .notPossible)
            let early = try await refusal { try await services.confirmMinutes(past, at: Self.id, as: Self.manager) }
            #expect(early?.what.contains("has not been held yet") == true)
            #expect(
                try await refusal { try await services.confirmMinutes(Self.id, at: past, as: Self.manager) }?.kind == .notPossible
            )
        }
    }

    @Test("members have terms, and what was planned goes onto the agenda by one press")
    func bodies() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let services = small.services
            let number = try await services.addMember(
                Member(body: "board", name: "Ada", part: .chair, agency: "csc", from: SmallPartnership.today), as: Self.manager)
            _ = try await services.endMember(
                number, on: SmallPartnership.today.adding(days: 30), why: "New post", as: Self.manager)
            let planned = try await services.plan(
                PlannedItem(
                    body: "", meeting: Self.id, title: "Stocktake", purpose: .assurance, owner: "Ada",
                    paperDue: SmallPartnership.today.adding(days: -1)),
                as: Self.manager)
            var record = try await services.bodyRecord("board", as: Self.manager)
            #expect(record.members.map(\.until) == [SmallPartnership.today.adding(days: 30)])
            #expect(record.plan.map { $0.isPaperLate(on: SmallPartnership.today) } == [true])
            #expect(try await services.putOnAgenda(planned: planned, as: Self.manager) == Self.id)
            #expect(
                try await refusal { try await services.putOnAgenda(planned: planned, as: Self.manager) }?.kind == .notPossible)
            record = try await services.bodyRecord("board", as: Self.manager)
            #expect(record.plan.map(\.state) == [.onAgenda])
            #expect(try await services.meetingRecord(Self.id, as: Self.manager).agenda.items.map(\.title) == ["Stocktake"])
        }
    }

    @Test("only the committee’s champion, or whoever keeps the meeting, writes the champion’s note; the pack’s part holds it")
    func champion() async throws {
        let framework = SmallPartnership.framework
            .replacing("name: Northside, parent: smallborough", with: "name: Northside, parent: smallborough, committee: board")
            .replacing("{id: board, name: Board}", with: "{id: board, name: Board, public: true}")
        try await SmallPartnership.with(.sqlite, framework: framework) { small in
            let services = small.services
            try await services.writeChampionNote(
                Self.id, name: "Cllr A", says: "Ask the children", as: Self.actor(.childrensChampion, .area("northside")))
            for other in [
                Self.actor(.childrensChampion, .area("southside")), Self.actor(.electedMember, .area("northside")),
                Self.actor(.layMember),
            ] {
                await #expect(throws: Refusal.self) {
                    try await services.writeChampionNote(Self.id, name: "X", says: "Mine", as: other)
                }
            }
            let file = String(decoding: try await services.meetingFile(Self.id, as: Self.manager), as: UTF8.self)
            #expect(file.contains("Ask the children") && !file.contains("Mine"))
        }
    }
}
