import Charts
import Domain
import Markup
import Reports
import Services

/// The limits of one indicator's chart started anew, or an event put on it: with a reason, and shown before it is kept.
struct ChartChangePage {
    var answer: IndicatorAnswer
    /// The area whose chart is shown; the change holds for every area.
    var area: ID<Area>?
    /// The version that whoever fills in the form has seen.
    var seen: Int64
    var typed = Typed()
    /// What is shown before it is kept.
    var preview: ChartChangeForm?

    private var indicator: Indicator { answer.indicator }
    private var title: String { preview == nil ? "Change the chart" : "Before and after" }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "\(title): \(indicator.title)", place: .indicators, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.indicator(indicator.id, IndicatorFilter(area: area)).text)">\(indicator.title)</a></p>
        \(typed.problems.summary)
        <h1>\(title)</h1>
        \(preview.map(shown) ?? forms)
        """
    }

    // MARK: - What can be changed

    private var forms: HTML {
        """
        <p class="lead">What is kept here holds for this indicator in every area, and makes a new version of the framework with your name and your reason. \
        You see what it does to the chart before you keep it.</p>
        <div class="wide-pair"><section aria-labelledby="rebase"><h2 id="rebase">Start the limits anew</h2>
        <p>Only where the way of working changed for good and nobody expects the old level back. The figures still compare; where they do not, \
        it is a <a href="\(Address.frameworkThing(.indicators, indicator.id.text).text)">break of the series</a>.</p>
        \(adding(.rebase, day: "From which day", what: "Why the limits start anew", hint: "Stands on the chart: what changed."))</section>
        <section aria-labelledby="event"><h2 id="event">Say what happened</h2>
        <p>Something that may explain the figures, marked on the chart. It changes no limit.</p>
        \(adding(.event, day: "On which day", what: "What happened", hint: "Stands on the chart, in a few words."))</section></div>
        \(ending)
        """
    }

    private func adding(_ act: ChartChangeForm.Act, day: String, what: String, hint: String) -> HTML {
        let fields = FormFields(ChartChangeForm.prefix(act), typed)
        return form(
            act,
            """
            \(fields.text("day", day, type: "date"))\(fields.text("what", what, hint: hint))\
            \(fields.text("why", "Who agreed it, and why", hint: "Needed. Stands in the record beside the change."))\
            <button type="submit" class="button" name="step" value="show">Show before and after</button>
            """)
    }

    private func form(_ act: ChartChangeForm.Act, _ content: HTML) -> HTML {
        """
        <form class="upload entries" action="\(Address.indicatorChart(indicator.id, in: area).text)" method="post" novalidate>
        <input type="hidden" name="act" value="\(act.rawValue)"><input type="hidden" name="seen-version" value="\("\(seen)")">
        \(content)</form>

        """
    }

    private var ending: HTML {
        let rebases = indicator.rebases.enumerated().map { place, one in
            end(.endRebase, place, "Limits anew from \(one.from.long)", one.from, one.why)
        }
        let events = indicator.events.enumerated().map { place, one in
            end(.endEvent, place, one.day.long, one.day, one.what)
        }
        guard !rebases.isEmpty || !events.isEmpty else { return HTML() }
        return "<h2>What stands on the chart now</h2>\n\((rebases + events).joined())"
    }

    private func end(_ act: ChartChangeForm.Act, _ place: Int, _ heading: String, _ day: Day, _ what: String) -> HTML {
        let fields = FormFields(ChartChangeForm.prefix(act, place), typed)
        let isTyped = typed.prefix == ChartChangeForm.prefix(act, place)
        return """
            <section><h3>\(heading)</h3><p>\(what)</p>
            <details\(attribute: "open", isTyped ? "" : nil)><summary>Take it off the chart<span class="unseen">: \(heading)</span></summary>
            \(form(act, """
                \(fields.hidden("place", "\(place)"))\(fields.hidden("day", day.iso8601))\(fields.hidden("what", what))\
                \(fields.text("why", "Who agreed it, and why", hint: "Needed. Stands in the record beside the change."))\
                <button type="submit" class="button" name="step" value="show">Show before and after</button>
                """))</details></section>

            """
    }

    // MARK: - Before and after

    private func shown(_ form: ChartChangeForm) -> HTML {
        guard let changed = form.change.applied(to: indicator), let series = answer.reading.series else {
            return "<p class=\"lead\">\(form.change.words). Nothing is drawn yet: no figure has been received.</p>\(keep(form))"
        }
        var later = series
        later.indicator = changed
        let (before, after) = (
            answer.reading.judgement, Judgement(of: later, as: changed, target: answer.reading.target)
        )
        let isSame = before.sentences == after.sentences
        return """
            <p class="lead">\(form.change.words). \(effect(form.change, isSame))</p>
            <div class="wide-pair"><section aria-labelledby="before"><h2 id="before">Before</h2>\(JudgementView(before).html)</section>
            <section aria-labelledby="after"><h2 id="after">After</h2>\(JudgementView(after).html)</section></div>
            \(figure("Before", SeriesChart(series, before, answer.reading, answer.version, answer.area), id: "chart-before"))
            \(figure("After", SeriesChart(later, after, answer.reading, answer.version, answer.area), id: "chart-after"))
            \(keep(form))
            """
    }

    private func effect(_ change: ChartChange, _ isSame: Bool) -> String {
        if !change.isRebase { return "It changes no limit and no judgement." }
        return isSame
            ? "Nothing that is said of the latest figure changes." : "What is said of the latest figure changes, as follows."
    }

    private func figure(_ heading: String, _ chart: SeriesChart, id: String) -> HTML {
        let drawing = chart.draw(id: id)
        return """
            <figure class="chart"><figcaption><h3>\(heading)</h3><p>\(chart.series.drawn)\(some: drawing.scale, { " \($0)" })</p></figcaption>
            \(drawing.svg)</figure>

            """
    }

    private func keep(_ one: ChartChangeForm) -> HTML {
        let typed = FormFields(self.typed.prefix, self.typed)
        let names = ["place", "day", "what", "why"]
        return form(
            one.act,
            """
            \(each: names, { typed.hidden($0, typed.value($0)) })
            <p>For the record: \(one.why)</p>
            <button type="submit" class="button" name="step" value="keep">Keep it</button> \
            <button type="submit" class="button second" name="step" value="change">Change it first</button> \
            <a class="button second" href="\(Address.indicator(indicator.id, IndicatorFilter(area: area)).text)">Leave it</a>
            """)
    }
}
