import Domain
import Markup
import Services

/// Where whoever keeps a meeting writes its agenda and sends it out.
struct AgendaPage {
    var record: MeetingRecord
    var plan: [PlannedItem]
    var maySetAside = false
    var typed = Typed()

    private var meeting: Meeting { record.meeting }
    private var isOut: Bool { record.agenda.isPublished }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Agenda, \(record.title)", place: .meetings, content: body)
    }

    var body: HTML {
        """
        \(record.way)
        \(typed.problems.summary)
        <h1>The agenda of \(meeting.date.long)</h1>
        <p class="lead">\(lead)</p>
        \(when: !record.agenda.items.isEmpty, items)
        \(when: !planned.isEmpty, planning)
        \(when: !isOut && !record.agenda.standing.contains { $0.kind == .performance }, proposing)
        \(adding)
        \(when: !isOut, publishing)
        \(Fold(says: "Here the agenda is written. Papers are lettered in the order in which they come, and keep their letters; appendices are numbered under their paper. Once it is published nothing is changed: what is taken off, comes late or is added later is said with its reason.").html)
        """
    }

    private var lead: HTML {
        if let at = record.agenda.publishedAt?.day {
            return
                "It was published on \(at.long), \(some: record.clearDays, { "\($0.says)" }). What is added now is late, and says why."
        }
        let last = ClearDays.lastDay(for: meeting.date)
        let fault: HTML = record.agenda.fault.map { "<strong>\($0.what)</strong> " } ?? HTML()
        return
            "\(fault)It has not been published. \(last >= record.today ? "To give five clear days it goes out by \(last.long)." : "Five clear days can no longer be given: it would have gone out by \(last.long).")"
    }

    private var items: HTML {
        """
        <ol class="agenda">\(each: record.agenda.items, { item in
            """
            <li><span class="no">\(item.place)</span><div><h3>\(when: !record.isClosed(item), "<a href=\"\(Address.item(item.number).text)\">\(item.title)</a>")\(when: record.isClosed(item), "\(item.title)")</h3>
            \(some: item.presenter, { "<p class=\"note\">\($0)</p>" })\(when: item.withdrawnWhy != nil, "<p class=\"note\">Withdrawn</p>")
            \(PaperLinks(papers: record.papers(of: item.number)).html)</div><span class="purpose">\(item.kind == .ordinary ? "" : item.kind.label + " · ")\(item.purpose.label)</span></li>

            """
        })</ol>
        """
    }

    private var planned: [PlannedItem] { plan.filter { $0.meeting == meeting.id && $0.state == .planned } }

    private var planning: HTML {
        """
        <h2>Planned for this meeting</h2><ul class="plain">\(each: planned, { item in
            """
            <li>\(item.title) (\(item.owner)) <form class="at-once" action="\(Address.plannedOntoAgenda(item.number).text)" method="post"><button type="submit" class="button second">Put on the agenda<span class="unseen">: \(item.title)</span></button></form></li>

            """
        })</ul>
        """
    }

    private var proposing: HTML {
        """
        <h2>Performance</h2><p>A board has performance before it at every meeting. The item can be written from what is new on the scorecard since the last one.</p>
        <form action="\(Address.performanceItem(of: meeting.id).text)" method="post"><button type="submit" class="button second">Propose it</button></form>
        """
    }

    private var adding: HTML {
        """
        <h2>\(isOut ? "Add a late item" : "Add an item")</h2>
        <form class="entries" action="\(Address.agendaItems(of: meeting.id).text)" method="post" novalidate>
        \(ItemFields(fields: FormFields("item", typed), item: nil, mayClose: record.seesRestricted, isLate: isOut).html)
        <button type="submit" class="button\(when: !isOut, " second")">Add it</button></form>
        """
    }

    private var publishing: HTML {
        let fields = FormFields("publish", typed)
        return """
            <h2>Publish</h2>
            <form action="\(Address.publication(of: meeting.id).text)" method="post" novalidate>
            <p>\(ClearDays(from: record.today, to: meeting.date).says.capitalisedFirst), if it goes out today.</p>
            \(when: maySetAside && record.agenda.fault == .withoutPerformance, "\(fields.text("why", "Set the check aside, because", hint: "An agenda without performance goes out with your reason on it, or not at all."))")
            \(when: !maySetAside || record.agenda.fault != .withoutPerformance, "\(publishProblem(fields))")
            <button type="submit" class="button">Publish the agenda</button></form>
            """
    }

    /// The refusal stands by the button where there is no field that it could stand by.
    private func publishProblem(_ fields: FormFields) -> HTML {
        typed.prefix == "publish"
            ? typed.problems.all.map { "<p class=\"error\" id=\"publish-why\">\($0.says)</p>" }.joined() : HTML()
    }
}

/// The fields of an agenda item.
struct ItemFields {
    var fields: FormFields
    var item: AgendaItem?
    var mayClose: Bool
    var isLate = false

    var html: HTML {
        """
        \(fields.text("title", "Title", item?.title ?? ""))
        \(fields.select("purpose", "For", .of(AgendaItem.Purpose.self) { $0.label }, item?.purpose.rawValue ?? "decision"))
        \(fields.select("kind", "Kind", .of(AgendaItem.Kind.self) { $0.label }, item?.kind.rawValue ?? "ordinary"))
        \(fields.text("presenter", "Presented by", item?.presenter ?? ""))
        \(fields.area("about", "What it is about", item?.about ?? ""))
        \(when: mayClose, "\(fields.select("access", "Who may see it", AccessClass.all.map { ($0.word, $0.label) }, item?.access.word ?? "open"))")
        \(when: item != nil, "\(fields.text("place", "Number on the agenda", item.map { "\($0.place)" } ?? ""))")
        \(when: isLate, "\(fields.text("late", "Why it cannot wait for the next meeting"))")
        """
    }

    static func read(_ form: Query, meeting: ID<Meeting>, number: Int64 = 0) throws(FormProblems) -> AgendaItem {
        AgendaItem(
            number: number, meeting: meeting, place: Int(form["place"]?.trimmed ?? "") ?? 1, title: form.trimmed("title"),
            purpose: try form.choice("purpose", AgendaItem.Purpose.self), kind: try form.choice("kind", AgendaItem.Kind.self),
            presenter: form["presenter"], about: form["about"],
            access: AccessClass(word: form["access"] ?? "open") ?? .open, lateReason: form["late"])
    }
}
