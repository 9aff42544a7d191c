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

    /// By how sure and how bad, then outside the expected range, then no figure where one was due; else in their own order.
    public var exceptions: [Reading] {
        let found = readings.enumerated().compactMap { place, reading in
            reading.exception.map { (why: $0, place: place, reading: reading) }
        }
        return found.sorted { ($0.why, $0.place) < ($1.why, $1.place) }.map(\.reading)
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
