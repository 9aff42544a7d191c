import Domain
import Markup
import Services

/// Something that is done to a matter, as typed.
struct MatterActForm {
    var act: MatterAct?
    var words = ""
    var day = ""
    var meeting = ""
    var body = ""

    init() {}

    init(_ form: Query, act given: MatterAct? = nil) {
        act = given ?? form["act"].flatMap(MatterAct.init(rawValue:))
        words = form["words"]?.trimmed ?? ""
        day = form["day"]?.trimmed ?? ""
        meeting = form["meeting"] ?? ""
        body = form["body"] ?? ""
    }

    func move(_ kind: Matter.Kind) throws(FormProblems) -> MatterMove {
        var problems = FormProblems()
        guard let act else {
            problems.add("words", "Choose what is done")
            throw problems
        }
        if words.isEmpty { problems.add("\(act.rawValue)-words", "Write down: \(act.wordsLabel(kind).lowercasedFirst)") }
        let given = Day(iso8601: day)
        if act.dayLabel != nil, given == nil { problems.add("\(act.rawValue)-day", "Write the day as 2026-12-18") }
        if act == .send, body.isEmpty { problems.add("\(act.rawValue)-body", "Choose the body that it goes to") }
        guard problems.isEmpty else { throw problems }
        return MatterMove(
            act, words, day: given, meeting: ID<Meeting>.isWellFormed(meeting) ? ID(meeting) : nil,
            body: ID<Body>.isWellFormed(body) ? ID(body) : nil)
    }

    /// Folded away unless it was sent and has to be put right.
    static func html(
        _ act: MatterAct, _ matter: Matter, _ version: FrameworkVersion, typed: MatterActForm?, problems: FormProblems
    ) -> HTML {
        let field = act.rawValue
        let address: Address = act == .setAside ? .settingAside(matter.number) : .steps(of: matter)
        return """
            <details class="act"\(attribute: "open", typed == nil ? nil : "")><summary>\(act.label(matter.kind))</summary>
            <form action="\(address.text)" method="post" novalidate><input type="hidden" name="act" value="\(act.rawValue)">
            <div class="field\(when: problems["\(field)-words"] != nil, " wrong")"><label for="\(field)-words">\(act.wordsLabel(matter.kind))</label>
            \(problems.message("\(field)-words"))<textarea id="\(field)-words" name="words" rows="3"\(problems.marks("\(field)-words"))>\n\(typed?.words ?? "")</textarea></div>
            \(some: act.dayLabel, { day($0, field, typed, problems) })\(when: act.asksForMeeting, meetings(matter, field, version, typed))\
            \(when: act == .send, bodies(matter, field, version, typed, problems))
            <p><button type="submit" class="button">\(act.label(matter.kind))</button></p></form></details>

            """
    }

    private static func day(_ label: String, _ field: String, _ typed: MatterActForm?, _ problems: FormProblems) -> HTML {
        """
        <div class="field\(when: problems["\(field)-day"] != nil, " wrong")"><label for="\(field)-day">\(label)</label>
        \(problems.message("\(field)-day"))<input type="date" id="\(field)-day" name="day" value="\(typed?.day ?? "")"\(problems.marks("\(field)-day"))></div>
        """
    }

    private static func meetings(_ matter: Matter, _ field: String, _ version: FrameworkVersion, _ typed: MatterActForm?) -> HTML
    {
        let own = version.framework.meetings.filter { $0.body == matter.body || $0.body == matter.toBody }.sorted {
            $0.date < $1.date
        }
        return """
            <div class="field"><label for="\(field)-meeting">At the meeting (may be left open)</label>
            <select id="\(field)-meeting" name="meeting"><option value="">outside a meeting</option>\(each: own, { meeting in
                option(meeting.id.text, "\(meeting.date.long), \(version.body(meeting.body)?.name ?? meeting.body.text)", typed?.meeting ?? "")
            })</select></div>
            """
    }

    private static func bodies(
        _ matter: Matter, _ field: String, _ version: FrameworkVersion, _ typed: MatterActForm?, _ problems: FormProblems
    ) -> HTML {
        """
        <div class="field\(when: problems["\(field)-body"] != nil, " wrong")"><label for="\(field)-body">To</label>
        \(problems.message("\(field)-body"))<select id="\(field)-body" name="body"\(problems.marks("\(field)-body"))><option value="">– choose</option>\
        \(each: version.framework.bodies.filter { $0.id != matter.body }, { option($0.id.text, $0.name, typed?.body ?? "") })</select></div>
        """
    }

    private static func option(_ value: String, _ says: String, _ chosen: String) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", value == chosen ? "" : nil)>\(says)</option>"
    }
}
