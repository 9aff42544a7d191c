import Charts
import Domain
import Markup
import Reports
import TestKit
import Testing

@Suite("A series drawn by the method it is long enough for")
struct SeriesChartTests {
    private static var indicator: Indicator {
        var indicator = Samples.visits
        indicator.breaks = []
        indicator.rebases = [SeriesReset(from: Day(iso8601: "2023-04-01")!, why: "second provider joined")]
        indicator.events = [
            SeriesEvent(on: Day(iso8601: "2024-05-12")!, what: "vacancies peak"),
            SeriesEvent(on: Day(iso8601: "1999-05-12")!, what: "before anybody counted"),
        ]
        return indicator
    }

    /// Twelve quarters about 70 and fourteen about 90, one of them missing altogether.
    private static func series(_ indicator: Indicator) -> Series {
        let values: [Double?] =
            [69, 71, 70, 68, 72, 70, 69, 71, 70, 69, 71, 70] + [90, 88, 91, 89, nil, 90, 92, 90, 89, 91, 90, 88, 90, 60]
        let points = values.enumerated().compactMap { place, value in
            value.map { Samples.point(.financialQuarter(2020 + place / 4, place % 4 + 1), Samples.percent($0 * 2, of: 200)) }
        }
        return Series(indicator: indicator, area: "smallborough", source: "return-cmh", points: points)
    }

    private static func plot(_ indicator: Indicator) throws -> ControlPlot {
        let series = series(indicator)
        let judgement = Judgement(of: series, as: indicator, target: nil)
        let described = ChartSeries(series, line: nil, district: "smallborough", comparators: [])
        let chart = SeriesChart(series, judgement, described: described)
        guard case .control(let plot) = chart else { throw NotDrawn() }
        return plot
    }

    private struct NotDrawn: Error {}

    @Test("limits lie along the axis, with a gap where nobody sent anything, and start anew with the recorded reason")
    func control() throws {
        let plot = try Self.plot(Self.indicator)
        #expect(plot.series.points.count == 26)
        #expect(plot.lines.mean[16] == nil && plot.lines.marks[16] == nil)
        #expect(plot.lines.group == Array(repeating: 0, count: 12) + Array(repeating: 1, count: 14))
        #expect(abs((plot.lines.mean[0] ?? 0) - 70) < 1e-9)
        #expect(plot.lines.marks[25] == RuleMark(.outside, .low, .concerning))
        #expect(plot.lines.marks[..<12].allSatisfy { $0 == nil })
        #expect(
            plot.series.breaks == [
                Charts.SeriesBreak(after: 11, kind: .reset, heading: "Limits anew, April 2023", reason: "second provider joined")
            ])
        let drawing = plot.draw(id: "c")
        #expect(drawing.textAlternative.contains("second provider joined"))
        #expect(drawing.svg.source.contains("below lower limit"))
        #expect(drawing.table.rows.count >= 26)
    }

    @Test("an event stands at its period, and one from before the series nowhere")
    func events() throws {
        let plot = try Self.plot(Self.indicator)
        #expect(plot.series.events == [ChartEvent(at: 16, heading: "May 2024", detail: "vacancies peak")])
    }

    @Test("a short series stays a run chart, parted by the rebase as well")
    func short() {
        var series = Self.series(Self.indicator)
        series.points = Array(series.points[8..<18])
        let judgement = Judgement(of: series, as: Self.indicator, target: nil)
        let described = ChartSeries(series, line: nil, district: "smallborough", comparators: [])
        guard case .run(let drawn) = SeriesChart(series, judgement, described: described) else {
            Issue.record("it has too few points for limits")
            return
        }
        #expect(drawn.breaks.map(\.kind) == [.reset])
        #expect(drawn.centres.map(\.from) == [4])
    }

    @Test("a funnel leaves a hidden area without a place and names ours")
    func funnel() throws {
        let shares: [Shown] = [90, 91, 92, 60, 93].map { Samples.percent($0, of: 100) } + [.none(.suppressed, why: nil)]
        let areas = shares.enumerated().map { place, shown in
            (area: Area(id: ID("a\(place)"), name: "Area \(place)"), shown: Shown?.some(shown))
        }
        let funnel = try #require(AreaFunnel(Samples.visits, .financialQuarter(2026, 2), areas))
        let plot = FunnelPlot(funnel, ours: "a3", title: "Visits")
        #expect(plot.areas[5].content == .none(marker: "c", meaning: "protected"))
        #expect(plot.areas[3].isOurs && plot.areas.count { $0.isOurs } == 1)
        guard case .value(_, _, let text, let count, let position) = plot.areas[3].content else {
            Issue.record("it has a figure")
            return
        }
        #expect(text == "60.0%" && count == "60 of 100" && position == .below998(.concernLow))
        #expect(plot.draw(id: "f").table.rows.contains { $0.heading == "Area 3 (here)" })
    }
}
