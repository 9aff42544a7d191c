/// The closed list of the kinds of time a figure can be about.
public enum PeriodType: UInt8, CaseIterable, Hashable, Sendable {
    case financialYear = 1
    case financialQuarter
    case month
    case calendarYear
    case calendarQuarter
    case academicYear
    case academicTerm
    case municipalYear
    /// A stock on a day: "31 March 2023" is the day, never the financial year that ends on it.
    case snapshot
    case pooledYears
    case rollingMonths
    case yearEnding

    public var label: String {
        switch self {
        case .financialYear: "financial year"
        case .financialQuarter: "quarter of a financial year"
        case .month: "month"
        case .calendarYear: "calendar year"
        case .calendarQuarter: "quarter of a calendar year"
        case .academicYear: "academic year"
        case .academicTerm: "school term"
        case .municipalYear: "municipal year"
        case .snapshot: "day (a stock)"
        case .pooledYears: "years together"
        case .rollingMonths: "months to a month's end"
        case .yearEnding: "year ending on a day"
        }
    }

    /// The codes of this type, as an example a message can show.
    public var example: String {
        switch self {
        case .financialYear: "2025-26"
        case .financialQuarter: "2025-26Q2"
        case .month: "2025-M10"
        case .calendarYear: "2025"
        case .calendarQuarter: "2025Q3"
        case .academicYear: "2025/26"
        case .academicTerm: "2025/26T1"
        case .municipalYear: "2025-26MY"
        case .snapshot: "2025-09-30"
        case .pooledYears: "2022-2024"
        case .rollingMonths: "12M2025-09"
        case .yearEnding: "Y2025-09-30"
        }
    }
}
