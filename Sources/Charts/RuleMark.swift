/// What a reading rule makes of one point of a control chart.
///
/// The rules and their order are those of `docs/methods`; this says only which one applied, on which
/// side and what that means for this measure.
public struct RuleMark: Equatable, Sendable {
    public var rule: Rule
    public var side: Side
    public var meaning: Meaning

    public enum Rule: Equatable, Sendable, CaseIterable {
        /// Outside a process limit.
        case outside
        /// Points that rise, or fall, one after the other.
        case trend
        /// Two of three points near the same limit.
        case twoInThree
        /// Points one after the other on one side of the average.
        case shift
    }

    /// Which way the figures went: above the average or rising, below it or falling.
    public enum Side: Equatable, Sendable { case high, low }

    /// What that means by the measure's good direction; neutral where it has none.
    public enum Meaning: Equatable, Sendable { case improving, concerning, neutral }

    public init(_ rule: Rule, _ side: Side, _ meaning: Meaning) {
        self.rule = rule
        self.side = side
        self.meaning = meaning
    }

    /// The shape of the point.
    var signal: ChartPoint.Signal {
        switch (meaning, side) {
        case (.improving, _): .improving
        case (.neutral, _): .neutral
        case (.concerning, .high): .concernHigh
        case (.concerning, .low): .concernLow
        }
    }

    /// "7 points running below average": said beside a run of `count` points.
    func words(count: Int) -> String {
        let isHigh = side == .high
        switch rule {
        case .outside:
            let place = isHigh ? "above upper limit" : "below lower limit"
            return count == 1 ? place : "\(count) points \(place)"
        case .trend:
            return count == 1 ? "in a trend \(isHigh ? "up" : "down")" : "\(count) points \(isHigh ? "rising" : "falling")"
        case .twoInThree:
            return "2 of 3 near \(isHigh ? "upper" : "lower") limit"
        case .shift:
            let place = "\(isHigh ? "above" : "below") average"
            return count == 1 ? "in a run \(place)" : "\(count) points running \(place)"
        }
    }

    /// "concerning, low".
    var meaningWords: String {
        let word =
            switch meaning {
            case .improving: "improving"
            case .concerning: "concerning"
            case .neutral: "neither good nor bad"
            }
        return "\(word), \(side == .high ? "high" : "low")"
    }
}
