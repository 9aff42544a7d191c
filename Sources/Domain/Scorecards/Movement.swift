import Measures

/// Which way a figure went since another, and what that means: an arrow for the number, a word for performance.
public struct Movement: Hashable, Sendable {
    public enum Arrow: String, Sendable { case up, down, level, notComparable }

    public enum Meaning: String, Sendable {
        case improving, worsening
        case noClearChange = "no clear change"
        case level, notJudged, notComparable
    }

    public var arrow: Arrow
    public var meaning: Meaning
    /// "Fell, worsening", "Rose", "Level", "Not comparable".
    public var words: String
    /// "from 89.2% (206 of 231) in Jul–Sep 2025", or why there is nothing to compare with.
    public var reason: String
}

extension Movement {
    static func notComparable(_ reason: String) -> Movement {
        Movement(arrow: .notComparable, meaning: .notComparable, words: "Not comparable", reason: reason)
    }

    init(to latest: SeriesPoint, from earlier: SeriesPoint?, _ what: String, in series: Series) {
        let (indicator, text) = (series.indicator, FigureText(series.indicator))
        guard case .value(let now) = latest.shown else {
            self = .notComparable("There is no figure for \(latest.period.label).")
            return
        }
        guard let earlier, case .value(let before) = earlier.shown else {
            self = .notComparable("There is no figure for \(what).")
            return
        }
        if let gap = indicator.seriesBreak(between: earlier.period, and: latest.period) {
            self = .notComparable("Not comparable with \(earlier.period.label): \(gap.reason)")
            return
        }
        let deadBand = Direction.deadBand(forDecimals: indicator.decimals)
        guard
            let change = Change(
                from: before.value, to: now.value, deadBand: deadBand, polarity: indicator.measuredPolarity,
                evidence: Movement.evidence(before, now, indicator.unit))
        else {
            self = .notComparable("The two figures cannot be compared.")
            return
        }
        self.init(change, "from \(text.full(before)) \(earlier.period.when)")
    }

    private init(_ change: Change, _ reason: String) {
        arrow =
            switch change.direction {
            case .up: .up
            case .down: .down
            case .unchanged: .level
            }
        let verb = ["up": "Rose", "down": "Fell"][change.direction.rawValue] ?? "Level"
        switch change.performance {
        case .improved: (meaning, words) = (.improving, "\(verb), improving")
        case .worsened: (meaning, words) = (.worsening, "\(verb), worsening")
        // Without the counts nothing can tell a change from chance, and nothing is claimed.
        case .noClearChange:
            (meaning, words) = (.noClearChange, change.evidence == .untested ? "\(verb), not tested" : "\(verb), no clear change")
        case .notJudged: (meaning, words) = (.notJudged, verb)
        case .unchanged: (meaning, words) = (.level, "Level")
        }
        self.reason = reason
    }

    /// Two intervals that do not overlap are a clear change. Where there is no count to test with, nothing is claimed.
    private static func evidence(_ before: ShownValue, _ now: ShownValue, _ unit: Unit) -> Evidence {
        if unit == .percent {
            guard let earlier = try? before.proportion(), let latest = try? now.proportion()  // not a proportion: untested
            else { return .untested }
            return .comparing(earlier, latest)
        }
        guard let earlier = try? before.rate(unit), let latest = try? now.rate(unit)  // no usable count: untested
        else { return .untested }
        return .comparing(earlier, latest)
    }
}

extension Indicator {
    public var measuredPolarity: Measures.Polarity {
        switch polarity {
        case .higherBetter: .higherIsBetter
        case .lowerBetter: .lowerIsBetter
        case .inRange: .neutral
        }
    }
}

extension ShownValue {
    struct NothingToTest: Error {}

    func proportion() throws -> Proportion {
        guard let numerator, let denominator else { throw NothingToTest() }
        return try Proportion(met: numerator, of: denominator)
    }

    /// A count is tested as events in one unit of time.
    func rate(_ unit: Unit) throws -> Rate {
        switch unit {
        case .count: return try Rate(events: value, in: 1)
        case .rate:
            guard let numerator, let denominator else { throw NothingToTest() }
            return try Rate(events: numerator, in: denominator)
        case .percent, .average, .ratio, .score: throw NothingToTest()
        }
    }
}
