import Markup

/// Where everything of the grade bars stands: names beside the bars when wide, above them when narrow.
struct GradeFrame {
    let chart: GradeBars
    let breadth: Breadth
    private let left: Double
    private let right: Double

    init(_ chart: GradeBars, _ breadth: Breadth) {
        self.chart = chart
        self.breadth = breadth
        let names = chart.bars.map { Lettering.width($0.name, bold: true) }.max() ?? 0
        left = breadth == .wide ? min(max(names + 20, 80), 240) : 4
        right = breadth == .wide ? 660 : 296
    }

    var drawn: (svg: HTML, height: Double) {
        guard !chart.bars.isEmpty else {
            return (Label("There is no figure to draw.", "c-soft", wrapTo: breadth.width - 8).at(4, 24, .start).svg, 36)
        }
        let items = chart.grades.enumerated().map { Key.Item.area(shade($0.offset), "\($0.element.short) \($0.element.name)") }
        let key = Key(items, width: breadth.width)
        var y = key.height + 8
        var content = key.svg(y: 18)
        for bar in chart.bars {
            let one = row(bar, y)
            content += one.svg
            y += one.height
        }
        return (content, y)
    }

    private func row(_ bar: GradeBars.Bar, _ y: Double) -> (svg: HTML, height: Double) {
        let name = Label(bar.name, "c-b", wrapTo: breadth == .wide ? left - 16 : 288)
        let top = breadth == .wide ? y : y + name.height + 2
        let words = breadth == .wide ? name.at(left - 10, y + 17, .end) : name.at(left, y + 12, .start)
        switch bar.content {
        case .counts(let counts, let besides):
            let below = Label(
                chart.sentence(counts, besides), "c-soft", wrapTo: (breadth == .wide ? breadth.width : 296) - left - 4
            )
            .at(left, top + 42, .start)
            let height = max(top - y + 42 + below.height, breadth == .wide ? name.height + 12 : 0)
            return ("\(words.svg)\(strip(counts, top))\(total(counts, top))\(below.svg)", height)
        case .none(let marker, let meaning):
            let none = Label("\(marker)  \(meaning)", "c-soft", wrapTo: right - left).at(left, top + 17, .start)
            return ("\(words.svg)\(none.svg)", max(top - y + none.height + 14, name.height + 12))
        }
    }

    private func total(_ counts: [Int], _ top: Double) -> HTML {
        guard breadth == .wide else { return HTML() }
        return Label([.init(text: "of \(counts.reduce(0, +))", cssClass: "c-b")], x: right + 10, y: top + 17).svg
    }

    private func strip(_ counts: [Int], _ top: Double) -> HTML {
        let total = counts.reduce(0, +)
        guard total > 0 else {
            return "<path class=\"c-mark\" stroke-dasharray=\"2 3\" d=\"M\(xy: left) \(xy: top + 12)H\(xy: right)\"/>\n"
        }
        var start = left
        var strip = HTML()
        for (place, count) in counts.enumerated() where count > 0 {
            let width = (right - left) * Double(count) / Double(total)
            let text = [("\(chart.grades[place].short) \(count)"), "\(count)"].first {
                Lettering.width($0, bold: true) + 6 <= width
            }
            strip += "<rect class=\"\(shade(place))\" x=\"\(xy: start)\" y=\"\(xy: top)\" width=\"\(xy: width)\" height=\"24\"/>"
            if let text {
                let ink = isDark(place) ? "g-on" : "g-ink"
                strip += Label([.init(text: text, cssClass: ink)], x: start + width / 2, y: top + 17, anchor: .middle).svg
            }
            start += width
        }
        return strip
    }

    /// Dark to light from the first grade to the last, over six steps however many there are.
    private func shade(_ place: Int) -> String { "grade g-\(step(place))" }

    private func step(_ place: Int) -> Int {
        let last = chart.grades.count - 1
        return last < 1 ? 1 : 1 + Int((Double(min(place, last)) * 5 / Double(last)).rounded())
    }

    private func isDark(_ place: Int) -> Bool { step(place) <= 3 }
}
