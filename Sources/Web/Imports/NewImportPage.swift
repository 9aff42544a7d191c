import Domain
import Markup

/// "What will this file do?" begins with giving it.
struct NewImportPage {
    /// The agencies to send for; nil for whoever imports for the board.
    var senders: [Agency]?
    var agency = ""
    var knownOn = ""
    var pasted = ""
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Import figures", place: .imports, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.imports.text)">Imports</a></p>
        \(problems.summary)
        <h1>Import figures</h1>
        <p class="lead">\(lead)</p>
        <form class="upload" action="\(Address.imports.text)" method="post" enctype="multipart/form-data" novalidate>
        \(choice)\
        <div class="field\(when: problems["file"] != nil, " wrong")"><label for="file">The file or files</label>
        <p class="hint">Figures, published statistics, a list of neighbours or your own spreadsheet: CSV, Excel (.xlsx), OpenDocument \
        (.ods), alone or zipped, up to 64 megabytes. It is recognised by its content. No file with a record for each child.</p>
        \(problems.message("file"))<input type="file" id="file" name="file" multiple\(problems.marks("file"))></div>
        <div class="field"><label for="pasted">Or rows, pasted from a spreadsheet</label>
        <p class="hint">With their headings: indicator, area, period, numerator, denominator, value. \
        <a href="\(Address.importTable.text)">A table to fill in</a> has a row for each measure of \(senders == nil ? "the basket" : "yours in the basket").</p>
        <textarea id="pasted" name="pasted" rows="6">
        \(pasted)</textarea></div>
        <div class="field\(when: problems["known-on"] != nil, " wrong")"><label for="known-on">Known from (may be left empty)</label>
        <p class="hint">The day on which these figures became known, when that is not today: 2026-09-30.</p>
        \(problems.message("known-on"))<input type="text" class="date" id="known-on" name="known-on" value="\(knownOn)" \
        inputmode="numeric" autocomplete="off"\(problems.marks("known-on"))></div>
        <button type="submit" class="button">Look at it</button>
        </form>
        """
    }

    private var lead: HTML {
        guard let senders else { return "Nothing changes until you have seen what they would do, and accepted it." }
        let names = senders.count == 1 ? " for \(senders[0].name)" : ""
        return """
            You send figures\(names). Nothing changes until the performance team has looked at what they would do, and accepted \
            it; until then nobody else sees them. The file holds your agency’s own measures and nothing else.
            """
    }

    private var choice: HTML {
        guard let senders, senders.count > 1 else { return HTML() }
        return """
            <div class="field\(when: problems["agency"] != nil, " wrong")"><label for="agency">Sent for</label>
            \(problems.message("agency"))<select id="agency" name="agency"\(problems.marks("agency"))><option value="">– choose</option>\
            \(each: senders, option)</select></div>

            """
    }

    private func option(_ one: Agency) -> HTML {
        "<option value=\"\(one.id.text)\"\(attribute: "selected", one.id.text == agency ? "" : nil)>\(one.name)</option>"
    }
}
