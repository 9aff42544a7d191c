import Domain
import Services

extension JSON {
    init(_ action: Action, on day: Day) {
        let standing = action.standing(on: day)
        self = [
            "number": .int(action.number), "reference": .text(action.reference), "title": .text(action.title),
            "says": .text(action.says),
            "origin": [
                "kind": .text(action.origin.kind.rawValue), "says": .text(action.origin.says),
            ],
            "body": .text(action.body.text), "priority": JSON(action.priority?.text),
            "owner": [
                "agencies": .list(action.owner.agencies.map { .text($0.text) }), "post": .text(action.owner.post),
                "person": action.owner.person.map { .int($0) } ?? .null,
            ],
            "raised_on": .text(action.raisedOn.iso8601), "due": .text(action.due.iso8601),
            "first_due": .text(action.firstDue.iso8601), "moves": JSON(action.moves), "progress": JSON(action.progress),
            "started_on": JSON(action.startedOn?.iso8601), "indicator": JSON(action.indicator?.text),
            "area": JSON(action.area?.text), "expected": JSON(action.expected?.rawValue),
            "state": .text(action.state.rawValue),
            "stands": [
                "colour": JSON(standing.colour?.rawValue), "group": .text(standing.group.rawValue),
                "reason": .text(standing.reason), "days_overdue": JSON(standing.daysOverdue),
                "moved_twice": .bool(action.isMovedTwice),
            ],
            "at_risk_because": JSON(action.riskWhy), "ended_on": JSON(action.endedOn?.iso8601),
            "closed_without_evidence": .bool(action.isCheckSetAside), "access": .text(action.access.word),
        ]
    }

    /// With its chain.
    init(_ answer: ActionAnswer) {
        self = [
            "action": JSON(answer.action, on: answer.today), "origin_thing": JSON(answer.origin?.word),
            "evidence": .list(answer.evidence.map { JSON($0, answer.files) }), "steps": .list(answer.steps.map { JSON($0) }),
            "impact": answer.impact.map { .text($0.verdict.word) } ?? .null,
        ]
    }

    init(_ evidence: ActionEvidence, _ files: [Int64: AttachedFile]) {
        let decision: JSON =
            evidence.decision.map {
                [
                    "body": .text($0.body.text), "on": .text($0.on.iso8601), "at": .text($0.at.iso8601),
                    "by": .text($0.by.word), "says": .text($0.says),
                ]
            } ?? .null
        self = [
            "place": .int(evidence.place), "state": .text(evidence.state.rawValue), "says": .text(evidence.says),
            "at": .text(evidence.at.iso8601), "by": .text(evidence.by.word),
            "files": .list(
                evidence.files.compactMap { files[$0] }.filter { !$0.isWithdrawn }.map {
                    [
                        "number": .int($0.number), "name": .text($0.name), "bytes": JSON($0.byteCount),
                        "sha256": .text($0.sha256), "address": .text(Address.file($0.number).text),
                    ]
                }), "decision": decision,
        ]
    }

    init(_ impact: ImpactCheck, of action: Action) {
        func point(_ point: SeriesPoint) -> JSON {
            [
                "period": .text(point.period.code), "value": point.shown.value.map { .number($0.value) } ?? .null,
                "numerator": point.shown.value?.numerator.map { .number($0) } ?? .null,
                "denominator": point.shown.value?.denominator.map { .number($0) } ?? .null,
            ]
        }
        let limits: JSON =
            impact.ordinary.map {
                [
                    "mean": .number($0.mean), "lower": .number($0.lower), "upper": .number($0.upper), "points": JSON($0.points),
                    "trial": .bool(impact.areLimitsTrial),
                ]
            } ?? .null
        self = [
            "action": .int(action.number), "indicator": .text(impact.series.indicator.id.text),
            "area": .text(impact.series.area.text), "source": .text(impact.series.source.text),
            "started_on": JSON(impact.startedOn?.iso8601), "expected": JSON(impact.expected?.rawValue),
            "verdict": .text(impact.verdict.word), "as_expected": impact.isAsExpected.map { .bool($0) } ?? .null,
            "sentence": .text("\(impact.heading). \(impact.sentence)"), "limits": limits,
            "before": .list(impact.before.map(point)), "after": .list(impact.after.map(point)),
            "break": impact.cut.map { ["from": .text($0.from.iso8601), "reason": .text($0.reason)] } ?? .null,
        ]
    }
}
