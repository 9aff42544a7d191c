import Domain
import Markup
import Services

/// "What is being done about each priority?": our trackers and, beside them, those that are made elsewhere.
struct TrackersPage {
    var answer: TrackersAnswer
    var mayKeep: Bool
    var priority = ""
    var period = ""
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Action trackers", place: .priorities, content: body)
    }

    var body: HTML {
        """
        \(problems.summary)
        \(PriorityPlace.trackers.links)<h1>Action trackers</h1>
        <p class="lead">\(lead)</p>
        \(answer.trackers.isEmpty ? "<p>There is none yet. A tracker holds the activities of one priority for one quarter.</p>" : table)
        \(forms)
        \(Fold(says: "One tracker a priority: its activities and their milestones, what stands in the way, its measures with their live figures, what comes next, and who signed for it. A tracker that somebody else makes is shown beside ours with its source and the day on which it was brought up to date; nobody types it again, and nobody changes it here.").html)
        """
    }

    private var lead: String {
        let own = answer.trackers.filter { $0.kind == .own }
        let overdue = own.map { $0.overdue(on: answer.today) }.reduce(0, +)
        let unsigned = own.count { $0.director == nil }
        guard !own.isEmpty else { return "No tracker is kept here yet." }
        return "\(overdue == 0 ? "No activity is" : "\(overdue) \(overdue == 1 ? "activity is" : "activities are")") overdue. "
            + (unsigned == 0 ? "Every tracker is signed off." : "\(unsigned) of \(own.count) trackers are not signed off yet.")
    }

    private var table: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Tracker</th>\
        <th scope="col" role="columnheader">Source</th><th scope="col" role="columnheader">Rating</th>\
        <th scope="col" role="columnheader">Activities</th><th scope="col" role="columnheader">Up to date on</th></tr></thead><tbody role="rowgroup">
        \(each: answer.trackers, row)</tbody></table>
        """
    }

    private func row(_ tracker: ActionTracker) -> HTML {
        let rating = tracker.kind == .own ? tracker.priority.flatMap { answer.ratings[$0] } : nil
        let own = tracker.kind == .own
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.tracker(tracker.number).text)">\(tracker.thing.reference) \(tracker.title)</a>\
            <span class="of wrap">\(tracker.period?.label ?? tracker.priority.flatMap { answer.version.priority($0)?.heading } ?? "All priorities")</span></th>\
            <td role="cell" class="half" data-label="Source">\(own ? "Kept here" : tracker.origin?.source ?? "")\(when: !own, "<span class=\"of\">read-only</span>")</td>\
            <td role="cell" class="half" data-label="Rating">\(own ? ShapeWord(rating?.word, orElse: "Not rated").html : "Its own")</td>\
            <td role="cell" class="full" data-label="Activities">\(activities(tracker))</td>\
            <td role="cell" class="half" data-label="Up to date on">\((tracker.origin?.refreshedOn ?? tracker.changedOn).long)\
            <span class="of wrap">\(when: own, "\(TrackerStanding.words(tracker))")</span></td></tr>

            """
    }

    private func activities(_ tracker: ActionTracker) -> HTML {
        let all = tracker.says.activities.count
        guard tracker.kind == .own else { return all == 0 ? "In the document" : "\("\(all)")" }
        let counts = PriorityRating.Word.allCases.map { ($0, tracker.count($0, on: answer.today)) }.filter { $0.1 > 0 }
        guard !counts.isEmpty else { return "none" }
        return counts.map { word, count -> HTML in "<span class=\"nb\">\("\(count)") \(ShapeWord(word).html)</span> " }.joined()
    }

    @HTMLPieces private var forms: HTML {
        if mayKeep {
            """
            <h2>Begin a tracker</h2>
            <form class="upload" action="\(Address.trackers.text)" method="post" novalidate>
            <div class="field\(when: problems["priority"] != nil, " wrong")"><label for="priority">Priority</label>\(problems.message("priority"))\
            <select id="priority" name="priority"\(problems.marks("priority"))><option value="">– choose</option>\(each: pursued, { option($0.id.text, $0.heading, priority) })</select></div>
            <div class="field"><label for="period">Quarter</label><p class="hint">What is not done in the one before goes on in it.</p><select id="period" name="period">\(each: quarters, { option($0.code, $0.label, period) })</select></div>
            <button type="submit" class="button">Begin the tracker</button></form>
            <h2>One that is made elsewhere</h2>
            <p>A tracker of the council's or of a partner is linked or brought as a file. <a href="\(Address.outsideTracker.text)">Bring one</a></p>
            """
        }
    }

    private var pursued: [Priority] { answer.version.framework.priorities.filter(\.isPursued) }

    private var quarters: [Period] {
        let last = Period.lastQuarter(before: answer.today)
        let calendar = PeriodCalendar(kind: .of(.financialQuarter), frequency: .quarterly)
        return [calendar.next(last), last, calendar.previous(last)]
    }

    private func option(_ value: String, _ says: String, _ chosen: String) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", value == chosen ? "" : nil)>\(says)</option>"
    }
}

/// Who signed, in words.
enum TrackerStanding {
    static func words(_ tracker: ActionTracker) -> String {
        guard tracker.kind == .own else { return "Made elsewhere, read-only" }
        guard let officer = tracker.officer else { return "Not signed off yet" }
        return "Signed off by \(officer.words)"
            + (tracker.director.map { "; agreed by \($0.words)" } ?? "; not agreed by the director yet")
    }
}

/// The activities of a tracker.
struct ActivityTable {
    var tracker: ActionTracker
    var today: Day

    var html: HTML {
        guard !tracker.says.activities.isEmpty else { return "<p>No activity stands on it yet.</p>" }
        return """
            <table class="stack activities" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Activity, milestone</th>\
            <th scope="col" role="columnheader">Owner</th><th scope="col" role="columnheader">Due</th><th scope="col" role="columnheader" class="num">Done</th>\
            <th scope="col" role="columnheader">State</th><th scope="col" role="columnheader">Progress, evidence</th></tr></thead><tbody role="rowgroup">
            \(each: tracker.says.activities, row)</tbody></table>
            """
    }

    private func row(_ activity: Activity) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\(activity.title)\(when: !activity.milestone.isEmpty, "<span class=\"of wrap\">Milestone: \(activity.milestone)</span>")</th>\
        <td role="cell" class="half" data-label="Owner">\(activity.owner.isEmpty ? "nobody named" : activity.owner)</td>\
        <td role="cell" class="half" data-label="Due">\(activity.due?.short ?? "–")</td>\
        <td role="cell" class="num" data-label="Done">\("\(activity.progress)")%</td>\
        <td role="cell" class="half" data-label="State">\(state(activity))</td>\
        <td role="cell" class="full" data-label="Progress, evidence">\(activity.says)\(when: !activity.evidence.isEmpty, "<span class=\"of wrap\">Evidence: \(activity.evidence)</span>")</td></tr>

        """
    }

    /// What came from elsewhere keeps its own word.
    private func state(_ activity: Activity) -> HTML {
        guard tracker.kind == .own else { return "\(activity.statedWord ?? "not said")" }
        return "\(ShapeWord(activity.word(on: today)).html)<span class=\"of wrap\">\(activity.reason(on: today))</span>"
    }
}
