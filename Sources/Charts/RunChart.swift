import Markup

/// A series over time, large: the figure on an indicator's page.
///
/// It is drawn twice, so that its words are never scaled below the size they are set in: `wide` at
/// 1200 units, and `narrow` at 370 with the last 24 points only. The stylesheet shows one of them.
/// What is said and the table cover the whole series.
public enum RunChart {
    /// Both drawings. `id` makes their ids unique on the page.
    public static func draw(_ series: ChartSeries, id: String) -> Drawing {
        var both = wide(series, id: id)
        both.svg += narrow(series, id: id).svg
        return both
    }

    public static func wide(_ series: ChartSeries, id: String) -> Drawing {
        drawing(series, scale: scale(of: series), id: id + "-w", format: .wide)
    }

    public static func narrow(_ series: ChartSeries, id: String) -> Drawing {
        drawing(series.last(24), scale: scale(of: series), id: id + "-n", format: .narrow)
    }

    /// `part` of the series at 300 units, on the scale of the whole, for the kinds of chart that carry more words.
    static func phone(_ part: ChartSeries, of series: ChartSeries, id: String) -> Drawing {
        drawing(part, scale: scale(of: series), id: id + "-n", format: .phone)
    }

    private static func scale(of series: ChartSeries) -> Scale {
        Scale(covering: series.values + series.references, unit: series.unit)
    }

    private static func drawing(_ series: ChartSeries, scale: Scale, id: String, format: ChartFrame.Format) -> Drawing {
        let frame = ChartFrame(series, scale: scale, id: id, format: format)
        return Drawing(svg: frame.svg, textAlternative: series.words, table: series.table, scale: scale.sentence)
    }
}

/// Where everything of one drawing stands.
struct ChartFrame {
    enum Format {
        case wide, narrow
        /// For charts that must be read at 320 px without their words shrinking below 12 px.
        case phone

        var cssClass: String { self == .wide ? "wide" : "narrow" }
        var width: Double { of(wide: 1200, narrow: 370, phone: 300) }
        var plotHeight: Double { of(wide: 324, narrow: 234, phone: 226) }
        var leastLeft: Double { of(wide: 40, narrow: 30, phone: 28) }
        /// For the words beside the right edge.
        var margin: Double { of(wide: 150, narrow: 86, phone: 84) }
        var marginGap: Double { of(wide: 10, narrow: 6, phone: 5) }
        var headerWrap: Double { of(wide: 290, narrow: 170, phone: 140) }
        var noteWrap: Double { of(wide: 190, narrow: 120, phone: 100) }

        private func of(wide: Double, narrow: Double, phone: Double) -> Double {
            switch self {
            case .wide: wide
            case .narrow: narrow
            case .phone: phone
            }
        }
    }

    let series: ChartSeries
    let scale: Scale
    let id: String
    let format: Format
    let left: Double
    let right: Double
    /// For the words beside the right edge.
    let margin: Double
    let top: Double
    let bottom: Double
    /// The width of one period.
    let slot: Double
    /// Breaks with a point on either side, and the words about them above the plot, in the same order.
    let partings: [SeriesBreak]
    let header: Header

    init(_ series: ChartSeries, scale: Scale, id: String, format: Format) {
        self.series = series
        self.scale = scale
        self.id = id
        self.format = format
        let left = max(format.leastLeft, (scale.labels.map { Lettering.width($0.text) }.max() ?? 0) + 12)
        margin = ChartFrame.margin(for: series, format)
        let right = format.width - margin
        let slot = (right - left) / Double(max(1, series.points.count))
        self.left = left
        self.right = right
        self.slot = slot
        partings = series.breaks.filter { $0.after < series.points.count - 1 }
        header = Header(partings.map { (left + slot * Double($0.after + 1), $0) }, format)
        top = header.height
        bottom = header.height + (series.values.isEmpty ? 120 : format.plotHeight)
    }

