/// A question that the board puts to an agency, or advice that it gives to one, from the day on which it was put until
/// it is closed with what it changed.
public struct Challenge: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable { case question, advice }

    /// What it waits for.
    public enum State: String, CaseIterable, Sendable {
        case asked
        /// The answer was not accepted, or what was promised did not come.
        case askedAgain = "asked-again"
        /// Waits for the board's view.
        case answered
        /// The answer was accepted; its effect is awaited.
        case inProgress = "in-progress"
        case closed, withdrawn
    }

    public var number: Int64
    public var kind: Kind
    /// What is asked, or advised.
    public var question: String
    public var agency: ID<Agency>
    /// The person or post that is to answer; empty when the agency decides.
    public var addressee: String
    public var raisedOn: Day
    public var raisedBy: Actor
    /// As whom: "Independent scrutineer". A councillor's question is written down by somebody else.
    public var raisedAs: String
    /// The figure that it is about, as it stood.
    public var evidence: FigureEvidence?
    /// The paper or item of a meeting that it is about, in words; empty when there is none.
    public var subject: String
    public var access: AccessClass

    // What follows changes, by the acts below and by nothing else.
    public var state = State.asked
    /// Since when the board waits for this answer: the day of asking, or of asking again.
    public var askedOn: Day
    public var due: Day
    /// 0 until it is escalated, then 1 to 5.
    public var stage = 0
    public var escalatedTo: String?
    /// Of the first answer.
    public var answeredOn: Day?
    public var endedOn: Day?
    public var agreed: String?
    /// The number of the action that was agreed: 28 for A-028.
    public var action: Int64?
    public var impact: String?

    public init(
        number: Int64, kind: Kind = .question, question: String, agency: ID<Agency>, addressee: String = "", raisedOn: Day,
        raisedBy: Actor, raisedAs: String, evidence: FigureEvidence? = nil, subject: String = "", due: Day,
        access: AccessClass = .open
    ) {
        self.number = number
        self.kind = kind
        self.question = question
        self.agency = agency
        self.addressee = addressee
        self.raisedOn = raisedOn
        self.raisedBy = raisedBy
        self.raisedAs = raisedAs
        self.evidence = evidence
        self.subject = subject
        self.access = access
        self.due = due
        askedOn = raisedOn
    }

    public var thing: Thing { Thing(.challenge, number) }
    public var reference: String { thing.reference }

    public static let lastStage = 5
    /// How many working days an agency has for an answer, when nothing else is said.
    public static let usualWorkingDays = 10
    /// From then on an answer that has not come stands out.
    public static let longSilence = 40

    public static func usualDue(from day: Day) -> Day { WorkingDays().day(usualWorkingDays, from: day) }
}

extension Challenge {
    public var isOpen: Bool { state != .closed && state != .withdrawn }
    public var waitsForAnswer: Bool { state == .asked || state == .askedAgain }
    public var isEscalated: Bool { isOpen && stage > 0 }

    public func daysOpen(on day: Day) -> Int { (endedOn ?? day).days(since: raisedOn) }

    /// Calendar days until the first answer; nil while there is none.
    public var daysToAnswer: Int? { answeredOn?.days(since: raisedOn) }

    /// Calendar days for which the board has waited for the answer that is outstanding; nil when none is.
    public func daysUnanswered(on day: Day) -> Int? { waitsForAnswer ? day.days(since: askedOn) : nil }

    public func isOverdue(on day: Day) -> Bool { waitsForAnswer && due < day }

    public func isLongUnanswered(on day: Day) -> Bool { (daysUnanswered(on: day) ?? 0) >= Challenge.longSilence }

    /// What hurts comes first: the higher the stage the earlier, then what waits for the agency, then what waits for
    /// the board.
    public var rank: Int64 {
        if isEscalated { return Int64(10 - stage) }
        switch state {
        case .asked, .askedAgain: return 20
        case .answered: return 30
        case .inProgress: return 40
        case .closed: return 50
        case .withdrawn: return 60
        }
    }

    /// Within one rank: what has waited longest, and of what has ended the newest, first.
    public var since: Int64 { isOpen ? Int64(askedOn.number) : -Int64((endedOn ?? raisedOn).number) }

    /// "Escalated to stage 2, waits for an answer", in the words of a board.
    public var standing: String {
        let waits: String =
            switch state {
            case .asked: "waits for an answer"
            case .askedAgain: "asked again, waits for an answer"
            case .answered: "answered, waits for the board’s view"
            case .inProgress: "answer accepted, effect awaited"
            case .closed: "closed"
            case .withdrawn: "withdrawn"
            }
        return isEscalated ? "Escalated to stage \(stage), \(waits)" : waits.capitalisedFirst
    }
}

/// A figure as it stood when somebody asked about it. It is never worked out again.
public struct FigureEvidence: Hashable, Sendable {
    public var indicator: ID<Indicator>
    public var area: ID<Area>
    public var group: PopulationGroup
    public var source: ID<Source>?
    /// The indicator's title and the place, as they were called.
    public var title: String
    /// Of the figure; nil when there was none.
    public var period: Period?
    /// With its n of N, how it stood and which way it had gone.
    public var sentence: String
    /// Everything in it was known on this day.
    public var known: Day

    public init(
        indicator: ID<Indicator>, area: ID<Area>, group: PopulationGroup = .total, source: ID<Source>? = nil, title: String,
        period: Period?, sentence: String, known: Day
    ) {
        self.indicator = indicator
        self.area = area
        self.group = group
        self.source = source
        self.title = title
        self.period = period
        self.sentence = sentence
        self.known = known
    }
}
