/// Why a measure could not be made of the numbers given. Each is something a person can put right
/// in the figures or in the rule, so each carries what was wrong.
public enum MeasureError: Error, Equatable, Sendable {
    /// A proportion or rate of nobody.
    case emptyCohort
    case countOutsideCohort(met: Double, cohort: Double)
    case negativeCount(Double)
    /// Not a number, or infinite.
    case notFinite
    /// Confidence is 0.9 to 1, or 90 to 100.
    case confidenceOutsideRange(Double)
    case negativeTolerance(Double)
    /// A range whose lower end lies above its upper end.
    case rangeReversed(lower: Double, upper: Double)
    case noPeriods
    case morePeriodsThanTheYear(elapsed: Int, periodsInYear: Int)
    /// Last year's figures do not reach as far as this year's.
    case lastYearTooShort(has: Int, needs: Int)
    /// Too few values to draw a line through.
    case tooFewValues(has: Int, needs: Int)
    /// A weight of the standard population under nought.
    case negativeWeight(Double)
    /// No stratum of the standard population carries any weight.
    case noWeight
    case tooManyValues(has: Int, most: Int)
    /// Two columns that belong together differ in length.
    case unequalLengths(Int, Int)
    /// The share trimmed at each end is above nought and under 0.4.
    case trimOutsideRange(Double)
    /// A cell or leaf that does not have one code for each dimension.
    case wrongNumberOfCodes([String])
    case unknownCode(String)
    /// A code, or a combination of codes, that was given twice.
    case repeatedCodes([String])
}
