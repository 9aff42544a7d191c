import Markup
import Measures

/// Areas by one figure, highest first, with the district as a line.
///
/// Where an area's figure is protected its place in the order would give it away, so areas without a
/// figure stand below the others, by name. With intervals a bar carries a line from the lower to the
/// upper bound; an order among bars whose intervals overlap should not be read.
public struct RankedBars: Equatable, Sendable {
    public var title: String
    public var drawn: String
    public var unit: ChartUnit
    public var bars: [Bar]
    public var reference: SmallMultiples.Reference?

    public struct Bar: Equatable, Sendable {
        public var name: String
        public var content: ChartPoint.Content
        /// Within which the figure lies as far as chance goes. Never beside a figure that may not be shown.
        public let interval: Interval?

        public init(name: String, content: ChartPoint.Content, interval: Interval? = nil) {
            self.name = name
            self.content = content
            if case .value = content { self.interval = interval } else { self.interval = nil }
        }
    }

    /// A confidence interval with its text.
    public struct Interval: Equatable, Sendable {
        public var lower: Double
        public var upper: Double
        /// "1.6 to 3.1".
        public var text: String

        public init(lower: Double, upper: Double, text: String) {
            precondition(lower.isFinite && upper.isFinite, "An interval that is drawn is finite.")
            self.lower = lower
            self.upper = upper
            self.text = text
        }
    }

    public init(title: String, drawn: String, unit: ChartUnit, bars: [Bar], reference: SmallMultiples.Reference? = nil) {
        self.title = title
        self.drawn = drawn
        self.unit = unit
        self.bars = bars
        self.reference = reference
    }

    /// Drawn wide and narrow, as the large charts are.
    public func draw(id: String) -> Drawing {
        let svg = frame(760, "wide bars", id: id + "-w") + frame(300, "narrow", id: id + "-n")
        return Drawing(svg: svg, textAlternative: words, table: table)
    }

    private var ranked: [(bar: Bar, number: Double, text: String, signal: ChartPoint.Signal)] {
        bars.compactMap { bar in
            guard case .value(let number, let text, _, let signal) = bar.content else { return nil }
            precondition(number.isFinite, "A bar has a finite length.")
            return (bar, number, text, signal)
        }.sorted { ($1.number, $0.bar.name) < ($0.number, $1.bar.name) }
    }

    private var withoutFigure: [(name: String, marker: String, meaning: String)] {
        bars.compactMap { bar in
            guard case .none(let marker, let meaning) = bar.content else { return nil }
            return (bar.name, marker, meaning)
        }.sorted { $0.name < $1.name }
    }

    private var words: String {
        var sentences = [drawn.hasSuffix(".") ? drawn : drawn + "."]
        if let reference { sentences.append("\(reference.name) \(reference.text).") }
        if !ranked.isEmpty {
            sentences.append(ranked.map { "\($0.bar.name) \($0.text)\($0.bar.aside)" }.joined(separator: ", ") + ".")
        }
        sentences.append(contentsOf: withoutFigure.map { "\($0.name): \($0.meaning)." })
        return sentences.joined(separator: " ")
    }

    private var hasIntervals: Bool { bars.contains { $0.interval != nil } }

    private var table: ChartTable {
        var columns: [ChartTable.Column] = [.init("Area"), .init("Figure", isNumber: true), .init("Number", isNumber: true)]
        if hasIntervals { columns.append(.init("Interval", isNumber: true)) }
        func row(_ name: String, _ figure: ChartTable.Cell, count: String? = nil, interval: Interval? = nil) -> ChartTable.Row {
            let cells = [figure, count.map { .text($0) } ?? .empty]
            return .init(name, hasIntervals ? cells + [interval.map { .text($0.text) } ?? .empty] : cells)
        }
        let rows = ranked.map { row($0.bar.name, .text($0.text), count: $0.bar.count, interval: $0.bar.interval) }
        let missing = withoutFigure.map { row($0.name, .marker($0.marker, meaning: $0.meaning)) }
        let total = reference.map { [row($0.name, .text($0.text))] } ?? []
        return ChartTable(caption: title, columns: columns, rows: rows + missing + total)
    }

