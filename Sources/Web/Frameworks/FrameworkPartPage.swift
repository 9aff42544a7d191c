import Domain
import Markup
import Services

/// One of the framework's lists: what is in it, and the way to add to it.
struct FrameworkPartPage {
    var answer: FrameworkPartAnswer
    var mayChange: Bool

    private var part: FrameworkPart { answer.part }
    private var columns: [EntryField] { part.listedKeys.compactMap(part.field) }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: part.heading, place: .framework, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.framework.text)">Framework</a></p>
        <h1>\(part.heading)</h1>
        <p class="lead">\(part.says)</p>
        \(when: mayChange, ways)
        \(answer.things.isEmpty ? nothing : table)
        """
    }

    private var ways: HTML {
        """
        <p><a class="button" href="\(Address.newFrameworkThing(part).text)">Add \(part.oneOfThem)</a> \
        \(when: !part.pastedKeys.isEmpty, "<a class=\"button second\" href=\"\(Address.severalFrameworkThings(part).text)\">Paste several</a>")\
        \(when: part.id == FrameworkPart.indicators.id, "<a class=\"button second\" href=\"\(Address.catalogue(search: "").text)\">Pick from the catalogue</a> <a class=\"button second\" href=\"\(Address.targets.text)\">All targets</a>")</p>
        """
    }

    private var nothing: HTML { "<p>There is none yet.</p>" }

    private var table: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">\(part.field(part.nameKey)?.label ?? "Name")</th>\
        \(each: columns, { "<th scope=\"col\" role=\"columnheader\">\($0.label)</th>" })</tr></thead><tbody role="rowgroup">
        \(each: answer.things, row)</tbody></table>
        """
    }

    private func row(_ thing: EntryFields) -> HTML {
        let words = EntryWords(options: EntryOptions(answer.document))
        let name = part.field(part.nameKey).map { words.text($0, thing[part.nameKey]) } ?? part.name(of: thing)
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.frameworkThing(part, part.id(of: thing)).text)">\(name == "–" ? part.id(of: thing) : name)</a></th>\
            \(each: columns, { "<td role=\"cell\" class=\"half\" data-label=\"\($0.label)\">\(words.text($0, thing[$0.key]))</td>" })</tr>

            """
    }
}
