import Domain

extension JSON {
    init(_ matter: Matter, on day: Day) {
        self = [
            "reference": .text(matter.thing.reference), "kind": .text(matter.kind.rawValue), "number": .int(matter.number),
            "body": .text(matter.body.text), "meeting": JSON(matter.meeting?.text), "minute": .text(matter.minute),
            "on": .text(matter.on.iso8601), "item": JSON(matter.item?.word), "verb": JSON(matter.verb?.rawValue),
            "decision": matter.decision.map { .int($0) } ?? .null, "text": .text(matter.words),
            "follow_up": JSON(matter.followUp), "who": .text(matter.who), "agency": JSON(matter.agency?.text),
            "person": matter.person.map { .int($0) } ?? .null, "due": JSON(matter.due?.iso8601),
            "due_meeting": JSON(matter.dueMeeting?.text), "to_body": JSON(matter.toBody?.text),
            "state": .text(matter.state.rawValue), "overdue": .bool(matter.isOverdue(on: day)), "report": JSON(matter.report),
            "reported_on": JSON(matter.reportedOn?.iso8601), "settled_on": JSON(matter.settledOn?.iso8601),
            "settled_at": JSON(matter.settledAt?.text), "access": .text(matter.access.word), "actor": .text(matter.by.word),
        ]
    }

    init(_ template: ReportTemplate) {
        self = [
            "body": .text(template.body.text), "version": .int(template.version),
            "columns": .list(template.parts.map { .text($0.rawValue) }), "why": .text(template.why),
            "meeting": JSON(template.meeting?.text), "minute": .text(template.minute),
            "request": template.request.map { .int($0) } ?? .null, "from": .text(template.from.iso8601),
            "final_on": JSON(template.finalOn?.iso8601), "actor": .text(template.by.word),
        ]
    }
}
