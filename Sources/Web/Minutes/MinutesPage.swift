import Domain
import Markup
import Services

/// The minutes of a meeting: as they will be printed, and for whoever keeps them with a form at each text.
struct MinutesPage {
    var record: MeetingRecord
    var names = ActorNames()
    var typed = Typed()

    private var meeting: Meeting { record.meeting }
    private var mayEdit: Bool { record.mayKeep && record.minutes?.isConfirmed == false }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Minutes, \(record.title)", place: .meetings, content: body)
    }

    var body: HTML {
        """
        \(record.way)
        \(typed.problems.summary)
        <h1>Minutes of \(record.body.name), \(meeting.date.long)</h1>
        \(record.minutes.map(whole) ?? none)
        """
    }

    private var none: HTML {
        """
        <p class="lead">The minutes have not been drafted yet.</p>
        \(when: record.mayKeep && !record.agenda.standing.isEmpty, """
        <p>The draft is made from what was taken down: who was there, what was declared, papers with their letters, questions and replies, resolutions. You edit it afterwards.</p>
        <form action="\(Address.minutes(of: meeting.id).text)" method="post"><button type="submit" class="button">Draft the minutes</button></form>
        \(FormError(typed, "minutes").html)
        """)
        """
    }

    private func whole(_ minutes: Minutes) -> HTML {
        """
        <p class="lead">\(state(minutes))</p>
        \(present)
        \(when: !record.notesThatStand.isEmpty, "<h2>Children's Champion's note</h2>\(each: record.notesThatStand, { "<div class=\"said\"><p><b>\($0.name)</b>: \($0.says)</p></div>" })")
        \(each: record.agenda.items, item)
        \(when: mayEdit, confirming)
        \(Fold(says: "Minutes are made from what was taken down at the meeting and edited here; each saving is a version, and nothing is written over. Papers are cited by the letters they had on the agenda. A later meeting confirms them; then they stay as they are.").html)
        """
    }

    private func state(_ minutes: Minutes) -> HTML {
        guard let later = minutes.confirmedAtMeeting, let day = minutes.confirmedOn else {
            return "<strong>Draft</strong>, until the next meeting confirms it."
        }
        return "Confirmed as a correct record by <a href=\"\(Address.meeting(later).text)\">the meeting of \(day.long)</a>."
    }

    private var present: HTML {
        let latest = record.attendance.latest
        func names(_ state: Attendance.State) -> [String] {
            latest.filter { $0.state == state }.map { one in
                one.substitute.map { "\(one.name) (\($0) in their place)" } ?? one.name
            }
        }
        let lines: [(String, [String])] = [
            ("Present", names(.present)), ("Represented", names(.substitute)), ("Apologies", names(.apologies)),
        ]
        return """
            <dl class="facts">\(each: lines.filter { !$0.1.isEmpty }, { "<dt>\($0.0)</dt><dd>\($0.1.joined(separator: ", "))</dd>" })
            \(when: !latest.isEmpty, "<dt>Quorum</dt><dd>\(record.quorum.says)</dd>")</dl>
            """
    }

    private func item(_ item: AgendaItem) -> HTML {
        let wording = record.minuteTexts[item.number] ?? Wording()
        let number = item.minute.map { "\($0). " } ?? ""
        return """
            <section class="minute" id="minute-\("\(item.number)")"><h2 class="top">\(number)\(item.title)</h2>
            \(when: item.withdrawnWhy != nil, "<p class=\"note\">Withdrawn before the meeting.</p>")
            \(PaperLinks(papers: record.papers(of: item.number)).html)
            \(when: !mayEdit || !wording.isDivided, "\(each: wording.standing.filter { !$0.says.isEmpty }, { "<p>\($0.says)</p>" })")
            \(when: !record.resolutions(of: item.number).isEmpty, "<p><b>Resolved:</b></p>")
            \(each: record.resolutions(of: item.number), resolution)
            \(when: mayEdit && !record.isClosed(item) && item.withdrawnWhy == nil, editing(item, wording))</section>

            """
    }

    private func resolution(_ one: Resolution) -> HTML {
        let withdraw = FormFields("unresolve\(one.number)", typed)
        return """
            <div id="resolution-\("\(one.number)")">\(when: !one.text.isDivided, "<p>\(one.letter) \(one.text.text)</p>")
            \(when: mayEdit, """
            <details class="no-print"\(attribute: "open", one.text.isDivided || typed.prefix == "resolution\(one.number)" ? "" : nil)><summary>Edit resolution \(one.letter)</summary>
            \(WordingForm(wording: one.text, address: .resolution(one.number), fields: FormFields("resolution\(one.number)", typed), label: "Resolution", names: names).html)
            <form action="\(Address.resolutionWithdrawal(one.number).text)" method="post" novalidate>\(withdraw.text("why", "Withdraw it, because"))<button type="submit" class="button second">Withdraw it</button></form></details>
            """)\(when: !mayEdit && one.text.isDivided, "\(each: one.text.standing, { "<p>\(one.letter) \($0.says)</p>" })")</div>

            """
    }

    private func editing(_ item: AgendaItem, _ wording: Wording) -> HTML {
        let prefix = "minute\(item.number)"
        return """
            <details class="no-print"\(attribute: "open", wording.isDivided || typed.prefix == prefix ? "" : nil)><summary>Edit this minute<span class="unseen">: \(item.title)</span></summary>
            \(WordingForm(wording: wording, address: .minute(of: item.number), fields: FormFields(prefix, typed), label: "Minute", names: names).html)</details>
            \(WordingHistory(wording: wording, names: names).html)
            """
    }

    private var confirming: HTML {
        let later = record.version.framework.meetings.filter { $0.body == meeting.body && $0.date > meeting.date }
            .sorted { $0.date < $1.date }
        let fields = FormFields("confirm", typed)
        return """
            <h2 class="no-print">Confirm</h2>
            \(when: later.isEmpty, "<p class=\"no-print\">No later meeting is planned that could confirm them.</p>")
            \(when: !later.isEmpty, """
            <form class="no-print" action="\(Address.confirmation(of: meeting.id).text)" method="post" novalidate>
            \(fields.select("meeting", "Agreed as a correct record by the meeting of", later.map { ($0.id.text, $0.date.long) }))
            <button type="submit" class="button">Confirm the minutes</button></form>
            """)
            """
    }
}

/// What is wrong, where a form has no field that it could stand beside.
struct FormError {
    private var says: [FormProblems.One]

    init(_ typed: Typed, _ prefix: String) { says = typed.prefix == prefix ? typed.problems.all : [] }

    var html: HTML { says.map { "<p class=\"error\" id=\"\($0.field)\">\($0.says)</p>" }.joined() }
}
