/// A value beside a target as Fingertips compares it: better or worse, without amber. The pages' own rating, with its
/// tolerance, is `RatingRule`. See docs/methods/comparison.md.
public enum TargetComparison {
    /// Better where the value reaches the target. Nothing but "not compared" without value or target, or where neither way is
    /// good. `compareAtDecimals` rounds the value first, so that the word never contradicts the number shown.
    public static func judge(
        _ value: Double?, target: Double?, _ polarity: Polarity?, compareAtDecimals decimals: Int? = nil
    ) -> BenchmarkWord {
        guard let value, let target, let digits = Decimals(shown: value, at: decimals), let goal = Decimals(target) else {
            return .notCompared
        }
        switch polarity {
        case .higherIsBetter: return digits >= goal ? .better : .worse
        case .lowerIsBetter: return digits <= goal ? .better : .worse
        case .band, .neutral, nil: return .notCompared
        }
    }

    /// Whether the whole interval lies on one side: from the target upward it is higher, wholly below it lower, else similar.
    public static func standing(_ interval: Interval?, target: Double?) -> BenchmarkStanding? {
        guard let interval, let target else { return nil }
        if interval.lower >= target { return .higher }
        return interval.upper < target ? .lower : .similar
    }

    /// A value beside a range whose lower end belongs to it and whose upper end does not.
    public static func standing(_ value: Double?, range: Band) -> BenchmarkStanding? {
        guard let value, value.isFinite else { return nil }
        if value < range.lower { return .lower }
        return value < range.upper ? .similar : .higher
    }
}
