import Domain

extension Schemas {
    static let matters: [(name: String, schema: Schema)] = [
        ("Matter", matter), ("MatterDetail", matterDetail), ("Step", step), ("ReportFormat", reportFormat),
        ("NewMatter", newMatter), ("NewStep", newStep), ("NewReportFormat", newReportFormat),
    ]

    private static let matter = Schema.object([
        "reference": .text, "kind": .choice(Matter.Kind.self), "number": .serial, "body": .id, "meeting": .id.orNull,
        "minute": .text, "on": .day, "item": .text.orNull, "verb": .choice(DecisionVerb.self).orNull,
        "decision": .serial.orNull.saying("The decision whose condition it is"), "text": .text, "follow_up": .text.orNull,
        "who": .text, "agency": .id.orNull, "person": .serial.orNull, "due": .day.orNull, "due_meeting": .id.orNull,
        "to_body": .id.orNull, "state": .choice(Matter.State.self), "overdue": .bool, "report": .text.orNull,
        "reported_on": .day.orNull, "settled_on": .day.orNull, "settled_at": .id.orNull,
        "access": .choice(AccessClass.all.map(\.word)), "actor": .actor,
    ])
    private static let step = Schema.object([
        "place": .serial, "at": .moment, "actor": .actor, "act": .text, "says": .text, "from": .text.orNull, "to": .text.orNull,
    ])
    private static let matterDetail = Schema.object([
        "matter": .named("Matter"), "conditions": .list(.named("Matter")), "steps": .list(.named("Step")),
        "may": .list(.choice(MatterAct.self)),
    ])
    private static let reportFormat = Schema.object([
        "body": .id, "version": .serial, "columns": .list(.choice(ReportTemplate.Part.self)), "why": .text,
        "meeting": .id.orNull, "minute": .text, "request": .serial.orNull, "from": .day, "final_on": .day.orNull, "actor": .actor,
    ])

    private static let newMatter = Schema.object(
        ["body": .id, "text": .words(1...4000)],
        optional: [
            "meeting": .id.orNull, "minute": .words(0...20), "verb": .choice(DecisionVerb.self).orNull,
            "decision": .serial.orNull, "follow_up": .words(0...4000).orNull, "who": .words(0...200), "agency": .id.orNull,
            "person": .serial.orNull, "due": .day.orNull, "due_meeting": .id.orNull, "to_body": .id.orNull,
            "access": .choice(AccessClass.all.map(\.word)),
            "about_report": .bool.saying("A decision about the format of the body's report, which its conditions then hold"),
        ])
    private static let newStep = Schema.object(
        ["act": .choice(MatterAct.self), "text": .words(1...4000)],
        optional: [
            "day": .day.orNull.saying("When it was seen to be met, or the new day"), "meeting": .id.orNull, "to_body": .id.orNull,
        ])
    private static let newReportFormat = Schema.object(
        ["columns": .list(.choice(ReportTemplate.Part.self), most: 20), "why": .words(1...500)],
        optional: ["meeting": .id.orNull, "minute": .words(0...20), "request": .serial.orNull])
}
