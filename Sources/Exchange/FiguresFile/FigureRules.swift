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
