/// Which challenges are asked for.
public struct ChallengeFilter: Hashable, Sendable {
    public enum Show: String, CaseIterable, Sendable {
        case open, unanswered, escalated, answered, closed, all
    }

    public var show = Show.open
    public var agency: ID<Agency>?
    public var indicator: ID<Indicator>?
    /// Only those about one of these.
    public var amongIndicators: [ID<Indicator>]?
    public var kind: Challenge.Kind?
    /// As whom they were raised: "Independent scrutineer".
    public var raisedAs: String?
    public var raisedBy: Actor?

    public init(
        show: Show = .open, agency: ID<Agency>? = nil, indicator: ID<Indicator>? = nil,
        amongIndicators: [ID<Indicator>]? = nil, kind: Challenge.Kind? = nil,
        raisedAs: String? = nil, raisedBy: Actor? = nil
    ) {
        self.show = show
        self.agency = agency
        self.indicator = indicator
        self.amongIndicators = amongIndicators
        self.kind = kind
        self.raisedAs = raisedAs
        self.raisedBy = raisedBy
    }
}

/// A place in the list of challenges: after what hurts so much, for so long.
public struct ChallengePlace: Hashable, Sendable {
    public var rank: Int64
    public var since: Int64
    public var number: Int64

    public init(_ challenge: Challenge) { (rank, since, number) = (challenge.rank, challenge.since, challenge.number) }

    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 3, let rank = parts[0], let since = parts[1], let number = parts[2] else { return nil }
        (self.rank, self.since, self.number) = (rank, since, number)
    }

    public var text: String { "\(rank).\(since).\(number)" }
}
