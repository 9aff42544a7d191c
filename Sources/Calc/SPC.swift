import Foundation
import Measures

/// Control charts of individual values.
enum SPCCalc: CalcMethod {
    static let name = "spc"

    struct Input: Decodable {
        var input: Series

        struct Series: Decodable {
            var dates: [String]
            var values: [Double?]
            var improvement: String
            var target: Double?
            var rebasedAt: [Int]?
            var fixedAfter: Int?
            var isScreened: Bool?
            var trendLength: Int?

            enum CodingKeys: String, CodingKey {
                case dates, values, target
                case improvement = "improvement_direction"
                case rebasedAt = "rebase_at_index"
                case fixedAfter = "fix_after_n_points"
                case isScreened = "screen_outliers"
                case trendLength = "trend_length"
            }
        }
    }

    struct Output: Encodable {
        var rebaseGroup: [Int]
        var mean, lower, upper, nearLower, nearUpper: [Double?]
        var side: [Int?]
        var isOutside, isNear: [Bool?]
        var cause, meaning: [String?]
        var isShort: [Bool]
        @Stated var variation: String?
        @Stated var assuranceType: String?
        @Stated var assuranceIcon: String?

        enum CodingKeys: String, CodingKey {
            case mean
            case rebaseGroup = "rebase_group"
            case lower = "lpl"
            case upper = "upl"
            case nearLower = "near_lpl"
            case nearUpper = "near_upl"
            case side = "relative_to_mean"
            case isOutside = "outside_limits"
            case isNear = "close_to_limits"
            case cause = "special_cause_type"
            case meaning = "point_type"
            case isShort = "short_group_warning"
            case variation = "variation_icon"
            case assuranceType = "assurance_type"
            case assuranceIcon = "assurance_icon"
        }
    }

    enum Fault: Error, CustomStringConvertible {
        case unequalLengths(dates: Int, values: Int)
        case noPoints
        case sameDateTwice(String)
        case unknownDirection(String)

        var description: String {
            switch self {
            case .unequalLengths(let dates, let values): "There are \(dates) dates and \(values) values."
            case .noPoints: "There are no points."
            case .sameDateTwice(let date): "The date \(date) is there twice."
            case .unknownDirection(let word): "\"\(word)\" is not increase, decrease or neutral."
            }
        }
    }

    static func result(of input: Input) throws -> Output {
        let series = input.input
        guard let improvement = Improvement(rawValue: series.improvement) else {
            throw Fault.unknownDirection(series.improvement)
        }
        let plan = try ControlPlan(
            isScreened: series.isScreened ?? true, fixedAfter: series.fixedAfter,
            trendLength: series.trendLength ?? ProcessLimits.longRun)
        return Output(
            ControlChart(
                try inOrder(series), rebasedAt: series.rebasedAt ?? [], improvement: improvement, target: series.target,
                plan: plan))
    }

    /// Dates as they are written in the cases order as text.
    private static func inOrder(_ series: Input.Series) throws -> [Double?] {
        guard series.dates.count == series.values.count else {
            throw Fault.unequalLengths(dates: series.dates.count, values: series.values.count)
        }
        let points = zip(series.dates, series.values).sorted { $0.0 < $1.0 }
        guard !points.isEmpty else { throw Fault.noPoints }
        for (one, next) in zip(points, points.dropFirst()) where one.0 == next.0 { throw Fault.sameDateTwice(one.0) }
        return points.map(\.1)
    }
}

extension SPCCalc.Output {
    fileprivate init(_ chart: ControlChart) {
        rebaseGroup = chart.rebaseGroup
        (mean, lower, upper) = (chart.means, chart.lowerLimits, chart.upperLimits)
        (nearLower, nearUpper) = (chart.nearLowerLimits, chart.nearUpperLimits)
        side = chart.marks.map { mark in mark.map { $0.side.map { $0 == .above ? 1 : -1 } ?? 0 } }
        let hasLimits = chart.lowerLimits.map { $0 != nil }
        isOutside = zip(chart.marks, hasLimits).map { $1 ? $0?.contains(.outside) : nil }
        isNear = zip(chart.marks, hasLimits).map { $1 ? $0?.contains(.near) : nil }
        cause = zip(chart.marks, chart.causes).map { $0 == nil ? nil : $1?.rawValue ?? "Common Cause" }
        meaning = chart.meanings.map { $0?.rawValue }
        isShort = chart.groups.flatMap { Array(repeating: $0.isShort, count: $0.points.count) }
        variation = chart.variation?.rawValue
        assuranceIcon = chart.assurance?.rawValue
        assuranceType = chart.assurance.map { $0 == .inconsistent ? $0.rawValue : "consistent_\($0.rawValue)" }
    }
}
