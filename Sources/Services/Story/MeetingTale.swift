import Domain

/// A meeting of the demonstration, told shortly: what was on its agenda, and what was said and resolved on each item.
struct MeetingTale: Sendable {
    var id: ID<Meeting>
    var published: String?
    var held: String?
    var drafted: String?
    /// The number of its first minute, where it goes on from years before the demonstration.
    var firstMinute: Int64?
    var items: [ItemTale]
    var away: [String] = []
    var note: (name: String, says: String)?
    var clerk = "morag.ellery"

    struct ItemTale: Sendable {
        var item: AgendaItem
        var papers: [[String]] = []
        var asked: [Asked] = []
        var resolved: [Resolved] = []
        var declared: (name: String, nature: String, leaves: Bool)?

        init(
            _ title: String, _ purpose: AgendaItem.Purpose, _ kind: AgendaItem.Kind = .ordinary, by presenter: String? = nil,
            about: String? = nil, access: AccessClass = .open, papers: [[String]] = [], asked: [Asked] = [],
            resolved: [Resolved] = [], declared: (name: String, nature: String, leaves: Bool)? = nil
        ) {
            item = AgendaItem(
                meeting: "", title: title, purpose: purpose, kind: kind, presenter: presenter, about: about, access: access)
            self.papers = papers
            self.asked = asked
            self.resolved = resolved
            self.declared = declared
        }
    }

    struct Asked: Sendable {
        var by: String
        var kind = Question.AskerKind.member
        var topic: String
        var says: String
        var reply: (by: String, says: String)?
        var followUp: Bellwether.FollowUpDraft?
    }

    struct Resolved: Sendable {
        var verb: Resolution.Verb
        var whom = ""
        var more = ""
        var text: String?

        init(_ verb: Resolution.Verb, whom: String = "", more: String = "", text: String? = nil) {
            self.verb = verb
            self.whom = whom
            self.more = more
            self.text = text
        }
    }

    /// On the day on which papers went out, on the day itself, and when the minutes were written.
    func acts(prepared day: String) -> [StoryAct] {
        var acts = [StoryAct(published ?? day) { try await prepare($0, $1[clerk]) }]
        if let held { acts.append(StoryAct(held) { try await sit($0, $1[clerk]) }) }
        if let drafted {
            acts.append(StoryAct(drafted) { _ = try await $0.draftMinutes(id, firstMinute: firstMinute, as: $1[clerk]) })
        }
        return acts
    }

    private func prepare(_ services: Bellwether, _ clerk: Actor) async throws {
        for tale in items {
            var item = tale.item
            item.meeting = id
            let made = try await services.addItem(item, as: clerk)
            for titles in tale.papers {
                guard let title = titles.first else { continue }
                let paper = try await services.addPaper(to: made.number, title: title, file: file(title), as: clerk)
                for appendix in titles.dropFirst() {
                    try await services.addPaper(
                        to: made.number, title: appendix, file: file(appendix), appendixTo: paper.number, as: clerk)
                }
            }
        }
        if let note { try await services.writeChampionNote(id, name: note.name, says: note.says, as: clerk) }
        if published != nil { _ = try await services.publishAgenda(id, as: clerk) }
    }

    /// A paper of the demonstration is a line of text: what a real one would say is not told here.
    private func file(_ title: String) -> (name: String, bytes: [UInt8]) {
        (
            "\(title.replacing(" ", with: "-").replacing("/", with: "-").lowercased()).txt",
            Array("\(title). Invented for the demonstration.\n".utf8)
        )
    }

    private func sit(_ services: Bellwether, _ clerk: Actor) async throws {
        let record = try await services.meetingRecord(id, as: clerk)
        for member in record.members where member.sits(on: record.meeting.date) {
            let state: Attendance.State =
                away.contains(member.name) ? (member.substitute == nil ? .apologies : .substitute) : .present
            try await services.takeAttendance(id, member: member.number, state, as: clerk)
        }
        for (tale, item) in zip(items, record.agenda.items) {
            try await services.beAt(item.number, of: id, as: clerk)
            if let declared = tale.declared {
                try await services.declareInterest(
                    id, item: item.number, name: declared.name, nature: declared.nature, leaves: declared.leaves, as: clerk)
            }
            for one in tale.asked {
                try await services.ask(
                    Bellwether.QuestionDraft(
                        item: item.number, asker: one.by, askerKind: one.kind, topic: one.topic, says: one.says,
                        reply: one.reply?.says ?? "", repliedBy: one.reply?.by ?? "", followUp: one.followUp), at: id, as: clerk)
            }
            for one in tale.resolved {
                try await services.resolve(
                    one.verb, item: item.number, whom: one.whom, more: one.more, text: one.text, as: clerk)
            }
        }
        try await services.closeMeeting(id, as: clerk)
    }
}
