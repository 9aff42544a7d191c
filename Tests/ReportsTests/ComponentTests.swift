import Charts
import Domain
import Markup
import Reports
import TestKit
import Testing

@Suite("Components")
struct ComponentTests {
    @Test("a figure is printed with its mark and what it is of")
    func figure() {
        let html = FigureView(Samples.percent(197, of: 231, .provisional), of: Samples.visits).html.source
        #expect(html.contains("85.3%<sup>p</sup>"))
        #expect(html.contains("197 of 231"))
    }

    @Test("where there is no figure, the boxed marker stands with its meaning", arguments: NoValueReason.allCases)
    func marker(reason: NoValueReason) {
        let html = FigureView(.none(reason, why: nil), of: Samples.visits).html.source
        #expect(html.contains("<span class=\"marker\">\(reason.code)</span>"))
        #expect(html.contains(reason.label))
    }

    @Test("a status is a word with a shape, and its shape is on the sheet", arguments: Standing.Word.allCases)
    func status(word: Standing.Word) throws {
        let html = StatusView(word).html.source
        #expect(html.contains(word.rawValue))
        let symbol = try #require(html.split(separator: "href=\"#").last?.prefix { $0 != "\"" })
        #expect(Symbols.sheet.source.contains("id=\"\(symbol)\""))
    }

    @Test("a figure that opens says who populates it, from which source, and since when it is known")
    func provenance() throws {
        let html = ScorecardTable(
            Samples.typical, version: Samples.version,
            links: Links(indicator: { "/i/\($0)" }, provenance: { "/i/\($0)#provenance" }, legend: "/l")
        ).html.source
        #expect(html.contains("popovertarget=\"v-visits\""))
        #expect(html.contains("<div popover id=\"v-visits\">"))
        #expect(html.contains("Populated by Smallborough Community Health; extracted 14 October 2026."))
        #expect(html.contains("Known from 21 October 2026, by import 7."))
        #expect(html.contains("Definition version 2."))
        #expect(html.contains("<a href=\"/i/visits#provenance\">All of its history</a>"))
    }

    @Test("a row of the scorecard has its figure, target, rating, last year, comparator with its period, and the reason")
    func row() {
        let html = ScorecardTable(Samples.typical, version: Samples.version, links: .none).html.source
        for part in [
            "85.3%", "197 of 231", "90%", "Red", "Fell, no clear change", "89.2%", "83.1%", "2024-25",
            "85.3% is 4.7 points off the target 90%, beyond the tolerance of 4.0 points.", "90–165", "Ask why", "NI 99",
            "New</span>",
        ] {
            #expect(html.contains(part), "\(part)")
        }
    }

    @Test("a table that stacks keeps its meaning: every row and cell has its role")
    func roles() {
        for html in [
            ScorecardTable(Samples.typical, version: Samples.version, links: .none).html.source,
            ExceptionList(Samples.typical, version: Samples.version, links: .none).html.source,
        ] {
            for (tag, role) in [
                ("<table", "table"), ("<tr", "row"), ("<td", "cell"), ("<thead", "rowgroup"), ("<tbody", "rowgroup"),
            ] {
                #expect(
                    html.components(of: tag) == html.components(of: "\(tag) role=\"\(role)\"")
                        + html.components(of: "\(tag) class=", then: "role=\"\(role)\""), "\(tag)")
            }
        }
    }

    @Test("nothing of a protected figure is anywhere in table, chart or alternative text")
    func protected() {
        let reading = Samples.protected[0]
        let html =
            ScorecardTable(Samples.protected, version: Samples.version, links: .none).html.source
            + ExceptionList(Samples.protected, version: Samples.version, links: .none).html.source
        let series = ChartSeries(reading.series!, line: reading.line, district: "smallborough", comparators: [])
        let chart = RunChart.draw(series, id: "c")
        for text in [html, chart.svg.source, chart.textAlternative, chart.table.html.source] {
            for number in ["28.6", "23.1", "3 of 13", "4 of 14", ">3<", ">4<", ">13<", ">14<"] {
                #expect(!text.contains(number), "\(number)")
            }
        }
        #expect(html.contains("Protected"))
        #expect(chart.table.html.source.contains("protected"))
    }

    @Test("a title with markup in it is shown, not run")
    func escaping() {
        let html =
            ScorecardTable(Samples.hostile, version: Samples.version, links: .none).html.source
            + ExceptionList(Samples.hostile, version: Samples.version, links: .none).html.source
            + MarkerLegend(Samples.hostile).html.source
        #expect(!html.contains("<script"))
        #expect(!html.contains("<b>soon"))
        #expect(html.contains("&lt;script&gt;"))
        #expect(html.contains("&lt;b&gt;soon"))
    }

    @Test("the legend has the markers that are used, and no others")
    func legend() {
        let html = MarkerLegend(Samples.hostile).html.source
        #expect(html.contains(NoValueReason.notSubmitted.meaning))
        #expect(!html.contains(NoValueReason.suppressed.meaning))
        #expect(MarkerLegend(Samples.typical).superscripts.source == "Superscripts: <b>p</b> provisional. ")
    }

    @Test("each source stands under what uses it, with its sentence")
    func attribution() {
        #expect(
            Attribution(Samples.framework.sources).html.source.contains(
                "Published tables, April 2026. Contains public sector information."))
        #expect(Attribution([]).html.isEmpty)
    }

    @Test("the answer counts what it says it counts")
    func summary() {
        let text = ScorecardSummary(Samples.scorecard(Samples.typical), of: "core measures").html.source
        #expect(
            text
                == "No. Of 2 core measures, <strong>0 meet their target</strong>, 0 are within tolerance and <strong>1 is red</strong>. One has no target, only an expected range: one of those is outside it."
        )
        let none = ScorecardSummary(Samples.scorecard(Samples.empty), of: "measures").html.source
        #expect(none.hasPrefix("There are no figures yet. 0 of 2 measures have a figure"))
        let half = ScorecardSummary(Samples.scorecard([Samples.typical[0], Samples.empty[1]]), of: "measures").html.source
        #expect(half.hasSuffix("<strong>One has no figure.</strong>"))
    }
}

extension String {
    /// How often something stands in it.
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }

    /// How often a tag that begins so goes on to say the other thing before it ends.
    fileprivate func components(of part: String, then other: String) -> Int {
        ranges(of: part).count { self[$0.upperBound...].prefix { $0 != ">" }.contains(other) }
    }
}
