import Charts
import Domain
import Markup
import Reports
import Services

/// "Where should we look first?": the areas by the measures that have figures in them, a sign with its word in every cell.
struct AreaMatrixView {
    var answer: AreasAnswer

    var html: HTML {
        guard !answer.indicators.isEmpty else {
            return """
                <h2 id="matrix">Areas by measures</h2>
                <p>No figure names an area inside \(answer.version.district.name) yet. <a href="\(Address.newImport.text)">Import a file</a> \
                that does, and this page will show where to look first.</p>
                """
        }
        let drawing = AreaMatrix(
            title: "Areas by measures", drawn: AreaMatrixView.drawn, indicators: answer.indicators.map(\.title),
            rows: answer.areas.map { area in
                AreaMatrix.Row(area.name, answer.indicators.map { cell(answer.readings[area.id]?[$0.id]) })
            }
        ).draw(id: "matrix-chart")
        return """
            <h2 id="matrix">Areas by measures</h2>
            <figure class="chart"><figcaption><p class="note">\(AreaMatrixView.drawn) A boxed letter says why there is no figure. \
            <a href="\(Address.legend.text)#signs">What the signs mean</a>. Figures as known on \(answer.asKnown.long).</p></figcaption>
            \(drawing.svg)</figure>
            <details class="no-print"><summary>The same as a table, with n of N</summary>\(drawing.table.html)</details>
            \(Attribution(answer.sources).html)
            """
    }

    private static let drawn =
        "A cell has the sign of its series where that moves the wrong way by more than chance; else the rating of its latest "
        + "figure; and where there is no target, what its series says."

    private func cell(_ reading: Reading?) -> AreaMatrix.Cell {
        guard let reading, let latest = reading.latest else { return .none(marker: "–", meaning: "none held") }
        switch latest.shown {
        case .none(let reason, _): return .none(marker: reason.code, meaning: reason.label.lowercasedFirst)
        case .value(let value):
            return .sign(sign(reading), figure: "\(FigureText(reading.indicator).full(value)), \(latest.period.label)")
        }
    }

    private func sign(_ reading: Reading) -> Sign {
        let series = JudgementSigns(reading).sign
        if reading.verdictKind == .concerning, let series { return series }
        if reading.standing.word != .notRated { return .rating(RatingSign(reading.standing.word)) }
        return series ?? .rating(.notRated)
    }
}
