/// From when to when a meeting sits, on the clock of the place: minutes of its day.
public struct MeetingTime: Hashable, Sendable {
    public let start: Int
    /// Nil while nobody has said how long it sits.
    public let end: Int?

    /// Reads "14:00" and "14:00-16:30".
    public init?(_ text: some StringProtocol) {
        let parts = String(text).replacing("–", with: "-").split(separator: "-", omittingEmptySubsequences: false)
        let minutes = parts.map { MeetingTime.minutes($0.trimmed) }
        guard (1...2).contains(parts.count), let first = minutes[0] else { return nil }
        if parts.count == 2 {
            guard let last = minutes[1], last > first else { return nil }
            end = last
        } else {
            end = nil
        }
        start = first
    }

    /// "14:00-16:30", as it is written.
    public var text: String { MeetingTime.clock(start) + (end.map { "-" + MeetingTime.clock($0) } ?? "") }

    /// "14:00 to 16:30".
    public var says: String { MeetingTime.clock(start) + (end.map { " to " + MeetingTime.clock($0) } ?? "") }

    private static func clock(_ minutes: Int) -> String {
        "\(Day.padded(minutes / 60, to: 2)):\(Day.padded(minutes % 60, to: 2))"
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2, let hour = Day.digits(parts[0]),
            let minute = Day.digits(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
