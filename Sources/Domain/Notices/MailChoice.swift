/// How somebody wants to hear by e-mail of what waits for them. The home page shows it in any case.
public enum MailChoice: String, CaseIterable, Sendable {
    case atOnce = "at-once"
    case daily
    case off

    public var label: String {
        switch self {
        case .atOnce: "At once"
        case .daily: "One mail a day, when there is something"
        case .off: "No mail"
        }
    }

    /// Until somebody chooses.
    public static let usual = MailChoice.atOnce
}

/// One mail: that so many things wait, and where they lie. What it was about is known from the notices that went with
/// it; what it said is kept nowhere, since it says nothing.
public struct Mail: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable {
        case waiting
        /// Somebody is at it.
        case sending
        case sent
        /// The mail server takes nothing for this address.
        case refused
        /// It was handed over and nobody said whether it arrived. It is not sent again.
        case unsure
        /// There was nothing to say any more: all was seen, or the person wants no mail.
        case dropped
    }

    public var number: Int64
    public var person: Int64
    public var madeAt: Instant
    public var state: State
    public var tries: Int
    public var nextAt: Instant
    public var fault: String?

    public init(
        number: Int64, person: Int64, madeAt: Instant, state: State = .waiting, tries: Int = 0, nextAt: Instant,
        fault: String? = nil
    ) {
        self.number = number
        self.person = person
        self.madeAt = madeAt
        self.state = state
        self.tries = tries
        self.nextAt = nextAt
        self.fault = fault
    }

    /// A notice that nobody could send for so long is no news any more: it stays on the home page.
    public static let newsLasts: Int64 = 7 * 86_400
    /// From this hour on, in universal time, the daily mails go out.
    public static let dailyHour: Int64 = 6

    /// When the daily mail of a moment's day became due; nil before that hour.
    public static func daily(before now: Instant) -> Instant? {
        let hour = Instant(secondsSince1970: Instant.start(of: now.day).secondsSince1970 + dailyHour * 3600)
        return now < hour ? nil : hour
    }

    /// How long after so many tries that failed the next is worth it, in seconds.
    public static func patience(after tries: Int) -> Int64 {
        switch tries {
        case ...1: 60
        case 2: 300
        case 3: 1800
        default: 7200
        }
    }
}
