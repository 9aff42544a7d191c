extension Period {
    /// How a page names it: "Jul–Sep 2026", "12 months to Sep 2026", "31 Mar 2023".
    public var label: String {
        let end = lastDay
        switch type {
        case .financialYear: return Period.years(firstDay.year, "-")
        case .financialQuarter, .calendarQuarter: return "\(Period.name(firstDay))–\(Period.name(end)) \(end.year)"
        case .month: return "\(Period.name(end)) \(end.year)"
        case .calendarYear: return "\(end.year)"
        case .academicYear: return Period.years(firstDay.year, "/") + " school year"
        case .academicTerm: return ["Autumn", "Spring", "Summer"][termNumber - 1] + " term \(end.year)"
        case .municipalYear: return Period.years(firstDay.year, "-") + " municipal year"
        case .snapshot: return end.short
        case .pooledYears: return "\(firstDay.year) to \(end.year)"
        case .rollingMonths: return "\(length) months to \(Period.name(end)) \(end.year)"
        case .yearEnding: return "Year to \(end.short)"
        }
    }

    /// As a sentence has it: "in Jul–Sep 2026", "on 31 Mar 2023", "in the 12 months to Sep 2026".
    public var when: String {
        switch type {
        case .snapshot: "on \(label)"
        case .rollingMonths: "in the \(label)"
        case .yearEnding: "in the y\(label.dropFirst())"
        default: "in \(label)"
        }
    }

    /// The shortest name that fits under an axis.
    public var axisLabel: String {
        switch type {
        case .financialYear, .academicYear, .calendarYear: code
        case .municipalYear: code.replacing("MY", with: "")
        case .pooledYears: "\(firstDay.year)–\(Day.padded(lastDay.year % 100, to: 2))"
        case .academicTerm: ["Aut", "Spr", "Sum"][termNumber - 1] + " \(lastDay.year)"
        default: "\(Period.name(lastDay)) \(lastDay.year)"
        }
    }

    private static func name(_ day: Day) -> String { Day.shortMonthNames[day.month - 1] }

    private static func years(_ start: Int, _ separator: String) -> String {
        "\(start)\(separator)\(Day.padded((start + 1) % 100, to: 2))"
    }
}
