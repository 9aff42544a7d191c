import Markup

/// Where everything of one funnel stands.
struct FunnelFrame {
    let funnel: FunnelPlot
    let breadth: Breadth
    let shown: [FunnelPlot.Shown]
    private let vertical: Scale
    private let across: Scale
    private let left: Double
    private let right: Double
    private let top = 20.0
    private let bottom: Double

    init(_ funnel: FunnelPlot, _ breadth: Breadth) {
        self.funnel = funnel
        self.breadth = breadth
        shown = funnel.shown
        let reach = FunnelFrame.reach(of: shown, funnel.limits)
        let lines = funnel.limits.filter { reach?.contains($0.of) ?? false }
        let bounds = lines.flatMap { [$0.lower998, $0.upper998] }
        let clamped = funnel.unit == .percent ? bounds.map { min(max($0, 0), 100) } : bounds
        vertical = Scale(covering: shown.map(\.figure) + [funnel.average.value] + clamped, unit: funnel.unit)
        across = Scale(
            covering: shown.map(\.size), unit: .number, intervals: breadth == .wide ? 6 : 3)
        left = max(34, (vertical.labels.map { Lettering.width($0.text) }.max() ?? 0) + 12)
        right = breadth.width - 16
        bottom = breadth == .wide ? 340 : 260
    }

    /// Limits far from every area would only flatten the picture, so the axis covers them from just below the smallest size.
    private static func reach(of shown: [FunnelPlot.Shown], _ limits: [FunnelPlot.Limit]) -> ClosedRange<Double>? {
        guard let least = shown.map(\.size).min() else { return nil }
        return (least * 0.9)...Double.greatestFiniteMagnitude
    }

    var scaleSentence: String? { vertical.sentence }

    private func x(_ size: Double) -> Double { left + across.height(of: size) * (right - left) }
    private func y(_ value: Double) -> Double { bottom - vertical.height(of: value) * (bottom - top) }

    var drawn: (svg: HTML, height: Double) {
        let under = bottom + 52 + acrossName.height
        let beneath = Label(Unshown.lines(funnel.unshown, wrapTo: breadth.width - 8), x: 4, y: under)
        let key = Key(keyItems, width: breadth.width)
        let keyTop = under + (beneath.lines.isEmpty ? 0 : beneath.height + 10)
        if shown.isEmpty {
            let nothing = Label("There is no figure to draw.", "c-soft", wrapTo: breadth.width - 8).at(4, 24, .start)
            let lines = Label(beneath.lines, x: 4, y: 24 + nothing.height + 8)
            return ("\(nothing.svg)\(lines.svg)", lines.y + lines.height + 4)
        }
        return (
            "\(grid)\(bands)\(average)\(axis)\(areas)\(beneath.svg)\(key.svg(y: keyTop))", keyTop + max(key.height - 12, 0)
        )
    }

    private var grid: HTML {
        "\(each: vertical.labels, gridLine)"
    }

    private func gridLine(_ tick: Scale.Tick) -> HTML {
        """
        <path class="c-grid" d="M\(xy: left) \(xy: y(tick.value))H\(xy: right)"/>\
        \(Label([.init(text: tick.text, cssClass: "c-soft")], x: left - 6, y: y(tick.value) + 4, anchor: .end).svg)
        """
    }

    private var axis: HTML {
        let ticks = across.ticks.map { tick -> HTML in
            """
            <path class="c-axis" d="M\(xy: x(tick.value)) \(xy: bottom)v5"/>\
            \(tickLabel(tick).svg)
            """
        }
        return "<path class=\"c-axis\" d=\"M\(xy: left) \(xy: bottom)H\(xy: right)\"/>\n\(ticks.joined())\(acrossName.svg)"
    }

    /// The last stands within the drawing, however long its number.
    private func tickLabel(_ tick: Scale.Tick) -> Label {
        let label = Label([.init(text: tick.text, cssClass: "c-soft")], x: x(tick.value), y: bottom + 19, anchor: .middle)
        return label.box.right > breadth.width ? label.at(breadth.width - 1, bottom + 19, .end) : label
    }

