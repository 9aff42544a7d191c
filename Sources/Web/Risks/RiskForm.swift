import Domain
import Markup
import Services

/// What is said of a risk, as it is typed.
struct RiskForm {
    var thing = EntryFields()
    var why = ""
    var seen: Int64?

    init() {}

    init(_ form: Query, _ version: FrameworkVersion) {
        thing = EntryField.read(RiskForm.fields(version, isNew: true, mayRestrict: true), from: form)
        why = form["why"]?.trimmed ?? ""
        seen = form["seen"].flatMap { Int64($0) }
    }

    init(_ risk: Risk) {
        let says = risk.says
        let texts = [
            ("title", says.title), ("cause", says.cause), ("event", says.event), ("effect", says.effect),
            ("priority", says.priority.text), ("agency", says.agency?.text ?? ""), ("post", says.post),
            ("target_likelihood", "\(says.target.likelihood)"), ("target_impact", "\(says.target.impact)"),
            ("access", says.access.word),
        ]
        thing = EntryFields(texts.filter { !$0.1.isEmpty }.map { ($0.0, Entry.text($0.1)) })
        if !says.controls.isEmpty { thing["controls"] = .list(says.controls.map { .text($0) }) }
        if !says.indicators.isEmpty { thing["indicators"] = .list(says.indicators.map { .text($0.text) }) }
        seen = risk.edition
    }

    static func fields(_ version: FrameworkVersion, isNew: Bool, mayRestrict: Bool) -> [EntryField] {
        func levels(_ words: [String]) -> EntryField.Kind {
            .choice(words.enumerated().map { .init("\($0.offset + 1)", "\($0.offset + 1): \($0.element)") })
        }
        let priorities = version.framework.priorities.filter { $0.closedOn == nil }.map {
            EntryField.Choice($0.id.text, $0.heading)
        }
        let agencies = version.framework.agencies.map { EntryField.Choice($0.id.text, $0.name) }
        let access = AccessClass.all.map { EntryField.Choice($0.word, $0.label) }
        return [
            EntryField("title", "Title", isRequired: true),
            EntryField("cause", "Cause", .paragraph, hint: "Because of what?"),
            EntryField("event", "Event", .paragraph, hint: "What may happen?"),
            EntryField("effect", "Effect", .paragraph, hint: "What would come of it, for children?"),
            EntryField("priority", "Priority", .choice(priorities), isRequired: true),
            EntryField("agency", "Agency that owns it", .choice(agencies)),
            EntryField("post", "Post that owns it", hint: "Such as Head of Safeguarding. An agency, a post or both."),
        ]
            + (isNew
                ? [
                    EntryField("likelihood", "Likelihood now", levels(RiskScore.likelihoods), isRequired: true),
                    EntryField("impact", "Impact now", levels(RiskScore.impacts), isRequired: true),
                ] : [])
            + [
                EntryField("target_likelihood", "Likelihood aimed at", levels(RiskScore.likelihoods), isRequired: true),
                EntryField("target_impact", "Impact aimed at", levels(RiskScore.impacts), isRequired: true),
                EntryField("controls", "Controls", .texts, hint: "What is in place, one on a line."),
                EntryField(
                    "indicators", "Linked figures", .references(to: FrameworkPart.indicators.id),
                    hint: "By which one would see it coming."),
            ]
            + (mayRestrict
                ? [
                    EntryField(
                        "access", "Who may see it", .choice(access), hint: "Left empty, all who read the board's business.")
                ] : [])
    }

    /// The score is asked for when the risk is new; afterwards it is assessed.
    func draft(isNew: Bool) throws(FormProblems) -> (RiskDraft, RiskScore?) {
        var problems = FormProblems()
        let title = thing.text("title") ?? ""
        if title.isEmpty { problems.add("title", "Give the risk a title") }
        let priority = thing.text("priority")
        if priority == nil { problems.add("priority", "Choose the priority that it stands in the way of") }
        let agency = thing.text("agency").map { ID<Agency>($0) }
        let post = thing.text("post") ?? ""
        if agency == nil, post.isEmpty { problems.add("agency", "Choose who owns it, or write the post below") }
        let now = isNew ? score("likelihood", "impact", &problems) : nil
        let target = score("target_likelihood", "target_impact", &problems)
        let access = thing.text("access").map { AccessClass(word: $0) } ?? .open
        if access == nil { problems.add("access", "Choose who may see it") }
        guard problems.isEmpty, let priority, let target, let access else { throw problems }
        let draft = RiskDraft(
            title: title, cause: thing.text("cause") ?? "", event: thing.text("event") ?? "", effect: thing.text("effect") ?? "",
            priority: ID(priority), agency: agency, post: post, target: target,
            controls: thing.list("controls").compactMap(\.text),
            indicators: thing.list("indicators").compactMap(\.text).map { ID($0) },
            access: access)
        return (draft, now)
    }

