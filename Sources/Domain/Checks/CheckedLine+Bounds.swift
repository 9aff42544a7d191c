import Measures

// What a value can be by its unit.
extension CheckedLine {
    func plausibility(_ value: Double) -> [Finding] {
        switch indicator.unit {
        case .percent where value > 100:
            return [
                finding(
                    .outOfBounds, .error, .value, "\(text.value(value)) is more than all of them.",
                    "A percentage lies between 0 and 100. Check the decimal point.")
            ]
        case .percent: return [share(value)].compactMap(\.self)
        case .rate(let base, _) where value > Double(base):
            return [
                finding(
                    .implausible, .mustExplain, .value,
                    "\(text.value(value)) \(indicator.unit.label) is more than one for everybody.",
                    "Check that the denominator is the whole population, and the decimal point.")
            ]
        case .average(let what):
            guard let longest = CheckedLine.longest(what), value > longest.limit else { return [] }
            return [
                finding(
                    .implausible, .mustExplain, .value,
                    "An average of \(text.value(value)) \(what) is more than \(longest.words).",
                    "Check the unit: days and weeks are easily mistaken for each other.")
            ]
        case .rate, .count, .ratio, .score: return []
        }
    }

    /// 0.853 where earlier figures stand about 85: a share of one, written without the percent sign.
    private func share(_ value: Double) -> Finding? {
        guard value > 0, value <= 1, given?.numerator == nil else { return nil }
        let earlier = comparable.compactMap { $0.shown.value?.value }
        guard earlier.count >= 3, let least = earlier.min(), least > 5 else { return nil }
        return finding(
            .implausible, .mustExplain, .value,
            "\(text.value(value)) was given, and the lowest so far is \(text.value(least)).",
            "If a share of one was meant, give it as a percentage: \(text.value(value * 100)).")
    }

    /// Nobody is under eighteen for longer, and no wait of a child's lasts as long as a childhood.
    private static func longest(_ what: String) -> (limit: Double, words: String)? {
        if what.contains("week") { return (936, "eighteen years") }
        if what.contains("month") { return (216, "eighteen years") }
        if what.contains("working day") { return (4_560, "eighteen years") }
        if what.contains("day") { return (6_574, "eighteen years") }
        if what.contains("year") { return (25, "twenty-five years") }
        return nil
    }
}
