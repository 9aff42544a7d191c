// What a control chart says in words: the answer, the key and the table.
extension ControlPlot {
    /// What the latest figure means, or why nothing is said.
    var opening: String {
        guard let last = series.points.indices.last(where: { series.points[$0].number != nil }) else {
            return "Nothing can be said."
        }
        guard lines.lower[last] != nil, lines.upper[last] != nil else {
            return "Not enough data for limits, so nothing is said about variation."
        }
        let count = series.points[last].count.map { " (\($0))" } ?? ""
        guard let mark = mark(at: last) else { return "Common cause: no rule marks the latest figure\(count)." }
        return "Special cause, \(mark.meaningWords): the latest figure\(count) is \(mark.place)."
    }

    func key(of described: ChartSeries) -> [Key.Item] {
        var items: [Key.Item] = []
        let signals = described.points.map(\.signal)
        let words: [(ChartPoint.Signal, String)] = [
            (.concernHigh, "concerning, high"), (.concernLow, "concerning, low"), (.improving, "improving"),
            (.neutral, "special cause, neither good nor bad"),
        ]
        for (signal, text) in words where signals.contains(signal) { items.append(.point(signal, text)) }
        for rule in RuleMark.Rule.allCases where described.runs.contains(where: { $0.mark?.rule == rule }) {
            items.append(.rule(rule, rule.name))
        }
        if described.centres.contains(where: { $0.limits != nil }) || described.overlay.limits.contains(where: { $0 != nil }) {
            items.append(.area("c-band", "ordinary variation"))
        }
        if !described.overlay.near.isEmpty { items.append(.line("c-nearly", dash: "1 4", "near limits")) }
        return items
    }

    /// The series' own table with what was computed beside each figure, newest first.
    func table(of described: ChartSeries) -> ChartTable {
        var table = described.table
        let place = 2
        let computed = ["Average", "Lower limit", "Upper limit"]
        table.columns.insert(
            contentsOf: computed.map { .init($0, isNumber: true) } + [.init("Rule")], at: place)
        for (row, point) in zip(table.rows.indices, series.points.indices.reversed()) {
            let isShown = kind == .individuals || series.points[point].number != nil
            let numbers = [lines.mean[point], lines.lower[point], lines.upper[point]].map { value -> ChartTable.Cell in
                isShown ? value.map { .text(text($0)) } ?? .empty : .empty
            }
            let rule: ChartTable.Cell = mark(at: point).map { .text("\($0.place): \($0.meaningWords)") } ?? .empty
            table.rows[row].cells.insert(contentsOf: numbers + [rule], at: place - 1)
        }
        return table
    }
}

extension RuleMark {
    /// Where one marked point stands: "below lower limit".
    var place: String {
        rule == .twoInThree ? "one of 2 in 3 near \(side == .high ? "upper" : "lower") limit" : words(count: 1)
    }
}

extension RuleMark.Rule {
    /// As the key names it.
    var name: String {
        switch self {
        case .outside: "outside a limit"
        case .trend: "trend"
        case .twoInThree: "2 of 3 near a limit"
        case .shift: "run on one side"
        }
    }
}
