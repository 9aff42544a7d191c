import Domain
import Services

extension JSON {
    init(_ one: Challenge, on day: Day) {
        let (action, evidence) = (one.action.map { Thing(.action, $0).reference }, one.evidence.map { JSON($0) } ?? .null)
        self = .object([
            ("number", .int(one.number)), ("reference", .text(one.reference)), ("kind", .text(one.kind.rawValue)),
            ("question", .text(one.question)), ("agency", .text(one.agency.text)), ("addressee", .text(one.addressee)),
            ("raised_on", .text(one.raisedOn.iso8601)), ("raised_by", .text(one.raisedBy.word)),
            ("raised_as", .text(one.raisedAs)), ("figure", evidence), ("subject", .text(one.subject)),
            ("access", .text(one.access.word)), ("state", .text(one.state.rawValue)), ("stage", JSON(one.stage)),
            ("escalated_to", JSON(one.escalatedTo)), ("asked_on", .text(one.askedOn.iso8601)), ("due", .text(one.due.iso8601)),
            ("overdue", .bool(one.isOverdue(on: day))), ("answered_on", JSON(one.answeredOn?.iso8601)),
            ("days_to_answer", one.daysToAnswer.map { JSON($0) } ?? .null), ("ended_on", JSON(one.endedOn?.iso8601)),
            ("days_open", JSON(one.daysOpen(on: day))), ("agreed", JSON(one.agreed)), ("action", JSON(action)),
            ("impact", JSON(one.impact)),
        ])
    }

    private init(_ evidence: FigureEvidence) {
        self = [
            "indicator": .text(evidence.indicator.text), "area": .text(evidence.area.text), "group": .text(evidence.group.text),
            "source": JSON(evidence.source?.text), "title": .text(evidence.title), "period": JSON(evidence.period?.code),
            "says": .text(evidence.sentence), "known_on": .text(evidence.known.iso8601),
        ]
    }

    init(_ answer: ChallengeAnswer) {
        let now = answer.effect.map { effect -> JSON in
            [
                "says": .text(effect.sentence), "standing": .text(effect.standing.rawValue),
                "since": JSON(effect.since.map { "\($0.words) \($0.reason)" }),
            ]
        }
        self = [
            "challenge": JSON(answer.challenge, on: answer.today), "steps": .list(answer.steps.map { JSON($0) }),
            "figure_now": now ?? .null,
        ]
    }

    init(_ line: AnswerTimesLine) {
        self = [
            "agency": .text(line.agency.id.text), "quarter": .text(line.quarter.code), "asked": JSON(line.times.asked),
            "answered": JSON(line.times.answered), "waiting": JSON(line.times.waiting),
            "waiting_forty_days": JSON(line.times.longWaiting),
            "median_days_to_answer": line.times.medianDays.map { .number($0) } ?? .null,
        ]
    }
}
