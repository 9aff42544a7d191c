/// The record of a meeting: drafted from what was taken down, edited, and confirmed by the body at a later meeting.
public struct Minutes: Hashable, Sendable {
    public var meeting: ID<Meeting>
    public var draftedAt: Instant
    /// The meeting that confirmed them; nil while they are a draft.
    public var confirmedAtMeeting: ID<Meeting>?
    public var confirmedOn: Day?

    public init(
        meeting: ID<Meeting>, draftedAt: Instant, confirmedAtMeeting: ID<Meeting>? = nil, confirmedOn: Day? = nil
    ) {
        self.meeting = meeting
        self.draftedAt = draftedAt
        self.confirmedAtMeeting = confirmedAtMeeting
        self.confirmedOn = confirmedOn
    }

    public var isConfirmed: Bool { confirmedAtMeeting != nil }
}

/// The first words of a minute, made from what was taken down on an item. Somebody reads and edits them afterwards.
public struct MinuteDraft: Sendable {
    public var item: AgendaItem
    public var papers: [Paper]
    public var questions: [Question]
    public var attendance: [Attendance]
    public var declarations: [Declaration]

    public init(
        item: AgendaItem, papers: [Paper], questions: [Question], attendance: [Attendance] = [], declarations: [Declaration] = []
    ) {
        self.item = item
        self.papers = papers
        self.questions = questions
        self.attendance = attendance
        self.declarations = declarations
    }

    public var text: String {
        let first = item.kind == .apologies ? attended : received
        return (first + declared + questions.map(asked)).joined(separator: "\n")
    }

    private var attended: [String] {
        let away = attendance.latest.filter { $0.state == .apologies || $0.state == .substitute }
        guard !away.isEmpty else { return ["There were no apologies."] }
        let names = away.map { one in one.substitute.map { "\(one.name) (\($0) in their place)" } ?? one.name }
        return ["Apologies were received from \(names.inWords)."]
    }

    private var received: [String] {
        let who = item.presenter.map { "\($0) presented" }
        let standing = papers.filter { $0.withdrawnWhy == nil }
        let listed = standing.map { "\($0.title) (\($0.reference))" }.inWords
        switch (who, listed.isEmpty) {
        case (let who?, false): return ["\(who) \(listed)."]
        case (nil, false): return ["Members received \(listed)."]
        case (let who?, true): return ["\(who) the item."]
        case (nil, true): return []
        }
    }

    private var declared: [String] {
        let own = declarations.filter { $0.item == item.number || ($0.item == nil && item.kind == .apologies) }
        if own.isEmpty { return item.kind == .apologies && declarations.isEmpty ? ["No interests were declared."] : [] }
        return own.map { one in
            "\(one.name) declared an interest: \(one.nature.withStop)" + (one.leaves ? " They left while it was dealt with." : "")
        }
    }

    private func asked(_ question: Question) -> String {
        let about = question.topic.isEmpty ? "" : " about \(question.topic.inSentence)"
        var text = "\(question.asker) asked\(about): \(question.question.text.withStop)"
        if !question.reply.isEmpty {
            text += " \(question.repliedBy ?? "The officer") replied: \(question.reply.text.withStop)"
        } else {
            text += question.followUp.map { " \($0.says)" } ?? " No reply was given at the meeting."
        }
        return text
    }
}

extension String {
    /// With a full stop where it has no end.
    var withStop: String { last.map { ".?!”".contains($0) } ?? true ? self : self + "." }

    /// A word that is all capitals, such as NEET, stays as it is.
    var inSentence: String {
        guard let second = dropFirst().first, second.isLowercase else { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}
