import Domain
import Markup
import Services

/// "Which numbers do you need from me?": the return of one agency, filled in, signed and answered for on one page.
struct ReturnPage {
    var answer: ReturnAnswer
    var names: ActorNames
    var problems = FormProblems()
    /// What somebody typed that is not kept, with the revision and the mark that came with it, by the place of the line.
    var typed: [Int: LineBoxes] = [:]
    var seen: [Int: Int] = [:]
    var marks: [Int: String] = [:]
    /// Lines that somebody else changed meanwhile.
    var conflicts: [Int: SubmissionLine] = [:]
    var minutes = ""
    /// What became of a workbook or a pasted block, and the box that it came by.
    var taken: (what: TakenReturn, box: String)?
    /// Rows that were pasted and not taken.
    var pasted = ""
    var failed: ReturnActForm?
    var said = EntryFields()

    private var one: Submission { answer.submission }
    private var dueGroups: [(indicator: Indicator, lines: [SubmissionLine])] {
        answer.groups.map { ($0.indicator, $0.lines.filter(\.isDue)) }.filter { !$0.lines.isEmpty }
    }

    func boxes(_ line: SubmissionLine) -> LineBoxes { typed[line.place] ?? LineBoxes(line.entry) }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: title, place: .rounds, content: body) }

    private var title: String {
        let count = dueGroups.count
        let lines = count == 1 ? "one line" : "\(count) lines"
        return answer.mayFill && !answer.mayRun ? "Your return: \(lines)" : "Return of \(answer.agency.name): \(lines)"
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.round(one.round).text)">\(answer.round.title)</a> › Return \(one.thing.reference)</p>
        \(problems.summary)
        <h1>\(title)</h1>
        <p class="lead">\(lead)</p>
        \(some: answer.reminder, { "<p class=\"check\"><b>Reminder.</b> \($0)</p>" })
        \(some: one.isReceived ? nil : comment, { "<p class=\"check\"><b>\(one.reopenedWhy == nil ? "Sent back" : "Opened again").</b> \($0)</p>" })
        \(progress)
        \(some: answer.lock, { "<p id=\"lock\"><b>Locked.</b> \($0.why) \($0.who)</p>" })
        \(answer.isWritable ? form : ReturnTable(answer: answer, names: names).html)
        \(notDue)
        \(QueryList(queries: answer.queries, answer: answer, names: names).html)
        \(ReturnForms(answer: answer, failed: failed, typed: said, problems: problems).html)
        \(ReturnFileForms(page: self).html)
        \(story)
        \(Fold(says: "It shows the lines that this agency is asked for in the round, and nothing of any other agency. What is written here is the agency’s own until the performance officer accepts the return; then it is a figure of the board, with the names of those who filled it in and signed it.").html)
        """
    }

    private var lead: HTML {
        let due: HTML = "Due by <strong>\(one.due.long)</strong>: \(answer.row.lateness(on: answer.today).lowercasedFirst)."
        return
            "<strong>\(answer.row.standing(on: answer.today)).</strong> \(due)\(some: one.minutes, { " It took \("\($0)") minutes so far." })"
    }

    /// Why it came back, in the words of whoever sent it back.
    private var comment: String? {
        answer.steps.last { $0.act == "give-back" || $0.act == "reopen" }?.says
    }

    private var progress: HTML {
        let wrong = Set(answer.stops.map(\.line)).count
        let ready = answer.lines.count { line in
            line.isDue && line.entry.state != nil && !answer.stops.contains { $0.line == line.place }
        }
        let asked = answer.lines.count(where: \.isDue)
        let open = answer.unanswered.count
        let saved = answer.lines.compactMap(\.changedAt).max()
        return """
            <ul class="steps" aria-label="Progress"><li>\(Badge(shape: ready < asked ? .none : .green, words: "\(ready) of \(asked) figures ready").html)</li>\
            \(when: wrong > 0, "<li>\(Badge(shape: .red, words: "\(wrong) to put right").html)</li>")\
            \(when: open > 0, "<li>\(Badge(shape: .none, words: "\(open) without an answer").html)</li>")\
            \(some: saved, { "<li>Saved at \("\($0.iso8601.dropFirst(11).prefix(5))") on \($0.day.long)\(when: answer.isWritable, "; you can stop and come back")</li>" })\
            \(when: answer.isWritable, "<li><a href=\"#workbook\">Fill in a workbook</a></li><li><a href=\"#paste\">Paste from a spreadsheet</a></li>")</ul>
            """
    }

    private var form: HTML {
        """
        <form class="above-8" action="\(Address.returnLines(one.number).text)" method="post" novalidate data-checks="\(Address.returnChecks(one.number).text)">
        \(each: Array(dueGroups.enumerated()), { ReturnLineView(place: $0.offset + 1, indicator: $0.element.indicator, lines: $0.element.lines, page: self).html })
        <h2>When it is ready</h2>
        <p>Sending it brings it to \(answer.agency.signsOff ?? "the approver of your agency"), who signs that the figures and words are the agency’s. Both names are shown beside each figure.</p>
        <div class="field\(when: problems["minutes"] != nil, " wrong")"><label for="minutes">How many minutes did it take?</label><p class="hint">Left empty, nothing is recorded.</p>\(problems.message("minutes"))\
        <input class="short" type="text" inputmode="numeric" id="minutes" name="minutes" value="\(minutes)"\(problems.marks("minutes"))></div>
        <div class="field tick"><input type="checkbox" id="partly" name="partly" value="true"><label for="partly">Send what is ready; the rest comes later</label></div>
        <p><button type="submit" class="button" name="then" value="send">Submit for sign-off</button> \
        <button type="submit" class="button second" name="then" value="save">Save and come back later</button></p>
        </form>
        """
    }

    /// The form with what the checks say to it as it is written, for the script that asks while somebody writes.
    var live: HTML {
        "\(each: Array(dueGroups.enumerated()), { ReturnLineView(place: $0.offset + 1, indicator: $0.element.indicator, lines: $0.element.lines, page: self).live })"
    }

    private var notDue: HTML {
        let lines = answer.lines.filter { !$0.isDue }
        guard !lines.isEmpty else { return HTML() }
        return """
            <h2 id="not-due">Not due in this round</h2>
            <ul>\(each: lines, { line in answer.version.indicator(line.indicator).map { ReturnLineView.notDue(line, $0) } ?? HTML() })</ul>
            """
    }

    private var story: HTML {
        guard !answer.steps.isEmpty else { return HTML() }
        return "<h2 id=\"story\">What happened so far</h2>\(each: answer.steps.suffix(30), step)"
    }

    private func step(_ step: Step) -> HTML {
        """
        <div class="said"><p><b>\(step.act == "remind" ? "Bellwether" : names.of(step.by))</b> \(step.returnAct)\(when: !step.says.isEmpty, ": \(step.says)")</p>\
        <p class="note">\(step.at.day.long)</p></div>

        """
    }
}

/// What an officer asked, and what the agency said to it.
struct QueryList {
    var queries: [ReturnQuery]
    var answer: ReturnAnswer
    var names: ActorNames

    var html: HTML {
        guard !queries.isEmpty else { return HTML() }
        return "<h2 id=\"asked\">Queries</h2>\(each: queries, query)"
    }

    private func query(_ query: ReturnQuery) -> HTML {
        let line = query.line.flatMap { place in answer.lines.first { $0.place == place } }
        let about =
            line.flatMap { line in answer.version.indicator(line.indicator).map { "\($0.title), \(line.period.label): " } } ?? ""
        let said: HTML =
            query.answer.map { "<p><b>\(query.answeredBy.map(names.of) ?? "")</b> answered: \($0)</p>" }
            ?? "<p>\(Badge(shape: .amber, words: "Waits for the agency").html)</p>"
        return """
            <div class="said"><p><b>\(names.of(query.askedBy))</b> asked: \(about)\(query.asks)</p>\(said)<p class="note">\(query.askedAt.day.long)</p></div>

            """
    }
}

/// The lines as they stand, for whoever reads and does not write.
struct ReturnTable {
    var answer: ReturnAnswer
    var names: ActorNames

    var html: HTML {
        """
        <table class="stack" role="table"><caption>The lines of this return</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Line</th>\
        <th scope="col" role="columnheader">Period</th><th scope="col" role="columnheader" class="num">Figure</th>\
        <th scope="col" role="columnheader">Words</th><th scope="col" role="columnheader">From</th></tr></thead><tbody role="rowgroup">
        \(each: answer.lines.filter(\.isDue), row)</tbody></table>
        """
    }

    private func row(_ line: SubmissionLine) -> HTML {
        guard let indicator = answer.version.indicator(line.indicator) else { return HTML() }
        let findings = answer.findings.filter { $0.line == line.place && $0.grade != .note }
        let entry = line.entry
        let words = [entry.commentary.what, entry.commentary.soWhat, entry.commentary.nowWhat, entry.explanation]
            .filter { !$0.isEmpty }.joined(separator: " ")
        let place = line.area == answer.version.framework.district ? "" : answer.version.area(line.area)?.name ?? line.area.text
        return """
            <tr role="row"><th scope="row" role="rowheader">\(indicator.title)\(when: !place.isEmpty, "<span class=\"of wrap\">\(place)</span>")</th>\
            <td role="cell" class="half" data-label="Period">\(line.period.label)</td>\
            <td role="cell" class="num half" data-label="Figure">\(entry.state == nil ? "no answer" : ReturnLineView.says(line, indicator))\
            \(when: entry.noValue == nil && entry.status != .final, "<span class=\"of\">\(entry.status.word)</span>")</td>\
            <td role="cell" class="full" data-label="Words">\(words.isEmpty ? "–" : words)\(each: findings, { "<span class=\"of wrap\">\($0.sentence)\(when: $0.isExplained, " Explained.")</span>" })</td>\
            <td role="cell" class="half" data-label="From">\(entry.sourceSystem.isEmpty ? "–" : entry.sourceSystem)\(some: entry.extractedOn, { "<span class=\"of wrap\">\($0.short)</span>" })</td></tr>

            """
    }
}

extension Step {
    /// What somebody did to a return, as the story says it.
    var returnAct: String {
        switch act {
        case "fill": "filled in"
        case "send": "sent it for signature"
        case "send-nil": "sent a nil return"
        case "sign": "signed it"
        case "give-back": "sent it back"
        case "query": "asked"
        case "answer": "answered"
        case "accept": "accepted it"
        case "revise": "accepted a revision"
        case "extend": "gave more time, until \(to.flatMap { Day(iso8601: $0) }?.long ?? "")"
        case "reopen": "opened it again"
        case "remind": "reminded"
        default: act
        }
    }
}
