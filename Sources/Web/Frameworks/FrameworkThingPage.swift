import Domain
import Markup
import Reports
import Services

/// One thing of the framework: everything that is said of it, to be seen and changed, and when it changed and why.
struct FrameworkThingPage {
    var part: FrameworkPart
    /// Nil while it is being added.
    var id: String?
    var thing: EntryFields
    var document: EntryFields
    /// The version that whoever fills in the form has seen.
    var seen: Int64
    var history: [FrameworkVersionLine] = []
    var mentions: [FrameworkMention] = []
    var mayChange: Bool
    var why = ""
    var problems = FormProblems()
    /// What somebody else made of it meanwhile.
    var conflict: FrameworkConflict?
    var names = ActorNames()

    private var options: EntryOptions { EntryOptions(document) }
    private var name: String { part.name(of: thing) }
    private var title: String { id == nil ? "Add \(part.oneOfThem)" : name }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: title, place: .framework, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.framework.text)">Framework</a> › <a href="\(Address.frameworkPart(part).text)">\(part.heading)</a></p>
        \(problems.summary)
        \(some: conflict, told)
        <h1>\(title)</h1>
        \(some: id, { "<p class=\"note\">In files: <code>\($0)</code>\(pageOfItsOwn($0))</p>" })
        \(mayChange ? form : facts)
        \(when: mayChange && id != nil, removal)
        \(versions)
        """
    }

    /// Where its figures are, when it has a page with figures.
    private func pageOfItsOwn(_ id: String) -> HTML {
        let address: Address? =
            switch part.id {
            case FrameworkPart.indicators.id: .indicator(ID(id), IndicatorFilter())
            case FrameworkPart.areas.id: .area(ID(id), known: nil)
            case FrameworkPart.meetings.id: .meeting(ID(id))
            case FrameworkPart.mappings.id: .mapping(id)
            default: nil
            }
        return "\(some: address, { " · <a href=\"\($0.text)\">its page</a>" })"
    }

    // MARK: - Changing it

    private var form: HTML {
        let entries = EntryForm(options: options, problems: problems)
        let action = id.map { Address.frameworkThing(part, $0) } ?? .frameworkPart(part)
        return """
            <form class="upload entries" action="\(action.text)" method="post" novalidate>
            <input type="hidden" name="seen-version" value="\("\(seen)")">
            \(each: part.sections, { section($0, entries) })
            <div class="field\(when: problems["why"] != nil, " wrong")"><label for="why">Why\(when: id == nil, " (may be left empty)")</label>
            <p class="hint">It stands in the record beside the change.</p>\(problems.message("why"))\
            <input type="text" id="why" name="why" value="\(why)" autocomplete="off"\(problems.marks("why"))></div>
            <button type="submit" class="button">\(id == nil ? "Add it" : "Keep the change")</button> \
            <a class="button second" href="\(Address.frameworkPart(part).text)">Leave it</a></form>
            """
    }

    private func section(_ section: FrameworkPart.Section, _ entries: EntryForm) -> HTML {
        let fields = entries.fields(section.fields, of: thing)
        let isWrong = section.fields.contains { field in
            problems.all.contains { $0.field == field.key || $0.field.hasPrefix(field.key + ".") }
        }
        let isOpen = isWrong || section.fields.contains { thing[$0.key] != nil }
        if section.isFolded {
            return
                "<details class=\"section\"\(attribute: "open", isOpen ? "" : nil)><summary>\(section.heading)</summary>\n\(fields)</details>\n"
        }
        return "\(when: part.sections.count > 1, "<h2>\(section.heading)</h2>\n")\(fields)"
    }

    private func told(_ conflict: FrameworkConflict) -> HTML {
        let words = EntryWords(options: options)
        let differing = part.fields.filter { conflict.theirs[$0.key] != thing[$0.key] }
        return """
            <div class="summary-of-errors" role="alert"><h2>\(names.of(conflict.line.actor)) changed it meanwhile</h2>
            <p>On \(conflict.line.recordedAt.words): \(conflict.line.why). Nothing of yours is lost: it stands below. Look at what differs, and keep the change if it is still right.</p>
            <ul>\(each: differing, { "<li><a href=\"#\($0.key)\">\($0.label)</a>: now \(words.text($0, conflict.theirs[$0.key])); yours \(words.text($0, thing[$0.key]))</li>" })</ul></div>
            """
    }

    private var removal: HTML {
        guard let id else { return HTML() }
        if !mentions.isEmpty {
            return """
                <h2>Take it out</h2><p>Not while it is named by:</p><ul>\(each: mentions.prefix(20).map(\.self), mention)</ul>
                """
        }
        return """
            <h2>Take it out</h2>
            <form class="upload" action="\(Address.frameworkRemoval(part, id).text)" method="post" novalidate>
            <div class="field\(when: problems["removal-why"] != nil, " wrong")"><label for="removal-why">Why it is taken out</label>
            <p class="hint">It leaves the newest version; the versions before keep it.</p>\(problems.message("removal-why"))\
            <input type="text" id="removal-why" name="why" autocomplete="off"\(problems.marks("removal-why"))></div>
            <button type="submit" class="button second">Take it out</button></form>
            """
    }

    private func mention(_ mention: FrameworkMention) -> HTML {
        "<li>\(mention.part.noun) <a href=\"\(Address.frameworkThing(mention.part, mention.id).text)\">\(mention.name)</a></li>"
    }

    // MARK: - Seeing it

    private var facts: HTML {
        let words = EntryWords(options: options)
        let said = part.fields.filter { thing[$0.key] != nil }
        return "<dl class=\"facts\">\(each: said, { "<dt>\($0.label)</dt><dd>\(words.text($0, thing[$0.key]))</dd>" })</dl>"
    }

    private var versions: HTML {
        guard !history.isEmpty else { return HTML() }
        return """
            <h2>When it changed</h2>
            <ul>\(each: history, { "<li><a href=\"\(Address.frameworkVersion($0.number).text)\">Version \("\($0.number)")</a>, \($0.recordedAt.words), \(names.of($0.actor)): \($0.why)</li>" })</ul>
            """
    }
}
