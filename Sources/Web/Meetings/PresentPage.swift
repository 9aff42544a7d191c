import Domain
import Markup
import Services

/// One item at a time in large type, for the wall of the room. Arrow keys go on and back; without a script the links do.
struct PresentPage {
    var record: MeetingRecord
    var place: Int?

    private var items: [AgendaItem] { record.agenda.standing }
    /// What was asked for, else where the meeting is.
    private var shown: Int {
        let wanted =
            place ?? record.agenda.current.flatMap { number in items.firstIndex { $0.number == number }.map { $0 + 1 } } ?? 1
        return min(max(wanted, 1), max(items.count, 1))
    }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Present, \(record.title)", place: .meetings, content: body)
    }

    var body: HTML {
        guard !items.isEmpty else {
            return "\(record.way)<h1>\(record.title)</h1><p class=\"lead\">There is no agenda to be presented yet.</p>"
        }
        let item = items[shown - 1]
        return """
            <div class="present" data-keys>
            <p class="where">\(record.title) · \(shown) of \(items.count)</p>
            <h1>\(item.place). \(item.title)</h1>
            \(some: item.presenter, { "<p class=\"by\">\($0)</p>" })
            \(some: item.about, { "<p>\($0)</p>" })
            \(papers(item))
            \(questions(item))
            \(resolutions(item))
            <nav class="turn no-print" aria-label="Items">\(turn)</nav></div>
            """
    }

    private func papers(_ item: AgendaItem) -> HTML {
        let papers = record.papers(of: item.number).filter { $0.withdrawnWhy == nil }
        guard !papers.isEmpty else { return HTML() }
        return """
            <h2>Papers</h2><ul>\(each: papers, { paper in
                let name = "\(paper.title) (\(paper.reference))"
                return "<li>\(some: paper.file, { "<a href=\"\(Address.file($0).text)\">\(name)</a>" })\(when: paper.file == nil, "\(name)")</li>"
            })</ul>
            """
    }

    private func questions(_ item: AgendaItem) -> HTML {
        let questions = record.questions(of: item.number)
        guard !questions.isEmpty else { return HTML() }
        return
            "<h2>Questions so far</h2>\(each: questions, { QuestionView(question: $0, today: record.today, links: false).html })"
    }

    private func resolutions(_ item: AgendaItem) -> HTML {
        let found = record.resolutions(of: item.number)
        guard !found.isEmpty else { return HTML() }
        return "<h2>Resolved</h2><ul class=\"plain\">\(each: found, { "<li>\($0.letter) \($0.text.text)</li>" })</ul>"
    }

    private var turn: HTML {
        let id = record.meeting.id
        return """
            \(when: shown > 1, "<a rel=\"prev\" href=\"\(Address.presentation(id, item: shown - 1).text)\">← Item before</a>")
            \(when: shown < items.count, "<a rel=\"next\" href=\"\(Address.presentation(id, item: shown + 1).text)\">Next item →</a>")
            <a href="\(Address.meeting(id).text)">Leave</a>
            """
    }
}