    private var acrossName: Label {
        Label(funnel.across, "c-soft", wrapTo: breadth.width - 24).at(right, bottom + 40, .end)
    }

    private var lines: [FunnelPlot.Limit] {
        funnel.limits.filter { $0.of >= across.low && $0.of <= across.high }
    }

    private var bands: HTML {
        let lines = lines
        guard lines.count > 1 else { return HTML() }
        func area(
            _ cssClass: String, _ upper: KeyPath<FunnelPlot.Limit, Double>, _ lower: KeyPath<FunnelPlot.Limit, Double>
        )
            -> HTML
        {
            let corners =
                lines.map { (x: x($0.of), y: y($0[keyPath: upper])) }
                + lines.reversed().map { (x: x($0.of), y: y($0[keyPath: lower])) }
            return "<path class=\"\(cssClass)\" d=\"M\(corners: corners)z\"/>\n"
        }
        func edge(_ dash: String, _ bound: KeyPath<FunnelPlot.Limit, Double>) -> HTML {
            let corners = lines.map { (x: x($0.of), y: y($0[keyPath: bound])) }
            return "<path class=\"c-edge\" stroke-dasharray=\"\(dash)\" d=\"M\(corners: corners)\"/>\n"
        }
        return """
            \(area("c-far", \.upper998, \.lower998))\(area("c-near", \.upper95, \.lower95))\
            \(edge("6 3", \.upper998))\(edge("6 3", \.lower998))\(edge("2 3", \.upper95))\(edge("2 3", \.lower95))
            """
    }

    private var average: HTML {
        "<path class=\"c-mean\" d=\"M\(xy: left) \(xy: y(funnel.average.value))H\(xy: right)\"/>\n"
    }

    /// Words for outliers and for our own area first; the others where there is room.
    private var areas: HTML {
        var placer = Placer(bounds: Box(left: left, top: 0, right: right + 8, bottom: bottom - 2))
        for one in shown {
            let reach = 7.0
            placer.avoid(
                Box(
                    left: x(one.size) - reach, top: y(one.figure) - reach, right: x(one.size) + reach,
                    bottom: y(one.figure) + reach))
        }
        let line = y(funnel.average.value)
        placer.avoid(lineFrom: (left, line), to: (right, line))
        var words = HTML()
        let others = shown.count > 15 ? [] : shown.filter { !isNamed($0) }
        for one in shown.filter(isNamed) + others {
            let isNamed = isNamed(one)
            if let label = placer.place(places(label(of: one), at: one), orLeaveOutAbove: isNamed ? .infinity : 0) {
                words += "\(leader(from: one, to: label))\(label.svg)"
            }
        }
        // On a narrow drawing the key names the average: there is no free place along its line.
        let name = Label(averageName, "c-soft", wrapTo: (right - left) * 0.9)
        let named =
            breadth == .narrow
            ? nil
            : placer.place([
                name.at(right - 4, line - 6, .end), name.at(right - 4, line + 16, .end), name.at(left + 4, line - 6, .start),
                name.at(left + 4, line + 16, .start),
            ])
        return "\(each: shown, point)\(words)\(named?.svg ?? HTML())"
    }

    private func isNamed(_ one: FunnelPlot.Shown) -> Bool { one.position != .within || one.isOurs }

    private var averageName: String { "\(funnel.average.name) \(funnel.average.text)" }

    private func point(_ one: FunnelPlot.Shown) -> HTML {
        let (x, y) = (x(one.size), y(one.figure))
        let ring: HTML = "<circle class=\"c-ours\" cx=\"\(xy: x)\" cy=\"\(xy: y)\" r=\"9.5\"/>"
        let isFar = one.position.distance == 2
        let doubled: HTML = "<path class=\"c-mark\" d=\"M\(xy: x - 7) \(xy: y + 11)h14\"/>"
        return """
            \(Mark(x: x, y: y, signal: one.position.signal, radius: one.position == .within ? 3.6 : 3.8).svg)\
            \(when: isFar, doubled)\(when: one.isOurs, ring)

            """
    }

