import Domain
import Markup
import Services

/// "Where is that?"
struct SearchPage {
    var answer: SearchAnswer
    var filter: SearchFilter

    func layout(_ chrome: Chrome) -> Layout {
        Layout(
            chrome: chrome, title: answer.query.isEmpty ? "Search" : "Search: \(answer.query)", sought: answer.query,
            content: body)
    }

    var body: HTML {
        """
        \(some: filter.kind, { _ in "<p class=\"where\"><a href=\"\(Address.search(SearchFilter(query: answer.query)).text)\">Everything found</a></p>" })
        <h1>\(heading)</h1>
        <p class="lead" role="status">\(lead)</p>
        \(when: filter.kind == nil && answer.groups.count > 1, kinds)
        \(each: answer.groups, group)
        \(Fold(says: "It looks through everything that you may see: what was asked, promised and decided, what is measured, by whom and where. All words must be there; a word may be a beginning. Codes may be written as you like: “NI 59”, “C-06”.").html)
        """
    }

    private var heading: String {
        answer.query.isEmpty
            ? "Search"
            : filter.kind.map { "\($0.label) about “\(answer.query)”" } ?? "What there is about “\(answer.query)”"
    }

    private var lead: String {
        if answer.asked.isEmpty {
            return "Type words, a code such as NI 59 or C-06, or a name into the box at the top of the page."
        }
        if answer.groups.isEmpty {
            return filter.after == nil
                ? "Nothing that you may see has all of these words. Try fewer, or the beginning of one."
                : "There is nothing more."
        }
        let count = answer.groups.map(\.count).reduce(0, +)
        let isMore = answer.groups.contains(where: \.isMore)
        return "\(isMore ? "More than " : "")\(Number.text(count)) \(count == 1 && !isMore ? "thing" : "things") found."
    }

    private var kinds: HTML {
        "<ul class=\"choices\">\(each: answer.groups, { "<li><a href=\"#\($0.kind.word)\">\($0.kind.label)</a> \(SearchPage.count($0))</li>\n" })</ul>"
    }

    private static func count(_ group: SearchGroup) -> String {
        group.isMore ? "\(group.count) or more" : Number.text(group.count)
    }

    private func group(_ group: SearchGroup) -> HTML {
        """
        <section aria-labelledby="\(group.kind.word)"><h2 id="\(group.kind.word)">\(group.kind.label) <small>(\(SearchPage.count(group)))</small></h2>
        <ul class="found">
        \(each: group.hits, hit)</ul>
        \(more(group))</section>
        """
    }

    private func more(_ group: SearchGroup) -> HTML {
        if let next = group.next {
            let address = Address.search(SearchFilter(query: answer.query, kind: group.kind, after: next))
            return "<p class=\"pages\"><a href=\"\(address.text)\" rel=\"next\">The next ones</a></p>"
        }
        guard filter.kind == nil, group.hits.count < group.count || group.isMore else { return HTML() }
        let address = Address.search(SearchFilter(query: answer.query, kind: group.kind))
        return "<p><a href=\"\(address.text)\">All \(group.kind.label.lowercased()) about “\(answer.query)”</a></p>"
    }

    private func hit(_ hit: SearchHit) -> HTML {
        let title: HTML = "\(some: hit.reference, { "<b>\($0)</b> " })\(marked(hit.title))"
        let address = Address.found(hit.found, for: answer.actor)
        let link: HTML = address.map { "<a href=\"\($0.text)\">\(title)</a>" } ?? title
        return """
            <li>\(link)\(some: hit.snippet, { "<p class=\"note\">\(marked($0))</p>" })</li>

            """
    }

    private func marked(_ snippet: Snippet) -> HTML {
        "\(each: snippet.pieces, { $0.isFound ? "<mark>\($0.text)</mark>" : "\($0.text)" })"
    }
}
