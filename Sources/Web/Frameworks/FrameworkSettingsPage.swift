import Domain
import Markup
import Services

/// What stands once in the framework: the partnership's name, its district, its holidays.
struct FrameworkSettingsPage {
    var settings: EntryFields
    var document: EntryFields
    var mayChange: Bool
    var why = ""
    var problems = FormProblems()

    init(_ answer: FrameworkPartAnswer, mayChange: Bool) {
        settings = FrameworkSettings.fields(of: answer.document)
        document = answer.document
        self.mayChange = mayChange
    }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "The partnership itself", place: .framework, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.framework.text)">Framework</a></p>
        \(problems.summary)
        <h1>The partnership itself</h1>
        \(mayChange ? form : facts)
        """
    }

    private var form: HTML {
        """
        <form class="upload entries" action="\(Address.frameworkSettings.text)" method="post" novalidate>
        \(EntryForm(options: EntryOptions(document), problems: problems).fields(FrameworkPart.settings, of: settings))
        <div class="field\(when: problems["why"] != nil, " wrong")"><label for="why">Why</label>
        <p class="hint">It stands in the record beside the change.</p>\(problems.message("why"))\
        <input type="text" id="why" name="why" value="\(why)" autocomplete="off"\(problems.marks("why"))></div>
        <button type="submit" class="button">Keep the change</button></form>
        """
    }

    private var facts: HTML {
        let words = EntryWords(options: EntryOptions(document))
        let said = FrameworkPart.settings.filter { settings[$0.key] != nil }
        return "<dl class=\"facts\">\(each: said, { "<dt>\($0.label)</dt><dd>\(words.text($0, settings[$0.key]))</dd>" })</dl>"
    }
}
