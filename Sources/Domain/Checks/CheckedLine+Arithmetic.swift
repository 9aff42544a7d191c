import Measures

// What numbers cannot be, whatever they are about.
extension CheckedLine {
    func arithmetic(_ given: Figure) -> [Finding] {
        if let finding = belowNought(given) ?? notWhole(given) { return [finding] }
        if indicator.unit.needsDenominator {
            return [divided(given) ?? disagreement(given)].compactMap(\.self)
        }
        guard let value = given.suppliedValue, let count = given.numerator, value != count else { return missing(given) }
        return [
            finding(
                .valueDisagrees, .error, .value,
                "The value is \(text.value(value)) and the count is \(FigureText.count(count)).", "Give the one that is right.")
        ]
    }

    private func missing(_ given: Figure) -> [Finding] {
        guard given.value(in: indicator.unit) == nil else { return [] }
        return [
            finding(
                .noAnswer, .error, .value, "There is no figure here, and an empty box is never read as nought.",
                "Give the figure, or say why there is none.")
        ]
    }

    private func belowNought(_ given: Figure) -> Finding? {
        let boxes: [(Finding.Field, Double?)] = [
            (.numerator, given.numerator), (.denominator, given.denominator),
            // A score or a change may lie below nought; what is counted may not.
            (.value, indicator.unit == .score ? nil : given.suppliedValue),
        ]
        for case (let field, let number?) in boxes where number < 0 {
            return finding(
                .negative, .error, field, "The \(field.rawValue) is \(FigureText.count(number)), and nothing is fewer than none.",
                "Take the minus sign away, or correct the number.")
        }
        return nil
    }

    /// Children and events are counted in whole numbers; sums of weeks or of scores need not be whole.
    private func notWhole(_ given: Figure) -> Finding? {
        let boxes: [(Finding.Field, Double?)] =
            switch indicator.unit {
            case .count: [(.value, given.suppliedValue ?? given.numerator)]
            case .percent, .rate: [(.numerator, given.numerator), (.denominator, given.denominator)]
            case .average: [(.denominator, given.denominator)]
            case .ratio, .score: []
            }
        for case (let field, let number?) in boxes where number != number.rounded() {
            return finding(
                .notWhole, .error, field,
                "The \(field == .value ? "count" : field.rawValue) is \(plain(number)), which is no whole number.",
                "Give the number of children or events, not a share of them.")
        }
        return nil
    }

    private func divided(_ given: Figure) -> Finding? {
        if let denominator = given.denominator, denominator == 0 {
            return finding(
                .nothingToDivideBy, .error, .denominator,
                "The denominator is 0, so there is nothing to divide by.",
                "If there was nobody to count, choose “Not applicable” as the reason why there is no figure.")
        }
        if let numerator = given.numerator, let denominator = given.denominator, indicator.unit.isProportion,
            numerator > denominator
        {
            return finding(
                .partOfAll, .error, .numerator,
                "The numerator (\(FigureText.count(numerator))) is more than the denominator (\(FigureText.count(denominator))).",
                "Check whether the two were swapped, or count again.")
        }
        if given.suppliedValue == nil, given.numerator == nil || given.denominator == nil {
            let missing: Finding.Field = given.numerator == nil ? .numerator : .denominator
            return finding(
                .noAnswer, .error, missing, "The \(missing.rawValue) was not given, and an empty box is never read as nought.",
                "Give it, or say why there is no figure.")
        }
        return nil
    }

    /// A value beside its counts may be rounded as it was written, and no more.
    private func disagreement(_ given: Figure) -> Finding? {
        guard let value = given.suppliedValue, let numerator = given.numerator, let denominator = given.denominator,
            denominator > 0
        else { return nil }
        let expected = numerator / denominator * indicator.unit.multiplier
        let decimals = CheckedLine.decimals(of: value)
        guard abs(value - expected) > CheckedLine.step(decimals) * 0.500_001 else { return nil }
        return finding(
            .valueDisagrees, .error, .value,
            "\(FigureText.count(numerator)) of \(FigureText.count(denominator)) gives \(shown(expected, decimals + 1)), and the value says \(shown(value, decimals)).",
            "Correct whichever is wrong, or leave the value out: it is worked out from the two.")
    }

    private func shown(_ number: Double, _ decimals: Int) -> String {
        Decimals.text(number, decimals: max(decimals, indicator.decimals)) + (indicator.unit == .percent ? "%" : "")
    }

    private func plain(_ number: Double) -> String { Decimals(number)?.text ?? "" }

    /// How many decimals a number was written with, as far as it can be told: 85.30 is 85.3 by now.
    private static func decimals(of number: Double) -> Int {
        guard let text = Decimals(number)?.text, let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
        return min(text.utf8.distance(from: point, to: text.utf8.endIndex) - 1, 9)
    }

    private static func step(_ decimals: Int) -> Double { (0..<decimals).reduce(1.0) { step, _ in step / 10 } }
}
