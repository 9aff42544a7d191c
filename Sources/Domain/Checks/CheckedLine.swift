/// One line of a return as the checks see it: what was given, and what is known to hold it against.
public struct CheckedLine: Sendable {
    /// What the line is about.
    public struct Key: Hashable, Sendable {
        public var indicator: ID<Indicator>
        public var area: ID<Area>
        public var group: PopulationGroup
        public var period: Period

        public init(indicator: ID<Indicator>, area: ID<Area>, group: PopulationGroup = .total, period: Period) {
            self.indicator = indicator
            self.area = area
            self.group = group
            self.period = period
        }
    }

    public var key: Key
    public var indicator: Indicator
    /// What was given; nil while nothing was, which is not nought and not "not available" either.
    public var given: Figure?
    /// The same line's earlier figures, oldest first. What comes after the line's own period is passed over.
    public var past: [SeriesPoint]
    public var target: Target?
    public var peers: Peers?
    /// What the agency says of the figure, where it has said anything.
    public var explanation: String?

    public init(
        key: Key, indicator: Indicator, given: Figure?, past: [SeriesPoint] = [], target: Target? = nil, peers: Peers? = nil,
        explanation: String? = nil
    ) {
        self.key = key
        self.indicator = indicator
        self.given = given
        self.past = past
        self.target = target
        self.peers = peers
        self.explanation = explanation
    }
}

extension CheckedLine {
    /// How other authorities lie: between these two lie half of them.
    public struct Peers: Hashable, Sendable {
        public var lower: Double
        public var upper: Double
        /// "2025", "Jul–Sep 2025": when that was.
        public var period: String

        public init(lower: Double, upper: Double, period: String) {
            self.lower = lower
            self.upper = upper
            self.period = period
        }
    }

    public var isExplained: Bool { !(explanation ?? "").trimmed.isEmpty }

    /// The value in the indicator's unit; nil without one.
    var value: Double? { given?.value(in: indicator.unit) }

    var text: FigureText { FigureText(indicator) }

    /// The earlier points of the stretch that this line belongs to: since the definition or the way of working last changed.
    var comparable: ArraySlice<SeriesPoint> {
        let earlier = past.prefix { $0.period < key.period }
        guard let reset = indicator.resetDays.last(where: { $0 <= key.period.lastDay }) else { return earlier }
        return earlier.drop { $0.period.lastDay < reset }
    }

    func finding(_ check: Check, _ grade: Finding.Grade, _ field: Finding.Field, _ sentence: String, _ remedy: String) -> Finding
    {
        Finding(line: key, check: check, grade: grade, field: field, sentence: sentence, remedy: remedy)
    }
}

extension Frequency {
    /// "18 quarters", "1 month".
    func counted(_ count: Int) -> String {
        let noun = periodNoun
        return "\(count) " + (count == 1 ? noun : noun == "half-year" ? "half-years" : noun + "s")
    }
}
