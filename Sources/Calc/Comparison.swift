import Measures

enum ComparisonCalc: CalcMethod {
    static let name = "compare"

    struct Input: Decodable { var input: Fields }

    struct Fields: Decodable {
        @OrNull var numerator: Double?
        @OrNull var denominator: Double?
        @OrNull var benchmark: Double?
        var polarity: String

        enum CodingKeys: String, CodingKey {
            case numerator, denominator, polarity
            case benchmark = "benchmark_percent"
        }
    }

    struct Output: Encodable {
        @Stated var value: Double?
        @Stated var lower95: Double?
        @Stated var upper95: Double?
        @Stated var lower998: Double?
        @Stated var upper998: Double?
        var oneLevel: String
        var oneLevelWord: String
        var twoLevel: String
        var controlLimits: String
        var controlLimitsWord: String

        enum CodingKeys: String, CodingKey {
            case value, lower95, upper95, lower998, upper998
            case oneLevel = "one_level"
            case oneLevelWord = "one_level_rag"
            case twoLevel = "two_level"
            case controlLimits = "control_limits_of_benchmark"
            case controlLimitsWord = "control_limits_rag"
        }
    }

    static func result(of input: Input) throws -> Output {
        let fields = input.input
        let proportion: Proportion? =
            if let numerator = fields.numerator, let denominator = fields.denominator {
                try Proportion(met: numerator, of: denominator)
            } else { nil }
        let (value, milder) = (proportion?.value(), proportion?.interval())
        let stricter = proportion?.interval(.ninetyNinePointEight)
        let polarity = try PolarityWord.polarity(fields.polarity)
        let oneLevel = BenchmarkComparison.overlapping(milder, benchmark: fields.benchmark)
        let twoLevel = BenchmarkComparison.overlapping(
            ninetyFive: milder, ninetyNinePointEight: stricter, benchmark: fields.benchmark)
        let limits = proportion.flatMap { proportion in
            fields.benchmark.flatMap { BenchmarkLimits.proportion($0, cohort: proportion.cohort) }
        }
        let aboutBenchmark = BenchmarkComparison.against(limits, value)
        let none = BenchmarkWord.notCompared.rawValue
        return Output(
            value: value, lower95: milder?.lower, upper95: milder?.upper, lower998: stricter?.lower, upper998: stricter?.upper,
            oneLevel: oneLevel?.rawValue ?? none, oneLevelWord: BenchmarkWord(oneLevel, polarity).rawValue,
            twoLevel: twoLevel?.rawValue ?? none, controlLimits: aboutBenchmark?.rawValue ?? none,
            controlLimitsWord: BenchmarkWord(aboutBenchmark, polarity).rawValue)
    }
}
