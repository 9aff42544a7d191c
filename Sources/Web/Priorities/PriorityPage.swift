import Domain
import Markup
import Reports
import Services

/// "Is this priority moving?"
struct PriorityPage {
    var answer: PriorityAnswer
    var form: RatingForm
    var problems = FormProblems()
    var mayRate = false
    var mayAgree = false
    var business: BusinessAbout

    private var priority: Priority { answer.priority }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: priority.heading, place: .priorities, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.priorities.text)">Priorities</a></p>
        \(problems.summary)
        <h1>\(priority.heading)</h1>
        \(some: priority.outcome, { "<p class=\"agreed\">\($0)</p>" })
        <p class="lead">\(lead)</p>
        <p class="note">\(updated)</p>
        \(rating)
        \(PriorityMeasures(answer: answer).html)
        \(tracker)
        \(risks)
        \(doing)
        \(ratingForms)
        \(Attribution(answer.sources).html)
        \(Fold(says: "It brings together what people say of a priority and what the figures say. Each core measure is held against its target: how far it is off, and whether a straight line through its last four figures reaches the target by the end of March.").html)
        """
    }

    private var lead: String {
        let rated = answer.rating.map { "Rated \($0.word.rawValue), \($0.direction.rawValue)." } ?? "Nobody has rated it yet."
        let core = answer.core
        guard !core.isEmpty else { return rated + " No core measure belongs to it." }
        let (on, off) = (core.count { $0.course.word == .onCourse }, core.count { $0.course.word == .notOnCourse })
        return rated + " Of \(core.count) core \(core.count == 1 ? "measure" : "measures") \(on) on course for March, \(off) not"
            + (core.count > on + off ? ", \(core.count - on - off) cannot be told." : ".")
    }

    private var updated: String {
        let who = [priority.lead.map { "Lead: \($0)." }, priority.accountable.map { "Accountable: \($0)." }].compactMap(\.self)
        let when = answer.updatedOn.map { "Last updated on \($0.long)." } ?? "Nothing about it is known yet."
        return ([when] + who).joined(separator: " ")
    }

    private var rating: HTML {
        guard let rating = answer.rating else {
            return """
                <section aria-labelledby="rating"><h2 id="rating">Rating</h2><p>Nobody has rated it yet. Suggested by the figures:</p>
                \(SuggestionView(answer.suggestion, beside: nil).html)</section>
                """
        }
        return """
            <section aria-labelledby="rating"><h2 id="rating">Rating</h2>
            <div class="pair"><div><p>\(ShapeWord(rating.word).html) \(ArrowWord(rating.direction).html) <span class="note">for \(rating.period.label)</span></p>
            <p>\(rating.reason)</p>
            <p class="note">Proposed by \(rating.proposed.words). \(rating.agreed.map { "Agreed by \($0.words)." } ?? "Not agreed by the accountable director yet.")</p>\(earlier)</div>
            <div class="margin"><h3>Suggested by the figures</h3>\(SuggestionView(answer.suggestion, beside: rating).html)\
            <p class="note above-2">The suggestion is worked out today and changes no rating.</p></div></div></section>

            """
    }

    private var doing: HTML {
        BusinessView(
            business: business, allActions: .actions(ActionFilter(priority: priority.id)),
            allChallenges: .challenges(ChallengeList())
        ).html
    }

    private var earlier: HTML {
        let past = answer.ratings.dropFirst().prefix(4)
        guard !past.isEmpty else { return HTML() }
        return
            "<p class=\"note\">Before: \(past.map { "\($0.period.label) \($0.word.rawValue), \($0.direction.rawValue)" }.joined(separator: "; ")).</p>"
    }

    private var tracker: HTML {
        guard let tracker = answer.tracker else {
            return """
                <section aria-labelledby="tracker"><h2 id="tracker">Action tracker</h2>
                <p>There is none yet. <a href="\(Address.trackers.text)">Action trackers</a></p></section>
                """
        }
        let overdue = tracker.overdue(on: answer.today)
        let activities = tracker.says.activities
        return """
            <section aria-labelledby="tracker"><h2 id="tracker">Action tracker</h2>
            <p><a href="\(Address.tracker(tracker.number).text)">\(tracker.thing.reference), \(tracker.period?.label ?? "")</a>: \
            \(activities.count) \(activities.count == 1 ? "activity" : "activities"), \
            \(overdue == 0 ? "none overdue" : "\(overdue) overdue"), \(tracker.count(.blue, on: answer.today)) done with accepted evidence. \
            \(TrackerStanding.words(tracker)).</p>
            \(ActivityTable(tracker: tracker, today: answer.today).html)</section>

            """
    }

    private var risks: HTML {
        """
        <section aria-labelledby="risks"><h2 id="risks">Risks</h2>
        \(answer.risks.isEmpty ? "<p>No risk is open here.</p>" : RiskTable(risks: answer.risks, version: answer.version).html)
        <p class="note"><a href="\(Address.risks(RiskFilter(priority: priority.id)).text)">In the register</a></p></section>

        """
    }

    @HTMLPieces private var ratingForms: HTML {
        if mayAgree, let rating = answer.rating, rating.agreed == nil {
            """
            <section class="no-print" aria-labelledby="agree"><h2 id="agree">Agree to the rating</h2>
            <form class="upload" action="\(Address.agreement(of: priority.id).text)" method="post" novalidate>
            <input type="hidden" name="period" value="\(rating.period.code)">
            <div class="field\(when: problems["director"] != nil, " wrong")"><label for="director">Accountable director</label>\
            \(problems.message("director"))<input type="text" id="director" name="director" value="\(priority.accountable ?? "")" autocomplete="off"\(problems.marks("director"))></div>
            <button type="submit" class="button">Agree: \(rating.word.rawValue) for \(rating.period.label)</button></form></section>

            """
        }
        if mayRate, priority.isPursued {
            """
            <details class="no-print"\(attribute: "open", problems.isEmpty ? nil : "")><summary>Propose a rating</summary>
            \(form.html(answer, problems))</details>

            """
        }
    }
}
