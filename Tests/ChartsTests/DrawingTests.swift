import Charts
import Foundation
import Markup
import Measures
import Testing

@Suite("Charts")
struct DrawingTests {
    static let everything: [(name: String, series: ChartSeries)] = [
        ("new-birth-visits", Samples.newBirthVisits), ("quarters", Samples.quarters), ("looked-after", Samples.lookedAfter),
        ("negative", Samples.plain([-3, 2, nil, 5, -1])), ("equal", Samples.plain([5, 5, 5, 5, 5])), ("one", Samples.plain([7])),
        ("none", Samples.plain([])), ("protected", Samples.plain([nil, nil, nil])),
        ("certain", Samples.plain([100, 100], unit: .percent)),
        ("nought", Samples.plain([0, 0, 0])), ("large", Samples.plain([1_200_000, 3_400_000])), ("long-labels", longLabels),
    ]

    static let longLabels: ChartSeries = {
        var series = Samples.plain([61, 54, 67, 58, 63, 49, 71, 66])
        let long = "children and young people who were seen by a practitioner within the number of days that procedures require"
        series.title = "The proportion of \(long)"
        series.targets = [
            TargetSegment(from: 0, to: 7, value: 60, text: "60", label: "Target agreed for all \(long) 60", dates: "from \(long)")
        ]
        series.breaks = [
            SeriesBreak(after: 2, heading: "Break, \(long)", reason: long), SeriesBreak(after: 5, heading: "Break", reason: long),
        ]
        series.comparators = [
            ChartComparator(name: "The average of \(long)", value: 55, text: "55", period: "2019-20", span: 4...4)
        ]
        series.events = [ChartEvent(at: 1, heading: "May 2016", detail: long)]
        return series
    }()

    @Test("every sample is drawn as it was when it was looked at", arguments: everything.map(\.name))
    func golden(name: String) throws {
        let series = try #require(Self.everything.first { $0.name == name }).series
        try Golden.expect(RunChart.wide(series, id: "chart").svg.source, in: "\(name).wide.svg")
        try Golden.expect(RunChart.narrow(series, id: "chart").svg.source, in: "\(name).narrow.svg")
        try Golden.expect(Sparkline.draw(series, id: "spark").source, in: "\(name).spark.svg")
    }

    @Test("small multiples and ranked bars are drawn as they were when they were looked at")
    func goldenOthers() throws {
        try Golden.expect(Samples.areas.draw(id: "m").map(\.svg.source).joined(separator: "\n"), in: "areas.multiples.svg")
        try Golden.expect(Samples.ranked.draw(id: "r").svg.source, in: "ranked.svg")
        try Golden.expect(Samples.quarters.drawingTable.html.source, in: "quarters.table.html")
    }

    @Test("the same description gives the same bytes")
    func deterministic() {
        for (_, series) in Self.everything {
            #expect(RunChart.draw(series, id: "a") == RunChart.draw(series, id: "a"))
            #expect(Sparkline.draw(series, id: "a") == Sparkline.draw(series, id: "a"))
        }
    }

