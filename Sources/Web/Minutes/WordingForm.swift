import Domain
import Markup

/// A text that several may write: its form, or, where two wrote at once, both texts and a form that joins them.
struct WordingForm {
    var wording: Wording
    var address: Address
    var fields: FormFields
    /// The name of the field, and what stands above it.
    var name = "says"
    var label: String
    var names: ActorNames
    var more = HTML()

    var html: HTML {
        """
        \(when: wording.isDivided, divided)
        <form class="no-print" action="\(address.text)" method="post" novalidate>\(fields.hidden("base", wording.base))
        \(fields.area(name, wording.isDivided ? "\(label), joined from both" : label, wording.standing.map(\.says).joined(separator: "\n\n")))
        \(more)<button type="submit" class="button second">\(wording.isDivided ? "Keep the joined text" : "Keep the text")</button></form>
        """
    }

    private var divided: HTML {
        """
        <p class="check"><strong>Two people wrote this at once, and both texts are kept.</strong> Join them below; until then both stand.</p>
        <div class="versions">\(each: wording.standing, { "<blockquote class=\"said\"><p>\($0.says)</p><p class=\"note\">\(names.of($0.by)), \($0.at.iso8601.dropFirst(11).prefix(5))</p></blockquote>" })</div>
        """
    }
}

/// Every text that a wording ever had.
struct WordingHistory {
    var wording: Wording
    var names: ActorNames

    var html: HTML {
        guard wording.versions.count > 1 else { return HTML() }
        return """
            <details class="no-print"><summary>\(wording.versions.count) versions</summary><ol class="plain">\(each: wording.versions, {
                "<li><p class=\"note\">Version \($0.number), \(names.of($0.by)), \($0.at.day.long)</p><p>\($0.says)</p></li>"
            })</ol></details>
            """
    }
}
