import Markup

/// Where everything of one spine chart stands: columns when wide, blocks when narrow.
struct SpineFrame {
    let spine: SpineChart
    let breadth: Breadth
    private let track: (left: Double, right: Double)

    init(_ spine: SpineChart, _ breadth: Breadth) {
        self.spine = spine
        self.breadth = breadth
        track = breadth == .wide ? (left: 400, right: 640) : (left: 8, right: 292)
    }

    private var middle: Double { (track.left + track.right) / 2 }

    var drawn: (svg: HTML, height: Double) {
        guard !spine.rows.isEmpty else {
            return (Label("There is no figure to draw.", "c-soft", wrapTo: breadth.width - 8).at(4, 24, .start).svg, 36)
        }
        let head = head
        var y = head.height + 8
        var content = head.svg
        for row in spine.rows {
            let one = breadth == .wide ? wideRow(row, y) : narrowRow(row, y)
            content += one.svg
            y += one.height
        }
        let key = Key(keyItems, width: breadth.width)
        // The line of the benchmark runs through all rows, as the spine that gives the chart its name.
        let spineLine: HTML = "<path class=\"c-axis\" d=\"M\(xy: middle) \(xy: head.height)V\(xy: y)\"/>\n"
        return ("\(when: breadth == .wide, spineLine)\(content)\(key.svg(y: y + 22))", y + 10 + key.height)
    }

    private var head: (svg: HTML, height: Double) {
        let worse = Label([.init(text: "← worse", cssClass: "c-soft")])
        let better = Label([.init(text: "better →", cssClass: "c-soft")])
        guard breadth == .wide else {
            let name = Label("\(spine.benchmark) in the middle", "c-soft", wrapTo: 140)
            return (
                "\(worse.at(track.left, 16, .start).svg)\(name.at(middle, 16, .middle).svg)\(better.at(track.right, 16, .end).svg)",
                16 + name.height
            )
        }
        let own = Label(spine.area, "c-b", wrapTo: 96).cut(to: 4, width: 96)
        let other = Label(spine.benchmark, "c-b", wrapTo: 76).cut(to: 4, width: 76)
        let height = max(own.height, other.height)
        let base = 16 + height - Lettering.lineHeight
        return (
            """
            \(own.at(304, 16 + height - own.height, .end).svg)\(other.at(388, 16 + height - other.height, .end).svg)\
            \(worse.at(track.left, base, .start).svg)\(better.at(track.right, base, .end).svg)
            """, 16 + height
        )
    }

    private func wideRow(_ row: SpineChart.Row, _ y: Double) -> (svg: HTML, height: Double) {
        let name = Label(Label.lines(row.indicator, "c-b", wrapTo: 200) + Label.lines(row.period, "c-soft", wrapTo: 200))
        let word = Label(row.word, "c-b", wrapTo: 108)
        let height = max(name.height, word.height) + 14
        let line = y + height / 2 + 4
        return (
            """
            <path class="c-grid" d="M0 \(xy: y)H\(xy: breadth.width)"/>\(name.at(4, y + 18, .start).svg)\
            \(Label(row.figure, "c-b", wrapTo: 96).at(304, line, .end).svg)\
            \(Label(row.benchmark.text, "c-soft", wrapTo: 80).at(388, line, .end).svg)\
            \(bar(row, y: y + height / 2))\
            \(word.at(650, line - (word.height - Lettering.lineHeight) / 2, .start).svg)
            """, height
        )
    }

    private func narrowRow(_ row: SpineChart.Row, _ y: Double) -> (svg: HTML, height: Double) {
        let name = Label(Label.lines(row.indicator, "c-b", wrapTo: 290) + Label.lines(row.period, "c-soft", wrapTo: 290))
        let figures = Label("\(row.figure) \(row.word) · \(spine.benchmark) \(row.benchmark.text)", "c-b", wrapTo: 290)
        let bar = y + 12 + name.height + figures.height + 16
        return (
            """
            <path class="c-grid" d="M0 \(xy: y)H300"/>\(name.at(4, y + 18, .start).svg)\
            \(figures.at(4, y + 18 + name.height, .start).svg)\
            <path class="c-axis" d="M\(xy: middle) \(xy: bar - 12)v24"/>\(self.bar(row, y: bar))
            """, bar + 20 - y
        )
    }

