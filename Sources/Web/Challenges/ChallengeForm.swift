import Domain
import Markup
import Services

/// What can be done to a challenge on its page: each a form of its own, which says what it needs.
enum ChallengeForm: String, CaseIterable, Sendable {
    case reply = "replies"
    case view = "views"
    case escalation = "escalations"
    case agreement = "agreements"
    case closing, withdrawal, reopening
    case note = "notes"

    /// Where the page leads when it is not there.
    var capability: Capability { self == .reply ? .answerChallenge : self == .note ? .readBusiness : .judgeAnswer }

    var heading: String {
        switch self {
        case .reply: "Answer it"
        case .view: "Say whether the board accepts the answer"
        case .escalation: "Escalate it"
        case .agreement: "Note the action that was agreed"
        case .closing: "Close it, with what it changed"
        case .withdrawal: "Withdraw it"
        case .reopening: "Open it again"
        case .note: "Add a note"
        }
    }

    var button: String {
        switch self {
        case .reply: "Send the answer"
        case .view: "Keep the board’s view"
        case .escalation: "Escalate"
        case .agreement: "Keep it"
        case .closing: "Close"
        case .withdrawal: "Withdraw"
        case .reopening: "Open again"
        case .note: "Add the note"
        }
    }

    /// What the challenge must be for it.
    func fits(_ one: Challenge) -> Bool {
        switch self {
        case .reply, .withdrawal, .agreement: one.isOpen
        case .escalation: one.isOpen && one.stage < Challenge.lastStage
        case .view: one.state == .answered || one.state == .inProgress
        case .closing: one.state == .answered || one.state == .inProgress
        case .reopening: !one.isOpen
        case .note: true
        }
    }

    func fields(_ one: Challenge) -> [EntryField] {
        switch self {
        case .reply: [EntryField("says", "The answer", .paragraph, isRequired: true)]
        case .view:
            [
                EntryField("view", "The board’s view", .choice(views(one)), isRequired: true),
                EntryField("says", "Why", .paragraph, isRequired: true),
                EntryField("agreed", "What was agreed", .paragraph, hint: "When the answer is accepted; may be left empty."),
                EntryField("due", "New day for the answer", .day, hint: "When it is asked again. Left empty: ten working days."),
            ]
        case .escalation:
            [
                EntryField(
                    "stage", "To which stage",
                    .choice((one.stage + 1...max(one.stage + 1, Challenge.lastStage)).map { .init("\($0)", "Stage \($0)") }),
                    isRequired: true),
                EntryField("to", "To whom", hint: "A post, such as Chief Executive.", isRequired: true),
                EntryField("says", "Why", .paragraph, isRequired: true),
            ]
        case .agreement:
            [
                EntryField("says", "What was agreed", .paragraph, isRequired: true),
                EntryField("action", "Number of the action", hint: "A-028, where there is one."),
            ]
        case .closing:
            [
                EntryField(
                    "says", "What it changed", .paragraph,
                    hint: "For children, or for what the board can see. “Nothing” is an answer too.", isRequired: true)
            ]
        case .withdrawal, .reopening: [EntryField("says", "Why", .paragraph, isRequired: true)]
        case .note: [EntryField("says", "The note", .paragraph, isRequired: true)]
        }
    }

    private func views(_ one: Challenge) -> [EntryField.Choice] {
        [one.state == .answered ? .init("accept", "Accepted") : nil, .init("refuse", "Not accepted: asked again")]
            .compactMap(\.self)
    }

    /// What a form or a body says should be done.
    func act(_ said: EntryFields, on day: Day, under path: String = "") throws(FormProblems) -> Challenge.Act {
        var problems = FormProblems()
        let says = said.text("says") ?? ""
        if says.isEmpty { problems.add(path + "says", self == .closing ? "Say what it changed" : "Write it down") }
        let due = said.text("due").flatMap { Day(iso8601: $0) }
        if said.text("due") != nil, due == nil { problems.add(path + "due", "Write the day as 2026-09-30, or leave it empty") }
        let stage = said.text("stage").flatMap { Int($0) } ?? 0
        let action = said.text("action").map { Int64($0.drop { !$0.isNumber }) }
        switch self {
        case .view where !["accept", "refuse"].contains(said.text("view") ?? ""):
            problems.add(path + "view", "Say whether the answer is accepted")
        case .escalation:
            if stage == 0 { problems.add(path + "stage", "Choose the stage") }
            if said.text("to") == nil { problems.add(path + "to", "Say to whom it goes") }
        case .agreement where action == .some(nil): problems.add(path + "action", "Write the number as A-028, or leave it empty")
        default: break
        }
        guard problems.isEmpty else { throw problems }
        let newDue = due ?? Challenge.usualDue(from: day)
        return switch self {
        case .reply: .reply(says)
        case .view: said.text("view") == "accept" ? .accept(says, agreed: said.text("agreed")) : .refuse(says, due: newDue)
        case .escalation: .escalate(says, stage: stage, to: said.text("to") ?? "")
        case .agreement: .agree(says, action: action ?? nil)
        case .closing: .close(impact: says)
        case .withdrawal: .withdraw(says)
        case .reopening: .reopen(says, due: newDue)
        case .note: .note(says)
        }
    }
}

/// The forms that fit a challenge as it is, for whoever may send them. The next step stands open.
struct ChallengeForms {
    var answer: ChallengeAnswer
    var failed: ChallengeForm?
    var typed: EntryFields
    var problems: FormProblems

    private var one: Challenge { answer.challenge }

    var html: HTML {
        let forms = ChallengeForm.allCases.filter { $0.fits(one) && may($0) }
        guard !forms.isEmpty else { return HTML() }
        return "<h2 id=\"next\">What comes next</h2>\(each: forms, form)"
    }

    private func may(_ form: ChallengeForm) -> Bool {
        switch form {
        case .reply: answer.mayAnswer
        case .note: answer.mayNote
        case .view, .escalation, .agreement, .closing, .withdrawal, .reopening: answer.mayJudge
        }
    }

    private var next: ChallengeForm? {
        switch one.state {
        case .asked, .askedAgain: .reply
        case .answered: .view
        case .inProgress: .closing
        case .closed, .withdrawn: nil
        }
    }

    private func form(_ form: ChallengeForm) -> HTML {
        let isOpen = failed.map { $0 == form } ?? (form == next)
        let entries = EntryForm(
            options: EntryOptions(EntryFields()), problems: failed == form ? problems : FormProblems())
        let path = form.rawValue + "."
        return """
            <details class="section"\(attribute: "open", isOpen ? "" : nil)><summary>\(form.heading)</summary>
            <form class="entries" action="\(Address.challengeAct(form, on: one.number).text)" method="post" novalidate>
            \(entries.fields(form.fields(one), of: failed == form ? typed : EntryFields(), under: path))
            <button type="submit" class="button\(when: form != next, " second")">\(form.button)</button></form></details>

            """
    }
}
