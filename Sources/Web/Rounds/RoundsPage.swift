import Domain
import Markup
import Services

/// "Whose figures do we wait for?": the rounds, the newest first.
struct RoundsPage {
    var answer: RoundsAnswer
    var isFirst = true
    var said = EntryFields()
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Rounds", place: .rounds, content: body) }

    var body: HTML {
        """
        \(problems.summary)
        <h1>Rounds: whose figures do we wait for?</h1>
        <p class="lead">\(lead)</p>
        \(when: !answer.lines.isEmpty, table)
        \(some: answer.next, { "<p class=\"pages\"><a href=\"\(Address.rounds(before: $0).text)\" rel=\"next\">Earlier</a></p>" })
        \(some: answer.suggestion, open)
        \(Fold(says: "A round asks every agency for the figures of a quarter, by a day. It says whose return has come, whose is signed, queried and accepted, and who was reminded. An agency sees its own return and no other.").html)
        """
    }

    private var lead: HTML {
        guard let newest = answer.lines.first else { return "No round has been opened yet." }
        let waiting = newest.states.filter { [.notStarted, .inProgress, .returned].contains($0.key) }.values.reduce(0, +)
        let all = newest.states.values.reduce(0, +)
        guard answer.agencies == nil else {
            return
                "The newest round is <a href=\"\(Address.round(newest.round.number).text)\">\(newest.round.title)</a>, due by \(newest.round.deadline.long)."
        }
        return """
            <strong>\(waiting == 0 ? "All returns of the newest round are in" : "\(waiting) of \(all) returns of the newest round \(waiting == 1 ? "has" : "have") not come")</strong>: \
            <a href="\(Address.round(newest.round.number).text)">\(newest.round.title)</a>.
            """
    }

    private var table: HTML {
        """
        <table class="stack" role="table"><caption>Rounds</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Round</th>\
        <th scope="col" role="columnheader">Deadline</th><th scope="col" role="columnheader">Freeze</th><th scope="col" role="columnheader">State</th>\
        \(when: answer.agencies == nil, "<th scope=\"col\" role=\"columnheader\" class=\"num\">Accepted</th><th scope=\"col\" role=\"columnheader\" class=\"num\">Not come</th>")</tr></thead><tbody role="rowgroup">
        \(each: answer.lines, row)</tbody></table>
        """
    }

    private func row(_ line: RoundsAnswer.Line) -> HTML {
        let round = line.round
        let all = line.states.values.reduce(0, +)
        let waiting = line.states.filter { [.notStarted, .inProgress, .returned].contains($0.key) }.values.reduce(0, +)
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.round(round.number).text)">\(round.title)</a></th>\
            <td role="cell" class="half" data-label="Deadline">\(round.deadline.long)</td>\
            <td role="cell" class="half" data-label="Freeze">\(round.days.freeze.long)</td>\
            <td role="cell" class="half" data-label="State">\(round.stateWords)</td>\
            \(when: answer.agencies == nil, "<td role=\"cell\" class=\"num half\" data-label=\"Accepted\">\(Number.text(line.states[.accepted] ?? 0)) of \(Number.text(all))</td><td role=\"cell\" class=\"num half\" data-label=\"Not come\">\(Number.text(waiting))</td>")</tr>

            """
    }

    private func open(_ suggestion: RoundDraft) -> HTML {
        let isOpen = !problems.isEmpty || answer.lines.isEmpty
        return """
            <details class="section" id="open"\(attribute: "open", isOpen ? "" : nil)><summary>Open a round</summary>
            <form class="entries" action="\(Address.rounds.text)" method="post" novalidate>
            \(EntryForm(options: EntryOptions(EntryFields()), problems: problems).fields(RoundsPage.fields(answer.version), of: problems.isEmpty ? RoundsPage.beginning(suggestion) : said))
            <button type="submit" class="button">Open it</button></form></details>
            """
    }

    static func fields(_ version: FrameworkVersion) -> [EntryField] {
        [
            EntryField("period", "For which period", .period, hint: "A quarter such as 2026-27Q2.", isRequired: true),
            EntryField("title", "Name", hint: "Left empty, the period."),
            EntryField("deadline", "Returns by", .day, hint: "Twenty working days after the quarter, when nothing is said."),
            EntryField("heads-up", "A word before it on", .day), EntryField("first", "First reminder on", .day),
            EntryField("second", "Second reminder on", .day), EntryField("escalation", "To the chair on", .day),
            EntryField("freeze", "Figures fixed on", .day),
            EntryField(
                "body", "For which body", .choice(version.framework.bodies.map { .init($0.id.text, $0.name) }),
                hint: "Nothing chosen: the partnership."),
            EntryField("by-area", "Ask for each area beside the district", .flag),
        ]
    }

    private static func beginning(_ draft: RoundDraft) -> EntryFields {
        EntryFields([("period", .text(draft.period.code)), ("title", .text(draft.title))])
    }

    /// What the form says; days that are left out follow from the deadline.
    static func draft(_ said: EntryFields) throws(FormProblems) -> RoundDraft {
        var problems = FormProblems()
        func day(_ name: String) -> Day? {
            guard let text = said.text(name) else { return nil }
            if let day = Day(iso8601: text) { return day }
            problems.add(name, "Write the day as 2026-10-28, or leave it empty")
            return nil
        }
        let period = said.text("period").flatMap { Period(code: $0) }
        if period == nil { problems.add("period", "Write the period as 2026-27Q2") }
        let deadline = day("deadline")
        let given = [day("heads-up"), day("first"), day("second"), day("escalation"), day("freeze")]
        guard problems.isEmpty, let period else { throw problems }
        var days = deadline.map { RoundDays.usual(deadline: $0) } ?? .usual(after: period.lastDay)
        days.headsUp = given[0] ?? days.headsUp
        days.firstReminder = given[1] ?? days.firstReminder
        days.secondReminder = given[2] ?? days.secondReminder
        days.escalation = given[3] ?? days.escalation
        days.freeze = given[4] ?? days.freeze
        let isUsual = deadline == nil && given.allSatisfy { $0 == nil }
        return RoundDraft(
            period: period, title: said.text("title") ?? "", body: said.text("body").map { ID($0) },
            byArea: said.text("by-area") == "true", days: isUsual ? nil : days)
    }
}

extension CollectionRound {
    var stateWords: String {
        switch state {
        case .open: "Open"
        case .closed: "Closed"
        case .frozen: "Frozen, version \(version)"
        }
    }
}
