import Domain
import Markup
import Services

/// What the reader may do with an action as it is now: each act a form of its own, folded away until it is wanted.
struct ActionForms {
    /// A form that was sent and came back.
    struct Sent {
        var form: String
        var typed: Query
        var problems: FormProblems
    }

    var answer: ActionAnswer
    var may: ActionMay
    var sent: Sent?

    private var action: Action { answer.action }
    private var number: Int64 { action.number }

    var html: HTML {
        let forms = [report, evidence] + decisions + [closure, due, withdrawal, reopening, change]
        let offered = forms.compactMap(\.self)
        guard !offered.isEmpty else { return HTML() }
        return "<h2 id=\"acts\">What you can do</h2>\n\(each: offered)"
    }

    // MARK: - The owner's

    private var report: HTML? {
        guard may.report, action.state == .open else { return nil }
        let field = field("report")
        let chosen = field.typed("course") ?? (action.riskWhy == nil ? ActionReport.Course.onCourse : .atRisk).rawValue
        return act("report", "Report how it goes", .actionReport(number), "Report") {
            field.choices(
                "course", "How does it go?", ActionReport.Course.allCases.map { ($0.rawValue, $0.label) }, chosen: chosen)
            field.line("progress", "How much is done, in per cent", value: "\(action.progress)", look: "number")
            field.area("says", "What has been done; if it is at risk, why", hint: "No child’s or family’s name.")
        }
    }

    private var evidence: HTML? {
        guard may.report, action.isLive else { return nil }
        let field = field("evidence")
        return act("evidence", "Give evidence", .actionEvidence(number), "Give it", isMultipart: true) {
            field.area(
                "says", "What it shows",
                hint:
                    "In words, with files or without. Figures may stand here: only the board reads them. No child’s or family’s name."
            )
            field.files(
                "files", "Files",
                hint:
                    "Up to \(ActionEvidence.mostFiles), 25 megabytes each and 64 together: PDF, Word, Excel, PowerPoint, OpenDocument, pictures or text."
            )
        }
    }

    // MARK: - The board's

    private var decisions: [HTML?] {
        guard may.accept, action.isLive else { return [] }
        return answer.evidence.filter { $0.state == .given }.map { evidence in
            let field = field("decision-\(evidence.place)")
            return act(
                "decision-\(evidence.place)", "Decide on evidence E\(evidence.place)",
                .evidenceDecision(evidence.place, of: number), "Write the decision down"
            ) {
                field.choices(
                    "decision", "The evidence is", [("accepted", "accepted"), ("refused", "refused")],
                    chosen: field.typed("decision") ?? "")
                field.select(
                    "body", "By which body", answer.version.framework.bodies.map { ($0.id.text, $0.name) },
                    chosen: field.typed("body") ?? action.body.text)
                field.day("on", "On which day", value: answer.today.iso8601)
                field.area("says", "Why; needed where it is refused")
                if action.state == .complete {
                    field.tick("closes", "Accepted, it closes the action")
                }
            }
        }
    }

    private var closure: HTML? {
        guard may.accept, action.state == .complete else { return nil }
        let field = field("closure")
        if action.acceptedEvidence != nil {
            return act("closure", "Close it", .actionClosure(number), "Close the action") {
                "<p>Its evidence has been accepted, and its owner says that it is complete.</p>" as HTML
            }
        }
        return act("closure", "Close it without accepted evidence", .actionClosure(number), "Close the action") {
            "<p>An action is closed when evidence has been accepted. It then turns blue.</p>" as HTML
            if may.setAside {
                field.area(
                    "why", "Why the check is set aside",
                    hint: "It stays on record under your name, and the action does not turn blue.")
            }
        }
    }

    private var due: HTML? {
        guard may.change, action.state == .open else { return nil }
        let field = field("due")
        return act("due", "Move its day", .actionDue(number), "Move it") {
            field.day("due", "New day", value: "")
            field.area("why", "Why it moves", hint: "Every move stays on record, and two are shown as a badge.")
        }
    }

    private var withdrawal: HTML? {
        guard may.change, action.isLive else { return nil }
        let field = field("withdrawal")
        return act("withdrawal", "Withdraw it", .actionWithdrawal(number), "Withdraw it") {
            field.area("why", "Why it is not to be done any more")
        }
    }

    private var reopening: HTML? {
        guard may.change, action.state != .open else { return nil }
        let field = field("reopening")
        return act("reopening", "Reopen it", .actionReopening(number), "Reopen it") {
            field.area("why", "Why it has to be done after all", hint: "Evidence that was accepted before counts no more.")
        }
    }

