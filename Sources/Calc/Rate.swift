import Measures

enum RateCalc: CalcMethod {
    static let name = "rate_ci"

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
        @Stated var method: String?
    }

    static func result(of input: Input) throws -> Output {
        guard let x = input.x, let n = input.n else { return Output() }
        let rate = try Rate(events: x, in: n)
        let interval = rate.interval(try Confidence(input.confidence), per: input.multiplier)
        return Output(
            value: rate.value(per: input.multiplier), lower: interval.lower, upper: interval.upper, method: rate.method().rawValue
        )
    }
}
