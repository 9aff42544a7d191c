import Domain
import Markup

/// The bodies that meet, and when.
struct MeetingsPage {
    var version: FrameworkVersion
    var packs: [Pack]

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Meetings", place: .meetings, content: body)
    }

    var body: HTML {
        """
        <h1>Meetings</h1>
        <p class="lead">\(lead)</p>
        <p class="note">In the framework: <a href="\(Address.frameworkPart(.bodies).text)">boards and sub-groups</a>, <a href="\(Address.frameworkPart(.meetings).text)">meetings</a>.</p>
        \(each: version.framework.bodies, section)
        \(Fold(says: "It lists the bodies of the partnership and their meetings. Each meeting has its pack: the scorecard as it was known when papers closed, kept as it was.").html)
        """
    }

    private var lead: String {
        if version.framework.bodies.isEmpty {
            return "No body has been named yet. Bodies and meetings belong in the framework."
        }
        let count = version.framework.meetings.count
        return
            "\(version.framework.bodies.count) \(version.framework.bodies.count == 1 ? "body" : "bodies") with \(count) \(count == 1 ? "meeting" : "meetings")."
    }

    private func section(_ body: Body) -> HTML {
        let meetings = version.framework.meetings.filter { $0.body == body.id }.sorted { ($1.date, $1.id) < ($0.date, $0.id) }
        return """
            <h2>\(body.name)</h2>
            \(when: body.chair != nil || body.meets != nil, "<p class=\"agreed\">\([body.chair.map { "Chair: \($0)" }, body.meets].compactMap(\.self).joined(separator: ". ")).</p>")
            \(when: meetings.isEmpty, "<p>No meeting is planned.</p>")\(when: !meetings.isEmpty, table(meetings))

            """
    }

    private func table(_ meetings: [Meeting]) -> HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Meeting</th>\
        <th scope="col" role="columnheader">Period</th><th scope="col" role="columnheader">Papers close</th>\
        <th scope="col" role="columnheader">Packs</th></tr></thead><tbody role="rowgroup">
        \(each: meetings, row)</tbody></table>
        """
    }

    private func row(_ meeting: Meeting) -> HTML {
        let count = packs.count { $0.meeting == meeting.id }
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.meeting(meeting.id).text)">\(meeting.date.long)</a>\
            \(when: meeting.isPublic, "<span class=\"of\">in public</span>")</th>\
            <td role="cell" data-label="Period">\(meeting.dataPeriod?.label ?? "–")</td>\
            <td role="cell" data-label="Papers close">\(meeting.paperDeadline?.short ?? "–")</td>\
            <td role="cell" data-label="Packs">\(count == 0 ? "none frozen" : "\(count) frozen")</td></tr>

            """
    }
}
