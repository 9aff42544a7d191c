import Domain
import Services

enum LiveRoutes {
    static let all: [Route] = [
        .get("/meetings/{id}/live", .needs(.keepMeetings), .page, "What is taken down while a meeting sits", by: live),
        .post("/meetings/{id}/current", .needs(.keepMeetings), "Goes on with an item, or closes the meeting", by: current),
        .post("/meetings/{id}/attendance", .needs(.keepMeetings), "Takes down who is there", by: attendance),
        .post("/meetings/{id}/declarations", .needs(.keepMeetings), "Takes down a declaration of interest", by: declaration),
        .post("/meetings/{id}/questions", .needs(.keepMeetings), "Takes down a question", by: question),
        .post("/items/{number}/resolutions", .needs(.keepMeetings), "Takes down a resolution", by: resolution),
        .get(
            "/meetings/{id}/present", .needs(.readMeetings), .page, "The meeting in large type, one item at a time", by: present),
        .get("/meetings/{id}/meeting.html", .needs(.readMeetings), .file, "The whole meeting as one file", by: file),
    ]

    @Sendable private static func live(_ visit: Visit) async throws -> Reply {
        try await shown(try visit.id(Meeting.self), visit, Typed())
    }

    private static func shown(_ id: ID<Meeting>, _ visit: Visit, _ typed: Typed) async throws -> Reply {
        let record = try await visit.services.meetingRecord(id, as: visit.actor)
        guard record.mayKeep else { throw Fault.notKept }
        return .page(LivePage(record: record, typed: typed).layout(visit.house.chrome(record.version)).html)
    }

    @Sendable private static func current(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Meeting.self), try await visit.form())
        guard let item = form.number("item") else {
            try await visit.services.closeMeeting(id, as: visit.actor)
            return .see(.meeting(id))
        }
        try await visit.services.beAt(item, of: id, as: visit.actor)
        return .see(.live(id))
    }

    @Sendable private static func attendance(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Meeting.self), try await visit.form())
        return try await visit.acting(
            form, "attend", fields: [("", "name")], to: .live(id), shown: { try await shown(id, visit, $0) }
        ) {
            try await visit.services.takeAttendance(
                id, member: form.number("member"), name: form.trimmed("name"),
                try form.choice("state", Attendance.State.self), substitute: form["substitute"], as: visit.actor)
        }
    }

    @Sendable private static func declaration(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Meeting.self), try await visit.form())
        return try await visit.acting(
            form, "declare", fields: [("The nature", "nature"), ("", "name")], to: .live(id),
            shown: { try await shown(id, visit, $0) }
        ) {
            try await visit.services.declareInterest(
                id, item: form.number("item"), name: form.trimmed("name"), nature: form.trimmed("nature"),
                leaves: form["leaves"] != nil, as: visit.actor)
        }
    }

    @Sendable private static func question(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Meeting.self), try await visit.form())
        return try await visit.acting(
            form, "ask",
            fields: [
                ("The question", "says"), ("Who asked", "asker"), ("The reply", "reply"), ("Who replied", "replied"),
                ("", "says"),
            ],
            to: .live(id), shown: { try await shown(id, visit, $0) }
        ) {
            try await visit.services.ask(
                Bellwether.QuestionDraft(
                    item: form.number("item") ?? 0, asker: form["member"] ?? form.trimmed("asker"),
                    askerKind: try form.choice("kind", Question.AskerKind.self), topic: form.trimmed("topic"),
                    says: form.trimmed("says"), reply: form.trimmed("reply"), repliedBy: form.trimmed("replied"),
                    followUp: try form.followUp()), at: id, as: visit.actor)
        }
    }

    @Sendable private static func resolution(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        let meeting = try await visit.services.agendaItem(number, as: visit.actor).item.meeting
        return try await visit.acting(
            form, "resolve", fields: [("Who is meant", "whom"), ("To whom", "whom"), ("", "more")], to: .live(meeting),
            shown: { try await shown(meeting, visit, $0) }
        ) {
            try await visit.services.resolve(
                try form.choice("verb", Resolution.Verb.self), item: number, whom: form.trimmed("whom"),
                more: form.trimmed("more"), as: visit.actor)
        }
    }

    // MARK: - Before everybody

    @Sendable private static func present(_ visit: Visit) async throws -> Reply {
        let record = try await visit.services.meetingRecord(try visit.id(Meeting.self), as: visit.actor)
        let page = PresentPage(record: record, place: visit.query["item"].flatMap { Int($0) })
        return .page(page.layout(visit.house.chrome(record.version)).html)
    }

    /// A file of its own, which needs nothing beside it. It is saved and never shown inside the site.
    @Sendable private static func file(_ visit: Visit) async throws -> Reply {
        let id = try visit.id(Meeting.self)
        let bytes = try await visit.services.meetingFile(id, as: visit.actor)
        return .download(bytes, name: "meeting-\(id).html", type: "application/octet-stream")
    }
}

extension Query {
    /// "agency:icb" with a post and a day, or "body:pqa" with the day on which it comes back.
    func followUp() throws(FormProblems) -> Bellwether.FollowUpDraft? {
        guard let to = self["to"], let scope = Scope(word: to) else { return nil }
        let due = try day("due")
        switch scope {
        case .agency(let id): return .agency(id, post: self["post"], due: due)
        case .body(let id): return .body(id, returns: due)
        case .area, .partnership: return nil
        }
    }
}