    private func score(_ likelihood: String, _ impact: String, _ problems: inout FormProblems) -> RiskScore? {
        let (first, second) = (thing.text(likelihood).flatMap { Int($0) }, thing.text(impact).flatMap { Int($0) })
        if first == nil { problems.add(likelihood, "Choose how likely it is") }
        if second == nil { problems.add(impact, "Choose how bad it would be") }
        return first.flatMap { first in second.flatMap { RiskScore(likelihood: first, impact: $0) } }
    }

    static func field(of refusal: Refused) -> String {
        let words = [
            ("Why", "why"), ("Somebody changed", "why"), ("indicator", "indicators"), ("control", "controls"), ("own", "agency"),
            ("priority", "priority"),
        ]
        return words.first { refusal.what.contains($0.0) }?.1 ?? "title"
    }
}

/// A page of its own for the form.
struct RiskFormPage {
    var number: Int64?
    var form: RiskForm
    var version: FrameworkVersion
    var options: EntryOptions
    var problems: FormProblems
    var mayRestrict: Bool

    private var title: String { number.map { "Change \(Thing(.risk, $0).reference)" } ?? "Add a risk" }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: title, place: .priorities, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.risks(RiskFilter()).text)">Risks</a>\(some: number, { " › <a href=\"\(Address.risk($0).text)\">\(Thing(.risk, $0).reference)</a>" })</p>
        \(problems.summary)
        <h1>\(title)</h1>
        <form class="upload entries" action="\(number.map { Address.risk($0).text } ?? Address.risks(RiskFilter()).text)" method="post" novalidate>
        \(some: form.seen, { "<input type=\"hidden\" name=\"seen\" value=\"\("\($0)")\">" })
        \(EntryForm(options: options, problems: problems).fields(RiskForm.fields(version, isNew: number == nil, mayRestrict: mayRestrict), of: form.thing))
        \(when: number != nil, reason)
        <button type="submit" class="button">\(number == nil ? "Add the risk" : "Keep the change")</button> \
        <a class="button second" href="\(number.map { Address.risk($0).text } ?? Address.risks(RiskFilter()).text)">Leave it</a></form>
        """
    }

    private var reason: HTML {
        """
        <div class="field\(when: problems["why"] != nil, " wrong")"><label for="why">Why it is changed</label>\(problems.message("why"))\
        <input type="text" id="why" name="why" value="\(form.why)" autocomplete="off"\(problems.marks("why"))></div>
        """
    }
}

/// A new assessment, as it is typed.
struct AssessmentForm {
    var likelihood = ""
    var impact = ""
    var says = ""

    init() {}

    init(_ form: Query) {
        (likelihood, impact, says) = (form["likelihood"] ?? "", form["impact"] ?? "", form["says"]?.trimmed ?? "")
    }

    func draft() throws(FormProblems) -> RiskScore {
        var problems = FormProblems()
        let (first, second) = (Int(likelihood) ?? 0, Int(impact) ?? 0)
        if !(1...5).contains(first) { problems.add("likelihood", "Choose how likely it is") }
        if !(1...5).contains(second) { problems.add("impact", "Choose how bad it would be") }
        if says.isEmpty { problems.add("says", "Say what the assessment rests on") }
        guard problems.isEmpty, let score = RiskScore(likelihood: first, impact: second) else { throw problems }
        return score
    }

    func html(_ risk: Risk, _ problems: FormProblems) -> HTML {
        let (first, second) = (
            likelihood.isEmpty ? "\(risk.now.likelihood)" : likelihood, impact.isEmpty ? "\(risk.now.impact)" : impact
        )
        return """
            <form class="upload no-print" action="\(Address.assessments(of: risk.number).text)" method="post" novalidate>
            <div class="entry">\(select("likelihood", "Likelihood", RiskScore.likelihoods, first, problems))\(select("impact", "Impact", RiskScore.impacts, second, problems))</div>
            <div class="field\(when: problems["says"] != nil, " wrong")"><label for="says">What it rests on</label>\(problems.message("says"))\
            <textarea id="says" name="says" rows="3"\(problems.marks("says"))>\n\(says)</textarea></div>
            <button type="submit" class="button">Keep the assessment</button></form>
            """
    }

    private func select(_ name: String, _ label: String, _ words: [String], _ chosen: String, _ problems: FormProblems) -> HTML {
        """
        <div><label for="\(name)">\(label)</label>\(problems.message(name))<select id="\(name)" name="\(name)"\(problems.marks(name))>\
        \(each: Array(words.enumerated()), { "<option value=\"\("\($0.offset + 1)")\"\(attribute: "selected", "\($0.offset + 1)" == chosen ? "" : nil)>\("\($0.offset + 1)"): \($0.element)</option>" })</select></div>
        """
    }
}
