import Charts
import Domain
import Reports
import TestKit
import Testing

@Suite("A series as a chart describes it")
struct ChartSeriesTests {
    private var described: ChartSeries {
        ChartSeries(
            Samples.visitsSeries, line: Samples.version.basketLine("visits"), district: "smallborough",
            comparators: [Samples.england])
    }

    @Test("a period that nobody sent is a gap on the axis, and a marker keeps its meaning")
    func gaps() {
        #expect(described.points.count == 12)
        #expect(described.points[4].content == .none(marker: "–", meaning: "nothing received"))
        #expect(described.points[5].content == .none(marker: "x", meaning: "not available"))
        #expect(described.points[11].content == .value(197.0 / 231 * 100, "85.3%", count: "197 of 231"))
    }

    @Test("a break lies after the last period before it, with its reason")
    func breaks() {
        #expect(
            described.breaks == [
                Charts.SeriesBreak(after: 1, heading: "Break, April 2024", reason: "video visits no longer count")
            ])
    }

    @Test("targets are drawn over the periods in which they were in force, with their dates")
    func targets() {
        #expect(
            described.targets == [
                TargetSegment(from: 0, to: 1, value: 85, text: "85%", dates: "until March 2024"),
                TargetSegment(from: 2, to: 11, value: 90, text: "90%", dates: "from April 2024"),
            ])
    }

    @Test("an expected range is not a target")
    func expected() {
        let series = ChartSeries(
            Samples.missingSeries, line: Samples.version.basketLine("missing"), district: "smallborough", comparators: [])
        #expect(series.targets.isEmpty)
        #expect(series.expected == [ExpectedSegment(from: 0, to: 4, lower: 90, lowerText: "90", upper: 165, upperText: "165")])
    }

    @Test("a comparator covers its own period only")
    func comparators() {
        #expect(
            described.comparators == [
                ChartComparator(name: "England", value: 83.1, text: "83.1%", period: "2024-25", span: 2...5)
            ])
    }

    @Test("another area has no target that is not its own")
    func otherArea() {
        var series = Samples.visitsSeries
        series.area = "northside"
        let described = ChartSeries(series, line: Samples.version.basketLine("visits"), district: "smallborough", comparators: [])
        #expect(described.targets.isEmpty)
    }
}
