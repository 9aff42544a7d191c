import Markup
import Services

/// What somebody finds whose role reads for the public, as long as nothing has been published.
struct EmptyHomePage {
    var waiting: WaitingSection

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Home", place: .home, content: body) }

    var body: HTML {
        """
        <h1>What needs me?</h1>
        \(when: !waiting.answer.lines.isEmpty, NoticeList(lines: waiting.answer.lines).html)
        <p class="lead">\(waiting.answer.lines.isEmpty ? "Nothing yet. " : "")Your role reads what is published, and nothing has been published so far.</p>
        <p>A report on your area will stand here, with its figures beside the district's and England's. Until then the
        <a href="\(Address.framework.text)">framework</a> says what the board measures, and why.</p>
        """
    }
}
