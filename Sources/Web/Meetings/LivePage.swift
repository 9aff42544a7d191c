import Domain
import Markup
import Services

/// What is taken down while the meeting sits. Each form adds a row of its own, so that several clerks at once lose nothing.
struct LivePage {
    var record: MeetingRecord
    var typed = Typed()

    private var meeting: Meeting { record.meeting }
    private var items: [AgendaItem] { record.agenda.standing }
    private var current: AgendaItem? { record.agenda.current.flatMap(record.item) ?? items.first }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Minute, \(record.title)", place: .meetings, content: body)
    }

    var body: HTML {
        """
        \(record.way)
        \(typed.problems.summary)
        <h1>Minute the meeting</h1>
        <p class="lead">\(lead)</p>
        <p class="choices"><a href="\(Address.live(meeting.id).text)">Show what others took down</a> <a href="\(Address.presentation(meeting.id).text)">Present it</a> <a href="\(Address.minutes(of: meeting.id).text)">Minutes</a></p>
        <div class="pair"><div>
        <ol class="agenda">\(each: items, item)</ol></div>
        <aside class="margin above-6" aria-label="The meeting">\(attendance)\(declarations)\(closing)</aside></div>
        """
    }

    private var lead: HTML {
        if items.isEmpty {
            return "The meeting has no agenda yet. <a href=\"\(Address.agenda(of: meeting.id).text)\">Write it first</a>."
        }
        let state: HTML =
            record.agenda.isSitting
            ? "<strong>Item \(some: current, { "\($0.place)" }) is being discussed.</strong>"
            : record.agenda.closedAt == nil
                ? "It has not begun. Go on with its first item." : "It is over; what was forgotten can still be taken down."
        return "\(state) \(record.quorum.says)."
    }

    private func item(_ item: AgendaItem) -> HTML {
        let isNow = item.number == current?.number
        return """
            <li\(when: isNow, " class=\"now\" aria-current=\"step\"")><span class="no">\(item.place)</span><div><h3>\(item.title)</h3>
            \(some: item.presenter, { "<p class=\"note\">\($0)</p>" })\(PaperLinks(papers: record.papers(of: item.number)).html)
            \(when: isNow && !record.questions(of: item.number).isEmpty, "<h3 class=\"above-4\">Questions so far</h3>\(each: record.questions(of: item.number), { QuestionView(question: $0, today: record.today).html })")
            \(each: record.resolutions(of: item.number), resolution)
            \(when: isNow && !record.isClosed(item), "\(asking(item))\(resolving(item))")
            \(when: !isNow && !record.isClosed(item), goingOn(item))</div><span class="purpose">\(isNow ? "Now · " : "")\(record.isClosed(item) ? "" : item.purpose.label)</span></li>

            """
    }

    private func resolution(_ one: Resolution) -> HTML {
        """
        <p class="said"><b>Resolved \(one.letter)</b> \(each: one.text.standing, { "\($0.says) " })</p>
        """
    }

    private func goingOn(_ item: AgendaItem) -> HTML {
        """
        <form class="at-once" action="\(Address.current(of: meeting.id).text)" method="post"><input type="hidden" name="item" value="\("\(item.number)")">\
        <button type="submit" class="plain">Go on with item \(item.place)<span class="unseen">, \(item.title)</span></button></form>
        """
    }

    // MARK: - Questions and resolutions

    private func asking(_ item: AgendaItem) -> HTML {
        let fields = FormFields("ask", typed)
        let due = WorkingDays().day(Question.replyWorkingDays, from: max(meeting.date, record.today))
        let agencies = record.version.framework.agencies.map { (word: "agency:\($0.id)", label: "Send to \($0.name)") }
        let bodies = record.version.framework.bodies.filter { $0.id != meeting.body }
            .map { (word: "body:\($0.id)", label: "Refer to \($0.name)") }
        let known = record.members.filter { $0.sits(on: meeting.date) }.map { (word: $0.name, label: $0.name) }
        return """
            <form class="above-4" id="ask" action="\(Address.questions(of: meeting.id).text)" method="post" novalidate><h3>Take down a question</h3>
            \(fields.hidden("item", "\(item.number)"))
            <div class="entry"><div>\(fields.select("member", "Who asked", known, none: "– somebody else, named beside"))</div><div>\(fields.text("asker", "Name, if not a member"))</div></div>
            \(fields.select("kind", "As", .of(Question.AskerKind.self) { $0.label }))
            \(fields.text("topic", "About"))\(fields.area("says", "Question"))\(fields.area("reply", "Reply"))
            \(fields.text("replied", "Who replied", item.presenter ?? ""))
            <fieldset><legend class="body-size">If it cannot be answered now</legend>
            \(fields.select("to", "What becomes of it", agencies + bodies, none: "– nothing yet"))
            \(fields.text("post", "Which post answers (may be left empty)"))
            \(fields.text("due", "By", due.iso8601, hint: "Ten working days, unless the meeting said another day.", type: "date"))</fieldset>
            <p><button type="submit" class="button">Record the question</button></p></form>
            """
    }

    private func resolving(_ item: AgendaItem) -> HTML {
        let fields = FormFields("resolve", typed)
        return """
            <form class="above-4" id="resolve" action="\(Address.resolutions(of: item.number).text)" method="post" novalidate><h3>Take down a resolution</h3>
            \(fields.select("verb", "Resolved to", .of(Resolution.Verb.self) { $0.label }))
            \(fields.text("whom", "Whom", hint: "To whom it is referred, or of whom it is requested."))
            \(fields.area("more", "Conditions, each on a line; or what is requested, asked or deferred to"))
            <p class="note">The words are made from this and from the papers; you can edit them in the minutes.</p>
            <p><button type="submit" class="button second">Record the resolution</button></p></form>
            """
    }

    // MARK: - Who is there

    private var attendance: HTML {
        let latest = record.attendance.latest
        let fields = FormFields("attend", typed)
        return """
            <h2 id="attendance">Attendance</h2><p>\(record.quorum.says)</p>
            <ul class="plain">\(each: record.members.filter { $0.sits(on: meeting.date) }, { member in
                row(member, latest.first { $0.member == member.number })
            })\(each: latest.filter { $0.member == nil }, { "<li>\($0.name): \($0.state.label)</li>" })</ul>
            <details\(attribute: "open", typed.prefix == "attend" ? "" : nil)><summary>Somebody else attends</summary><form action="\(Address.attendance(of: meeting.id).text)" method="post" novalidate>
            \(fields.text("name", "Name"))<button type="submit" class="button second" name="state" value="present">Present</button></form></details>
            """
    }

    private func row(_ member: Member, _ taken: Attendance?) -> HTML {
        let buttons = Attendance.State.allCases.filter { $0 != .substitute || member.substitute != nil }
        return """
            <li><form class="at-once" action="\(Address.attendance(of: meeting.id).text)" method="post"><input type="hidden" name="member" value="\("\(member.number)")">
            <b>\(member.name)</b>\(some: taken, { ": \($0.state.label)\(some: $0.substitute, { ", \($0)" })" })<br>
            \(each: buttons, { "<button type=\"submit\" class=\"plain\" name=\"state\" value=\"\($0.rawValue)\">\($0.label)<span class=\"unseen\">: \(member.name)</span></button> " })</form></li>

            """
    }

    private var declarations: HTML {
        let fields = FormFields("declare", typed)
        return """
            <h2 id="declarations">Declarations of interest</h2>
            \(when: record.declarations.isEmpty, "<p>None so far.</p>")
            <ul class="plain">\(each: record.declarations, { one in
                "<li><b>\(one.name)</b>\(some: one.item.flatMap(record.item), { ", item \($0.place)" }): \(one.nature)\(when: one.leaves, " (leaves the room)")</li>"
            })</ul>
            <details\(attribute: "open", typed.prefix == "declare" ? "" : nil)><summary>Take down a declaration</summary><form action="\(Address.declarations(of: meeting.id).text)" method="post" novalidate>
            \(fields.text("name", "Who declares it"))\(fields.select("item", "In", items.filter { !record.isClosed($0) }.map { ("\($0.number)", "item \($0.place), \($0.title)") }, none: "the meeting as a whole"))
            \(fields.area("nature", "Nature of the interest"))\(fields.tick("leaves", "Leaves the room"))
            <button type="submit" class="button second">Record the declaration</button></form></details>
            """
    }

    private var closing: HTML {
        guard record.agenda.isSitting else { return HTML() }
        return """
            <h2>At the end</h2><form action="\(Address.current(of: meeting.id).text)" method="post"><input type="hidden" name="item" value="">\
            <button type="submit" class="button second">Close the meeting</button></form>
            """
    }
}
