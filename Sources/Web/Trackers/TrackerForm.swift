import Domain
import Markup
import Services

/// What a tracker says, as it is typed.
struct TrackerForm {
    var thing = EntryFields()
    var says = ""
    var seen: Int64?

    static let fields: [EntryField] = [
        EntryField(
            "activities", "Activities",
            .rows(
                [
                    EntryField("title", "What is done", isRequired: true),
                    EntryField("milestone", "Milestone", hint: "By what one sees that it was done."),
                    EntryField("owner", "Owner"), EntryField("due", "Due", .day),
                    EntryField("progress", "Done, in per cent", .whole), EntryField("at_risk", "At risk", .flag),
                    EntryField("says", "How it stands", .paragraph), EntryField("evidence", "Evidence", .paragraph),
                ], noun: "activity")),
        EntryField("challenges", "Challenges and risks, in words", .paragraph),
        EntryField("risks", "Risks of the register", .texts, hint: "By their references, such as R-04, one on a line."),
        EntryField("next_steps", "Next steps", .paragraph),
    ]

    init(_ form: Query) {
        thing = EntryField.read(TrackerForm.fields, from: form)
        says = form["changed"]?.trimmed ?? ""
        seen = form["seen"].flatMap { Int64($0) }
    }

    init(_ tracker: ActionTracker) {
        let draft = tracker.says
        thing["activities"] = draft.activities.isEmpty ? nil : .list(draft.activities.map { .fields(TrackerForm.entry($0)) })
        if !draft.challenges.isEmpty { thing["challenges"] = .text(draft.challenges) }
        if !draft.risks.isEmpty { thing["risks"] = .list(draft.risks.map { .text(Thing(.risk, $0).reference) }) }
        if !draft.nextSteps.isEmpty { thing["next_steps"] = .text(draft.nextSteps) }
        seen = tracker.edition
    }

    private static func entry(_ activity: Activity) -> EntryFields {
        let texts = [
            ("title", activity.title), ("milestone", activity.milestone), ("owner", activity.owner),
            ("due", activity.due?.iso8601 ?? ""), ("progress", "\(activity.progress)"),
            ("at_risk", activity.isAtRisk ? "true" : ""),
            ("says", activity.says), ("evidence", activity.evidence),
        ]
        return EntryFields(texts.filter { !$0.1.isEmpty }.map { ($0.0, Entry.text($0.1)) })
    }

    func draft() throws(FormProblems) -> TrackerDraft {
        var problems = FormProblems()
        var activities: [Activity] = []
        for (place, fields) in thing.list("activities").compactMap(\.fields).enumerated() {
            activities.append(TrackerForm.activity(fields, "activities.\(place).", &problems))
        }
        var risks: [Int64] = []
        for text in thing.list("risks").compactMap(\.text) {
            let digits = text.uppercased().hasPrefix("R-") ? text.dropFirst(2) : text[...]
            if let number = Int64(digits), number > 0 {
                if !risks.contains(number) { risks.append(number) }
            } else {
                problems.add("risks", "Write “\(text)” as R-04, or leave it out")
            }
        }
        guard problems.isEmpty else { throw problems }
        return TrackerDraft(
            activities: activities, challenges: thing.text("challenges") ?? "", risks: risks,
            nextSteps: thing.text("next_steps") ?? "")
    }

    private static func activity(_ fields: EntryFields, _ path: String, _ problems: inout FormProblems) -> Activity {
        let title = fields.text("title") ?? ""
        if title.isEmpty { problems.add(path + "title", "Say what is done") }
        let due = fields.text("due").flatMap { Day(written: $0) }
        if due == nil, fields.text("due") != nil { problems.add(path + "due", "Write the day as 2026-12-31") }
        let progress = fields.text("progress").map { Int($0) } ?? 0
        if !(0...100).contains(progress ?? -1) { problems.add(path + "progress", "Give a number from 0 to 100") }
        return Activity(
            title: title, milestone: fields.text("milestone") ?? "", owner: fields.text("owner") ?? "", due: due,
            progress: progress ?? 0, isAtRisk: fields.text("at_risk") == "true", says: fields.text("says") ?? "",
            evidence: fields.text("evidence") ?? "")
    }

    static func field(of refusal: Refused) -> String {
        refusal.what.contains("risk") ? "risks" : refusal.what.contains("activit") ? "activities" : "changed"
    }
}

/// A page of its own for the form.
struct TrackerFormPage {
    var answer: TrackerAnswer
    var form: TrackerForm
    var problems: FormProblems

    private var tracker: ActionTracker { answer.tracker }
    private var title: String { "Change \(tracker.thing.reference)" }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: title, place: .priorities, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.trackers.text)">Action trackers</a> › <a href="\(Address.tracker(tracker.number).text)">\(tracker.thing.reference)</a></p>
        \(problems.summary)
        <h1>\(title): \(tracker.title)</h1>
        \(tracker.isReadOnly ? "<p class=\"lead\">\(TrackerStanding.words(tracker)). It is not changed as it is.</p>" : entries)
        """
    }

    private var entries: HTML {
        """
        <p class="note">Blue comes of itself when an activity is done and somebody accepts its evidence. Changed evidence has to be accepted anew.</p>
        <form class="upload entries" action="\(Address.tracker(tracker.number).text)" method="post" novalidate>
        \(some: form.seen, { "<input type=\"hidden\" name=\"seen\" value=\"\("\($0)")\">" })
        \(EntryForm(options: EntryOptions(EntryFields()), problems: problems).fields(TrackerForm.fields, of: form.thing))
        <div class="field\(when: problems["changed"] != nil, " wrong")"><label for="changed">What changed (may be left empty)</label>\(problems.message("changed"))\
        <input type="text" id="changed" name="changed" value="\(form.says)" autocomplete="off"\(problems.marks("changed"))></div>
        <button type="submit" class="button">Keep the change</button> <a class="button second" href="\(Address.tracker(tracker.number).text)">Leave it</a></form>
        """
    }
}
