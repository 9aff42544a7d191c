import Domain

// What the board asks agencies and advises them, as programs get and send it.
extension Schemas {
    static let challenges: [(name: String, schema: Schema)] = [
        ("Challenge", challenge), ("ChallengeDetail", challengeDetail), ("AnswerTimes", answerTimes),
        ("NewChallenge", newChallenge), ("Words", words),
    ]

    private static let access = Schema.choice(AccessClass.all.map(\.word))
    private static let evidence = Schema.object([
        "indicator": .id, "area": .id, "group": .text, "source": .id.orNull, "title": .text, "period": .text.orNull,
        "says": .text, "known_on": .day,
    ])
    private static let challenge = Schema.object([
        "number": .serial, "reference": .text, "kind": .choice(Challenge.Kind.self), "question": .text, "agency": .id,
        "addressee": .text, "raised_on": .day, "raised_by": .actor, "raised_as": .text, "figure": evidence.orNull,
        "subject": .text, "access": access, "state": .choice(Challenge.State.self), "stage": .integer(0...5),
        "escalated_to": .text.orNull, "asked_on": .day, "due": .day, "overdue": .bool, "answered_on": .day.orNull,
        "days_to_answer": .count.orNull, "ended_on": .day.orNull, "days_open": .count, "agreed": .text.orNull,
        "action": .text.orNull, "impact": .text.orNull,
    ])
    private static let challengeDetail = Schema.object([
        "challenge": .named("Challenge"), "steps": .list(.named("Step")),
        "figure_now": .object(["says": .text, "standing": .choice(Standing.Word.self), "since": .text.orNull]).orNull,
    ])
    private static let answerTimes = Schema.object([
        "agency": .id, "quarter": .text, "asked": .count, "answered": .count, "waiting": .count, "waiting_forty_days": .count,
        "median_days_to_answer": .number.orNull,
    ])
    private static let newChallenge = Schema.object(
        ["question": .words(1...4000), "agency": .id.saying("Who is to answer")],
        optional: [
            "kind": .choice(Challenge.Kind.self), "addressee": .words(0...200),
            "raised_as": .words(0...200).saying("In whose words; the role of whoever sends it when left out"),
            "subject": .words(0...300).saying("A paper, or an item of a meeting"),
            "due": .day.saying("Ten working days when left out"), "access": access,
            "figure": .object(
                ["indicator": .id], optional: ["area": .id, "group": .text, "source": .id, "known_on": .day]
            ).saying("The figure that it is about; it is kept as it stands"),
        ])
    private static let words = Schema.object(["says": .words(1...4000)])

    static let view = Schema.object(
        ["view": .choice(["accept", "refuse"]), "says": .words(1...4000)],
        optional: ["agreed": .words(0...4000), "due": .day.saying("When it is asked again; ten working days when left out")])
    static let escalation = Schema.object([
        "stage": .integer(1...5), "to": .words(1...200).saying("A post"), "says": .words(1...4000),
    ])
    static let agreement = Schema.object(
        ["says": .words(1...4000)], optional: ["action": .words(1...20).saying("Such as A-028")])
    static let reopening = Schema.object(["says": .words(1...4000)], optional: ["due": .day])
}
