import Markup

// What a drawing says to someone who does not see it.
extension ChartSeries {
    /// "New birth visits within 14 days, April 2021 to September 2026".
    var heading: String {
        guard let first = points.first, let last = points.last else { return title }
        return points.count == 1 ? "\(title), \(first.period)" : "\(title), \(first.period) to \(last.period)"
    }

    /// The latest figure, the extremes, the lines and everything marked, in that order.
    var words: String {
        if let words = overlay.words { return words }
        var sentences = [drawn.hasSuffix(".") ? drawn : drawn + "."]
        if let opening = overlay.opening { sentences.append(opening) }
        sentences.append(contentsOf: latestWords)
        sentences.append(
            contentsOf: centres.suffix(1).map { centre in
                let limits = centre.limits.map { ", limits \($0.lowerText) to \($0.upperText)" } ?? ""
                return "\(centre.name) \(centre.text)\(limits)."
            })
        sentences.append(
            contentsOf: targets.map { target in target.dates.map { "\(target.label), \($0)." } ?? "\(target.label)." })
        sentences.append(contentsOf: expected.suffix(1).map { "Expected range \($0.lowerText) to \($0.upperText)." })
        sentences.append(contentsOf: gaps.map { "\(periods(of: $0)): \($0.meaning)." })
        sentences.append(
            contentsOf: breaks.map { one in
                one.reason.map { "\(one.heading): \($0)." } ?? "\(one.heading)."
            })
        sentences.append(contentsOf: runs.map { "\(stretch($0.from, $0.to)): \($0.label)." })
        sentences.append(contentsOf: comparators.map { "\($0.name) \($0.text) in \($0.period)." })
        sentences.append(contentsOf: events.map { "\($0.heading): \($0.detail)." })
        sentences.append(contentsOf: overlay.sentences)
        if let reading { sentences.append(reading) }
        return sentences.joined(separator: " ")
    }

    private var latestWords: [String] {
        var shown: [Shown] = []
        for point in points {
            if case .value(let number, let text, _, _) = point.content {
                shown.append(Shown(number: number, text: text, period: point.period))
            }
        }
        guard let last = shown.last else { return ["There is no figure to draw."] }
        guard shown.count > 1 else { return ["The only figure is \(last.text), \(last.period)."] }
        var (lowest, highest) = (last, last)
        for one in shown.dropLast().reversed() {
            if one.number <= lowest.number { lowest = one }
            if one.number >= highest.number { highest = one }
        }
        if lowest.number == highest.number { return ["All \(shown.count) figures are \(last.text)."] }
        return [
            "Latest \(last.text), \(last.period).",
            "Lowest \(lowest.text), \(lowest.period); highest \(highest.text), \(highest.period).",
        ]
    }

    private struct Shown {
        let number: Double
        let text: String
        let period: String
    }

    private func stretch(_ from: Int, _ to: Int) -> String {
        guard points.indices.contains(from), points.indices.contains(to) else { return "" }
        return from == to ? points[from].short : "\(points[from].short) to \(points[to].short)"
    }

    var table: ChartTable {
        let hasCounts = points.contains { if case .value(_, _, .some, _) = $0.content { true } else { false } }
        let hasTargets = !targets.isEmpty
        let hasNotes = !breaks.isEmpty || !events.isEmpty
        var columns: [ChartTable.Column] = [.init("Period"), .init("Figure", isNumber: true)]
        if hasCounts { columns.append(.init("Number", isNumber: true)) }
        if hasTargets { columns.append(.init("Target", isNumber: true)) }
        if hasNotes { columns.append(.init("Note")) }
        let rows = points.indices.reversed().map { place in
            var cells: [ChartTable.Cell] = []
            switch points[place].content {
            case .value(_, let text, let count, _):
                cells.append(.text(text))
                if hasCounts { cells.append(count.map { .text($0) } ?? .empty) }
            case .none(let marker, let meaning):
                cells.append(.marker(marker, meaning: meaning))
                if hasCounts { cells.append(.empty) }
            }
            if hasTargets {
                let target = targets.last { $0.from <= place && place <= $0.to }
                cells.append(target.map { .text($0.text) } ?? .empty)
            }
            if hasNotes {
                let notes = notes(at: place)
                cells.append(notes.isEmpty ? .empty : .text(notes))
            }
            return ChartTable.Row(points[place].period, cells)
        }
        return ChartTable(caption: heading, columns: columns, rows: rows)
    }

    /// A break stands with the first point after it.
    private func notes(at place: Int) -> String {
        let breaks = breaks.filter { $0.after == place - 1 }.map { one in
            one.reason.map { "\(one.heading): \($0)" } ?? one.heading
        }
        let events = events.filter { $0.at == place }.map { "\($0.heading): \($0.detail)" }
        return (breaks + events).joined(separator: "; ")
    }
}

/// `title` and `desc` of a drawing and the attribute that names them.
struct Spoken {
    let id: String
    let title: String
    let description: String

    var attributes: HTML { "role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\"" }
    var elements: HTML { "<title id=\"\(id)-t\">\(title)</title><desc id=\"\(id)-d\">\(description)</desc>" }
}
