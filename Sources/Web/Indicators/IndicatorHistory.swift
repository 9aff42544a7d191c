import Domain
import Markup
import Reports

/// What was known before, and what other sources say of the same time.
struct IndicatorHistory {
    var page: IndicatorPage

    var html: HTML { "\(revisions)\(vintages)" }

    private var indicator: Indicator { page.indicator }

    private var revisions: HTML {
        guard !page.revisions.isEmpty else { return HTML() }
        return """
            <h2 id="revisions">Revisions</h2>
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Period, source</th>\
            <th scope="col" role="columnheader" class="num">Was</th><th scope="col" role="columnheader" class="num">Now</th>\
            <th scope="col" role="columnheader">Known from, until</th><th scope="col" role="columnheader">Why</th></tr></thead><tbody role="rowgroup">
            \(each: page.revisions, revision)</tbody></table>
            """
    }

    private func revision(_ revised: IndicatorPage.Revised) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\(revised.period.label)<span class="of wrap">\(name(revised.source))</span></th>\
        <td role="cell" class="num" data-label="Was">\(FigureView(revised.was, of: indicator).short)</td>\
        <td role="cell" class="num" data-label="Now">\(now(revised))</td>\
        <td role="cell" class="half" data-label="Known from, until">\(revised.knownFrom.short) to \(revised.knownUntil.short)</td>\
        <td role="cell" class="half" data-label="Why">\(why(revised))</td></tr>

        """
    }

    private func now(_ revised: IndicatorPage.Revised) -> HTML {
        guard let now = revised.now else { return "taken back" }
        return FigureView(now, of: indicator).short
    }

    private func why(_ revised: IndicatorPage.Revised) -> HTML {
        let reason = revised.why ?? "No reason was given."
        let what = revised.isWithdrawn ? "The import that brought it was withdrawn. \(reason)" : reason
        return "\(what)\(some: revised.replacedBy, { " <a href=\"\(Address.importRecord($0).text)\">Import \("\($0)")</a>" })"
    }

    /// The same periods as other sources have them, beside what is shown.
    private var vintages: HTML {
        guard page.vintages.count > 1, let shown = page.reading.series else { return HTML() }
        let periods = Set(page.vintages.flatMap(\.points).map(\.period)).sorted().suffix(IndicatorHistory.longest).reversed()
        return """
            <h2 id="vintages">Other sources</h2>
            <p class="note">Figures of one source never replace those of another. The framework's first is shown above; \
            a difference is against the source that is shown.</p>
            <div class="scroll"><table><thead><tr><th scope="col">Period</th>\(each: page.vintages, { heading($0, shown) })</tr></thead><tbody>
            \(each: periods, { row($0, shown) })</tbody></table></div>
            """
    }

    private static let longest = 12

    private func heading(_ series: Series, _ shown: Series) -> HTML {
        var filter = page.filter
        filter.source = series.source
        if series.source == shown.source { return "<th scope=\"col\" class=\"num\">\(name(series.source)) (shown)</th>" }
        return
            "<th scope=\"col\" class=\"num\"><a href=\"\(Address.indicator(indicator.id, filter).text)\">\(name(series.source))</a></th>"
    }

    private func row(_ period: Period, _ shown: Series) -> HTML {
        let reference = shown.point(at: period)?.shown.value
        let cells = page.vintages.map { series -> HTML in
            guard let point = series.point(at: period) else { return "<td class=\"num\">–</td>" }
            let difference = series.source == shown.source ? nil : difference(point.shown.value, reference)
            return """
                <td class="num">\(FigureView(point.shown, of: indicator).short)\(some: difference, { "<span class=\"of\">\($0)</span>" })</td>
                """
        }
        return "<tr><th scope=\"row\">\(period.label)</th>\(each: cells)</tr>\n"
    }

    /// "+0.4", "−2": by how much another source differs; nothing where one of the two has no value.
    private func difference(_ other: ShownValue?, _ reference: ShownValue?) -> String? {
        guard let other, let reference else { return nil }
        let gap = other.value - reference.value
        let text = FigureText(indicator).value(gap.magnitude)
        if FigureText(indicator).value(0) == text { return "the same" }
        return (gap < 0 ? "−" : "+") + text.replacing("%", with: " points")
    }

    private func name(_ id: ID<Source>) -> String { page.version.source(id)?.nameWithEdition ?? id.text }
}