    @Test("every drawing is well-formed, with a title and a description under ids of its own", arguments: everything.map(\.name))
    func wellFormed(name: String) throws {
        let series = try #require(Self.everything.first { $0.name == name }).series
        for svg in [RunChart.draw(series, id: "c").svg.source, Sparkline.draw(series, id: "s").source] {
            #expect(tagsMatch(svg))
            #expect(svg.contains("role=\"img\""))
            let ids = svg.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
            #expect(Set(ids).count == ids.count)
            for reference in svg.split(separator: "aria-labelledby=\"").dropFirst() {
                for id in reference.prefix(while: { $0 != "\"" }).split(separator: " ") { #expect(ids.contains(id)) }
            }
        }
    }

    /// Every element that opens closes again, in order.
    private func tagsMatch(_ svg: String) -> Bool {
        var open: [Substring] = []
        for tag in svg.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            let name = tag.prefix { $0 != " " && $0 != ">" && $0 != "/" }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst().prefix(while: { $0 != ">" }) else { return false }
            } else if tag.split(separator: ">", omittingEmptySubsequences: false)[0].last != "/" {
                open.append(name)
            }
        }
        return open.isEmpty
    }

    @Test("colour comes from classes, style from the stylesheet, and no text is under 12 px")
    func noInlineStyle() {
        for (_, series) in Self.everything {
            let svg = RunChart.draw(series, id: "c").svg.source + Sparkline.draw(series, id: "s").source
            #expect(!svg.contains("style="))
            #expect(!svg.contains("stroke=\""))
            #expect(svg.split(separator: " fill=\"").dropFirst().allSatisfy { $0.hasPrefix("url(#") })
            for size in svg.split(separator: "font-size=\"").dropFirst() {
                #expect(Int(size.prefix { $0 != "\"" }) ?? 0 >= 12)
            }
        }
    }

    @Test("a gap is a gap: the line stops before it and starts anew after it")
    func gaps() throws {
        let svg = Sparkline.draw(Samples.plain([1, 2, nil, 3, 4]), id: "s").source
        let line = try #require(linePath(svg))
        #expect(line.filter { $0 == "M" }.count == 2)
        #expect(line.filter { $0 == "L" }.count == 2)
    }

    @Test("a break is not crossed by the line, a reset of the limits is")
    func breaks() throws {
        var series = Samples.plain([1, 2, 3, 4])
        series.breaks = [SeriesBreak(after: 1, heading: "Break", reason: "new definition")]
        for svg in [RunChart.wide(series, id: "c").svg.source, Sparkline.draw(series, id: "s").source] {
            #expect(try #require(linePath(svg)).filter { $0 == "M" }.count == 2)
            #expect(svg.contains("c-mark"))
        }
        series.breaks[0].kind = .reset
        #expect(try #require(linePath(RunChart.wide(series, id: "c").svg.source)).filter { $0 == "M" }.count == 1)
    }

    private func linePath(_ svg: String) -> Substring? {
        svg.firstRange(of: "class=\"c-line\" d=\"").map { svg[$0.upperBound...].prefix { $0 != "\"" } }
    }

    @Test("a point between two gaps is dotted, since no line can show it")
    func lonePoints() {
        let svg = Sparkline.draw(Samples.plain([nil, 3, nil, 4]), id: "s").source
        #expect(svg.split(separator: "<circle").count - 1 == 2)
    }

    @Test("a protected point leaves its marker and its meaning, and no mark or number")
    func protected() throws {
        // The neighbours are far from any number that a protected one could have printed.
        let hidden = Samples.plain([40, nil, 44])
        let drawing = RunChart.draw(hidden, id: "c")
        #expect(drawing.svg.source.contains(">c</text>"))
        #expect(drawing.textAlternative.contains("2016-17: protected."))
        #expect(drawing.svg.source.split(separator: "c-dot").count - 1 == 4, "two dots in each of two drawings")
        let row = try #require(drawing.table.rows.first { $0.heading == "2016-17" })
        #expect(row.cells == [.marker("c", meaning: "protected")])
        #expect(row.cells[0].plain == "c: protected")
    }

    @Test("what stands around a protected point does not depend on it")
    func protectedSaysNothing() {
        // There is only one way to describe a protected point, so nothing can differ by its count.
        #expect(
            ChartPoint(period: "a", content: .none(marker: "c", meaning: "protected"))
                == ChartPoint(period: "a", content: .none(marker: "c", meaning: "protected")))
        let protected = Samples.plain([nil, nil, nil])
        #expect(RunChart.wide(protected, id: "c").svg.source.contains("No figure can be shown."))
        #expect(!RunChart.wide(protected, id: "c").svg.source.contains("c-grid"))
    }

    @Test("an area with a protected figure stands below the others, by name, without a bar")
    func rankedProtection() throws {
        let drawing = Samples.ranked.draw(id: "r")
        #expect(
            drawing.table.rows.map(\.heading) == [
                "Canal Wharf", "Millgate", "Rivermead", "Westbeck", "Harrow Bank", "Highcliffe", "Aireborough",
            ])
        #expect(drawing.svg.source.split(separator: "<rect").count - 1 == 8, "four bars in each of two drawings")
    }

    @Test("a percentage's axis stays within 0 and 100, whatever the limits work out to")
    func percentAxis() {
        var series = Samples.plain([97, 99, 98], unit: .percent)
        series.centres = [
            CentreLine(
                from: 0, to: 2, value: 98, text: "98%", limits: .init(lower: 92, lowerText: "92%", upper: 104, upperText: "104%"))
        ]
        let svg = RunChart.wide(series, id: "c").svg.source
        #expect(svg.contains(">100%</text>"))
        #expect(!svg.contains(">102</text>") && !svg.contains(">105"))
    }

    @Test("a percentage over 100 is drawn where it is, not at the edge")
    func percentOverHundred() {
        let svg = RunChart.wide(Samples.plain([97, 112], unit: .percent), id: "c").svg.source
        #expect(svg.contains(">115%</text>"))
    }

    @Test(
        "where the scale does not start at nought, that is said",
        arguments: [
            ([72.0, 95], "The scale starts at 70%."), ([3, 95], nil), ([0, 0], nil),
            ([99.2, 99.9], "The scale starts at 99.0%."),
        ] as [([Double], String?)])
    func scaleSentence(values: [Double], sentence: String?) {
        #expect(RunChart.wide(Samples.plain(values, unit: .percent), id: "c").scale == sentence)
    }

    @Test("a scale of negative numbers has a line at nought")
    func negative() {
        let drawing = RunChart.wide(Samples.plain([-3, 2, 5]), id: "c")
        #expect(drawing.svg.source.contains(">0</text>"))
        #expect(drawing.scale == "The scale starts at -4.")
    }

    @Test("labels beside the plot do not touch each other")
    func marginLabels() throws {
        var series = Samples.plain([60, 60.2, 60.1])
        series.centres = [CentreLine(from: 0, to: 2, value: 60.1, text: "60.1")]
        series.targets = [TargetSegment(from: 0, to: 2, value: 60.15, text: "60.15")]
        series.comparators = [ChartComparator(name: "England", value: 60.12, text: "60.12", period: "2019-20", span: 0...2)]
        let svg = RunChart.wide(series, id: "c").svg.source
        let heights = svg.split(separator: "x=\"1060\" y=\"").dropFirst().compactMap { Double($0.prefix { $0 != "\"" }) }.sorted()
        #expect(heights.count >= 4)
        for (upper, lower) in zip(heights, heights.dropFirst()) { #expect(lower - upper >= 16) }
    }

    @Test("the narrow drawing keeps the last 24 points, its words and table keep all that it shows")
    func narrow() {
        let drawing = RunChart.narrow(Samples.newBirthVisits, id: "c")
        #expect(drawing.svg.source.contains("October 2024 to September 2026</title>"))
        #expect(!drawing.svg.source.contains("June 2023"))
        #expect(drawing.table.rows.count == 24)
        #expect(RunChart.draw(Samples.newBirthVisits, id: "c").table.rows.count == 66)
    }

    @Test("the words give the latest figure, the extremes, the lines, the gaps, the breaks and the comparators")
    func words() {
        let words = RunChart.wide(Samples.newBirthVisits, id: "c").textAlternative
        for said in [
            "Latest 87.0%, September 2026.", "Lowest 72.5%, October 2023; highest 94.7%, December 2025.",
            "Average 88.6%, limits 80.9% to 96.3%.",
            "Target 90%, April 2024 to March 2027.", "Nov 2023 and Dec 2023: not available.",
            "Break, April 2024: video visits no longer count (definition 2).", "Neighbours 84.0% in 2024-25.",
            "June 2023: health visitor vacancies peak at 24%.", "read as a control chart",
        ] { #expect(words.contains(said), "\(said)") }
        #expect(RunChart.wide(Samples.plain([5, 5]), id: "c").textAlternative == "Children, by year. All 2 figures are 5.")
        #expect(RunChart.wide(Samples.plain([7]), id: "c").textAlternative == "Children, by year. The only figure is 7, 2015-16.")
        #expect(RunChart.wide(Samples.plain([]), id: "c").textAlternative == "Children, by year. There is no figure to draw.")
    }

    @Test("a comparator from outside the series is said and not drawn")
    func comparatorElsewhere() {
        var series = Samples.plain([60, 61])
        series.comparators = [ChartComparator(name: "England", value: 20, text: "20", period: "2012-13", span: nil)]
        let drawing = RunChart.wide(series, id: "c")
        #expect(!drawing.svg.source.contains("c-peer"))
        #expect(drawing.textAlternative.contains("England 20 in 2012-13."))
    }

    @Test("names with markup in them stay text, in the drawing and in the table")
    func escapes() {
        var series = Samples.plain([1, 2])
        series.title = "<script>alert(1)</script>"
        series.breaks = [SeriesBreak(after: 0, heading: "A & B", reason: "<b>")]
        let drawing = RunChart.draw(series, id: "c")
        for markup in [drawing.svg.source, drawing.table.html.source, Sparkline.draw(series, id: "s").source] {
            #expect(!markup.contains("<script") && !markup.contains("<b>"))
        }
    }

    @Test("the table is newest first, with counts, targets and what happened")
    func table() {
        let table = RunChart.wide(Samples.newBirthVisits, id: "c").table
        #expect(table.columns.map(\.heading) == ["Period", "Figure", "Number", "Target", "Note"])
        #expect(table.rows[0] == .init("September 2026", [.text("87.0%"), .text("67 of 77"), .text("90%"), .empty]))
        #expect(table.rows.last?.heading == "April 2021")
        #expect(table.rows.contains { $0.heading == "April 2024" && $0.cells[3].plain.contains("video visits no longer count") })
        #expect(table.rows.contains { $0.cells[0] == .marker("x", meaning: "not available") })
    }

    @Test("all panels of small multiples share one scale and say it")
    func multiples() {
        #expect(Samples.areas.scaleSentence == "Every panel runs from 75% to 95%.")
        #expect(Samples.areas.draw(id: "m").count == 3)
    }
}

extension ChartSeries {
    fileprivate var drawingTable: ChartTable { RunChart.wide(self, id: "c").table }
}
