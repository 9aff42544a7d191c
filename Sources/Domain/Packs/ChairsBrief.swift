/// "What should I ask, and whom?" on one sheet of A4.
public struct ChairsBrief: Hashable, Sendable {
    /// One thing worth the board's time.
    public struct Exception: Hashable, Sendable {
        public var title: String
        public var standing: Standing.Word
        /// "second quarter running"; nil where it says nothing.
        public var run: String?
        /// "85.3% (197 of 231), July to September 2026; target 90%".
        public var figure: String
        /// Why it stands where it does: "it lies beyond 99.8% limits, …".
        public var because: String
        public var know: String
        public var planned: String
        /// The post and agency to answer.
        public var whom: String
        public var question: String

        public init(
            title: String, standing: Standing.Word, run: String?, figure: String, because: String, know: String, planned: String,
            whom: String, question: String
        ) {
            self.title = title
            self.standing = standing
            self.run = run
            self.figure = figure
            self.because = because
            self.know = know
            self.planned = planned
            self.whom = whom
            self.question = question
        }
    }

    /// Something promised at the last meeting, or to this board before, and how it stands.
    public struct Promise: Hashable, Sendable {
        public var reference: String
        public var title: String
        /// "Red", "Amber", "Green", "Blue".
        public var colour: String
        /// "21 days overdue, 40% done".
        public var stands: String

        public init(reference: String, title: String, colour: String, stands: String) {
            self.reference = reference
            self.title = title
            self.colour = colour
            self.stands = stands
        }
    }

    public struct OpenChallenge: Hashable, Sendable {
        public var reference: String
        public var title: String
        public var agency: String
        public var daysOpen: Int
        public var state: String

        public init(reference: String, title: String, agency: String, daysOpen: Int, state: String) {
            self.reference = reference
            self.title = title
            self.agency = agency
            self.daysOpen = daysOpen
            self.state = state
        }
    }

    public struct Late: Hashable, Sendable {
        public var agency: String
        public var says: String

        public init(agency: String, says: String) {
            self.agency = agency
            self.says = says
        }
    }

    public var body: String
    public var date: Day
    public var asKnown: Day
    public var measureCount: Int
    public var exceptionCount: Int
    public var exceptions: [Exception]
    public var lastMeeting: Day?
    public var promises: [Promise]
    public var challenges: [OpenChallenge]
    public var late: [Late]
    /// What is off course as well and did not find its place.
    public var also: [String]

    public init(
        body: String, date: Day, asKnown: Day, measureCount: Int, exceptionCount: Int, exceptions: [Exception], lastMeeting: Day?,
        promises: [Promise], challenges: [OpenChallenge], late: [Late], also: [String]
    ) {
        self.body = body
        self.date = date
        self.asKnown = asKnown
        self.measureCount = measureCount
        self.exceptionCount = exceptionCount
        self.exceptions = exceptions
        self.lastMeeting = lastMeeting
        self.promises = promises
        self.challenges = challenges
        self.late = late
        self.also = also
    }
}

extension ChairsBrief {
    /// Lines of eleven points that a sheet has room for, counted generously; a browser test looks at the printed page.
    private static let room = 60

    /// The same with as much of it as fits one sheet: five exceptions at most and three at least, then the lists are cut.
    public func fitted() -> ChairsBrief {
        var brief = self
        brief.exceptions = Array(exceptions.prefix(5))
        brief.promises = Array(promises.prefix(4))
        brief.challenges = Array(challenges.prefix(4))
        brief.late = Array(late.prefix(4))
        brief.also = []
        while brief.lines > Self.room, brief.exceptions.count > 3 { brief.exceptions.removeLast() }
        while brief.lines > Self.room, brief.lists > 2 {
            brief.promises = Array(brief.promises.prefix(brief.lists - 1))
            brief.challenges = Array(brief.challenges.prefix(brief.lists - 1))
            brief.late = Array(brief.late.prefix(brief.lists - 1))
        }
        brief.also = Array(exceptions.dropFirst(brief.exceptions.count).map(\.title))
        while brief.lines > Self.room, !brief.also.isEmpty { brief.also.removeLast() }
        return brief
    }

    private var lists: Int { max(promises.count, challenges.count, late.count) }

    private var lines: Int {
        func height(_ text: String, _ width: Int = 98) -> Int { (text.count + width - 1) / width }
        let middle = exceptions.reduce(0) { sum, one in
            sum + height(one.title + one.figure + (one.run ?? "") + one.standing.rawValue, 88)
                + height("It stands here because \(one.because). \(one.know) \(one.planned)", 92)
                + height("Ask the \(one.whom): \(one.question)", 92) + 1
        }
        let columns = [
            promises.reduce(2) { $0 + height("\($1.reference) \($1.title): \($1.colour), \($1.stands)", 30) },
            challenges.reduce(2) { $0 + height("\($1.reference) \($1.title), \($1.agency): \($1.state), 000 days", 34) },
            late.reduce(2) { $0 + height("\($1.agency): \($1.says)", 27) },
        ]
        return 9 + middle + (columns.max() ?? 0) + (also.isEmpty ? 0 : height(also.joined(separator: "; "), 96) + 1)
    }
}
