import Domain
import Markup
import Reports
import Services

/// One matter: what was said, how it stands, its whole story, and what may be done next.
struct MatterPage {
    var answer: MatterAnswer
    var names: ActorNames
    var mayAdd: Bool
    /// What was typed for an act that was refused.
    var typed = MatterActForm()
    var problems = FormProblems()

    private var matter: Matter { answer.matter }
    private var pieces: MatterPieces { MatterPieces(version: answer.version, today: answer.today) }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "\(matter.thing.reference): \(matter.words.prefix(60))", place: .meetings, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a> › <a href="\(Address.mattersArising(matter.body).text)">\(pieces.name(matter.body))</a> › \
        <a href="\(Address.matters(MatterFilter(matter.kind)).text)">\(matter.kind.heading)</a></p>
        \(problems.summary)
        <div class="pair"><div>
        <h1>\(matter.thing.reference): \(matter.words)</h1>
        <p class="lead">\(lead)</p>
        \(each: MatterPage.order(answer.acts), form)
        </div>
        \(facts)
        </div>
        \(conditions)
        <h2>What has happened</h2>
        <ol class="plain">\(each: answer.steps, step)</ol>
        \(Fold(says: "Every change stands here with who made it, when and why. Nothing is taken away: what was recorded by mistake is withdrawn, and says so.").html)
        """
    }

    private static func order(_ acts: [MatterAct]) -> [MatterAct] { acts }

    private var lead: HTML {
        let late =
            matter.isOverdue(on: answer.today) ? matter.due.map { ", \(answer.today.days(since: $0)) days late" } ?? "" : ""
        return "\(pieces.status(matter))\(late). \(sentence)"
    }

    private var sentence: String {
        if matter.verb == .approveSubjectTo {
            let count = ConditionCount(answer.conditions)
            return count.sentence + "."
                + (matter.state == .open && count.open > 0
                    ? " What is approved cannot be published as final until they are met, or the chair sets them aside with a reason."
                    : "")
        }
        let back = "It comes back at each meeting of \(pieces.name(matter.body))"
        switch (matter.kind, matter.state) {
        case (.commitment, .open): return back + " until an officer has recorded an update and members close it."
        case (.commitment, .reported): return back + " until members close it."
        case (.referral, .open):
            return "\(matter.toBody.map(pieces.name) ?? "The other body") has it before it until the outcome is recorded."
        case (.referral, .reported): return "The outcome is back with \(pieces.name(matter.body)), which closes it."
        case (.decision, .open), (.decision, .reported): return back + " until its follow-up is closed."
        case (_, .setAside): return "Set aside: \(matter.report ?? "")"
        default: return matter.report ?? ""
        }
    }

    private var facts: HTML {
        """
        <dl class="facts low"><dt>From</dt><dd><a href="\(Address.mattersArising(matter.body).text)">\(pieces.origin(matter))</a></dd>
        \(some: matter.verb, { "<dt>Decides to</dt><dd>\($0.label)</dd>" })
        \(some: matter.followUp, { "<dt>To follow</dt><dd>\($0)</dd>" })
        \(some: answer.decision, { "<dt>Condition of</dt><dd><a href=\"\(Address.matter($0).text)\">\($0.thing.reference)</a></dd>" })
        \(some: matter.toBody, { "<dt>To</dt><dd><a href=\"\(Address.mattersArising($0).text)\">\(pieces.name($0))</a></dd>" })
        <dt>Who</dt><dd>\(pieces.who(matter))\(some: matter.person.flatMap { names.names[$0] }, { ", on the list of \($0)" })</dd>
        \(some: matter.due, { "<dt>\(matter.kind == .referral ? "Outcome wanted" : "Due")</dt><dd>\($0.long)</dd>" })
        \(some: matter.report, { "<dt>Last said</dt><dd>\($0)</dd>" })
        \(some: matter.settledOn, { "<dt>Settled</dt><dd>\($0.long)</dd>" })
        \(when: matter.access != .open, "<dt>Who may see it</dt><dd>\(matter.access.label)</dd>")
        <dt>Recorded</dt><dd>by \(names.of(matter.by)), \(matter.at.day.long)</dd></dl>
        """
    }

    private var conditions: HTML {
        guard matter.verb == .approveSubjectTo else { return HTML() }
        return """
            <h2>Conditions</h2>
            <p>\(ConditionCount(answer.conditions).sentence).</p>
            \(pieces.conditions(answer.conditions))
            \(when: mayAdd && matter.state == .open, "<p><a class=\"button second\" href=\"\(Address.newMatter(.condition, body: matter.body, meeting: matter.meeting, decision: matter.number).text)\">Add a condition</a></p>")
            """
    }

    private func step(_ step: Step) -> HTML {
        let act = MatterAct(rawValue: step.act)
        let moved =
            act == .move
            ? [step.from, step.to].compactMap { $0.flatMap { Day(iso8601: $0) }?.long }.joined(separator: " → ") : ""
        return """
            <li class="said"><p><b>\(names.of(step.by))</b> \(act?.told ?? "recorded it")\(when: !moved.isEmpty, ": \(moved)")</p>\
            <p>\(step.says)</p><p class="note">\(step.at.words)</p></li>

            """
    }

    private func form(_ act: MatterAct) -> HTML {
        MatterActForm.html(
            act, matter, answer.version, typed: typed.act == act ? typed : nil,
            problems: typed.act == act ? problems : FormProblems())
    }
}
