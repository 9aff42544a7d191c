import Markup
import Measures

/// Areas by one figure, highest first, with the district as a line.
///
/// Where an area's figure is protected its place in the order would give it away, so areas without a
/// figure stand below the others, by name.
public struct RankedBars: Equatable, Sendable {
    public var title: String
    public var drawn: String
    public var unit: ChartUnit
    public var bars: [Bar]
    public var reference: SmallMultiples.Reference?

    public struct Bar: Equatable, Sendable {
        public var name: String
        public var content: ChartPoint.Content

        public init(name: String, content: ChartPoint.Content) {
            self.name = name
            self.content = content
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
        let svg = frame(760, "wide bars", id: id + "-w") + frame(370, "narrow", id: id + "-n")
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
        if !ranked.isEmpty { sentences.append(ranked.map { "\($0.bar.name) \($0.text)" }.joined(separator: ", ") + ".") }
        sentences.append(contentsOf: withoutFigure.map { "\($0.name): \($0.meaning)." })
        return sentences.joined(separator: " ")
    }

    private var table: ChartTable {
        let rows = ranked.map { ChartTable.Row($0.bar.name, [.text($0.text), $0.bar.count.map { .text($0) } ?? .empty]) }
        let missing = withoutFigure.map { ChartTable.Row($0.name, [.marker($0.marker, meaning: $0.meaning), .empty]) }
        let total = reference.map { [ChartTable.Row($0.name, [.text($0.text), .empty])] } ?? []
        return ChartTable(
            caption: title, columns: [.init("Area"), .init("Figure", isNumber: true), .init("Number", isNumber: true)],
            rows: rows + missing + total)
    }

    private func frame(_ width: Double, _ cssClass: String, id: String) -> HTML {
        let names = bars.map { Lettering.width($0.name) }.max() ?? 0
        let left = min(names + 12, width * 0.45)
        let right = width - 64
        // A bar's length is its value, so bars always begin at nought.
        let scale = Scale(covering: [0] + ranked.map(\.number) + (reference.map { [$0.value] } ?? []), unit: unit)
        func x(_ value: Double) -> Double { left + scale.height(of: value) * (right - left) }
        func y(_ row: Int) -> Double { 42 + Double(row) * 26 }
        let height = y(bars.count) - 10
        let spoken = Spoken(id: id, title: title, description: words)

        var content = HTML()
        for (row, one) in ranked.enumerated() {
            let (start, end) = (min(x(0), x(one.number)), max(x(0), x(one.number)))
            content += """
                \(name(one.bar.name, left, y(row)))\
                <rect class="\(one.signal.barClass)" x="\(xy: start)" y="\(xy: y(row) - 12)" width="\(xy: max(end - start, 1))" height="16"/>\
                \(Label([.init(text: one.text, cssClass: "c-b")], x: end + 6, y: y(row)).svg)
                """
        }
        for (row, one) in withoutFigure.enumerated() {
            let y = y(ranked.count + row)
            content +=
                "\(name(one.name, left, y))\(Label([.init(text: "\(one.marker)  \(one.meaning)", cssClass: "c-soft")], x: left + 6, y: y).svg)"
        }
        if let reference {
            let label = Label([.init(text: "\(reference.name) \(reference.text)", cssClass: "c-soft")])
            let place = x(reference.value)
            let fits = place + label.width / 2 <= width && place - label.width / 2 >= 0
            let anchor: Label.Anchor = fits ? .middle : .end
            content +=
                "<path class=\"c-axis\" d=\"M\(xy: place) 22V\(xy: height)\"/>\n\(label.at(fits ? place : min(place + 20, width), 16, anchor).svg)"
        }
        return """
            <svg class="\(cssClass)" viewBox="0 0 \(xy: width) \(xy: height)" \(spoken.attributes)>\(spoken.elements)
            \(content)</svg>

            """
    }

    private func name(_ name: String, _ left: Double, _ y: Double) -> HTML {
        let lines = Lettering.wrap(name, to: left - 8)
        let text = lines.count > 1 ? lines[0] + "…" : name
        return Label([.init(text: text, cssClass: "c-soft")], x: left - 8, y: y, anchor: .end).svg
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
