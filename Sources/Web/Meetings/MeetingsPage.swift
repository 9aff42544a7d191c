import Domain
import Markup
import Services

/// The bodies that meet, and when.
struct MeetingsPage {
    var version: FrameworkVersion
    var packs: [Pack]
    var lines: [MeetingLine] = []
    /// For councillors: of their own committee alone.
    var isOutside = false
    /// Whether the reader may look at which figures each meeting can have.
    var seesSchedule = false
    /// The bodies whose matters the reader may look at; nil where it is none.
    var places: BodyReach?

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Meetings", place: .meetings, content: body)
    }

    var body: HTML {
        """
        <h1>Meetings</h1>
        <p class="lead">\(lead)</p>
        \(when: seesSchedule, "<p><a href=\"\(Address.timetable().text)\">Schedule: what can each meeting have?</a></p>")
        <p><a href="\(Address.questions().text)">Questions asked at meetings</a>, those that wait for a reply first.</p>
        \(when: !isOutside, "<p class=\"note\">In the framework: <a href=\"\(Address.frameworkPart(.bodies).text)\">boards and sub-groups</a>, <a href=\"\(Address.frameworkPart(.meetings).text)\">meetings</a>.</p>")
        \(each: bodies, section)
        \(Fold(says: "It lists the bodies of the partnership and their meetings. Each meeting has its agenda, what was asked and resolved, its minutes, and its pack: the scorecard as it was known when papers closed, kept as it was.").html)
        """
    }

    private var bodies: [Body] {
        guard isOutside else { return version.framework.bodies }
        let own = Set(lines.map(\.body.id))
        return version.framework.bodies.filter { own.contains($0.id) }
    }

    private var lead: String {
        if version.framework.bodies.isEmpty {
            return "No body has been named yet. Bodies and meetings belong in the framework."
        }
        let bodies = "\(self.bodies.count) \(self.bodies.count == 1 ? "body" : "bodies")"
        return "\(bodies) with \(lines.count) \(lines.count == 1 ? "meeting" : "meetings")."
    }

    /// So many of a body stand here, the latest first; its own page has all of them.
    private static let most = 8

    private func section(_ body: Body) -> HTML {
        let all = lines.filter { $0.body.id == body.id }
        let meetings = Array(all.prefix(MeetingsPage.most))
        return """
            <h2><a href="\(Address.body(body.id).text)">\(body.name)</a></h2>
            \(when: body.chair != nil || body.meets != nil, "<p class=\"agreed\">\([body.chair.map { "Chair: \($0)" }, body.meets].compactMap(\.self).joined(separator: ". ")).</p>")
            \(when: places?.covers(body.id) ?? false, MatterPieces(version: version, today: Day(number: 0)).places(of: body, at: .meetings))
            \(when: meetings.isEmpty, "<p>No meeting is planned.</p>")\(when: !meetings.isEmpty, MeetingTable(lines: meetings, packs: packs).html)\
            \(when: all.count > meetings.count, "<p><a href=\"\(Address.body(body.id).text)\">All \(all.count) meetings of this body</a></p>")

            """
    }
}

/// Meetings of one body, the latest first.
struct MeetingTable {
    var lines: [MeetingLine]
    var packs: [Pack]

    var html: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Meeting</th>\
        <th scope="col" role="columnheader">Period</th><th scope="col" role="columnheader">Papers close</th>\
        <th scope="col" role="columnheader">Agenda</th><th scope="col" role="columnheader">Minutes</th>\
        <th scope="col" role="columnheader">Packs</th></tr></thead><tbody role="rowgroup">
        \(each: lines, row)</tbody></table>
        """
    }

    private func row(_ line: MeetingLine) -> HTML {
        let meeting = line.meeting
        let count = packs.count { $0.meeting == meeting.id }
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.meeting(meeting.id).text)">\(meeting.date.long)</a>\
            \(when: meeting.isPublic, "<span class=\"of\">in public</span>")</th>\
            <td role="cell" data-label="Period">\(meeting.dataPeriod?.label ?? "–")</td>\
            <td role="cell" data-label="Papers close">\(meeting.paperDeadline?.short ?? "–")</td>\
            <td role="cell" data-label="Agenda">\(line.agendaState)</td>\
            <td role="cell" data-label="Minutes">\(line.minutesState)</td>\
            <td role="cell" data-label="Packs">\(count == 0 ? "none frozen" : "\(count) frozen")</td></tr>

            """
    }
}

extension MeetingLine {
    var agendaState: String {
        guard let agenda else { return "–" }
        if agenda.isSitting { return "sitting now" }
        return agenda.publishedAt.map { "published \($0.day.short)" } ?? "being drafted"
    }

    var minutesState: String {
        guard let minutes else { return "–" }
        return minutes.confirmedOn.map { "confirmed \($0.short)" } ?? "draft"
    }
}