    /// A row without the range has no scale, so nothing is drawn in it.
    private func bar(_ row: SpineChart.Row, y: Double) -> HTML {
        guard let range = row.range else {
            return Label([.init(text: "no range", cssClass: "c-soft")], x: middle + 8, y: y + 4).svg
        }
        let scale = SpineScale(row, range: range, track: track)
        func strip(_ cssClass: String, _ one: SpineChart.Number, _ two: SpineChart.Number, _ height: Double) -> HTML {
            let (start, end) = (min(scale.x(one.value), scale.x(two.value)), max(scale.x(one.value), scale.x(two.value)))
            return """
                <rect class="\(cssClass)" x="\(xy: start)" y="\(xy: y - height / 2)" width="\(xy: max(end - start, 1))" height="\(xy: height)"/>
                """
        }
        let ground: HTML = """
            \(strip("c-range", range.lowest, range.highest, 12))\(strip("c-middle", range.lowerQuartile, range.upperQuartile, 16))\
            <path class="c-axis" d="M\(xy: middle) \(xy: y - 10)v20"/>
            """
        guard case .value(let figure, _, let signal, _) = row.content else { return "\(ground)\n" }
        return "\(ground)\(Mark(x: scale.x(figure.value), y: y, signal: signal, radius: 4).svg)\n"
    }

    private var keyItems: [Key.Item] {
        var items: [Key.Item] = []
        if spine.rows.contains(where: { $0.range != nil }) {
            items = [.area("c-range", "all areas, lowest to highest"), .area("c-middle", "middle half")]
        }
        let signals = spine.rows.map(\.signal)
        let words: [(ChartPoint.Signal?, String)] = [
            (.concernHigh, "worse (higher)"), (.concernLow, "worse (lower)"), (.improving, "better"), (.ordinary, "similar"),
            (.neutral, "neither good nor bad; right is higher"),
        ]
        for (signal, text) in words where signals.contains(signal) { items.append(.point(signal ?? .ordinary, text)) }
        return items
    }
}

/// The benchmark in the middle and the further end of the range, or the figure where it lies beyond, at an edge: distances to
/// either side compare.
struct SpineScale {
    private let benchmark: Double
    private let reach: Double
    private let isTurned: Bool
    private let track: (left: Double, right: Double)

    init(_ row: SpineChart.Row, range: SpineChart.Range, track: (left: Double, right: Double)) {
        benchmark = row.benchmark.value
        isTurned = row.isLowGood
        self.track = track
        var ends = [range.highest.value, range.lowest.value]
        if case .value(let figure, _, _, _) = row.content { ends.append(figure.value) }
        let centre = row.benchmark.value
        let reach = ends.map { abs($0 - centre) }.max() ?? 0
        self.reach = reach == 0 ? 1 : reach
    }

    func x(_ value: Double) -> Double {
        let part = (value - benchmark) / reach * (isTurned ? -1 : 1)
        return (track.left + track.right) / 2 + part * ((track.right - track.left) / 2 - 8)
    }
}

extension SpineChart.Row {
    fileprivate var figure: String {
        switch content {
        case .value(let figure, _, _, _): figure.text
        case .none(let marker, _): marker
        }
    }

    fileprivate var word: String {
        switch content {
        case .value(_, _, _, let word): word
        case .none(_, let meaning): meaning
        }
    }

    fileprivate var signal: ChartPoint.Signal? {
        if case .value(_, _, let signal, _) = content { signal } else { nil }
    }
}
