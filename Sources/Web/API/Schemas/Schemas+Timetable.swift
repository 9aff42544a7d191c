import Domain

extension Schemas {
    static let timetable: [(name: String, schema: Schema)] = [("TimetableCell", cell), ("TimetableMeeting", column)]

    private static let supply = Schema.choice(Lag.Supply.self)

    private static let cell = Schema.object([
        "meeting": .id, "body": .id, "papers_close": .day, "indicator": .id, "title": .text, "agency": .id,
        "priority": .id.orNull, "period": .text.orNull.saying("The newest period that the meeting can have"),
        "supply": supply.orNull, "is_here": .bool.saying("Whether its figure has come already"),
        "expected_on": .day.orNull.saying("By when it should have come, when it has not"),
        "is_new": .bool.saying("Whether the body did not have it at its meeting before"),
        "next": Schema.object(["period": .text, "supply": supply, "on": .day, "too_late_by_working_days": .count]).orNull,
        "lag": Schema.object([
            "days": .count, "declared": .integer.orNull,
            "learned": .integer.orNull.saying("The 80th percentile, by the nearest rank"),
            "learned_from": .integer.orNull.saying("From how many periods it was learned"),
        ]).orNull,
        "says": .text,
    ])

    private static let column = Schema.object([
        "id": .id, "body": .id, "date": .day, "moved_from": .day.orNull, "papers_close": .day, "last": .id.orNull,
        "new": .count, "measures": .count, "performance": .choice(["on-agenda", "planned", "none"]),
        "nothing_new_from": .list(.id), "nothing_new_on": .list(.id),
    ])
}
