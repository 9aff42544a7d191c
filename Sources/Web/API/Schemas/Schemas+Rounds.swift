import Domain

// Rounds and returns, as programs get and send them.
extension Schemas {
    static let rounds: [(name: String, schema: Schema)] = [
        ("Round", round), ("NewRound", newRound), ("ReturnRow", returnRow), ("Return", wholeReturn), ("ReturnLine", line),
        ("ReturnLines", lines), ("ReturnFinding", finding), ("SavedLines", savedLines), ("AcceptedReturns", accepted),
        ("SendingReturn", sending), ("AcceptingReturn", accepting), ("NewReturnQuery", newQuery), ("NewReturnAnswer", newAnswer),
        ("MoreTime", moreTime), ("Workload", workload), ("ReturnWorkbook", workbook), ("TakenReturn", taken),
    ]

    private static let round = Schema.object([
        "number": .serial, "title": .text, "period": .text, "body": .id.orNull, "by_area": .bool,
        "state": .choice(CollectionRound.State.self), "version": .count, "opened_on": .day, "heads_up": .day, "deadline": .day,
        "first_reminder": .day, "second_reminder": .day, "escalation": .day, "freeze": .day,
    ])
    private static let newRound = Schema.object(
        ["period": .text.saying("Such as 2026-27Q2")],
        optional: [
            "title": .words(0...120), "body": .id, "by_area": .bool,
            "deadline": .day.saying("Twenty working days after the period when left out"), "freeze": .day,
        ])
    private static let returnRow = Schema.object([
        "number": .serial, "round": .serial, "agency": .id, "state": .choice(Submission.State.self), "standing": .text,
        "due": .day, "received_on": .day.orNull, "signed_on": .day.orNull, "accepted_on": .day.orNull,
        "working_days_late": .count.orNull, "nil_return": .bool, "lines_due": .count, "lines_received": .count,
        "lines_not_due": .count, "queries": .count, "open_queries": .count, "reminders": .count, "import": .serial.orNull,
    ])
    private static let query = Schema.object([
        "number": .serial, "line": .count.orNull, "asks": .text, "asked_by": .actor, "asked_at": .moment, "answer": .text.orNull,
        "answered_by": .actor.orNull, "answered_at": .moment.orNull,
    ])
    private static let wholeReturn = Schema.object([
        "return": .named("ReturnRow"), "locked": .text.orNull.saying("Why nothing can be written, and who can open it"),
        "lines": .list(.named("ReturnLine")), "findings": .list(.named("ReturnFinding")), "queries": .list(query),
        "steps": .list(.named("Step")),
    ])
    private static let line = Schema.object([
        "line": .count, "indicator": .id, "period": .text, "area": .id, "group": .text, "not_due_until": .day.orNull,
        "revision": .count, "numerator": .number.orNull, "denominator": .number.orNull, "value": .number.orNull,
        "status": .choice(ValueStatus.allCases.map(\.word)), "no_value": .text.orNull, "expected_on": .day.orNull,
        "what": .text, "so_what": .text, "now_what": .text, "explanation": .text, "source_system": .text,
        "extracted_on": .day.orNull, "way": .choice(LineEntry.Way.self), "changed_by": .actor.orNull,
        "changed_at": .moment.orNull,
    ])
    private static let lines = Schema.object([
        "lines": .list(
            .object(
                ["line": .integer(1...100_000)],
                optional: [
                    "revision": .count.saying("The one that was seen; the newest when left out"), "numerator": .number.orNull,
                    "denominator": .number.orNull, "value": .number.orNull,
                    "status": .choice(ValueStatus.allCases.map(\.word)),
                    "no_value": Schema.choice(LineEntry.reasons.map(\.code)).orNull, "expected_on": .day.orNull,
                    "what": .words(0...1000), "so_what": .words(0...1000), "now_what": .words(0...1000),
                    "explanation": .words(0...1000), "source_system": .words(0...200), "extracted_on": .day.orNull,
                ]), most: 5000)
    ])
    private static let finding = Schema.object([
        "line": .count, "grade": .choice(ReturnFinding.Grade.self), "rule": .text, "says": .text, "do": .text, "explained": .bool,
    ])
    private static let savedLines = Schema.object([
        "saved": .list(.count), "conflicts": .list(.named("ReturnLine")).saying("As they are now; what was sent is not kept"),
    ])
    private static let workbook = Schema.object(["name": .text, "content": .text.saying("The file, in base64")])
    private static let remark = Schema.object([
        "cell": .text.orNull.saying("Such as Return!E7"), "row": .count.orNull, "text": .text.orNull, "says": .text, "do": .text,
    ])
    private static let taken = Schema.object([
        "refused": .bool.saying("The file as a whole, for the first of the problems"), "saved": .list(.count),
        "conflicts": .list(.named("ReturnLine")).saying("As they are now; what was sent is not kept"),
        "left": .list(.count).saying("Lines that were not kept, since a box of theirs could not be"),
        "problems": .list(remark), "notices": .list(remark),
    ])
    private static let accepted = Schema.object([
        "accepted": .count, "left": .list(.object(["agency": .id, "why": .text])),
    ])
    private static let sending = Schema.object(
        [:],
        optional: [
            "minutes": .integer(0...6000).saying("What it took"),
            "partly": .bool.saying("What has no answer yet is asked for again"),
        ])
    private static let accepting = Schema.object(
        [:], optional: ["says": .words(0...1000).saying("Why, when the round is frozen")])
    private static let newQuery = Schema.object(["says": .words(1...1000)], optional: ["line": .integer(1...100_000)])
    private static let newAnswer = Schema.object(["query": .serial, "says": .words(1...1000)])
    private static let moreTime = Schema.object(["due": .day, "says": .words(1...1000)])
    private static let workload = Schema.object([
        "agency": .id, "lines": .count, "estimated_minutes": .count, "recorded_minutes": .count.orNull, "saved_minutes": .count,
        "could_save_minutes": .count, "gaps": .list(.choice(["data-lead", "approver"])),
    ])
}
