import Domain

extension Schemas {
    static let risks: [(name: String, schema: Schema)] = [
        ("Score", score), ("Risk", risk), ("Signature", signature), ("Rating", rating), ("Activity", activity),
        ("Tracker", tracker), ("NewRisk", newRisk), ("RiskChange", riskChange), ("Assessment", assessment),
        ("NewRating", newRating), ("RatingAgreement", ratingAgreement), ("NewTracker", newTracker),
        ("TrackerChange", trackerChange),
        ("ActivityEvidence", activityEvidence), ("Named", named(by: "Who signs, as a name or a post")),
    ]

    private static let level = Schema.integer(1...5)
    private static let levels = Schema.object(["likelihood": level, "impact": level])

    private static let score = Schema.object(["likelihood": level, "impact": level, "score": .integer(1...25)])
    private static let risk = Schema.object([
        "number": .serial, "reference": .text, "title": .text, "cause": .text, "event": .text, "effect": .text, "priority": .id,
        "agency": .id.orNull, "post": .text, "now": .named("Score"), "before": .named("Score").orNull, "target": .named("Score"),
        "rating": .choice(RiskBand.self), "rating_reason": .text, "trend": .choice(RiskTrend.self), "controls": .list(.text),
        "indicators": .list(.id), "state": .choice(Risk.State.self), "access": .choice(AccessClass.all.map(\.word)),
        "raised_on": .day, "assessed_on": .day, "closed_on": .day.orNull,
    ])
    private static let signature = Schema.object(["name": .text, "on": .day])
    private static let rating = Schema.object([
        "number": .serial, "priority": .id, "period": .text, "rating": .choice(PriorityRating.Word.self),
        "direction": .choice(PriorityRating.Direction.self), "reason": .text,
        "suggested": Schema.choice(PriorityRating.Word.self).orNull, "suggested_reason": .text, "difference": .text,
        "proposed": .named("Signature"), "agreed": .named("Signature").orNull,
    ])
    private static let activity = Schema.object([
        "title": .text, "milestone": .text, "owner": .text, "due": .day.orNull, "progress": .integer(0...100), "at_risk": .bool,
        "state": Schema.choice(PriorityRating.Word.self).orNull, "state_reason": .text.orNull,
        "stated": .text.orNull.saying("The word of whoever made it, where it was made elsewhere"), "says": .text,
        "evidence": .text,
        "accepted": .named("Signature").orNull,
    ])
    private static let tracker = Schema.object([
        "number": .serial, "reference": .text, "kind": .choice(ActionTracker.Kind.self), "title": .text, "priority": .id.orNull,
        "period": .text.orNull, "activities": .list(.named("Activity")), "challenges": .text, "risks": .list(.serial),
        "next_steps": .text, "officer": .named("Signature").orNull, "director": .named("Signature").orNull,
        "source": .text.orNull, "address": .text.orNull, "refreshed_on": .day.orNull,
        "access": .choice(AccessClass.all.map(\.word)), "changed_on": .day,
    ])

    // MARK: - What is sent

    private static let words: KeyValuePairs<String, Schema> = [
        "cause": .words(0...4000), "event": .words(0...4000), "effect": .words(0...4000), "agency": .id.orNull,
        "post": .words(0...120), "controls": .list(.words(1...300), most: 40), "indicators": .list(.id, most: 40),
        "access": .choice(AccessClass.all.map(\.word)),
    ]
    private static let newRisk = Schema.object(
        ["title": .words(1...200), "priority": .id, "now": levels, "target": levels], optional: words)
    private static let riskChange = Schema.object(
        ["title": .words(1...200), "priority": .id, "target": levels, "why": .words(1...500)], optional: words)
    private static let assessment = Schema.object(["likelihood": level, "impact": level, "says": .words(1...4000)])
    private static let newRating = Schema.object(
        [
            "priority": .id, "period": .words(1...40), "rating": .choice(PriorityRating.Word.self),
            "direction": .choice(PriorityRating.Direction.self), "reason": .words(1...600), "proposed_by": .words(1...120),
        ], optional: ["difference": .words(0...600).saying("Needed where the rating is not the suggested one")])
    private static let ratingAgreement = Schema.object(["priority": .id, "period": .words(1...40), "name": .words(1...120)])
    private static let newTracker = Schema.object(["priority": .id, "period": .words(1...40)])
    private static let newActivity = Schema.object(
        ["title": .words(1...200)],
        optional: [
            "milestone": .words(0...300), "owner": .words(0...120), "due": .day.orNull, "progress": .integer(0...100),
            "at_risk": .bool, "says": .words(0...600), "evidence": .words(0...600),
        ])
    private static let trackerChange = Schema.object(
        ["activities": .list(newActivity, most: 40)],
        optional: ["challenges": .words(0...4000), "risks": .list(.serial, most: 40), "next_steps": .words(0...4000)])
    private static let activityEvidence = Schema.object([
        "activity": .integer(1...40).saying("Its place on the tracker, from 1"), "name": .words(1...120),
    ])

    private static func named(by says: String) -> Schema { Schema.object(["name": .words(1...120).saying(says)]) }
}
