/// What people say of a priority for a period: a word, which way it goes, and one sentence why. It is proposed by the
/// lead and agreed by the accountable director. What the program suggests stands beside it and never replaces it.
public struct PriorityRating: Hashable, Sendable {
    public enum Word: String, CaseIterable, Sendable {
        case red, amber, green, blue

        public var label: String { rawValue.capitalisedFirst }
    }

    public enum Direction: String, CaseIterable, Sendable {
        case improving, level = "static", worsening

        public var label: String { rawValue.capitalisedFirst }
    }

    /// A person's name as it was said, and the day.
    public struct Sign: Hashable, Sendable {
        public var name: String
        public var on: Day

        public init(name: String, on: Day) {
            self.name = name
            self.on = on
        }

        public var words: String { "\(name), \(on.long)" }
    }

    public var number: Int64
    public var priority: ID<Priority>
    public var period: Period
    public var word: Word
    public var direction: Direction
    public var reason: String
    /// What the program suggested on the day, for the record: the word and the sentence. Nil where it could suggest nothing.
    public var suggested: Word?
    public var suggestedWhy: String
    /// Why the rating is another; empty where it is not.
    public var difference: String
    public var proposed: Sign
    public var agreed: Sign?

    public init(
        number: Int64, priority: ID<Priority>, period: Period, word: Word, direction: Direction, reason: String,
        suggested: Word?, suggestedWhy: String, difference: String, proposed: Sign, agreed: Sign? = nil
    ) {
        self.number = number
        self.priority = priority
        self.period = period
        self.word = word
        self.direction = direction
        self.reason = reason
        self.suggested = suggested
        self.suggestedWhy = suggestedWhy
        self.difference = difference
        self.proposed = proposed
        self.agreed = agreed
    }

    public var thing: Thing { Thing(.rating, number) }
}

public struct RatingDraft: Hashable, Sendable {
    public var word: PriorityRating.Word
    public var direction: PriorityRating.Direction
    public var reason: String
    public var difference: String
    /// Whose proposal it is, in words: "Head of Early Help".
    public var name: String

    public init(
        word: PriorityRating.Word, direction: PriorityRating.Direction, reason: String, difference: String = "", name: String
    ) {
        self.word = word
        self.direction = direction
        self.reason = reason
        self.difference = difference
        self.name = name
    }
}
