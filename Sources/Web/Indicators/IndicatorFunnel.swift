import Charts
import Domain
import Markup
import Reports

/// Which areas differ by more than chance, given how many each counts.
struct IndicatorFunnel {
    var page: IndicatorPage

    var html: HTML {
        guard let funnel else { return HTML() }
        let ours = page.area.id == page.version.framework.district ? nil : page.area.id
        let plot = FunnelPlot(
            funnel, ours: ours, title: "\(page.indicator.title) by area and number counted, \(funnel.period.label)")
        let drawing = plot.draw(id: "funnel")
        return """
            <figure class="chart" id="funnel"><figcaption><h3>Do the areas differ by more than chance?</h3><p>\(plot.drawn)\
            \(some: drawing.scale, { " \($0)" })</p></figcaption>
            \(drawing.svg)</figure>
            <p class="note">If all areas were alike, 95 of 100 would lie between the dotted lines and 998 of 1,000 between the dashed ones. \
            It is no league table, and lying outside is a question and not yet an answer.</p>
            <details class="no-print"><summary>The areas as a table, with where each lies</summary>\(drawing.table.html)</details>
            """
    }

    /// Of the newest period that any area has, as the bars are.
    private var funnel: AreaFunnel? {
        guard let period = page.areas.compactMap({ $0.reading.latest?.period }).max() else { return nil }
        return AreaFunnel(
            page.indicator, period, page.areas.map { ($0.area, $0.reading.series?.point(at: period)?.shown) })
    }
}
