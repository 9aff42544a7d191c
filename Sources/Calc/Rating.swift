import Measures

enum RatingCalc: CalcMethod {
    static let name = "rag"

    struct Input: Decodable { var input: Fields }

    struct Fields: Decodable {
        @OrNull var value: Double?
        var polarity: String
        @OrNull var target: Double?
        var tolerance: Double
        var toleranceKind: String
        @OrNull var lower: Double?
        @OrNull var upper: Double?
        @OrNull var compareAtDecimals: Int?

        enum CodingKeys: String, CodingKey {
            case value, polarity, target, tolerance, lower, upper
            case toleranceKind = "tolerance_kind"
            case compareAtDecimals = "compare_at_decimals"
        }
    }

    static func result(of input: Input) throws -> String {
        try input.input.judge().rating.rawValue
    }
}

extension RatingCalc.Fields {
    private enum Good { case high, low, band }

    fileprivate func judge() throws -> RatingJudgement {
        let tolerance = try CaseFault.meaning(
            of: toleranceKind, in: "tolerance_kind",
            ["absolute": RatingRule.Tolerance.absolute(tolerance), "percent_of_target": .percentOfTarget(tolerance)])
        guard let aim = try aim() else { return .withoutTarget }
        return try RatingRule(aim: aim, tolerance: tolerance, compareAtDecimals: compareAtDecimals).judge(value)
    }

    private func aim() throws -> RatingRule.Aim? {
        let good = try CaseFault.meaning(
            of: polarity, in: "polarity", ["high_is_good": Good.high, "low_is_good": .low, "band": .band])
        switch good {
        case .high: return target.map { .atLeast($0) }
        case .low: return target.map { .atMost($0) }
        case .band:
            guard let lower, let upper else { return nil }
            return .within(try Band(lower: lower, upper: upper))
        }
    }
}
