import Domain
import Markup
import Reports
import Services

/// One act in the trail, as pages and the API say it.
struct AuditLine {
    var number: Int64
    var at: Instant
    var actor: String
    /// The name of today; the trail itself holds the number.
    var name: String
    var capability: String
    var verb: String
    var noun: String
    var nounID: String
    var detail: String
    var contentHash = ""
    var hash: String
}

extension AuditLine {
    init(_ entry: AuditEntry, _ names: ActorNames = ActorNames()) {
        self.init(
            number: entry.number, at: entry.at, actor: entry.actor.word, name: names.of(entry.actor),
            capability: entry.capability.rawValue, verb: entry.verb,
            noun: entry.noun, nounID: entry.nounID, detail: entry.detail, contentHash: entry.contentHash,
            hash: entry.hash)
    }
}

/// "Who did what?": the trail, newest first.
struct AuditPage {
    static let length = 50

    /// One more than fits, when there is another page.
    var lines: [AuditLine]
    var isFirst: Bool
    var search = AuditSearch()
    /// Whoever runs the installation is shown the way to what is cleared away.
    var showsRetention = false

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Audit trail", place: .audit, content: body)
    }

    var body: HTML {
        """
        <h1>Audit trail</h1>
        <p class="lead">\(lead)</p>
        \(when: showsRetention, "<p><a href=\"\(Address.retention.text)\">What is kept, and for how long</a> <a href=\"\(Address.mail.text)\">Does mail go out?</a></p>")
        \(search.problems.summary)
        \(search.form)
        \(when: !lines.isEmpty, table)
        \(pages)
        \(Fold(says: "Each act that changes something writes one entry. Each entry carries the hash of the one before, so that nothing can be changed or left out unnoticed: “bellwether verify” walks the chain.").html)
        """
    }

    private var lead: String {
        if !lines.isEmpty { return "Every act, with who and when, newest first." }
        return search.filter.isEmpty
            ? "Nothing has been done yet. This page will list every act, with who and when."
            : "Nothing like that stands in the trail."
    }

    private var shown: [AuditLine] { Array(lines.prefix(AuditPage.length)) }

    private var table: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Entry</th>\
        <th scope="col" role="columnheader">When</th><th scope="col" role="columnheader">Who, by what right</th>\
        <th scope="col" role="columnheader">What</th><th scope="col" role="columnheader">Detail</th>\
        <th scope="col" role="columnheader">Hash</th></tr></thead><tbody role="rowgroup">
        \(each: shown, row)</tbody></table>
        """
    }

    private func row(_ line: AuditLine) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\("\(line.number)")</th>\
        <td role="cell" class="half" data-label="When">\(line.at.words)</td>\
        <td role="cell" class="half" data-label="Who, by what right">\(line.name): \(line.capability)</td>\
        <td role="cell" class="half" data-label="What">\(what(line))</td>\
        <td role="cell" class="full" data-label="Detail">\(line.detail)</td>\
        <td role="cell" data-label="Hash"><code>\(line.hash.prefix(12))</code></td></tr>

        """
    }

    private func what(_ line: AuditLine) -> HTML {
        let words = "\(line.verb) \(line.noun) \(line.nounID)"
        let address: Address? =
            switch line.noun {
            case "import": Int64(line.nounID).map(Address.importRecord)
            case "pack": Int64(line.nounID).map(Address.pack)
            case "framework": .framework
            case "person": Int64(line.nounID).map(Address.person)
            case "challenge": Int64(line.nounID).map(Address.challenge)
            default: nil
            }
        guard let address else { return "\(words)" }
        return "<a href=\"\(address.text)\">\(words)</a>"
    }

    private var pages: HTML {
        let older = lines.count > AuditPage.length ? shown.last : nil
        guard older != nil || !isFirst else { return HTML() }
        return """
            <nav class="pages" aria-label="Pages"><ul>\(when: !isFirst, "<li><a href=\"\(Address.audit(before: nil, search.filter).text)\">Newest</a></li>")\
            \(some: older, { "<li><a href=\"\(Address.audit(before: $0.number, search.filter).text)\">Older</a></li>" })</ul></nav>
            """
    }
}
