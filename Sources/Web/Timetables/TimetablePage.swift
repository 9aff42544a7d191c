import Domain
import Markup
import Services

/// "What can each meeting have?"
struct TimetablePage {
    var answer: TimetableAnswer
    var mayChange = false
    var mayKeep = false
    var mayReadPacks = false
    /// Whether somebody is signed in whose calendar could follow it.
    var mayFollow = false
    var mayExport = false

    private var timetable: Timetable { answer.timetable }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Schedule", place: .meetings, isWide: true, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a></p>
        <h1>Schedule: what can each meeting have?</h1>
        <p class="lead">\(TimetableNeeds(answer: answer, mayKeep: mayKeep).html)</p>
        \(some: answer.filter.move, moved)
        \(each: answer.reports, report)
        \(TimetableForms(answer: answer).html)
        <p class="choices no-print"><a href="\(Address.timetableTable(answer.filter).text)">The table as CSV</a>\(when: mayFollow, " <a href=\"\(Address.accountCalendar.text)\">Follow it in your calendar</a>")</p>
        \(matrix)
        \(when: !timetable.lines.isEmpty && !timetable.columns.isEmpty, TimetableLags(lines: timetable.lines).html)
        \(Fold(says: "For each measure and each meeting it shows the newest period whose figure can be had when the papers close. A figure can be had so many days after its period's end as the framework says, or as long as it took on four of five occasions lately, whichever is longer. For papers that have closed it shows what had come. Nothing is kept here: it is worked out from the calendars, the lags and the meetings.").html)
        """
    }

    private func moved(_ move: Timetable.Move) -> HTML {
        guard let meeting = answer.meetings.first(where: { $0.id == move.meeting }) else { return HTML() }
        let name = answer.version.body(meeting.body)?.name ?? meeting.body.text
        return """
            <div class="check" role="status"><p><strong>As if \(name) met on \(move.date.long)</strong> instead of \(meeting.date.long). Nothing has been changed.</p>
            <p class="no-print">\(when: mayChange, "<a href=\"\(Address.frameworkThing(.meetings, meeting.id.text).text)\">Move the meeting in the framework</a> or ")\
            <a href="\(Address.timetable(answer.filter.unmoved).text)">look at it as it is planned</a>.</p></div>
            """
    }

    private func report(_ report: RegularReport) -> HTML {
        let name = answer.version.body(report.body)?.name ?? report.body.text
        return """
            <p class="check"><strong>\(name).</strong> \(report.says). \
            \(some: report.meeting, { one in """
                <a href="\(Address.meeting(one.id).text)">The meeting\(when: mayReadPacks, " and its pack")</a>
                """ })\
            \(when: report.meeting == nil && mayChange, "<a href=\"\(Address.newFrameworkThing(.meetings).text)\">Plan one</a>")</p>

            """
    }

    private var matrix: HTML {
        if timetable.columns.isEmpty {
            return """
                <p>No meeting is planned from \(answer.from.long) to \(answer.until.long). Here will stand, for each meeting, the newest \
                period that it can have of each measure.\(when: mayChange, " <a href=\"\(Address.newFrameworkThing(.meetings).text)\">Plan a meeting</a>.")</p>
                """
        }
        if timetable.lines.isEmpty {
            return "<p>No measure is in the board’s basket for this choice, so there is nothing to wait for.</p>"
        }
        return TimetableMatrix(answer: answer, mayKeep: mayKeep).html
    }
}

/// What is shown, and the meeting that is looked at on another day: both stand in the address.
struct TimetableForms {
    var answer: TimetableAnswer

    var html: HTML {
        """
        <form class="search" action="\(Address.timetable().text)" method="get" role="search" aria-label="What is shown">
        \(select("body", "Body", "all", answer.bodies.map { ($0.id.text, $0.name) }, answer.filter.body?.text))
        \(select("agency", "Agency", "all", answer.agencies.map { ($0.id.text, $0.name) }, answer.filter.agency?.text))
        \(day("from", "From", answer.from))\(day("until", "Until", answer.until))
        <div><button type="submit" class="button">Show</button></div></form>
        \(when: !coming.isEmpty, moving)
        """
    }

    private var coming: [Meeting] {
        answer.meetings.filter { one in
            one.date >= answer.timetable.today && (answer.filter.body == nil || answer.filter.body == one.body)
        }.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    }

    private var moving: HTML {
        let filter = answer.filter
        let kept = filter.unmoved.pairs.compactMap { name, value in value.map { (name, $0) } }
        let choices = coming.map { ($0.id.text, "\(answer.version.body($0.body)?.name ?? $0.body.text), \($0.date.long)") }
        return """
            <form class="search" action="\(Address.timetable().text)" method="get" aria-label="A meeting on another day">
            \(each: kept, { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })
            \(select("meeting", "What if this meeting", nil, choices, filter.move?.meeting.text))
            \(day("date", "met on", filter.move?.date ?? coming[0].date))
            <div><button type="submit" class="button second">See what changes</button></div></form>
            """
    }

    private func select(
        _ name: String, _ label: String, _ none: String?, _ choices: [(String, String)], _ chosen: String?
    ) -> HTML {
        """
        <div><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)">\(some: none, { "<option value=\"\">\($0)</option>" })\
        \(each: choices, { "<option value=\"\($0.0)\"\(attribute: "selected", $0.0 == chosen ? "" : nil)>\($0.1)</option>" })</select></div>
        """
    }

    private func day(_ name: String, _ label: String, _ value: Day) -> HTML {
        "<div><label for=\"\(name)\">\(label)</label><input type=\"date\" id=\"\(name)\" name=\"\(name)\" value=\"\(value.iso8601)\"></div>"
    }
}
