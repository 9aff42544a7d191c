/// When a challenge was put and first answered: all that counting needs.
public struct AnswerTime: Hashable, Sendable {
    public var agency: ID<Agency>
    public var kind: Challenge.Kind
    public var raisedOn: Day
    public var answeredOn: Day?
    /// Nothing has come yet that was asked for, and it is open.
    public var waits: Bool
    /// Since when it waits.
    public var askedOn: Day

    public init(
        agency: ID<Agency>, kind: Challenge.Kind, raisedOn: Day, answeredOn: Day?, waits: Bool, askedOn: Day
    ) {
        self.agency = agency
        self.kind = kind
        self.raisedOn = raisedOn
        self.answeredOn = answeredOn
        self.waits = waits
        self.askedOn = askedOn
    }
}

/// How an agency answers, as a measure of its own: how much it was asked, and how soon it answered.
public struct AnswerTimes: Hashable, Sendable {
    public var asked = 0
    public var answered = 0
    /// Waiting for an answer now.
    public var waiting = 0
    /// Of those, for forty days or more.
    public var longWaiting = 0
    /// Half of the first answers came in so many days or fewer; nil when there was none.
    public var medianDays: Double?

    public init(of times: some Sequence<AnswerTime>, on day: Day) {
        var days: [Int] = []
        for time in times {
            asked += 1
            if let answered = time.answeredOn { days.append(answered.days(since: time.raisedOn)) }
            if time.waits {
                waiting += 1
                if day.days(since: time.askedOn) >= Challenge.longSilence { longWaiting += 1 }
            }
        }
        answered = days.count
        days.sort()
        guard !days.isEmpty else { return }
        let middle = days.count / 2
        medianDays = days.count % 2 == 1 ? Double(days[middle]) : Double(days[middle - 1] + days[middle]) / 2
    }

    /// "12", "12.5", "–" where nothing was answered.
    public var medianWords: String { medianDays.map { FigureText.count($0) } ?? "–" }

    /// By the quarter of the financial year in which they were put, in time.
    public static func byQuarter(_ times: [AnswerTime], on day: Day) -> [(quarter: Period, times: AnswerTimes)] {
        Dictionary(grouping: times) { Period.financialQuarter(of: $0.raisedOn) }.sorted { $0.key < $1.key }
            .map { ($0.key, AnswerTimes(of: $0.value, on: day)) }
    }
}

extension Period {
    /// The quarter of the financial year, April to March, in which a day lies.
    public static func financialQuarter(of day: Day) -> Period {
        let month = (day.month + 8) % 12
        return .financialQuarter(day.month >= 4 ? day.year : day.year - 1, month / 3 + 1)
    }
}