    private var change: HTML? {
        may.change
            ? "<p><a class=\"button second\" href=\"\(Address.actionChange(number).text)\">Change its words, owner or figure</a></p>"
            : nil
    }

    // MARK: - Pieces

    private func field(_ form: String) -> ActField {
        let isSent = sent?.form == form
        return ActField(
            form: form, sent: isSent ? sent?.typed : nil, problems: isSent ? sent?.problems ?? FormProblems() : .init())
    }

    private func act(
        _ form: String, _ heading: String, _ address: Address, _ button: String, isMultipart: Bool = false,
        @HTMLPieces _ fields: () -> HTML
    ) -> HTML {
        """
        <details class="act" id="\(form)"\(attribute: "open", sent?.form == form ? "" : nil)><summary>\(heading)</summary>
        <form class="upload" action="\(address.text)" method="post"\(attribute: "enctype", isMultipart ? "multipart/form-data" : nil) novalidate>
        \(fields())
        <button type="submit" class="button">\(button)</button></form></details>

        """
    }
}

/// The fields of one form on a page that has several: what was typed comes back, and each id is its form's own.
struct ActField {
    var form: String
    var sent: Query?
    var problems: FormProblems

    func typed(_ name: String) -> String? { sent?[name] }

    func line(_ name: String, _ label: String, value: String, look: String? = nil, hint: String? = nil) -> HTML {
        around(
            name, label, hint,
            "<input type=\"text\"\(attribute: "class", look) id=\"\(id(name))\" name=\"\(name)\" value=\"\(sent.map { $0[name] ?? "" } ?? value)\" autocomplete=\"off\"\(marks(name))>"
        )
    }

    func day(_ name: String, _ label: String, value: String) -> HTML {
        around(
            name, label, "Such as 2026-09-30.",
            "<input type=\"text\" class=\"date\" id=\"\(id(name))\" name=\"\(name)\" value=\"\(sent.map { $0[name] ?? "" } ?? value)\" autocomplete=\"off\"\(marks(name))>"
        )
    }

    func area(_ name: String, _ label: String, hint: String? = nil) -> HTML {
        around(
            name, label, hint,
            "<textarea id=\"\(id(name))\" name=\"\(name)\" rows=\"3\"\(marks(name))>\n\(typed(name) ?? "")</textarea>")
    }

    func files(_ name: String, _ label: String, hint: String) -> HTML {
        around(name, label, hint, "<input type=\"file\" id=\"\(id(name))\" name=\"\(name)\" multiple\(marks(name))>")
    }

    func select(_ name: String, _ label: String, _ all: [(String, String)], chosen: String) -> HTML {
        around(
            name, label, nil,
            """
            <select id="\(id(name))" name="\(name)"\(marks(name))>\
            \(each: all, { "<option value=\"\($0.0)\"\(attribute: "selected", $0.0 == chosen ? "" : nil)>\($0.1)</option>" })</select>
            """)
    }

    func choices(_ name: String, _ label: String, _ all: [(String, String)], chosen: String) -> HTML {
        """
        <fieldset class="field\(when: problems[id(name)] != nil, " wrong")" id="\(id(name))"><legend>\(label)</legend>
        \(problems.message(id(name)))\(each: all, { choice in
            """
            <div class="pick"><input type="radio" id="\(id(name))-\(choice.0)" name="\(name)" value="\(choice.0)"\(attribute: "checked", choice.0 == chosen ? "" : nil)>\
            <label for="\(id(name))-\(choice.0)">\(choice.1)</label></div>

            """
        })</fieldset>

        """
    }

    func tick(_ name: String, _ label: String) -> HTML {
        """
        <div class="field tick"><input type="checkbox" id="\(id(name))" name="\(name)" value="true"\(attribute: "checked", typed(name) == "true" ? "" : nil)>\
        <label for="\(id(name))">\(label)</label></div>

        """
    }

    private func id(_ name: String) -> String { "\(form)-\(name)" }
    private func marks(_ name: String) -> HTML { problems.marks(id(name)) }

    private func around(_ name: String, _ label: String, _ hint: String?, _ control: HTML) -> HTML {
        """
        <div class="field\(when: problems[id(name)] != nil, " wrong")"><label for="\(id(name))">\(label)</label>
        \(some: hint, { "<p class=\"hint\">\($0)</p>" })\(problems.message(id(name)))\(control)</div>

        """
    }
}
