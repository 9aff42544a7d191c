import Charts
import Domain
import Markup
import Reports

/// One indicator over time, with what may be read from it: the ladder's step, the judgement in a sentence, and the signs.
struct IndicatorChart {
    var page: IndicatorPage

    var html: HTML {
        guard let chart, chart.series.points.count > 1 else { return HTML() }
        let drawing = chart.draw(id: "run")
        return """
            <figure class="chart"><figcaption><h2 class="finding above-8">\(finding)</h2><p>\(chart.series.drawn)\(some: drawing.scale, { " \($0)" })</p></figcaption>
            \(drawing.svg)</figure>
            \(JudgementView(page.reading).html)
            \(some: projection, { "<p id=\"projection\">\($0)</p>" })
            <details class="no-print"><summary>The chart as a table</summary>\(drawing.table.html)</details>
            \(when: page.mayChangeChart, change)
            \(yearEnd)
            """
    }

    private var chart: SeriesChart? {
        page.reading.series.map { SeriesChart($0, page.reading, page.version, page.area) }
    }

    private var finding: String {
        page.reading.movement.arrow == .notComparable
            ? "\(page.indicator.title) over time" : "\(page.reading.movement.words) \(page.reading.movement.reason)"
    }

    private var projection: String? { page.reading.series.flatMap(SeriesProjection.init)?.sentence }

    private var change: HTML {
        """
        <p class="no-print"><a href="\(Address.indicatorChart(page.indicator.id, in: page.filter.area).text)">\
        Start the limits anew, or say what happened</a>: a change asks for its reason and shows before and after.</p>
        """
    }

    /// A count that adds up, and whether it reaches the year's target.
    private var yearEnd: HTML {
        let year = page.reading.series.flatMap {
            YearEnd($0, line: page.reading.line, district: page.version.framework.district)
        }
        guard let year else { return HTML() }
        let chart = TrajectoryChart(year, title: "\(page.indicator.title), added up over \(year.year)")
        let drawing = chart.draw(id: "year-end")
        return """
            <h2 id="year-end">To the end of \(year.year)</h2>
            <p>\(year.finding)</p>
            <figure class="chart"><figcaption><p>\(chart.drawn)\(some: drawing.scale, { " \($0)" })</p></figcaption>
            \(drawing.svg)</figure>
            <details class="no-print"><summary>The way to the year’s end as a table</summary>\(drawing.table.html)</details>
            """
    }
}

extension SeriesChart {
    init(_ series: Series, _ reading: Reading, _ version: FrameworkVersion, _ area: Area) {
        self.init(series, reading.judgement, reading, version, area)
    }

    /// The same reading under a judgement of other settings.
    init(_ series: Series, _ judgement: Judgement, _ reading: Reading, _ version: FrameworkVersion, _ area: Area) {
        let district = version.framework.district
        let title = series.indicator.title
        let described = ChartSeries(
            series, line: reading.line, district: district, comparators: reading.comparators,
            title: area.id == district ? title : "\(title), \(area.name)",
            reading: ([reading.standing.reason] + judgement.sentences).joined(separator: " "))
        self.init(series, judgement, described: described)
    }
}

/// What a judgement says under its chart: by which method, what it finds, and the two signs with their words.
struct JudgementView {
    private let judgement: Judgement

    init(_ reading: Reading) { judgement = reading.judgement }
    init(_ judgement: Judgement) { self.judgement = judgement }

    var html: HTML {
        """
        <div class="judged">\(each: judgement.sentences.dropFirst(), { "<p class=\"judgement\">\($0)</p>\n" })\
        \(when: !judgement.signs.isEmpty, "<ul class=\"signs\">\(judgement.signs.map(item).joined())</ul>")\
        \(some: judgement.sentences.first, { "<p class=\"note ladder\">\($0)</p>" })</div>
        """
    }

    private func item(_ sign: Sign) -> HTML { "<li>\(sign.html) <span class=\"note\">\(sign.meaning)</span></li>\n" }
}
