/// For how long something is kept.
public enum Keeping: Hashable, Sendable {
    case forGood
    /// So many days after what the text says.
    case days(Int, after: String)
    /// So many whole years after what the text says.
    case years(Int, after: String)
    /// As long as what it is part of.
    case within(String)
    /// Worked out when it is asked for, or said by the program itself.
    case notKept
    /// Not by Bellwether: whoever made it decides.
    case outside

    public var words: String {
        switch self {
        case .forGood: "for good"
        case .days(0, let event): "until \(event)"
        case .days(1, let event): "one day after \(event)"
        case .days(let count, let event): "\(count) days after \(event)"
        case .years(let count, let event): "\(count) years after \(event)"
        case .within(let whole): "as long as \(whole)"
        case .notKept: "not at all"
        case .outside: "as whoever makes it decides"
        }
    }

    /// What came about at or before this moment has been kept for long enough; nil where no time runs.
    public func limit(at now: Instant) -> Instant? {
        switch self {
        case .days(let count, _): Instant(secondsSince1970: now.secondsSince1970 - Int64(count) * 86_400)
        case .years(let count, _):
            Instant(
                secondsSince1970: now.secondsSince1970
                    - Int64(now.day.days(since: now.day.adding(months: -12 * count))) * 86_400)
        case .forGood, .within, .notKept, .outside: nil
        }
    }
}
