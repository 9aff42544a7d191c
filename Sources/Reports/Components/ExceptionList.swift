import Domain
import Markup

/// What the board should look at first, and whom to ask: only what the data says.
public struct ExceptionList: Sendable {
    private let readings: [Reading]
    private let version: FrameworkVersion
    private let links: Links

    public init(_ readings: [Reading], version: FrameworkVersion, links: Links) {
        self.readings = readings
        self.version = version
        self.links = links
    }

    public var html: HTML {
        guard !readings.isEmpty else {
            return "<p>No measure is red, outside its expected range or without a figure that was due.</p>"
        }
        return """
            <table class="stack" role="table">
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure</th>\
            <th scope="col" role="columnheader" class="num">Latest</th><th scope="col" role="columnheader">Rating, direction</th>\
            <th scope="col" role="columnheader">What the figures say</th><th scope="col" role="columnheader">Populated by</th>\
            <th scope="col" role="columnheader">Held to account</th></tr></thead>
            <tbody role="rowgroup">
            \(each: readings, row)</tbody></table>
            """
    }

    private func row(_ reading: Reading) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\(linked(reading.indicator.title, links.indicator(reading.indicator.id)))\
        \(some: reading.latest, { "<span class=\"of wrap\">\($0.period.label)</span>" })\(AskLink(reading.indicator, links).html)</th>\
        <td role="cell" class="num half" data-label="Latest">\(figure(reading))</td>\
        <td role="cell" class="half" data-label="Rating and direction">\(StatusView(reading.standing.word).html)<br>\
        <span class="note inked">\(MovementView(reading.movement).html)</span>\(LastingRed(reading).html)</td>\
        <td role="cell" class="full say">\(Meaning(reading).html)</td>\
        <td role="cell" class="half" data-label="Populated by">\(agency(reading.indicator.agency))</td>\
        <td role="cell" class="half" data-label="Held to account">\(reading.line?.heldToAccount.map(agency) ?? "–")</td></tr>

        """
    }

    private func figure(_ reading: Reading) -> HTML {
        guard let point = reading.latest else { return "<span class=\"of wrap\">No figure received</span>" }
        return FigureView(point.shown, of: reading.indicator, legend: links.legend).html
    }

    private func agency(_ id: ID<Agency>) -> String { version.agency(id)?.name ?? id.text }
}
