import Domain
import Markup
import Reports
import Services

/// Where a sub-group works: the board's own pack, what it shows, what was referred, and what it says back.
struct WorkspacePage {
    var answer: WorkspaceAnswer
    var names: ActorNames
    var mayComment: Bool

    private var pieces: MatterPieces { MatterPieces(version: answer.version, today: answer.today) }
    private var body: Body { answer.body }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Workspace: \(body.name)", place: .meetings, content: content)
    }

    private var content: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a> › \(body.name)</p>
        \(pieces.places(of: body, at: .workspace(body.id)))
        <h1>Workspace: \(body.name)</h1>
        <p class="lead">\(lead)</p>
        <div class="pair"><div>
        <h2>Referred to and by this body</h2>
        \(matters(answer.referrals, none: "Nothing has been referred."))
        <h2>Carried forward</h2>
        \(matters(answer.matters, none: "Nothing else is carried forward."))
        <p><a href="\(Address.mattersArising(body.id).text)">All matters arising</a></p>
        <h2>Comments</h2>
        \(comments)
        \(when: mayComment, "<p><a class=\"button second\" href=\"\(Address.newMatter(.comment, body: body.id).text)\">Comment, and send it to another body</a></p>")
        </div>
        <aside class="margin" aria-label="What the board sees">
        \(packs)
        \(some: answer.exceptions, exceptions)
        </aside></div>
        \(Fold(says: "A sub-group works from the same pack as the board. What other bodies refer to it stands here until its outcome is recorded; its own comments can be sent to a committee, where they stand among the matters arising.").html)
        """
    }

    private var lead: HTML {
        let waiting = answer.referrals.filter { $0.toBody == body.id && $0.state == .open }.count
        let charged = body.delegated.map { " Delegated to it: \($0)." } ?? ""
        let next = answer.meeting.map { " It meets next on \($0.date.long)." } ?? " No meeting is planned."
        return """
            \(when: waiting > 0, "<strong>\(waiting) \(waiting == 1 ? "referral waits" : "referrals wait") for an outcome.</strong>")\
            \(when: waiting == 0, "No referral waits for an outcome.")\(next)\(charged)
            """
    }

    private func matters(_ matters: [Matter], none: String) -> HTML {
        guard !matters.isEmpty else { return "<p>\(none)</p>" }
        return """
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Reference</th>\
            <th scope="col" role="columnheader">What</th><th scope="col" role="columnheader">Due</th>\
            <th scope="col" role="columnheader">Now</th></tr></thead><tbody role="rowgroup">\(each: matters, row)</tbody></table>
            """
    }

    private func row(_ matter: Matter) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.matter(matter).text)">\(matter.thing.reference)</a></th>\
        <td role="cell" class="full">\(matter.toDo)<span class="of wrap">\(pieces.origin(matter))\(some: matter.toBody, { ", to \(pieces.name($0))" })</span></td>\
        <td role="cell" class="half" data-label="Due">\(pieces.due(matter))</td>\
        <td role="cell" class="half" data-label="Now">\(pieces.status(matter))\(pieces.latest(matter))</td></tr>

        """
    }

    private var comments: HTML {
        guard !answer.comments.isEmpty else { return "<p>Nobody has commented yet.</p>" }
        return answer.comments.map { comment in
            """
            <div class="said"><p><b>\(names.of(comment.by))</b>: <a href="\(Address.matter(comment).text)">\(comment.words)</a></p>\
            <p class="note">\(comment.at.day.long)\(some: comment.toBody, { ", sent to \(pieces.name($0))" }) · \(pieces.status(comment))</p></div>

            """
        }.joined()
    }

    private var packs: HTML {
        """
        <h2>The same pack as the board</h2>
        \(when: answer.packs.isEmpty, "<p>No pack that you may open has been frozen yet.</p>")\
        <ul class="tight">\(each: answer.packs, { pack in
            "<li><a href=\"\(Address.pack(pack.number).text)\">Pack of \(answer.version.meeting(pack.meeting)?.date.long ?? pack.meeting.text)</a>, frozen \(pack.frozenAt.day.short)</li>"
        })</ul>
        """
    }

    private func exceptions(_ readings: [Reading]) -> HTML {
        """
        <h2>Exceptions now</h2>
        \(when: readings.isEmpty, "<p>None is red or outside its expected range.</p>")
        <ul class="tight">\(each: readings.prefix(8), { reading in
            "<li>\(StatusView(reading.standing.word).html) <a href=\"\(Address.indicator(reading.indicator.id, IndicatorFilter()).text)\">\(reading.indicator.title)</a></li>"
        })</ul>
        <p class="above-4"><a href="\(Address.scorecard(ScorecardFilter(order: .exceptions, show: .exceptions)).text)">All \(readings.count) on the scorecard</a></p>
        """
    }
}
