import Measures

// What its own earlier figures say of a line.
extension CheckedLine {
    func againstThePast(_ given: Figure, _ value: Double) -> [Finding] {
        let points = comparable
        var findings: [Finding] = []
        if let change = change(value, given.denominator, points) { findings.append(change) }
        if let extreme = allOrNone(value, given.denominator, points) { findings.append(extreme) }
        if let again = repetition(given, points) { findings.append(again) }
        if let definition = definitionChange { findings.append(definition) }
        return findings
    }

    private func change(_ value: Double, _ size: Double?, _ points: ArraySlice<SeriesPoint>) -> Finding? {
        guard let expected = Expectation(of: points, unit: indicator.unit, plan: indicator.control.plan, size: size),
            let shown = Decimals(value)?.rounded(to: indicator.decimals),
            let low = Decimals(expected.lower)?.rounded(to: indicator.decimals),
            let high = Decimals(expected.upper)?.rounded(to: indicator.decimals), shown < low || shown > high
        else { return nil }
        let isLow = shown < low
        let distance = text.difference(isLow ? low - shown : shown - high)
        let range = "\(bare(expected.lower)) to \(bare(expected.upper)), \(indicator.frequency.counted(expected.points))"
        let edge =
            expected.isByLimits
            ? "\(isLow ? "below the lowest" : "above the highest") of ordinary variation"
            : "\(isLow ? "below" : "above") what the few figures so far allow"
        return finding(
            .unexpectedChange, .mustExplain, .value, "\(text.value(value)) is \(distance) \(edge) (\(range)).",
            shift(value, expected) ?? "Check the figure; if it is right, say what happened.")
    }

    /// A decimal point in the wrong place is the commonest reason, so it is said where it would explain all of it.
    private func shift(_ value: Double, _ expected: Expectation) -> String? {
        for factor in [0.1, 10, 0.01, 100, 0.001, 1000] {
            let moved = value * factor
            guard value != 0, moved >= expected.lower, moved <= expected.upper, expected.lower > 0 else { continue }
            return "Check the decimal point: \(text.value(moved)) would be as usual. If the figure is right, say what happened."
        }
        return nil
    }

    /// The limits of a proportion end at all and at none, so they never find these two.
    private func allOrNone(_ value: Double, _ size: Double?, _ points: ArraySlice<SeriesPoint>) -> Finding? {
        guard indicator.unit.isProportion, value == 0 || value == 100, let size, size >= 1 else { return nil }
        let isAll = value == 100
        let words = isAll ? "All of \(FigureText.count(size))" : "None of \(FigureText.count(size))"
        let shown = points.map(\.shown.value)
        if shown.compactMap(\.self).suffix(4).contains(where: { $0.value == value }) { return nil }
        let remedy = "Check that nobody was left out of the count; if it is right, say how it was done."
        if points.count >= Expectation.fewest, let expected = Expectation.proportion(shown, indicator.unit) {
            let chance = isAll ? expected.chance(ofAll: size) : expected.chance(ofNone: size)
            // One in 741: beyond three standard deviations on one side.
            guard chance < 0.001_35 else { return nil }
            return finding(
                .allOrNone, .mustExplain, .numerator,
                "\(words), where it was \(text.value(expected.centre * 100)) over the last \(indicator.frequency.counted(points.count)), is hardly chance.",
                remedy)
        }
        guard size >= 30 else { return nil }
        return finding(.allOrNone, .note, .numerator, "\(words): a round result for so many.", remedy)
    }

    /// The same pair again is rare among so many; a third time it was most likely copied.
    private func repetition(_ given: Figure, _ points: ArraySlice<SeriesPoint>) -> Finding? {
        guard let numerator = given.numerator, let denominator = given.denominator, numerator >= 10, numerator < denominator
        else { return nil }
        let same = points.reversed().prefix {
            $0.shown.value?.numerator == numerator && $0.shown.value?.denominator == denominator
        }
        guard let last = same.first else { return nil }
        let pair = "\(FigureText.count(numerator)) of \(FigureText.count(denominator))"
        return finding(
            .repeated, same.count > 1 ? .mustExplain : .note, .numerator,
            same.count > 1
                ? "\(pair) was given for each of the \(indicator.frequency.counted(same.count)) before, too."
                : "\(pair) is exactly what was given for \(last.period.label).",
            "Check that the figures are this period's and not copied from the one before.")
    }

    private var definitionChange: Finding? {
        guard let last = past.last(where: { $0.period < key.period }) else { return nil }
        let (before, now) = (indicator.definition(for: last.period), indicator.definition(for: key.period))
        if let since = indicator.seriesBreak(between: last.period, and: key.period) {
            return changed(since.from, "this figure does not compare with those before (\(since.reason))")
        }
        guard let now, let before, now.number != before.number, let from = now.validFrom else { return nil }
        return changed(from, now.definition.map { "it is counted anew: \($0)" } ?? "it is counted by a new definition")
    }

    private func changed(_ from: Day, _ what: String) -> Finding {
        finding(
            .definitionChanged, .note, .value, "Since \(from.long) \(what).",
            "Make sure that the figure is counted as the definition now says.")
    }

    /// Without the percent sign, for the ends of a range.
    private func bare(_ number: Double) -> String { Decimals.text(number, decimals: indicator.decimals) }
}
