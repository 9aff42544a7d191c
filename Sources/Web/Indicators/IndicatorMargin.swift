import Domain
import Markup
import Reports

/// The margin: whom to compare with, and where the figure comes from.
struct IndicatorMargin {
    var page: IndicatorPage

    var html: HTML {
        """
        <aside class="margin above-8" aria-label="About this figure">
        \(comparators)
        <section id="provenance" aria-labelledby="provenance-heading"><h2 id="provenance-heading">Where this figure comes from</h2>
        <dl class="facts">\(each: facts, { "<dt>\($0.name)</dt><dd>\($0.says)</dd>\n" })</dl></section>
        \(definitions)
        \(chartMarks)
        \(targets)
        </aside>
        """
    }

    private var indicator: Indicator { page.indicator }
    private var text: FigureText { FigureText(indicator) }

    private var comparators: HTML {
        guard !page.reading.comparators.isEmpty, let latest = page.reading.latest else { return HTML() }
        return """
            <h2>Who we compare with</h2>
            <table><thead><tr><th scope="col">Group</th><th scope="col">Period</th><th scope="col" class="num">Value</th></tr></thead><tbody>
            <tr><th scope="row">\(page.area.name)</th><td>\(latest.period.label)</td>\
            <td class="num">\(FigureView(latest.shown, of: indicator).short)</td></tr>
            \(each: page.reading.comparators, comparator)</tbody></table>
            <p class="note">Compare like with like: each has its own period. \(sources)</p>
            \(standings)
            """
    }

    private func comparator(_ one: Comparator) -> HTML {
        """
        <tr><th scope="row">\(one.name)</th><td>\(one.period?.label ?? "not stated")</td>\
        <td class="num"><span class="\(text.value(of: one).contains("%") ? "p1" : "")">\(text.value(of: one))</span></td></tr>

        """
    }

    /// Each in a word with its reason; a word without one would be a colour.
    private var standings: HTML {
        let judged = page.reading.comparators.compactMap { one in page.reading.standing(beside: one).map { (one, $0) } }
        guard !judged.isEmpty else { return HTML() }
        return "<ul class=\"tight standings\">\(each: judged, standing)</ul>"
    }

    private func standing(_ other: Comparator, _ standing: ComparatorStanding) -> HTML {
        let words: HTML = standing.isCompared ? "\(standing.words)" : "Not compared with \(other.name)"
        return "<li><b>\(words).</b> \(standing.reason)</li>\n"
    }

    private var sources: String {
        let names = Set(page.reading.comparators.map(\.source)).sorted()
        return "From \(names.joined(separator: "; "))."
    }

    private typealias Fact = (name: String, says: HTML)

    private var facts: [Fact] {
        let agency = page.version.agency(indicator.agency)
        var facts: [Fact] = [
            (
                "Populated by",
                "\([agency?.dataLead, agency?.name ?? indicator.agency.text].compactMap(\.self).joined(separator: ", "))"
            )
        ]
        if let signs = agency?.signsOff { facts.append(("Signs off", "\(signs)")) }
        if let series = page.reading.series, let point = series.latest { facts.append(contentsOf: origin(series, point)) }
        if let returned = indicator.sourceReturn { facts.append(("Return", "\(returned)")) }
        facts.append(("Kind", "\(indicator.kind.rawValue), \(indicator.frequency.rawValue)"))
        if let held = page.reading.line?.heldToAccount {
            facts.append(("Held to account", "\(page.version.agency(held)?.name ?? held.text)"))
        }
        if let duty = page.reading.line?.duty { facts.append(("Duty", "\(duty)")) }
        if let reason = page.reading.line?.reason { facts.append(("Why chosen", "\(reason)")) }
        if let next = indicator.replacedBy {
            facts.append(
                (
                    "Replaced by",
                    "<a href=\"\(Address.indicator(next, IndicatorFilter()).text)\">\(page.version.indicator(next)?.title ?? next.text)</a>"
                ))
        }
        facts.append(
            (
                "Defined in",
                "<a href=\"\(Address.frameworkThing(.indicators, indicator.id.text).text)\">the framework, with when it changed</a>"
            ))
        if indicator.access != .open { facts.append(("Who may see it", "\(indicator.access.label)")) }
        if let note = indicator.note { facts.append(("Note", "\(note)")) }
        return facts
    }

