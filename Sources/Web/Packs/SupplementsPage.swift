import Domain
import Markup
import Services

/// "What came after the pack was frozen?"
struct SupplementsPage {
    var answer: SupplementsAnswer
    var mayAdd: Bool
    var names = ActorNames()
    var title = ""
    var why = ""
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Supplements of pack \(answer.pack.number)", place: .meetings, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.meeting(answer.pack.meeting).text)">\(name)</a></p>
        \(problems.summary)
        <h1>Supplements of pack \("\(answer.pack.number)")</h1>
        <p class="lead">\(answer.steps.isEmpty ? "Nothing came after this pack was frozen." : "The pack stays as it was frozen; these papers came later, each with its reason.")</p>
        \(when: !answer.steps.isEmpty, table)
        \(when: mayAdd, form)
        """
    }

    private var name: String {
        let meeting = answer.version.meeting(answer.pack.meeting)
        let body = meeting.flatMap { answer.version.body($0.body)?.name } ?? answer.pack.meeting.text
        return [body, meeting?.date.long].compactMap(\.self).joined(separator: ", ")
    }

    private var table: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Paper</th>\
        <th scope="col" role="columnheader">Why late</th><th scope="col" role="columnheader">Added</th></tr></thead><tbody role="rowgroup">
        \(each: Array(zip(answer.steps, answer.files)), row)</tbody></table>
        """
    }

    private func row(_ step: Step, _ file: AttachedFile) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.file(file.number).text)">\(step.to ?? file.name)</a><span class="of">\(file.name)</span></th>\
        <td role="cell" class="full" data-label="Why late">\(step.says)</td>\
        <td role="cell" class="half" data-label="Added">\(step.at.day.long), \(names.of(step.by))</td></tr>

        """
    }

    private var form: HTML {
        """
        <h2>Add a paper</h2>
        <form class="upload" action="\(Address.supplements(of: answer.pack.number).text)" method="post" enctype="multipart/form-data" novalidate>
        \(line("title", "Title", title))\(line("why", "Why it comes late", why))
        <div class="field\(when: problems["file"] != nil, " wrong")"><label for="file">File</label><p class="hint">A PDF, picture, office document or plain text; 25 megabytes at most.</p>\
        \(problems.message("file"))<input type="file" id="file" name="file"\(problems.marks("file"))></div>
        <button type="submit" class="button">Add it</button></form>
        """
    }

    private func line(_ field: String, _ label: String, _ value: String) -> HTML {
        """
        <div class="field\(when: problems[field] != nil, " wrong")"><label for="\(field)">\(label)</label>\(problems.message(field))\
        <input type="text" id="\(field)" name="\(field)" value="\(value)" autocomplete="off"\(problems.marks(field))></div>

        """
    }
}

extension Address {
    static func supplements(of pack: Int64) -> Address { .at("/packs/\(pack)/supplements") }
}
