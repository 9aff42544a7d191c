import Domain
import Markup
import Reports
import Services

/// "Is it being done?": the action tracker of a priority, two pages of A4 in print.
struct TrackerPage {
    var answer: TrackerAnswer
    var mayKeep = false
    var mayAccept = false
    var maySign = false
    /// Who looks at it, for the fields of a name.
    var name = ""
    var names: ActorNames
    var problems = FormProblems()

    var tracker: ActionTracker { answer.tracker }
    private var isOwn: Bool { tracker.kind == .own }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Action tracker \(tracker.thing.reference)", place: .priorities, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.trackers.text)">Action trackers</a>\(some: answer.priority, { " › <a href=\"\(Address.priority($0.id).text)\">\($0.heading)</a>" })</p>
        \(problems.summary)
        <article class="tracker">
        <h1>Action tracker: \(tracker.title)</h1>
        <p class="lead">\(lead)</p>
        \(isOwn ? own : elsewhere)
        </article>
        \(TrackerForms(page: self).html)
        \(others)
        \(ThingSteps(steps: answer.steps, names: names, words: TrackerPage.acts).html)
        \(Fold(says: "Activities are red when overdue, amber when those who do them say they are at risk, green when on track, and blue only when done with evidence that somebody accepted. Figures are live: they say what is known today. In print the tracker is two pages.").html)
        """
    }

    private static let acts = [
        "start": "Begun", "change": "Changed", "accept evidence of": "Evidence accepted", "sign": "Signed",
        "reopen": "Opened again",
        "bring": "Brought", "refresh": "Newer edition brought",
    ]

    private var lead: String {
        guard isOwn else {
            let origin = tracker.origin
            return
                "Made by \(origin?.source ?? "others"), up to date on \(origin?.refreshedOn.long ?? "no known day"). Read-only: it is changed where it is made."
        }
        let overdue = tracker.overdue(on: answer.judgedOn)
        let count = tracker.says.activities.count
        return
            "\(tracker.period?.label ?? ""): \(answer.rating.map { "rated \($0.word.rawValue), \($0.direction.rawValue)" } ?? "not rated yet"). "
            + "Of \(count) \(count == 1 ? "activity" : "activities") \(overdue == 0 ? "none is overdue" : "\(overdue) overdue"), \(tracker.count(.blue, on: answer.judgedOn)) done with accepted evidence."
    }

    // MARK: - Ours

    private var own: HTML {
        """
        <section class="tracker-sheet">
        \(some: answer.priority, outcome)
        \(rating)
        \(signatures)
        <h2>How we know: live figures</h2>
        \(answer.readings.isEmpty ? "<p>No core measure belongs to this priority.</p>" : LiveFigures(readings: answer.readings).html)
        <p class="note">Figures as known on \(answer.today.long).</p>
        \(Attribution(answer.sources).html)
        </section>
        <section class="tracker-sheet">
        <h2>Activities and milestones</h2>
        \(ActivityTable(tracker: tracker, today: answer.judgedOn).html)
        <p class="note">As they stood on \(answer.judgedOn.long).</p>
        <h2>Challenges and risks</h2>
        \(risks)
        <h2>Next steps</h2>
        \(paragraphs(tracker.says.nextSteps, orElse: "Nothing is written down yet."))
        </section>
        """
    }

    private func outcome(_ priority: Priority) -> HTML {
        """
        \(some: priority.outcome, { "<p class=\"agreed\">\($0)</p>" })<p class="note">Lead: \(priority.lead ?? "nobody named"). Accountable: \(priority.accountable ?? "nobody named").</p>
        """
    }

    private var rating: HTML {
        guard let rating = answer.rating else {
            return """
                <h2>Overall rating</h2><p>Nobody has rated the priority for \(tracker.period?.label ?? "this quarter") yet.</p>
                \(some: answer.earlier, { "<p>For \($0.period.label) it was \(ShapeWord($0.word).html) \(ArrowWord($0.direction).html)</p>" })
                \(some: answer.suggestion, { "<p class=\"note inked\">Suggested by the figures: \(SuggestionView($0, beside: answer.earlier).html)</p>" })
                """
        }
        return """
            <h2>Overall rating</h2>
            <p>\(ShapeWord(rating.word).html) \(ArrowWord(rating.direction).html)</p><p>\(rating.reason)</p>
            <p class="note">Proposed by \(rating.proposed.words). \(rating.agreed.map { "Agreed by \($0.words)." } ?? "Not agreed yet.")</p>
            \(some: answer.suggestion, { "<p class=\"note inked\">Suggested by the figures: \(SuggestionView($0, beside: rating).html)</p>" })
            """
    }

    private var signatures: HTML {
        """
        <h2>Signed off</h2>
        <dl class="facts"><dt>Accountable officer</dt><dd>\(tracker.officer?.words ?? "not yet")</dd>\
        <dt>Accountable director</dt><dd>\(tracker.director?.words ?? "not yet")</dd></dl>
        """
    }

    @HTMLPieces private var risks: HTML {
        if !tracker.says.challenges.isEmpty { paragraphs(tracker.says.challenges, orElse: "") }
        if !answer.risks.isEmpty {
            "<ul>\(each: answer.risks, { "<li>\(ShapeWord($0.now.band).html) <a href=\"\(Address.risk($0.number).text)\">\($0.thing.reference) \($0.says.title)</a>, \($0.now.words), \($0.trend.words(from: $0.before).lowercasedFirst)</li>\n" })</ul>"
        } else if tracker.says.challenges.isEmpty {
            "<p>Nothing is named that stands in the way.</p>"
        }
    }

    private func paragraphs(_ text: String, orElse none: String) -> HTML {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        return lines.isEmpty ? "<p>\(none)</p>" : lines.map { line -> HTML in "<p>\(line)</p>" }.joined()
    }

    // MARK: - From elsewhere

    private var elsewhere: HTML {
        """
        <dl class="facts"><dt>Source</dt><dd>\(tracker.origin?.source ?? "")</dd><dt>Up to date on</dt><dd>\(tracker.origin?.refreshedOn.long ?? "")</dd>\
        <dt>Brought here on</dt><dd>\(tracker.changedOn.long)</dd>\
        \(some: tracker.origin?.address, { "<dt>Where it stands</dt><dd><a href=\"\($0)\" rel=\"noreferrer external\">\($0)</a></dd>" })\
        \(each: answer.files.filter { !$0.isWithdrawn }, { "<dt>As a file</dt><dd><a href=\"\(Address.file($0.number).text)\">\($0.name)</a></dd>" })</dl>
        \(when: !tracker.says.activities.isEmpty, "<h2>Its activities, in its own words</h2>\(ActivityTable(tracker: tracker, today: answer.today).html)")
        """
    }

    private var others: HTML {
        guard !answer.others.isEmpty else { return HTML() }
        return """
            <section class="no-print" aria-labelledby="others"><h2 id="others">Other quarters</h2>
            <ul>\(each: answer.others, { "<li><a href=\"\(Address.tracker($0.number).text)\">\($0.thing.reference), \($0.period?.label ?? $0.title)</a>. \(TrackerStanding.words($0))</li>\n" })</ul></section>
            """
    }
}

/// What may be done with a tracker, below it.
struct TrackerForms {
    var page: TrackerPage

    private var tracker: ActionTracker { page.tracker }
    private var number: Int64 { page.tracker.number }

    @HTMLPieces var html: HTML {
        if tracker.kind == .elsewhere {
            if page.mayKeep {
                "<p class=\"no-print\"><a class=\"button\" href=\"\(Address.trackerRefresh(number).text)\">Bring a newer edition</a></p>"
            }
        } else {
            if page.mayKeep, tracker.officer == nil {
                "<p class=\"no-print above-6\"><a class=\"button\" href=\"\(Address.trackerForm(number).text)\">Change the tracker</a></p>"
            }
            if page.mayAccept, tracker.officer == nil, !waiting.isEmpty { evidence }
            if page.mayKeep, tracker.officer == nil {
                signing(.officer, page.answer.priority?.lead ?? page.name)
            }
            if page.maySign, tracker.officer != nil, tracker.director == nil {
                signing(.director, page.answer.priority?.accountable ?? page.name)
            }
            if page.mayKeep, tracker.officer != nil { reopening }
        }
    }

    private var waiting: [(place: Int, activity: Activity)] {
        tracker.says.activities.enumerated().filter { $0.element.isComplete && $0.element.accepted == nil }
            .map { ($0.offset + 1, $0.element) }
    }

    private var evidence: HTML {
        """
        <section class="no-print" aria-labelledby="accepting"><h2 id="accepting">Accept evidence</h2>
        <form class="upload" action="\(Address.trackerEvidence(number).text)" method="post" novalidate>
        <div class="field"><label for="activity">Activity that is done</label><select id="activity" name="activity">\
        \(each: waiting, { "<option value=\"\("\($0.place)")\">\($0.activity.title)</option>" })</select></div>
        \(field("evidence", "Accepted by", page.name))
        <button type="submit" class="button">Accept its evidence</button></form></section>

