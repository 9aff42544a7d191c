/// Whether a count that adds up over the year will reach its year-end target.
///
/// For counts only: percentages and rates do not add up. A project definition, in
/// docs/methods/trajectory.md.
public struct Trajectory: Equatable, Sendable {
    /// The sum so far.
    public let cumulative: Double
    /// If the rest of the year goes on at the same pace.
    public let runRateYearEnd: Double
    /// If the rest of the year is to this year's start what it was last year: for measures with a
    /// summer. Nothing without last year, or when last year had none by this point.
    public let seasonalYearEnd: Double?
    /// What each remaining period must bring. Nothing when none remains.
    public let requiredAverageForRest: Double?
    public let status: Status

    public enum Status: String, Equatable, Sendable {
        case met, missed
        case onTrack = "on_track"
        case offTrack = "off_track"
    }

    public enum Aim: Equatable, Sendable {
        /// Higher is better.
        case atLeast(Double)
        /// Lower is better.
        case atMost(Double)

        var target: Double {
            switch self {
            case .atLeast(let target), .atMost(let target): target
            }
        }
    }

    public init(valuesToDate: [Double], lastYear: [Double]?, periodsInYear: Int, aim: Aim) throws(MeasureError) {
        let elapsed = valuesToDate.count
        guard elapsed > 0 else { throw .noPeriods }
        guard elapsed <= periodsInYear else {
            throw .morePeriodsThanTheYear(elapsed: elapsed, periodsInYear: periodsInYear)
        }
        guard valuesToDate.allSatisfy(\.isFinite), (lastYear ?? []).allSatisfy(\.isFinite), aim.target.isFinite else {
            throw .notFinite
        }
        if let lastYear, lastYear.count < elapsed { throw .lastYearTooShort(has: lastYear.count, needs: elapsed) }

        let cumulative = valuesToDate.reduce(0, +)
        let year = Double(periodsInYear)
        self.cumulative = cumulative
        // Multiplied before divided: 100 in three months is exactly 400 in twelve.
        runRateYearEnd = cumulative * year / Double(elapsed)
        seasonalYearEnd = lastYear.flatMap { lastYear in
            let samePeriod = lastYear[..<elapsed].reduce(0, +)
            return samePeriod == 0 ? nil : cumulative / samePeriod * lastYear.reduce(0, +)
        }
        requiredAverageForRest = elapsed == periodsInYear ? nil : (aim.target - cumulative) / (year - Double(elapsed))
        // The run rate reaches the target; both sides times the elapsed periods, to stay exact.
        let pace = cumulative * year
        let needed = aim.target * Double(elapsed)
        switch aim {
        case .atLeast(let target):
            status = cumulative >= target ? .met : elapsed == periodsInYear ? .missed : pace >= needed ? .onTrack : .offTrack
        case .atMost(let target):
            status = cumulative > target ? .missed : elapsed == periodsInYear ? .met : pace <= needed ? .onTrack : .offTrack
        }
    }
}
