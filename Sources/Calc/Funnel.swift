import Foundation
import Measures

/// Funnels without overdispersion: where each unit lies, or the lines of the plot.
enum FunnelCalc: CalcMethod {
    static let name = "funnel_phe"

    struct Input: Decodable {
        /// Not said for the lines of a plot.
        var statistic: String?
        var input: Columns

        struct Columns: Decodable {
            var numerator, denominator: [Double]?
            var observed, expected: [Double]?
            var rate: [Double]?
            var multiplier: Double?

            enum CodingKeys: String, CodingKey {
                case numerator, denominator, observed, rate, multiplier
                case expected = "expected_count"
            }
        }
    }

    enum Output: Encodable {
        case places(Places)
        case proportionLines(ProportionLines)
        case ratioLines(RatioLines)

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .places(let places): try places.encode(to: encoder)
            case .proportionLines(let lines): try lines.encode(to: encoder)
            case .ratioLines(let lines): try lines.encode(to: encoder)
            }
        }
    }

    struct Places: Encodable {
        var significance: [String]
    }

    struct ProportionLines: Encodable {
        var population, lower95, upper95, lower998, upper998, baseline: [Double]

        enum CodingKeys: String, CodingKey {
            case population = "Population"
            case lower95 = "lower_2s_limit"
            case upper95 = "upper_2s_limit"
            case lower998 = "lower_3s_limit"
            case upper998 = "upper_3s_limit"
            case baseline
        }
    }

    struct RatioLines: Encodable {
        var events, lower95, upper95, lower998, upper998: [Double]
        var expectedLower95, expectedUpper95, expectedLower998, expectedUpper998: [Double]

        enum CodingKeys: String, CodingKey {
            case events = "Observed_events"
            case lower95 = "lower_2s_limit"
            case upper95 = "upper_2s_limit"
            case lower998 = "lower_3s_limit"
            case upper998 = "upper_3s_limit"
            case expectedLower95 = "lower_2s_exp_events"
            case expectedUpper95 = "upper_2s_exp_events"
            case expectedLower998 = "lower_3s_exp_events"
            case expectedUpper998 = "upper_3s_exp_events"
        }
    }

    enum Fault: Error, CustomStringConvertible {
        case unknownStatistic(String)
        case columnsMissing

        var description: String {
            switch self {
            case .unknownStatistic(let word): "\"\(word)\" is not proportion, ratio, rate or dsr."
            case .columnsMissing: "The columns of this statistic are not all there, or differ in length."
            }
        }
    }

    static func result(of input: Input) throws -> Output {
        let columns = input.input
        switch input.statistic {
        case "proportion":
            return .places(Places(try Funnel(try proportions(columns))))
        case "ratio":
            return .places(Places(try Funnel(try rates(columns.observed, columns.expected), about: 1)))
        case "rate":
            return .places(Places(try Funnel(try rates(columns.numerator, columns.denominator))))
        case "dsr":
            let units = try pairs(columns.numerator, columns.rate).map { (events: $0, rate: $1) }
            return .places(Places(try Funnel(standardised: units, per: columns.multiplier ?? 10_000)))
        case nil where columns.observed != nil:
            return .ratioLines(RatioLines(try FunnelLines(events: columns.observed ?? [], .ratio(per: 100))))
        case nil:
            return .proportionLines(ProportionLines(try FunnelLines(try proportions(columns), per: columns.multiplier ?? 100)))
        case let word?: throw Fault.unknownStatistic(word)
        }
    }

    private static func proportions(_ columns: Input.Columns) throws -> [Proportion] {
        try pairs(columns.numerator, columns.denominator).map { try Proportion(met: $0, of: $1) }
    }

    private static func rates(_ events: [Double]?, _ sizes: [Double]?) throws -> [Rate] {
        try pairs(events, sizes).map { try Rate(events: $0, in: $1) }
    }

    private static func pairs(_ left: [Double]?, _ right: [Double]?) throws -> [(Double, Double)] {
        guard let left, let right, left.count == right.count else { throw Fault.columnsMissing }
        return Array(zip(left, right))
    }
}

extension FunnelCalc.Places {
    fileprivate init(_ funnel: Funnel) { significance = funnel.places.map(\.rawValue) }
}

extension FunnelCalc.ProportionLines {
    fileprivate init(_ lines: FunnelLines) {
        (population, baseline) = (lines.sizes, lines.sizes.map { _ in lines.average })
        (lower95, upper95, lower998, upper998) = (lines.lower95, lines.upper95, lines.lower998, lines.upper998)
    }
}

extension FunnelCalc.RatioLines {
    fileprivate init(_ lines: FunnelLines) {
        events = lines.sizes
        (lower95, upper95, lower998, upper998) = (lines.lower95, lines.upper95, lines.lower998, lines.upper998)
        (expectedLower95, expectedUpper95) = (lines.expected?.lower95 ?? [], lines.expected?.upper95 ?? [])
        (expectedLower998, expectedUpper998) = (lines.expected?.lower998 ?? [], lines.expected?.upper998 ?? [])
    }
}