    private func frame(_ width: Double, _ cssClass: String, id: String) -> HTML {
        let names = bars.map { Lettering.width($0.name) }.max() ?? 0
        let left = min(names + 12, width * 0.42)
        let right = width - 84
        let bounds = bars.compactMap(\.interval).flatMap { [$0.lower, $0.upper] }
        // A bar's length is its value, so bars always begin at nought.
        let scale = Scale(
            covering: [0] + ranked.map(\.number) + (reference.map { [$0.value] } ?? []) + bounds, unit: unit)
        func x(_ value: Double) -> Double { left + scale.height(of: value) * (right - left) }
        let spoken = Spoken(id: id, title: title, description: words)

        var y = 42.0
        var (ground, values, content) = (HTML(), HTML(), HTML())
        for one in ranked {
            let name = name(one.bar.name, left, y)
            ground += "\(name.svg)\(bar(one.bar, one.number, one.signal, y: y, x: x))"
            values += value(one.bar, one.number, one.text, one.signal, y: y, x: x)
            y += max(26, name.height + 10)
        }
        content += ground
        // It ends above those without a figure, which stand to neither side of it.
        if let reference, !ranked.isEmpty { content += line(reference, at: x(reference.value), to: y - 14, width: width) }
        content += values
        for one in withoutFigure {
            let name = name(one.name, left, y)
            let meaning = Label("\(one.marker)  \(one.meaning)", "c-soft", wrapTo: width - left - 8).at(left + 6, y, .start)
            content += "\(name.svg)\(meaning.svg)"
            y += max(26, name.height + 10, meaning.height + 10)
        }
        if bars.isEmpty { content += Label("There is no figure to draw.", "c-soft", wrapTo: width - 8).at(4, 42, .start).svg }
        return """
            <svg class="\(cssClass)" viewBox="0 0 \(xy: width) \(xy: max(y - 10, 54))" \(spoken.attributes)>\(spoken.elements)
            \(content)</svg>

            """
    }

    private func bar(_ bar: Bar, _ number: Double, _ signal: ChartPoint.Signal, y: Double, x: (Double) -> Double) -> HTML {
        let (start, end) = (min(x(0), x(number)), max(x(0), x(number)))
        return """
            <rect class="\(signal.barClass)" x="\(xy: start)" y="\(xy: y - 12)" width="\(xy: max(end - start, 1))" height="16"/>\
            \(some: bar.interval, { whisker(x($0.lower), x($0.upper), y: y - 4) })
            """
    }

    /// The shape says what the colour says, for grey print and for eyes that see it otherwise. It stands on a ground of its own,
    /// so that it is not read as a place on the scale.
    private func value(
        _ bar: Bar, _ number: Double, _ text: String, _ signal: ChartPoint.Signal, y: Double, x: (Double) -> Double
    ) -> HTML {
        let start = max(x(0), x(number), bar.interval.map { x($0.upper) } ?? 0) + 6
        let isMarked = signal != .ordinary
        let mark: HTML = """
            <path class="s-hole" d="M\(xy: start - 2) \(xy: y - 12)h17v16h-17z"/>\
            \(Mark(x: start + 6, y: y - 4, signal: signal, radius: 2.7).svg)
            """
        let label = Label([.init(text: text, cssClass: "c-b")], x: start + (isMarked ? 16 : 0), y: y)
        return "\(when: isMarked, mark)\(label.svg)"
    }

    /// White beneath, so that it shows on a dark bar as well.
    private func whisker(_ lower: Double, _ upper: Double, y: Double) -> HTML {
        let path: HTML = "M\(xy: lower) \(xy: y - 4)v8M\(xy: lower) \(xy: y)H\(xy: upper)M\(xy: upper) \(xy: y - 4)v8"
        return "<path class=\"c-halo\" d=\"\(path)\"/><path class=\"c-whisker\" d=\"\(path)\"/>"
    }

    private func line(_ reference: SmallMultiples.Reference, at place: Double, to bottom: Double, width: Double) -> HTML {
        let label = Label([.init(text: "\(reference.name) \(reference.text)", cssClass: "c-soft")])
        let fits = place + label.width / 2 <= width && place - label.width / 2 >= 0
        let aside = place + label.width / 2 > width ? label.at(width - 2, 16, .end) : label.at(2, 16, .start)
        return """
            <path class="c-axis" d="M\(xy: place) 22V\(xy: bottom)"/>
            \((fits ? label.at(place, 16, .middle) : aside).svg)
            """
    }

    private func name(_ name: String, _ left: Double, _ y: Double) -> Label {
        Label(name, "c-soft", wrapTo: left - 8).cut(to: 3, width: left - 8).at(left - 8, y, .end)
    }
}

extension RankedBars.Bar {
    /// " (23 of 10,000; 1.6 to 3.1)".
    fileprivate var aside: String {
        let parts = [count, interval?.text].compactMap(\.self)
        return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
    }
}

extension RankedBars.Bar {
    fileprivate var count: String? {
        if case .value(_, _, let count, _) = content { count } else { nil }
    }
}

extension ChartPoint.Signal {
    fileprivate var barClass: String {
        switch self {
        case .ordinary: "c-bar"
        case .concernHigh, .concernLow: "c-bar-concern"
        case .improving: "c-bar-improve"
        case .neutral: "c-bar-neutral"
        }
    }
}
