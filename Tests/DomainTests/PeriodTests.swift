import Domain
import Testing

@Suite("Periods")
struct PeriodTests {
    /// Every period of 1998 to 2030 of every type, as the years before a board's first paper and after its last plan.
    static let all: [Period] = {
        var all: [Period] = []
        for year in 1998...2030 {
            all += [.financialYear(year), .calendarYear(year), .academicYear(year), .municipalYear(year)]
            all += (1...4).flatMap { [.financialQuarter(year, $0), .calendarQuarter(year, $0)] }
            all += (1...3).map { .academicTerm(year, $0) }
            all += (1...12).map { .month(year, $0) }
            all += (year...2030).compactMap { .pooledYears(year, $0) }
            for month in 1...12 {
                all += (2...60).compactMap { .rollingMonths($0, endingYear: year, month: month) }
                for day in 1...Day.daysIn(month: month, year: year) {
                    guard let day = Day(year: year, month: month, day: day) else { continue }
                    all += [.snapshot(day), .yearEnding(day)]
                }
            }
        }
        return all
    }()

    @Test("each prints a code that is read back as itself, and no two share one")
    func codes() {
        #expect(PeriodTests.all.count == 48_613)
        #expect(Set(PeriodTests.all.map(\.type)) == Set(PeriodType.allCases))
        let wrong = PeriodTests.all.filter { Period(code: $0.code) != $0 }
        #expect(wrong.isEmpty, "\(wrong.prefix(5).map(\.code))")
        #expect(Set(PeriodTests.all.map(\.code)).count == PeriodTests.all.count)
    }

    @Test("each is kept as one number, which sorts as the period does")
    func sortCodes() {
        let wrong = PeriodTests.all.filter { Period(sortCode: $0.sortCode) != $0 }
        #expect(wrong.isEmpty, "\(wrong.prefix(5).map(\.code))")
        #expect(Set(PeriodTests.all.map(\.sortCode)).count == PeriodTests.all.count)
    }

    @Test("each covers its months: the day before its first is in the one before it")
    func lengths() {
        for period in PeriodTests.all where period.type != .snapshot {
            let days = period.lastDay.days(since: period.firstDay) + 1
            #expect((period.months * 28...period.months * 31).contains(days), "\(period.code)")
            #expect(period.contains(period.firstDay) && period.contains(period.lastDay), "\(period.code)")
            #expect(
                !period.contains(period.firstDay.adding(days: -1)) && !period.contains(period.lastDay.adding(days: 1)),
                "\(period.code)")
        }
    }

    @Test(
        "codes of the contract",
        arguments: [
            ("2025-26", PeriodType.financialYear, "2025-04-01", "2026-03-31", "2025-26", "2025-26"),
            ("2025-26Q2", .financialQuarter, "2025-07-01", "2025-09-30", "Jul–Sep 2025", "Sep 2025"),
            ("2025-26Q4", .financialQuarter, "2026-01-01", "2026-03-31", "Jan–Mar 2026", "Mar 2026"),
            ("2025-M10", .month, "2025-10-01", "2025-10-31", "Oct 2025", "Oct 2025"),
            ("2024-M02", .month, "2024-02-01", "2024-02-29", "Feb 2024", "Feb 2024"),
            ("2025", .calendarYear, "2025-01-01", "2025-12-31", "2025", "2025"),
            ("2025Q3", .calendarQuarter, "2025-07-01", "2025-09-30", "Jul–Sep 2025", "Sep 2025"),
            ("2025/26", .academicYear, "2025-09-01", "2026-08-31", "2025/26 school year", "2025/26"),
            ("2025/26T1", .academicTerm, "2025-09-01", "2025-12-31", "Autumn term 2025", "Aut 2025"),
            ("2025/26T2", .academicTerm, "2026-01-01", "2026-03-31", "Spring term 2026", "Spr 2026"),
            ("2025/26T3", .academicTerm, "2026-04-01", "2026-08-31", "Summer term 2026", "Sum 2026"),
            ("2025-26MY", .municipalYear, "2025-05-01", "2026-04-30", "2025-26 municipal year", "2025-26"),
            ("2023-03-31", .snapshot, "2023-03-31", "2023-03-31", "31 Mar 2023", "Mar 2023"),
            ("2022-2024", .pooledYears, "2022-01-01", "2024-12-31", "2022 to 2024", "2022–24"),
            ("12M2025-09", .rollingMonths, "2024-10-01", "2025-09-30", "12 months to Sep 2025", "Sep 2025"),
            ("Y2025-09-30", .yearEnding, "2024-10-01", "2025-09-30", "Year to 30 Sep 2025", "Sep 2025"),
            ("Y2024-02-29", .yearEnding, "2023-03-01", "2024-02-29", "Year to 29 Feb 2024", "Feb 2024"),
            ("1999-00", .financialYear, "1999-04-01", "2000-03-31", "1999-00", "1999-00"),
        ])
    func contract(code: String, type: PeriodType, first: String, last: String, label: String, axis: String) throws {
        let period = try #require(Period(code: code))
        #expect(period.type == type)
        #expect(period.firstDay.iso8601 == first)
        #expect(period.lastDay.iso8601 == last)
        #expect(period.label == label)
        #expect(period.axisLabel == axis)
    }

    @Test("every type's example is one of its codes")
    func examples() {
        for type in PeriodType.allCases { #expect(Period(code: type.example)?.type == type, "\(type)") }
    }

    @Test(
        "what only looks like a code is nothing",
        arguments: [
            "", "25", "2025-10", "2025-27", "2025/27", "2025-26Q5", "2025-26Q0", "2025Q5", "2025-M13", "2025-M00", "2025-M1",
            "2025/26T4",
            "2025-26T1", "2025/26Q1", "2025-02-30", "2022-2022", "2022-2040", "2024-2022", "1M2025-09", "61M2025-09",
            "012M2025-09",
            "12M2025-13", "Y2025-02-29", "2025-26my", "2025-26q2", " 2025", "2025 ", "１２３４", "2025-26MYX", "0025",
        ])
    func refused(code: String) {
        #expect(Period(code: code) == nil)
    }

    @Test("a table of mixed periods has one order: by last day, the longer first")
    func order() {
        let codes = ["2024-25", "2025-03-31", "2024-25Q4", "2025-M03", "12M2025-03", "2025-26Q1", "2024-25Q3"]
        let sorted = codes.compactMap { Period(code: $0) }.sorted().map(\.code)
        #expect(sorted == ["2024-25Q3", "2024-25", "12M2025-03", "2024-25Q4", "2025-M03", "2025-03-31", "2025-26Q1"])
    }

    @Test("a year holds its quarters, and no quarter of another")
    func contains() {
        let year = Period.financialYear(2025)
        #expect((1...4).allSatisfy { year.contains(.financialQuarter(2025, $0)) })
        #expect(!year.contains(.financialQuarter(2026, 1)) && !year.contains(.calendarYear(2025)))
        #expect(year.contains(.month(2026, 3)) && !year.contains(.month(2026, 4)))
    }
}

