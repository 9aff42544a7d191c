import Domain

extension JSON {
    init(_ risk: Risk) {
        let says = risk.says
        self = [
            "number": .int(risk.number), "reference": .text(risk.thing.reference), "title": .text(says.title),
            "cause": .text(says.cause), "event": .text(says.event), "effect": .text(says.effect),
            "priority": .text(says.priority.text), "agency": JSON(says.agency?.text), "post": .text(says.post),
            "now": JSON(risk.now), "before": risk.before.map { JSON($0) } ?? .null, "target": JSON(says.target),
            "rating": .text(risk.now.band.rawValue), "rating_reason": .text(risk.now.reason), "trend": .text(risk.trend.rawValue),
            "controls": .list(says.controls.map { .text($0) }), "indicators": .list(says.indicators.map { .text($0.text) }),
            "state": .text(risk.state.rawValue), "access": .text(says.access.word), "raised_on": .text(risk.raisedOn.iso8601),
            "assessed_on": .text(risk.assessedOn.iso8601), "closed_on": JSON(risk.closedOn?.iso8601),
        ]
    }

    init(_ score: RiskScore) {
        self = ["likelihood": JSON(score.likelihood), "impact": JSON(score.impact), "score": JSON(score.number)]
    }

    init(_ rating: PriorityRating) {
        self = [
            "number": .int(rating.number), "priority": .text(rating.priority.text), "period": .text(rating.period.code),
            "rating": .text(rating.word.rawValue), "direction": .text(rating.direction.rawValue), "reason": .text(rating.reason),
            "suggested": JSON(rating.suggested?.rawValue), "suggested_reason": .text(rating.suggestedWhy),
            "difference": .text(rating.difference), "proposed": JSON(rating.proposed),
            "agreed": rating.agreed.map { JSON($0) } ?? .null,
        ]
    }

    init(_ sign: PriorityRating.Sign) { self = ["name": .text(sign.name), "on": .text(sign.on.iso8601)] }

    init(_ tracker: ActionTracker, on day: Day) {
        self = [
            "number": .int(tracker.number), "reference": .text(tracker.thing.reference), "kind": .text(tracker.kind.rawValue),
            "title": .text(tracker.title), "priority": JSON(tracker.priority?.text), "period": JSON(tracker.period?.code),
            "activities": .list(tracker.says.activities.map { JSON($0, ours: tracker.kind == .own, on: day) }),
            "challenges": .text(tracker.says.challenges), "risks": .list(tracker.says.risks.map { .int($0) }),
            "next_steps": .text(tracker.says.nextSteps), "officer": tracker.officer.map { JSON($0) } ?? .null,
            "director": tracker.director.map { JSON($0) } ?? .null, "source": JSON(tracker.origin?.source),
            "address": JSON(tracker.origin?.address), "refreshed_on": JSON(tracker.origin?.refreshedOn.iso8601),
            "access": .text(tracker.access.word), "changed_on": .text(tracker.changedOn.iso8601),
        ]
    }

    private init(_ activity: Activity, ours: Bool, on day: Day) {
        self = [
            "title": .text(activity.title), "milestone": .text(activity.milestone), "owner": .text(activity.owner),
            "due": JSON(activity.due?.iso8601), "progress": JSON(activity.progress), "at_risk": .bool(activity.isAtRisk),
            "state": ours ? .text(activity.word(on: day).rawValue) : .null,
            "state_reason": ours ? .text(activity.reason(on: day)) : .null,
            "stated": JSON(activity.statedWord), "says": .text(activity.says), "evidence": .text(activity.evidence),
            "accepted": activity.accepted.map { JSON($0) } ?? .null,
        ]
    }
}
