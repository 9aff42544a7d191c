import Markup

/// The same measure for each of several areas, side by side on one scale.
public struct SmallMultiples: Equatable, Sendable {
    public var panels: [ChartSeries]
    /// Drawn dashed in every panel: the district, so that each is read against it.
    public var reference: Reference?

    public struct Reference: Equatable, Sendable {
        /// "Aireborough now".
        public var name: String
        public var value: Double
        public var text: String

        public init(name: String, value: Double, text: String) {
            self.name = name
            self.value = value
            self.text = text
        }
    }

    public init(panels: [ChartSeries], reference: Reference? = nil) {
        self.panels = panels
        self.reference = reference
    }

    /// One drawing a panel, in order. `id` and the panel's number make the ids unique on the page.
    public func draw(id: String) -> [Drawing] {
        let scale = scale
        return panels.enumerated().map { number, series in
            let panel = SmallPanel(series: series, scale: scale, reference: reference)
            let words = [reference.map { "\($0.name) \($0.text)." }, series.words].compactMap(\.self).joined(separator: " ")
            let spoken = Spoken(id: "\(id)-\(number + 1)", title: series.heading, description: words)
            let svg: HTML = "<svg viewBox=\"0 0 152 76\" \(spoken.attributes)>\(spoken.elements)\(panel.content)</svg>"
            return Drawing(svg: svg, textAlternative: words, table: series.table, scale: scale.sentence)
        }
    }

    /// "Every panel runs from 70% to 100%."
    public var scaleSentence: String {
        let scale = scale
        let percent = scale.unit == .percent ? "%" : ""
        return "Every panel runs from \(scale.ticks[0].text)\(percent) to \(scale.ticks[scale.ticks.count - 1].text)\(percent)."
    }

    var scale: Scale {
        let numbers =
            panels.flatMap { $0.values + $0.targets.map(\.value) + $0.limitsOfPanel } + (reference.map { [$0.value] } ?? [])
        return Scale(covering: numbers, unit: panels.first?.unit ?? .number, intervals: 3)
    }
}

struct SmallPanel {
    let series: ChartSeries
    let scale: Scale
    let reference: SmallMultiples.Reference?
    /// From the first period to the last.
    var length = 140.0

    func x(_ place: Int) -> Double {
        let last = series.points.count - 1
        return last < 1 ? 4 + length : 4 + length * Double(min(max(place, 0), last)) / Double(last)
    }

    func y(_ value: Double) -> Double { 68 - 62 * scale.height(of: value) }

    var content: HTML {
        """
        <path class="c-grid" d="M4 6h\(xy: length)M4 68h\(xy: length)"/>\
        \(each: series.centres, limits)\(some: reference, { "<path class=\"c-mean\" stroke-dasharray=\"2 2\" d=\"M4 \(xy: y($0.value))h\(xy: length)\"/>" })\
        \(each: series.targets, { "<path class=\"c-target thin\" d=\"M\(xy: x($0.from)) \(xy: y($0.value))H\(xy: max(x($0.to), x($0.from) + 4))\"/>" })\
        \(line)\(each: series.breaks, parting)\(marks)
        """
    }

    private func limits(_ centre: CentreLine) -> HTML {
        guard let limits = centre.limits else { return HTML() }
        let (start, end, top) = (x(centre.from), x(centre.to), y(limits.upper))
        return """
            <rect class="c-band" x="\(xy: start)" y="\(xy: top)" width="\(xy: max(end - start, 1))" height="\(xy: y(limits.lower) - top)"/>
            """
    }

    private func parting(_ parting: SeriesBreak) -> HTML {
        let middle = (x(parting.after) + x(parting.after + 1)) / 2
        return parting.kind == .definition
            ? "<path class=\"c-mark\" d=\"M\(xy: middle - 2.5) 68l3 -62M\(xy: middle + 0.5) 68l3 -62\"/>"
            : "<path class=\"c-mark\" stroke-dasharray=\"1 3\" d=\"M\(xy: middle) 68v-62\"/>"
    }

    private var line: HTML {
        let long = series.strokes.filter { $0.count > 1 }
        guard !long.isEmpty else { return HTML() }
        let paths: [HTML] = long.map { places in
            "M\(places.map { "\(xy: x($0)) \(xy: y(series.points[$0].number ?? 0))" as HTML }.joined(separator: "L"))"
        }
        return "<path class=\"c-line\" d=\"\(each: paths)\"/>"
    }

    private var marks: HTML {
        let latest = series.points.lastIndex { $0.number != nil }
        let alone = Set(series.strokes.filter { $0.count == 1 }.map { $0[0] })
        return series.points.enumerated().map { place, point in
            guard let number = point.number, place == latest || alone.contains(place) else { return HTML() }
            let isLatest = place == latest
            return Mark(x: x(place), y: y(number), signal: isLatest ? point.signal : .ordinary, radius: isLatest ? 2.6 : 1.2).svg
        }.joined()
    }
}

extension ChartSeries {
    /// Limits are drawn in a panel where they are described; a percentage's never beyond 0 and 100.
    fileprivate var limitsOfPanel: [Double] {
        let bounds = centres.compactMap(\.limits).flatMap { [$0.lower, $0.upper] }
        return unit == .percent ? bounds.map { min(max($0, 0), 100) } : bounds
    }
}
