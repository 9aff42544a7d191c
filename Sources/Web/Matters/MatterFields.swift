import Domain
import Markup
import Services

/// What is asked of somebody who writes down a matter, and what they said.
struct MatterFields {
    var kind: Matter.Kind
    var version: FrameworkVersion
    var names: ActorNames

    var all: [EntryField] {
        origin + own + (kind == .comment ? [] : seeing) + (kind == .condition || kind == .comment ? [] : [access])
    }

    private let access = EntryField(
        "access", "Who may see it", .choice(AccessClass.all.dropFirst().map { .init($0.word, $0.label) }),
        hint: "Nothing chosen: as the meeting. Otherwise it stands nowhere for those who may not read restricted things.")

    init(kind: Matter.Kind, version: FrameworkVersion, names: ActorNames) {
        self.kind = kind
        self.version = version
        self.names = names
    }

    private var origin: [EntryField] {
        let bodies = version.framework.bodies.map { EntryField.Choice($0.id.text, $0.name) }
        let meetings = version.framework.meetings.sorted { $1.date < $0.date }.map {
            EntryField.Choice($0.id.text, "\($0.date.long), \(version.body($0.body)?.name ?? $0.body.text)")
        }
        let about = EntryField(
            "meeting", kind == .comment ? "About the report of the meeting on" : "Meeting", .choice(meetings),
            hint: kind == .comment ? "Nothing chosen: about working together." : "Nothing chosen: outside a meeting.")
        let body = EntryField("body", kind == .comment ? "For" : "Body", .choice(bodies), isRequired: true)
        return kind == .comment
            ? [body, about] : [body, about, EntryField("minute", "Minute", hint: "As the minutes count: 47.")]
    }

    private var own: [EntryField] {
        let words = EntryField("words", kind.wordsLabel, .paragraph, isRequired: true)
        switch kind {
        case .decision:
            return [
                EntryField(
                    "verb", "It decides to", .choice(DecisionVerb.allCases.map { .init($0.rawValue, $0.label.lowercasedFirst) }),
                    isRequired: true), words,
                EntryField(
                    "follow_up", "What has to follow", .paragraph,
                    hint: "It stays on matters arising until it is closed. Empty: nothing follows."),
                EntryField("about_report", "It is about the format of this body’s report", .flag),
            ]
        case .condition: return [EntryField("decision", "Number of the decision", .whole, isRequired: true), words]
        case .referral: return [words, toBody("Refer it to", isRequired: true)]
        case .comment: return [words, toBody("Send it to", isRequired: false)]
        case .commitment, .request: return [words]
        }
    }

    private func toBody(_ label: String, isRequired: Bool) -> EntryField {
        EntryField(
            "to_body", label, .choice(version.framework.bodies.map { .init($0.id.text, $0.name) }),
            hint: isRequired ? nil : "Nothing chosen: it stays with this body.", isRequired: isRequired)
    }

    private var seeing: [EntryField] {
        let later = version.framework.meetings.sorted { $0.date < $1.date }.map {
            EntryField.Choice($0.id.text, "\($0.date.long), \(version.body($0.body)?.name ?? $0.body.text)")
        }
        return [
            EntryField(
                "who", "Who sees to it", hint: "The post, such as Safer recruitment lead.", isRequired: kind == .commitment),
            EntryField("agency", "Agency", .choice(version.framework.agencies.map { .init($0.id.text, $0.name) })),
            EntryField(
                "person", "On the list of",
                .choice(names.names.sorted { $0.value < $1.value }.map { .init("\($0.key)", $0.value) })),
            EntryField("due", kind == .referral ? "Outcome wanted by" : "Due", .day),
            EntryField("due_meeting", "or for the meeting on", .choice(later)),
        ]
    }

    /// What was said, as a draft; what is not well formed is put right by whoever wrote it.
    func draft(_ said: EntryFields, item: String?) throws(FormProblems) -> MatterDraft {
        var problems = FormProblems()
        problems.addMissing(all, of: said)
        let due = said.text("due").map { Day(iso8601: $0) }
        if due == .some(nil) { problems.add("due", "Write the day as 2026-12-18.") }
        let body = said.text("body") ?? ""
        guard problems.isEmpty, ID<Body>.isWellFormed(body) else {
            if problems.isEmpty { problems.add("body", "Choose the body.") }
            throw problems
        }
        var draft = MatterDraft(kind, of: ID(body), words: said.text("words") ?? "")
        draft.meeting = id(said, "meeting")
        draft.minute = said.text("minute") ?? ""
        draft.item = said.text("about_report") == "true" ? Thing(.body, body) : item.flatMap(Thing.init(word:))
        draft.verb = said.text("verb").flatMap(DecisionVerb.init(rawValue:))
        draft.decision = said.text("decision").flatMap { Int64($0) }
        draft.followUp = said.text("follow_up")
        draft.who = said.text("who") ?? ""
        draft.agency = id(said, "agency")
        draft.person = said.text("person").flatMap { Int64($0) }
        draft.due = due ?? nil
        draft.dueMeeting = id(said, "due_meeting")
        draft.toBody = id(said, "to_body")
        draft.access = said.text("access").flatMap(AccessClass.init(word:)) ?? .open
        return draft
    }

    private func id<Thing>(_ said: EntryFields, _ key: String) -> ID<Thing>? {
        said.text(key).flatMap { ID<Thing>.isWellFormed($0) ? ID($0) : nil }
    }

    /// The field that a refusal is about.
    static func field(of refusal: Refusal) -> String {
        let places = [
            ("body that it goes to", "to_body"), ("outcome is wanted", "due"), ("Nobody is named", "who"),
            ("due before", "due"), ("meeting", "meeting"), ("condition", "decision"), ("takes no more", "decision"),
            ("decision does", "verb"),
        ]
        return places.first { refusal.what.contains($0.0) }?.1 ?? "words"
    }
}

/// The form that writes down a matter.
struct NewMatterPage {
    var fields: MatterFields
    var said = EntryFields()
    var item: String?
    var problems = FormProblems()

    private var kind: Matter.Kind { fields.kind }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: kind.adding, place: .meetings, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a> › <a href="\(Address.matters(MatterFilter(kind)).text)">\(kind.heading)</a></p>
        \(problems.summary)
        <h1>\(kind.adding)</h1>
        <p class="lead">\(kind.lead)</p>
        <form class="upload entries" action="\(Address.newMatter(posted: kind).text)" method="post" novalidate>
        \(some: item, { "<input type=\"hidden\" name=\"item\" value=\"\($0)\">" })\
        \(EntryForm(options: EntryOptions(EntryFields()), problems: problems).fields(fields.all, of: said))
        <button type="submit" class="button">\(kind.adding)</button></form>
        """
    }
}

extension Matter.Kind {
    fileprivate var lead: String {
        switch self {
        case .decision: "What has to follow comes back at each meeting of the body until it is closed."
        case .commitment: "It comes back at each meeting until an officer has recorded an update and members close it."
        case .condition: "What was approved cannot be published as final while the condition is open."
        case .referral: "It stands before the other body, with a link back, until the outcome is recorded."
        case .comment: "It is kept with the body, which sees who said it and when. Name no child and no family."
        case .request: "It is open until a version of the report carries it out."
        }
    }
}
