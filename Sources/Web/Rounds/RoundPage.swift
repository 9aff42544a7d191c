import Domain
import Markup
import Services

/// "Who has sent what, and what do I do next?": the officer's grid; an agency sees its own row.
struct RoundPage {
    var answer: RoundAnswer
    var names: ActorNames
    var problems = FormProblems()
    /// What happened to the act that was just done, in a sentence.
    var told: String?
    var said = EntryFields()
    var isFirst = true

    private var round: CollectionRound { answer.round }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: round.title, place: .rounds, isWide: true, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.rounds.text)">Rounds</a></p>
        \(problems.summary)
        <div class="pair"><div>
        <h1>\(round.title)</h1>
        <p class="lead">\(lead)</p>
        \(some: told, { "<p role=\"status\">\($0)</p>" })
        \(when: answer.mayRun, acts)
        </div>
        \(days)
        </div>
        \(grid)
        \(some: answer.next, { "<p class=\"pages\"><a href=\"\(Address.round(round.number, after: $0).text)\" rel=\"next\">More agencies</a></p>" })
        \(when: answer.mayRun, words)
        \(when: answer.mayRun, "<p><a href=\"\(Address.workload.text)\">What a round costs, and who is named to do it</a></p>")
        \(story)
        \(Fold(says: "It says of each agency how many lines it was asked for, how many have come, what is queried, how late it is and how often it was reminded, and what to do next. A line is a measure, however many months it has.").html)
        """
    }

    private var lead: HTML {
        guard !answer.states.isEmpty else { return "\(round.stateWords). Due by <strong>\(round.deadline.long)</strong>." }
        let all = answer.states.values.reduce(0, +)
        let accepted = answer.states[.accepted] ?? 0
        let waiting = [.notStarted, .inProgress, .returned].reduce(0) { $0 + (answer.states[$1] ?? 0) }
        // Sent but not yet the board’s: neither number alone would say where the rest of the returns are.
        let between = all - accepted - waiting
        let onTheWay = between == 0 ? "" : ", \(between) being signed, queried or accepted"
        let freeze: String =
            round.state == .open && round.days.freeze < answer.today
            ? " It was to be frozen on \(round.days.freeze.long)." : ""
        return """
            <strong>\(round.stateWords). \(accepted) of \(all) returns accepted\(onTheWay), \(waiting == 0 ? "none" : "\(waiting)") still to come.</strong>\(freeze)
            """
    }

    private var days: HTML {
        """
        <dl class="facts low"><dt>Opened</dt><dd>\(round.openedOn.long)</dd><dt>Told beforehand</dt><dd>\(round.days.headsUp.long)</dd>
        <dt>Returns by</dt><dd>\(round.deadline.long)</dd><dt>Reminders</dt><dd>\(round.days.firstReminder.long), \(round.days.secondReminder.long)</dd>
        <dt>To the chair</dt><dd>\(round.days.escalation.long)</dd><dt>Freeze</dt><dd>\(round.days.freeze.long)</dd></dl>
        """
    }

    private var acts: HTML {
        // A part that is signed is accepted on its own page; what is on other pages of the grid may be whole.
        let isReady =
            (answer.states[.signedOff] ?? 0) > 0
            && (answer.next != nil
                || answer.rows.contains {
                    $0.submission.state == .signedOff && $0.counts.missing == 0 && $0.openQueries == 0
                })
        let open = round.state == .open
        return """
            <p>\(when: isReady && round.state != .frozen, button(.acceptance, "Accept all that are ready", isFirst: true))\
            \(when: open, button(.reminders, "Remind who is late"))\
            \(when: open, button(.closing, "Close the round"))\(when: round.state != .frozen, button(.freezing, "Freeze the figures"))</p>
            \(when: open, "<p><a href=\"\(Address.reminders(in: round.number).text)\">Who is reminded next, and in what words</a></p>")
            """
    }

    private func button(_ act: RoundAct, _ says: String, isFirst: Bool = false) -> HTML {
        """
        <form class="at-once" id="\(act.rawValue)" action="\(Address.roundAct(act, on: round.number).text)" method="post"><button type="submit" class="button\(when: !isFirst, " second")">\(says)</button></form> 
        """
    }

    // MARK: - The grid

    private var grid: HTML {
        """
        <table class="stack" role="table"><caption>Agencies</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Agency</th>\
        <th scope="col" role="columnheader">How it stands</th><th scope="col" role="columnheader" class="num">Lines</th>\
        <th scope="col" role="columnheader" class="num">Not due</th><th scope="col" role="columnheader" class="num">Queries</th>\
        <th scope="col" role="columnheader">In time?</th><th scope="col" role="columnheader" class="num">Reminders</th>\
        <th scope="col" role="columnheader">What next</th></tr></thead><tbody role="rowgroup">
        \(each: answer.rows, row)</tbody></table>
        """
    }

    private func row(_ row: RoundRow) -> HTML {
        let one = row.submission
        let name = answer.version.agency(one.agency)?.name ?? one.agency.text
        let opens = answer.opensReturns.covers(.agency(one.agency))
        let who: HTML = opens ? "<a href=\"\(Address.submission(one.number).text)\">\(name)</a>" : "\(name)"
        return """
            <tr role="row"><th scope="row" role="rowheader">\(who)</th>\
            <td role="cell" class="half" data-label="How it stands">\(Badge(shape: row.shape(on: answer.today), words: row.standing(on: answer.today)).html)</td>\
            <td role="cell" class="num half" data-label="Lines">\("\(row.counts.received)") of \("\(row.counts.due)")</td>\
            <td role="cell" class="num half" data-label="Not due">\("\(row.counts.notDue)")</td>\
            <td role="cell" class="num half" data-label="Queries">\(row.queries == 0 ? "–" : "\(row.openQueries) open of \(row.queries)")</td>\
            <td role="cell" class="half" data-label="In time?">\(row.lateness(on: answer.today))\(when: one.due != round.deadline, "<span class=\"of wrap\">more time, until \(one.due.long)</span>")</td>\
            <td role="cell" class="num half" data-label="Reminders">\("\(row.reminders)")\(some: row.lastReminder, { "<span class=\"of\">\($0.short)</span>" })\
            \(when: row.hasBounced, "<span class=\"of wrap\"><strong>Mail is refused:</strong> look at the address</span>")</td>\
            <td role="cell" class="full" data-label="What next">\(answer.mayRun ? row.next(on: answer.today) ?? "–" : "–")</td></tr>

            """
    }

    // MARK: - The words of reminders

    private var words: HTML {
        let fields = RoundPage.wordFields
        let now = EntryFields(
            ReminderStep.allCases.map { ($0.rawValue, .text(answer.words[$0] ?? $0.usualWords)) })
        return """
            <details class="section" id="words"\(attribute: "open", problems.all.contains { one in fields.contains { $0.key == one.field } } ? "" : nil)><summary>The words of the reminders</summary>
            <p>A reminder goes out by e-mail as these words and a link. It never holds a figure.</p>
            <form class="entries" action="\(Address.reminderWords.text)" method="post" novalidate>
            \(EntryForm(options: EntryOptions(EntryFields()), problems: problems).fields(fields, of: said.isEmpty ? now : said))
            <input type="hidden" name="round" value="\("\(round.number)")"><button type="submit" class="button second">Keep the words</button></form></details>
            """
    }

    static let wordFields = ReminderStep.allCases.map { EntryField($0.rawValue, $0.label, .paragraph, isRequired: true) }

    private var story: HTML {
        guard !answer.steps.isEmpty else { return HTML() }
        return "<h2 id=\"story\">What happened to the round</h2><ul>\(each: answer.steps, step)</ul>"
    }

    private func step(_ step: Step) -> HTML {
        let what: String =
            switch step.act {
            case "open": "opened it with \(step.says)"
            case "close": "closed it"
            case "freeze": "froze the figures"
            case "miss":
                "\(step.says == "1" ? "1 line that had not come was" : "\(step.says) lines that had not come were") marked as not submitted"
            case "revise": "let a revision in (\(step.to ?? "")): \(step.says)"
            default: step.act
            }
        return "<li>\(step.at.day.long): \(names.of(step.by)) \(what)</li>\n"
    }
}

extension RoundRow {
    func shape(on day: Day) -> Badge.Shape {
        switch submission.state {
        case .accepted: openQueries > 0 ? .amber : .green
        case .signedOff: counts.missing > 0 ? .amber : .green
        case .submitted, .queried, .returned: .amber
        case .notStarted, .inProgress: daysLate(on: day) == nil ? .none : .red
        }
    }
}
