import Domain
import Markup

/// One meeting: which figures it has, and its frozen packs.
struct MeetingPage {
    var version: FrameworkVersion
    var meeting: Meeting
    var packs: [Pack]
    var mayFreeze = true
    var names = ActorNames()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: title, place: .meetings, content: body)
    }

    private var title: String { "\(version.body(meeting.body)?.name ?? meeting.body.text), \(meeting.date.long)" }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a></p>
        <div class="pair"><div>
        <h1>\(title)</h1>
        <p class="lead">\(lead)</p>
        <p><a href="\(Address.brief(of: meeting.id).text)">The chair’s brief: what to ask, and whom</a></p>
        \(when: mayFreeze, freezing)
        </div>
        \(facts)
        </div>
        \(when: !packs.isEmpty, "<h2>Frozen packs</h2>\(PackTable(packs: packs, version: version, names: names).html)")
        \(Fold(says: "Freezing makes the meeting's pack from what is known when its papers close, or today when that is still to come, and keeps its bytes. A later revision of a figure does not change it; freeze another version for that. It goes to all who read packs, so measures that are restricted are left out of it.").html)
        """
    }

    private var freezing: HTML {
        """
        <form action="\(Address.packs(of: meeting.id).text)" method="post">
        <button type="submit" class="button">\(packs.isEmpty ? "Freeze the pack" : "Freeze another version")</button></form>
        """
    }

    private var lead: HTML {
        guard let newest = packs.max(by: { $0.number < $1.number }) else {
            return
                "No pack has been frozen yet. It will hold the scorecard as known on \(meeting.freezesOn.long), or today when that is still to come."
        }
        return """
            The newest pack was frozen on \(newest.frozenAt.day.long) with figures as known on \(newest.asKnown.long): \
            <a href="\(Address.pack(newest.number).text)">open it</a>.
            """
    }

    private var facts: HTML {
        """
        <dl class="facts low"><dt>Date</dt><dd><a href="\(Address.frameworkThing(.meetings, meeting.id.text).text)">\(meeting.date.long)</a></dd>
        \(some: meeting.dataPeriod, { "<dt>Period</dt><dd>\($0.label)</dd>" })
        \(some: meeting.paperDeadline, { "<dt>Papers close</dt><dd>\($0.long)</dd>" })
        \(some: meeting.papersPublished, { "<dt>Papers out</dt><dd>\($0.long)</dd>" })
        <dt>Figures as of</dt><dd><a href="\(Address.scorecard(ScorecardFilter(known: meeting.freezesOn)).text)">\(meeting.freezesOn.long)</a></dd>
        \(when: meeting.access != .open, "<dt>Who may see it</dt><dd>\(meeting.access.label)</dd>")
        \(some: meeting.note, { "<dt>Note</dt><dd>\($0)</dd>" })
        </dl>
        """
    }
}
