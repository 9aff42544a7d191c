import Foundation
import Measures

/// Funnels whose limits are widened by how much the units differ.
enum OverdispersedFunnelCalc: CalcMethod {
    static let name = "funnel_overdispersion"

    struct Input: Decodable {
        var method: String
        var input: Columns

        struct Columns: Decodable {
            var numerator, denominator: [Double]
            var trim: Double?

            enum CodingKeys: String, CodingKey {
                case numerator, denominator
                case trim = "trim_by"
            }
        }

        enum CodingKeys: String, CodingKey {
            case input
            case method = "data_type"
        }
    }

    struct Output: Encodable {
        var scores: [Double]
        var trimmedScores: [Double?]
        var phi, tauSquared: Double
        var usesAdjustedLimits: Bool
        var adjusted, unadjusted: Limits
        var outliers: [Int]

        enum CodingKeys: String, CodingKey {
            case phi, adjusted, unadjusted
            case scores = "z"
            case trimmedScores = "z_winsorised_or_null_if_trimmed"
            case tauSquared = "tau2"
            case usesAdjustedLimits = "uses_adjusted_limits"
            case outliers = "outlier_998"
        }
    }

    struct Limits: Encodable {
        var lower95, upper95, lower998, upper998: [Double]

        init(_ limits: OverdispersedFunnel.Limits) {
            (lower95, upper95, lower998, upper998) = (limits.lower95, limits.upper95, limits.lower998, limits.upper998)
        }
    }

    struct UnknownMethod: Error, CustomStringConvertible {
        var word: String
        var description: String { "\"\(word)\" is not PR, SR_SHMI, SR_CQC or RC." }
    }

    static func result(of input: Input) throws -> Output {
        guard let method = OverdispersedFunnel.Method(rawValue: input.method) else { throw UnknownMethod(word: input.method) }
        let columns = input.input
        let funnel = try OverdispersedFunnel(method, columns.numerator, of: columns.denominator, trim: columns.trim ?? 0.1)
        return Output(
            scores: funnel.scores, trimmedScores: funnel.trimmedScores, phi: funnel.phi, tauSquared: funnel.tauSquared,
            usesAdjustedLimits: funnel.usesAdjustedLimits, adjusted: Limits(funnel.adjusted),
            unadjusted: Limits(funnel.unadjusted), outliers: funnel.isOutlier.map { $0 ? 1 : 0 })
    }
}
