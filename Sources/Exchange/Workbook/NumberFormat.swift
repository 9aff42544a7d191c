/// What kind of thing a number format shows.
enum NumberFormat: Hashable, Sendable {
    case number, percentage, day, dayAndTime, time
    /// Hours that may be more than a day's.
    case hours

    /// A format that workbooks know by its number alone.
    init(builtIn id: Int) {
        switch id {
        case 9, 10: self = .percentage
        case 14...17, 27...31, 34...36, 50...54, 57, 58: self = .day
        case 22: self = .dayAndTime
        case 18...21, 32, 33, 45, 47, 55, 56: self = .time
        case 46: self = .hours
        default: self = .number
        }
    }

    /// A format as it is written, such as `[$-809]dd mmmm yyyy` or `0.0%;-0.0%`. What stands in quotes or brackets or
    /// after a backslash, and the width after a low line or a star, shows nothing of the value.
    init(code: String) {
        let shown = NumberFormat.shown(code)
        let letters = Set(shown)
        let hasTime = letters.contains("h") || letters.contains("s")
        let hasDay =
            letters.contains("y") || letters.contains("d") || shown.contains("mmm") || (letters.contains("m") && !hasTime)
        if NumberFormat.isElapsed(code) {
            self = .hours
        } else if hasDay {
            self = hasTime ? .dayAndTime : .day
        } else if hasTime {
            self = .time
        } else {
            self = letters.contains("%") ? .percentage : .number
        }
    }

    private static func shown(_ code: String) -> String {
        var shown = ""
        var (isQuoted, isBracketed, isSkipped) = (false, false, false)
        for character in code.lowercased() {
            if isSkipped {
                isSkipped = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if isBracketed {
                isBracketed = character != "]"
            } else {
                switch character {
                case "\"": isQuoted = true
                case "[": isBracketed = true
                case "\\", "_", "*": isSkipped = true
                // The first part is that of positive numbers.
                case ";": return withoutGeneral(shown)
                default: shown.append(character)
                }
            }
        }
        return withoutGeneral(shown)
    }

    private static func withoutGeneral(_ shown: String) -> String { shown.replacing("general", with: "") }

    private static func isElapsed(_ code: String) -> Bool {
        let code = code.lowercased()
        return ["[h]", "[hh]", "[m]", "[mm]", "[s]", "[ss]"].contains { code.contains($0) }
    }
}
