/// The basket of a board with its figures judged, by priority.
public struct Scorecard: Sendable {
    public struct Section: Sendable {
        public var priority: Priority
        public var readings: [Reading]

        public init(priority: Priority, readings: [Reading]) {
            self.priority = priority
            self.readings = readings
        }
    }

    public var area: Area
    public var sections: [Section]
    /// The figures stand as they were known on this day.
    public var asKnown: Day
    public var lastMeeting: Meeting?

    public init(area: Area, sections: [Section], asKnown: Day, lastMeeting: Meeting?) {
        self.area = area
        self.sections = sections
        self.asKnown = asKnown
        self.lastMeeting = lastMeeting
    }

    public var readings: [Reading] { sections.flatMap(\.readings) }

    public func count(_ word: Standing.Word) -> Int { readings.count { $0.standing.word == word } }
    public var newCount: Int { readings.count(where: \.isNew) }
    public var withoutFigure: [Reading] { readings.filter { $0.latest?.shown.value == nil } }

    /// Red first, then outside the expected range, then no figure where one was due; within each, worsening first.
    public var exceptions: [Reading] {
        readings.filter { $0.exceptionRank != nil }.enumerated()
            .sorted { ($0.element.exceptionRank ?? 0, $0.offset) < ($1.element.exceptionRank ?? 0, $1.offset) }
            .map(\.element)
    }

    /// The page's question, "are we on course?", in words.
    public var answer: String {
        let rated = count(.red) + count(.amber) + count(.green)
        guard rated > 0 else {
            return readings.contains { $0.latest != nil } ? "No target has been agreed." : "There are no figures yet."
        }
        if count(.red) == 0 { return count(.amber) == 0 ? "Yes." : "Nearly." }
        return count(.red) * 2 >= rated ? "No." : "Not yet."
    }
}

extension Reading {
    /// How much it hurts, least first; nil when there is nothing to look at.
    public var exceptionRank: Int? {
        let worsening = movement.meaning == .worsening ? 0 : 1
        switch standing.word {
        case .red: return worsening
        case .askWhy: return 2
        case .notRated, .amber, .green, .inRange:
            guard case .some(.none(let reason, _)) = latest?.shown else { return nil }
            switch reason {
            case .notSubmitted: return 3
            case .notAvailable, .lowReliability: return 4
            case .notApplicable, .notDue, .suppressed, .roundsToZero: return nil
            }
        }
    }
}
