import Domain
import Markup
import Reports
import Services

/// "What may happen, and are we on top of it?"
struct RiskPage {
    var answer: RiskAnswer
    var mayChange: Bool
    var names: ActorNames
    var assessment = AssessmentForm()
    var why = ""
    var problems = FormProblems()

    private var risk: Risk { answer.risk }
    private var says: RiskDraft { answer.risk.says }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "\(risk.thing.reference) \(says.title)", place: .priorities, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.risks(RiskFilter()).text)">Risks</a></p>
        \(problems.summary)
        <h1>\(risk.thing.reference) \(says.title)</h1>
        <p class="lead">\(lead)</p>
        <div class="pair"><div>
        \(sentence)
        <h2>Controls</h2>
        \(says.controls.isEmpty ? "<p>Nothing is in place yet.</p>" : "<ul>\(each: says.controls, { "<li>\($0)</li>\n" })</ul>")
        \(figures)
        \(forms)
        </div><div class="margin">\(margin)</div></div>
        \(ThingSteps(steps: answer.steps, names: names, words: ["raise": "Raised", "assess": "Assessed", "change": "Changed", "close": "Closed", "reopen": "Opened again"]).html)
        \(Attribution(answer.sources).html)
        \(Fold(says: "One risk: because of a cause something may happen, with an effect. The score is how likely it is times how bad it would be; the trend compares the last two assessments; the linked figures are those by which one would see it coming.").html)
        """
    }

    private var lead: String {
        let state = risk.closedOn.map { "Closed on \($0.long). " } ?? ""
        let trend = risk.trend == .new ? "assessed once" : risk.trend.words(from: risk.before).lowercasedFirst
        let gap = risk.now.number - says.target.number
        return "\(state)\(risk.now.band.label) at \(risk.now.words), \(trend); "
            + (gap <= 0 ? "where it was aimed at." : "aimed at \(says.target.words).")
    }

    private var sentence: HTML {
        let parts = [("Because", says.cause), ("there may be", says.event), ("so that", says.effect)].filter { !$0.1.isEmpty }
        guard !parts.isEmpty else { return "<p>Its cause, event and effect are not written down yet.</p>" }
        let names = ["Because": "Cause", "there may be": "Event", "so that": "Effect"]
        return "<dl class=\"facts\">\(each: parts, { "<dt>\(names[$0.0] ?? "")</dt><dd>\($0.1)</dd>" })</dl>"
    }

    private var margin: HTML {
        """
        <h2 class="top">Score</h2>
        <p>\(ShapeWord(risk.now.band).html) \(ArrowWord(risk).html)</p><p class="note">\(risk.now.reason)</p>
        <dl class="facts"><dt>Owner</dt><dd>\(says.owner(answer.version))</dd>\
        <dt>Priority</dt><dd>\(priority)</dd>\
        <dt>Assessed</dt><dd>\(risk.assessedOn.long)\(risk.isStale(on: answer.today) ? ", more than half a year ago" : "")</dd>\
        <dt>Raised</dt><dd>\(risk.raisedOn.long)</dd><dt>Who sees it</dt><dd>\(says.access.label)</dd>\
        \(when: !answer.trackers.isEmpty, "<dt>Trackers</dt><dd>\(trackers)</dd>")</dl>
        \(when: mayChange, "<p class=\"no-print\"><a href=\"\(Address.riskForm(risk.number).text)\">Change what it says</a></p>")
        """
    }

    private var trackers: HTML {
        answer.trackers.map { tracker -> HTML in
            "<a href=\"\(Address.tracker(tracker.number).text)\">\(tracker.thing.reference) \(tracker.title)</a> "
        }.joined()
    }

    private var priority: HTML {
        guard let priority = answer.version.priority(says.priority) else { return "\(says.priority.text)" }
        return priority.isPursued
            ? "<a href=\"\(Address.priority(priority.id).text)\">\(priority.heading)</a>" : "\(priority.heading)"
    }

    private var figures: HTML {
        guard !answer.readings.isEmpty else { return "<h2>Linked figures</h2><p>No figure is linked to it.</p>" }
        return """
            <h2>Linked figures</h2>
            \(LiveFigures(readings: answer.readings).html)
            """
    }

    @HTMLPieces private var forms: HTML {
        if mayChange, risk.state == .open {
            "<h2 class=\"no-print\">Assess it again</h2>"
            assessment.html(risk, problems)
            "<details class=\"no-print\"\(attribute: "open", problems["why"] == nil ? nil : "")><summary>Close the risk</summary>\(whyForm(.riskClosing(risk.number), "Why it is closed", "Close the risk"))</details>"
        }
        if mayChange, risk.state == .closed {
            whyForm(.riskReopening(risk.number), "Why it is opened again", "Open it again")
        }
    }

    private func whyForm(_ address: Address, _ label: String, _ button: String) -> HTML {
        """
        <form class="upload no-print" action="\(address.text)" method="post" novalidate>
        <div class="field\(when: problems["why"] != nil, " wrong")"><label for="why">\(label)</label>\(problems.message("why"))\
        <textarea id="why" name="why" rows="3"\(problems.marks("why"))>\n\(why)</textarea></div>
        <button type="submit" class="button">\(button)</button></form>
        """
    }
}

/// The newest figures of some measures, live: what they say today, and not what somebody typed.
struct LiveFigures {
    var readings: [Reading]

    var html: HTML {
        """
        <table class="stack live" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure</th>\
        <th scope="col" role="columnheader" class="num">Latest</th><th scope="col" role="columnheader" class="num">Target</th>\
        <th scope="col" role="columnheader">Rating</th><th scope="col" role="columnheader">Direction</th></tr></thead><tbody role="rowgroup">
        \(each: readings, row)</tbody></table>
        """
    }

    private func row(_ reading: Reading) -> HTML {
        let aim = AimText(reading.target, at: reading.latest?.period, of: reading.indicator)
        let figure = reading.latest.map { FigureView($0.shown, of: reading.indicator, legend: Address.legend.text).html }
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.indicator(reading.indicator.id, IndicatorFilter()).text)">\(reading.indicator.title)</a>\
            \(some: reading.latest, { "<span class=\"of wrap\">\($0.period.label)</span>" })</th>\
            <td role="cell" class="num" data-label="Latest">\(figure ?? "–")</td>\
            <td role="cell" class="num" data-label="\(aim?.label ?? "Target")">\(aim?.text ?? "none")</td>\
            <td role="cell" class="half" data-label="Rating">\(StatusView(reading.standing.word).html)</td>\
            <td role="cell" class="half" data-label="Direction">\(MovementView(reading.movement).html)</td></tr>

            """
    }
}
