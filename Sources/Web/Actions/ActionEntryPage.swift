import Domain
import Markup
import Services

/// The form that writes an action down, or writes it anew.
struct ActionEntryPage {
    /// Nil for a new one.
    var action: Action?
    var entries: EntryFields
    var thing: String?
    var why = ""
    var document: EntryFields
    var people: [Int64: String] = [:]
    var mayRestrict = false
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: title, place: .actions, content: body) }

    private var title: String { action.map { "Change \($0.reference)" } ?? "Add an action" }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.actions().text)">Actions</a>\(some: action, { " › <a href=\"\(Address.action($0.number).text)\">\($0.reference)</a>" })</p>
        \(problems.summary)
        <h1>\(title)</h1>
        <p class="lead">\(lead)</p>
        <form class="entries" action="\((action.map { Address.actionChange($0.number) } ?? .actions()).text)" method="post" novalidate>
        \(when: thing != nil, "<input type=\"hidden\" name=\"thing\" value=\"\(thing ?? "")\">")
        \(EntryForm(options: EntryOptions(document), problems: problems).fields(fields, of: entries))
        \(when: action != nil, whyField)
        <button type="submit" class="button">\(action == nil ? "Add it" : "Change it")</button></form>
        """
    }

    private var lead: String {
        action == nil
            ? "One thing, one day, one owner: somebody who reads it in a year should know whether it was done."
            : "Its day is moved on its own page, with the reason. What changes here stays on record as well."
    }

    private var whyField: HTML {
        """
        <div class="field\(when: problems["why"] != nil, " wrong")"><label for="why">Why it changes<span class="needed"> (needed)</span></label>
        \(problems.message("why"))<textarea id="why" name="why" rows="2"\(problems.marks("why"))>
        \(why)</textarea></div>
        """
    }

    var fields: [EntryField] {
        ActionEntry.fields(isNew: action == nil, mayRestrict: mayRestrict, people: people)
    }
}

/// An action as the fields of a form.
enum ActionEntry {
    static func fields(isNew: Bool, mayRestrict: Bool, people: [Int64: String]) -> [EntryField] {
        let named = people.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { EntryField.Choice("\($0.key)", $0.value) }
        let access = EntryField.Choice.self
        return [
            EntryField(
                "title", "What is to be done", hint: "In a sentence that can be answered with done or not done.", isRequired: true
            ),
            EntryField("says", "More about it", .paragraph),
            EntryField(
                "origin", "It came from", .choice(ActionOrigin.Kind.allCases.map { .init($0.rawValue, $0.label) }),
                isRequired: true),
            EntryField("origin_says", "Which one", hint: "Board of 24 September 2026, item 5.", isRequired: true),
            EntryField("body", "Asked for by the body", .reference(to: "bodies"), isRequired: true),
            EntryField(
                "priority", "Under which priority", .reference(to: "priorities"),
                hint: "It then stands in that priority’s tracker."),
            EntryField(
                "agency", "Agency that owns it", .reference(to: "agencies"),
                hint: "None where the body’s own officer or sub-group does it."),
            EntryField("second_agency", "Together with", .reference(to: "agencies")),
            EntryField("post", "Post or sub-group that does it", hint: "Head of Early Help.", isRequired: true),
            EntryField("person", "Their account, if they have one", .choice(named)),
        ] + (isNew ? [EntryField("due", "Due on", .day, isRequired: true)] : []) + [
            EntryField(
                "started_on", "Began on", .day,
                hint: "From this day on the figure is looked at. Empty: when the first progress is reported."),
            EntryField("indicator", "Figure that should change", .reference(to: "indicators")),
            EntryField("area", "In which area", .reference(to: "areas"), hint: "Empty: the whole district."),
            EntryField("expected", "Which way", .choice(Action.Expected.allCases.map { .init($0.rawValue, $0.label) })),
        ]
            + (mayRestrict
                ? [
                    EntryField(
                        "access", "Who may see it", .choice(AccessClass.all.dropFirst().map { access.init($0.word, $0.label) }),
                        hint: "Nothing chosen: everybody who reads the board’s business.")
                ] : [])
    }

    static func entries(of action: Action) -> EntryFields {
        let owner = action.owner
        let pairs: [(String, String?)] = [
            ("title", action.title), ("says", action.says), ("origin", action.origin.kind.rawValue),
            ("origin_says", action.origin.says), ("body", action.body.text), ("priority", action.priority?.text),
            ("agency", owner.agencies.first?.text), ("second_agency", owner.agencies.dropFirst().first?.text),
            ("post", owner.post), ("person", owner.person.map { "\($0)" }), ("due", action.due.iso8601),
            ("started_on", action.startedOn?.iso8601), ("indicator", action.indicator?.text), ("area", action.area?.text),
            ("expected", action.expected?.rawValue), ("access", action.access == .open ? nil : action.access.word),
        ]
        return EntryFields(pairs.compactMap { key, text in text.flatMap { $0.isEmpty ? nil : (key, .text($0)) } })
    }

    /// What an address already knows: another page asked for an action about something of its own.
    static func entries(of query: Query) -> EntryFields {
        let keys = ["title", "says", "origin", "origin_says", "body", "priority", "agency", "indicator", "area"]
        return EntryFields(keys.compactMap { key in query[key].map { (key, .text($0)) } })
    }

    /// The draft, or what has to be put right. `due` stands for a form that does not ask for the day.
    static func draft(
        _ entries: EntryFields, thing: String?, due: Day? = nil, fields: [EntryField]
    ) throws(FormProblems) -> ActionDraft {
        var problems = FormProblems()
        problems.addMissing(fields, of: entries)
        func day(_ key: String) -> Day? {
            guard let text = entries.text(key) else { return nil }
            let day = Day(iso8601: text)
            if day == nil { problems.add(key, "Write the day as 2026-09-30") }
            return day
        }
        let (given, started) = (day("due"), day("started_on"))
        let origin = entries.text("origin").flatMap(ActionOrigin.Kind.init(rawValue:))
        let access = entries.text("access").map { AccessClass(word: $0) } ?? .open
        if access == nil { problems.add("access", "Choose who may see it") }
        for key in ["body", "priority", "agency", "second_agency", "indicator", "area"] {
            if let id = entries.text(key), !ID<Body>.isWellFormed(id) { problems.add(key, "Choose one of the list") }
        }
        guard problems.isEmpty, let origin, let due = due ?? given, let access, let body = entries.text("body") else {
            if problems.isEmpty { problems.add(origin == nil ? "origin" : "due", "Choose one of the list") }
            throw problems
        }
        return ActionDraft(
            title: entries.text("title") ?? "", says: entries.text("says") ?? "",
            origin: ActionOrigin(origin, entries.text("origin_says") ?? "", thing: thing.flatMap(Thing.init(word:))),
            body: ID(body),
            priority: entries.text("priority").map { ID($0) },
            owner: ActionOwner(
                agencies: [entries.text("agency"), entries.text("second_agency")].compactMap(\.self).map { ID($0) },
                post: entries.text("post") ?? "", person: entries.text("person").flatMap { Int64($0) }),
            due: due, startedOn: started, indicator: entries.text("indicator").map { ID($0) },
            area: entries.text("area").map { ID($0) },
            expected: entries.text("expected").flatMap(Action.Expected.init(rawValue:)),
            access: access)
    }
}