    private func label(of one: FunnelPlot.Shown) -> Label {
        guard isNamed(one) else { return Label([.init(text: one.name, cssClass: "c-soft")]) }
        let limit = breadth == .wide ? 200.0 : 130
        let cssClass = one.position.signal.textClass
        let name = Label(one.name, cssClass, wrapTo: limit).cut(to: 2, width: limit)
        let whole = Label("\(one.name) \(one.text)", cssClass, wrapTo: limit)
        let words = whole.lines.count <= 2 ? whole.lines : name.lines + [.init(text: one.text, cssClass: cssClass)]
        // Where many are named on little room, shape and key alone say how far out they are.
        let isCrowded = breadth == .narrow && shown.filter(isNamed).count > 2
        return Label(
            words + (one.position == .within || isCrowded ? [] : Label.lines(one.position.words, "c-soft", wrapTo: limit)))
    }

    /// A thread to a label that could not stand beside its point.
    private func leader(from one: FunnelPlot.Shown, to label: Label) -> HTML {
        let (x, y, box) = (x(one.size), y(one.figure), label.box)
        let end = box.bottom < y ? box.bottom - 1 : box.top
        guard abs(end - y) > 20, box.bottom < y || box.top > y else { return HTML() }
        let foot = min(max(x, box.left + 8), box.right - 8)
        return "<path class=\"c-edge\" d=\"M\(xy: x) \(xy: y)L\(xy: foot) \(xy: end)\"/>\n"
    }

    private func places(_ label: Label, at one: FunnelPlot.Shown) -> [Label] {
        let (x, y) = (x(one.size), y(one.figure))
        let under = one.position.distance == 2 || one.isOurs ? 26.0 : 22
        let beside = y + 4 - (label.height - Lettering.lineHeight) / 2
        let close = [
            label.at(x + 13, beside, .start), label.at(x - 13, beside, .end), label.at(x, y - label.height, .middle),
            label.at(x, y + under, .middle),
        ]
        let far = [
            label.at(x + 8, y - label.height, .start), label.at(x - 8, y - label.height, .end),
            label.at(x + 8, y + under, .start),
            label.at(x - 8, y + under, .end),
        ]
        guard isNamed(one) else { return close + far }
        let threaded = [34.0, 58, 82].flatMap { (step: Double) -> [Label] in
            [
                label.at(x, y - label.height - step, .middle), label.at(x, y + under + step, .middle),
                label.at(x - 30, y - label.height - step, .end), label.at(x - 30, y + under + step, .end),
            ]
        }
        return close + far + threaded
    }

    private var keyItems: [Key.Item] {
        guard !shown.isEmpty else { return [] }
        var items: [Key.Item] = []
        let signals = shown.map(\.position.signal)
        let words: [(ChartPoint.Signal, String)] = [
            (.concernLow, "concerning, low"), (.concernHigh, "concerning, high"), (.improving, "better than chance explains"),
            (.neutral, "differs, neither good nor bad"),
        ]
        for (signal, text) in words where signals.contains(signal) { items.append(.point(signal, text)) }
        if breadth == .narrow { items.append(.line("c-mean", dash: nil, averageName)) }
        if shown.contains(where: { $0.position.distance == 2 }) {
            items.append(.line("c-mark", dash: nil, "underlined: beyond 99.8%"))
        }
        if lines.count > 1 {
            items += [.line("c-edge", dash: "2 3", "95% limits"), .line("c-edge", dash: "6 3", "99.8% limits")]
        }
        if shown.contains(where: \.isOurs) { items.append(.ring("c-ours", "here")) }
        return items
    }
}
