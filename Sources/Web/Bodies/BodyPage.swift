import Domain
import Markup
import Services

/// Who sits on a body, what it was charged with, and when it meets.
struct BodyPage {
    var record: BodyRecord
    var packs: [Pack] = []
    var names = ActorNames()
    var typed = Typed()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: record.body.name, place: .meetings, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a></p>
        \(typed.problems.summary)
        <div class="pair"><div><h1>\(record.body.name)</h1>
        <p class="lead">\(lead)</p>
        <p><a class="button second" href="\(Address.plan(of: record.body.id).text)">Forward plan</a></p></div>
        <dl class="facts low">\(some: record.body.meets, { "<dt>Meets</dt><dd>\($0)</dd>" })
        <dt>Charged with</dt><dd>\(record.body.delegated ?? "nothing that was delegated to it")</dd>
        <dt>Quorum</dt><dd>\(Quorum(members: record.members, present: 0, on: record.today).needed) of those who decide</dd>
        <dt>Open to the public</dt><dd>\(record.body.isPublic ? "Yes" : "No")</dd></dl></div>
        <h2>Members</h2>
        \(when: sitting.isEmpty, "<p>No member has been named yet. Here will stand who sits on it, in what part and until when.</p>")
        \(when: !sitting.isEmpty, table(sitting, "Who sits on it now"))
        \(when: !former.isEmpty, "<details class=\"section\"><summary>\(former.count) whose term is over or to come</summary>\(table(former, "Terms that are over or to come"))</details>")
        \(when: record.mayKeep, adding)
        <h2>Meetings</h2>
        \(when: record.meetings.isEmpty, "<p>No meeting is planned.</p>")
        \(when: !record.meetings.isEmpty, MeetingTable(lines: record.meetings, packs: packs).html)
        \(Story(steps: record.steps, names: names).html)
        \(Fold(says: "It says who sits on the body, for which agency and for how long, and what it was charged with. Terms that are over stay on record.").html)
        """
    }

    private var sitting: [Member] { record.members.filter { $0.sits(on: record.today) } }
    private var former: [Member] { record.members.filter { !$0.sits(on: record.today) } }

    private var lead: HTML {
        let next = record.meetings.filter { $0.meeting.date >= record.today }.min { $0.meeting.date < $1.meeting.date }
        let chair = sitting.first { $0.part == .chair }?.name ?? record.body.chair
        return """
            \(sitting.count) sit on it\(some: chair, { ", with \($0) in the chair" }). \
            \(some: next, { "It next meets on <a href=\"\(Address.meeting($0.meeting.id).text)\">\($0.meeting.date.long)</a>." })\
            \(when: next == nil, "No further meeting is planned.")
            """
    }

    private func table(_ members: [Member], _ caption: String) -> HTML {
        """
        <table class="stack" role="table"><caption class="unseen">\(caption)</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Name</th>\
        <th scope="col" role="columnheader">Part</th><th scope="col" role="columnheader">Agency</th>\
        <th scope="col" role="columnheader">Substitute</th><th scope="col" role="columnheader">Term</th></tr></thead><tbody role="rowgroup">
        \(each: members, row)</tbody></table>
        """
    }

    private func row(_ member: Member) -> HTML {
        let agency = member.agency.map { record.version.agency($0)?.name ?? $0.text } ?? "–"
        return """
            <tr role="row"><th scope="row" role="rowheader">\(member.name)</th><td role="cell" data-label="Part">\(member.part.label)</td>\
            <td role="cell" class="full" data-label="Agency">\(agency)</td><td role="cell" data-label="Substitute">\(member.substitute ?? "–")</td>\
            <td role="cell" class="half" data-label="Term">since \(member.from.short)\(some: member.until, { ", until \($0.short)" })\(when: record.mayKeep && member.sits(on: record.today), ending(member))</td></tr>

            """
    }

    private func ending(_ member: Member) -> HTML {
        let fields = FormFields("end\(member.number)", typed)
        return """
            <details class="no-print"><summary>End the term of \(member.name)</summary>
            <form action="\(Address.endOfMember(member.number).text)" method="post" novalidate>
            \(fields.text("on", "Last day", record.today.iso8601, type: "date"))\(fields.text("why", "Why"))
            <button type="submit" class="button second">End it</button></form></details>
            """
    }

    private var adding: HTML {
        let fields = FormFields("member", typed)
        let agencies = record.version.framework.agencies.map { (word: $0.id.text, label: $0.name) }
        return """
            <details class="section no-print"\(attribute: "open", typed.prefix == "member" ? "" : nil)><summary>Add a member</summary>
            <form class="entries" action="\(Address.members(of: record.body.id).text)" method="post" novalidate>
            \(fields.text("name", "Name or post"))\(fields.select("part", "Part", .of(Member.Part.self) { $0.label }, "member"))
            \(fields.select("agency", "Agency", agencies, none: "– none"))\(fields.text("substitute", "Who comes when they cannot"))
            \(fields.text("from", "From", record.today.iso8601, type: "date"))\(fields.text("until", "Last day of the term (may be left empty)", type: "date"))
            <button type="submit" class="button">Add the member</button></form></details>
            """
    }
}
