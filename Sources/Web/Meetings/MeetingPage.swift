import Domain
import Markup
import Services

/// "What is decided?" One meeting: its agenda with papers, what was asked and resolved, and its frozen packs.
struct MeetingPage {
    var record: MeetingRecord
    var packs: [Pack]
    var mayReadPacks = true
    var mayFreeze = true
    var names = ActorNames()
    var typed = Typed()

    private var meeting: Meeting { record.meeting }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: record.title, place: .meetings, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a> › <a href="\(Address.body(record.body.id).text)">\(record.body.name)</a></p>
        \(typed.problems.summary)
        <div class="pair"><div>
        <h1>\(record.title)</h1>
        <p class="lead">\(lead)</p>
        \(when: mayReadPacks, "<p><a href=\"\(Address.brief(of: meeting.id).text)\">The chair’s brief: what to ask, and whom</a></p>")
        \(ways)
        </div>
        \(facts)
        </div>
        <div class="pair"><div>
        \(agenda)
        </div>
        <aside class="margin above-6" aria-label="Beside the agenda">\(beside)</aside></div>
        \(when: mayReadPacks && !packs.isEmpty, "<h2>Frozen packs</h2>\(PackTable(packs: packs, version: record.version, names: names).html)")
        \(Story(steps: record.steps, names: names).html)
        \(Fold(says: "It is the meeting from its agenda to its minutes. Freezing makes the meeting's pack from what is known when its papers close, or today when that is still to come, and keeps its bytes. A later revision of a figure does not change it; freeze another version for that. It goes to all who read packs, so measures that are restricted are left out of it.").html)
        """
    }

    private var lead: HTML {
        let agenda = record.agenda
        if agenda.isSitting {
            let item = agenda.current.flatMap(record.item)
            return "In progress. \(some: item, { "<strong>Item \($0.place) is being discussed.</strong>" })"
        }
        if let minutes = record.minutes {
            let state: HTML =
                minutes.confirmedOn.map { "confirmed on \($0.long)" } ?? "a draft until the next meeting confirms them"
            return "\(resolved). The minutes are \(state)."
        }
        if agenda.closedAt != nil { return "Held. \(resolved). The minutes have not been drafted yet." }
        if agenda.items.isEmpty { return "The agenda has not been \(record.isOutside ? "published" : "written") yet." }
        return agenda.isPublished
            ? "The agenda is out, with \(count(agenda.standing.count, "item"))."
            : "The agenda is being drafted: \(count(agenda.standing.count, "item")) so far. It has not been published."
    }

    private func count(_ number: Int, _ noun: String) -> String { number == 1 ? "one \(noun)" : "\(number) \(noun)s" }

    private var resolved: String {
        let standing = record.resolutions.count { $0.withdrawnWhy == nil }
        let waiting = record.questions.count { $0.state != .answered }
        let resolved = standing == 0 ? "Nothing was resolved" : count(standing, "resolution").capitalisedFirst
        return waiting == 0
            ? resolved
            : "\(resolved); \(count(waiting, "question")) asked there still \(waiting == 1 ? "waits" : "wait") for a reply"
    }

    private var ways: HTML {
        """
        <p class="choices no-print">\(when: record.mayKeep, "<a href=\"\(Address.agenda(of: meeting.id).text)\">Prepare the agenda</a> <a href=\"\(Address.live(meeting.id).text)\">Minute the meeting</a>")
        <a href="\(Address.presentation(meeting.id).text)">Present it</a> <a href="\(Address.minutes(of: meeting.id).text)">Minutes</a> \
        <a href="\(Address.meetingFile(meeting.id).text)">The meeting as one file</a></p>
        """
    }

    private var facts: HTML {
        let chair = record.members.first { $0.part == .chair && $0.sits(on: meeting.date) }?.name ?? record.body.chair
        return """
            <dl class="facts low"><dt>Date</dt><dd>\(when: !record.isOutside, "<a href=\"\(Address.frameworkThing(.meetings, meeting.id.text).text)\">\(meeting.date.long)</a>")\(when: record.isOutside, "\(meeting.date.long)")</dd>
            \(some: meeting.time, { "<dt>Time</dt><dd>\($0.says)</dd>" })\(some: meeting.place, { "<dt>Place</dt><dd>\($0)</dd>" })
            \(some: chair, { "<dt>Chair</dt><dd>\($0)</dd>" })
            \(when: !record.attendance.isEmpty, "<dt>Present</dt><dd>\(record.quorum.says)</dd>")
            \(some: meeting.dataPeriod, { "<dt>Period</dt><dd>\($0.label)</dd>" })
            \(some: meeting.paperDeadline, { "<dt>Papers close</dt><dd>\($0.long)</dd>" })
            \(papersOut)
            <dt>Open to the public</dt><dd>\(record.isPublic ? openTo : "No")</dd>
            \(when: mayReadPacks, "<dt>Figures as of</dt><dd><a href=\"\(Address.scorecard(ScorecardFilter(known: meeting.freezesOn)).text)\">\(meeting.freezesOn.long)</a></dd>")
            \(when: meeting.access != .open, "<dt>Who may see it</dt><dd>\(meeting.access.label)</dd>")
            \(when: !record.isOutside, "\(some: meeting.note, { "<dt>Note</dt><dd>\($0)</dd>" })")
            </dl>
            """
    }

    private var papersOut: HTML {
        if let published = record.agenda.publishedAt?.day {
            return "<dt>Papers</dt><dd>Published \(published.long), \(some: record.clearDays, { "\($0.says)" })</dd>"
        }
        let last = ClearDays.lastDay(for: meeting.date)
        return
            "<dt>Papers out</dt><dd>\(some: meeting.papersPublished, { "Planned for \($0.long); " })five clear days need \(last.long)</dd>"
    }

    private var openTo: String {
        let closed = record.agenda.standing.filter { $0.access != .open }.map {
            "item \($0.place) (\($0.access.closedTitle.lowercasedFirst))"
        }
        return closed.isEmpty ? "Yes" : "Yes, except \(closed.inWords)"
    }

    // MARK: - Agenda

    private var agenda: HTML {
        if record.agenda.items.isEmpty {
            return """
                <h2 class="above-6" id="agenda">Agenda</h2><p>Here will stand what the meeting deals with, item by item, with its papers.\
                \(when: record.mayKeep, " <a href=\"\(Address.agenda(of: meeting.id).text)\">Write it</a>.")</p>
                """
        }
        return """
            <h2 class="above-6" id="agenda">Agenda\(when: !record.agenda.isPublished, " (draft)")</h2>
            \(some: record.agenda.setAside, { "<p class=\"check\">Published without an item on performance. The check was set aside: \($0)</p>" })
            <ol class="agenda">\(each: record.agenda.items, item)</ol>
            """
    }

    private func item(_ item: AgendaItem) -> HTML {
        let isNow = record.agenda.current == item.number
        let purpose = record.isClosed(item) ? "" : item.purpose.label
        return """
            <li\(when: isNow, " class=\"now\" aria-current=\"step\"") id="item-\("\(item.number)")"><span class="no">\(item.place)</span><div>
            <h3>\(when: !record.isClosed(item), "<a href=\"\(Address.item(item.number).text)\">\(item.title)</a>")\(when: record.isClosed(item), "\(item.title)")</h3>
            \(when: item.withdrawnWhy != nil, "<p class=\"note\">Withdrawn\(some: item.withdrawnWhy, { $0.isEmpty ? HTML() : ": \($0)" })</p>")
            \(some: item.presenter, { "<p class=\"note\">\($0)</p>" })
            \(when: item.access != .open && record.seesRestricted, "<p class=\"note\">\(item.access.closedTitle). \(when: record.isPublic, "The public will be asked to leave.")</p>")
            \(some: item.lateReason, { "<p class=\"note\">Late item: \($0)</p>" })
            \(PaperLinks(papers: record.papers(of: item.number)).html)
            \(when: item.kind == .performance, champion)
            \(each: record.questions(of: item.number), { QuestionView(question: $0, today: record.today).html })
            \(resolutions(item))</div><span class="purpose">\(purpose)</span></li>

