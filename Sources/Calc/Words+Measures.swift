import Measures

extension Words {
    static func words(_ error: MeasureError) -> String {
        switch error {
        case .emptyCohort: "there is nobody to count among: the denominator must be more than 0"
        case .countOutsideCohort(let met, let cohort): "\(text(met)) cannot be counted among \(text(cohort))"
        case .negativeCount(let count): "a count cannot be \(text(count))"
        case .notFinite: "a figure is no number"
        case .confidenceOutsideRange(let level): "confidence \(text(level)) is neither from 0.9 to 1 nor from 90 to 100"
        case .negativeTolerance(let tolerance): "a tolerance cannot be \(text(tolerance))"
        case .rangeReversed(let lower, let upper): "a range cannot go from \(text(lower)) to \(text(upper))"
        case .noPeriods: "there is no figure of this year yet"
        case .morePeriodsThanTheYear(let elapsed, let year): "there are figures for \(elapsed) periods of a year that has \(year)"
        case .lastYearTooShort(let has, let needs): "last year has figures for \(has) periods, and this year for \(needs)"
        case .tooFewValues(let has, let needs): "it takes \(needs) values, and there \(has == 1 ? "is 1" : "are \(has)")"
        case .negativeWeight(let weight): "a weight of the standard population cannot be \(text(weight))"
        case .noWeight: "the standard population is empty"
        case .tooManyValues(let has, let most): "there are \(has) values, and at most \(most) are read"
        case .unequalLengths(let one, let other): "one column has \(one) values and the other \(other)"
        case .wrongNumberOfCodes(let codes): "“\(codes.joined(separator: ", "))” has not one code for each dimension"
        case .unknownCode(let code): "there is no “\(code)” among the codes"
        case .repeatedCodes(let codes): "“\(codes.joined(separator: ", "))” is given twice"
        case .trimOutsideRange(let share): "the share trimmed at each end must be above 0 and under 0.4, and is \(text(share))"
        }
    }

    private static func text(_ number: Double) -> String { Decimals(number)?.text ?? "\(number)" }
}
