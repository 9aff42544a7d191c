import Domain
import Storage

extension Bellwether {
    /// The meetings that the actor may know of, the latest first.
    public func meetings(as actor: Actor) async throws -> (version: FrameworkVersion, lines: [MeetingLine]) {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            return (version, try lines(version.framework.meetings, actor, version, connection))
        }
    }

    private func lines(
        _ meetings: [Meeting], _ actor: Actor, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> [MeetingLine] {
        let (agendas, minutes) = (try connection.agendas.heads(), try connection.minutes.all())
        return meetings.filter { reads($0, actor, version) }.sorted { ($1.date, $1.id) < ($0.date, $0.id) }.compactMap { one in
            version.body(one.body).map {
                MeetingLine(meeting: one, body: $0, agenda: agendas[one.id], minutes: minutes[one.id])
            }
        }
    }

    public func meetingRecord(_ id: ID<Meeting>, as actor: Actor) async throws -> MeetingRecord {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] in try meetingRecord(id, actor, $0) }
    }

    func meetingRecord(_ id: ID<Meeting>, _ actor: Actor, _ connection: any SQLConnection) throws -> MeetingRecord {
        let (version, meeting, body) = try sitting(id, for: .readMeetings, of: actor, connection)
        return try record(
            meeting, body, version, connection,
            mayKeep: AccessTable.grants(actor, .keepMeetings)
                && BodyReach(actor, .keepMeetings, version).covers(meeting.body),
            mayWriteNote: mayWriteNote(meeting, actor, version), seesRestricted: AccessTable.grants(actor, .readRestricted),
            isOutside: BodyReach(actor, .readMeetings, version).isOutside
        ).seen()
    }

    /// Everything of a meeting by a fixed number of queries.
    func record(
        _ meeting: Meeting, _ body: Body, _ version: FrameworkVersion, _ connection: any SQLConnection, mayKeep: Bool = false,
        mayWriteNote: Bool = false, seesRestricted: Bool = false, isOutside: Bool = false
    ) throws -> MeetingRecord {
        let (id, texts) = (meeting.id, try connection.minutes.wordings(of: meeting.id))
        let minutes = try connection.minutes.all()
        let agenda = try connection.agendas.find(id) ?? Agenda(meeting: id)
        // Before it is published, an agenda is the body's own; what was said at the meeting is told by its minutes.
        let isUntold = isOutside && !agenda.isPublished
        let items = Set(agenda.items.map(\.number))
        return MeetingRecord(
            version: version, meeting: meeting, body: body, agenda: isUntold ? Agenda(meeting: id) : agenda,
            papers: isUntold ? [] : try connection.papers.all(of: id), members: try connection.members.all(of: body.id),
            attendance: isUntold ? [] : try connection.attendance.all(of: id),
            declarations: isUntold ? [] : try connection.attendance.declarations(of: id),
            questions: isUntold ? [] : try connection.questions.all(of: id).map { $0.worded(texts) },
            resolutions: isUntold ? [] : try connection.resolutions.all(of: id).map { $0.worded(texts) },
            notes: isUntold && !mayWriteNote ? [] : try connection.attendance.notes(of: id),
            minutes: isUntold ? nil : minutes[id],
            minuteTexts: isUntold
                ? [:]
                : Dictionary(uniqueKeysWithValues: items.compactMap { item in texts[TextPart.minute(item)].map { (item, $0) } }),
            last: version.framework.meetings.filter { $0.body == body.id && $0.date < meeting.date }.max { $0.date < $1.date },
            confirms: minutes.values.filter { $0.confirmedAtMeeting == id }.map(\.meeting).sorted(),
            steps: isOutside ? [] : try connection.steps.all(of: Thing(.meeting, id.text)), today: today, mayKeep: mayKeep,
            mayWriteNote: mayWriteNote, seesRestricted: seesRestricted, isOutside: isOutside)
    }

    /// The Children's Champion of the committee's area, and whoever keeps the meeting for them.
    func mayWriteNote(_ meeting: Meeting, _ actor: Actor, _ version: FrameworkVersion) -> Bool {
        if AccessTable.grants(actor, .keepMeetings), BodyReach(actor, .keepMeetings, version).covers(meeting.body) {
            return true
        }
        guard case .person(let person) = actor, AccessTable.grants(actor, .commentOnItems) else { return false }
        let areas = person.grants.filter { $0.role == .childrensChampion }.compactMap {
            if case .area(let id) = $0.scope { version.area(id)?.committee } else { nil }
        }
        return areas.contains(meeting.body)
    }

    // MARK: - One item, one question

    /// An item with what happened to it.
    public func agendaItem(
        _ number: Int64, as actor: Actor
    ) async throws -> (record: MeetingRecord, item: AgendaItem, steps: [Step]) {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let item = try existingItem(number, for: .readMeetings, of: actor, connection).item
            let record = try meetingRecord(item.meeting, actor, connection)
            return (record, item, record.isOutside ? [] : try connection.steps.all(of: Thing(.item, number)))
        }
    }

    public func question(
        _ number: Int64, as actor: Actor
    ) async throws -> (record: MeetingRecord, question: Question, steps: [Step]) {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let question = try existingQuestion(number, for: .readMeetings, of: actor, connection)
            let record = try meetingRecord(question.meeting, actor, connection)
            return (
                record, record.questions.first { $0.number == number } ?? question,
                record.isOutside ? [] : try connection.steps.all(of: question.thing)
            )
        }
    }

    func existingQuestion(
        _ number: Int64, for capability: Capability, of actor: Actor, _ connection: any SQLConnection
    ) throws -> Question {
        guard let question = try connection.questions.find(number) else { throw Bellwether.noSuchQuestion(number) }
        do {
            _ = try existingItem(question.item, for: capability, of: actor, connection)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            throw Bellwether.noSuchQuestion(number)
        }
        return question
    }

    private static func noSuchQuestion(_ number: Int64) -> Refusal { noSuch("question", Thing(.question, number).reference) }

    // MARK: - Lists over all meetings

    /// The questions of all meetings that the actor reads: what waits first.
    public func questions(skipping: Int, limit: Int, as actor: Actor) async throws -> [QuestionLine] {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let found = try connection.questions.page(
                seesRestricted: AccessTable.grants(actor, .readRestricted), in: try readable(actor, connection),
                skipping: skipping, limit: limit)
            let items = try connection.agendas.items(Set(found.map(\.item)))
            return found.compactMap { one in items[one.item].map { QuestionLine(question: one, item: $0) } }
        }
    }

    public func resolutions(skipping: Int, limit: Int, as actor: Actor) async throws -> [ResolutionLine] {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let found = try connection.resolutions.page(
                seesRestricted: AccessTable.grants(actor, .readRestricted), in: try readable(actor, connection),
                skipping: skipping, limit: limit)
            let items = try connection.agendas.items(Set(found.map(\.item)))
            return found.compactMap { one in items[one.item].map { ResolutionLine(resolution: one, item: $0) } }
        }
    }

    /// "|brd-2026-12|pqa-2026-11|": the meetings that the actor reads, for a condition of SQL; "||" for none.
    private func readable(_ actor: Actor, _ connection: any SQLConnection) throws -> String {
        let version = try framework(seenBy: actor, in: connection)
        let outside = BodyReach(actor, .readMeetings, version).isOutside
        let published = outside ? try connection.agendas.heads().filter { $0.value.isPublished } : [:]
        let seen = version.framework.meetings.filter {
            reads($0, actor, version) && (!outside || published[$0.id] != nil)
        }
        return "|" + seen.map(\.id.text).joined(separator: "|") + "|"
    }
}

extension Question {
    func worded(_ texts: [String: Wording]) -> Question {
        var question = self
        question.question = texts[TextPart.question(number)] ?? Wording()
        question.reply = texts[TextPart.reply(number)] ?? Wording()
        return question
    }
}

extension Resolution {
    func worded(_ texts: [String: Wording]) -> Resolution {
        var resolution = self
        resolution.text = texts[TextPart.resolution(number)] ?? Wording()
        return resolution
    }
}
