import Measures

enum ProportionCalc: CalcMethod {
    static let name = "proportion_ci"

    struct Input: Decodable {
        @OrNull var x: Double?
        @OrNull var n: Double?
        var confidence: Double
        var multiplier: Double
    }

    struct Output: Encodable {
        @Stated var value: Double?
        @Stated var lower: Double?
        @Stated var upper: Double?
    }

    static func result(of input: Input) throws -> Output {
        guard let x = input.x, let n = input.n else { return Output() }
        let proportion = try Proportion(met: x, of: n)
        let interval = proportion.interval(try Confidence(input.confidence), per: input.multiplier)
        return Output(value: proportion.value(per: input.multiplier), lower: interval.lower, upper: interval.upper)
    }
}
