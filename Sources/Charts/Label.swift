import Markup

/// Words in a drawing: lines under one another, each in its own class.
struct Label {
    struct Line {
        let text: String
        let cssClass: String

        var isBold: Bool { cssClass != "c-soft" }
    }

    enum Anchor: String {
        case start, middle, end
    }

    var lines: [Line]
    var x: Double
    /// Of the first line's baseline.
    var y: Double
    var anchor: Anchor

    init(_ lines: [Line], x: Double = 0, y: Double = 0, anchor: Anchor = .start) {
        self.lines = lines
        self.x = x
        self.y = y
        self.anchor = anchor
    }

    init(_ text: String, _ cssClass: String, wrapTo limit: Double) {
        self.init(Label.lines(text, cssClass, wrapTo: limit))
    }

    static func lines(_ text: String, _ cssClass: String, wrapTo limit: Double) -> [Line] {
        Lettering.wrap(text, to: limit, bold: cssClass != "c-soft").map { Line(text: $0, cssClass: cssClass) }
    }

    var width: Double {
        lines.map { Lettering.width($0.text, bold: $0.cssClass != "c-soft") }.max() ?? 0
    }

    var height: Double { Double(lines.count) * Lettering.lineHeight }

    var box: Box {
        let left =
            switch anchor {
            case .start: x
            case .middle: x - width / 2
            case .end: x - width
            }
        return Box(left: left, top: y - 12, right: left + width, bottom: y - 12 + height)
    }

    /// At most so many lines, each within the limit; what is cut ends in "…" and stands whole in the description and the
    /// table. A number is never cut: half of one would be another number.
    func cut(to lines: Int, width limit: Double) -> Label {
        var label = self
        label.lines = self.lines.prefix(lines).enumerated().map { place, line in
            let isLast = place == lines - 1 && self.lines.count > lines
            return Line(
                text: Lettering.cut(line.text + (isLast ? " …" : ""), to: limit, bold: line.isBold), cssClass: line.cssClass)
        }
        return label
    }

    func at(_ x: Double, _ y: Double, _ anchor: Anchor) -> Label {
        var label = self
        (label.x, label.y, label.anchor) = (x, y, anchor)
        return label
    }

    var svg: HTML {
        "\(each: lines.enumerated(), { $0.element.svg(x, y + Double($0.offset) * Lettering.lineHeight, anchor) })"
    }
}

extension Label.Line {
    func svg(_ x: Double, _ y: Double, _ anchor: Label.Anchor) -> HTML {
        let anchor: String? = anchor == .start ? nil : anchor.rawValue
        return
            "<text class=\"\(cssClass)\" x=\"\(xy: x)\" y=\"\(xy: y)\"\(attribute: "text-anchor", anchor) font-size=\"13\">\(text)</text>\n"
    }
}

struct Box: Equatable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func overlap(_ other: Box) -> Double {
        let width = min(right, other.right) - max(left, other.left)
        let height = min(bottom, other.bottom) - max(top, other.top)
        return width > 0 && height > 0 ? width * height : 0
    }

    func contains(_ x: Double, _ y: Double) -> Bool {
        x >= left && x <= right && y >= top && y <= bottom
    }

    func grown(by margin: Double) -> Box {
        Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }
}

/// Finds each label a place: of the places a label may take, the one that covers least of what is
/// already there, and the earliest of equals. Labels are placed one after the other and stay.
struct Placer {
    let bounds: Box
    private(set) var taken: [Box] = []
    /// Dots and points along lines that a label should not lie on.
    private var dots: [(x: Double, y: Double)] = []

    init(bounds: Box) {
        self.bounds = bounds
    }

    mutating func avoid(_ box: Box) {
        taken.append(box)
    }

    mutating func avoid(lineFrom a: (x: Double, y: Double), to b: (x: Double, y: Double)) {
        let steps = max(1, Int(max(abs(a.x - b.x), abs(a.y - b.y)) / 6))
        for step in 0...steps {
            let part = Double(step) / Double(steps)
            dots.append((a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part))
        }
    }

    /// The label where it is best, or nothing when every place would cover more than `limit` and the
    /// label may be left out.
    mutating func place(_ places: [Label], orLeaveOutAbove limit: Double = .infinity) -> Label? {
        var best: (label: Label, cost: Double)?
        for label in places {
            let cost = cost(of: label.box)
            if cost < best?.cost ?? .infinity { best = (label, cost) }
            if cost == 0 { break }
        }
        guard let best, best.cost <= limit else { return nil }
        taken.append(best.label.box)
        return best.label
    }

    private func cost(of box: Box) -> Double {
        let outside = (box.right - box.left) * (box.bottom - box.top) - box.overlap(bounds)
        let covered = taken.reduce(0) { $0 + $1.overlap(box) }
        let near = box.grown(by: 3)
        let crossed = dots.reduce(0) { $0 + (near.contains($1.x, $1.y) ? 1 : 0) }
        return (outside > 0.01 ? outside * 4 : 0) + covered * 3 + Double(crossed) * 120
    }

    /// Labels beside one edge, moved up and down until none touches the next, in the order of their
    /// heights.
    static func spread(_ labels: [Label], from top: Double, to bottom: Double) -> [Label] {
        var spread = labels.enumerated().sorted { ($0.element.y, $0.offset) < ($1.element.y, $1.offset) }.map(\.element)
        var free = top
        for place in spread.indices {
            spread[place].y = max(spread[place].y, free + 12)
            free = spread[place].box.bottom + 2
        }
        var floor = bottom
        for place in spread.indices.reversed() {
            let over = spread[place].box.bottom - floor
            if over > 0 { spread[place].y -= over }
            floor = min(floor, spread[place].box.top - 2)
        }
        return spread
    }
}
