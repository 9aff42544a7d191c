extension RecentTrend {
    /// "Increasing and getting better", or the finding alone where neither way is good.
    public func words(_ polarity: Polarity) -> String {
        let meaning =
            switch performance(polarity) {
            case .improved: " and getting better"
            case .worsened: " and getting worse"
            case .unchanged, .noClearChange, .notJudged: ""
            }
        switch finding {
        case .increasing: return "Increasing" + meaning
        case .decreasing: return "Decreasing" + meaning
        case .noSignificantChange: return "No significant change"
        case .cannotBeCalculated: return "Cannot be calculated"
        }
    }

    /// The words with their reason, in one sentence.
    public func sentence(_ polarity: Polarity) -> String {
        words(polarity) + reason + "."
    }

    private var reason: String {
        switch outcome {
        case .obstructed(let obstacle): ": " + obstacle.words
        case .tested(let test): " over the latest \(RecentTrend.years) years: " + test.words
        }
    }
}

extension RecentTrend.Test {
    fileprivate var words: String {
        // Rounded alike, so that the figure just beyond the threshold never reads as one short of it.
        let ours = Decimals.text(chiSquare, decimals: 2)
        let needed = Decimals.text(RecentTrend.threshold, decimals: 2)
        if chiSquare <= RecentTrend.threshold {
            return "chi-square is \(ours), and it takes more than \(needed) to rule out chance (99.8%)"
        }
        if slopesAgree { return "chi-square is \(ours), more than the \(needed) that rules out chance (99.8%)" }
        return "chi-square is \(ours), but with one of the years left out the direction would be the other"
    }
}

extension RecentTrend.Obstacle {
    /// Why, as the rest of a sentence.
    public var words: String {
        switch self {
        case .latestMissing: "the latest year has no figure"
        case .tooFewYears(let years):
            "it takes \(RecentTrend.years) years without a gap, and there \(years == 1 ? "is 1" : "are \(years)")"
        case .noneCounted: "in one of the years the count is 0"
        case .everyoneCounted: "in one of the years everyone is counted"
        case .noWidth: "the interval of one of the years has no width"
        }
    }
}
