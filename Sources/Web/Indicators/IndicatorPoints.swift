import Domain
import Markup
import Reports

/// Every point of the series as a table, newest first: what can be read off the chart, and what cannot.
struct IndicatorPoints {
    var reading: Reading
    var revisions: [IndicatorPage.Revised]

    var html: HTML {
        guard let series = reading.series, !series.points.isEmpty else { return HTML() }
        let points = Array(series.points.reversed())
        let rest = points.dropFirst(IndicatorPoints.first)
        return """
            <table class="stack above-8" role="table"><caption>The last \(min(points.count, IndicatorPoints.first)) periods</caption>\(head)
            <tbody role="rowgroup">\(each: points.prefix(IndicatorPoints.first), row)</tbody></table>
            \(when: !rest.isEmpty, older(Array(rest)))
            \(when: !revisedPeriods.isEmpty, "<p class=\"note\"><b>r</b> revised: what was known before stands <a href=\"#revisions\">below</a>.</p>")
            """
    }

    private func older(_ points: [SeriesPoint]) -> HTML {
        """
        <details><summary>All periods back to \(points.last?.period.label) (\(points.count) more rows)</summary>
        <table class="stack" role="table"><caption class="note">Older periods</caption>\(head)<tbody role="rowgroup">\(each: points, row)</tbody></table></details>
        """
    }

    private static let first = 13

    private var indicator: Indicator { reading.indicator }
    private var text: FigureText { FigureText(indicator) }

    private var head: HTML {
        let counted = indicator.unit.needsDenominator
        return """
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Period</th>\
            \(when: counted, "<th scope=\"col\" role=\"columnheader\" class=\"num\">Numerator</th><th scope=\"col\" role=\"columnheader\" class=\"num\">Denominator</th>")\
            <th scope="col" role="columnheader" class="num">\(indicator.unit.label.capitalisedFirst)</th>\
            <th scope="col" role="columnheader" class="rule">Known from</th></tr></thead>
            """
    }

    private func row(_ point: SeriesPoint) -> HTML {
        let known: HTML = """
            <td role="cell" class="rule half" data-label="Known from">\(point.knownFrom.short), \
            <a href="\(Address.importRecord(point.importNumber).text)">import \("\(point.importNumber)")</a></td>
            """
        let columns = indicator.unit.needsDenominator ? 3 : 1
        switch point.shown {
        case .none(let reason, let why):
            let says = why.map { "\(reason.label.lowercasedFirst): \($0)" } ?? reason.label.lowercasedFirst
            return """
                <tr role="row"><th scope="row" role="rowheader">\(point.period.label)</th><td role="cell" class="full" colspan="\(columns)">\
                \(FigureView(point.shown, of: indicator, legend: Address.legend.text).short) \(says)</td>\(known)</tr>

                """
        case .value(let value):
            return """
                <tr role="row"><th scope="row" role="rowheader">\(point.period.label)</th>\(when: columns == 3, parts(value))\
                <td role="cell" class="num" data-label="\(indicator.unit.label.capitalisedFirst)">\(text.value(value.value))\(mark(value, point.period))</td>\(known)</tr>

                """
        }
    }

    private func parts(_ value: ShownValue) -> HTML {
        let words: (Double?) -> String = { $0.map(FigureText.count) ?? "–" }
        return """
            <td role="cell" class="num" data-label="Numerator">\(words(value.numerator))</td>\
            <td role="cell" class="num" data-label="Denominator">\(words(value.denominator))</td>
            """
    }

    private var revisedPeriods: Set<Period> {
        Set(revisions.filter { $0.source == reading.series?.source && !$0.isWithdrawn }.map(\.period))
    }

    /// A figure that was known otherwise before is marked, whatever its supplier called it.
    private func mark(_ value: ShownValue, _ period: Period) -> HTML {
        var marks = value.status == .final ? [] : [value.status.mark]
        if revisedPeriods.contains(period), value.status != .revised { marks.append(ValueStatus.revised.mark) }
        return marks.isEmpty ? HTML() : "<sup>\(marks.joined(separator: " "))</sup>"
    }
}
