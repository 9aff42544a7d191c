import Domain
import Markup
import Reports

/// "Which series should we look at?": every measure of the basket with what its series says, on one sheet.
struct JudgementSheet {
    enum Order: String, CaseIterable, Sendable { case variation, priority }

    var scorecard: Scorecard
    var sources: [Source]
    var order: Order
    var known: Day?
    var leads: Links

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "All measures on one sheet", place: .scorecard, isWide: true, content: body)
    }

    var body: HTML {
        """
        <p class="where no-print"><a href="\(Address.scorecard(ScorecardFilter(known: known)).text)">Scorecard</a></p>
        <h1>All measures on one sheet</h1>
        <p class="lead">\(lead)</p>
        <p class="note">Figures as known on \(scorecard.asKnown.long). <b>OFFICIAL-SENSITIVE</b></p>
        <nav class="choices" aria-label="Order"><b>Order</b> \(link("What to look at first", .variation)) \(link("By priority", .priority)) \
        <a href="\(Address.judgementTable(known: known).text)" class="to-end">Download as a spreadsheet</a></nav>
        <div class="one-sheet">\(each: groups, section)</div>
        \(when: scorecard.readings.isEmpty, nothing)
        \(MarkerLegend(scorecard.readings).html)
        <p class="note no-print"><a href="\(Address.legend.text)#signs">What the signs mean</a></p>
        \(Attribution(sources).html)
        \(Fold(says: "It holds each series against its own past: whether it varies as it always has, and whether its target will be met as things are. A series too short to tell is not judged, and says how long it would have to be. Red, amber and green say something else: how the latest figure stands against its target.").html)
        """
    }

    private var nothing: HTML {
        """
        <p>No measure has been chosen yet. <a href="\(Address.framework.text)">Look at the framework</a>: a basket of measures \
        belongs in it.</p>
        """
    }

    private var lead: HTML {
        let readings = scorecard.readings
        let judged = readings.count { $0.verdictKind != .notJudged }
        let concerning = readings.count { $0.verdictKind == .concerning }
        guard judged > 0 else { return "None of \(readings.count) series is long enough to be judged." }
        return """
            <strong>\(concerning) of \(judged) series that can be judged \(concerning == 1 ? "moves" : "move") the wrong way by more than \
            chance.</strong> \(readings.count - judged) of \(readings.count) cannot be judged yet.
            """
    }

    private func link(_ words: String, _ order: Order) -> HTML {
        let address = Address.judgementSheet(order, known: known)
        return "<a href=\"\(address.text)\"\(attribute: "aria-current", order == self.order ? "true" : nil)>\(words)</a>"
    }

    // MARK: - The measures in their groups

    private var groups: [(id: String, heading: String, readings: [Reading])] {
        switch order {
        case .priority:
            scorecard.sections.filter { !$0.readings.isEmpty }.map {
                ("priority-" + $0.priority.id.text, $0.priority.heading, $0.readings)
            }
        case .variation:
            Verdict.Kind.allCases.compactMap { kind in
                let readings = scorecard.readings.filter { $0.verdictKind == kind }
                return readings.isEmpty ? nil : ("kind-\(kind)", kind.heading, readings)
            }
        }
    }

    private func section(_ group: (id: String, heading: String, readings: [Reading])) -> HTML {
        """
        <section aria-labelledby="\(group.id)"><h2 id="\(group.id)">\(group.heading) (\(group.readings.count))</h2>
        <table class="stack" role="table"><colgroup><col><col><col><col><col><col></colgroup>
        <thead role="rowgroup"><tr role="row">\(each: JudgementSheet.headings, { "<th scope=\"col\" role=\"columnheader\"\(attribute: "class", $0 == "In a sentence" ? "say" : nil)>\($0)</th>" })</tr></thead>
        <tbody role="rowgroup">
        \(each: group.readings, row)</tbody></table></section>

        """
    }

    private static let headings = ["Measure", "Latest, n of N, period", "Status", "Variation", "Assurance", "In a sentence"]

    private func row(_ reading: Reading) -> HTML {
        let signs = JudgementSigns(reading)
        return """
            <tr role="row"><th scope="row" role="rowheader">\(name(reading))</th>\
            <td role="cell" class="half" data-label="Latest">\(latest(reading))</td>\
            <td role="cell" class="half" data-label="Status">\(StatusView(reading.standing.word).html)</td>\
            <td role="cell" class="half" data-label="Variation">\(signs.variation)</td>\
            <td role="cell" class="half" data-label="Assurance">\(signs.assurance)</td>\
            <td role="cell" class="full say">\(reading.seriesSentence)</td></tr>

            """
    }

    private func name(_ reading: Reading) -> HTML {
        guard let address = leads.indicator(reading.indicator.id) else { return "\(reading.indicator.title)" }
        return "<a href=\"\(address)\">\(reading.indicator.title)</a>"
    }

    private func latest(_ reading: Reading) -> HTML {
        guard let latest = reading.latest else { return "No figure received" }
        let figure = FigureView(latest.shown, of: reading.indicator, legend: leads.legend).html
        return "\(figure) <span class=\"of\">\(latest.period.label)</span>"
    }
}

extension Verdict.Kind {
    var heading: String {
        switch self {
        case .concerning: "Getting worse, by more than chance"
        case .improving: "Getting better, by more than chance"
        case .neither: "Changing, where neither way is good"
        case .ordinary: "Varying as they always have"
        case .notJudged: "Not judged"
        }
    }
}

extension Address {
    static func judgementSheet(_ order: JudgementSheet.Order = .variation, known: Day? = nil) -> Address {
        .at(
            "/sheet"
                + Address.query([("order", order == .variation ? nil : order.rawValue), ("known", known?.iso8601)]))
    }

    static func judgementTable(known: Day?) -> Address {
        .at("/api/v1/judgements" + Address.query([("known", known?.iso8601), ("format", "csv")]))
    }
}
