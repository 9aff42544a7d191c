/// What kind of period an indicator's figures are about, in the words of the framework file.
public enum PeriodKind: Hashable, Sendable {
    case of(PeriodType)
    case pooledYears(Int)
    case rollingMonths(Int)
    /// A year ending with a month that is not the calendar's: the social work year ends in September.
    case yearEnding(month: Int)
    /// A yearly stock counted at the end of one month: 30 June, 30 September.
    case snapshotEach(month: Int)

    /// "calendar-month", "rolling-12-months", "pooled-3-years", "year-to-30-september", "snapshot-30-june", …
    public init?(word: String) {
        if let fixed = PeriodKind.words.first(where: { $0.word == word }) {
            self = fixed.kind
        } else if let count = PeriodKind.number(in: word, between: "rolling-", and: "-months"), (2...60).contains(count) {
            self = .rollingMonths(count)
        } else if let count = PeriodKind.number(in: word, between: "pooled-", and: "-years"), (2...10).contains(count) {
            self = .pooledYears(count)
        } else if let month = PeriodKind.month(in: word, after: "year-to-") {
            self = .yearEnding(month: month)
        } else if let month = PeriodKind.month(in: word, after: "snapshot-") {
            self = .snapshotEach(month: month)
        } else {
            return nil
        }
    }

    public var word: String {
        switch self {
        case .pooledYears(let count): return "pooled-\(count)-years"
        case .rollingMonths(let count): return "rolling-\(count)-months"
        case .yearEnding(let month): return "year-to-" + PeriodKind.monthEnd(month)
        case .snapshotEach(let month): return "snapshot-" + PeriodKind.monthEnd(month)
        case .of:
            guard let fixed = PeriodKind.words.first(where: { $0.kind == self }) else {
                preconditionFailure("every type without a length has a word")
            }
            return fixed.word
        }
    }

    public static var vocabulary: [String] {
        words.map(\.word) + ["rolling-12-months", "pooled-3-years", "year-to-30-september", "snapshot-30-june"]
    }

    /// Whether a period is one of this kind.
    public func admits(_ period: Period) -> Bool {
        switch self {
        case .of(let type): period.type == type
        case .pooledYears(let count): period.type == .pooledYears && period.length == count
        case .rollingMonths(let count): period.type == .rollingMonths && period.length == count
        case .yearEnding(let month): period.type == .yearEnding && period.lastDay == .lastOfMonth(month, period.lastDay.year)
        case .snapshotEach(let month): period.type == .snapshot && period.lastDay == .lastOfMonth(month, period.lastDay.year)
        }
    }

    private static let words: [(word: String, kind: PeriodKind)] = [
        ("financial-year", .of(.financialYear)), ("financial-quarter", .of(.financialQuarter)),
        ("calendar-month", .of(.month)), ("calendar-year", .of(.calendarYear)), ("calendar-quarter", .of(.calendarQuarter)),
        ("academic-year", .of(.academicYear)), ("academic-term", .of(.academicTerm)),
        ("municipal-year", .of(.municipalYear)), ("snapshot-period-end", .of(.snapshot)),
    ]

    private static func monthEnd(_ month: Int) -> String {
        "\(month == 2 ? 28 : Day.daysIn(month: month, year: 2001))-\(Day.monthNames[month - 1].lowercased())"
    }

    private static func month(in word: String, after prefix: String) -> Int? {
        guard word.hasPrefix(prefix) else { return nil }
        return (1...12).first { monthEnd($0) == word.dropFirst(prefix.count) }
    }

    private static func number(in word: String, between prefix: String, and suffix: String) -> Int? {
        guard word.hasPrefix(prefix), word.hasSuffix(suffix), word.count > prefix.count + suffix.count else { return nil }
        return Int(word.dropFirst(prefix.count).dropLast(suffix.count))
    }
}
