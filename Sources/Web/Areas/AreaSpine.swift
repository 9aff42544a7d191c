import Charts
import Domain
import Markup

/// One area against its benchmark across the measures for which the range of its peers is known.
struct AreaSpine {
    var area: Area
    var benchmark: String
    var peers: String
    var spreads: [Spread]

    var html: HTML {
        guard !spreads.isEmpty else { return HTML() }
        let drawing = SpineChart(
            title: "\(area.name) against \(benchmark)", drawn: "Each row has its own scale. The range is of \(peers).",
            area: area.name, benchmark: benchmark, rows: spreads.map(row)
        ).draw(id: "spine")
        return """
            <h2 id="against">\(area.name) against \(benchmark)</h2>
            <figure class="chart"><figcaption><p class="note">\(benchmark) stands in the middle of every row; to the right is better, or \
            higher where neither is good. The range is of \(peers), in the same period. “Better” and “worse” are said only where the \
            95% interval of the figure lies wholly to one side of \(benchmark). Each row has its own scale: do not compare distances \
            between rows.</p></figcaption>
            \(drawing.svg)</figure>
            <details class="no-print"><summary>The same as a table</summary>\(drawing.table.html)</details>
            """
    }

    private func row(_ spread: Spread) -> SpineChart.Row {
        let (indicator, text) = (spread.reading.indicator, FigureText(spread.reading.indicator))
        func number(_ value: Double) -> SpineChart.Number { .init(value, text.value(value)) }
        return SpineChart.Row(
            indicator: indicator.title, period: spread.period.label, isLowGood: indicator.polarity == .lowerBetter,
            benchmark: number(spread.benchmark),
            range: spread.range.map {
                .init(
                    lowest: number($0.lowest), lowerQuartile: number($0.lowerQuartile), upperQuartile: number($0.upperQuartile),
                    highest: number($0.highest))
            }, content: content(spread, text, number))
    }

    private func content(_ spread: Spread, _ text: FigureText, _ number: (Double) -> SpineChart.Number) -> SpineChart.Row.Content
    {
        switch spread.shown {
        case .none(let reason, _): .none(marker: reason.code, meaning: reason.label.lowercasedFirst)
        case .value(let value):
            .value(
                number(value.value), count: text.of(value), signal: signal(spread, value.value), word: spread.standing.rawValue)
        }
    }

    private func signal(_ spread: Spread, _ value: Double) -> ChartPoint.Signal {
        switch spread.standing {
        case .worse: value > spread.benchmark ? .concernHigh : .concernLow
        case .better: .improving
        case .lower, .higher: .neutral
        case .similar, .notTested: .ordinary
        }
    }
}
