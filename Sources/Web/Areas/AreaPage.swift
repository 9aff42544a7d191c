import Domain
import Markup
import Reports
import Services

/// "How is my area?": every figure there is of it, beside the district's.
struct AreaPage {
    var version: FrameworkVersion
    var area: Area
    var parents: [Area]
    var children: [Area]
    var readings: [(reading: Reading, district: Reading?)]
    var populations: [Population]
    var sources: [Source]
    var asKnown: Day
    var known: Day?
    var links = Links.none
    var spine: AreaSpine?

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: area.name, place: .areas, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.areas.text)">Areas</a>\(each: parents, { " › <a href=\"\(Address.area($0.id, known: known).text)\">\($0.name)</a>" })</p>
        <div class="pair"><div>
        <h1>\(area.name)</h1>
        <p class="lead">\(lead)</p>
        <p class="note">Figures as known on \(asKnown.long).</p>
        </div>
        \(facts)
        </div>
        \(table)
        \(some: spine, { $0.html })
        \(MarkerLegend(readings.map(\.reading)).html)
        \(Attribution(sources).html)
        \(Fold(says: "It shows every measure that has a figure for this place, beside the same figure of the whole district. A measure that is counted for the district only is on the scorecard.").html)
        """
    }

    private var lead: HTML {
        guard !readings.isEmpty else {
            return """
                No figure has been received for \(area.name) yet. This page will show its figures beside those of \(version.district.name). \
                <a href="\(Address.newImport.text)">Import a file</a> that names it.
                """
        }
        let asked = readings.filter { $0.reading.standing.isException }
        let worse = readings.filter { $0.reading.movement.meaning == .worsening }
        let count = "\(readings.count) \(readings.count == 1 ? "measure has" : "measures have") a figure here."
        guard !asked.isEmpty || !worse.isEmpty else { return "\(count) None is red, outside its expected range or worsening." }
        let titles = (asked + worse.filter { one in !asked.contains { $0.reading.indicator.id == one.reading.indicator.id } })
            .map(\.reading.indicator.title)
        return
            "\(count) <strong>Ask about \(titles.prefix(3).joined(separator: "; "))</strong>\(when: titles.count > 3, ", and \(titles.count - 3) more")."
    }

    private var facts: HTML {
        """
        <dl class="facts low"><dt>Kind</dt><dd><a href="\(Address.frameworkThing(.areas, area.id.text).text)">\(area.kind.rawValue.capitalisedFirst)</a></dd>
        \(some: area.code, { "<dt>Code</dt><dd>\($0)</dd>" })
        \(when: !area.oldCodes.isEmpty, "<dt>Other codes</dt><dd>\(area.oldCodes.joined(separator: ", "))</dd>")
        \(some: area.committee.flatMap(version.body), { "<dt>Reports to</dt><dd>\($0.name)</dd>" })
        \(each: newest, { "<dt>\(AreaPage.people($0.band))</dt><dd>\(Number.text($0.count)) in mid-\($0.midYear)</dd>" })
        \(when: !children.isEmpty, "<dt>Areas inside</dt><dd>\(children.map(link).joined(separator: ", "))</dd>")
        </dl>
        """
    }

    /// "Girls aged 15-17" for the band that units name "f-15-17".
    private static func people(_ band: String) -> String {
        band.hasPrefix("f-") ? "Girls aged \(band.dropFirst(2))" : "Aged \(band)"
    }

    private func link(_ area: Area) -> HTML { "<a href=\"\(Address.area(area.id, known: known).text)\">\(area.name)</a>" }

    /// The newest year of each band.
    private var newest: [Population] {
        Dictionary(grouping: populations, by: \.band).values.compactMap { $0.max { $0.midYear < $1.midYear } }.sorted {
            $0.band < $1.band
        }
    }

    private var table: HTML {
        guard !readings.isEmpty else { return HTML() }
        return """
            <h2>\(area.name) beside \(version.district.name)</h2>
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure, period</th>\
            <th scope="col" role="columnheader" class="num">\(area.name)</th><th scope="col" role="columnheader" class="num">\(version.district.name), same period</th>\
            <th scope="col" role="columnheader">Rating, direction</th><th scope="col" role="columnheader">What it means</th>\
            <th scope="col" role="columnheader">Who populates it</th></tr></thead><tbody role="rowgroup">
            \(each: readings, row)</tbody></table>
            """
    }

    private func row(_ pair: (reading: Reading, district: Reading?)) -> HTML {
        let (reading, indicator) = (pair.reading, pair.reading.indicator)
        let filter = IndicatorFilter(area: area.id, known: known)
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.indicator(indicator.id, filter).text)">\(indicator.title)</a>\
            <span class="of wrap">\(reading.latest?.period.label) · \(indicator.unit.label)</span>\(AskLink(indicator, links).html)</th>\
            <td role="cell" class="num half" data-label="\(area.name)">\(figure(reading.latest, indicator))</td>\
            <td role="cell" class="num half" data-label="\(version.district.name)">\(district(pair))</td>\
            <td role="cell" class="half" data-label="Rating and direction">\(StatusView(reading.standing.word).html)<br>\
            <span class="note inked">\(MovementView(reading.movement).html)</span>\(LastingRed(reading).html)</td>\
            <td role="cell" class="full say">\(reading.sentence)</td>\
            <td role="cell" class="half note" data-label="Who populates it">\(version.agency(indicator.agency)?.name ?? indicator.agency.text)</td></tr>

            """
    }

    /// The district's figure of the same period: another one would compare two times.
    private func district(_ pair: (reading: Reading, district: Reading?)) -> HTML {
        guard let period = pair.reading.latest?.period else { return "–" }
        return figure(pair.district?.series?.point(at: period), pair.reading.indicator)
    }

    private func figure(_ point: SeriesPoint?, _ indicator: Indicator) -> HTML {
        guard let point else { return "–" }
        return FigureView(point.shown, of: indicator, legend: Address.legend.text).html
    }
}

extension AreaPage {
    init(_ answer: AreaAnswer, known: Day?) {
        self.init(
            version: answer.version, area: answer.area, parents: answer.parents, children: answer.children,
            readings: answer.readings,
            populations: answer.populations, sources: answer.sources, asKnown: answer.asKnown, known: known,
            spine: AreaSpine(
                area: answer.area, benchmark: answer.benchmark, peers: answer.peers, spreads: answer.spreads))
    }
}
