import Markup

// All panels in one drawing, where a page or a paper has no room for one each.
extension SmallMultiples {
    /// Every panel under its area's name with its latest figure. An area without any figure has its name, the marker and the
    /// meaning, and no panel.
    public func sheet(id: String, title: String) -> Drawing {
        let words = words
        let svg = Breadth.both(id: id, title: title, words: words) { breadth, _ in SheetFrame(self, breadth).drawn }
        return Drawing(svg: svg, textAlternative: words, table: table(title), scale: scale.sentence)
    }

    private var words: String {
        guard let first = panels.first else { return "There is no figure to draw." }
        var sentences = [first.drawn.asSentence, scaleSentence]
        if let reference { sentences.append("\(reference.name) \(reference.text).") }
        sentences += panels.map { panel in
            let signal = panel.latest?.signal.spoken ?? ""
            return "\(panel.title): \(panel.latestWords)\(signal)."
        }
        return sentences.joined(separator: " ")
    }

    /// Periods down, newest first; areas across.
    private func table(_ title: String) -> ChartTable {
        var periods: [String] = []
        for point in panels.flatMap(\.points) where !periods.contains(point.period) { periods.append(point.period) }
        let rows = periods.reversed().map { period in
            ChartTable.Row(period, panels.map { $0.cell(in: period) })
        }
        return ChartTable(
            caption: title, columns: [.init("Period")] + panels.map { .init($0.title, isNumber: true) }, rows: rows)
    }
}

private struct SheetFrame {
    let multiples: SmallMultiples
    let breadth: Breadth
    private let columns: Int
    private let step: Double

    init(_ multiples: SmallMultiples, _ breadth: Breadth) {
        self.multiples = multiples
        self.breadth = breadth
        columns = breadth == .wide ? 4 : 2
        step = breadth == .wide ? 190 : 150
    }

    var drawn: (svg: HTML, height: Double) {
        guard !multiples.panels.isEmpty else {
            return (Label("There is no figure to draw.", "c-soft", wrapTo: 290).at(4, 24, .start).svg, 36)
        }
        var y = 4.0
        var content = HTML()
        for start in stride(from: 0, to: multiples.panels.count, by: columns) {
            let row = multiples.panels[start..<min(start + columns, multiples.panels.count)]
            let heads = row.map { head(of: $0) }
            let headHeight = heads.map(\.height).max() ?? 0
            for (place, panel) in row.enumerated() {
                let x = Double(place) * step
                content += heads[place].at(x + 4, y + 12, .start).svg
                content += picture(of: panel, x: x, y: y + headHeight)
            }
            y += headHeight + (row.contains { $0.latest != nil } ? 96 : 12)
        }
        let note = Label(note, "c-soft", wrapTo: breadth.width - 8).at(4, y + 14, .start)
        return ("\(content)\(note.svg)", y + 14 + note.height)
    }

    /// What all panels share: the scale and what the lines are.
    private var note: String {
        let hasTarget = multiples.panels.contains { !$0.targets.isEmpty }
        let hasLimits = multiples.panels.contains { $0.centres.contains { $0.limits != nil } }
        return [
            multiples.scaleSentence, multiples.reference.map { "Dashed: \($0.name) \($0.text)." },
            hasTarget ? "Solid: target." : nil, hasLimits ? "Shaded: ordinary variation." : nil,
        ].compactMap(\.self).joined(separator: " ")
    }

    private func head(of panel: ChartSeries) -> Label {
        let limit = step - (breadth == .wide ? 30 : 12)
        let marker = panel.latest == nil && !panel.points.isEmpty
        return Label(
            Label.lines(panel.title, "c-b", wrapTo: limit)
                + Label.lines(
                    marker ? panel.markerWords : panel.latestWords, panel.latest?.signal.textClass ?? "c-soft", wrapTo: limit))
    }

    private func picture(of panel: ChartSeries, x: Double, y: Double) -> HTML {
        guard panel.latest != nil else { return HTML() }
        let inner = SmallPanel(
            series: panel, scale: multiples.scale, reference: multiples.reference, length: breadth == .wide ? 170 : 136)
        let markers = panel.gaps.map { gap in
            Label([.init(text: gap.marker, cssClass: "c-soft")], x: inner.x((gap.from + gap.to) / 2), y: 66, anchor: .middle).svg
        }
        return "<g transform=\"translate(\(xy: x) \(xy: y))\">\(inner.content)\(each: markers)</g>\n"
    }
}

extension ChartSeries {
    fileprivate var latest: ChartPoint? { points.last { $0.number != nil } }

    /// "78.6% (88 of 112), Q3 2026".
    fileprivate var latestWords: String {
        guard let latest, case .value(_, let text, let count, _) = latest.content else {
            return points.last.flatMap { if case .none(_, let meaning) = $0.content { meaning } else { nil } } ?? "no figure"
        }
        return "\(text)\(count.map { " (\($0))" } ?? ""), \(latest.short)"
    }

    fileprivate var markerWords: String {
        guard case .none(let marker, let meaning)? = points.last?.content else { return "no figure" }
        return "\(marker)  \(meaning)"
    }

    fileprivate func cell(in period: String) -> ChartTable.Cell {
        switch points.first(where: { $0.period == period })?.content {
        case .value(_, let text, let count, _)?: .text(count.map { "\(text) (\($0))" } ?? text)
        case .none(let marker, let meaning)?: .marker(marker, meaning: meaning)
        case nil: .empty
        }
    }
}

extension ChartPoint.Signal {
    fileprivate var spoken: String {
        switch self {
        case .ordinary: ""
        case .concernHigh, .concernLow: ", concerning"
        case .improving: ", improving"
        case .neutral: ", special cause"
        }
    }
}
