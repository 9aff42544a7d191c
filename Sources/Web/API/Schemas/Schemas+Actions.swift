import Domain
import Services

extension Schemas {
    static let actions: [(name: String, schema: Schema)] = [
        ("Action", action), ("ActionDetail", detail), ("Evidence", evidence), ("Impact", impact),
        ("NewAction", newAction), ("ActionChange", change), ("ActionMove", move), ("ActionReport", report),
        ("NewEvidence", newEvidence), ("EvidenceDecision", decision), ("ActionClosure", closure),
    ]

    private static let action = Schema.object([
        "number": .serial, "reference": .text, "title": .text, "says": .text,
        "origin": .object(["kind": .choice(ActionOrigin.Kind.self), "says": .text]), "body": .id, "priority": .id.orNull,
        "owner": .object(["agencies": .list(.id), "post": .text, "person": .serial.orNull]), "raised_on": .day, "due": .day,
        "first_due": .day, "moves": .count, "progress": .integer(0...100), "started_on": .day.orNull, "indicator": .id.orNull,
        "area": .id.orNull, "expected": .choice(Action.Expected.self).orNull, "state": .choice(Action.State.self),
        "stands": .object([
            "colour": .choice(ActionStanding.Colour.self).orNull, "group": .choice(ActionStanding.Group.self), "reason": .text,
            "days_overdue": .count, "moved_twice": .bool,
        ]).saying("By rule, as of today: blue only when it is done and evidence was accepted"),
        "at_risk_because": .text.orNull, "ended_on": .day.orNull, "closed_without_evidence": .bool,
        "access": .choice(AccessClass.all.map(\.word)),
    ])
    private static let evidence = Schema.object([
        "place": .serial, "state": .choice(ActionEvidence.State.self), "says": .text, "at": .moment, "by": .actor,
        "files": .list(.object(["number": .serial, "name": .text, "bytes": .count, "sha256": .sha256, "address": .text])),
        "decision": .object(["body": .id, "on": .day, "at": .moment, "by": .actor, "says": .text]).orNull,
    ])
    private static let verdict = Schema.choice([
        "changed", "no-evidence-of-change", "too-early", "too-little-before", "not-begun", "no-figures",
    ])
    private static let detail = Schema.object([
        "action": .named("Action"), "origin_thing": .text.orNull, "evidence": .list(.named("Evidence")),
        "steps": .list(.named("Step")), "impact": verdict.orNull,
    ])
    private static let point = Schema.object([
        "period": .text, "value": .number.orNull, "numerator": .number.orNull, "denominator": .number.orNull,
    ])
    private static let impact = Schema.object([
        "action": .serial, "indicator": .id, "area": .id, "source": .id, "started_on": .day.orNull,
        "expected": .choice(Action.Expected.self).orNull, "verdict": verdict, "as_expected": .bool.orNull, "sentence": .text,
        "limits": .object(["mean": .number, "lower": .number, "upper": .number, "points": .count, "trial": .bool]).orNull,
        "before": .list(point), "after": .list(point), "break": .object(["from": .day, "reason": .text]).orNull,
    ])

    // MARK: - What is sent

    private static let thing = Schema.thing.saying("What it came from, such as “challenge 2” or “indicator visits”")
    private static let newAction = Schema.object(
        [
            "title": .words(1...200),
            "origin": .object(
                ["kind": .choice(ActionOrigin.Kind.self), "says": .words(1...300)], optional: ["thing": thing.orNull]),
            "body": .id,
            "owner": .object(["post": .words(1...120)], optional: ["agencies": .list(.id, most: 2), "person": .serial.orNull]),
            "due": .day,
        ], optional: draftOptions)
    private static let change = Schema.object(
        [
            "title": .words(1...200),
            "origin": .object(
                ["kind": .choice(ActionOrigin.Kind.self), "says": .words(1...300)], optional: ["thing": thing.orNull]),
            "body": .id,
            "owner": .object(["post": .words(1...120)], optional: ["agencies": .list(.id, most: 2), "person": .serial.orNull]),
            "why": .words(1...500),
        ], optional: draftOptions)
    private static let draftOptions: KeyValuePairs<String, Schema> = [
        "says": .words(0...4000), "priority": .id.orNull, "started_on": .day.orNull, "indicator": .id.orNull, "area": .id.orNull,
        "expected": .choice(Action.Expected.self).orNull, "access": .choice(AccessClass.all.map(\.word)),
    ]
    private static let move = Schema.object(["due": .day, "why": .words(1...500)])
    private static let report = Schema.object(
        ["course": .choice(ActionReport.Course.self), "says": .words(1...1000)], optional: ["progress": .integer(0...100)])
    private static let newEvidence = Schema.object(["says": .words(1...2000)])
    private static let decision = Schema.object(
        ["decision": .choice(["accepted", "refused"]), "body": .id],
        optional: [
            "on": .day.orNull.saying("The day on which the body looked at it; today when left out"), "says": .words(0...1000),
            "closes": .bool.saying("Accepted, it closes the action"),
        ])
    private static let closure = Schema.object(
        [:],
        optional: [
            "setting_aside": .words(1...500).orNull.saying(
                "Why it is closed without accepted evidence, by somebody who may set a check aside")
        ])
}