@Suite("The periods of an indicator")
struct PeriodCalendarTests {
    struct Step: Sendable {
        var word: String
        var frequency: Frequency
        var period: String
        var previous: String
        var yearAgo: String
    }

    @Test(
        "the one before, and the same one last year",
        arguments: [
            Step(
                word: "financial-quarter", frequency: .quarterly, period: "2025-26Q1", previous: "2024-25Q4", yearAgo: "2024-25Q1"
            ),
            Step(word: "calendar-month", frequency: .monthly, period: "2024-M03", previous: "2024-M02", yearAgo: "2023-M03"),
            Step(word: "calendar-month", frequency: .monthly, period: "2025-M02", previous: "2025-M01", yearAgo: "2024-M02"),
            Step(
                word: "snapshot-period-end", frequency: .quarterly, period: "2025-06-30", previous: "2025-03-31",
                yearAgo: "2024-06-30"),
            Step(
                word: "snapshot-period-end", frequency: .annual, period: "2025-03-31", previous: "2024-03-31",
                yearAgo: "2024-03-31"),
            Step(
                word: "rolling-12-months", frequency: .quarterly, period: "12M2025-09", previous: "12M2025-06",
                yearAgo: "12M2024-09"),
            Step(
                word: "rolling-12-months", frequency: .monthly, period: "12M2025-09", previous: "12M2025-08",
                yearAgo: "12M2024-09"),
            Step(word: "academic-term", frequency: .termly, period: "2025/26T1", previous: "2024/25T3", yearAgo: "2024/25T1"),
            Step(word: "academic-term", frequency: .termly, period: "2025/26T3", previous: "2025/26T2", yearAgo: "2024/25T3"),
            Step(word: "financial-year", frequency: .annual, period: "2025-26", previous: "2024-25", yearAgo: "2024-25"),
            Step(word: "municipal-year", frequency: .annual, period: "2025-26MY", previous: "2024-25MY", yearAgo: "2024-25MY"),
            Step(word: "pooled-3-years", frequency: .annual, period: "2020-2022", previous: "2019-2021", yearAgo: "2019-2021"),
            Step(
                word: "year-to-30-september", frequency: .annual, period: "Y2025-09-30", previous: "Y2024-09-30",
                yearAgo: "Y2024-09-30"),
            Step(
                word: "snapshot-28-february", frequency: .annual, period: "2025-02-28", previous: "2024-02-29",
                yearAgo: "2024-02-29"),
        ])
    func steps(step: Step) throws {
        let calendar = PeriodCalendar(kind: try #require(PeriodKind(word: step.word)), frequency: step.frequency)
        let period = try #require(Period(code: step.period))
        #expect(calendar.kind.admits(period))
        #expect(calendar.previous(period).code == step.previous)
        #expect(calendar.samePeriodLastYear(period).code == step.yearAgo)
        #expect(calendar.next(calendar.previous(period)) == period)
    }

    @Test(
        "the newest period whose figures are out",
        arguments: [
            ("financial-quarter", Frequency.quarterly, "2026-10-27", 28, "2026-27Q1"),
            ("financial-quarter", .quarterly, "2026-10-28", 28, "2026-27Q2"),
            ("calendar-month", .monthly, "2026-11-21", 20, "2026-M10"),
            ("calendar-month", .monthly, "2026-11-21", 22, "2026-M09"),
            ("snapshot-period-end", .quarterly, "2026-11-21", 28, "2026-09-30"),
            ("snapshot-period-end", .annual, "2026-11-21", 210, "2026-03-31"),
            ("snapshot-30-september", .annual, "2026-11-21", 150, "2025-09-30"),
            ("rolling-12-months", .quarterly, "2026-01-15", 28, "12M2025-09"),
            ("academic-term", .termly, "2026-11-21", 30, "2025/26T3"),
            ("academic-year", .annual, "2026-08-30", 0, "2024/25"),
            ("calendar-year", .annual, "2026-11-21", 900, "2023"),
            ("pooled-3-years", .annual, "2026-11-21", 400, "2022-2024"),
            ("year-to-30-september", .annual, "2026-11-21", 150, "Y2025-09-30"),
        ])
    func newest(word: String, frequency: Frequency, day: String, lag: Int, code: String) throws {
        let calendar = PeriodCalendar(kind: try #require(PeriodKind(word: word)), frequency: frequency)
        let day = try #require(Day(iso8601: day))
        #expect(calendar.newestAvailable(on: day, lag: lag).code == code)
    }

    @Test("the periods between two days come in order")
    func between() throws {
        let calendar = PeriodCalendar(kind: try #require(PeriodKind(word: "snapshot-period-end")), frequency: .quarterly)
        let first = try #require(Day(iso8601: "2025-03-31"))
        let last = try #require(Day(iso8601: "2026-03-30"))
        #expect(
            calendar.periods(endingFrom: first, through: last).map(\.code) == [
                "2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31",
            ])
    }

    @Test("every word for a kind of period is printed back")
    func words() {
        let words =
            PeriodKind.vocabulary + [
                "rolling-3-months", "pooled-2-years", "year-to-31-december", "snapshot-31-january", "snapshot-28-february",
            ]
        for word in words { #expect(PeriodKind(word: word)?.word == word) }
        for word in [
            "", "rolling-1-months", "rolling-61-months", "pooled-11-years", "snapshot-31-june", "year-to-30-march", "weekly",
        ] {
            #expect(PeriodKind(word: word) == nil, "\(word)")
        }
    }
}

@Suite("A published file's year")
struct PeriodReadingTests {
    @Test(
        "is read by what the mapping says it means",
        arguments: [
            ("financial-year", "2023", "2022-23"), ("financial-year", "2022/23", "2022-23"),
            ("financial-year", "2022-23", "2022-23"),
            ("financial-year", "1999-00", "1999-00"), ("academic-year", "2015/16", "2015/16"),
            ("academic-year", "2024", "2023/24"),
            ("calendar-year", "2022", "2022"), ("snapshot-31-march", "2023", "2023-03-31"),
            ("snapshot-30-june", "2024", "2024-06-30"),
            ("snapshot-28-february", "2024", "2024-02-29"), ("year-to-30-september", "2025", "Y2025-09-30"),
            ("pooled-3-years", "2020-22", "2020-2022"), ("pooled-3-years", "2014-16", "2014-2016"),
            ("pooled-3-years", "1998-00", "1998-2000"),
        ])
    func read(word: String, text: String, code: String) throws {
        let reading = try #require(PeriodReading(word: word))
        #expect(reading.word == word)
        #expect(reading.period(text)?.code == code)
    }

    @Test(
        "is nothing when it cannot mean that",
        arguments: [
            ("pooled-3-years", "2020"), ("pooled-3-years", "2020-21"), ("snapshot-31-march", "2020-22"),
            ("calendar-year", "2022/23"),
            ("financial-year", "2020-22"), ("financial-year", "0"), ("financial-year", "0000"), ("financial-year", ""),
            ("financial-year", "20a3"),
            ("academic-year", "2022_23"),
        ])
    func refused(word: String, text: String) throws {
        #expect(try #require(PeriodReading(word: word)).period(text) == nil)
    }

    @Test("the words a message offers are all words")
    func vocabulary() {
        for word in PeriodReading.vocabulary { #expect(PeriodReading(word: word)?.word == word) }
        for word in ["", "monthly", "snapshot", "rolling-12-months"] { #expect(PeriodReading(word: word) == nil) }
    }
}
