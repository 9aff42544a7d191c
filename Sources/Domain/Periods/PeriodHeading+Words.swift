// From the words of a heading to what they say
extension PeriodHeading {
    /// The heading without a mark about its figures, and what the mark says.
    static func withoutMark(_ text: String) -> (text: String, status: ValueStatus) {
        var rest = text.trimmed
        while rest.hasSuffix("*") { rest = String(rest.dropLast()).trimmed }
        if rest.hasSuffix(")"), let open = rest.lastIndex(of: "(") {
            let mark = rest[rest.index(after: open)...].dropLast().lowercased().trimmed
            if let status = marks[mark] { return (rest[..<open].trimmed, status) }
            // A footnote: "2013 (1)".
            if mark.count == 1, mark.allSatisfy(\.isNumber) { return withoutMark(String(rest[..<open])) }
        }
        let words = rest.split(separator: " ")
        if words.count > 1, let last = words.last, let status = marks[last.lowercased()] {
            return (words.dropLast().joined(separator: " "), status)
        }
        if rest.count > 4, let last = rest.last, rest.dropLast().last?.isNumber ?? false, let status = marks[String(last)] {
            return (String(rest.dropLast()), status)
        }
        return (rest, .final)
    }

    private static let marks: [String: ValueStatus] = [
        "p": .provisional, "prov": .provisional, "provisional": .provisional, "r": .revised, "rev": .revised,
        "revised": .revised, "e": .estimated, "est": .estimated, "estimated": .estimated, "estimate": .estimated,
        "final": .final, "f": .final,
    ]

    static func said(_ text: String) -> Said? {
        // A sentence is no period.
        guard text.utf8.count <= 60 else { return nil }
        // A number alone is a year or nothing.
        if text.utf8.count != 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }),
            text.utf8.count(where: { $0 == 0x2E }) < 2
        {
            return nil
        }
        if let period = Period(code: text), let said = said(code: period) { return said }
        guard let words = PeriodWords(text) else { return nil }
        return words.said
    }

    /// Codes of years are read as anybody would write them: a sheet's "2024/25" need not be a school year.
    private static func said(code period: Period) -> Said? {
        switch period.type {
        case .financialYear, .academicYear, .calendarYear, .pooledYears: nil
        case .financialQuarter, .month, .rollingMonths: .span(period.firstDay, period.lastDay)
        case .yearEnding: .span(period.firstDay, period.lastDay)
        case .snapshot: .day(period.lastDay)
        case .academicTerm: .term(period.termNumber, academicYear: period.academicStart)
        case .calendarQuarter, .municipalYear: .code(period)
        }
    }
}
