/// Which part of a published file feeds which indicator. A row it does not ask for is left out and counted;
/// one it asks for and cannot read is a problem.
public struct Mapping: Hashable, Sendable {
    /// The layout of the file, by the names that `import --as` takes.
    public enum Format: String, CaseIterable, Sendable {
        case localAuthorityInteractiveTool = "local-authority-interactive-tool"
        case exploreEducationStatistics = "explore-education-statistics"
        case fingertips
        /// Any other table: where its measures, periods and areas stand is said by its layout.
        case spreadsheet
    }

    public enum Part: String, CaseIterable, Sendable { case numerator, denominator, value }

    public struct Line: Hashable, Sendable {
        public var indicator: ID<Indicator>
        /// The measure as the file names it, or the column that holds it.
        public var measure: String
        /// Which part of a figure the measure is. A row of Fingertips has all three side by side; there `.value` stands
        /// for all of them.
        public var part: Part
        /// Columns that must hold exactly this ("category": "Referrals").
        public var filters: [String: String]
        /// How a year in the file becomes a period.
        public var periods: PeriodReading
        public var group: PopulationGroup

        public init(
            indicator: ID<Indicator>, measure: String, part: Part = .value, filters: [String: String] = [:],
            periods: PeriodReading,
            group: PopulationGroup = .total
        ) {
            self.indicator = indicator
            self.measure = measure
            self.part = part
            self.filters = filters
            self.periods = periods
            self.group = group
        }
    }

    public var id: String
    /// What the officer calls it; nil where the id says enough.
    public var name: String?
    public var format: Format
    public var source: ID<Source>
    public var lines: [Line]
    /// Names in the file that a person confirmed to mean an area of the framework ("Lttle London").
    public var areas: [String: ID<Area>]
    /// Where things stand in a spreadsheet; nil for the formats that say it themselves.
    public var layout: TableLayout?

    public init(
        id: String, name: String? = nil, format: Format, source: ID<Source>, lines: [Line], areas: [String: ID<Area>] = [:],
        layout: TableLayout? = nil
    ) {
        self.id = id
        self.name = name
        self.format = format
        self.source = source
        self.lines = lines
        self.areas = areas
        self.layout = layout
    }
}

/// How a published file's year ("2023", "2022/23", "2020-22") becomes a period. A file's bare year is the one
/// in which the period ends, as the Department writes it.
public enum PeriodReading: Hashable, Sendable {
    /// As the heading says it ("Q1 2024/25", "Apr-24"), read by the indicator's kind of period.
    case asWritten
    /// A stock on the last day of this month of the year.
    case snapshot(month: Int)
    case financialYear, academicYear, calendarYear
    /// A year ending with this month.
    case yearEnding(month: Int)
    case pooledYears(Int)

    public init?(word: String) {
        switch word {
        case "as-written": self = .asWritten
        case "financial-year": self = .financialYear
        case "academic-year": self = .academicYear
        case "calendar-year": self = .calendarYear
        default:
            switch PeriodKind(word: word) {
            case .snapshotEach(let month): self = .snapshot(month: month)
            case .yearEnding(let month): self = .yearEnding(month: month)
            case .pooledYears(let count): self = .pooledYears(count)
            default: return nil
            }
        }
    }

    public var word: String {
        switch self {
        case .asWritten: "as-written"
        case .financialYear: "financial-year"
        case .academicYear: "academic-year"
        case .calendarYear: "calendar-year"
        case .snapshot(let month): PeriodKind.snapshotEach(month: month).word
        case .yearEnding(let month): PeriodKind.yearEnding(month: month).word
        case .pooledYears(let count): PeriodKind.pooledYears(count).word
        }
    }

    public static let vocabulary = [
        "as-written", "financial-year", "academic-year", "calendar-year", "snapshot-31-march", "year-to-30-september",
        "pooled-3-years",
    ]

    /// Reads "2023", "2022/23", "2022-23", "2020-22" by what the mapping says they mean; nil when they cannot mean it.
    public func period(_ text: some StringProtocol) -> Period? {
        let bytes = Array(text.utf8)
        guard bytes.count == 4 || bytes.count == 7, let first = Day.digits(bytes.prefix(4)) else { return nil }
        let last: Int
        if bytes.count == 4 {
            last = first
        } else {
            guard bytes[4] == UInt8(ascii: "/") || bytes[4] == UInt8(ascii: "-"), let two = Day.digits(bytes[5...6]) else {
                return nil
            }
            last = first / 100 * 100 + two + (two < first % 100 ? 100 : 0)
            guard last > first else { return nil }
        }
        guard (1900...2199).contains(first) else { return nil }
        switch self {
        case .asWritten: return nil
        case .pooledYears(let count): return last - first + 1 == count ? .pooledYears(first, last) : nil
        case .financialYear: return oneYear(first, last) ? .financialYear(last - 1) : nil
        case .academicYear: return oneYear(first, last) ? .academicYear(last - 1) : nil
        case .calendarYear: return first == last ? .calendarYear(last) : nil
        case .snapshot(let month): return first == last ? .snapshot(.lastOfMonth(month, last)) : nil
        case .yearEnding(let month): return first == last ? .yearEnding(.lastOfMonth(month, last)) : nil
        }
    }

    private func oneYear(_ first: Int, _ last: Int) -> Bool { last == first || last == first + 1 }
}

extension PeriodReading {
    /// What a year of a published file usually is where the indicator has periods of this kind. A stock is counted on
    /// 31 March unless the indicator says another day, since that is when the Department counts.
    public static func usual(for kind: PeriodKind) -> PeriodReading {
        switch kind {
        case .of(.financialYear): .financialYear
        case .of(.academicYear): .academicYear
        case .of(.calendarYear): .calendarYear
        case .of(.snapshot): .snapshot(month: 3)
        case .snapshotEach(let month): .snapshot(month: month)
        case .yearEnding(let month): .yearEnding(month: month)
        case .pooledYears(let count): .pooledYears(count)
        case .of, .rollingMonths: .asWritten
        }
    }
}
