import Domain
import Markup
import Reports
import Services

/// The measures of one priority, each with its target, how far it is off, and where it is going.
struct PriorityMeasures {
    var answer: PriorityAnswer

    @HTMLPieces var html: HTML {
        "<section aria-labelledby=\"measures\"><h2 id=\"measures\">Measures</h2>"
        if answer.core.isEmpty {
            "<p>No core measure belongs to this priority. <a href=\"\(Address.framework.text)\">The framework</a> says what is measured.</p>"
        } else {
            table
        }
        gaps
        "</section>\n"
    }

    private var table: HTML {
        """
        <table class="stack" role="table"><caption class="note">Core measures, and where each will be on \(Day.endOfFinancialYear(answer.today).long) if it goes on as it did</caption>
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure</th>\
        <th scope="col" role="columnheader" class="num">Latest</th><th scope="col" role="columnheader" class="num">Target</th>\
        <th scope="col" role="columnheader">Gap</th><th scope="col" role="columnheader">Rating, direction</th>\
        <th scope="col" role="columnheader">Trajectory</th><th scope="col" role="columnheader">Updated</th></tr></thead><tbody role="rowgroup">
        \(each: answer.core, row)</tbody></table>
        """
    }

    private func row(_ measure: PriorityAnswer.Measure) -> HTML {
        let reading = measure.reading
        let figure = reading.latest.map { FigureView($0.shown, of: reading.indicator, legend: Address.legend.text).html }
        let aim = AimText(reading.target, at: reading.latest?.period, of: reading.indicator)
        return """
            <tr role="row" class="measure"><th scope="row" role="rowheader"><a href="\(Address.indicator(reading.indicator.id, IndicatorFilter()).text)">\(reading.indicator.title)</a>\
            \(some: reading.latest, { "<span class=\"of wrap\">\($0.period.label)</span>" })</th>\
            <td role="cell" class="num" data-label="Latest">\(figure ?? "–")</td>\
            <td role="cell" class="num" data-label="\(aim?.label ?? "Target")">\(aim?.text ?? "none")\(when: aim?.isRange ?? false, "<span class=\"of\">expected</span>")</td>\
            <td role="cell" class="half" data-label="Gap">\(reading.gap ?? "–")</td>\
            <td role="cell" class="half" data-label="Rating and direction">\(StatusView(reading.standing.word).html)<br><span class="note inked">\(MovementView(reading.movement).html)</span></td>\
            <td role="cell" class="full" data-label="Trajectory">\(ShapeWord(measure.course.word).html)<span class="of wrap">\(measure.course.reason)</span></td>\
            <td role="cell" class="half" data-label="Updated">\(reading.latest?.knownFrom.short ?? "never")</td></tr>

            """
    }

    /// What the board does not know: where no figure came, or nobody said what it should be.
    @HTMLPieces private var gaps: HTML {
        let readings = answer.measures.map(\.reading)
        let lines =
            named("No figure", readings.filter { $0.latest?.shown.value == nil })
            + named("A newer figure is overdue", readings.filter { $0.overdue != nil && $0.latest?.shown.value != nil })
            + named("No target", readings.filter { $0.line?.tier == .core && $0.target == nil })
        "<h3>What is missing</h3>"
        if lines.isEmpty {
            "<p>Every measure of this priority has a figure, and every core measure a target.</p>"
        } else {
            "<ul>\(each: lines, { "<li>\($0)</li>\n" })</ul>"
        }
        let others = readings.filter { $0.line?.tier != .core }
        if !others.isEmpty {
            "<p class=\"note\">\(others.count) more \(others.count == 1 ? "measure" : "measures") on <a href=\"\(Address.scorecard(ScorecardFilter(show: .all)).text)\">the scorecard</a>.</p>"
        }
    }

    private func named(_ what: String, _ readings: [Reading]) -> [HTML] {
        guard !readings.isEmpty else { return [] }
        return ["\(what): \(readings.map(\.indicator.title).joined(separator: "; "))."]
    }
}
