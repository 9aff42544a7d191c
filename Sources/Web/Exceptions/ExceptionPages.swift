import Domain
import Markup
import Reports
import Services

/// "What needs explaining, and what do the agencies say?"
struct ExceptionsPage {
    var answer: ExceptionsAnswer

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Exceptions", place: .scorecard, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.scorecard(ScorecardFilter()).text)">Scorecard</a></p>
        <h1>Exceptions: what, so what, what next</h1>
        <p class="lead">\(lead)</p>
        \(when: !answer.readings.isEmpty, table)
        \(Fold(says: "A measure that is red, outside its expected range or without a figure that was due needs explaining by the agency that answers for it. What it says goes into the chair’s brief and the pack.").html)
        """
    }

    private var lead: HTML {
        let (count, told) = (answer.readings.count, answer.reports.count)
        guard count > 0 else { return "No measure is red, outside its expected range or without a figure that was due." }
        return """
            \(count) \(count == 1 ? "measure needs" : "measures need") explaining; <strong>\(told == count ? "each has been explained" : "\(count - told) of them \(count - told == 1 ? "has" : "have") no report yet")</strong>.
            """
    }

    private var table: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure</th>\
        <th scope="col" role="columnheader">Rating</th><th scope="col" role="columnheader">What</th><th scope="col" role="columnheader">So what</th>\
        <th scope="col" role="columnheader">What next</th><th scope="col" role="columnheader">By whom, by when</th></tr></thead><tbody role="rowgroup">
        \(each: answer.readings, row)</tbody></table>
        """
    }

    private func row(_ reading: Reading) -> HTML {
        let report = answer.reports[reading.indicator.id]
        let agency = answer.version.agency(reading.line?.heldToAccount ?? reading.indicator.agency)?.name ?? ""
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.exception(reading.indicator.id).text)">\(reading.indicator.title)</a>\
            <span class="of wrap">\(agency)</span></th>\
            <td role="cell" class="half" data-label="Rating">\(StatusView(reading.standing.word).html)</td>\
            \(report.map(said) ?? "<td role=\"cell\" class=\"full\" colspan=\"4\">No report has been received.</td>")</tr>

            """
    }

    private func said(_ report: ExceptionReport) -> HTML {
        """
        <td role="cell" class="full" data-label="What">\(report.what)</td><td role="cell" class="full" data-label="So what">\(report.soWhat)</td>\
        <td role="cell" class="full" data-label="What next">\(report.whatNext)</td>\
        <td role="cell" class="half" data-label="By whom, by when">\(report.byWhom)\(some: report.dueOn, { ", \($0.long)" })</td>
        """
    }
}

/// What an agency says, as typed.
struct ExceptionForm {
    var what = ""
    var soWhat = ""
    var whatNext = ""
    var byWhom = ""
    var dueOn = ""
    var question = ""

    init() {}

    init(_ form: Query) {
        what = form["what"] ?? ""
        soWhat = form["so-what"] ?? ""
        whatNext = form["what-next"] ?? ""
        byWhom = form["by-whom"]?.trimmed ?? ""
        dueOn = form["due-on"]?.trimmed ?? ""
        question = form["question"] ?? ""
    }

    func draft() throws(FormProblems) -> ExceptionReportDraft {
        var problems = FormProblems()
        if what.trimmed.isEmpty { problems.add("what", "Say what happened") }
        if soWhat.trimmed.isEmpty { problems.add("so-what", "Say what it means for children") }
        if whatNext.trimmed.isEmpty { problems.add("what-next", "Say what will be done about it") }
        if byWhom.isEmpty { problems.add("by-whom", "Name the post that does it") }
        let day = Day(iso8601: dueOn)
        if !dueOn.isEmpty, day == nil { problems.add("due-on", "Write the day as 2027-03-31, or leave it empty") }
        guard problems.isEmpty else { throw problems }
        return ExceptionReportDraft(
            what: what, soWhat: soWhat, whatNext: whatNext, byWhom: byWhom, dueOn: day, question: question)
    }
}

/// "What is behind this figure?"
struct ExceptionPage {
    var answer: ExceptionAnswer
    var form: ExceptionForm
    var problems = FormProblems()
    var names = ActorNames()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Exception: \(answer.reading.indicator.title)", place: .scorecard, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.exceptions.text)">Exceptions</a></p>
        \(problems.summary)
        <h1>\(answer.reading.indicator.title)</h1>
        <p class="lead">\(StatusView(answer.reading.standing.word).html) \(answer.reading.sentence)</p>
        <p><a href="\(Address.indicator(answer.reading.indicator.id, IndicatorFilter()).text)">The figure, and where it comes from</a></p>
        \(each: answer.reports, report)
        \(when: answer.reports.isEmpty, "<p>Nothing has been said of it yet.</p>")
        \(when: answer.mayReport, writing)
        """
    }

    private func report(_ report: ExceptionReport) -> HTML {
        """
        <h2>\(report.period.label)</h2>
        <dl class="facts"><dt>What</dt><dd>\(report.what)</dd><dt>So what</dt><dd>\(report.soWhat)</dd><dt>What next</dt><dd>\(report.whatNext)</dd>
        <dt>By whom, by when</dt><dd>\(report.byWhom)\(some: report.dueOn, { ", \($0.long)" })</dd>
        \(when: !report.question.isEmpty, "<dt>The board might ask</dt><dd>\(report.question)</dd>")
        <dt>Said by</dt><dd>\(names.of(report.by)), \(report.at.day.long)</dd></dl>

        """
    }

    private var writing: HTML {
        """
        <h2>\(answer.reports.isEmpty ? "Explain it" : "Say it anew")</h2>
        <form class="upload" action="\(Address.exception(answer.reading.indicator.id).text)" method="post" novalidate>
        \(area("what", "What happened", form.what))\(area("so-what", "So what: what it means for children", form.soWhat))\(area("what-next", "What next: what will be done", form.whatNext))
        \(line("by-whom", "Who does it", "The post, not the person.", form.byWhom))\(line("due-on", "By when", "Such as 2027-03-31.", form.dueOn))
        \(area("question", "What might the board ask?", form.question))
        <button type="submit" class="button">Send it</button></form>
        """
    }

    private func area(_ field: String, _ label: String, _ value: String) -> HTML {
        """
        <div class="field\(when: problems[field] != nil, " wrong")"><label for="\(field)">\(label)</label>\(problems.message(field))\
        <textarea id="\(field)" name="\(field)" rows="3"\(problems.marks(field))>\(value)</textarea></div>

        """
    }

    private func line(_ field: String, _ label: String, _ hint: String, _ value: String) -> HTML {
        """
        <div class="field\(when: problems[field] != nil, " wrong")"><label for="\(field)">\(label)</label><p class="hint">\(hint)</p>\(problems.message(field))\
        <input type="text" id="\(field)" name="\(field)" value="\(value)" autocomplete="off"\(problems.marks(field))></div>

        """
    }
}
