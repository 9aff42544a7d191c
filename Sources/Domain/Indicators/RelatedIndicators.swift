// Which indicators belong together, so that a return can hold one against the other.

extension Indicator {
    /// What comes to a stock and what leaves it. It stands on the stock: children on a plan, plans that start, plans that end.
    public struct Flow: Hashable, Sendable {
        public var starts: ID<Indicator>
        public var ends: ID<Indicator>

        public init(starts: ID<Indicator>, ends: ID<Indicator>) {
            self.starts = starts
            self.ends = ends
        }
    }

    /// Where another agency counts the same thing. It stands on the indicator whose agency is asked when the two differ.
    public struct Counterpart: Hashable, Sendable {
        public var indicator: ID<Indicator>
        /// The number of this indicator that must agree.
        public var part: CountedPart
        /// The number of the other that it must agree with.
        public var its: CountedPart
        /// What both count, in the plural: "starts".
        public var what: String

        public init(indicator: ID<Indicator>, part: CountedPart, its: CountedPart, what: String) {
            self.indicator = indicator
            self.part = part
            self.its = its
            self.what = what
        }
    }

    /// Without the name of any of these. A flow without one of its two says nothing, so all of it goes.
    func naming(noneOf hidden: Set<ID<Indicator>>) -> Indicator {
        var indicator = self
        if replacedBy.map(hidden.contains) == true { indicator.replacedBy = nil }
        if let flow, hidden.contains(flow.starts) || hidden.contains(flow.ends) { indicator.flow = nil }
        if let agreesWith, hidden.contains(agreesWith.indicator) { indicator.agreesWith = nil }
        return indicator
    }
}
