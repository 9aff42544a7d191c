import Charts
import Domain
import Markup
import Reports

/// The same measure in each area inside the district, and in each group of children.
struct IndicatorAreas {
    var page: IndicatorPage

    var html: HTML { "\(areas)\(groups)" }

    private var areas: HTML {
        guard !page.areas.isEmpty else { return HTML() }
        return """
            <h2 id="areas">Each area</h2>
            \(bars)
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Area</th>\
            <th scope="col" role="columnheader">Period</th><th scope="col" role="columnheader" class="num">Figure</th>\
            <th scope="col" role="columnheader">Rating, direction</th></tr></thead><tbody role="rowgroup">
            \(each: page.areas, { row($0.area, $0.reading) })</tbody></table>
            \(IndicatorFunnel(page: page).html)
            \(multiples)
            """
    }

    private func row(_ area: Area, _ reading: Reading) -> HTML {
        var filter = page.filter
        filter.area = area.id
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.indicator(page.indicator.id, filter).text)">\(area.name)</a>\(when: page.mayAsk, ask(filter, area))</th>\
            <td role="cell" data-label="Period">\(reading.latest?.period.label ?? "–")</td>\
            <td role="cell" class="num" data-label="Figure">\(figure(reading))</td>\
            <td role="cell" class="half" data-label="Rating and direction">\(StatusView(reading.standing.word).html)<br>\
            <span class="note inked">\(MovementView(reading.movement).html)</span></td></tr>

            """
    }

    private func ask(_ filter: IndicatorFilter, _ area: Area) -> HTML {
        """
        <span class="of no-print"><a href="\(Address.newChallenge(filter, page.indicator.id).text)">Ask about this figure<span class="unseen">: \(area.name)</span></a></span>
        """
    }

    private func figure(_ reading: Reading) -> HTML {
        guard let point = reading.latest else { return "–" }
        return FigureView(point.shown, of: reading.indicator, legend: Address.legend.text).html
    }

    /// Bars compare only figures of one period; the newest that any area has.
    private var bars: HTML {
        guard let period = page.areas.compactMap({ $0.reading.latest?.period }).max() else { return HTML() }
        let text = FigureText(page.indicator)
        let bars = page.areas.map { place in
            RankedBars.Bar(
                name: place.area.name, content: ChartPoint.Content(place.reading.series?.point(at: period)?.shown, text))
        }
        let district = page.area.id == page.version.framework.district ? page.reading.series?.point(at: period)?.shown.value : nil
        let drawing = RankedBars(
            title: "\(page.indicator.title) by area, \(period.label)", drawn: "\(unit), \(period.label).",
            unit: page.indicator.unit == .percent ? .percent : .number, bars: bars,
            reference: district.map { .init(name: page.version.district.name, value: $0.value, text: text.value($0.value)) }
        ).draw(id: "bars")
        return """
            <figure class="chart"><figcaption><h3>By area, \(period.label)</h3><p>\(unit).\
            \(some: drawing.scale, { " \($0)" })</p></figcaption>
            \(drawing.svg)</figure>
            """
    }

    private var unit: String {
        page.indicator.unit == .percent ? "Percentage" : page.indicator.unit.label.capitalisedFirst
    }

    private var multiples: HTML {
        let long = page.areas.compactMap { place in place.reading.series.map { (place.area, $0, place.reading) } }.filter {
            $0.1.points.count > 2
        }
        guard long.count > 1 else { return HTML() }
        let district = page.version.framework.district
        let panels = SmallMultiples(
            panels: long.map { area, series, reading in
                ChartSeries(series, line: reading.line, district: district, comparators: [], title: area.name)
            })
        let items = zip(long, panels.draw(id: "areas")).map { place, drawing in
            "<li><b>\(place.0.name)</b> \(small(place.2))\(drawing.svg)</li>\n" as HTML
        }
        return """
            <h3>Each area over time</h3>
            <p class="note">\(panels.scaleSentence)</p>
            <ul class="multiples">\(each: items)</ul>
            """
    }

    private func small(_ reading: Reading) -> HTML {
        guard let shown = reading.latest?.shown else { return "–" }
        let count = shown.value.flatMap(FigureText(reading.indicator).of)
        return "\(FigureView(shown, of: reading.indicator).short)\(some: count, { " <span class=\"note\">(\($0))</span>" })"
    }

    private var groups: HTML {
        guard !page.groups.isEmpty else { return HTML() }
        return """
            <h2 id="groups">Groups of children</h2>
            <table class="narrower"><thead><tr><th scope="col">Group</th><th scope="col">Period</th><th scope="col" class="num">Figure</th></tr></thead><tbody>
            \(each: page.groups, group)</tbody></table>
            """
    }

    private func group(_ series: Series) -> HTML {
        guard let point = series.latest else { return HTML() }
        var filter = page.filter
        filter.group = series.group
        return """
            <tr><th scope="row"><a href="\(Address.indicator(page.indicator.id, filter).text)">\(IndicatorPage.name(of: series.group, page.version))</a></th>\
            <td>\(point.period.label)</td><td class="num">\(FigureView(point.shown, of: page.indicator, legend: Address.legend.text).html)</td></tr>

            """
    }
}
