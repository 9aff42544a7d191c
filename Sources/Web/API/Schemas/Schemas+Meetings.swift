import Domain

extension Schemas {
    static let meetings: [(name: String, schema: Schema)] = [
        ("AgendaLine", agendaLine), ("Agenda", agenda), ("AgendaItem", item), ("Paper", paper), ("Member", member),
        ("Question", question), ("Resolution", resolution), ("Minutes", minutes), ("NewAgendaItem", newItem),
        ("NewQuestion", newQuestion), ("NewResolution", newResolution), ("NewMember", newMember), ("SetAside", setAside),
    ]

    private static let access = Schema.choice(AccessClass.all.map(\.word))

    private static let agendaLine = Schema.object([
        "meeting": .id, "body": .id, "date": .day, "published_at": .moment.orNull, "sitting": .bool,
        "minutes": .choice(["none", "draft", "confirmed"]),
    ])
    private static let agenda = Schema.object([
        "meeting": .id, "body": .id, "date": .day, "published_at": .moment.orNull, "check_set_aside": .text.orNull,
        "clear_days": .count.orNull, "items": .list(.named("AgendaItem")),
    ])
    private static let item = Schema.object([
        "number": .serial, "meeting": .id, "place": .count, "title": .text, "purpose": .choice(AgendaItem.Purpose.self),
        "kind": .choice(AgendaItem.Kind.self), "presenter": .text.orNull, "about": .text.orNull, "access": access,
        "late_reason": .text.orNull, "minute": .serial.orNull, "withdrawn": .bool, "papers": .list(.named("Paper")),
    ])
    private static let paper = Schema.object([
        "number": .serial, "reference": .text, "title": .text, "file": .text.orNull, "supplement": .bool, "withdrawn": .bool,
    ])
    private static let member = Schema.object([
        "number": .serial, "body": .id, "name": .text, "part": .choice(Member.Part.self), "agency": .id.orNull,
        "substitute": .text.orNull, "from": .day, "until": .day.orNull,
    ])
    private static let question = Schema.object([
        "number": .serial, "reference": .text, "meeting": .id, "item": .serial, "asker": .text,
        "asker_kind": .choice(Question.AskerKind.self), "topic": .text, "question": .text, "reply": .text.orNull,
        "replied_by": .text.orNull, "state": .choice(Question.State.self), "follow_up": .text.orNull, "due": .day.orNull,
        "at": .moment,
    ])
    private static let resolution = Schema.object([
        "number": .serial, "meeting": .id, "item": .serial, "item_title": .text, "minute": .serial.orNull, "letter": .text,
        "verb": .choice(Resolution.Verb.self), "text": .text, "at": .moment,
    ])
    private static let minutes = Schema.object([
        "meeting": .id, "state": .choice(["none", "draft", "confirmed"]), "confirmed_by": .id.orNull, "quorum": .text,
        "attendance": .list(
            .object(["name": .text, "state": .choice(Attendance.State.self), "substitute": .text.orNull])),
        "items": .list(
            .object([
                "item": .serial, "minute": .serial.orNull, "title": .text,
                "texts": .list(.text).saying("More than one where two people wrote at once and nobody has joined them yet"),
                "resolutions": .list(.named("Resolution")),
            ])),
    ])

    // MARK: - What is sent

    private static let newItem = Schema.object(
        ["title": .words(1...200), "purpose": .choice(AgendaItem.Purpose.self)],
        optional: [
            "kind": .choice(AgendaItem.Kind.self), "presenter": Schema.words(0...120).orNull,
            "about": Schema.words(0...4000).orNull, "access": access,
            "late_reason": Schema.words(0...500).orNull.saying("Needed once the agenda is published"),
        ])
    private static let newQuestion = Schema.object(
        ["item": .serial, "asker": .words(1...120), "question": .words(1...4000)],
        optional: [
            "asker_kind": .choice(Question.AskerKind.self), "topic": .words(0...200),
            "reply": Schema.words(0...4000).orNull, "replied_by": Schema.words(0...120).orNull,
            "to": Schema.scope.orNull.saying("Where it goes when it is not answered: agency:ID or body:ID"),
            "post": Schema.words(0...120).orNull, "due": .day.orNull,
        ])
    private static let newResolution = Schema.object(
        ["verb": .choice(Resolution.Verb.self)],
        optional: [
            "whom": .words(0...200), "more": .words(0...4000),
            "text": Schema.words(0...4000).orNull.saying("The words themselves; left out, they are made from the verb"),
        ])
    private static let newMember = Schema.object(
        ["name": .words(1...120), "part": .choice(Member.Part.self), "from": .day],
        optional: ["agency": Schema.id.orNull, "substitute": Schema.words(0...120).orNull, "until": .day.orNull])
    private static let setAside = Schema.object(
        [:], optional: ["set_aside_because": Schema.words(0...500).orNull.saying("Why it goes out without performance")])
}