            """
    }

    /// Printed with the report that it belongs to.
    private var champion: HTML {
        record.notesThatStand.map { note in
            "<div class=\"said\"><p><b>Children's Champion's note, \(note.name):</b> \(note.says)</p></div>"
        }.joined()
    }

    private func resolutions(_ item: AgendaItem) -> HTML {
        let found = record.resolutions(of: item.number)
        guard !found.isEmpty else { return HTML() }
        return """
            <p><b>Resolved\(some: item.minute, { " (minute \("\($0)"))" }):</b></p>
            <ul class="plain">\(each: found, { "<li id=\"resolution-\("\($0.number)")\">\($0.letter) \($0.text.text)</li>" })</ul>
            """
    }

    // MARK: - Beside

    private var beside: HTML {
        let fields = FormFields("note", typed)
        let own = record.notesThatStand.first
        return """
            \(when: mayFreeze, "<h2>Pack</h2>\(packState)\(freezing)")
            \(when: !mayFreeze && mayReadPacks, "<h2>Pack</h2>\(packState)")
            \(when: record.isPublic, "<h2>Children's Champion</h2>")
            \(when: record.isPublic && own == nil, "<p>No note has been written for this meeting.</p>")
            \(when: record.isPublic, "\(each: record.notesThatStand, { "<p><b>\($0.name)</b>: \($0.says)</p>" })")
            \(when: record.isPublic && record.mayWriteNote, """
            <details class="no-print"><summary>Write the Champion's note</summary>
            <form action="\(Address.championNotes(of: meeting.id).text)" method="post" novalidate>
            \(fields.text("name", "Whose note it is", own?.name ?? champions.first ?? ""))\(fields.area("says", "The note", own?.says ?? ""))
            <button type="submit" class="button second">Keep the note</button></form></details>
            """)
            \(when: !record.confirms.isEmpty, "<h2>Minutes confirmed here</h2>\(each: record.confirms, { "<p><a href=\"\(Address.minutes(of: $0).text)\">\(record.version.meeting($0)?.date.long ?? $0.text)</a></p>" })")
            \(some: record.last, { "<h2>Last meeting</h2><p><a href=\"\(Address.meeting($0.id).text)\">\($0.date.long)</a></p>" })
            """
    }

    private var champions: [String] {
        record.members.filter { $0.part == .champion && $0.sits(on: meeting.date) }.map(\.name)
    }

    private var packState: HTML {
        guard let newest = packs.max(by: { $0.number < $1.number }) else {
            return
                "<p>No pack has been frozen yet. It will hold the scorecard as known on \(meeting.freezesOn.long), or today when that is still to come.</p>"
        }
        return """
            <p>The newest pack was frozen on \(newest.frozenAt.day.long) with figures as known on \(newest.asKnown.long): \
            <a href="\(Address.pack(newest.number).text)">open it</a>.</p>
            """
    }

    private var freezing: HTML {
        """
        <form action="\(Address.packs(of: meeting.id).text)" method="post">
        <button type="submit" class="button">\(packs.isEmpty ? "Freeze the pack" : "Freeze another version")</button></form>
        """
    }
}
