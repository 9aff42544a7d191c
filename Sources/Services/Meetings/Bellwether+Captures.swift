import Domain
import Storage

// What is taken down while a meeting sits. Each taking down is a row of its own, so several clerks at once lose nothing.
extension Bellwether {
    /// Where the meeting is: everybody who presents or minutes it sees it.
    public func beAt(_ item: Int64?, of id: ID<Meeting>, as actor: Actor) async throws {
        try await keeping(id, as: actor, "go on with", item.map { "item \($0)" } ?? "") { connection, _, _, now in
            let agenda = try connection.agendas.find(id)
            if let item, agenda?.standing.contains(where: { $0.number == item }) != true {
                throw Bellwether.noSuch("agenda item", "\(item)")
            }
            try connection.agendas.open(id, at: item, now: now)
            if agenda?.openedAt == nil {
                try connection.steps.add("open", to: Thing(.meeting, id.text), at: now, by: actor)
            }
        }
    }

    public func closeMeeting(_ id: ID<Meeting>, as actor: Actor) async throws {
        try await keeping(id, as: actor, "close") { connection, _, _, now in
            try connection.agendas.close(id, now: now)
            try connection.steps.add("close", to: Thing(.meeting, id.text), at: now, by: actor)
        }
    }

    public func takeAttendance(
        _ id: ID<Meeting>, member: Int64?, name: String = "", _ state: Attendance.State, substitute: String? = nil,
        as actor: Actor
    ) async throws {
        try await keeping(id, as: actor, "take attendance of") { [self] connection, meeting, _, now in
            let known = try member.map { number in
                guard let member = try connection.members.find(number), member.body == meeting.body else {
                    throw Bellwether.noSuch("member", "\(number)")
                }
                return member
            }
            let who = try known?.name ?? words(name, "The name", upTo: 120)
            let instead = try substitute.flatMap { $0.trimmed.nonEmpty }.map { try words($0, "The substitute's name", upTo: 120) }
            if state == .substitute, instead == nil, known?.substitute == nil {
                throw Refusal(.notPossible, "Who came instead is missing.", remedy: "Write the substitute's name.")
            }
            _ = try connection.attendance.add(
                Attendance(
                    meeting: id, name: who, member: member, state: state,
                    substitute: state == .substitute ? instead ?? known?.substitute : nil, at: now, by: actor))
        }
    }

    public func declareInterest(
        _ id: ID<Meeting>, item: Int64?, name: String, nature: String, leaves: Bool, as actor: Actor
    ) async throws {
        try await keeping(id, as: actor, "take a declaration of interest at") { [self] connection, _, _, now in
            if let item { try requireItem(item, of: id, actor, connection) }
            _ = try connection.attendance.declare(
                Declaration(
                    meeting: id, item: item, name: try words(name, "Who declares it", upTo: 120),
                    nature: try words(nature, "The nature of the interest", upTo: 1000), leaves: leaves, at: now, by: actor))
        }
    }

    func requireItem(_ number: Int64, of id: ID<Meeting>, _ actor: Actor, _ connection: any SQLConnection) throws {
        guard try existingItem(number, for: .readMeetings, of: actor, connection).item.meeting == id else {
            throw Bellwether.noSuch("agenda item", "\(number)")
        }
    }

    // MARK: - Questions

    /// What somebody asks, who asked it, and what becomes of it.
    public struct QuestionDraft: Sendable {
        public var item: Int64
        public var asker: String
        public var askerKind: Question.AskerKind
        public var topic: String
        public var says: String
        public var reply: String
        public var repliedBy: String
        public var followUp: FollowUpDraft?

        public init(
            item: Int64, asker: String, askerKind: Question.AskerKind = .member, topic: String, says: String, reply: String = "",
            repliedBy: String = "", followUp: FollowUpDraft? = nil
        ) {
            self.item = item
            self.asker = asker
            self.askerKind = askerKind
            self.topic = topic
            self.says = says
            self.reply = reply
            self.repliedBy = repliedBy
            self.followUp = followUp
        }
    }

    public enum FollowUpDraft: Sendable {
        case agency(ID<Agency>, post: String?, due: Day?)
        case body(ID<Body>, returns: Day?)
    }

    @discardableResult
    public func ask(_ draft: QuestionDraft, at id: ID<Meeting>, as actor: Actor) async throws -> Question {
        try await keeping(id, as: actor, "take down a question at") { [self] connection, meeting, body, now in
            try requireItem(draft.item, of: id, actor, connection)
            let says = try words(draft.says, "The question")
            let reply = try words(draft.reply, "The reply", mayBeEmpty: true)
            var question = Question(
                meeting: id, item: draft.item, asker: try words(draft.asker, "Who asked", upTo: 120),
                askerKind: draft.askerKind, topic: try words(draft.topic, "What it is about", upTo: 200, mayBeEmpty: true),
                at: now)
            question.number = try connection.questions.add(question)
            try connection.minutes.write(
                says, part: TextPart.question(question.number), meeting: id, basedOn: [], at: now, by: actor)
            try connection.steps.add("ask", to: question.thing, at: now, by: actor)
            if !reply.isEmpty {
                try keepReply(reply, by: draft.repliedBy, basedOn: [], question, at: now, actor, connection)
            } else if let followUp = draft.followUp {
                try follow(question, followUp, meeting, at: now, actor, connection)
            }
            try keepForSearch(question, says, connection)
            return try connection.questions.find(question.number)?.worded(connection.minutes.wordings(of: id)) ?? question
        }
    }

