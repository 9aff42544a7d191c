import Measures

enum ProjectionCalc: CalcMethod {
    static let name = "forecast"

    struct Input: Decodable { var input: Fields }

    struct Fields: Decodable {
        var values: [Double]
        /// How many values ahead.
        var horizon: Int
    }

    struct Output: Encodable {
        var intercept: Double
        var slope: Double
        var sigma: Double
        var fit: [Double]
        var lower95: [Double]
        var upper95: [Double]
    }

    static func result(of input: Input) throws -> Output {
        let line = try Projection(input.input.values)
        guard (0...1000).contains(input.input.horizon) else { throw CaseFault.outside(field: "horizon", from: 0, to: 1000) }
        let ahead = Array(1..<(input.input.horizon + 1))
        let intervals = ahead.map { line.interval(ahead: $0) }
        return Output(
            intercept: line.intercept, slope: line.slope, sigma: line.deviation, fit: ahead.map(line.value(ahead:)),
            lower95: intervals.map(\.lower), upper95: intervals.map(\.upper))
    }
}
