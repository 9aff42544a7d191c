import Domain
import Markup
import Services

/// "Who owes an answer?": questions and advice, what hurts first.
struct ChallengesPage {
    var answer: ChallengesAnswer
    var list: ChallengeList
    var mayRaise: Bool

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Challenges", place: .challenges, content: body)
    }

    var body: HTML {
        """
        <h1>Challenges: who owes an answer?</h1>
        <p class="lead">\(lead)</p>
        \(when: mayRaise, "<p><a class=\"button\" href=\"\(Address.newChallenge().text)\">Ask an agency, or advise one</a></p>")
        <nav class="choices" aria-label="Show"><b>Show</b> \(each: ChallengeFilter.Show.allCases, choice)</nav>
        \(search)
        \(some: list.filter.indicator, about)
        \(table)
        \(pages)
        <p><a href="\(Address.answers.text)">How soon does each agency answer?</a></p>
        \(Fold(says: "It lists what the board asked agencies and advised them. Escalated ones stand first, then those that have waited longest for an answer, then those that wait for the board’s view. Each has a page with its whole story: the figure as it stood, the question, the answers, what was agreed, and the figure now.").html)
        """
    }

    private func count(_ show: ChallengeFilter.Show) -> Int { answer.counts[show] ?? 0 }

    private var lead: HTML {
        if count(.all) == 0 {
            return
                "Nothing has been asked yet. This page will list every question to an agency, with who owes the answer and since when. Open a measure and choose “Ask about this figure”."
        }
        if count(.open) == 0 { return "Everything that was asked has been closed." }
        let escalated =
            count(.escalated) == 0
            ? "None is escalated." : "\(Number.text(count(.escalated))) \(count(.escalated) == 1 ? "is" : "are") escalated."
        return """
            <strong>\(Number.text(count(.unanswered))) of \(Number.text(count(.open))) open ones \(count(.unanswered) == 1 ? "waits" : "wait") for an answer</strong>, \
            \(Number.text(count(.answered))) for the board’s view. \(escalated)
            """
    }

    private func choice(_ show: ChallengeFilter.Show) -> HTML {
        let isCurrent = list.filter.show == show
        return """
            <a href="\(Address.challenges(list.with(show: show)).text)"\(attribute: "aria-current", isCurrent ? "true" : nil)>\(show.label) (\(Number.text(count(show))))</a> 
            """
    }

    private var search: HTML {
        """
        <form class="search" action="\(Address.raisedChallenges.text)" method="get" role="search">
        \(when: list.filter.show != .open, "<input type=\"hidden\" name=\"show\" value=\"\(list.filter.show.rawValue)\">")\
        \(some: list.filter.indicator, { "<input type=\"hidden\" name=\"indicator\" value=\"\($0.text)\">" })
        <div><label for="agency">Agency</label><select id="agency" name="agency"><option value="">any</option>\
        \(each: answer.version.framework.agencies, { option($0.id.text, $0.name, list.filter.agency?.text) })</select></div>
        <div><label for="raised-as">Asked by</label><select id="raised-as" name="raised-as"><option value="">anybody</option>\
        \(each: answer.raisers, { option($0, $0, list.filter.raisedAs) })</select></div>
        <div><label for="kind">Kind</label><select id="kind" name="kind"><option value="">both</option>\
        \(option("question", "questions", list.filter.kind?.rawValue))\(option("advice", "advice", list.filter.kind?.rawValue))</select></div>
        <div><button type="submit" class="button">Find</button></div></form>
        """
    }

    private func about(_ id: ID<Indicator>) -> HTML {
        var all = ChallengeList(filter: list.filter)
        all.filter.indicator = nil
        return """
            <p>Only about <a href="\(Address.indicator(id, IndicatorFilter()).text)">\(answer.version.indicator(id)?.title ?? id.text)</a>. \
            <a href="\(Address.challenges(all).text)">Show all</a></p>
            """
    }

    private func option(_ value: String, _ says: String, _ chosen: String?) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", value == chosen ? "" : nil)>\(says)</option>"
    }

    private var table: HTML {
        guard !answer.challenges.isEmpty else {
            return count(.all) == 0 ? HTML() : "<p>None is left by this choice.</p>"
        }
        return ChallengeTable(challenges: answer.challenges, version: answer.version, today: answer.today).html
    }

    private var pages: HTML {
        guard answer.next != nil || list.after != nil else { return HTML() }
        let first = ChallengeList(filter: list.filter)
        let next = answer.next.map { ChallengeList(filter: list.filter, after: $0) }
        return """
            <nav class="pages" aria-label="Pages"><ul>\(when: list.after != nil, "<li><a href=\"\(Address.challenges(first).text)\">First</a></li>")\
            \(some: next, { "<li><a href=\"\(Address.challenges($0).text)\">Next</a></li>" })</ul></nav>
            """
    }
}

extension ChallengeFilter.Show {
    var label: String {
        switch self {
        case .open: "Open"
        case .unanswered: "Without an answer"
        case .escalated: "Escalated"
        case .answered: "Waiting for the board’s view"
        case .closed: "Closed or withdrawn"
        case .all: "All"
        }
    }
}

/// Challenges, a row each.
struct ChallengeTable {
    var challenges: [Challenge]
    var version: FrameworkVersion
    var today: Day
    var caption: String?

    var html: HTML {
        """
        <table class="stack" role="table">\(some: caption, { "<caption>\($0)</caption>" })<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Number</th>\
        <th scope="col" role="columnheader">What was asked or advised</th><th scope="col" role="columnheader">Of whom, by whom</th>\
        <th scope="col" role="columnheader">How it stands</th><th scope="col" role="columnheader">Answer due</th>\
        <th scope="col" role="columnheader" class="num">Days open</th></tr></thead><tbody role="rowgroup">
        \(each: challenges, row)</tbody></table>
        """
    }

    private func row(_ one: Challenge) -> HTML {
        let about = one.evidence?.title ?? (one.subject.isEmpty ? nil : one.subject)
        return """
            <tr role="row"><th scope="row" role="rowheader" class="nb"><a href="\(Address.challenge(one.number).text)">\(one.reference)</a>\
            <span class="of">\(one.kindWords)</span></th>\
            <td role="cell" class="full" data-label="What was asked or advised">\(one.question)\(some: about, { "<span class=\"of wrap\">About: \($0)</span>" })\
            \(some: one.impact, { "<span class=\"of wrap inked\">What it changed: \($0)</span>" })</td>\
            <td role="cell" class="half" data-label="Of whom, by whom">\(version.agency(one.agency)?.name ?? one.agency.text)\
            <span class="of wrap">by: \(one.raisedAs), \(one.raisedOn.short)</span></td>\
            <td role="cell" class="half" data-label="How it stands">\(one.standing)\(each: one.badges(on: today), { "<br>\($0.html)" })</td>\
            <td role="cell" class="half nb" data-label="Answer due">\(one.waitsForAnswer ? one.due.short : "–")</td>\
            <td role="cell" class="num half" data-label="Days open">\(Number.text(one.daysOpen(on: today)))</td></tr>

            """
    }
}
