import Foundation
import Measures

/// Control charts of counts, with the runs of their points.
enum AttributeChartsCalc: CalcMethod {
    static let name = "attribute_charts"

    struct Input: Decodable {
        var chart: String
        var input: Columns

        struct Columns: Decodable {
            var counts: [Double?]
            var sizes: [Double?]?

            enum CodingKeys: String, CodingKey {
                case counts = "y"
                case sizes = "n"
            }
        }
    }

    struct Output: Encodable {
        var centre, lower, upper: [Double?]
        var isSignal: [Bool]
        @Stated var longestRun: Int?
        @Stated var longestRunLimit: Int?
        @Stated var crossings: Int?
        @Stated var crossingsLimit: Int?
        var isRunsSignal: Bool

        enum CodingKeys: String, CodingKey {
            case centre
            case lower = "lcl"
            case upper = "ucl"
            case isSignal = "sigma_signal"
            case longestRun = "longest_run"
            case longestRunLimit = "longest_run_max"
            case crossings = "n_crossings"
            case crossingsLimit = "n_crossings_min"
            case isRunsSignal = "runs_signal"
        }
    }

    struct UnknownChart: Error, CustomStringConvertible {
        var word: String
        var description: String { "\"\(word)\" is not p, u, c, i, p' or u'." }
    }

    /// qicharts2 spells the charts of Laney without the prime.
    private static let spelledOut = ["pp": AttributeChart.Kind.laneyP, "up": .laneyU]

    static func result(of input: Input) throws -> Output {
        guard let kind = AttributeChart.Kind(rawValue: input.chart) ?? spelledOut[input.chart] else {
            throw UnknownChart(word: input.chart)
        }
        let chart = try AttributeChart(kind, input.input.counts, of: kind.hasSizes ? input.input.sizes ?? [] : [])
        let runs = chart.runs.usefulPoints > 0 ? chart.runs : nil
        return Output(
            centre: chart.values.map { _ in chart.centre }, lower: chart.lower, upper: chart.upper, isSignal: chart.isSignal,
            longestRun: runs?.longestRun, longestRunLimit: runs?.longestRunLimit, crossings: runs?.crossings,
            crossingsLimit: runs?.crossingsLimit, isRunsSignal: chart.runs.isSignal)
    }
}
