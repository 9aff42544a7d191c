import Domain
import Markup
import Services

/// "What may go wrong?": how likely and how bad, at a glance, then each risk, the highest score first.
struct RisksPage {
    var answer: RisksAnswer
    var filter: RiskFilter
    var mayChange: Bool

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Risks", place: .priorities, content: body) }

    var body: HTML {
        """
        \(PriorityPlace.risks.links)<h1>Risks</h1>
        <p class="lead">\(lead)</p>
        \(when: mayChange, "<p class=\"no-print\"><a class=\"button\" href=\"\(Address.newRisk.text)\">Add a risk</a></p>")
        \(choices)
        \(when: !answer.matrix.isEmpty, RiskMatrix(counts: answer.matrix, filter: filter).html)
        <h2>\(filter.state == .closed ? "Closed risks" : "The register")</h2>
        \(answer.risks.isEmpty ? "<p>No risk is left by this choice. <a href=\"\(Address.risks(RiskFilter()).text)\">Show all that are open</a>.</p>" : RiskTable(risks: answer.risks, version: answer.version).html)
        \(some: answer.next, { "<p class=\"pages\"><a href=\"\(Address.risks(filter, after: $0).text)\">Further risks</a></p>" })
        \(Fold(says: "The register of what may keep the board from what it wants. A score is how likely something is times how bad it would be, each from 1 to 5: red from 15, amber from 8, green below. The trend compares the last two assessments.").html)
        """
    }

    private var lead: String {
        guard !answer.matrix.isEmpty else { return "No risk is on the register here." }
        func count(_ band: RiskBand) -> Int { answer.matrix.filter { $0.key.band == band }.map(\.value).reduce(0, +) }
        let (all, red) = (answer.matrix.values.reduce(0, +), count(.red))
        let what = filter.state == .open ? "open " : filter.state == .closed ? "closed " : ""
        return "\(all) \(what)\(all == 1 ? "risk" : "risks"): \(red) red, \(count(.amber)) amber, \(count(.green)) green."
    }

    private var choices: HTML {
        """
        <form class="search" action="\(Address.risks(RiskFilter()).text)" method="get" role="search">
        \(select("state", "State", [("", "open"), ("closed", "closed"), ("all", "all")], filter.state == .open ? "" : filter.state?.rawValue ?? "all"))
        \(select("priority", "Priority", [("", "any")] + answer.version.framework.priorities.map { ($0.id.text, $0.heading) }, filter.priority?.text))
        \(select("agency", "Owner", [("", "anybody")] + answer.version.framework.agencies.map { ($0.id.text, $0.name) }, filter.agency?.text))
        \(select("band", "Rating", [("", "any")] + RiskBand.allCases.map { ($0.rawValue, $0.label) }, filter.band?.rawValue))
        <div><button type="submit" class="button">Show</button></div></form>
        """
    }

    private func select(_ name: String, _ label: String, _ options: [(String, String)], _ chosen: String?) -> HTML {
        """
        <div><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)">\
        \(each: options, { "<option value=\"\($0.0)\"\(attribute: "selected", $0.0 == (chosen ?? "") ? "" : nil)>\($0.1)</option>" })</select></div>
        """
    }
}

/// How many risks there are of each likelihood and impact. Each number leads to those risks.
struct RiskMatrix {
    var counts: [RiskScore: Int]
    var filter: RiskFilter

    var html: HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="Risks by likelihood and impact"><table class="matrix"><caption>How many, by likelihood and impact</caption>
        <thead><tr><td></td>\(each: Array(1...5), { "<th scope=\"col\">\(RiskScore.impacts[$0 - 1]) (\("\($0)"))</th>" })</tr></thead><tbody>
        \(each: Array((1...5).reversed()), row)</tbody></table></div>
        """
    }

    private func row(_ likelihood: Int) -> HTML {
        "<tr><th scope=\"row\">\(RiskScore.likelihoods[likelihood - 1]) (\("\(likelihood)"))</th>\(each: Array(1...5), { cell(likelihood, $0) })</tr>\n"
    }

    private func cell(_ likelihood: Int, _ impact: Int) -> HTML {
        guard let score = RiskScore(likelihood: likelihood, impact: impact) else { return HTML() }
        let band = score.band.rawValue
        guard let count = counts[score], count > 0 else {
            return "<td class=\"\(band)\"><span class=\"unseen\">none, \(band)</span></td>"
        }
        let only = filter.with { ($0.likelihood, $0.impact) = (likelihood, impact) }
        return """
            <td class="\(band)"><a class="status" href="\(Address.risks(only).text)" aria-label="\("\(count)") \(band), likelihood \("\(likelihood)"), impact \("\(impact)")">\
            <svg class="shape" aria-hidden="true"><use href="#\(band)"/></svg>\("\(count)")</a></td>
            """
    }
}

/// Risks as a list, wherever they are shown.
struct RiskTable {
    var risks: [Risk]
    var version: FrameworkVersion

    var html: HTML {
        """
        <table class="stack risks" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Risk</th>\
        <th scope="col" role="columnheader">Score now</th><th scope="col" role="columnheader">Trend</th>\
        <th scope="col" role="columnheader" class="num">Aimed at</th><th scope="col" role="columnheader">Owner</th>\
        <th scope="col" role="columnheader">Assessed</th></tr></thead><tbody role="rowgroup">
        \(each: risks, row)</tbody></table>
        """
    }

    private func row(_ risk: Risk) -> HTML {
        let priority = version.priority(risk.says.priority)?.heading ?? risk.says.priority.text
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.risk(risk.number).text)">\(risk.thing.reference) \(risk.says.title)</a>\
            <span class="of wrap">\(priority)\(risk.state == .closed ? ", closed" : "")\(risk.says.access == .open ? "" : ", restricted")</span></th>\
            <td role="cell" class="half" data-label="Score now">\(ShapeWord(risk.now.band).html)<span class="of">\(risk.now.words)</span></td>\
            <td role="cell" class="half" data-label="Trend">\(ArrowWord(risk).html)</td>\
            <td role="cell" class="num" data-label="Aimed at">\("\(risk.says.target.number)")</td>\
            <td role="cell" class="full" data-label="Owner">\(risk.says.owner(version))</td>\
            <td role="cell" class="half" data-label="Assessed">\(risk.assessedOn.short)</td></tr>

            """
    }
}
