import Charts
import Foundation
import Markup
import Testing

@Suite("What charts of judgement show and keep to themselves")
struct JudgementRulesTests {
    // Protection

    @Test("a mark at a protected point changes nothing: no shape, no run, no word")
    func markAtProtected() {
        var plain = ControlSamples.neutral
        #expect(plain.lines.marks[6] != nil)
        let marked = plain.draw(id: "c")
        plain.lines.marks[6] = nil
        #expect(plain.draw(id: "c") == marked)
    }

    @Test("limits that step say nothing about a protected month: whatever they are, the drawing and the table are the same")
    func limitsAtProtected() {
        var chart = ControlSamples.attribute
        let before = chart.draw(id: "c")
        (chart.lines.lower[6], chart.lines.upper[6], chart.lines.mean[6]) = (2, 3, chart.lines.mean[5])
        #expect(chart.draw(id: "c") == before)
        #expect(before.table.rows[17].cells[0] == .marker("c", meaning: "protected"))
        #expect(before.table.rows[17].cells[1] == .empty && before.table.rows[17].cells[2] == .empty)
    }

    @Test("an area with a protected figure has no point in the funnel and stands beneath by name")
    func funnelProtection() {
        let drawing = JudgementSamples.funnels[0].chart.draw(id: "f")
        let points = ["c-dot\" cx", "c-improve\" cx"].map { Markings.count($0, in: drawing.svg.source) }.reduce(0, +)
        // Nine areas, one of them a triangle, in two drawings, and a ring in the key of each.
        #expect(points == 8 * 2 + 2)
        #expect(drawing.svg.source.contains("c protected: Harrow Bank"))
        #expect(drawing.table.rows.map(\.heading).suffix(3) == ["Aldermoor", "Harrow Bank", "Aireborough"])
        let all = JudgementSamples.funnels.first { $0.name == "missing" }?.chart.draw(id: "f")
        #expect(all?.svg.source.contains("c-near") == false, "limits about a protected area would tell how many it counts")
    }

    @Test("an interval given for a protected bar is dropped")
    func intervalProtection() {
        let drawing = JudgementSamples.ranked[0].chart.draw(id: "r")
        for text in [drawing.svg.source, drawing.textAlternative, drawing.table.html.source] {
            #expect(!text.contains("77 to 78"))
        }
        #expect(Markings.count("c-whisker", in: drawing.svg.source) == 5 * 2)
    }

    @Test("a protected cell of a matrix is a boxed letter in ink, without a sign")
    func matrixProtection() throws {
        let svg = JudgementSamples.matrices[3].chart.draw(id: "m").svg.source
        #expect(!svg.contains("\"s-") && svg.contains("c-box") && svg.contains(">Protected</text>"))
    }

    @Test("grades with a protected part have no bar; a spine without a figure has no mark")
    func barProtection() {
        #expect(!JudgementSamples.grades[3].chart.draw(id: "g").svg.source.contains("<rect class=\"grade g-1\" x=\"84"))
        let missing = JudgementSamples.grades[3].chart.draw(id: "g")
        #expect(Markings.count("height=\"24\"", in: missing.svg.source) == 0)
        let spine = JudgementSamples.spines[2].chart.draw(id: "s").svg.source
        #expect(!spine.contains("c-dot") && !spine.contains("c-concern") && spine.contains(">c</text>"))
    }

    // What is drawn

    @Test("limits never run across a change of group without a word")
    func groupsAreParted() {
        let drawing = ControlSamples.everyRule.draw(id: "c")
        #expect(drawing.textAlternative.contains("Limits start anew, Dec 2023."))
        #expect(drawing.svg.source.contains("stroke-dasharray=\"1 3\""))
        let named = ControlSamples.individuals.draw(id: "c")
        #expect(!named.textAlternative.contains("start anew"))
        #expect(named.textAlternative.contains("Limits reset, January 2025: vacancies filled: Agreed by PQA, 27 February 2025."))
    }

    @Test("each rule has its own words and its own form in the key")
    func rules() {
        let drawing = ControlSamples.everyRule.draw(id: "c")
        for words in [
            "Sep 2021: above upper limit.", "Dec 2021 to Feb 2022: 2 of 3 near upper limit.",
            "Apr 2022 to Oct 2022: 7 points falling.",
            "8 points running above average.",
        ] { #expect(drawing.textAlternative.contains(words), "\(words)") }
        let brackets = ["outside a limit", "trend", "2 of 3 near a limit", "run on one side"].compactMap { name -> Substring? in
            let lines = drawing.svg.source.split(separator: "\n")
            return lines.firstIndex { $0.contains(">\(name)</text>") }.map { lines[$0 - 1] }
        }
        let forms = brackets.map { bracket -> String in
            let path = bracket.split(separator: " d=\"").last ?? ""
            return path.filter(\.isLetter) + (bracket.contains("dasharray") ? "dashed" : "")
        }
        #expect(forms.count == 4 && Set(forms).count == 4, "\(forms)")
    }

    @Test("the answer comes first, and says when there is none")
    func answers() {
        func words(_ plot: ControlPlot) -> String { plot.draw(id: "c").textAlternative }
        #expect(
            words(ControlSamples.individuals).contains(
                "Special cause, concerning, low: the latest figure (67 of 77) is in a run below average."))
        #expect(words(ControlSamples.attribute).contains("Common cause: no rule marks the latest figure (39 of 51)."))
        #expect(words(ControlSamples.plain([7])).contains("Not enough data for limits"))
        #expect(words(ControlSamples.plain([nil, nil, nil])).contains("Nothing can be said."))
        #expect(words(ControlSamples.plain([])).contains("There is no figure to draw."))
    }

