/// The second marker of Fingertips beside the recent trend: the latest period against the one before it, by double overlapping
/// 95% intervals. `Change` gives the arrow and the word for children; this is the finding alone.
public enum ChangeOnPrevious: String, Equatable, Sendable {
    case increased, decreased
    case noChange = "no_change"

    /// Nothing where either period has no value or no interval. Intervals that touch are no change.
    public init?(from earlier: Double?, _ earlierInterval: Interval?, to latest: Double?, _ latestInterval: Interval?) {
        let standing = BenchmarkComparison.doubleOverlapping(latest, latestInterval, other: earlier, earlierInterval)
        switch standing {
        case .higher: self = .increased
        case .lower: self = .decreased
        case .similar: self = .noChange
        case nil: return nil
        }
    }
}
