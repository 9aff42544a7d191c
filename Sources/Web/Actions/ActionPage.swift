import Domain
import Markup
import Reports
import Services

/// One action with its chain: where it came from, what was promised, what shows that it is done, and whether it mattered.
struct ActionPage {
    var answer: ActionAnswer
    var names = ActionNames()
    var may = ActionMay()
    /// The form that was sent and has something to put right.
    var sent: ActionForms.Sent?

    var action: Action { answer.action }
    var version: FrameworkVersion { answer.version }
    private var problems: FormProblems { sent?.problems ?? FormProblems() }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "\(action.reference) \(action.title)", place: .actions, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.actions().text)">Actions</a> › \(action.reference)</p>
        \(problems.summary)
        <h1>\(action.title)</h1>
        <p class="lead">\(answer.standing.html) \(answer.standing.reason)</p>
        <p>\(ActionStanding.badges(of: action, on: answer.today))</p>
        <div class="pair"><div>
        \(origin)
        \(when: !action.says.isEmpty, "<h2>What is to be done</h2><p>\(action.says)</p>")
        \(ActionEvidenceList(answer: answer, names: names.actors).html)
        \(ActionImpact(answer: answer).html)
        \(story)
        </div>
        <div class="margin">\(facts)</div></div>
        \(ActionForms(answer: answer, may: may, sent: sent).html)
        \(Attribution(answer.sources).html)
        \(Fold(says: "It follows one action from what it came from to what it changed. Nothing on it is deleted: each step stays with who took it, when and why.").html)
        """
    }

    private var origin: HTML {
        let link = answer.origin.flatMap { thing in Address.thing(thing).map { (thing, $0) } }
        return """
            <h2>Where it came from</h2>
            <p>\(action.origin.says)\(some: link, { ": <a href=\"\($0.1.text)\">\(name(of: $0.0))</a>" }) <span class="note">(\(action.origin.kind.label.lowercasedFirst))</span></p>
            """
    }

    private func name(of thing: Thing) -> String {
        switch thing.kind {
        case .indicator: version.indicator(ID(thing.id))?.title ?? thing.id
        case .meeting: version.meeting(ID(thing.id)).map { "The meeting of \($0.date.long)" } ?? thing.id
        default: thing.reference
        }
    }

    private var facts: HTML {
        """
        <dl class="facts">
        <dt>Owner</dt><dd>\(action.owner.post)\(each: action.owner.agencies, { "<span class=\"of wrap\">\(version.agency($0)?.name ?? $0.text)</span>" })\
        \(some: action.owner.person.flatMap { names.people[$0] }, { "<span class=\"of wrap\">\($0)</span>" })</dd>
        <dt>Due</dt><dd>\(action.dueWords)</dd>
        <dt>Done</dt><dd>\("\(action.progress)")%</dd>
        <dt>Asked for by</dt><dd>\(version.body(action.body)?.name ?? action.body.text), \(action.raisedOn.long)</dd>
        <dt>Priority</dt><dd>\(priority)</dd>
        <dt>Began</dt><dd>\(action.startedOn?.long ?? "not yet")</dd>
        \(some: action.endedOn, { "<dt>Ended</dt><dd>\($0.long)</dd>" })
        \(when: action.access != .open, "<dt>Seen by</dt><dd>\(action.access.label)</dd>")
        </dl>
        """
    }

    private var priority: HTML {
        guard let priority = action.priority else { return "none" }
        let address = Address.actions(ActionFilter(priority: priority))
        return "<a href=\"\(address.text)\">\(version.priority(priority)?.heading ?? priority.text)</a>"
    }

    private var story: HTML {
        """
        <h2>What happened</h2>
        <ol class="plain story">\(each: answer.steps, { step in
            """
            <li class="said"><p class="note">\(step.at.day.long), \(names.actors.of(step.by))</p>\
            <p><strong>\(step.actionWords)</strong>\(when: !step.says.isEmpty, ". \(step.says)")</p></li>

            """
        })</ol>
        """
    }
}

/// Those who stand on the page, by the names of today.
struct ActionNames {
    var actors = ActorNames()
    var people: [Int64: String] { actors.names }
}

/// What the reader may do; the services decide again.
struct ActionMay {
    var change = false
    var report = false
    var accept = false
    var setAside = false
}
