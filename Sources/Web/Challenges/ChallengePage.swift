import Domain
import Markup
import Reports
import Services

/// One challenge as a chain: the figure then, the question, what was said, what was agreed, the figure now.
struct ChallengePage {
    var answer: ChallengeAnswer
    var names: ActorNames
    /// The form that was sent and what has to be put right in it.
    var failed: ChallengeForm?
    var typed = EntryFields()
    var problems = FormProblems()
    var mayAct = false

    private var one: Challenge { answer.challenge }
    private var agency: String { answer.version.agency(one.agency)?.name ?? one.agency.text }
    private var title: String { "\(one.reference): \(one.kind == .question ? "a question to" : "advice to") \(agency)" }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: title, place: .challenges, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.challenges(ChallengeList()).text)">Challenges</a></p>
        \(problems.summary)
        <div class="pair"><div>
        <h1>\(title)</h1>
        <p class="lead"><strong>\(one.standing).</strong> \(each: one.badges(on: answer.today), { "\($0.html) " })</p>
        </div>
        \(facts)
        </div>
        \(figureThen)
        <h2 id="asked">\(one.kind == .question ? "What was asked" : "What was advised")</h2>
        <div class="said"><p>\(one.question)</p><p class="note">\(one.raisedAs), \(one.raisedOn.long)</p></div>
        \(said)
        \(outcome)
        \(when: mayAct && one.isOpen && one.action == nil, begin)
        \(figureNow)
        \(ChallengeForms(answer: answer, failed: failed, typed: typed, problems: problems).html)
        \(Fold(says: "It shows one question, or one piece of advice, from the figure that gave rise to it to what it changed. Nothing that was said is changed or taken away: what was wrong is withdrawn with a reason, and stays.").html)
        """
    }

    // MARK: - The chain

    private var figureThen: HTML {
        if let evidence = one.evidence {
            let filter = IndicatorFilter(
                area: evidence.area, source: evidence.source, group: evidence.group, known: evidence.known)
            return """
                <h2 id="then">The figure then</h2>
                <p><a href="\(Address.indicator(evidence.indicator, filter).text)">\(evidence.title), as known on \(evidence.known.long)</a></p>
                <p>\(evidence.sentence)</p>
                """
        }
        guard !one.subject.isEmpty else { return HTML() }
        return "<h2 id=\"then\">What it is about</h2><p>\(one.subject)</p>"
    }

    private var said: HTML {
        let steps = answer.steps.filter { $0.act != "raise" }
        guard !steps.isEmpty else {
            return "<h2 id=\"said\">What was said</h2><p>Nothing yet: \(agency) has not answered.</p>"
        }
        return "<h2 id=\"said\">What was said</h2>\(each: steps, step)"
    }

    private func step(_ step: Step) -> HTML {
        """
        <div class="said"><p><b>\(names.of(step.by))</b> \(step.challengeAct): \(step.says)\(some: more(step), { "<br>\($0)" })</p>\
        <p class="note">\(step.at.day.long)</p></div>

        """
    }

    private func more(_ step: Step) -> String? {
        switch step.act {
        case "accept": step.to.map { "Agreed: \($0)." }
        case "refuse", "reopen": step.to.flatMap { Day(iso8601: $0) }.map { "New day for the answer: \($0.long)." }
        default: nil
        }
    }

    private var outcome: HTML {
        """
        \(some: one.agreed, { "<h2 id=\"agreed\">What was agreed</h2><p>\($0)\(some: one.action, { " (<a href=\"\(Address.action($0).text)\">\(Thing(.action, $0).reference)</a>)" })</p>" })\
        \(some: one.impact, { "<h2 id=\"impact\">What it changed</h2><p>\($0)</p>" })
        """
    }

    private var begin: HTML {
        let origin = ActionOrigin(.challenge, "\(one.reference), \(one.raisedOn.long)", thing: one.thing)
        let new = Address.newAction(from: origin, about: one.evidence?.indicator, in: one.evidence?.area)
        return "<p class=\"no-print\"><a class=\"button second\" href=\"\(new.text)\">Start the action that was agreed</a></p>"
    }

    private var figureNow: HTML {
        guard let effect = answer.effect, let evidence = one.evidence else { return HTML() }
        let since =
            effect.since.map {
                $0.arrow == .notComparable ? "\($0.words) with then. \($0.reason)" : "Since then: \($0.words) \($0.reason)."
            }
            ?? "There is no newer figure than the one that was asked about."
        return """
            <h2 id="now">The figure now</h2>
            <p>\(StatusView(effect.standing).html) <a href="\(Address.indicator(evidence.indicator, IndicatorFilter(area: evidence.area, source: evidence.source, group: evidence.group)).text)">\(evidence.title), today</a></p>
            <p>\(effect.sentence)</p>
            <p><strong>\(since)</strong></p>
            """
    }

    // MARK: - Beside it

    private var facts: HTML {
        """
        <dl class="facts low"><dt>To</dt><dd><a href="\(Address.agency(one.agency).text)">\(agency)</a>\(when: !one.addressee.isEmpty, "<span class=\"of wrap\">\(one.addressee)</span>")</dd>
        <dt>Asked by</dt><dd>\(one.raisedAs)<span class="of wrap">entered by \(names.of(one.raisedBy)), \(one.raisedOn.long)</span></dd>
        \(when: one.waitsForAnswer, "<dt>Answer due</dt><dd>\(one.due.long)</dd>")
        <dt>\(one.isOpen ? "Open for" : "Was open for")</dt><dd>\(Days.text(one.daysOpen(on: answer.today)))</dd>
        <dt>First answer</dt><dd>\(one.daysToAnswer.map { $0 == 0 ? "on the same day" : "after \(Days.text($0))" } ?? "none yet")</dd>
        \(when: one.stage > 0, "<dt>Escalated</dt><dd>stage \(one.stage) of \(Challenge.lastStage): \(one.escalatedTo ?? "")</dd>")
        \(when: one.access != .open, "<dt>Who may see it</dt><dd>\(one.access.label)</dd>")
        </dl>
        """
    }
}
