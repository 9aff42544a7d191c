/// Days and times as workbooks keep them, as texts: "2024-06-30", "2024-06-30 14:00", "14:00".
enum DayText {
    /// A number of days since the year 1900 or 1904. Nil where it stands for no day.
    static func text(_ serial: Double, _ format: NumberFormat, from1904: Bool) -> String? {
        guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
        let seconds = Int((serial * 86_400).rounded())
        let (days, time) = (seconds / 86_400, seconds % 86_400)
        switch format {
        case .hours: return clock(seconds)
        case .time: return clock(time)
        case .day: return day(days, from1904: from1904)
        case .dayAndTime:
            guard let day = day(days, from1904: from1904) else { return days == 0 ? clock(time) : nil }
            return time == 0 ? day : day + " " + clock(time)
        case .number, .percentage: return nil
        }
    }

    /// A day, or a day and a time, as OpenDocument writes it: "2024-06-30T14:00:00". Nil when it is none.
    static func text(iso: String) -> String? {
        let parts = iso.split(separator: "T", maxSplits: 1)
        guard let day = parts.first, day.utf8.count == 10,
            day.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        guard parts.count == 2 else { return String(day) }
        let clockText = parts[1].hasSuffix("Z") ? parts[1].dropLast() : parts[1]
        guard clockText.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
        else { return nil }
        let time = clockText.split(separator: ":").compactMap { Double($0) }
        guard (2...3).contains(time.count), time.allSatisfy({ $0 < 61 }) else { return nil }
        let seconds = Int(time[0]) * 3600 + Int(time[1]) * 60 + (time.count > 2 ? Int(time[2].rounded()) : 0)
        return seconds == 0 ? String(day) : day + " " + clock(seconds)
    }

    /// A length of time as OpenDocument writes it: "PT14H30M00S" is "14:30". Nil when it is none.
    static func text(duration: String) -> String? {
        guard duration.hasPrefix("PT"), duration.utf8.count > 2 else { return nil }
        var (seconds, number) = (0.0, "")
        for character in duration.dropFirst(2) {
            switch character {
            case "H", "M", "S":
                guard let value = Double(number), value < 1e8 else { return nil }
                seconds += value * (character == "H" ? 3600 : character == "M" ? 60 : 1)
                number = ""
            default: number.append(character == "," ? "." : character)
            }
        }
        return number.isEmpty ? clock(Int(seconds.rounded())) : nil
    }

    private static func clock(_ seconds: Int) -> String {
        let text = twoDigits(seconds / 3600) + ":" + twoDigits(seconds / 60 % 60)
        return seconds % 60 == 0 ? text : text + ":" + twoDigits(seconds % 60)
    }

    /// Excel counts a 29 February 1900 that never was: before it, a serial is a day later than it should be, and the
    /// serial 60 is no day at all.
    private static func day(_ serial: Int, from1904: Bool) -> String? {
        if !from1904, serial == 0 || serial == 60 { return nil }
        return civil(serial + (from1904 ? 695_361 : serial < 60 ? 693_900 : 693_899))
    }

    /// Days since 1 March of the year nought, by Howard Hinnant's published method, as a day of the calendar.
    private static func civil(_ days: Int) -> String {
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
        return "\(year)-\(twoDigits(month >= 10 ? month - 9 : month + 3))-\(twoDigits(day))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
