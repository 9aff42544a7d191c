import Domain
import Markup
import Reports
import Services

/// The figure beside its neighbours, region and country, each period with its own: a mean always names its model.
struct IndicatorBeside {
    var page: IndicatorPage

    var html: HTML {
        guard let series = page.reading.series, !page.beside.isEmpty else { return HTML() }
        return """
            <h2 id="beside">Beside others, period by period</h2>
            <table class="stack" role="table"><caption class="note">Neighbours’ means count each council once. \
            Every value is from \(Set(page.beside.map(\.source)).sorted().joined(separator: "; ")).</caption>
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Period</th>\
            <th scope="col" role="columnheader" class="num">\(page.area.name)</th>\
            \(each: page.beside, { "<th scope=\"col\" role=\"columnheader\" class=\"num\">\($0.name)</th>" })</tr></thead>
            <tbody role="rowgroup">\(each: series.points.reversed(), row)</tbody></table>
            """
    }

    private func row(_ point: SeriesPoint) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader" class="nb">\(point.period.label)</th>\
        <td role="cell" class="num" data-label="\(page.area.name)">\(FigureView(point.shown, of: page.indicator, legend: Address.legend.text).short)</td>\
        \(each: page.beside, { cell($0, point.period) })</tr>

        """
    }

    private func cell(_ beside: BesideSeries, _ period: Period) -> HTML {
        guard let found = beside.values[period] else {
            return "<td role=\"cell\" class=\"num\" data-label=\"\(beside.name)\">–</td>"
        }
        return "<td role=\"cell\" class=\"num\" data-label=\"\(beside.name)\">\(FigureText(page.indicator).value(of: found))</td>"
    }
}
