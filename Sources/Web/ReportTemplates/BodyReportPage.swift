import Domain
import Markup
import Reports
import Services

/// A body's report for its next meeting, in the columns that it agreed on.
struct BodyReportPage {
    var report: BodyReport
    var mayKeep: Bool
    var problems = FormProblems()

    private var pieces: MatterPieces { MatterPieces(version: report.version, today: report.asKnown) }
    private var body: Body { report.body }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Report: \(body.name)", place: .meetings, isWide: true, content: content)
    }

    private var content: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a> › \(body.name)</p>
        \(problems.summary)
        \(pieces.places(of: body, at: .bodyReport(body.id)))
        <div class="pair"><div>
        <h1>Report: \(body.name)</h1>
        <p class="lead">\(lead)</p>
        \(some: report.change, changed)
        </div>
        \(facts)
        </div>
        \(when: mayKeep, keeping)
        \(figures)
        \(Attribution(report.sources).html)
        <h2>How the report came to be so</h2>
        \(versions)
        \(Fold(says: "The report prints the columns that the body agreed on. Each format is a version with the minute that asked for it, and the next report says what is different. While a condition of the format's approval is open it cannot be made final.").html)
        """
    }

    private var lead: HTML {
        let when = report.meeting.map { "For the meeting on \($0.date.long)" } ?? "No meeting is planned"
        let state = report.template.finalOn.map { "its format is final since \($0.long)" } ?? "its format is a draft"
        return """
            \(when); \(state). \(some: report.conditions, { "<strong>\($0.sentence).</strong>" })
            """
    }

    private func changed(_ change: ReportChange) -> HTML {
        """
        <div class="margin low"><h2>\(change.sentence)</h2><ul class="tight">\
        \(each: change.added, { "<li>Added: \($0.label)</li>" })\(each: change.dropped, { "<li>Dropped: \($0.label)</li>" })</ul></div>
        """
    }

    private var facts: HTML {
        """
        <dl class="facts low"><dt>Columns</dt><dd>\(report.template.parts.map(\.label).joined(separator: ", "))</dd>
        <dt>Format</dt><dd>\(report.template.version == 0 ? "the usual one" : "version \(report.template.version)")</dd>
        \(some: report.membersOn, { "<dt>Members get it</dt><dd>\($0.long)</dd>" })
        \(some: report.readyOn, { "<dt>Champion told</dt><dd>\($0.long)</dd>" })
        \(when: !report.requests.isEmpty, "<dt>Wishes open</dt><dd>\(each: report.requests, wish)</dd>")
        <dt>Figures</dt><dd>as known on \(report.asKnown.long)</dd></dl>
        """
    }

    private func wish(_ request: Matter) -> HTML {
        "<a href=\"\(Address.matter(request).text)\">\(request.thing.reference)</a>: \(request.words) "
    }

    private var keeping: HTML {
        let hasChampion = !report.champions.isEmpty && report.readyOn == nil && report.meeting != nil
        return """
            <div class="choices above-4"><a class="button second" href="\(Address.reportTemplate(body.id).text)">Change the columns</a> \
            \(when: report.template.version > 0 && report.template.finalOn == nil, button(.finalReport(body.id), "Publish the format as final", version: report.template.version))\
            \(when: hasChampion, button(.readyReport(body.id), "Tell the Champion that it is ready", version: nil))</div>
            \(problems.message("final"))
            """
    }

    private func button(_ address: Address, _ says: String, version: Int64?) -> HTML {
        """
        <form class="at-once" action="\(address.text)" method="post">\
        \(some: version, { "<input type=\"hidden\" name=\"version\" value=\"\(String($0))\">" })\
        <button type="submit" class="button second" id="\(version == nil ? "ready" : "final")">\(says)</button></form> 
        """
    }

    private var figures: HTML {
        guard let sections = report.sections else {
            return """
                <p class="compare">The figures of this report are for the board until a publication with protected numbers exists. \
                This page shows you what the report will hold, and what is different because members asked.</p>
                """
        }
        return "\(each: sections, { BodyReportTable(report: report, section: $0).html })"
    }

    private var versions: HTML {
        guard !report.templates.isEmpty else { return "<p>Nobody has agreed on another format than the usual one.</p>" }
        return """
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Version</th>\
            <th scope="col" role="columnheader">From</th><th scope="col" role="columnheader">Asked for in</th>\
            <th scope="col" role="columnheader">Why</th><th scope="col" role="columnheader">Columns</th></tr></thead><tbody role="rowgroup">\
            \(each: report.templates.reversed(), version)</tbody></table>
            """
    }

    private func version(_ template: ReportTemplate) -> HTML {
        let meeting = template.meeting.flatMap(report.version.meeting)
        let asked = [template.minute.isEmpty ? nil : "minute \(template.minute)", meeting?.date.long].compactMap(\.self)
        return """
            <tr role="row"><th scope="row" role="rowheader">\(String(template.version))\(some: template.finalOn, { "<span class=\"of\">final since \($0.short)</span>" })</th>\
            <td role="cell" class="half" data-label="From">\(template.from.short)</td>\
            <td role="cell" class="half" data-label="Asked for in">\(asked.isEmpty ? "–" : asked.joined(separator: ", "))</td>\
            <td role="cell" class="full">\(template.why)\(some: template.request, { "<span class=\"of wrap\">Carries out <a href=\"\(Address.matter(.request, $0).text)\">\(Thing(.request, $0).reference)</a></span>" })</td>\
            <td role="cell" class="full">\(template.parts.map(\.label).joined(separator: ", "))</td></tr>

            """
    }
}