    /// Wider on a phone where a number would not fit: a number is never broken.
    private static func margin(for series: ChartSeries, _ format: Format) -> Double {
        guard format == .phone else { return format.margin }
        let numbers =
            series.centres.suffix(1).flatMap { [$0.text, $0.limits?.lowerText ?? "", $0.limits?.upperText ?? ""] }
            + series.points.compactMap(\.text).suffix(1)
        let widest = numbers.map { Lettering.width($0, bold: true) }.max() ?? 0
        return min(max(format.margin, widest + format.marginGap + 2), 140)
    }

    private var key: Key { Key(series.overlay.key, width: format.width) }
    private var height: Double { bottom + 34 + key.height }

    func x(_ place: Int) -> Double { left + slot * (Double(place) + 0.5) }
    func y(_ value: Double) -> Double { bottom - scale.height(of: value) * (bottom - top) }

    var svg: HTML {
        let spoken = Spoken(id: id, title: series.heading, description: series.words)
        var words = Words(frame: self)
        let notes = words.place()
        return """
            <svg class="\(format.cssClass)" viewBox="0 0 \(xy: format.width) \(xy: height)" \(spoken.attributes)>\(spoken.elements)
            \(when: !series.gaps.isEmpty, hatch)\(grid)\(overlayGround)\(each: series.centres, centre)\(axis)\(each: series.gaps, gap)\
            \(each: series.expected, expected)\(each: series.targets, target)\(each: series.comparators, comparator)\
            \(each: zip(partings, header.labels), parting)\(overlayLines)\(line)\(marks)\(notes)\(key.svg(y: bottom + 46))</svg>

            """
    }
}

// Ground: grid, axis, bands
extension ChartFrame {
    private var hatch: HTML {
        """
        <defs><pattern id="\(id)-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <path class="c-hatch" d="M0 0v5"/></pattern></defs>

        """
    }

    private var grid: HTML {
        if series.values.isEmpty && series.references.isEmpty { return HTML() }
        return "\(each: scale.labels, gridLine)\(when: scale.low < 0 && scale.high > 0, noughtLine)"
    }

    private func gridLine(_ tick: Scale.Tick) -> HTML {
        let y = y(tick.value)
        return """
            <path class="c-grid" d="M\(xy: left) \(xy: y)H\(xy: right)"/>\
            <text class="c-soft" x="\(xy: left - 6)" y="\(xy: y + 4)" text-anchor="end" font-size="13">\(tick.text)</text>

            """
    }

    private var noughtLine: HTML { "<path class=\"c-axis\" d=\"M\(xy: left) \(xy: y(0))H\(xy: right)\"/>\n" }

    /// Ticks stand where a period begins, as in a calendar; under each point where all of few are
    /// labelled.
    private var axis: HTML {
        let labelled = series.points.indices.filter { series.points[$0].axisLabel != nil }
        let widest = labelled.map { Lettering.width(series.points[$0].axisLabel ?? "") }.max() ?? 0
        let areUnderPoints = labelled.count == series.points.count && widest + 8 <= slot
        var ticks = HTML()
        var free = -Double.infinity
        for place in labelled {
            guard let text = series.points[place].axisLabel else { continue }
            let tick = areUnderPoints ? x(place) : left + slot * Double(place)
            let start = areUnderPoints ? tick - Lettering.width(text) / 2 : tick + 3
            let end = start + Lettering.width(text)
            guard start >= free, end <= format.width else { continue }
            free = end + 10
            let label = Label(
                [.init(text: text, cssClass: "c-soft")], x: areUnderPoints ? tick : start, y: bottom + 18,
                anchor: areUnderPoints ? .middle : .start)
            ticks += "<path class=\"c-axis\" d=\"M\(xy: tick) \(xy: bottom)v6\"/>\(label.svg)"
        }
        return "<path class=\"c-axis\" d=\"M\(xy: left) \(xy: bottom)H\(xy: right)\"/>\n\(ticks)"
    }

    /// From the edge of its first period to the edge of its last, a little short of both so that
    /// neighbours stay apart.
    func stretch(_ from: Int, _ to: Int) -> (left: Double, right: Double) {
        let last = series.points.count - 1
        let first = left + slot * Double(max(0, from))
        let end = left + slot * Double(min(last, to) + 1)
        return (first + 2, end - 2)
    }

