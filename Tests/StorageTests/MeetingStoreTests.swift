import Domain
import Storage
import TestKit
import Testing

@Suite("Meetings, in both databases")
struct MeetingStoreTests {
    private let now = Instant(secondsSince1970: 1_790_000_000)

    private func item(_ title: String, _ meeting: ID<Meeting> = "m1", access: AccessClass = .open) -> AgendaItem {
        AgendaItem(meeting: meeting, title: title, purpose: .decision, presenter: "Ada", about: "About it", access: access)
    }

    @Test("items are numbered in the order in which they come, and read back as they were", arguments: TestDatabase.kinds)
    func items(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                try connection.agendas.begin("m1", of: "b")
                try connection.agendas.begin("m1", of: "b")
                let first = try connection.agendas.add(item("One"))
                _ = try connection.agendas.add(item("Two", access: .exempt(.business)))
                let agenda = try #require(try connection.agendas.find("m1"))
                #expect(agenda.items.map(\.place) == [1, 2] && agenda.items[1].access == .exempt(.business))
                #expect(try connection.agendas.item(first)?.about == "About it")
                #expect(try connection.agendas.items(Set(agenda.items.map(\.number))).count == 2)
                try connection.agendas.publish("m1", setAside: nil, at: now)
                try connection.agendas.open("m1", at: first, now: now)
                #expect(try connection.agendas.find("m1")?.isSitting == true)
                try connection.agendas.close("m1", now: now)
                let closed = try #require(try connection.agendas.heads()["m1"])
                #expect(closed.isPublished && !closed.isSitting && closed.current == nil)
            }
        }
    }

    @Test(
        "a letter is given once: what is withdrawn keeps it, and appendices count on under their paper",
        arguments: TestDatabase.kinds)
    func papers(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                try connection.agendas.begin("m1", of: "b")
                let number = try connection.agendas.add(item("One"))
                func add(_ title: String, to parent: Paper? = nil) throws -> Paper {
                    try connection.papers.add(Paper(item: number, letter: 1, title: title), appendixTo: parent, meeting: "m1")
                }
                let first = try add("First")
                let second = try add("Second")
                let appendix = try add("More", to: first)
                try connection.papers.withdraw(second.number, why: "Wrong")
                let third = try add("Third")
                let next = try add("Yet more", to: first)
                #expect(
                    [first, appendix, next, third].map(\.reference) == [
                        "paper A", "appendix 1 to paper A", "appendix 2 to paper A", "paper C",
                    ])
                #expect(try connection.papers.all(of: "m1").map(\.title) == ["First", "More", "Yet more", "Second", "Third"])
                #expect(try connection.papers.find(second.number)?.withdrawnWhy == "Wrong")
            }
        }
    }

    @Test("minutes are numbered on from the body’s last, and drafted and confirmed once", arguments: TestDatabase.kinds)
    func minutes(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                for meeting in ["m1", "m2"] as [ID<Meeting>] {
                    try connection.agendas.begin(meeting, of: "b")
                    for title in ["One", "Two"] { _ = try connection.agendas.add(item(title, meeting)) }
                }
                try connection.agendas.begin("other", of: "c")
                _ = try connection.agendas.add(item("Else", "other"))
                try connection.agendas.numberMinutes("m1", from: 12)
                try connection.agendas.numberMinutes("m2", from: nil)
                try connection.agendas.numberMinutes("other", from: nil)
                func numbers(_ meeting: ID<Meeting>) throws -> [Int64?] {
                    try connection.agendas.find(meeting)?.items.map(\.minute) ?? []
                }
                #expect(try numbers("m1") == [12, 13] && numbers("m2") == [14, 15] && numbers("other") == [1])
                try connection.minutes.draft("m1", at: now)
                let day = now.day
                #expect(try connection.minutes.confirm("m1", at: "m2", on: day))
                #expect(try !connection.minutes.confirm("m1", at: "m2", on: day))
                #expect(try connection.minutes.find("m1")?.confirmedAtMeeting == "m2")
                #expect(try connection.minutes.all().keys.map(\.text) == ["m1"])
            }
        }
    }

    @Test("texts are kept by version with what they were made from", arguments: TestDatabase.kinds)
    func wordings(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                try connection.agendas.begin("m1", of: "b")
                for (says, base) in [("one", []), ("two", [1]), ("three", [1])] as [(String, [Int])] {
                    try connection.minutes.write(says, part: "minute 1", meeting: "m1", basedOn: base, at: now, by: .owner)
                }
                let wording = try connection.minutes.wording("minute 1", of: "m1")
                #expect(wording.standing.map(\.says) == ["two", "three"])
                #expect(try connection.minutes.wordings(of: "m1").keys.sorted() == ["minute 1"])
            }
        }
    }

    @Test("questions list what waits first, and leave out closed items and other meetings", arguments: TestDatabase.kinds)
    func questions(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                try connection.agendas.begin("m1", of: "b")
                try connection.agendas.begin("m2", of: "b")
                let open = try connection.agendas.add(item("Open"))
                let closed = try connection.agendas.add(item("Closed", access: .confidential))
                let other = try connection.agendas.add(item("Other", "m2"))
                func ask(_ item: Int64, _ meeting: ID<Meeting> = "m1") throws -> Int64 {
                    let number = try connection.questions.add(
                        Question(meeting: meeting, item: item, asker: "Ada", askerKind: .publicMember, topic: "T", at: now))
                    try connection.minutes.write(
                        "Why \(number)?", part: "question \(number)", meeting: meeting, basedOn: [], at: now, by: .owner)
                    return number
                }
                let (answered, waiting, late) = (try ask(open), try ask(open), try ask(open))
                let (secret, elsewhere) = (try ask(closed), try ask(other, "m2"))
                try connection.questions.setReply(answered, by: "Bea", isThere: true)
                try connection.questions.setFollowUp(late, .agency("csc", name: "Council", post: nil, due: now.day))
                func page(_ sees: Bool, _ meetings: String = "") throws -> [Int64] {
                    try connection.questions.page(seesRestricted: sees, in: meetings, skipping: 0, limit: 10).map(\.number)
                }
                #expect(try page(true) == [late, waiting, secret, elsewhere, answered])
                #expect(try page(false, "|m1|") == [late, waiting, answered] && page(true, "||") == [])
                let first = try #require(try connection.questions.page(seesRestricted: true, in: "", skipping: 0, limit: 1).first)
                #expect(first.question.text == "Why \(late)?" && first.followUp?.due == now.day && first.reply.isEmpty)
                #expect(try connection.questions.find(answered)?.repliedBy == "Bea")
            }
        }
    }

    @Test("resolutions are lettered under their item, withdrawn ones stay, members end once", arguments: TestDatabase.kinds)
    func resolutions(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                try connection.agendas.begin("m1", of: "b")
                var one = item("One")
                one.number = try connection.agendas.add(one)
                let first = try connection.resolutions.add(.note, of: one, at: now)
                let second = try connection.resolutions.add(.refer, of: one, at: now)
                try connection.resolutions.withdraw(first.number, why: "Said otherwise")
                #expect([first, second].map(\.letter) == ["(a)", "(b)"])
                #expect(try connection.resolutions.all(of: "m1").map(\.withdrawnWhy) == ["Said otherwise", nil])
                #expect(
                    try connection.resolutions.page(seesRestricted: false, in: "", skipping: 0, limit: 9).map(\.number) == [
                        second.number
                    ])
                let member = try connection.members.add(
                    Member(body: "b", name: "Ada", part: .chair, substitute: "Bea", from: now.day))
                try connection.members.end(member, on: now.day.adding(days: 3))
                #expect(try connection.members.find(member)?.until == now.day.adding(days: 3))
                #expect(try connection.members.all(of: "b").map(\.substitute) == ["Bea"] && connection.members.all().count == 1)
                _ = try connection.attendance.add(
                    Attendance(meeting: "m1", name: "Ada", member: member, state: .present, at: now, by: .owner))
                _ = try connection.attendance.declare(
                    Declaration(
                        meeting: "m1", item: one.number, name: "Ada", nature: "Lives there", leaves: true, at: now, by: .owner))
                for says in ["First", "Second"] {
                    _ = try connection.attendance.note(ChampionNote(meeting: "m1", name: "Cllr", says: says, at: now, by: .owner))
                }
                #expect(
                    try connection.attendance.all(of: "m1").count == 1 && connection.attendance.declarations(of: "m1")[0].leaves)
                #expect(try connection.attendance.notes(of: "m1").map(\.isReplaced) == [true, false])
            }
        }
    }

    @Test("what was planned goes onto an agenda once", arguments: TestDatabase.kinds)
    func plans(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                try connection.agendas.begin("m1", of: "b")
                let number = try connection.plans.add(
                    PlannedItem(body: "b", meeting: "m1", title: "Later", purpose: .assurance, owner: "Ada", paperDue: now.day))
                let made = try connection.agendas.add(item("Later"))
                #expect(try connection.plans.move(number, to: .onAgenda, item: made))
                #expect(try !connection.plans.move(number, to: .onAgenda, item: made))
                #expect(try connection.plans.all(of: "b").map(\.item) == [made])
            }
        }
    }
}
