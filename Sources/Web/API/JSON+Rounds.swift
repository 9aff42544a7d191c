import Domain
import Services

extension JSON {
    init(_ one: CollectionRound) {
        self = [
            "number": .int(one.number), "title": .text(one.title), "period": .text(one.period.code), "body": JSON(one.body?.text),
            "by_area": .bool(one.byArea), "state": .text(one.state.rawValue), "version": JSON(one.version),
            "opened_on": .text(one.openedOn.iso8601), "heads_up": .text(one.days.headsUp.iso8601),
            "deadline": .text(one.deadline.iso8601), "first_reminder": .text(one.days.firstReminder.iso8601),
            "second_reminder": .text(one.days.secondReminder.iso8601), "escalation": .text(one.days.escalation.iso8601),
            "freeze": .text(one.days.freeze.iso8601),
        ]
    }

    init(_ row: RoundRow, on day: Day) {
        let one = row.submission
        self = .object([
            ("number", .int(one.number)), ("round", .int(one.round)), ("agency", .text(one.agency.text)),
            ("state", .text(one.state.rawValue)), ("standing", .text(row.standing(on: day))),
            ("due", .text(one.due.iso8601)), ("received_on", JSON(one.receivedOn?.iso8601)),
            ("signed_on", JSON(one.signedOn?.iso8601)), ("accepted_on", JSON(one.acceptedOn?.iso8601)),
            ("working_days_late", row.daysLate(on: day).map { JSON($0) } ?? .null), ("nil_return", .bool(one.isNil)),
            ("lines_due", JSON(row.counts.due)), ("lines_received", JSON(row.counts.received)),
            ("lines_not_due", JSON(row.counts.notDue)), ("queries", JSON(row.queries)), ("open_queries", JSON(row.openQueries)),
            ("reminders", JSON(row.reminders)), ("import", one.importNumber.map { .int($0) } ?? .null),
        ])
    }

    init(_ answer: ReturnAnswer) {
        self = [
            "return": JSON(answer.row, on: answer.today),
            "locked": JSON(answer.lock.map { "\($0.why) \($0.who)" }), "lines": .list(answer.lines.map { JSON($0) }),
            "findings": .list(answer.findings.map { JSON($0) }), "queries": .list(answer.queries.map { JSON($0) }),
            "steps": .list(answer.steps.map { JSON($0) }),
        ]
    }

    init(_ line: SubmissionLine) {
        func number(_ number: Double?) -> JSON { number.map { .number($0) } ?? .null }
        let entry = line.entry
        self = .object([
            ("line", JSON(line.place)), ("indicator", .text(line.indicator.text)), ("period", .text(line.period.code)),
            ("area", .text(line.area.text)), ("group", .text(line.group.text)),
            ("not_due_until", JSON(line.notDueUntil?.iso8601)), ("revision", JSON(line.revision)),
            ("numerator", number(entry.numerator)), ("denominator", number(entry.denominator)), ("value", number(entry.value)),
            ("status", .text(entry.status.word)), ("no_value", JSON(entry.noValue?.code)),
            ("expected_on", JSON(entry.expectedOn?.iso8601)), ("what", .text(entry.commentary.what)),
            ("so_what", .text(entry.commentary.soWhat)), ("now_what", .text(entry.commentary.nowWhat)),
            ("explanation", .text(entry.explanation)), ("source_system", .text(entry.sourceSystem)),
            ("extracted_on", JSON(entry.extractedOn?.iso8601)), ("way", .text(entry.way.rawValue)),
            ("changed_by", JSON(line.changedBy?.word)), ("changed_at", JSON(line.changedAt?.iso8601)),
        ])
    }

    init(_ finding: ReturnFinding) {
        self = [
            "line": JSON(finding.line), "grade": .text(finding.grade.rawValue), "rule": .text(finding.rule),
            "says": .text(finding.sentence), "do": .text(finding.remedy), "explained": .bool(finding.isExplained),
        ]
    }

    init(_ taken: TakenReturn) {
        self = [
            "refused": .bool(taken.isRefused), "saved": .list(taken.saved.saved.map { JSON($0) }),
            "conflicts": .list(taken.saved.conflicts.map { JSON($0) }),
            "left": .list(taken.left.map { JSON($0.place) }), "problems": .list(taken.problems.map { JSON($0) }),
            "notices": .list(taken.notices.map { JSON($0) }),
        ]
    }

    private init(_ remark: TakenReturn.Remark) {
        self = [
            "cell": JSON(remark.cell), "row": remark.row.map { JSON($0) } ?? .null, "text": JSON(remark.text),
            "says": .text(remark.what), "do": .text(remark.remedy),
        ]
    }

    private init(_ query: ReturnQuery) {
        self = [
            "number": .int(query.number), "line": query.line.map { JSON($0) } ?? .null, "asks": .text(query.asks),
            "asked_by": .text(query.askedBy.word), "asked_at": .text(query.askedAt.iso8601), "answer": JSON(query.answer),
            "answered_by": JSON(query.answeredBy?.word), "answered_at": JSON(query.answeredAt?.iso8601),
        ]
    }

    init(_ line: WorkloadLine) {
        self = [
            "agency": .text(line.agency.text), "lines": JSON(line.lines), "estimated_minutes": JSON(line.estimatedMinutes),
            "recorded_minutes": line.recordedMinutes.map { JSON($0) } ?? .null, "saved_minutes": JSON(line.savedMinutes),
            "could_save_minutes": JSON(line.couldSaveMinutes), "gaps": .list(line.gaps.map { .text($0.rawValue) }),
        ]
    }
}
