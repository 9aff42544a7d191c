/// The words above a plot: why the series is parted where it is.
///
/// Each label stands beside the stroke that rises to it. Two things must not happen: labels that
/// touch, and a stroke that runs through another's label on its way up. So each label takes the
/// lowest row, then the side, then the width at which neither does.
struct Header {
    private(set) var labels: [Label] = []
    /// Down to the top of the plot.
    let height: Double

    private struct Placed {
        let x: Double
        let row: Int
        let label: Label
    }

    init(_ partings: [(x: Double, parting: SeriesBreak)], _ format: ChartFrame.Format) {
        var placed: [Placed] = []
        // A narrow drawing has room for one reason; with more, the description below has them all.
        let keepsReasons = format == .wide || partings.count == 1
        for (number, one) in partings.enumerated() {
            var one = one
            if !keepsReasons { one.parting.reason = nil }
            let later = partings[(number + 1)...].map(\.x)
            placed.append(Header.place(one.x, one.parting, beside: placed, before: later, format))
        }
        // The lowest row stands nearest to the plot, so baselines are counted from the highest.
        var baselines: [Int: Double] = [:]
        var y = 24.0
        for row in Set(placed.map(\.row)).sorted(by: >) {
            baselines[row] = y
            y += (placed.filter { $0.row == row }.map(\.label.height).max() ?? 0) + 6
        }
        labels = placed.map { $0.label.at($0.label.x, baselines[$0.row] ?? 24, $0.label.anchor) }
        height = placed.isEmpty ? 24 : y + 8
    }

    private static func place(
        _ x: Double, _ parting: SeriesBreak, beside placed: [Placed], before later: [Double], _ format: ChartFrame.Format
    ) -> Placed {
        let widths = [format.headerWrap, format.headerWrap * 0.75, format.headerWrap * 0.55]
        for row in 0...placed.count {
            for width in widths {
                let label = label(of: parting, wrapTo: width, format)
                for side in [label.at(x - 8, 0, .end), label.at(x + 8, 0, .start)] {
                    let one = Placed(x: x, row: row, label: side)
                    if isFree(one, placed, later, format) { return one }
                }
            }
        }
        let label = label(of: parting, wrapTo: format.headerWrap, format)
        return Placed(
            x: x, row: placed.count, label: x > format.width / 2 ? label.at(x - 8, 0, .end) : label.at(x + 8, 0, .start))
    }

    private static func isFree(_ one: Placed, _ placed: [Placed], _ later: [Double], _ format: ChartFrame.Format) -> Bool {
        let box = one.label.box
        guard box.left >= 0, box.right <= format.width else { return false }
        // A later stroke may pass below a label in a higher row, never through one in the lowest.
        if one.row == 0, later.contains(where: { spans(box, $0) }) { return false }
        return placed.allSatisfy { other in
            if other.row == one.row, box.left < other.label.box.right + 12, other.label.box.left < box.right + 12 { return false }
            if other.row >= one.row, spans(box, other.x) { return false }
            return !(one.row >= other.row && spans(other.label.box, one.x))
        }
    }

    private static func spans(_ box: Box, _ x: Double) -> Bool {
        box.left - 6 < x && x < box.right + 6
    }

    private static func label(of parting: SeriesBreak, wrapTo width: Double, _ format: ChartFrame.Format) -> Label {
        let heading = Label(parting.heading, "c-b", wrapTo: width)
        let reason = Label(parting.reason ?? "", "c-soft", wrapTo: width)
        guard format == .phone else { return Label(heading.lines + reason.lines) }
        return Label(heading.cut(to: 3, width: width).lines + reason.cut(to: 2, width: width).lines)
    }
}