    @Test("the phone's key names only what the phone shows")
    func key() throws {
        let svg = ControlSamples.everyRule.draw(id: "c").svg.source
        let phone = try #require(svg.range(of: "class=\"narrow\"")).upperBound
        #expect(svg[..<phone].contains(">trend</text>") && !svg[phone...].contains(">trend</text>"))
    }

    @Test("a figure beyond the published range stands beyond it, and a low-is-good row is turned round")
    func spine() throws {
        let svg = JudgementSamples.spines[3].chart.draw(id: "s").svg.source
        let ring = try #require(svg.range(of: "class=\"c-improve\" cx=\"")).upperBound
        #expect(
            Double(svg[ring...].prefix { $0 != "\"" }) == 632, "at the right end of the track, since the figure is its furthest")
        let area = JudgementSamples.spines[0].chart.draw(id: "s").svg.source
        // Repeat plans: 31.2 against 24.1 is higher, so worse, so left of the middle at 520.
        let up = try #require(area.range(of: "l-7.8 -13.7z")).lowerBound
        let start = try #require(area[..<up].range(of: "d=\"M", options: .backwards)).upperBound
        #expect(try #require(Double(area[start...].prefix { $0 != " " })) < 520)
    }

    @Test("outliers of a funnel are said first with n of N, the others counted")
    func funnelWords() {
        let words = JudgementSamples.funnels[0].chart.draw(id: "f").textAlternative
        #expect(
            words.hasPrefix(
                "Millgate 73.2% (82 of 112): below the 99.8% limit. Rivermead 98.8% (81 of 82): above the 95% limit. The other 7 lie within the limits. Here: Westbeck 87.2% (82 of 94), within the limits."
            ))
    }

    @Test("no share without n of N, and none at all where fewer than ten were graded")
    func shares() throws {
        let table = JudgementSamples.grades[0].chart.draw(id: "g").table
        #expect(table.rows[0].cells[1] == .text("20 of 27 (74%)"))
        #expect(table.rows[1].cells[1] == .text("6"))
        #expect(JudgementSamples.grades[0].chart.draw(id: "g").textAlternative.contains("%") == false)
        for name in ["funnel-areas", "ranked-intervals"] {
            let words = try #require(JudgementSamples.all.first { $0.name == name }).drawing.textAlternative
            #expect(words.contains(" of "))
        }
    }

    @Test("periods to come are no gaps: nothing is hatched, and the projection starts at the last figure")
    func toCome() {
        let whole = JudgementSamples.trajectories[0].chart.draw(id: "t")
        #expect(
            !whole.svg.source.contains("hatch") && Markings.count("class=\"c-projected\"", in: whole.svg.source) == 2 * 2 + 2 * 2)
        #expect(whole.textAlternative.hasPrefix("At this rate 1,205 by March 2027, over the target of 1,100: on track."))
        #expect(whole.table.rows.contains { $0.heading == "January 2027" && $0.cells == [.text("to come")] })
        let gap = JudgementSamples.trajectories[2].chart.draw(id: "t")
        #expect(gap.svg.source.contains("hatch") && gap.textAlternative.contains("Jun 2026: protected."))
    }

    @Test("every sign has a word, a meaning and a form of its own")
    func signs() {
        let signs = JudgementSamples.signs
        #expect(Set(signs.map(\.svg.source)).count == signs.count)
        #expect(Set(signs.map(\.word)).count == signs.count && Set(signs.map(\.meaning)).count == signs.count)
        // Without colour, that is without the classes, the forms still differ.
        let forms = signs.map { $0.svg.source.replacing(/class="[^"]*"/, with: "") }
        #expect(Set(forms).count == signs.count)
        for sign in signs { #expect(sign.html.source.contains(sign.word) && sign.svg.source.contains("aria-hidden=\"true\"")) }
    }
}

extension JudgementRulesTests {
    @Test("a long name is cut in the drawing, its number is not")
    func numbersStay() {
        var series = DrawingTests.longLabels
        series.targets[0].text = "60"
        let wide = RunChart.wide(series, id: "c").svg.source
        #expect(wide.contains("…</text>") && wide.contains("class=\"c-t-target\" x=\"1060\""))
        let target = wide.split(separator: "\n").filter { $0.contains("c-t-target\" x") }
        let peer = wide.split(separator: "\n").filter { $0.contains("c-t-peer\" x") }
        #expect(target.contains { $0.hasSuffix(">60</text>") } && peer.contains { $0.hasSuffix(">55</text>") })
        let whole = RunChart.wide(series, id: "c").textAlternative
        #expect(whole.contains("that procedures require 60") && !whole.contains("…"))
    }
}
