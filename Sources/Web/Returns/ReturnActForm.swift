import Domain
import Markup
import Services

/// What can be done to a return beside writing into it: each a form of its own.
enum ReturnActForm: String, CaseIterable, Sendable {
    case signature
    case comment = "comments"
    case acceptance
    case query = "queries"
    case answer = "answers"
    case nilReturn = "nil-return"
    case moreTime = "extension"
    case reopening

    var capability: Capability {
        switch self {
        case .signature: .signReturn
        case .nilReturn: .fillReturn
        // By the approver or by an officer, by the data lead or by the approver: the service knows.
        case .comment, .answer: .readReturns
        case .acceptance, .query, .moreTime, .reopening: .runRounds
        }
    }

    var heading: String {
        switch self {
        case .signature: "Sign it: the figures and the words are ours"
        case .comment: "Send it back with a comment"
        case .acceptance: "Accept it"
        case .query: "Ask something of it"
        case .answer: "Answer a query"
        case .nilReturn: "There is nothing to send"
        case .moreTime: "Give it more time"
        case .reopening: "Open it again"
        }
    }

    var button: String {
        switch self {
        case .signature: "Sign"
        case .comment: "Send back"
        case .acceptance: "Accept"
        case .query: "Send the query"
        case .answer: "Send the answer"
        case .nilReturn: "Send a nil return"
        case .moreTime: "Give more time"
        case .reopening: "Open again"
        }
    }

    /// Whether it has a place on the page of a return as it is, for whoever reads it.
    func fits(_ answer: ReturnAnswer) -> Bool {
        let state = answer.submission.state
        switch self {
        case .signature: return answer.maySign && state == .submitted
        case .comment:
            return answer.maySign && state == .submitted
                || answer.mayRun && (state == .submitted || state == .signedOff || state == .queried)
        case .acceptance: return answer.mayRun && (state == .signedOff || state == .queried)
        case .query: return answer.mayRun && (state == .signedOff || state == .queried || state == .accepted)
        case .answer: return (answer.mayFill || answer.maySign) && answer.queries.contains { $0.answer == nil }
        case .nilReturn: return answer.isWritable
        case .moreTime: return answer.mayRun && answer.submission.isWritable
        case .reopening: return answer.mayRun && state == .accepted
        }
    }

    func fields(_ answer: ReturnAnswer) -> [EntryField] {
        let isFrozen = answer.round.state == .frozen && answer.submission.reopenedWhy == nil
        switch self {
        case .signature: return []
        case .comment: return [EntryField("says", "What has to be put right", .paragraph, isRequired: true)]
        case .acceptance:
            return isFrozen
                ? [
                    EntryField(
                        "says", "Why it is accepted now", .paragraph,
                        hint: "The round is frozen, so this is a revision. Packs stay as they were.", isRequired: true)
                ] : []
        case .query:
            return [
                EntryField(
                    "line", "About which line", .choice(ReturnActForm.lines(answer)),
                    hint: "Nothing chosen: the return as a whole."),
                EntryField("says", "What is asked", .paragraph, isRequired: true),
            ]
        case .answer:
            let waiting = answer.queries.filter { $0.answer == nil }
            return [
                EntryField(
                    "query", "Which query", .choice(waiting.map { .init("\($0.number)", String($0.asks.prefix(80))) }),
                    isRequired: true),
                EntryField("says", "The answer", .paragraph, isRequired: true),
            ]
        case .nilReturn:
            return [
                EntryField(
                    "says", "Why there is nothing to send", .paragraph,
                    hint: "Every line that has no answer yet gets “not available” with these words.", isRequired: true)
            ]
        case .moreTime:
            return [
                EntryField("due", "New day", .day, isRequired: true),
                EntryField("says", "Why", .paragraph, isRequired: true),
            ]
        case .reopening:
            return [
                EntryField(
                    "says", "Why", .paragraph,
                    hint: "It stands beside every figure that changes. What was accepted stands until then.", isRequired: true)
            ]
        }
    }

    private static func lines(_ answer: ReturnAnswer) -> [EntryField.Choice] {
        answer.lines.filter(\.isDue).map { line in
            let title = answer.version.indicator(line.indicator)?.title ?? line.indicator.text
            return .init("\(line.place)", "\(title), \(line.period.label)")
        }
    }

    /// Does what the form says.
    func send(_ said: EntryFields, _ number: Int64, _ services: Bellwether, as actor: Actor) async throws {
        let says = said.text("says") ?? ""
        switch self {
        case .signature: try await services.signReturn(number, as: actor)
        case .comment: try await services.giveBackReturn(number, why: says, as: actor)
        case .acceptance: try await services.acceptReturn(number, why: says, as: actor)
        case .query:
            try await services.queryReturn(number, line: said.text("line").flatMap { Int($0) }, asks: says, as: actor)
        case .answer:
            guard let query = said.text("query").flatMap({ Int64($0) }) else {
                throw ReturnActForm.problem("query", "Choose the query")
            }
            try await services.answerQuery(query, of: number, says: says, as: actor)
        case .nilReturn: try await services.submitNilReturn(number, why: says, as: actor)
        case .moreTime:
            guard let day = said.text("due").flatMap({ Day(iso8601: $0) }) else {
                throw ReturnActForm.problem("due", "Write the day as 2026-11-06")
            }
            try await services.extendReturn(number, to: day, why: says, as: actor)
        case .reopening: try await services.reopenReturn(number, why: says, as: actor)
        }
    }

    private static func problem(_ field: String, _ says: String) -> FormProblems {
        var problems = FormProblems()
        problems.add(field, says)
        return problems
    }
}

/// The forms that fit a return as it is. The next step stands open.
struct ReturnForms {
    var answer: ReturnAnswer
    var failed: ReturnActForm?
    var typed: EntryFields
    var problems: FormProblems

    var html: HTML {
        let forms = ReturnActForm.allCases.filter { $0.fits(answer) }
        guard !forms.isEmpty else { return HTML() }
        return "<h2 id=\"next\">What comes next</h2>\(each: forms, form)"
    }

    private var next: ReturnActForm? {
        switch answer.submission.state {
        case .submitted: .signature
        case .signedOff: answer.mayRun ? .acceptance : nil
        case .queried: answer.mayRun ? nil : .answer
        case .notStarted, .inProgress, .returned, .accepted: nil
        }
    }

    private func form(_ form: ReturnActForm) -> HTML {
        let isOpen = failed.map { $0 == form } ?? (form == next)
        let entries = EntryForm(options: EntryOptions(EntryFields()), problems: failed == form ? problems : FormProblems())
        return """
            <details class="section" id="\(form.rawValue)"\(attribute: "open", isOpen ? "" : nil)><summary>\(form.heading)</summary>
            <form class="entries" action="\(Address.returnAct(form, on: answer.submission.number).text)" method="post" novalidate>
            \(entries.fields(form.fields(answer), of: failed == form ? typed : EntryFields(), under: form.rawValue + "."))
            <button type="submit" class="button\(when: form != next, " second")">\(form.button)</button></form></details>

            """
    }
}
