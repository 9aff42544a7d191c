import Markup

/// A series the size of a word, for a row of a table. Its shapes are those of the large chart, its
/// points only the latest and, among the last five, those that a rule marks.
public enum Sparkline {
    /// The drawing with what it says to who does not see it; its figures stand on the indicator's own page. `id` makes the
    /// drawing's ids unique on its page.
    public static func draw(_ series: ChartSeries, id: String) -> HTML {
        let frame = SparkFrame(series)
        let spoken = Spoken(id: id, title: "\(series.title): trend", description: series.words)
        return """
            <svg class="spark" viewBox="0 0 160 50" \(spoken.attributes)>\(spoken.elements)\
            \(each: series.centres, frame.centre)\
            \(each: series.targets, frame.target)\
            \(each: series.expected, frame.expected)\
            \(frame.line)\
            \(each: series.breaks, frame.parting)\
            \(frame.marks)</svg>
            """
    }
}

private struct SparkFrame {
    let series: ChartSeries
    let strokes: [[Int]]
    let low: Double
    let high: Double

    init(_ series: ChartSeries) {
        self.series = series
        strokes = series.strokes
        let numbers = series.values + series.references
        low = numbers.min() ?? 0
        high = numbers.max() ?? 0
    }

    func x(_ place: Int) -> Double {
        let count = series.points.count
        return count < 2 ? 155 : 3 + 152 * Double(min(max(place, 0), count - 1)) / Double(count - 1)
    }

    /// A stretch of one point still has a width.
    func stretch(_ from: Int, _ to: Int) -> (Double, Double) {
        let (left, right) = (x(from), x(to))
        return right - left < 4 ? (max(3, left - 4), min(155, right + 4)) : (left, right)
    }

    func y(_ value: Double) -> Double {
        high == low ? 25 : 43.5 - 37 * (value - low) / (high - low)
    }

    func centre(_ centre: CentreLine) -> HTML {
        let (left, right) = stretch(centre.from, centre.to)
        let mean: HTML = "<path class=\"c-mean\" d=\"M\(xy: left) \(xy: y(centre.value))H\(xy: right)\"/>"
        guard let limits = centre.limits else { return mean }
        let (top, bottom) = (y(limits.upper), y(limits.lower))
        return """
            <rect class="c-band" x="\(xy: left)" y="\(xy: top)" width="\(xy: right - left)" height="\(xy: bottom - top)"/>\(mean)
            """
    }

    func target(_ target: TargetSegment) -> HTML {
        let (left, right) = stretch(target.from, target.to)
        return "<path class=\"c-target\" d=\"M\(xy: left) \(xy: y(target.value))H\(xy: right)\"/>"
    }

    func expected(_ range: ExpectedSegment) -> HTML {
        let (left, right) = stretch(range.from, range.to)
        return """
            <path class="c-target" stroke-dasharray="2 2" d="M\(xy: left) \(xy: y(range.lower))H\(xy: right)\
            M\(xy: left) \(xy: y(range.upper))H\(xy: right)"/>
            """
    }

    var line: HTML {
        let long = strokes.filter { $0.count > 1 }
        guard !long.isEmpty else { return HTML() }
        return "<path class=\"c-line\" d=\"\(each: long, path)\"/>"
    }

    private func path(_ places: [Int]) -> HTML {
        "M\(corners: places.map { (x: x($0), y: y(series.points[$0].number ?? 0)) })"
    }

    func parting(_ parting: SeriesBreak) -> HTML {
        let middle = (x(parting.after) + x(parting.after + 1)) / 2
        switch parting.kind {
        case .definition:
            return "<path class=\"c-mark\" d=\"M\(xy: middle - 2.5) 50l3 -50M\(xy: middle + 0.5) 50l3 -50\"/>"
        case .reset:
            return "<path class=\"c-mark\" stroke-dasharray=\"1 3\" d=\"M\(xy: middle) 50V0\"/>"
        }
    }

    /// A point with no neighbour to be joined to would vanish, so it is dotted.
    var marks: HTML {
        let shown = series.points.indices.filter { series.points[$0].number != nil }
        // Where points stand closer than their shapes are wide, only the latest keeps its shape.
        let lastFive = Set(series.points.indices.suffix(series.points.count > 31 ? 1 : 5))
        let alone = Set(strokes.filter { $0.count == 1 }.map { $0[0] })
        return shown.map { place in
            mark(place, isLatest: place == shown.last, isRecent: lastFive.contains(place), isAlone: alone.contains(place))
        }.joined()
    }

    private func mark(_ place: Int, isLatest: Bool, isRecent: Bool, isAlone: Bool) -> HTML {
        let point = series.points[place]
        guard let number = point.number else { return HTML() }
        let isMarked = isRecent && point.signal != .ordinary
        guard isLatest || isMarked || isAlone else { return HTML() }
        let radius = isLatest || isMarked ? 2.6 : 1.2
        let signal = isMarked || isLatest ? point.signal : .ordinary
        return Mark(x: x(place), y: y(number), signal: signal, radius: signal == .improving ? 2.1 : radius).svg
    }
}
