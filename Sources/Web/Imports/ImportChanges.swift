import Domain
import Markup
import Reports

/// Figures that are known, as they are and as they would be.
struct ImportChanges {
    var changes: [FigureChange]
    var count: Int
    var version: FrameworkVersion

    var html: HTML {
        guard !changes.isEmpty else { return HTML() }
        return """
            <h2>What it would change</h2>
            \(when: count > changes.count, "<p class=\"note\">The first \(changes.count) of \(Number.text(count)).</p>")
            <table class="diff"><thead><tr><th scope="col">Indicator</th><th scope="col">Area</th><th scope="col">Period</th>\
            <th scope="col">Source</th><th scope="col" class="num">Was</th><th scope="col" class="num">Becomes</th></tr></thead><tbody>
            \(each: changes, row)</tbody></table>
            """
    }

    private func row(_ change: FigureChange) -> HTML {
        let key = change.key
        let indicator = version.indicator(key.indicator)
        return """
            <tr><th scope="row">\(indicator?.title ?? key.indicator.text)\
            \(when: key.group != .total, "<span class=\"of wrap\">\(IndicatorPage.name(of: key.group, version))</span>")</th>\
            <td>\(version.area(key.area)?.name ?? key.area.text)</td><td>\(key.period.label)</td>\
            <td>\(version.source(key.source)?.nameWithEdition ?? key.source.text)</td>\
            <td class="num"><del>\(figure(change.old, indicator))</del></td><td class="num"><ins>\(figure(change.new, indicator))</ins></td></tr>

            """
    }

    /// The one who imports a file sees the board's figures: they hold the file in their hands.
    private func figure(_ figure: Figure, _ indicator: Indicator?) -> HTML {
        guard let indicator else { return "–" }
        let shown = figure.shown(as: indicator, to: .board)
        let view = FigureView(shown, of: indicator).short
        return "\(view)\(some: shown.value.flatMap(FigureText(indicator).of), { "<span class=\"of\">\($0)</span>" })"
    }
}
