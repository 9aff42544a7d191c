import Domain
import Markup
import Reports
import Services

/// Which indicators of the catalogue were ticked, and what they are to the board.
struct CatalogueChoice {
    static let fields = ["agency", "tier", "priority"].compactMap(FrameworkPart.indicators.field)

    var ids: Set<String> = []
    var shared = EntryFields()

    init() {}

    init(_ form: Query, _ entries: [CatalogueEntry]) {
        ids = Set(entries.map(\.id.text).filter { form["pick.\($0)"] != nil })
        shared = EntryField.read(CatalogueChoice.fields, from: form)
    }

    func things(_ entries: [CatalogueEntry]) throws(FormProblems) -> [EntryFields] {
        var problems = FormProblems()
        if ids.isEmpty { problems.add("picks", "Tick at least one indicator.") }
        if shared["agency"] == nil { problems.add("agency", "Give “Populated by”: it can be changed for each later.") }
        if (shared["tier"] == nil) != (shared["priority"] == nil) {
            problems.add(
                shared["tier"] == nil ? "tier" : "priority",
                "Give both tier and priority, or neither: then the board has not chosen them.")
        }
        guard problems.isEmpty else { throw problems }
        return entries.filter { ids.contains($0.id.text) }.map { entry in
            var thing = entry.fields
            for pair in shared.pairs { thing[pair.key] = pair.entry }
            return thing
        }
    }
}

/// "Pick from the catalogue."
struct CataloguePage {
    var entries: [CatalogueEntry]
    var search: String
    var answer: FrameworkPartAnswer
    var choice = CatalogueChoice()
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Pick from the catalogue", place: .framework, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.framework.text)">Framework</a> › <a href="\(Address.frameworkPart(.indicators).text)">Indicators</a></p>
        \(problems.summary)
        <h1>Pick indicators from the catalogue</h1>
        <p class="lead">\("\(offered.count)") of the catalogue's indicators\(search.isEmpty ? " that are still collected" : " match") and are not in the framework yet. Their definitions come along; check each against its source.</p>
        <form class="search" role="search" action="\(Address.catalogue(search: "").text)"><label for="q">Search the catalogue</label>\
        <input type="search" id="q" name="q" value="\(search)"><button type="submit" class="button second">Search</button></form>
        \(offered.isEmpty ? "<p>Nothing matches. Old national codes work too: NI 59.</p>" : form)
        """
    }

    /// What nobody collects any more is offered only to those who look for it.
    private var offered: [CatalogueEntry] {
        entries.filter { entry in
            answer.version.indicator(entry.id) == nil && (!search.isEmpty || entry.status.hasPrefix("current"))
        }
    }

    private var form: HTML {
        let themes = Dictionary(grouping: offered) { $0.theme ?? "other" }
        return """
            <form class="entries" action="\(Address.catalogue(search: search).text)" method="post" novalidate>
            <div id="picks">\(problems.message("picks"))\(each: themes.sorted { $0.key < $1.key }, { theme($0.key, $0.value) })</div>
            <div class="upload"><h2>What they are to the board</h2><p class="note">For all that are ticked; each can be changed on its own page.</p>
            \(EntryForm(options: EntryOptions(answer.document), problems: problems).fields(CatalogueChoice.fields, of: choice.shared))
            <button type="submit" class="button">Add the ticked ones</button></div></form>
            """
    }

    private func theme(_ name: String, _ entries: [CatalogueEntry]) -> HTML {
        """
        <fieldset class="row-of-fields"><legend>\(name.replacing("-", with: " ").capitalisedFirst)</legend>
        \(each: entries, tick)</fieldset>

        """
    }

    private func tick(_ entry: CatalogueEntry) -> HTML {
        let field = "pick.\(entry.id)"
        let says = [entry.nationalCode, entry.unit.label, entry.frequency.rawValue, entry.leadAgency].compactMap(\.self)
        return """
            <div class="tick"><input type="checkbox" id="\(field)" name="\(field)" value="true"\(attribute: "checked", choice.ids.contains(entry.id.text) ? "" : nil)>\
            <label for="\(field)">\(entry.title) <span class="of">\(says.joined(separator: ", "))</span></label></div>

            """
    }
}
