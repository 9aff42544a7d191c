import Charts
import Domain
import Markup

/// The measures of one priority, a row each: the figure, what was wanted, how it stands, where it went, who else has
/// what, and what that means.
public struct ScorecardTable: Sendable {
    private let readings: [Reading]
    private let version: FrameworkVersion
    private let links: Links
    /// Whether a figure opens where it comes from: on a page it does, on paper it cannot.
    private let opens: Bool
    private let country: String
    private let region: String?

    public init(_ readings: [Reading], version: FrameworkVersion, links: Links, opens: Bool = true) {
        self.readings = readings
        self.version = version
        self.links = links
        self.opens = opens
        country = version.framework.country.flatMap(version.area)?.name ?? "England"
        region = version.framework.region.flatMap(version.area)?.name
    }

    public var html: HTML {
        """
        <table class="score stack" role="table">
        <colgroup><col><col><col><col><col><col><col>\(when: region != nil, "<col class=\"region\">")<col><col></colgroup>
        <thead role="rowgroup"><tr role="row">\(each: headings, heading)</tr></thead>
        <tbody role="rowgroup">
        \(each: readings, row)</tbody>
        </table>
        """
    }

    private var headings: [(words: HTML, isNumber: Bool)] {
        [
            ("Measure, who supplies it, period", false), ("<span class=\"p1\">Latest</span>", true), ("Target or range", true),
            ("Rating, direction", false), ("Same period last year", true), ("Trend, variation, assurance", false),
            ("Neigh&shy;bours, own period", true),
        ] + (region.map { [("\($0), own period", true)] } ?? []) + [("\(country), own period", true), ("What it means", false)]
    }

    private func heading(_ heading: (words: HTML, isNumber: Bool)) -> HTML {
        "<th scope=\"col\" role=\"columnheader\"\(attribute: "class", heading.isNumber ? "num" : nil)>\(heading.words)</th>"
    }

    private func row(_ reading: Reading) -> HTML {
        """
        <tr role="row">\(what(reading))\(latest(reading))\(target(reading))\(rating(reading))\(lastYear(reading))\(trend(reading))\
        \(compared(reading, "Neighbours", .neighbours))\(some: region, { compared(reading, $0, .region) })\(compared(reading, country, .country))\
        <td role="cell" class="say">\(Meaning(reading).html)</td></tr>

        """
    }

    private func what(_ reading: Reading) -> HTML {
        let indicator = reading.indicator
        let agency = version.agency(indicator.agency)?.name ?? indicator.agency.text
        let unit = indicator.unit == .percent || indicator.unit == .count ? nil : indicator.unit.label
        return """
            <th scope="row" role="rowheader" class="what">\(linked(indicator.title, links.indicator(indicator.id)))<span class="of wrap">\
            \(when: reading.isNew && reading.latest != nil, "<span class=\"new\">New</span> ")\(some: indicator.nationalCode, { "\($0) · " })\(agency)\
            \(some: reading.latest, { " · <span class=\"nb\">\($0.period.label)</span>" })\(some: unit, { " · \($0)" })</span>\
            \(some: reading.overdue, { "<span class=\"of wrap\">\($0.label) is overdue</span>" })\
            \(some: reading.notDue, { "<span class=\"of wrap\">\($0.period.label) not due until \($0.on.monthAndYear)</span>" })\(AskLink(indicator, links).html)</th>
            """
    }

    private func latest(_ reading: Reading) -> HTML {
        guard let series = reading.series, let point = reading.latest else {
            return "<td role=\"cell\" class=\"half\" data-label=\"Latest\"><span class=\"of wrap\">No figure received</span></td>"
        }
        let id = "v-" + reading.indicator.id.text
        let address = links.provenance(reading.indicator.id)
        let provenance = opens ? Provenance(of: point, in: series, version: version, id: id, address: address) : nil
        let figure = FigureView(point.shown, of: reading.indicator, provenance: provenance, legend: links.legend)
        return """
            <td role="cell" class="\(when: point.shown.value != nil, "num ")half" data-label="\(point.period.label)">\(figure.html)</td>
            """
    }

