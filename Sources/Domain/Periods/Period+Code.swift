/// The codes of the contract: no two types share one, so a code alone says what it is.
extension Period {
    public var code: String {
        let start = firstDay.year
        switch type {
        case .financialYear: return Period.twoYears(start, "-")
        case .financialQuarter: return Period.twoYears(lastDay.month == 3 ? start - 1 : start, "-") + "Q\(financialQuarterNumber)"
        case .month: return "\(lastDay.year)-M\(Day.padded(lastDay.month, to: 2))"
        case .calendarYear: return "\(lastDay.year)"
        case .calendarQuarter: return "\(lastDay.year)Q\(lastDay.month / 3)"
        case .academicYear: return Period.twoYears(start, "/")
        case .academicTerm: return Period.twoYears(academicStart, "/") + "T\(termNumber)"
        case .municipalYear: return Period.twoYears(start, "-") + "MY"
        case .snapshot: return lastDay.iso8601
        case .pooledYears: return "\(start)-\(lastDay.year)"
        case .rollingMonths: return "\(length)M\(lastDay.year)-\(Day.padded(lastDay.month, to: 2))"
        case .yearEnding: return "Y\(lastDay.iso8601)"
        }
    }

    /// Reads a code. Every code is read back to the period that printed it; anything else is nil, never a guess.
    public init?(code: some StringProtocol) {
        let text = Array(code.utf8)
        guard let period = Period.parse(text), period.code.utf8.elementsEqual(text) else { return nil }
        self = period
    }

    var financialQuarterNumber: Int { lastDay.month == 3 ? 4 : lastDay.month / 3 - 1 }
    var termNumber: Int { lastDay.month == 12 ? 1 : lastDay.month == 3 ? 2 : 3 }
    var academicStart: Int { lastDay.month == 12 ? lastDay.year : lastDay.year - 1 }

    private static func twoYears(_ start: Int, _ separator: String) -> String {
        "\(start)\(separator)\(Day.padded((start + 1) % 100, to: 2))"
    }

    private static func parse(_ text: [UInt8]) -> Period? {
        guard text.count >= 4, text.count <= 12 else { return nil }
        if text[0] == UInt8(ascii: "Y") {
            return Day(iso8601: String(decoding: text.dropFirst(), as: UTF8.self)).map(Period.yearEnding)
        }
        if let m = text.firstIndex(of: UInt8(ascii: "M")), m <= 2, m > 0 { return parseRolling(text, at: m) }
        guard let year = Day.digits(text[0..<4]), (1900...2199).contains(year) else { return nil }
        let rest = text[4...]
        switch rest.count {
        case 0: return .calendarYear(year)
        case 2 where rest[4] == UInt8(ascii: "Q"): return Day.digits(rest[5...5]).flatMap { quarter(year, $0, calendarQuarter) }
        case 3: return parseTwoYears(year, rest)
        case 4 where rest[5] == UInt8(ascii: "M"):
            return Day.digits(rest[6...7]).flatMap { (1...12).contains($0) ? .month(year, $0) : nil }
        case 5 where rest[4] == UInt8(ascii: "-") && rest[5] < UInt8(ascii: "A") && rest[7] < UInt8(ascii: "A"):
            if let last = Day.digits(rest[5...8]) { return pooledYears(year, last) }
            return parseTwoYears(year, rest)
        case 5: return parseTwoYears(year, rest)
        case 6: return Day(iso8601: String(decoding: text, as: UTF8.self)).map(Period.snapshot)
        default: return nil
        }
    }

    private static func parseRolling(_ text: [UInt8], at m: Int) -> Period? {
        let end = text[(m + 1)...]
        guard let count = Day.digits(text[..<m]), end.count == 7, let year = Day.digits(end.prefix(4)),
            end[m + 5] == UInt8(ascii: "-"), let month = Day.digits(end.suffix(2))
        else { return nil }
        return rollingMonths(count, endingYear: year, month: month)
    }

    /// "-26", "/26", "-26Q2", "/26T1", "-26MY".
    private static func parseTwoYears(_ start: Int, _ rest: ArraySlice<UInt8>) -> Period? {
        guard let second = Day.digits(rest[5...6]), second == (start + 1) % 100 else { return nil }
        let tail = String(decoding: rest.dropFirst(3), as: UTF8.self)
        switch (rest[4], tail) {
        case (UInt8(ascii: "-"), ""): return financialYear(start)
        case (UInt8(ascii: "-"), "MY"): return municipalYear(start)
        case (UInt8(ascii: "-"), "Q1"), (UInt8(ascii: "-"), "Q2"), (UInt8(ascii: "-"), "Q3"), (UInt8(ascii: "-"), "Q4"):
            return financialQuarter(start, Int(rest.last! - UInt8(ascii: "0")))
        case (UInt8(ascii: "/"), ""): return academicYear(start)
        case (UInt8(ascii: "/"), "T1"), (UInt8(ascii: "/"), "T2"), (UInt8(ascii: "/"), "T3"):
            return academicTerm(start, Int(rest.last! - UInt8(ascii: "0")))
        default: return nil
        }
    }

    private static func quarter(_ year: Int, _ number: Int, _ make: (Int, Int) -> Period) -> Period? {
        (1...4).contains(number) ? make(year, number) : nil
    }
}