    private func origin(_ series: Series, _ point: SeriesPoint) -> [Fact] {
        let source = page.version.source(series.source)
        var facts: [Fact] = [("Source", "\(source?.name ?? series.source.text)")]
        if let edition = source?.edition { facts.append(("Vintage", "\(edition)")) }
        facts.append(("Extracted", "\(point.extractedOn?.long ?? "not said")"))
        let file = page.imports[point.importNumber].map { ", \($0.fileName)" } ?? ""
        facts.append(
            (
                "Known from",
                "\(point.knownFrom.long), by <a href=\"\(Address.importRecord(point.importNumber).text)\">import \("\(point.importNumber)")</a>\(file)"
            ))
        if let origin = page.origins[point.period] {
            facts.append(("Returned", "\(origin.sentence(page.version.agency(origin.agency)))"))
            if let quality = origin.quality { facts.append(("Checks", "\(quality.sentence)")) }
        }
        if let value = point.shown.value {
            facts.append(
                (
                    "Status",
                    "\(value.status.word.capitalisedFirst)\(some: value.reason, { ": \($0)" })\(some: value.note, { ". \($0)" })"
                ))
        }
        return facts
    }

    private var definitions: HTML {
        guard !indicator.definitions.isEmpty || !indicator.breaks.isEmpty else {
            return
                "<h3>Definition</h3><p>None has been written down. <a href=\"\(Address.framework.text)\">Add it to the framework</a>.</p>"
        }
        return """
            <h3>Definition</h3>
            <p class="note">\(verification)</p>
            \(each: indicator.definitions.reversed(), definition)
            \(each: indicator.breaks, { "<p><b>Break on \($0.from.long).</b> \($0.reason) Figures are not compared across it.</p>" })
            """
    }

    /// What somebody said of the chart, and how its limits are worked out where that is not the usual way.
    private var chartMarks: HTML {
        let settings = indicator.control
        guard !indicator.rebases.isEmpty || !indicator.events.isEmpty || settings != ControlSettings() else { return HTML() }
        return """
            <h3>On the chart</h3>
            \(each: indicator.rebases, { "<p><b>Limits start anew on \($0.from.long).</b> \($0.why)</p>" })\
            \(each: indicator.events, { "<p><b>\($0.day.long).</b> \($0.what)</p>" })\
            \(when: !settings.isScreened, "<p>Changes out of the ordinary are kept in the limits.</p>")\
            \(some: settings.fixedAfter, { "<p>The limits are fixed after \("\($0)") points.</p>" })
            """
    }

    private var verification: String {
        switch indicator.verification {
        case .unverified: "Not yet checked against its source."
        case .verified(let by): "Checked against its source: \(by)."
        }
    }

    private func definition(_ version: DefinitionVersion) -> HTML {
        """
        <p><b>Version \(version.number)\(some: version.validFrom, { ", from \($0.long)" }).</b> \(some: version.definition, { "\($0) " })\
        \(some: version.numerator, { "Numerator: \($0). " })\(some: version.denominator, { "Denominator: \($0)." })</p>
        """
    }

    private var targets: HTML {
        let targets = page.reading.line?.targets ?? []
        guard !targets.isEmpty else { return "<h3>Target</h3><p>None has been agreed.</p>" }
        return
            "<h3>Target</h3><ul class=\"tight\">\(each: targets.reversed(), { "<li>\(TargetWords($0, indicator, page.version).text)</li>" })</ul>"
    }
}

/// A target with all that goes with it: "90%, tolerance 4 points, 1 April 2024 to 31 March 2027".
struct TargetWords {
    let text: String

    init(_ target: Target, _ indicator: Indicator, _ version: FrameworkVersion) {
        let words = FigureText(indicator)
        let unit = indicator.unit == .percent ? " points" : ""
        var parts: [String] = []
        switch target.aim {
        case .value(let aim): parts.append(words.aim(aim))
        case .band(let low, let high): parts.append("within \(words.range(low, high))")
        case .expectedRange(let low, let high): parts.append("expected range \(words.range(low, high)), not rated")
        }
        switch target.tolerance {
        case .points(let points) where points > 0: parts.append("tolerance \(words.aim(points).replacing("%", with: ""))\(unit)")
        case .percentOfTarget(let percent) where percent > 0: parts.append("tolerance \(FigureText.count(percent))% of it")
        case .points, .percentOfTarget: break
        }
        let quarters = target.quarterProfile.sorted { $0.key < $1.key }.map { "Q\($0.key) \(words.aim($0.value))" }
        if !quarters.isEmpty { parts.append(quarters.joined(separator: ", ")) }
        if let from = target.from {
            parts.append(target.until.map { "\(from.long) to \($0.long)" } ?? "from \(from.long)")
        } else if let until = target.until {
            parts.append("until \(until.long)")
        }
        if let area = target.area { parts.append(version.area(area)?.name ?? area.text) }
        if let note = target.note { parts.append(note) }
        text = parts.joined(separator: ", ")
    }
}
