import Domain

/// The lines of a form by what a row says of itself: the indicator's id, title or code, and period, area and group where
/// they are needed to tell lines apart.
struct LineFinder {
    enum Match: Equatable {
        case line(Int)
        /// No line is of this indicator.
        case noIndicator
        /// Lines are, but none of what the column says.
        case none(ReturnColumn, String)
        /// Several are left, and the row does not say which it means.
        case several([Int])
    }

    let lines: [ReturnForm.Line]
    private let keys: [String: Int]
    private let indicators: [String: [Int]]

    init(_ form: ReturnForm) {
        lines = form.lines
        keys = Dictionary(lines.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        var indicators: [String: [Int]] = [:]
        for (place, line) in lines.enumerated() {
            for name in Set(LineFinder.names(of: line.indicator)) { indicators[name, default: []].append(place) }
        }
        self.indicators = indicators
    }

    func line(key: String) -> Int? { keys[key] }

    /// Lines of an indicator by any of its names; none for any other text.
    func lines(ofIndicator text: String) -> [Int] { text.isEmpty ? [] : indicators[TextKey.of(text)] ?? [] }

    func match(_ cell: (ReturnColumn) -> String) -> Match {
        var left = lines(ofIndicator: cell(.indicator))
        if left.isEmpty { return .noIndicator }
        for column in [ReturnColumn.period, .area, .group] {
            let text = cell(column)
            if text.isEmpty { continue }
            let fitting = left.filter { says(text, column, of: $0) }
            if fitting.isEmpty { return .none(column, text) }
            left = fitting
        }
        // A row that does not speak of groups means everybody.
        if left.count > 1, cell(.group).isEmpty {
            let totals = left.filter { lines[$0].group == .total }
            if !totals.isEmpty { left = totals }
        }
        return left.count == 1 ? .line(left[0]) : .several(left)
    }

    /// Whether the text may stand in that column of the line.
    func says(_ text: String, _ column: ReturnColumn, of place: Int) -> Bool {
        let (line, key) = (lines[place], TextKey.of(text))
        switch column {
        case .indicator: return LineFinder.names(of: line.indicator).contains(key)
        case .period:
            return [line.period.code, line.period.label].contains { TextKey.of($0) == key }
                || PeriodHeading.period(text, as: line.indicator.periodKind) == line.period
        case .area: return [line.area.text, line.areaName].contains { TextKey.of($0) == key }
        case .group:
            return [line.group.text, line.groupName].contains { TextKey.of($0) == key }
                || (line.group == .total && ["all", "total", "everybody", "everyone"].contains(key))
                || (line.group != .total && PopulationGroup(text) == line.group)
        default: return false
        }
    }

    /// Its id, its title, and its code as "NI 59", "NI59" and "NI059".
    private static func names(of indicator: Indicator) -> [String] {
        var names = [indicator.id.text, indicator.title].map(TextKey.of)
        if let code = indicator.nationalCode {
            let bare = TextKey.of(code)
            let digits = bare.drop { !$0.isNumber }
            names += [bare, bare.dropLast(digits.count) + String(repeating: "0", count: max(0, 3 - digits.count)) + digits]
        }
        return names
    }
}