    private func centre(_ centre: CentreLine) -> HTML {
        let (start, end) = stretch(centre.from, centre.to)
        let mean: HTML = "<path class=\"c-mean\" d=\"M\(xy: start) \(xy: y(centre.value))H\(xy: end)\"/>\n"
        guard let limits = centre.limits else { return mean }
        let (upper, lower) = (y(limits.upper), y(limits.lower))
        return """
            <rect class="c-band" x="\(xy: start)" y="\(xy: upper)" width="\(xy: end - start)" height="\(xy: lower - upper)"/>\
            <path class="c-limit" d="M\(xy: start) \(xy: upper)H\(xy: end)M\(xy: start) \(xy: lower)H\(xy: end)"/>\(mean)
            """
    }

    private func gap(_ gap: ChartSeries.Gap) -> HTML {
        let (start, end) = stretch(gap.from, gap.to)
        return """
            <rect fill="url(#\(id)-hatch)" x="\(xy: start)" y="\(xy: top)" width="\(xy: end - start)" height="\(xy: bottom - top)"/>\
            \(marker(of: gap).svg)
            """
    }

    func marker(of gap: ChartSeries.Gap) -> Label {
        let (start, end) = stretch(gap.from, gap.to)
        return Label([.init(text: gap.marker, cssClass: "c-b")], x: (start + end) / 2, y: bottom - 16, anchor: .middle)
    }
}

// Lines and points
extension ChartFrame {
    func reachesEnd(_ to: Int) -> Bool { to >= series.points.count - 1 }

    /// Ends in a tick where it ends within the chart.
    private func target(_ target: TargetSegment) -> HTML {
        let (start, end) = stretch(target.from, target.to)
        let y = y(target.value)
        let startTick: HTML = "M\(xy: start) \(xy: y - 4)v8"
        let endTick: HTML = "M\(xy: end) \(xy: y - 4)v8"
        return """
            <path class="c-target" d="M\(xy: start) \(xy: y)H\(xy: reachesEnd(target.to) ? right : end)\
            \(when: target.from > 0, startTick)\(when: !reachesEnd(target.to), endTick)"/>

            """
    }

    private func expected(_ range: ExpectedSegment) -> HTML {
        let (start, end) = stretch(range.from, range.to)
        return """
            <path class="c-target thin" stroke-dasharray="4 3" d="M\(xy: start) \(xy: y(range.lower))H\(xy: end)\
            M\(xy: start) \(xy: y(range.upper))H\(xy: end)"/>

            """
    }

    private func comparator(_ comparator: ChartComparator) -> HTML {
        guard let span = comparator.span else { return HTML() }
        let (start, end) = stretch(span.lowerBound, span.upperBound)
        return "<path class=\"c-peer\" d=\"M\(xy: start) \(xy: y(comparator.value))H\(xy: end)\"/>\n"
    }

    private func parting(_ parting: SeriesBreak, _ label: Label) -> HTML {
        let x = left + slot * Double(parting.after + 1)
        let rise = bottom - (label.box.bottom - 2)
        switch parting.kind {
        case .definition:
            return
                "<path class=\"c-mark\" d=\"M\(xy: x - 5) \(xy: bottom)l6 \(xy: -rise)M\(xy: x - 1) \(xy: bottom)l6 \(xy: -rise)\"/>\n"
        case .reset:
            return "<path class=\"c-mark\" stroke-dasharray=\"1 3\" d=\"M\(xy: x) \(xy: bottom)v\(xy: -rise)\"/>\n"
        }
    }

    private var line: HTML {
        let long = series.strokes.filter { $0.count > 1 }
        guard !long.isEmpty else { return HTML() }
        return "<path class=\"c-line\" d=\"\(each: long, path)\"/>\n"
    }

    private func path(_ places: [Int]) -> HTML {
        "M\(places.map { "\(xy: x($0)) \(xy: y(series.points[$0].number ?? 0))" as HTML }.joined(separator: "L"))"
    }

    private var marks: HTML {
        series.points.enumerated().map { place, point in
            guard let number = point.number else { return HTML() }
            return Mark(x: x(place), y: y(number), signal: point.signal, radius: 2.7).svg
        }.joined() + "\n"
    }
}
