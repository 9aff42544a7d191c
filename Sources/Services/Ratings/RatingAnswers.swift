import Domain

/// How the board's priorities stand: what people say, and what the program would.
public struct ProgressAnswer: Sendable {
    public struct Line: Sendable {
        public var priority: Priority
        public var rating: PriorityRating?
        public var suggestion: Suggestion
        public var tracker: ActionTracker?

        /// Whether the two words are different ones.
        public var differs: Bool { rating.map { suggestion.word != nil && $0.word != suggestion.word } ?? false }
    }

    public var version: FrameworkVersion
    public var lines: [Line]
    public var elsewhere: [ActionTracker]
    public var today: Day
}

/// Everything the page of one priority says.
public struct PriorityAnswer: Sendable {
    public struct Measure: Sendable {
        public var reading: Reading
        public var course: Course
    }

    public var version: FrameworkVersion
    public var priority: Priority
    public var measures: [Measure]
    public var ratings: [PriorityRating]
    public var suggestion: Suggestion
    public var trackers: [ActionTracker]
    public var risks: [Risk]
    public var sources: [Source]
    public var today: Day

    public var rating: PriorityRating? { ratings.first }
    public var tracker: ActionTracker? { trackers.first { $0.kind == .own } }
    public var core: [Measure] { measures.filter { $0.reading.line?.tier == .core } }

    /// The day on which anything on the page was last brought up to date.
    public var updatedOn: Day? {
        let figures = measures.compactMap { $0.reading.latest?.knownFrom }
        let said = ratings.first.map { $0.agreed?.on ?? $0.proposed.on }
        return (figures + [said].compactMap(\.self) + trackers.map(\.changedOn) + risks.map(\.assessedOn)).max()
    }
}
