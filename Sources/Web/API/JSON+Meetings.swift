import Domain
import Services

// What is kept of meetings, as programs get it.
extension JSON {
    init(_ item: AgendaItem, papers: [Paper]) {
        self = [
            "number": .int(item.number), "meeting": .text(item.meeting.text), "place": JSON(item.place),
            "title": .text(item.title), "purpose": .text(item.purpose.rawValue), "kind": .text(item.kind.rawValue),
            "presenter": JSON(item.presenter), "about": JSON(item.about), "access": .text(item.access.word),
            "late_reason": JSON(item.lateReason), "minute": item.minute.map { .int($0) } ?? .null,
            "withdrawn": .bool(item.withdrawnWhy != nil), "papers": .list(papers.map { JSON($0) }),
        ]
    }

    init(_ paper: Paper) {
        self = [
            "number": .int(paper.number), "reference": .text(paper.reference), "title": .text(paper.title),
            "file": paper.file.map { .text(Address.file($0).text) } ?? .null, "supplement": .bool(paper.isSupplement),
            "withdrawn": .bool(paper.withdrawnWhy != nil),
        ]
    }

    init(agenda record: MeetingRecord) {
        self = [
            "meeting": .text(record.meeting.id.text), "body": .text(record.body.id.text),
            "date": .text(record.meeting.date.iso8601),
            "published_at": JSON(record.agenda.publishedAt?.iso8601), "check_set_aside": JSON(record.agenda.setAside),
            "clear_days": record.agenda.isPublished ? record.clearDays.map { JSON($0.count) } ?? .null : .null,
            "items": .list(record.agenda.items.map { JSON($0, papers: record.papers(of: $0.number)) }),
        ]
    }

    init(_ line: MeetingLine) {
        self = [
            "meeting": .text(line.meeting.id.text), "body": .text(line.body.id.text),
            "date": .text(line.meeting.date.iso8601), "published_at": JSON(line.agenda?.publishedAt?.iso8601),
            "sitting": .bool(line.agenda?.isSitting ?? false),
            "minutes": .text(line.minutes.map { $0.isConfirmed ? "confirmed" : "draft" } ?? "none"),
        ]
    }

    init(_ member: Member) {
        self = [
            "number": .int(member.number), "body": .text(member.body.text), "name": .text(member.name),
            "part": .text(member.part.rawValue), "agency": JSON(member.agency?.text), "substitute": JSON(member.substitute),
            "from": .text(member.from.iso8601), "until": JSON(member.until?.iso8601),
        ]
    }

    init(_ question: Question) {
        self = [
            "number": .int(question.number), "reference": .text(question.reference), "meeting": .text(question.meeting.text),
            "item": .int(question.item), "asker": .text(question.asker), "asker_kind": .text(question.askerKind.rawValue),
            "topic": .text(question.topic), "question": .text(question.question.text),
            "reply": JSON(question.reply.isEmpty ? nil : question.reply.text), "replied_by": JSON(question.repliedBy),
            "state": .text(question.state.rawValue), "follow_up": JSON(question.followUp?.says),
            "due": JSON(question.followUp?.due?.iso8601), "at": .text(question.at.iso8601),
        ]
    }

    init(_ resolution: Resolution, of item: AgendaItem) {
        self = [
            "number": .int(resolution.number), "meeting": .text(resolution.meeting.text), "item": .int(item.number),
            "item_title": .text(item.title), "minute": item.minute.map { .int($0) } ?? .null,
            "letter": .text(resolution.letter), "verb": .text(resolution.verb.rawValue), "text": .text(resolution.text.text),
            "at": .text(resolution.at.iso8601),
        ]
    }

    init(minutes record: MeetingRecord) {
        let state = record.minutes.map { $0.isConfirmed ? "confirmed" : "draft" } ?? "none"
        self = [
            "meeting": .text(record.meeting.id.text), "state": .text(state),
            "confirmed_by": JSON(record.minutes?.confirmedAtMeeting?.text), "quorum": .text(record.quorum.says),
            "attendance": .list(
                record.attendance.latest.map {
                    ["name": .text($0.name), "state": .text($0.state.rawValue), "substitute": JSON($0.substitute)]
                }),
            "items": .list(
                record.agenda.items.map { item in
                    [
                        "item": .int(item.number), "minute": item.minute.map { .int($0) } ?? .null, "title": .text(item.title),
                        "texts": .list((record.minuteTexts[item.number]?.standing ?? []).map { .text($0.says) }),
                        "resolutions": .list(record.resolutions(of: item.number).map { JSON($0, of: item) }),
                    ]
                }),
        ]
    }
}
