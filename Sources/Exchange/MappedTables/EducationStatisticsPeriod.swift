import Domain

/// The time of a row of Explore Education Statistics: "202425" with "Academic year", "2025" with "Week 13".
struct EducationStatisticsPeriod {
    enum Answer {
        case period(Period)
        /// A term, quarter, month or half where the indicator counts another kind of time.
        case otherKind(String)
        case unreadable
    }

    /// The closed list of what a row can be about.
    enum Identifier: Equatable {
        case academicYear, calendarYear, financialYear, reportingYear, taxYear
        case academicQuarter(Int), calendarQuarter(Int), financialQuarter(Int), taxQuarter(Int)
        case autumnTerm, springTerm, summerTerm, autumnAndSpringTerm
        case financialHalf(Int)
        case month(Int)
        case week(Int)

        init?(_ text: String) {
            guard let found = Identifier.byName[text.lowercased()] else { return nil }
            self = found.identifier
        }

        /// As the list writes it: "Academic year".
        static func proper(_ text: String) -> String? { byName[text.lowercased()]?.name }

        /// Whether its time is written with two years: 202425.
        var hasTwoYears: Bool {
            switch self {
            case .calendarYear, .reportingYear, .calendarQuarter, .month, .week: false
            default: true
            }
        }

        private static let byName: [String: (name: String, identifier: Identifier)] = {
            var list: [(String, Identifier)] = [
                ("Academic year", .academicYear), ("Calendar year", .calendarYear), ("Financial year", .financialYear),
                ("Reporting year", .reportingYear), ("Tax year", .taxYear), ("Autumn term", .autumnTerm),
                ("Spring term", .springTerm), ("Summer term", .summerTerm), ("Autumn and spring term", .autumnAndSpringTerm),
                ("Part 1 (April to September)", .financialHalf(1)), ("Part 2 (October to March)", .financialHalf(2)),
            ]
            for quarter in 1...4 {
                list += [
                    ("Academic year Q\(quarter)", .academicQuarter(quarter)),
                    ("Calendar year Q\(quarter)", .calendarQuarter(quarter)),
                    ("Financial year Q\(quarter)", .financialQuarter(quarter)), ("Tax year Q\(quarter)", .taxQuarter(quarter)),
                ]
            }
            list += Day.monthNames.enumerated().map { ($1, .month($0 + 1)) }
            list += (1...53).map { ("Week \($0)", .week($0)) }
            return Dictionary(list.map { ($0.0.lowercased(), ($0.0, $0.1)) }, uniquingKeysWith: { first, _ in first })
        }()
    }

    let text: String
    let identifier: Identifier?
    private let isIdentifierBlank: Bool

    init(_ text: String, _ identifier: String) {
        self.text = text
        self.identifier = Identifier(identifier)
        isIdentifierBlank = identifier.isEmpty
    }

    /// What a line of a mapping makes of it, for an indicator that counts one kind of period.
    func period(_ reading: PeriodReading, of kind: PeriodKind) -> Answer {
        guard let identifier else { return isIdentifierBlank ? answer(reading.period(year)) : .unreadable }
        if reading == .asWritten { return asWritten(identifier, kind) }
        switch identifier {
        case .reportingYear, .calendarYear, .taxYear: return answer(reading.period(year))
        case .academicYear: return reading == .financialYear ? .unreadable : answer(reading.period(year))
        case .financialYear: return reading == .academicYear ? .unreadable : answer(reading.period(year))
        default: return natural(identifier).flatMap { kind.admits($0) ? .period($0) : nil } ?? .otherKind(words(identifier))
        }
    }

    /// The period that the row itself says; nil where it says only a year, or a time that has no period here.
    var natural: Period? { identifier.flatMap(natural) }

    private func answer(_ period: Period?) -> Answer { period.map(Answer.period) ?? .unreadable }

    private func asWritten(_ identifier: Identifier, _ kind: PeriodKind) -> Answer {
        if identifier == .reportingYear || identifier == .calendarYear, let year = Int(text) {
            if let period = Self.ending(kind, year) { return .period(period) }
        }
        guard let period = natural(identifier) else {
            return years == nil ? .unreadable : .otherKind(words(identifier))
        }
        return kind.admits(period) ? .period(period) : .otherKind(words(identifier))
    }

    /// A reporting year is the Department's for the one of the indicator's kind that ends in it.
    private static func ending(_ kind: PeriodKind, _ year: Int) -> Period? {
        switch kind {
        case .of(.financialYear): .financialYear(year - 1)
        case .of(.academicYear): .academicYear(year - 1)
        case .of(.calendarYear): .calendarYear(year)
        case .snapshotEach(let month): .snapshot(.lastOfMonth(month, year))
        case .yearEnding(let month): .yearEnding(.lastOfMonth(month, year))
        default: nil
        }
    }

    private func natural(_ identifier: Identifier) -> Period? {
        guard let (first, hasTwo) = years, hasTwo == identifier.hasTwoYears else { return nil }
        switch identifier {
        case .academicYear: return .academicYear(first)
        case .calendarYear: return .calendarYear(first)
        case .financialYear: return .financialYear(first)
        case .reportingYear, .taxYear, .taxQuarter, .academicQuarter, .autumnAndSpringTerm, .week: return nil
        case .calendarQuarter(let quarter): return .calendarQuarter(first, quarter)
        case .financialQuarter(let quarter): return .financialQuarter(first, quarter)
        case .autumnTerm: return .academicTerm(first, 1)
        case .springTerm: return .academicTerm(first, 2)
        case .summerTerm: return .academicTerm(first, 3)
        case .financialHalf(let half):
            return .rollingMonths(6, endingYear: half == 1 ? first : first + 1, month: half == 1 ? 9 : 3)
        case .month(let month): return .month(first, month)
        }
    }

    /// The first year, and whether two are named; nil when it is no year, or two that do not follow each other.
    var years: (first: Int, hasTwo: Bool)? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let first = Int(text.prefix(4)), (1900...2199).contains(first)
        else { return nil }
        if text.utf8.count == 4 { return (first, false) }
        guard text.utf8.count == 6, Int(text.suffix(2)) == (first + 1) % 100 else { return nil }
        return (first, true)
    }

    /// "202425" is the year 2024/25; "2025" is as it stands.
    private var year: String { text.utf8.count == 6 ? "\(text.prefix(4))/\(text.suffix(2))" : text }

    private func words(_ identifier: Identifier) -> String {
        switch identifier {
        case .academicQuarter, .calendarQuarter, .financialQuarter, .taxQuarter: "a quarter"
        case .autumnTerm, .springTerm, .summerTerm, .autumnAndSpringTerm: "a school term"
        case .financialHalf: "half a year"
        case .month: "a month"
        case .week: "a week"
        default: "a year"
        }
    }
}
