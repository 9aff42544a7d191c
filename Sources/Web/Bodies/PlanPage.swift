import Domain
import Markup
import Services

/// What is due at the coming meetings of a body.
struct PlanPage {
    var record: BodyRecord
    var typed = Typed()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Forward plan, \(record.body.name)", place: .meetings, content: body)
    }

    private var coming: [Meeting] {
        record.meetings.map(\.meeting).filter { $0.date >= record.today }.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    }

    var body: HTML {
        let late = record.plan.count { $0.isPaperLate(on: record.today) }
        return """
            <p class="where"><a href="\(Address.meetings.text)">Meetings</a> › <a href="\(Address.body(record.body.id).text)">\(record.body.name)</a></p>
            \(typed.problems.summary)
            <h1>Forward plan</h1>
            <p class="lead">\(lead)\(when: late > 0, " <strong>\(late) \(late == 1 ? "paper is" : "papers are") late.</strong>")</p>
            \(each: coming, section)
            \(when: record.mayKeep && !coming.isEmpty, adding)
            \(Fold(says: "It says what is due at each coming meeting, who brings it and when its paper is due. One press puts an item on the agenda of its meeting.").html)
            """
    }

    private var lead: String {
        if coming.isEmpty { return "No further meeting of \(record.body.name) is planned, so nothing can be due at one." }
        let waiting = record.plan.count { one in one.state == .planned && coming.contains { $0.id == one.meeting } }
        return
            "\(waiting == 0 ? "Nothing" : "\(waiting)") \(waiting == 1 ? "item is" : waiting == 0 ? "is" : "items are") planned for \(coming.count == 1 ? "the coming meeting" : "the next \(coming.count) meetings") of \(record.body.name)."
    }

    private func section(_ meeting: Meeting) -> HTML {
        let items = record.plan.filter { $0.meeting == meeting.id }
        return """
            <h2><a href="\(Address.meeting(meeting.id).text)">\(meeting.date.long)</a></h2>
            \(when: items.isEmpty, "<p>Nothing is planned for it yet.</p>")
            \(when: !items.isEmpty, """
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Item</th><th scope="col" role="columnheader">For</th>\
            <th scope="col" role="columnheader">Brought by</th><th scope="col" role="columnheader">Paper due</th><th scope="col" role="columnheader">State</th></tr></thead>
            <tbody role="rowgroup">\(each: items, row)</tbody></table>
            """)
            """
    }

    private func row(_ item: PlannedItem) -> HTML {
        let late = item.isPaperLate(on: record.today)
        return """
            <tr role="row" id="planned-\("\(item.number)")"><th scope="row" role="rowheader">\(item.title)</th><td role="cell" data-label="For">\(item.purpose.label)</td>\
            <td role="cell" class="half" data-label="Brought by">\(item.owner)</td>\
            <td role="cell" data-label="Paper due">\(item.paperDue?.short ?? "–")\(when: late, "<span class=\"of\">late</span>")</td>\
            <td role="cell" class="full" data-label="State">\(state(item))</td></tr>

            """
    }

    private func state(_ item: PlannedItem) -> HTML {
        if let number = item.item { return "<a href=\"\(Address.item(number).text)\">on the agenda</a>" }
        guard record.mayKeep else { return "planned" }
        let fields = FormFields("off\(item.number)", typed)
        return """
            <form class="at-once" action="\(Address.plannedOntoAgenda(item.number).text)" method="post"><button type="submit" class="button second">Put on the agenda<span class="unseen">: \(item.title)</span></button></form>
            <details><summary>Take off the plan<span class="unseen">: \(item.title)</span></summary><form action="\(Address.plannedWithdrawal(item.number).text)" method="post" novalidate>
            \(fields.text("why", "Why"))<button type="submit" class="button second">Take it off</button></form></details>
            """
    }

    private var adding: HTML {
        let fields = FormFields("plan", typed)
        return """
            <h2>Plan an item</h2>
            <form class="entries" action="\(Address.plan(of: record.body.id).text)" method="post" novalidate>
            \(fields.text("title", "Title"))\(fields.select("meeting", "Meeting", coming.map { ($0.id.text, $0.date.long) }))
            \(fields.select("purpose", "For", .of(AgendaItem.Purpose.self) { $0.label }))\(fields.text("owner", "Brought by"))
            \(fields.text("due", "Paper due (may be left empty)", type: "date"))
            \(when: record.seesRestricted, "\(fields.select("access", "Who may see it", AccessClass.all.map { ($0.word, $0.label) }))")
            <button type="submit" class="button">Plan it</button></form>
            """
    }
}
