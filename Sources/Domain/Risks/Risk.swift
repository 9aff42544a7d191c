/// Something that may happen and would keep the board from what it wants: because of a cause, an event, with an effect.
public struct Risk: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable { case open, closed }

    public var number: Int64
    public var says: RiskDraft
    public var now: RiskScore
    /// At the assessment before; nil until there was a second one.
    public var before: RiskScore?
    public var state: State
    public var raisedOn: Day
    public var assessedOn: Day
    public var closedOn: Day?
    /// Counts the changes, so that two people do not overwrite each other.
    public var edition: Int64

    public init(
        number: Int64, says: RiskDraft, now: RiskScore, before: RiskScore? = nil, state: State = .open, raisedOn: Day,
        assessedOn: Day, closedOn: Day? = nil, edition: Int64 = 1
    ) {
        self.number = number
        self.says = says
        self.now = now
        self.before = before
        self.state = state
        self.raisedOn = raisedOn
        self.assessedOn = assessedOn
        self.closedOn = closedOn
        self.edition = edition
    }

    public var thing: Thing { Thing(.risk, number) }
    public var trend: RiskTrend { RiskTrend(from: before, to: now) }

    /// A register that nobody looks at for half a year says nothing any more.
    public func isStale(on day: Day) -> Bool { state == .open && day.days(since: assessedOn) > 182 }
}

/// What is said of a risk by those who look after it.
public struct RiskDraft: Hashable, Sendable {
    public var title: String
    public var cause: String
    public var event: String
    public var effect: String
    public var priority: ID<Priority>
    /// Who answers for it: an agency, a post, or both.
    public var agency: ID<Agency>?
    public var post: String
    public var target: RiskScore
    public var controls: [String]
    public var indicators: [ID<Indicator>]
    public var access: AccessClass

    public init(
        title: String, cause: String = "", event: String = "", effect: String = "", priority: ID<Priority>,
        agency: ID<Agency>? = nil, post: String = "", target: RiskScore, controls: [String] = [],
        indicators: [ID<Indicator>] = [], access: AccessClass = .open
    ) {
        self.title = title
        self.cause = cause
        self.event = event
        self.effect = effect
        self.priority = priority
        self.agency = agency
        self.post = post
        self.target = target
        self.controls = controls
        self.indicators = indicators
        self.access = access
    }

    public func owner(_ version: FrameworkVersion) -> String {
        [post.isEmpty ? nil : post, agency.map { version.agency($0)?.name ?? $0.text }].compactMap(\.self).joined(separator: ", ")
    }
}

/// Which risks are asked for.
public struct RiskFilter: Hashable, Sendable {
    /// Nil for all of them.
    public var state: Risk.State?
    public var priority: ID<Priority>?
    public var agency: ID<Agency>?
    public var band: RiskBand?
    public var likelihood: Int?
    public var impact: Int?

    public init(
        state: Risk.State? = .open, priority: ID<Priority>? = nil, agency: ID<Agency>? = nil, band: RiskBand? = nil,
        likelihood: Int? = nil, impact: Int? = nil
    ) {
        self.state = state
        self.priority = priority
        self.agency = agency
        self.band = band
        self.likelihood = likelihood
        self.impact = impact
    }
}

/// Where a list of risks goes on: the highest score comes first, then the lowest number.
public struct RiskPlace: Hashable, Sendable {
    public var score: Int
    public var number: Int64

    public init(_ risk: Risk) { (score, number) = (risk.now.number, risk.number) }

    public init?(_ text: String) {
        let parts = text.split(separator: "-").map { Int64($0) }
        guard parts.count == 2, let score = parts[0], (1...25).contains(score), let number = parts[1], number > 0 else {
            return nil
        }
        (self.score, self.number) = (Int(score), number)
    }

    public var text: String { "\(score)-\(number)" }
}
