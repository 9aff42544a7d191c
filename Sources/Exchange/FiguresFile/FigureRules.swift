import Domain

/// What the numbers of one indicator can be, and the one way in which they are kept.
struct FigureRules {
    let isProportion: Bool
    private let isCount: Bool
    private let needsDenominator: Bool
    private let multiplier: Double

    struct Fault {
        var column: FiguresFile.Column
        var what: String
        var remedy: String
    }

    init(_ indicator: Indicator) {
        isProportion = indicator.unit.isProportion
        isCount = indicator.unit == .count
        needsDenominator = indicator.unit.needsDenominator
        multiplier = indicator.unit.multiplier
    }

    /// What cannot be: more than all, fewer than none, a rate of nobody, a value that its own numbers do not give.
    func fault(in figure: FigureRow, decimals: Int) -> Fault? {
        let (numerator, denominator, value) = (figure.numerator, figure.denominator, figure.value)
        if numerator < 0 { return Fault(column: .numerator, what: "A count is below nothing.", remedy: "Correct the numerator.") }
        if isCount, value < 0 { return Fault(column: .value, what: "A count is below nothing.", remedy: "Correct the value.") }
        if denominator <= 0 {
            return Fault(
                column: .denominator, what: "Nothing can be divided by \(denominator == 0 ? "nought" : "a negative number").",
                remedy: "Give the denominator, or the marker z when there was nobody to count.")
        }
        if isProportion, numerator > denominator {
            return Fault(
                column: .numerator, what: "The numerator is larger than the denominator.",
                remedy: "Check whether the two were swapped.")
        }
        if isProportion, value < 0 || value > 100 {
            return Fault(column: .value, what: "A percentage lies between 0 and 100.", remedy: "Correct the value.")
        }
        if needsDenominator, !numerator.isNaN, denominator.isNaN, value.isNaN {
            return Fault(
                column: .denominator, what: "There is a numerator without a denominator.",
                remedy: "Give the denominator, or the value.")
        }
        let expected = computed(figure)
        guard !expected.isNaN, !value.isNaN, abs(value - expected) > step(decimals) * 0.500_001 else { return nil }
        let given = needsDenominator ? "numerator and denominator" : "numerator"
        return Fault(
            column: .value,
            what: "The value is not what its \(given) \(needsDenominator ? "give" : "gives"): \(shown(expected, decimals)).",
            remedy: "Correct whichever is wrong, or leave the value out.")
    }

    /// What the numerator and denominator give, where a printed value says otherwise; nil where they agree or one of the
    /// three is not there. Some publishers count with seven digits, so that much is allowed beside half of the last one.
    func otherwise(_ figure: FigureRow, decimals: Int) -> String? {
        let expected = computed(figure)
        guard needsDenominator, !expected.isNaN, !figure.value.isNaN,
            abs(figure.value - expected) > step(decimals) * 0.500_001 + abs(expected) * 1e-7
        else { return nil }
        // With two decimals more, since one more may round the difference away: 89.51 is printed as 89.
        return shown(expected, decimals + 1)
    }

    /// Whether a printed value can come from a numerator that was this much more or less before it was rounded.
    func couldRound(_ figure: FigureRow, decimals: Int, within: Double) -> Bool {
        let values = [-within, within].flatMap { top in
            [-within, within].map { (figure.numerator + top) / (figure.denominator + $0) * multiplier }
        }
        guard let least = values.min(), let most = values.max() else { return false }
        let half = step(decimals) * 0.500_001
        return figure.value >= least - half && figure.value <= most + half
    }

    /// A value that says again what its numerator and denominator give to the last digit is not kept beside them, and
    /// a count is kept as the value. So an export, which shows every value, reads back as the same figures.
    func simplify(_ figure: inout FigureRow) {
        let computed = computed(figure)
        if needsDenominator {
            if figure.value == computed { figure.value = .nan }
        } else {
            if figure.value.isNaN { figure.value = computed }
            figure.numerator = .nan
        }
    }

    /// Whether its numbers make a value.
    func isWhole(_ figure: FigureRow) -> Bool { !figure.value.isNaN || !computed(figure).isNaN }

    /// In the unit, by the same arithmetic as a figure's own value; NaN when it cannot be worked out.
    private func computed(_ figure: FigureRow) -> Double {
        needsDenominator ? figure.numerator / figure.denominator * multiplier : figure.numerator
    }

    private func step(_ decimals: Int) -> Double {
        var step = 1.0
        for _ in 0..<min(decimals, 15) { step /= 10 }
        return step
    }

    /// With one decimal more than the value was given with, so that the difference can be seen.
    private func shown(_ number: Double, _ decimals: Int) -> String {
        let scale = 1 / step(min(decimals + 1, 12))
        return NumberText.write((number * scale).rounded() / scale)
    }
}
