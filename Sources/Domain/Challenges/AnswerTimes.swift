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

/// How many were first answered after so many days; without days, how many were not.
public struct AnswerCount: Hashable, Sendable {
    public var days: Int?
    public var asked: Int
    public var waiting: Int
    public var longWaiting: Int

    public init(days: Int?, asked: Int, waiting: Int, longWaiting: Int) {
        self.days = days
        self.asked = asked
        self.waiting = waiting
        self.longWaiting = longWaiting
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
        self.init(
            times.map { time in
                let isLong = time.waits && day.days(since: time.askedOn) >= Challenge.longSilence
                return AnswerCount(
                    days: time.answeredOn?.days(since: time.raisedOn), asked: 1, waiting: time.waits ? 1 : 0,
                    longWaiting: isLong ? 1 : 0)
            })
    }

    public init(_ counts: [AnswerCount]) {
        let taken = counts.compactMap { count in count.days.map { (days: $0, asked: count.asked) } }.sorted { $0.days < $1.days }
        asked = counts.reduce(0) { $0 + $1.asked }
        answered = taken.reduce(0) { $0 + $1.asked }
        waiting = counts.reduce(0) { $0 + $1.waiting }
        longWaiting = counts.reduce(0) { $0 + $1.longWaiting }
        guard answered > 0 else { return }
        medianDays =
            Double(AnswerTimes.days(at: (answered - 1) / 2, in: taken) + AnswerTimes.days(at: answered / 2, in: taken)) / 2
    }

    /// The days that the answer at a place took, when all stand in order.
    private static func days(at place: Int, in taken: [(days: Int, asked: Int)]) -> Int {
        var passed = 0
        for one in taken {
            passed += one.asked
            if place < passed { return one.days }
        }
        return 0
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
