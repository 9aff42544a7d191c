import Domain
import Markup
import Services

/// What the Children's Champion of a committee has before them.
struct ChampionPage {
    var answer: ChampionAnswer
    var names: ActorNames
    var typed = ""
    var problems = FormProblems()

    private var pieces: MatterPieces { MatterPieces(version: answer.version, today: answer.today) }
    private var body: Body { answer.body }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Children’s Champion: \(body.name)", place: .meetings, content: content)
    }

    private var content: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a> › \(body.name)</p>
        \(problems.summary)
        \(pieces.places(of: body, at: .champion(body.id)))
        <h1>Children’s Champion: \(body.name)</h1>
        <p class="lead">\(who) \(ready)</p>
        <h2>On the Champion’s own list</h2>
        \(list)
        <h2>What the Champion wants to bring about</h2>
        \(aspirations)
        \(when: answer.mayWrite, form)
        <p class="above-6"><a class="button second" href="\(Address.newMatter(.comment, body: body.id).text)">Comment on working together</a></p>
        \(Fold(says: "The Children’s Champion is the councillor who leads on children in an area committee. The Champion is told that the area’s report is ready before the other members get it, and has a list of what was asked of them.").html)
        """
    }

    private var who: String {
        let all = answer.champions.map(\.name)
        return all.isEmpty ? "Nobody holds the role at present." : "\(all.joined(separator: " and "))."
    }

    private var ready: HTML {
        guard let meeting = answer.meeting else { return "No meeting is planned." }
        let members = answer.membersOn.map { "; members get it on \($0.long)" } ?? "; members get it with the papers"
        guard let day = answer.readyOn else {
            return "The report for \(meeting.date.long) is not ready yet. The Champion gets it first\(members)."
        }
        return """
            <strong>The report for \(meeting.date.long) has been ready for the Champion since \(day.long)</strong>\(members). \
            <a href="\(Address.bodyReport(body.id).text)">Open it</a>.
            """
    }

    private var list: HTML {
        guard !answer.matters.isEmpty else { return "<p>Nothing is asked of the Champion at present.</p>" }
        return """
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Reference</th>\
            <th scope="col" role="columnheader">What</th><th scope="col" role="columnheader">Due</th>\
            <th scope="col" role="columnheader">Now</th></tr></thead><tbody role="rowgroup">\(each: answer.matters, { matter in
                "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><a href=\"\(Address.matter(matter).text)\">\(matter.thing.reference)</a></th><td role=\"cell\" class=\"full\">\(matter.toDo)<span class=\"of wrap\">\(pieces.origin(matter))</span></td><td role=\"cell\" class=\"half\" data-label=\"Due\">\(pieces.due(matter))</td><td role=\"cell\" class=\"half\" data-label=\"Now\">\(pieces.status(matter))</td></tr>\n"
            })</tbody></table>
            """
    }

    private var aspirations: HTML {
        guard let step = answer.aspirations else { return "<p>The Champion has written nothing yet.</p>" }
        return "<div class=\"said\"><p>\(step.says)</p><p class=\"note\">\(names.of(step.by)), \(step.at.day.long)</p></div>"
    }

    private var form: HTML {
        let text = typed.isEmpty ? answer.aspirations?.says ?? "" : typed
        return """
            <form class="above-4" action="\(Address.aspirations(body.id).text)" method="post" novalidate>
            <div class="field\(when: problems["words"] != nil, " wrong")"><label for="words">In the Champion’s words</label>
            \(problems.message("words"))<textarea id="words" name="words" rows="4"\(problems.marks("words"))>\n\(text)</textarea></div>
            <button type="submit" class="button">Keep it</button></form>
            """
    }
}
