import Measures

/// What the series says behind the latest figure, for a row that has room for a few words.
public enum Verdict: Equatable, Sendable {
    /// By a control chart.
    case variation(Variation)
    /// By a test of the latest five single years.
    case trend(RecentTrend)
    /// Fewer figures than its method needs.
    case tooFew(points: Int, needed: Int)
    /// Long enough, but no two neighbours have values that would show how much it varies.
    case noLimits
    /// Single years that come without the counts that their test needs, as many published rates do.
    case noCounts(years: Int)
    /// Periods that share years with their neighbours are read without limits or trend.
    case pooled
    /// There is no latest figure that may be shown, and nothing is said in its place.
    case noFigure(NoValueReason?)

    /// What it comes to, in the order in which a board would look.
    public enum Kind: Int, CaseIterable, Comparable, Sendable {
        case concerning, improving, neither, ordinary, notJudged

        public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }
}

extension Reading {
    public var verdict: Verdict {
        switch latest?.shown {
        case nil: return .noFigure(nil)
        case .none(let reason, _)?: return .noFigure(reason)
        case .value?: break
        }
        switch judgement.ladder {
        case .controlChart: return judgement.variation.map { .variation($0) } ?? .noLimits
        case .yearlyTrend(let years):
            // The latest figure is there, so what is missing from it is its counts.
            guard let trend = judgement.trend, trend.obstacle != .latestMissing else { return .noCounts(years: years) }
            return .trend(trend)
        case .runChart(let points): return .tooFew(points: points, needed: Ladder.fewestForLimits)
        case .nothing(let points, let needed): return .tooFew(points: points, needed: needed)
        case .pooledYears: return .pooled
        }
    }

    public var verdictKind: Verdict.Kind {
        switch verdict {
        case .variation(let variation):
            return variation.isConcern
                ? .concerning : variation.isImprovement ? .improving : variation == .commonCause ? .ordinary : .neither
        case .trend(let trend):
            switch trend.performance(indicator.measuredPolarity) {
            case .worsened: return .concerning
            case .improved: return .improving
            case .notJudged: return .neither
            case .unchanged, .noClearChange: return trend.finding == .cannotBeCalculated ? .notJudged : .ordinary
            }
        case .tooFew, .noLimits, .noCounts, .pooled, .noFigure: return .notJudged
        }
    }

    /// What may be expected of the target; nil where that is not judged, for which `assuranceObstacle` has the reason.
    public var assurance: Assurance? {
        if case .variation = verdict { judgement.assurance } else { nil }
    }

    /// Why nothing is said of the target: "No target".
    public var assuranceObstacle: String? {
        guard assurance == nil else { return nil }
        guard let latest else { return "Not judged" }
        guard latest.shown.value != nil else { return "Not judged" }
        guard let target else { return "No target" }
        guard target.aim(for: latest.period).single != nil else { return "A range, not one target" }
        if Improvement(indicator.measuredPolarity) == .neutral { return "Neither way is good" }
        return "Cannot judge"
    }

    /// The judgement of the series in a sentence with its numbers. Where the latest figure may not be shown, or is not there,
    /// it says that and no more.
    public var seriesSentence: String {
        switch verdict {
        case .noFigure(let reason): "Not judged: \(reason?.meaning.lowercasedFirst ?? "no figure has been received")."
        case .variation, .trend, .tooFew, .noLimits, .noCounts, .pooled: judgement.sentence
        }
    }
}

extension Ladder {
    /// The points from which limits are limits.
    public static let fewestForLimits = 12
}
