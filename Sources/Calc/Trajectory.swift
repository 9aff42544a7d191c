import Measures

enum TrajectoryCalc: CalcMethod {
    static let name = "trajectory"

    struct Input: Decodable { var input: Fields }

    struct Fields: Decodable {
        var periodsInYear: Int
        var valuesToDate: [Double]
        @OrNull var lastYear: [Double]?
        var yearEndTarget: Double
        var polarity: String

        enum CodingKeys: String, CodingKey {
            case periodsInYear = "periods_in_year"
            case valuesToDate = "values_to_date"
            case lastYear = "last_year"
            case yearEndTarget = "year_end_target"
            case polarity
        }
    }

    struct Output: Encodable {
        var cumulative: Double
        @Stated var runRateYearEnd: Double?
        @Stated var seasonalYearEnd: Double?
        @Stated var requiredAverageForRest: Double?
        var status: String

        enum CodingKeys: String, CodingKey {
            case cumulative, status
            case runRateYearEnd = "run_rate_year_end"
            case seasonalYearEnd = "seasonal_year_end"
            case requiredAverageForRest = "required_average_for_rest"
        }
    }

    static func result(of input: Input) throws -> Output {
        let fields = input.input
        let aim = try CaseFault.meaning(
            of: fields.polarity, in: "polarity",
            [
                "high_is_good": Trajectory.Aim.atLeast(fields.yearEndTarget), "low_is_good": .atMost(fields.yearEndTarget),
            ])
        let year = try Trajectory(
            valuesToDate: fields.valuesToDate, lastYear: fields.lastYear, periodsInYear: fields.periodsInYear, aim: aim)
        return Output(
            cumulative: year.cumulative, runRateYearEnd: year.runRateYearEnd, seasonalYearEnd: year.seasonalYearEnd,
            requiredAverageForRest: year.requiredAverageForRest, status: year.status.rawValue)
    }
}
