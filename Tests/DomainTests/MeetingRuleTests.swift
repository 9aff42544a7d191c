import Domain
import Testing

@Suite("The rules of meetings")
struct MeetingRuleTests {
    private let item = AgendaItem(meeting: "m", place: 6, title: "January report", purpose: .decision)

    @Test(
        "clear days count neither the day of issue nor the day of the meeting, nor weekends and bank holidays",
        arguments: [
            ("2027-01-13", "2027-01-21", 5), ("2027-01-14", "2027-01-21", 4), ("2026-12-22", "2027-01-04", 5),
            ("2027-01-21", "2027-01-21", 0), ("2027-01-25", "2027-01-21", 0),
        ])
    func clearDays(published: String, meeting: String, count: Int) throws {
        let days = ClearDays(from: try #require(Day(iso8601: published)), to: try #require(Day(iso8601: meeting)))
        #expect(days.count == count && days.isEnough == (count >= 5))
    }

    @Test("the last day for papers gives exactly five clear days, and a day later does not")
    func lastDay() throws {
        for text in ["2027-01-21", "2026-12-31", "2027-04-06"] {
            let meeting = try #require(Day(iso8601: text))
            let last = ClearDays.lastDay(for: meeting)
            #expect(ClearDays(from: last, to: meeting).count == 5, "\(text)")
            #expect(ClearDays(from: WorkingDays().day(1, from: last), to: meeting).count == 4, "\(text)")
        }
    }

    @Test("an agenda without items or without performance has a fault, and an empty one cannot go out at all")
    func faults() {
        var agenda = Agenda(meeting: "m")
        #expect(agenda.fault == .empty && agenda.fault?.canBeSetAside == false)
        agenda.items = [item]
        #expect(agenda.fault == .withoutPerformance && agenda.fault?.canBeSetAside == true)
        var performance = item
        performance.kind = .performance
        agenda.items.append(performance)
        #expect(agenda.fault == nil)
        agenda.items[1].withdrawnWhy = "Not ready"
        #expect(agenda.fault == .withoutPerformance)
    }

    @Test("letters go on after Z, and a paper is named with its appendix")
    func letters() {
        #expect([1, 2, 26, 27, 52, 53].map(Paper.letters) == ["A", "B", "Z", "AA", "AZ", "BA"])
        #expect(Paper(item: 1, letter: 4, title: "Report").reference == "paper D")
        #expect(Paper(item: 1, letter: 4, appendix: 2, title: "Changes").reference == "appendix 2 to paper D")
    }

    @Test("a resolution is made from its verb and the papers that stand")
    func resolutions() {
        let report = Paper(item: 1, letter: 4, title: "Report")
        func appendix(_ number: Int) -> Paper { Paper(item: 1, letter: 4, appendix: number, title: "More") }
        func words(_ verb: Resolution.Verb, _ papers: [Paper] = [], whom: String = "", more: String = "") -> String {
            Resolution.words(verb, papers: papers, item: item, whom: whom, more: more)
        }
        #expect(words(.note, [report]) == "That the contents of the report (paper D) be noted.")
        #expect(words(.note, [report, appendix(1)]) == "That the contents of the report (paper D) and appendix 1 be noted.")
        #expect(
            words(.note, [report, appendix(1), appendix(2), appendix(3)])
                == "That the contents of the report (paper D) and appendices 1 to 3 be noted.")
        let papers = (1...3).map { Paper(item: 1, letter: $0, title: "P") }
        #expect(words(.note, papers) == "That the contents of papers A to C be noted.")
        var withdrawn = papers
        withdrawn[1].withdrawnWhy = "Wrong file"
        #expect(words(.note, withdrawn) == "That the contents of papers A and C be noted.")
        #expect(words(.note) == "That the item “January report” be noted.")
        #expect(
            words(.approveSubjectTo, [report], more: "every grade stands\n\nwho populates it is said")
                == "That the report (paper D) be approved, subject to 2 conditions: (1) every grade stands; (2) who populates it is said."
        )
        #expect(
            words(.refer, whom: "the sub-group", more: "who looks for them?")
                == "That the item “January report” be referred to the sub-group, with the question: who looks for them?")
        #expect(words(.request, whom: "Education", more: "Report monthly") == "That Education be requested to report monthly.")
    }

    @Test("what two wrote from the same version both stands, until one text is made from the two")
    func wording() {
        func version(_ number: Int, _ basedOn: [Int], _ says: String) -> Wording.Version {
            Wording.Version(number: number, basedOn: basedOn, says: says, at: Instant(secondsSince1970: 0), by: .owner)
        }
        var wording = Wording([version(1, [], "one"), version(2, [1], "two"), version(3, [1], "three")])
        #expect(wording.standing.map(\.says) == ["two", "three"] && wording.isDivided && wording.base == "2,3")
        wording = Wording(wording.versions + [version(4, Wording.base("2,3"), "two and three")])
        #expect(wording.standing.map(\.says) == ["two and three"] && !wording.isDivided && wording.versions.count == 4)
        #expect(Wording.base("x,-1,0,7") == [7])
        #expect(Wording().isEmpty)
    }

    @Test("a third of those who decide is a quorum, and advisers do not count; the latest taking down holds")
    func quorum() throws {
        let day = try #require(Day(iso8601: "2027-01-21"))
        let parts: [Member.Part] = [.chair, .member, .member, .member, .champion, .adviser, .clerk]
        let members = parts.enumerated().map {
            Member(number: Int64($0.offset + 1), body: "b", name: "\($0.offset)", part: $0.element, from: day)
        }
        func taken(_ number: Int64, _ member: Int64, _ state: Attendance.State) -> Attendance {
            Attendance(
                number: number, meeting: "m", name: "\(member)", member: member, state: state,
                at: Instant(secondsSince1970: 0), by: .owner)
        }
        let attendance = [taken(1, 1, .present), taken(2, 2, .present), taken(3, 2, .apologies), taken(4, 6, .present)]
        let quorum = Quorum(members: members, present: attendance.present(of: members, on: day), on: day)
        #expect(quorum.says == "1 of 5 members; not quorate (2 needed)")
        #expect(Quorum(members: members, present: 2, on: day).isReached)
    }

    @Test("a minute is made from papers by their letters, questions with replies, and what becomes of the others")
    func minute() throws {
        let at = Instant(secondsSince1970: 0)
        func said(_ text: String) -> Wording {
            Wording([Wording.Version(number: 1, basedOn: [], says: text, at: at, by: .owner)])
        }
        let due = try #require(Day(iso8601: "2027-02-04"))
        let questions = [
            Question(
                meeting: "m", item: 1, asker: "Cllr Brook", askerKind: .member, topic: "Childminders",
                question: said("How many?"),
                reply: said("More than last year"), repliedBy: "Tobias Nnamdi", at: at),
            Question(
                meeting: "m", item: 1, asker: "A resident", askerKind: .publicMember, topic: "NEET", question: said("Who looks?"),
                followUp: .agency("edu", name: "Education", post: "Head of Inclusion", due: due), at: at),
        ]
        let text = MinuteDraft(
            item: item,
            papers: [Paper(item: 1, letter: 2, title: "Report"), Paper(item: 1, letter: 2, appendix: 1, title: "Grades")],
            questions: questions
        ).text
        #expect(
            text == """
                Members received Report (paper B) and Grades (appendix 1 to paper B).
                Cllr Brook asked about childminders: How many? Tobias Nnamdi replied: More than last year.
                A resident asked about NEET: Who looks? Head of Inclusion, Education, will reply by 4 February 2027.
                """)
    }

    @Test("an item that is not open stands for others as its number and its ground, and nothing else")
    func closed() {
        var item = AgendaItem(
            meeting: "m", place: 9, title: "Concern about a setting", purpose: .decision, presenter: "Head", about: "A name",
            access: .exempt(.individual), lateReason: "Found today")
        item.withdrawnWhy = "Named"
        let closed = item.closed
        #expect(closed.title == "Exempt: Schedule 12A, paragraph 1" && closed.place == 9)
        #expect(closed.presenter == nil && closed.about == nil && closed.lateReason == nil && closed.withdrawnWhy == "")
    }
}