        """
    }

    private func signing(_ role: SignatureOf, _ name: String) -> HTML {
        """
        <section class="no-print" aria-labelledby="\(role.rawValue)-signs"><h2 id="\(role.rawValue)-signs">Sign as \(role.label.lowercasedFirst)</h2>
        <form class="upload" action="\(Address.signature(role, on: number).text)" method="post" novalidate>
        \(field(role.rawValue, role.label, name))
        <button type="submit" class="button">Sign</button></form></section>

        """
    }

    private var reopening: HTML {
        """
        <details class="no-print"\(attribute: "open", page.problems["why"] == nil ? nil : "")><summary>Open it again</summary>
        <form class="upload" action="\(Address.trackerReopening(number).text)" method="post" novalidate>
        <p class="hint">Both signatures are taken away; that they were there stays in its story.</p>\(field("why", "Why", ""))
        <button type="submit" class="button">Open it again</button></form></details>

        """
    }

    private func field(_ id: String, _ label: String, _ value: String) -> HTML {
        """
        <div class="field\(when: page.problems[id] != nil, " wrong")"><label for="\(id)">\(label)</label>\(page.problems.message(id))\
        <input type="text" id="\(id)" name="\(id)" value="\(value)" autocomplete="off"\(page.problems.marks(id))></div>
        """
    }
}
