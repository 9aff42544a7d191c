import Domain
import Markup
import Services

/// The matters of one kind, what hurts first.
struct MattersPage {
    var list: MatterList
    var filter: MatterFilter
    var mayAdd: Bool

    private var pieces: MatterPieces { MatterPieces(version: list.version, today: list.today) }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: filter.kind.heading, place: .meetings, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a></p>
        <h1>\(filter.kind.heading)</h1>
        <p class="lead">\(lead)</p>
        <nav class="choices" aria-label="What is carried forward">\(each: Matter.Kind.allCases, { kind in
            "<a href=\"\(Address.matters(MatterFilter(kind, body: filter.body)).text)\"\(attribute: "aria-current", kind == filter.kind ? "page" : nil)>\(kind.heading)</a> "
        })</nav>
        \(search)
        \(table)
        \(when: mayAdd && filter.kind != .condition, "<p><a class=\"button second\" href=\"\(Address.newMatter(filter.kind, body: filter.body).text)\">\(filter.kind.adding)</a></p>")
        \(Fold(says: "\(filter.kind.explanation)").html)
        """
    }

    private var lead: HTML {
        let count = list.count
        guard count.all > 0 else { return "None has been recorded yet. It comes from a meeting." }
        return """
            <strong>\(count.carried) of \(count.all) \(count.carried == 1 ? "is" : "are") still carried forward</strong>\
            \(when: count.overdue > 0, "; \(count.overdue) \(count.overdue == 1 ? "is" : "are") past the day").
            """
    }

    private var search: HTML {
        """
        <form class="search" action="/\(filter.kind.plural)" method="get" role="search">
        <div><label for="show">Show</label><select id="show" name="show">\
        \(option("carried", "still carried", filter.show.rawValue))\(option("overdue", "past the day", filter.show.rawValue))\
        \(option("settled", "settled", filter.show.rawValue))\(option("all", "all", filter.show.rawValue))</select></div>
        <div class="grow"><label for="body">Body</label><select id="body" name="body"><option value="">any</option>\
        \(each: list.version.framework.bodies, { option($0.id.text, $0.name, filter.body?.text ?? "") })</select></div>
        \(when: filter.kind == .decision, verbs)
        <div><button type="submit" class="button">Show</button></div></form>
        """
    }

    private var verbs: HTML {
        """
        <div><label for="verb">Decides to</label><select id="verb" name="verb"><option value="">anything</option>\
        \(each: DecisionVerb.allCases, { option($0.rawValue, $0.label.lowercasedFirst, filter.verb?.rawValue ?? "") })</select></div>
        """
    }

    private func option(_ value: String, _ says: String, _ chosen: String) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", value == chosen ? "" : nil)>\(says)</option>"
    }

    private var table: HTML {
        guard !list.matters.isEmpty else { return "<p>None is like that.</p>" }
        return """
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Reference</th>\
            <th scope="col" role="columnheader">What</th><th scope="col" role="columnheader">Who</th>\
            <th scope="col" role="columnheader">Due</th><th scope="col" role="columnheader">Now</th></tr></thead><tbody role="rowgroup">
            \(each: list.matters, row)</tbody></table>
            \(some: list.next, { "<p class=\"pages\"><a href=\"\(Address.matters(filter, after: $0).text)\">More</a></p>" })
            """
    }

    private func row(_ matter: Matter) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.matter(matter).text)">\(matter.thing.reference)</a>\
        \(some: matter.verb, { "<span class=\"of\">\($0.label)</span>" })</th>\
        <td role="cell" class="full">\(matter.words)\(some: matter.followUp, { "<span class=\"of wrap\">To follow: \($0)</span>" })\
        <span class="of wrap">\(pieces.origin(matter))\(some: matter.toBody, { ", to \(pieces.name($0))" })</span>\
        \(some: list.conditions[matter.number], { "<span class=\"of wrap\"><b>\($0.sentence)</b></span>" })</td>\
        <td role="cell" class="half" data-label="Who">\(pieces.who(matter))</td>\
        <td role="cell" class="half" data-label="Due">\(pieces.due(matter))</td>\
        <td role="cell" class="half" data-label="Now">\(pieces.status(matter))\(pieces.latest(matter))</td></tr>

        """
    }
}
