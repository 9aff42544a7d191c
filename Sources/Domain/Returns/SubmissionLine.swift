/// One line of a return: a figure that is asked for, and what the agency says to it. It is the agency's own until the
/// return is accepted.
public struct SubmissionLine: Hashable, Sendable {
    public var submission: Int64
    /// From 1, in the order of the form.
    public var place: Int
    public var indicator: ID<Indicator>
    public var period: Period
    public var area: ID<Area>
    public var group: PopulationGroup
    /// Until then nothing is asked of it.
    public var notDueUntil: Day?
    public var entry: LineEntry
    /// Counts up with each change, so that two who change the same line are told.
    public var revision: Int
    public var changedBy: Actor?
    public var changedAt: Instant?

    public init(
        submission: Int64, place: Int, indicator: ID<Indicator>, period: Period, area: ID<Area>,
        group: PopulationGroup = .total, notDueUntil: Day? = nil, entry: LineEntry = LineEntry(), revision: Int = 0,
        changedBy: Actor? = nil, changedAt: Instant? = nil
    ) {
        self.submission = submission
        self.place = place
        self.indicator = indicator
        self.period = period
        self.area = area
        self.group = group
        self.notDueUntil = notDueUntil
        self.entry = entry
        self.revision = revision
        self.changedBy = changedBy
        self.changedAt = changedAt
    }

    public var isDue: Bool { notDueUntil == nil }

    /// As a figure; nil while nothing was said. What is not due is said by the round and not by the agency.
    public var figure: Figure? {
        guard let state = entry.state else { return nil }
        return Figure(
            state: state, numerator: entry.numerator, denominator: entry.denominator, suppliedValue: entry.value,
            reason: entry.reason, extractedOn: entry.extractedOn)
    }
}

/// What an agency says of one line.
public struct LineEntry: Hashable, Sendable {
    /// How it came to be written down.
    public enum Way: String, CaseIterable, Sendable { case form, pasted, workbook, program }

    public var numerator: Double?
    public var denominator: Double?
    public var value: Double?
    public var status: ValueStatus
    /// Why there is no figure; nil where there is one, or where nothing was said yet.
    public var noValue: NoValueReason?
    /// When a figure that is not available will be.
    public var expectedOn: Day?
    public var commentary: Commentary
    /// What the agency says to a check that asks for an explanation.
    public var explanation: String
    public var sourceSystem: String
    public var extractedOn: Day?
    public var way: Way

    public init(
        numerator: Double? = nil, denominator: Double? = nil, value: Double? = nil, status: ValueStatus = .final,
        noValue: NoValueReason? = nil, expectedOn: Day? = nil, commentary: Commentary = Commentary(), explanation: String = "",
        sourceSystem: String = "", extractedOn: Day? = nil, way: Way = .form
    ) {
        self.numerator = numerator
        self.denominator = denominator
        self.value = value
        self.status = status
        self.noValue = noValue
        self.expectedOn = expectedOn
        self.commentary = commentary
        self.explanation = explanation
        self.sourceSystem = sourceSystem
        self.extractedOn = extractedOn
        self.way = way
    }

    /// The reasons that an agency can give. The others are ours: we protect, we chase.
    public static let reasons: [NoValueReason] = [.notAvailable, .notApplicable, .notDue, .lowReliability]

    public var hasNumber: Bool { numerator != nil || value != nil }

    /// Nil while nothing was said: an empty box is never nought.
    public var state: Figure.State? {
        if let noValue { return .none(noValue) }
        return hasNumber ? .value(status) : nil
    }

    /// Why it is as it is, to stand beside the figure.
    public var reason: String? {
        var parts: [String] = []
        if !explanation.isEmpty { parts.append(explanation) }
        if noValue != nil, explanation.isEmpty, !commentary.what.isEmpty { parts.append(commentary.what) }
        if let expectedOn { parts.append("Expected on \(expectedOn.long).") }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// Whether two entries say the same, however they were written down.
    public func says(theSameAs other: LineEntry) -> Bool {
        var other = other
        other.way = way
        return self == other
    }
}

/// What the board reads beside a figure.
public struct Commentary: Hashable, Sendable {
    public var what: String
    public var soWhat: String
    public var nowWhat: String

    public init(what: String = "", soWhat: String = "", nowWhat: String = "") {
        self.what = what
        self.soWhat = soWhat
        self.nowWhat = nowWhat
    }

    public static let mostWords = 80

    public var isEmpty: Bool { what.isEmpty && soWhat.isEmpty && nowWhat.isEmpty }
    public var isWhole: Bool { !what.isEmpty && !soWhat.isEmpty && !nowWhat.isEmpty }

    public var words: Int {
        [what, soWhat, nowWhat].reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count }
    }
}

/// What an officer asks of a return, and what the agency says to it.
public struct ReturnQuery: Hashable, Sendable {
    public var number: Int64
    public var submission: Int64
    /// Of the line that it is about; nil for the return as a whole.
    public var line: Int?
    public var asks: String
    public var askedBy: Actor
    public var askedAt: Instant
    public var answer: String?
    public var answeredBy: Actor?
    public var answeredAt: Instant?

    public init(
        number: Int64, submission: Int64, line: Int?, asks: String, askedBy: Actor, askedAt: Instant, answer: String? = nil,
        answeredBy: Actor? = nil, answeredAt: Instant? = nil
    ) {
        self.number = number
        self.submission = submission
        self.line = line
        self.asks = asks
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.answer = answer
        self.answeredBy = answeredBy
        self.answeredAt = answeredAt
    }
}
