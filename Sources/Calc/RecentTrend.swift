import Measures

enum RecentTrendCalc: CalcMethod {
    static let name = "trend"

    struct Input: Decodable {
        var kind: String
        var input: Fields
    }

    /// Lists as long as `year`; the value and its limits only where the kind is not a proportion.
    struct Fields: Decodable {
        var year: [Int]
        var numerator: [Double?]
        var denominator: [Double?]
        var value: [Double?]?
        var lower: [Double?]?
        var upper: [Double?]?
    }

    struct Output: Encodable {
        var trend: String
        @Stated var chiSquare: Double?
        @Stated var slope: Double?
        @Stated var slopesAgree: Bool?

        enum CodingKeys: String, CodingKey {
            case trend, slope
            case chiSquare = "chi2"
            case slopesAgree = "same_sign"
        }
    }

    private enum Kind { case proportion, value }

    static func result(of input: Input) throws -> Output {
        let kind = try CaseFault.meaning(
            of: input.kind, in: "kind", ["proportion": Kind.proportion, "value_with_95ci": .value])
        let trend =
            switch kind {
            case .proportion: RecentTrend(proportions: try input.input.proportions())
            case .value: RecentTrend(values: try input.input.values())
            }
        return Output(
            trend: trend.finding.rawValue, chiSquare: trend.test?.chiSquare, slope: trend.test?.slope,
            slopesAgree: trend.test?.slopesAgree)
    }
}

extension RecentTrendCalc.Fields {
    fileprivate func proportions() throws -> [Proportion?] {
        try everyYear { row in
            // A year of nobody has no figure.
            guard let numerator = numerator[row], let denominator = denominator[row], denominator != 0 else { return nil }
            return try Proportion(met: numerator, of: denominator)
        }
    }

    fileprivate func values() throws -> [TrendValue?] {
        let value = try list(value, "value")
        let lower = try list(lower, "lower")
        let upper = try list(upper, "upper")
        return try everyYear { row in
            guard let numerator = numerator[row], let denominator = denominator[row], let value = value[row],
                let lower = lower[row], let upper = upper[row]
            else { return nil }
            return TrendValue(
                value: value, interval: Interval(lower: lower, upper: upper), numerator: numerator, denominator: denominator)
        }
    }

    private func list(_ list: [Double?]?, _ field: String) throws(CaseFault) -> [Double?] {
        guard let list else { throw .missing(field: field) }
        try CaseFault.sameLength(list.count, as: year.count, field)
        return list
    }

    /// One entry a year from the first to the last, with nothing for a year that is left out.
    private func everyYear<Value>(_ value: (Int) throws -> Value?) throws -> [Value?] {
        try CaseFault.sameLength(numerator.count, as: year.count, "numerator")
        try CaseFault.sameLength(denominator.count, as: year.count, "denominator")
        guard let first = year.min(), let last = year.max() else { return [] }
        let rows = try Dictionary(zip(year, year.indices)) { row, _ in
            throw CaseFault.twice(field: "year", value: String(year[row]))
        }
        guard first >= 1000, last <= 9999 else { throw CaseFault.outside(field: "year", from: 1000, to: 9999) }
        return try (first...last).map { try rows[$0].flatMap(value) }
    }
}
