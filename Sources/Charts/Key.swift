import Markup

/// The shapes of a drawing with their words, in rows beneath it. Only those that occur.
struct Key {
    enum Item: Equatable, Sendable {
        case point(ChartPoint.Signal, String)
        case rule(RuleMark.Rule, String)
        /// A line by its class and dashes.
        case line(String, dash: String?, String)
        case area(String, String)
        case ring(String, String)

        var text: String {
            switch self {
            case .point(_, let text), .rule(_, let text), .line(_, _, let text), .area(_, let text),
                .ring(_, let text):
                text
            }
        }

        fileprivate func cut(to limit: Double) -> Item {
            let text = Lettering.cut(text, to: limit, bold: false)
            return switch self {
            case .point(let signal, _): .point(signal, text)
            case .rule(let rule, _): .rule(rule, text)
            case .line(let cssClass, let dash, _): .line(cssClass, dash: dash, text)
            case .area(let cssClass, _): .area(cssClass, text)
            case .ring(let cssClass, _): .ring(cssClass, text)
            }
        }
    }

    private let rows: [[(x: Double, item: Item)]]
    static let rowHeight = 22.0

    init(_ items: [Item], width: Double) {
        var rows: [[(x: Double, item: Item)]] = []
        var free = Double.infinity
        for item in items {
            let item = item.cut(to: width - 34)
            let needed = 26 + Lettering.width(item.text)
            if free + needed > width {
                rows.append([])
                free = 4
            }
            rows[rows.count - 1].append((free, item))
            free += needed + 18
        }
        self.rows = rows
    }

    var height: Double { rows.isEmpty ? 0 : Double(rows.count) * Key.rowHeight + 6 }

    /// `y` is the baseline of the first row.
    func svg(y: Double) -> HTML {
        rows.enumerated().map { number, row in
            let y = y + Double(number) * Key.rowHeight
            return row.map { one in
                "\(Key.shape(of: one.item, x: one.x + 8, y: y - 4))\(Label([.init(text: one.item.text, cssClass: "c-soft")], x: one.x + 22, y: y).svg)"
            }.joined()
        }.joined()
    }

    private static func shape(of item: Item, x: Double, y: Double) -> HTML {
        switch item {
        case .point(let signal, _): Mark(x: x, y: y, signal: signal, radius: 2.7).svg
        case .rule(let rule, _):
            RuleBracket(rule: rule, rises: true, isAbove: true, start: x - 8, end: x + 8, y: y, cssClass: "c-mark").svg
        case .line(let cssClass, let dash, _):
            "<path class=\"\(cssClass)\"\(attribute: "stroke-dasharray", dash) d=\"M\(xy: x - 9) \(xy: y)h18\"/>"
        case .area(let cssClass, _):
            "<rect class=\"\(cssClass)\" x=\"\(xy: x - 8)\" y=\"\(xy: y - 6)\" width=\"16\" height=\"12\"/>"
        case .ring(let cssClass, _): "<circle class=\"\(cssClass)\" cx=\"\(xy: x)\" cy=\"\(xy: y)\" r=\"7\"/>"
        }
    }
}

/// The sign over or under a run of points: each rule has its own form.
struct RuleBracket {
    let rule: RuleMark.Rule
    let rises: Bool
    let isAbove: Bool
    let start: Double
    let end: Double
    let y: Double
    let cssClass: String

    var svg: HTML {
        let inward = isAbove ? 5.0 : -5.0
        let dash: String? = rule == .twoInThree ? "2 2" : nil
        let path: HTML =
            switch rule {
            case .shift, .twoInThree: "M\(xy: start) \(xy: y + inward)v\(xy: -inward)H\(xy: end)v\(xy: inward)"
            case .outside: "M\(xy: start) \(xy: y)H\(xy: end)M\(xy: (start + end) / 2) \(xy: y)v\(xy: inward)"
            case .trend: arrow
            }
        return "<path class=\"\(cssClass)\"\(attribute: "stroke-dasharray", dash) d=\"\(path)\"/>\n"
    }

    private var arrow: HTML {
        let lean = rises ? 3.0 : -3.0
        return """
            M\(xy: start) \(xy: y + lean)L\(xy: end) \(xy: y - lean)\
            M\(xy: end - 6) \(xy: y - lean - (rises ? 2 : -2))L\(xy: end) \(xy: y - lean)L\(xy: end - 4) \(xy: y - lean + (rises ? 5 : -5))
            """
    }
}
