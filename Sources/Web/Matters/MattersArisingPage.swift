import Domain
import Markup
import Services

/// What a meeting has before it from the ones before.
struct MattersArisingPage {
    var answer: MattersArising
    var mayAdd: Bool
    var mayComment: Bool

    private var pieces: MatterPieces { MatterPieces(version: answer.version, today: answer.today) }
    private var body: Body { answer.body }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Matters arising: \(body.name)", place: .meetings, content: content)
    }

    private var content: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a> › \(body.name)</p>
        \(pieces.places(of: body, at: .mattersArising(body.id)))
        <h1>Matters arising: \(body.name)</h1>
        <p class="lead">\(lead)</p>
        \(meetings)
        \(table)
        \(each: held, approval)
        \(adding)
        \(Fold(says: "Everything here came by itself from the meetings before and comes back at each one until it is closed: follow-ups of decisions, promises to keep members informed, conditions, and what other bodies have referred or brought back.").html)
        """
    }

    private var lead: HTML {
        let open = answer.matters.filter { !$0.state.isSettled }
        let late = open.filter { $0.isOverdue(on: answer.today) }
        let when = answer.meeting.map { "For the meeting on \($0.date.long)" } ?? "Today, with no meeting planned"
        guard !answer.matters.isEmpty else { return "\(when): nothing is carried forward." }
        return """
            \(when): <strong>\(open.count) \(open.count == 1 ? "matter is" : "matters are") carried forward</strong>\
            \(when: !late.isEmpty, ", \(late.count) of them past \(late.count == 1 ? "its" : "their") day")\
            \(when: !answer.received.isEmpty, "; \(answer.received.count) came from another body").
            """
    }

    private var meetings: HTML {
        guard answer.meetings.count > 1 else { return HTML() }
        return """
            <nav class="choices" aria-label="Meetings"><b>At</b> \(each: answer.meetings, { meeting in
                "<a href=\"\(Address.mattersArising(body.id, at: meeting.id).text)\"\(attribute: "aria-current", meeting.id == answer.meeting?.id ? "page" : nil)>\(meeting.date.short)</a> "
            })</nav>
            """
    }

    /// Also below the item of the agenda that goes through them.
    var table: HTML {
        guard !answer.matters.isEmpty else { return HTML() }
        return """
            <table class="stack above-4" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Minute</th>\
            <th scope="col" role="columnheader">What was to happen</th><th scope="col" role="columnheader">Who</th>\
            <th scope="col" role="columnheader">Due</th><th scope="col" role="columnheader">Now</th></tr></thead><tbody role="rowgroup">
            \(each: answer.matters, row)</tbody></table>
            """
    }

    private func row(_ matter: Matter) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\(matter.minute.isEmpty ? matter.thing.reference : matter.minute)\
        <span class="of">\(matter.on.short)</span></th>\
        <td role="cell" class="full"><a href="\(Address.matter(matter).text)">\(matter.toDo)</a><span class="of wrap">\(about(matter))</span></td>\
        <td role="cell" class="half" data-label="Who">\(pieces.who(matter))</td>\
        <td role="cell" class="half" data-label="Due">\(pieces.due(matter))</td>\
        <td role="cell" class="half" data-label="Now">\(pieces.status(matter))\(pieces.latest(matter))</td></tr>

        """
    }

    /// What kind of matter it is, whence it came, and how often it has come back.
    private func about(_ matter: Matter) -> String {
        var parts = [matter.kind.noun.capitalisedFirst + " " + matter.thing.reference]
        if matter.body != body.id {
            parts.append("from \(pieces.origin(matter))")
        } else if let other = matter.toBody {
            parts.append("with \(pieces.name(other))")
        }
        if let count = answer.conditions[matter.number], matter.kind == .decision { parts.append(count.sentence) }
        let times = answer.timesCarried(matter)
        if times > 0 { parts.append("carried \(times == 1 ? "once" : "\(times) times") before") }
        return parts.joined(separator: " · ")
    }

    private var held: [Matter] { answer.matters.filter { $0.verb == .approveSubjectTo && $0.state == .open } }

    private func approval(_ decision: Matter) -> HTML {
        """
        <p class="compare"><a href="\(Address.matter(decision).text)">\(decision.words)</a>: \
        <strong>\(answer.conditions[decision.number]?.sentence ?? ConditionCount([]).sentence)</strong>.</p>

        """
    }

    private var adding: HTML {
        let kinds: [Matter.Kind] =
            (mayAdd ? [.decision, .commitment, .referral, .request] : []) + (mayComment ? [.comment] : [])
        guard !kinds.isEmpty else { return HTML() }
        let last = answer.meetings.last { $0.date <= answer.today }
        return """
            <p class="choices above-6"><b>From a meeting</b> \(each: kinds, { kind in
                "<a href=\"\(Address.newMatter(kind, body: body.id, meeting: kind == .comment ? nil : last?.id).text)\">\(kind.adding)</a> "
            })</p>
            """
    }
}
