import Domain

extension Schemas {
    static let packContents: [(name: String, schema: Schema)] = [
        ("ExceptionReport", report), ("Exception", exception), ("NewException", newException), ("PackDifference", difference),
        ("Brief", brief),
    ]

    private static let report = Schema.object([
        "number": .serial, "indicator": .id, "period": .text, "what": .text, "so_what": .text, "what_next": .text,
        "by_whom": .text, "due_on": .day.orNull, "question": .text, "at": .moment, "actor": .actor,
    ])
    private static let exception = Schema.object([
        "indicator": .id, "title": .text, "rating": .choice(Standing.Word.self), "reason": .text,
        "report": .named("ExceptionReport").orNull,
    ])
    private static let newException = Schema.object(
        ["what": .words(1...600), "so_what": .words(1...600), "what_next": .words(1...600), "by_whom": .words(1...120)],
        optional: ["due_on": .day.orNull, "question": .words(0...400)])
    private static let difference = Schema.object([
        "pack": .serial, "from": .serial.orNull,
        "changes": .list(
            .object([
                "kind": .choice(PackDifference.Kind.self), "noun": .choice(PackLine.Kind.self), "id": .text, "title": .text,
                "about": .text, "was": .text.orNull, "is": .text.orNull, "why": .text.orNull,
            ])),
    ])
    private static let brief = Schema.object([
        "body": .text, "date": .day, "as_known": .day,
        "exceptions": .list(
            .object([
                "title": .text, "rating": .choice(Standing.Word.self), "figure": .text, "because": .text, "know": .text,
                "planned": .text,
                "ask": .text, "question": .text,
            ])),
        "promises": .list(.object(["reference": .text, "title": .text, "rating": .text, "stands": .text])),
        "challenges": .list(
            .object(["reference": .text, "title": .text, "agency": .text, "days_open": .count, "state": .text])),
        "late": .list(.object(["agency": .text, "says": .text])),
    ])
}
