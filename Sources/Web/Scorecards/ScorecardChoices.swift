import Domain
import Markup
import Reports

/// Order and filters as links with what each would show, the key to the small charts, and the download.
struct ScorecardChoices {
    var version: FrameworkVersion
    var scorecard: Scorecard
    var filter: ScorecardFilter

    var html: HTML {
        """
        <nav class="choices" aria-label="Order and filter">
        <b>Order</b> \(link("Exceptions first", filter.with(order: .exceptions), filter.order == .exceptions)) \
        \(link("By priority", filter.with(order: .framework), filter.order == .framework))
        <b class="apart">Show</b> \(each: ScorecardFilter.Show.allCases, show)
        <a href="\(Address.judgementSheet(known: filter.known).text)" class="no-print to-end">All on one sheet</a> \
        <a href="\(Address.figures(.csv, known: filter.known).text)" class="no-print">Download as a spreadsheet</a>
        </nav>
        <details class="no-print"\(when: filter.agency != nil, " open")><summary>One agency</summary>
        <nav class="choices" aria-label="One agency">\(link("All", filter.with(agency: nil), filter.agency == nil)) \(each: agencies, agency)</nav></details>
        <ul class="key" aria-label="How to read the small charts">
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="c-mean" d="M0 7h14"/></svg> median</li>
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="c-target" d="M0 7h14"/></svg> target (dashed: expected range)</li>
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><circle class="c-dot" cx="7" cy="7" r="3"/></svg> latest</li>
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="c-mark" d="M3 14 6 0M8 14l3-14"/></svg> break: not comparable across it</li>
        </ul>
        <p class="note">\(MarkerLegend(scorecard.readings.filter(filter.includes)).superscripts)“In range” and “Ask why” replace a colour \
        where neither high nor low is good. <a href="\(Address.legend.text)#signs">What the signs mean</a>. A small chart shows the last 24 periods; a gap in its line is a period without a figure.</p>
        """
    }

    private func show(_ show: ScorecardFilter.Show) -> HTML {
        let choice = filter.with(show: show)
        let count = scorecard.readings.count(where: choice.includes)
        let label =
            switch show {
            case .core: "Core measures"
            case .all: "All"
            case .exceptions: "Exceptions only"
            case .new: "New since last meeting"
            }
        return "\(link("\(label) (\(count))", choice, filter.show == show)) "
    }

    /// The agencies that supply something here, in the framework's order.
    private var agencies: [Agency] {
        let suppliers = Set(scorecard.readings.map(\.indicator.agency))
        return version.framework.agencies.filter { suppliers.contains($0.id) }
    }

    private func agency(_ agency: Agency) -> HTML {
        let choice = filter.with(agency: agency.id)
        return
            "\(link("\(agency.name) (\(scorecard.readings.count(where: choice.includes)))", choice, filter.agency == agency.id)) "
    }

    private func link(_ words: String, _ choice: ScorecardFilter, _ isCurrent: Bool) -> HTML {
        "<a href=\"\(Address.scorecard(choice).text)\"\(attribute: "aria-current", isCurrent ? "true" : nil)>\(words)</a>"
    }
}
