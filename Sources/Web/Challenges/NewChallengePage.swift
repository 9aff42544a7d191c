import Domain
import Markup
import Services

/// A question to an agency, or advice: begun from a figure, it can be sent as it stands.
struct NewChallengePage {
    var answer: NewChallengeAnswer
    /// The figure that it is about, as it stands in the address.
    var about: (indicator: ID<Indicator>, filter: IndicatorFilter)?
    var said: EntryFields
    var mayRestrict: Bool
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: title, place: .challenges, content: body) }

    private var title: String { about == nil ? "Ask an agency, or advise one" : "Ask about this figure" }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.challenges(ChallengeList()).text)">Challenges</a></p>
        \(problems.summary)
        <h1>\(title)</h1>
        \(some: answer.evidence, evidence)
        <form class="upload entries" action="\(Address.raisedChallenges.text)" method="post" novalidate>
        \(each: hidden, { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })
        \(EntryForm(options: EntryOptions(EntryFields()), problems: problems).fields(fields, of: said))
        <button type="submit" class="button">Put it to the agency</button> \
        <a class="button second" href="\(leave.text)">Leave it</a></form>
        """
    }

    private var leave: Address { about.map { .indicator($0.indicator, $0.filter) } ?? .challenges(ChallengeList()) }

    private func evidence(_ evidence: FigureEvidence) -> HTML {
        """
        <div class="compare"><p><b>\(evidence.title)</b>, as known on \(evidence.known.long)</p><p>\(evidence.sentence)</p>
        <p class="note">This goes with the question as it stands, whatever the figure becomes.</p></div>
        """
    }

    private var hidden: [(String, String)] {
        guard let about else { return [] }
        return ([("indicator", about.indicator.text)] + about.filter.pairs.compactMap { name, value in value.map { (name, $0) } })
            .filter { !$0.1.isEmpty }
    }

    var fields: [EntryField] {
        let agencies = answer.version.framework.agencies.filter { $0.closedOn.map { answer.today < $0 } ?? true }
        return [
            EntryField("question", "The question, or the advice", .paragraph, isRequired: true),
            EntryField("to", "To which agency", .choice(agencies.map { .init($0.id.text, $0.name) }), isRequired: true),
            EntryField("addressee", "Person or post that answers", hint: "Left empty, the agency decides."),
            EntryField("due", "Answer by", .day, hint: "Ten working days from today, when nothing else is said."),
            EntryField("kind", "Kind", .choice([.init("question", "A question"), .init("advice", "Advice")]), isRequired: true),
            EntryField(
                "raised-as", "In whose words", hint: "The role in which it is asked, or the name of a member without an account."),
        ] + (about == nil ? [EntryField("subject", "What it is about", hint: "A paper, or an item of a meeting.")] : [])
            + (mayRestrict
                ? [
                    EntryField(
                        "access", "Who may see it", .choice(AccessClass.all.dropFirst().map { .init($0.word, $0.label) }),
                        hint: "Nothing chosen: everybody who reads the board’s business.")
                ] : [])
    }

    /// What stands in the form before anything was typed: enough to be sent.
    static func beginning(_ answer: NewChallengeAnswer, about subject: String? = nil) -> EntryFields {
        let agency = answer.agency.flatMap(answer.version.agency)
        let pairs: [(String, String?)] = [
            ("question", answer.suggestedQuestion), ("to", agency?.id.text), ("addressee", agency?.signsOff),
            ("due", answer.due.iso8601), ("kind", "question"), ("raised-as", answer.raisedAs),
            ("subject", subject),
        ]
        return EntryFields(pairs.compactMap { key, text in text.map { (key, .text($0)) } })
    }

    static func draft(
        _ said: EntryFields, about: (indicator: ID<Indicator>, filter: IndicatorFilter)?
    ) throws(FormProblems) -> ChallengeDraft {
        var problems = FormProblems()
        if said.text("question") == nil { problems.add("question", "Write the question or the advice") }
        if said.text("to") == nil { problems.add("to", "Choose the agency that is to answer") }
        let due = said.text("due").flatMap { Day(iso8601: $0) }
        if said.text("due") != nil, due == nil { problems.add("due", "Write the day as 2026-09-30, or leave it empty") }
        let kind = Challenge.Kind(rawValue: said.text("kind") ?? "question")
        if kind == nil { problems.add("kind", "Choose a question or advice") }
        let access = AccessClass(word: said.text("access") ?? "open")
        if access == nil { problems.add("access", "Choose one of the list") }
        guard problems.isEmpty, let kind, let access else { throw problems }
        return ChallengeDraft(
            kind: kind, question: said.text("question") ?? "", agency: ID(said.text("to") ?? ""),
            addressee: said.text("addressee") ?? "", raisedAs: said.text("raised-as") ?? "",
            figure: about.map {
                .init(
                    indicator: $0.indicator, area: $0.filter.area, group: $0.filter.group, source: $0.filter.source,
                    known: $0.filter.known)
            }, subject: said.text("subject") ?? "", due: due, access: access)
    }
}
