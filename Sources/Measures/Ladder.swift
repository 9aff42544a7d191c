/// How much a series is long enough to say, and by which method: the step is printed under every chart.
///
/// A declared ladder, so that nobody picks the method after seeing the figures. See docs/methods/ladder.md.
public enum Ladder: Equatable, Sendable {
    /// Fewer than six points; of yearly figures, fewer than five.
    case nothing(points: Int, needed: Int)
    /// Six to eleven: a run chart about the median, with trial limits that say so.
    case runChart(points: Int)
    /// Twelve or more: a control chart of individual values.
    case controlChart(points: Int)
    /// Single years of a figure that has an interval: the test of the latest five.
    case yearlyTrend(years: Int)
    /// Each period shares years with its neighbours, so that nothing may be read from one to the next.
    case pooledYears(points: Int)

    /// How the periods of a series lie to each other.
    public enum Spacing: Hashable, Sendable {
        /// Months, quarters, terms or half years.
        case withinTheYear
        /// Single years, or one day a year.
        case yearly
        /// Several years pooled, or a window that moves by less than its length.
        case overlapping
    }

    /// What a figure is, as far as its method depends on it.
    public enum Kind: Hashable, Sendable {
        /// Of a cohort: has Wilson's interval.
        case proportion
        /// Of a population, standardised or not: has a Poisson interval.
        case rate
        /// Any figure that is published with its 95% limits.
        case withLimits
        /// A count, an average or a score without limits of its own.
        case plain
    }

    /// `points` counts the values that may be shown since the last break or reset.
    public init(points: Int) {
        self.init(points: points, of: .plain, .withinTheYear)
    }

    /// For yearly figures `points` counts the unbroken run of years back from the latest.
    public init(points: Int, of kind: Kind, _ spacing: Spacing) {
        switch spacing {
        case .overlapping:
            self = points == 0 ? .nothing(points: 0, needed: 1) : .pooledYears(points: points)
        case .yearly where kind != .plain:
            self = points < 5 ? .nothing(points: points, needed: 5) : .yearlyTrend(years: points)
        case .yearly, .withinTheYear:
            switch points {
            case ..<6: self = .nothing(points: points, needed: 6)
            case 6..<12: self = .runChart(points: points)
            default: self = .controlChart(points: points)
            }
        }
    }

    /// Which step it is and why, for under the chart.
    public var sentence: String {
        switch self {
        case .nothing(let points, let needed):
            switch points {
            case ..<1: "There is no point yet, so nothing is said about variation."
            case 1: "There is 1 point: too few to say anything about variation; that takes \(needed)."
            default: "There are \(points) points: too few to say anything about variation; that takes \(needed)."
            }
        case .runChart(let points):
            "There are \(points) points: read as a run chart about the median. Any limits are trial limits until there are 12."
        case .controlChart(let points):
            "There are \(points) points: read as a control chart of individual values."
        case .yearlyTrend(let years):
            "There are \(years) single years: read by a test of the latest 5 for a trend, since a year has an interval of its "
                + "own and too few of them come together for a control chart."
        case .pooledYears(let points):
            (points == 1 ? "There is 1 period that pools several years" : "There are \(points) periods that share years")
                + ": read without limits or trend, and compared only with a period that shares no year."
        }
    }
}
