import Domain
import Markup
import Services

/// "What does it cost, and who does it?"
struct WorkloadPage {
    var answer: WorkloadAnswer
    var mayRemind: Bool
    var told: String?
    var problem: String?

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Workload", place: .rounds, isWide: true, content: body)
    }

    private var busy: [WorkloadLine] { answer.lines.filter { $0.lines > 0 } }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.agencies.text)">Agencies</a></p>
        \(some: problem, { "<div class=\"summary-of-errors\" role=\"alert\" aria-labelledby=\"problems-heading\"><h2 id=\"problems-heading\">There is one thing to put right</h2><ul><li><a href=\"#agencies\">\($0)</a></li></ul></div>" })
        <h1>Workload: what does a round cost, and who does it?</h1>
        <p class="lead">\(lead)</p>
        \(some: told, { "<p role=\"status\">\($0)</p>" })
        \(table)
        <p class="note">Estimated: half an hour a line, and an hour a return for putting it together and signing it. What comes by a file, a program or a pasted block is counted as five minutes. Recorded: what the data leads said of the newest return.</p>
        \(gaps)
        \(undiscussed)
        \(Fold(says: "It says how many lines each agency supplies, what that takes, who is named to fill in and to sign, and which measures nobody has asked about, acted on or explained for a year, so that they could be dropped.").html)
        """
    }

    private var lead: HTML {
        let missing = busy.filter { !$0.gaps.isEmpty }.count
        return """
            <strong>\(answer.total) lines, \(busy.count) agencies, about \(WorkloadPage.hours(answer.estimatedMinutes)) a quarter.</strong> \
            Automation saves \(WorkloadPage.hours(answer.savedMinutes)) now and could save \(WorkloadPage.hours(answer.couldSaveMinutes)). \
            \(missing == 0 ? "Every agency has named who fills in and who signs." : "\(missing) \(missing == 1 ? "agency has" : "agencies have") not named everybody.")
            """
    }

    /// "31 hours", "45 minutes".
    static func hours(_ minutes: Int) -> String {
        if minutes < 60 { return "\(minutes) minutes" }
        let hours = (minutes + 30) / 60
        return "\(hours) \(hours == 1 ? "hour" : "hours")"
    }

    private var table: HTML {
        """
        <table class="stack" role="table" id="agencies"><caption>By agency</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Agency</th>\
        <th scope="col" role="columnheader" class="num">Lines</th><th scope="col" role="columnheader" class="num">Estimated</th>\
        <th scope="col" role="columnheader" class="num">Recorded</th><th scope="col" role="columnheader" class="num">Saved now</th>\
        <th scope="col" role="columnheader">Fills in</th><th scope="col" role="columnheader">Signs</th></tr></thead><tbody role="rowgroup">
        \(each: answer.lines, row)</tbody></table>
        """
    }

    private func row(_ line: WorkloadLine) -> HTML {
        let agency = answer.version.agency(line.agency)
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.agency(line.agency).text)">\(agency?.name ?? line.agency.text)</a></th>\
            <td role="cell" class="num half" data-label="Lines">\(Number.text(line.lines))</td>\
            <td role="cell" class="num half" data-label="Estimated">\(WorkloadPage.hours(line.estimatedMinutes))</td>\
            <td role="cell" class="num half" data-label="Recorded">\(line.recordedMinutes.map(WorkloadPage.hours) ?? "–")</td>\
            <td role="cell" class="num half" data-label="Saved now">\(line.automated == 0 ? "–" : WorkloadPage.hours(line.savedMinutes))</td>\
            \(named(line.leads, agency?.dataLead, "Fills in"))\(named(line.approvers, agency?.signsOff, "Signs"))</tr>

            """
    }

    private func named(_ people: [Int64], _ post: String?, _ label: String) -> HTML {
        let who: HTML =
            people.isEmpty ? "<strong>Nobody yet</strong>" : "\(people.count == 1 ? "Named" : "\(people.count) named")"
        return """
            <td role="cell" class="half" data-label="\(label)">\(who)\(some: post, { "<span class=\"of wrap\">\($0)</span>" })</td>
            """
    }

    // MARK: - Gaps

    private var gaps: HTML {
        let missing = busy.filter { !$0.gaps.isEmpty }
        guard !missing.isEmpty else { return HTML() }
        return """
            <h2 id="gaps">Who has not named anybody?</h2>
            <ul>\(each: missing, gap)</ul>
            """
    }

    private func gap(_ line: WorkloadLine) -> HTML {
        let name = answer.version.agency(line.agency)?.name ?? line.agency.text
        let what = line.gaps.map { $0 == .dataLead ? "nobody fills in" : "nobody signs" }.joined(separator: ", ")
        let form: HTML = """
             <form class="at-once" action="\(Address.nominationReminder(line.agency).text)" method="post"><button type="submit" class="plain">Remind<span class="unseen"> \(name)</span></button></form>
            """
        return "<li>\(name): \(what)\(when: mayRemind, form)</li>\n"
    }

    private var undiscussed: HTML {
        guard !answer.undiscussed.isEmpty else { return HTML() }
        let count = answer.undiscussed.count
        return """
            <h2 id="undiscussed">What could be dropped?</h2>
            <p>\(count == 1 ? "One measure has" : "\(count) measures have") not been asked about, acted on or explained for a year.</p>
            <ul>\(each: answer.undiscussed, { "<li><a href=\"\(Address.indicator($0.id, IndicatorFilter()).text)\">\($0.title)</a></li>\n" })</ul>
            """
    }
}
