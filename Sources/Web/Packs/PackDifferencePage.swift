import Domain
import Markup
import Reports
import Services

/// "What is different from last time?"
struct PackDifferencePage {
    var answer: PackDifferenceAnswer

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "What is different", place: .meetings, content: body)
    }

    private func name(_ pack: Pack) -> String {
        let meeting = answer.version.meeting(pack.meeting)
        let body = meeting.flatMap { answer.version.body($0.body)?.name } ?? pack.meeting.text
        return "\(body), \(meeting?.date.long ?? ""), pack \(pack.number)"
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.meeting(answer.pack.meeting).text)">\(name(answer.pack))</a></p>
        <h1>What is different</h1>
        <p class="lead">\(lead)</p>
        <p class="note">\(some: answer.earlier, { "Against <a href=\"\(Address.pack($0.number).text)\">\(name($0))</a>, from what was frozen in both." }) \(choices)</p>
        \(each: PackDifference.Kind.allCases, section)
        \(Fold(says: "A frozen pack keeps what it held as data. Two packs are compared by that data: what is new, which figures were revised and why, which definitions changed, what moved, what is overdue, and what is not there any more.").html)
        """
    }

    private var lead: HTML {
        let all = answer.difference.changes
        guard answer.earlier != nil else {
            return "This is the first pack of its body with data, so there is nothing to hold it against."
        }
        guard !all.isEmpty else { return "Nothing is different." }
        let parts = PackDifference.Kind.allCases.compactMap { kind -> String? in
            let count = answer.difference.of(kind).count
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        return "<strong>\(all.count) \(all.count == 1 ? "difference" : "differences"):</strong> \(parts.joined(separator: ", "))."
    }

    private var choices: HTML {
        let others = answer.others.filter { $0.number != answer.earlier?.number }.prefix(12)
        guard !others.isEmpty else { return HTML() }
        return """
            Compare with: \(each: Array(others), { "<a href=\"\(Address.packDifference(answer.pack.number, from: $0.number).text)\">pack \("\($0.number)")</a> " })
            """
    }

    private func section(_ kind: PackDifference.Kind) -> HTML {
        let changes = answer.difference.of(kind)
        guard !changes.isEmpty else { return HTML() }
        return """
            <h2>\(kind.heading)</h2>
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">What</th>\
            <th scope="col" role="columnheader">About</th><th scope="col" role="columnheader">Was</th><th scope="col" role="columnheader">Is</th>\
            <th scope="col" role="columnheader">Why</th></tr></thead><tbody role="rowgroup">
            \(each: changes, row)</tbody></table>

            """
    }

    private func row(_ change: PackDifference.Change) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\(change.title)<span class="of">\(change.noun.label)\(when: change.noun != .figure, " \(change.id)")</span></th>\
        <td role="cell" class="half" data-label="About">\(change.what.isEmpty ? "–" : change.what)</td>\
        <td role="cell" class="half" data-label="Was">\(change.was ?? "–")</td><td role="cell" class="half" data-label="Is">\(change.now ?? "–")</td>\
        <td role="cell" class="full" data-label="Why">\(change.why ?? "–")</td></tr>

        """
    }
}

extension Address {
    static func brief(of meeting: ID<Meeting>) -> Address { .at("/meetings/\(meeting)/brief") }
    static func packDifference(_ number: Int64, from earlier: Int64? = nil) -> Address {
        .at("/packs/\(number)/difference" + query([("from", earlier.map(String.init))]))
    }
}