    private func keepReply(
        _ reply: String, by name: String, basedOn: [Int], _ question: Question, at now: Instant, _ actor: Actor,
        _ connection: any SQLConnection
    ) throws {
        try connection.minutes.write(
            reply, part: TextPart.reply(question.number), meeting: question.meeting, basedOn: basedOn, at: now, by: actor)
        try connection.questions.setReply(
            question.number, by: try words(name, "Who replied", upTo: 120, mayBeEmpty: true).nonEmpty, isThere: !reply.isEmpty)
        try connection.steps.add("reply", to: question.thing, at: now, by: actor)
    }

    private func keepForSearch(_ question: Question, _ says: String, _ connection: any SQLConnection) throws {
        let access = try connection.agendas.item(question.item)?.access ?? .confidential
        try connection.search.keep(
            SearchEntry(
                question.thing, title: question.topic.isEmpty ? "A question" : question.topic,
                text: "\(question.asker) \(says)", access: access))
    }

    private func follow(
        _ question: Question, _ draft: FollowUpDraft, _ meeting: Meeting, at now: Instant, _ actor: Actor,
        _ connection: any SQLConnection
    ) throws {
        let version = try framework(seenBy: actor, in: connection)
        switch draft {
        case .agency(let id, let post, let due):
            guard let agency = version.agency(id) else { throw Bellwether.noSuch("agency", id.text) }
            let due = due ?? WorkingDays().day(Question.replyWorkingDays, from: max(meeting.date, now.day))
            let followUp = Question.FollowUp.agency(
                id, name: agency.name, post: try post.map { try words($0, "The post", upTo: 120, mayBeEmpty: true) }?.nonEmpty,
                due: due)
            try connection.questions.setFollowUp(question.number, followUp)
            let step = try connection.steps.add(
                "send", to: question.thing, says: followUp.says, to: due.iso8601, at: now, by: actor)
            try tell(.asked, of: question.thing, place: step.place, to: .agency(id), at: now, by: actor, connection)
        case .body(let id, let returns):
            guard let body = version.body(id) else { throw Bellwether.noSuch("body", id.text) }
            let followUp = Question.FollowUp.body(id, name: body.name, returns: returns)
            try connection.questions.setFollowUp(question.number, followUp)
            let step = try connection.steps.add(
                "refer", to: question.thing, says: followUp.says, to: returns?.iso8601, at: now, by: actor)
            try tell(.referred, of: question.thing, place: step.place, to: .body(id), at: now, by: actor, connection)
        }
    }

    public func followUp(_ number: Int64, _ draft: FollowUpDraft, as actor: Actor) async throws -> Question {
        try await onQuestion(number, as: actor, "follow up a question of") { [self] connection, question, meeting, now in
            try follow(question, draft, meeting, at: now, actor, connection)
        }
    }

    /// Writes the question or the reply anew, on top of the versions that the writer had seen.
    public func reword(
        _ number: Int64, question says: String? = nil, reply: String? = nil, repliedBy: String = "", basedOn: [Int],
        as actor: Actor
    ) async throws -> Question {
        try await onQuestion(number, as: actor, "write a question of") { [self] connection, question, _, now in
            if let says {
                let text = try words(says, "The question")
                try connection.minutes.write(
                    text, part: TextPart.question(number), meeting: question.meeting, basedOn: basedOn, at: now, by: actor)
                try connection.steps.add("reword", to: question.thing, at: now, by: actor)
                try keepForSearch(question, text, connection)
            }
            if let reply {
                try keepReply(
                    try words(reply, "The reply"), by: repliedBy, basedOn: basedOn, question, at: now, actor, connection)
            }
        }
    }

    private func onQuestion(
        _ number: Int64, as actor: Actor, _ verb: String,
        _ change: @escaping @Sendable (any SQLConnection, Question, Meeting, Instant) throws -> Void
    ) async throws -> Question {
        try require(.keepMeetings, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            let question = try existingQuestion(number, for: .keepMeetings, of: actor, connection)
            let meeting = try sitting(question.meeting, for: .keepMeetings, of: actor, connection).meeting
            try connection.agendas.begin(meeting.id, of: meeting.body)
            try change(connection, question, meeting, now)
            try auditMeeting(verb, meeting.id, question.reference, .keepMeetings, at: now, by: actor, connection)
            return try connection.questions.find(number)?.worded(connection.minutes.wordings(of: meeting.id)) ?? question
        }
    }
}
