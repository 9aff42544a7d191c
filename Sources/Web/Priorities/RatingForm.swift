import Domain
import Markup
import Services

/// A rating as it is typed.
struct RatingForm {
    var period = ""
    var word = ""
    var direction = ""
    var reason = ""
    var difference = ""
    var name = ""

    init(_ form: Query) {
        func text(_ name: String) -> String { form[name]?.trimmed ?? "" }
        (period, word, direction) = (text("period"), text("word"), text("direction"))
        (reason, difference, name) = (text("reason"), text("difference"), text("lead"))
    }

    /// The quarter that ended last, by the priority's lead.
    init(_ answer: PriorityAnswer) {
        period = Period.lastQuarter(before: answer.today).code
        name = answer.priority.lead ?? ""
    }

    func draft() throws(FormProblems) -> (RatingDraft, Period) {
        var problems = FormProblems()
        let quarter = Period(code: period)
        if quarter == nil { problems.add("period", "Choose the quarter that is rated") }
        let (chosen, way) = (PriorityRating.Word(rawValue: word), PriorityRating.Direction(rawValue: direction))
        if chosen == nil { problems.add("word", "Choose red, amber, green or blue") }
        if way == nil { problems.add("direction", "Choose which way it goes") }
        if reason.isEmpty { problems.add("reason", "Say in one sentence why") }
        if name.isEmpty { problems.add("lead", "Say who proposes it") }
        guard problems.isEmpty, let quarter, let chosen, let way else { throw problems }
        return (RatingDraft(word: chosen, direction: way, reason: reason, difference: difference, name: name), quarter)
    }

    func html(_ answer: PriorityAnswer, _ problems: FormProblems) -> HTML {
        let entries = EntryForm(options: EntryOptions(EntryFields()), problems: problems)
        let thing = EntryFields(
            [
                ("period", period), ("word", word), ("direction", direction), ("reason", reason), ("difference", difference),
                ("lead", name),
            ].filter { !$0.1.isEmpty }.map { ($0.0, Entry.text($0.1)) })
        return """
            <form class="upload entries" action="\(Address.ratings(of: answer.priority.id).text)" method="post" novalidate>
            \(entries.fields(RatingForm.fields(answer.today), of: thing))
            <button type="submit" class="button">Propose the rating</button></form>
            """
    }

    private static func fields(_ today: Day) -> [EntryField] {
        let last = Period.lastQuarter(before: today)
        let calendar = PeriodCalendar(kind: .of(.financialQuarter), frequency: .quarterly)
        let quarters = [calendar.next(last), last, calendar.previous(last), calendar.previous(calendar.previous(last))]
        return [
            EntryField("period", "Quarter", .choice(quarters.map { .init($0.code, $0.label) }), isRequired: true),
            EntryField(
                "word", "Rating", .choice(PriorityRating.Word.allCases.map { .init($0.rawValue, $0.label) }), isRequired: true),
            EntryField(
                "direction", "Which way it goes", .choice(PriorityRating.Direction.allCases.map { .init($0.rawValue, $0.label) }),
                isRequired: true),
            EntryField("reason", "Why, in one sentence", .paragraph, isRequired: true),
            EntryField(
                "difference", "Why it is not the suggested one", .paragraph, hint: "Only where it differs; it stands beside both."
            ),
            EntryField("lead", "Proposed by", hint: "A name or a post.", isRequired: true),
        ]
    }
}

extension Period {
    /// The newest quarter of the financial year that is over.
    static func lastQuarter(before day: Day) -> Period {
        PeriodCalendar(kind: .of(.financialQuarter), frequency: .quarterly).newestAvailable(on: day, lag: 0)
    }
}
