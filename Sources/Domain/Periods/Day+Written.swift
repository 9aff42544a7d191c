extension Day {
    /// A day as people write it in a list: 2026-12-14, 14/12/2026, 14 December 2026, Mon 14 Dec 2026. The day stands
    /// before the month, as it does in England; nil for anything else.
    public init?(written text: String) {
        if let day = Day(iso8601: text.trimmed) {
            self = day
            return
        }
        var parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        if let first = parts.first, Day.weekdays.contains(where: { first.hasPrefix($0) }) { parts.removeFirst() }
        guard parts.count == 3, let day = Day.dayOfMonth(parts[0]), let month = Day.monthNumber(parts[1]),
            let year = Int(parts[2]),
            (1900...2199).contains(year),
            let found = Day(iso8601: "\(year)-\(Day.padded(month, to: 2))-\(Day.padded(day, to: 2))")
        else { return nil }
        self = found
    }

    private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// "14", "1st".
    private static func dayOfMonth(_ text: String) -> Int? {
        let digits = text.prefix(while: \.isNumber)
        guard ["", "st", "nd", "rd", "th"].contains(text.dropFirst(digits.count)) else { return nil }
        return Int(digits)
    }

    private static func monthNumber(_ text: String) -> Int? {
        if let number = Int(text) { return number }
        return text.count >= 3 ? months.firstIndex { text.hasPrefix($0) }.map { $0 + 1 } : nil
    }
}
