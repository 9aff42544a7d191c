/// A moment, to the second, in universal time: when something was done.
public struct Instant: Hashable, Comparable, Sendable {
    public let secondsSince1970: Int64

    public init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

    public static func < (left: Instant, right: Instant) -> Bool { left.secondsSince1970 < right.secondsSince1970 }

    public var day: Day {
        let seconds = secondsSince1970
        return Day(number: Int32(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400))
    }

    /// "2026-11-21T09:30:00Z".
    public var iso8601: String {
        let inDay = Int(secondsSince1970 - Int64(day.number) * 86_400)
        let clock = [inDay / 3600, inDay / 60 % 60, inDay % 60].map { Day.padded($0, to: 2) }.joined(separator: ":")
        return "\(day.iso8601)T\(clock)Z"
    }

    public static func start(of day: Day) -> Instant { Instant(secondsSince1970: Int64(day.number) * 86_400) }
}
