import Domain
import Markup
import Reports
import Services

/// "Do they supply, answer and deliver?": one agency.
struct AgencyPage {
    var answer: AgencyAnswer
    var links: Links
    var mayRaise: Bool
    var business: BusinessAbout

    private var agency: Agency { answer.agency }
    private var own: [Reading] { answer.readings.filter { $0.indicator.agency == agency.id } }
    private var missing: Int { own.count { $0.exception?.isMissing == true } }
    private var overdue: [Reading] { own.filter { $0.overdue != nil } }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: agency.name, place: .agencies, isWide: true, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.agencies.text)">Agencies</a></p>
        <div class="pair"><div>
        <h1>\(agency.name)</h1>
        <p class="lead">\(lead)</p>
        \(when: mayRaise, "<p><a class=\"button\" href=\"\(Address.newChallenge().text)\">Ask it, or advise it</a></p>")
        </div>
        \(facts)
        </div>
        \(supply)
        \(SupplyTable(lines: answer.supply, today: answer.today).html)
        \(answers)
        \(questions)
        \(advice)
        \(BusinessView(business: business, allActions: .actions(ActionFilter(agency: agency.id))).html)
        \(measures)
        \(Attribution(answer.sources).html)
        \(Fold(says: "It says whether this agency supplies its figures in time, how soon it answers what it is asked, what advice it was given and what it said to it, and how the measures stand that it supplies or is held to account for.").html)
        """
    }

    private var lead: HTML {
        let supplies =
            own.isEmpty
            ? "It supplies no measure of the board’s basket."
            : overdue.isEmpty
                ? missing == 0
                    ? "All of its \(own.count) measures are in."
                    : "Nothing is overdue, but \(missing) of its \(own.count) measures \(missing == 1 ? "has" : "have") no figure."
                : "\(overdue.count) of its \(own.count) measures \(overdue.count == 1 ? "is" : "are") overdue."
        let times = answer.times
        let answered =
            times.asked == 0
            ? "It was asked nothing in the last year."
            : "It was asked \(times.asked == 1 ? "once" : times.asked == 2 ? "twice" : "\(times.asked) times") in the last year and owes \(times.waiting == 0 ? "no answer" : times.waiting == 1 ? "one answer" : "\(times.waiting) answers")."
        let median = times.medianDays.map { " Half of its first answers came within \(FigureText.count($0)) days." } ?? ""
        return "<strong>\(supplies)</strong> \(answered)\(median)"
    }

    private var facts: HTML {
        """
        <dl class="facts low">\(some: agency.partner, { "<dt>Standing</dt><dd>\($0.replacing("-", with: " ").capitalisedFirst)</dd>" })
        \(some: agency.dataLead, { "<dt>Fills in</dt><dd>\($0)</dd>" })
        \(some: agency.signsOff, { "<dt>Signs off</dt><dd>\($0)</dd>" })
        <dt>In the framework</dt><dd><a href="\(Address.frameworkThing(.agencies, agency.id.text).text)">its entry</a></dd></dl>
        """
    }

    /// What is overdue, by name: the newest periods of all stand in the table of measures.
    private var supply: HTML {
        guard !overdue.isEmpty else { return HTML() }
        return """
            <h2 id="overdue">What is overdue?</h2>
            <ul>\(each: overdue, { "<li><a href=\"\(Address.indicator($0.indicator.id, IndicatorFilter()).text)\">\($0.indicator.title)</a>: \($0.overdue?.label ?? "")\(some: $0.latest, { "; the newest is \($0.period.label)" })</li>\n" })</ul>
            """
    }

    // MARK: - What it was asked and advised

    private var answers: HTML {
        guard !answer.quarters.isEmpty else { return HTML() }
        let rows = answer.quarters.reversed().map { quarter, times -> (name: HTML, times: AnswerTimes) in
            ("\(quarter.label)", times)
        }
        return """
            <h2 id="answers">How soon does it answer?</h2>
            \(AnswerTimesTable(rows: rows, caption: "By the quarter in which it was asked", first: "Quarter").html)
            """
    }

    private var questions: HTML {
        var list = ChallengeList()
        list.filter = ChallengeFilter(show: .all, agency: agency.id, kind: .question)
        return """
            <h2 id="questions">Questions to it</h2>
            \(answer.questions.isEmpty ? "<p>None was asked.</p>" : ChallengeTable(challenges: answer.questions, version: answer.version, today: answer.today).html)
            \(when: answer.questionCount > answer.questions.count, "<p><a href=\"\(Address.challenges(list).text)\">All \(answer.questionCount)</a></p>")
            """
    }

    private var advice: HTML {
        var list = ChallengeList()
        list.filter = ChallengeFilter(show: .all, agency: agency.id, kind: .advice)
        return """
            <h2 id="advice">Advice issued</h2>
            \(when: answer.advice.isEmpty, "<p>None was given.</p>")\(each: answer.advice, given)
            \(when: answer.adviceCount > answer.advice.count, "<p><a href=\"\(Address.challenges(list).text)\">All \(answer.adviceCount)</a></p>")
            """
    }

    private func given(_ advice: AgencyAnswer.AdviceGiven) -> HTML {
        let one = advice.challenge
        let reply: HTML =
            advice.reply.map { "<p><b>Reply</b> on \($0.at.day.long): \($0.says)</p>" }
            ?? "<p><b>No reply yet</b>\(each: one.badges(on: answer.today), { " \($0.html)" })</p>"
        return """
            <div class="said"><p><a href="\(Address.challenge(one.number).text)">\(one.reference)</a> \(one.question)</p>\(reply)\
            <p class="note">\(one.raisedAs), \(one.raisedOn.long). \(one.standing)\(one.waitsForAnswer ? ", due \(one.due.long)" : "").</p></div>

            """
    }

    // MARK: - Its measures

    private var measures: HTML {
        let held = answer.readings.filter { $0.indicator.agency != agency.id }
        return """
            <h2 id="measures">Measures that it supplies</h2>
            \(own.isEmpty ? "<p>None.</p>" : ScorecardTable(own, version: answer.version, links: links).html)
            \(when: !held.isEmpty, "<h2 id=\"held\">Measures that others supply and it answers for</h2>\(ScorecardTable(held, version: answer.version, links: links).html)")
            """
    }
}
