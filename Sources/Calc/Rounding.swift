import Measures

enum RoundingCalc: CalcMethod {
    static let name = "rounding"

    struct Input: Decodable {
        @OrNull var n: Int?
    }

    struct Output: Encodable {
        @Stated var base5: Int?
        @Stated var base10: Int?
        @Stated var base3: Int?
    }

    static func result(of input: Input) throws -> Output {
        guard let n = input.n else { return Output() }
        return Output(
            base5: Rounding.nearest(n, base: 5), base10: Rounding.nearest(n, base: 10), base3: Rounding.nearest(n, base: 3))
    }
}
