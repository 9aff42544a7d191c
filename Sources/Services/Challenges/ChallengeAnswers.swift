import Domain

/// What is said to put a question to an agency, or to advise it.
public struct ChallengeDraft: Sendable {
    /// The figure that it is about, as the address of its page says it.
    public struct Figure: Hashable, Sendable {
        public var indicator: ID<Indicator>
        public var area: ID<Area>?
        public var group: PopulationGroup
        public var source: ID<Source>?
        /// As known on this day; today when it is nil.
        public var known: Day?

        public init(
            indicator: ID<Indicator>, area: ID<Area>? = nil, group: PopulationGroup = .total, source: ID<Source>? = nil,
            known: Day? = nil
        ) {
            self.indicator = indicator
            self.area = area
            self.group = group
            self.source = source
            self.known = known
        }
    }

    public var kind: Challenge.Kind
    public var question: String
    public var agency: ID<Agency>
    public var addressee: String
    /// Empty for the role of whoever raises it.
    public var raisedAs: String
    public var figure: Figure?
    public var subject: String
    /// Ten working days when it is nil.
    public var due: Day?
    public var access: AccessClass

    public init(
        kind: Challenge.Kind = .question, question: String, agency: ID<Agency>, addressee: String = "", raisedAs: String = "",
        figure: Figure? = nil, subject: String = "", due: Day? = nil, access: AccessClass = .open
    ) {
        self.kind = kind
        self.question = question
        self.agency = agency
        self.addressee = addressee
        self.raisedAs = raisedAs
        self.figure = figure
        self.subject = subject
        self.due = due
        self.access = access
    }
}

/// What the form of a new challenge begins with.
public struct NewChallengeAnswer: Sendable {
    public var version: FrameworkVersion
    /// The figure as it stands, where it is about one.
    public var evidence: FigureEvidence?
    public var suggestedQuestion: String?
    /// Who is asked first: the agency held to account, else the one that populates the figure.
    public var agency: ID<Agency>?
    public var raisedAs: String
    public var due: Day
    public var today: Day
}

/// A part of the list of challenges.
public struct ChallengesAnswer: Sendable {
    public var version: FrameworkVersion
    public var challenges: [Challenge]
    /// How many there are in each list, by the same filter.
    public var counts: [ChallengeFilter.Show: Int]
    /// In whose words challenges were put at all.
    public var raisers: [String]
    public var filter: ChallengeFilter
    public var next: String?
    public var today: Day
}

/// How each agency answered what it was asked over the last year.
public struct AnswerTimesAnswer: Sendable {
    public var version: FrameworkVersion
    /// Of those that were asked anything, in the framework's order.
    public var lines: [(agency: ID<Agency>, times: AnswerTimes)]
    public var today: Day
}

/// One challenge with its chain: the figure then, what was said, and the figure now.
public struct ChallengeAnswer: Sendable {
    /// The same figure as it is now, beside what it was.
    public struct Effect: Sendable {
        public var sentence: String
        /// Which way it went since; nil while there is no newer figure.
        public var since: Movement?
        public var standing: Standing.Word
    }

    public var version: FrameworkVersion
    public var challenge: Challenge
    public var steps: [Step]
    /// Nil where it is about no figure, or about one that is not there any more.
    public var effect: Effect?
    public var mayAnswer: Bool
    public var mayJudge: Bool
    public var mayNote: Bool
    public var today: Day
}
