import Charts
import Domain
import Markup
import Reports
import Services

/// "Did the figure change?": before and after, and what may be said of it.
struct ActionImpact {
    var answer: ActionAnswer

    var html: HTML {
        guard let impact = answer.impact else { return HTML() }
        let indicator = impact.series.indicator
        let place = impact.series.area == answer.version.framework.district ? nil : answer.version.area(impact.series.area)
        let filter = IndicatorFilter(area: place?.id)
        return """
            <h2 id="impact">Did the figure change?</h2>
            <p class="finding"><strong>\(impact.heading).</strong></p>
            <p><a href="\(Address.indicator(indicator.id, filter).text)">\(indicator.title)</a>\(some: place, { ", \($0.name)" })\
            \(some: impact.expected, { ". \($0.label)" }). \(impact.sentence)</p>
            \(some: impact.averages, { "<p>\($0)\(some: impact.fromTo, { "; \($0.lowercasedFirst)" }).</p>" })
            \(chart(impact, place))
            <p class="note">It tells whether the figure changed after \(impact.startedOn?.long ?? "the action began"), not that the action was the reason.</p>
            """
    }

    private func chart(_ impact: ImpactCheck, _ place: Area?) -> HTML {
        guard impact.series.points.count > 1 else { return HTML() }
        let title = place.map { "\(impact.series.indicator.title), \($0.name)" } ?? impact.series.indicator.title
        let described = ChartSeries(impact, district: answer.version.framework.district, title: title)
        let drawing = RunChart.draw(described, id: "impact-chart")
        return """
            <figure class="chart"><figcaption><p>\(described.drawn)\(some: drawing.scale, { " \($0)" })</p></figcaption>
            \(drawing.svg)</figure>
            <details><summary>The figures as a table</summary>\(table(impact))</details>
            """
    }

    private func table(_ impact: ImpactCheck) -> HTML {
        let text = FigureText(impact.series.indicator)
        let (before, after) = (Set(impact.before.map(\.period)), Set(impact.after.map(\.period)))
        return """
            <table><thead><tr><th scope="col">Period</th><th scope="col" class="num">Figure</th><th scope="col" class="num">Of</th>\
            <th scope="col">Counted as</th></tr></thead><tbody>
            \(each: impact.series.points.reversed(), { point in
                """
                <tr><th scope="row">\(point.period.label)</th><td class="num">\(point.shown.value.map { text.value($0.value) } ?? "–")</td>\
                <td class="num">\(point.shown.value.flatMap { text.of($0) } ?? "")</td>\
                <td>\(before.contains(point.period) ? "before" : after.contains(point.period) ? "after" : "neither")</td></tr>

                """
            })</tbody></table>
            """
    }
}