    private func target(_ reading: Reading) -> HTML {
        guard let aim = AimText(reading.target, at: reading.latest?.period, of: reading.indicator) else {
            return nothing("Target")
        }
        return reference(aim.label, "<span class=\"\(when: !aim.isRange, "\(pad(aim.text))")\">\(aim.text)</span>")
    }

    private func rating(_ reading: Reading) -> HTML {
        """
        <td role="cell" class="half" data-label="Rating and direction">\(StatusView(reading.standing.word).html)<br>\
        <span class="note inked">\(MovementView(reading.movement).html)</span>\(LastingRed(reading).html)</td>
        """
    }

    private func lastYear(_ reading: Reading) -> HTML {
        guard let point = reading.lastYear else { return nothing("Year before") }
        let figure = FigureView(point.shown, of: reading.indicator, legend: links.legend)
        return reference("Year before", figure.short)
    }

    private func trend(_ reading: Reading) -> HTML {
        guard let series = reading.series, series.points.count > 1 else {
            return "<td role=\"cell\" class=\"full trend\" data-label=\"Trend\">\(JudgementSigns(reading).html)</td>"
        }
        var recent = series
        recent.points = Array(series.points.suffix(ScorecardTable.trendLength))
        let described = ChartSeries(
            recent, line: reading.line, district: version.framework.district, comparators: [], isSmall: true)
        let label = "\(recent.points[0].period.label) to \(recent.points[recent.points.count - 1].period.label)"
        return """
            <td role="cell" class="full trend" data-label="\(label)">\
            \(Sparkline.draw(described, id: "s-" + reading.indicator.id.text))\(JudgementSigns(reading).html)</td>
            """
    }

    /// Five years and a half of quarters; two years of months.
    static let trendLength = 24

    private func compared(_ reading: Reading, _ label: String, _ kind: Comparator.Of) -> HTML {
        guard let found = reading.comparators.first(where: { $0.of == kind }) else { return nothing(label) }
        let value = FigureText(reading.indicator).value(of: found)
        let period = found.period?.label ?? "period not stated"
        return reference(label, "<span class=\"\(pad(value))\">\(value)</span><span class=\"of\">\(period)</span>")
    }

    private func reference(_ label: String, _ content: HTML) -> HTML {
        "<td role=\"cell\" class=\"num ref\" data-label=\"\(label)\">\(content)</td>"
    }

    private func nothing(_ label: String) -> HTML {
        "<td role=\"cell\" class=\"num ref nil\" data-label=\"\(label)\"><span class=\"d0\">–</span></td>"
    }
}

/// What a figure means, in sentences that the figures themselves give: no more than that is known.
struct Meaning {
    let reading: Reading

    init(_ reading: Reading) { self.reading = reading }

    /// Why a judged one stands among the exceptions, with what its series says when that is the reason.
    private var place: HTML {
        guard let exception = reading.exception, case .judged = exception else { return HTML() }
        let series = reading.verdictKind == .concerning ? " \(reading.seriesSentence)" : ""
        return " <span class=\"stands\">It stands among the exceptions because \(exception.words).\(series)</span>"
    }

    var html: HTML {
        guard reading.latest?.shown.value != nil else { return "\(reading.sentence)" }
        let moved =
            reading.movement.arrow == .notComparable
            ? reading.movement.reason : "\(reading.movement.words) \(reading.movement.reason)."
        let note = reading.latest?.shown.value?.note.map { " \($0.hasSuffix(".") ? $0 : $0 + ".")" } ?? ""
        return
            "\(when: reading.standing.isException, "<b>\(reading.standing.reason)</b>")\(when: !reading.standing.isException, "\(reading.standing.reason)") \(moved)\(note)\(place)"
    }
}

func linked(_ words: String, _ address: String?) -> HTML {
    guard let address else { return "<b>\(words)</b>" }
    return "<a href=\"\(address)\">\(words)</a>"
}
