import Domain
import Testing

@Suite("Days")
struct DayTests {
    @Test(
        "known days have their number and weekday",
        arguments: [
            ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2), ("2000-03-01", 11_017, 3),
            ("1900-02-28", -25_509, 3),
            ("1900-03-01", -25_508, 4), ("2010-04-27", 14_726, 2), ("2026-11-21", 20_778, 6), ("2100-02-28", 47_540, 7),
            ("2100-03-01", 47_541, 1),
        ])
    func numbers(text: String, number: Int, weekday: Int) throws {
        let day = try #require(Day(iso8601: text))
        #expect(day.number == number)
        #expect(day.weekday == weekday)
        #expect(day.iso8601 == text)
    }

    @Test("every day of 1896 to 2104 follows the one before and is read back")
    func everyDay() throws {
        var expected = try #require(Day(iso8601: "1896-01-01"))
        for year in 1896...2104 {
            for month in 1...12 {
                for day in 1...Day.daysIn(month: month, year: year) {
                    let made = try #require(Day(year: year, month: month, day: day))
                    #expect(made == expected && made.year == year && made.month == month && made.day == day)
                    expected = expected.adding(days: 1)
                }
            }
        }
    }

    @Test("there is a leap day every four years, not in 1900 and 2100, but in 2000")
    func leapYears() {
        #expect(Day.daysIn(month: 2, year: 2024) == 29 && Day.daysIn(month: 2, year: 2000) == 29)
        #expect(
            Day.daysIn(month: 2, year: 2023) == 28 && Day.daysIn(month: 2, year: 1900) == 28
                && Day.daysIn(month: 2, year: 2100) == 28)
    }

    @Test(
        "what is no day is nothing",
        arguments: [
            "2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-4-01", "25-04-01", "01/04/2025", "2025-04-01T00:00", "",
            "2025-04-0a",
        ])
    func refused(text: String) {
        #expect(Day(iso8601: text) == nil)
    }

    @Test(
        "the last day of a month stays the last",
        arguments: [
            ("2025-03-31", 3, "2025-06-30"), ("2025-06-30", 3, "2025-09-30"), ("2025-06-30", -3, "2025-03-31"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2025-02-28", -12, "2024-02-29"), ("2025-01-30", 1, "2025-02-28"), ("2025-05-15", -5, "2024-12-15"),
            ("2025-12-01", 1, "2026-01-01"),
        ])
    func months(start: String, months: Int, end: String) {
        #expect(Day(iso8601: start)?.adding(months: months).iso8601 == end)
    }

    @Test("is said as a paper and as a table says it")
    func words() throws {
        let day = try #require(Day(iso8601: "2026-09-30"))
        #expect(day.long == "30 September 2026")
        #expect(day.short == "30 Sep 2026")
        #expect(day.isLastOfMonth && !day.adding(days: -1).isLastOfMonth)
    }

    @Test("a moment belongs to its day and prints in universal time")
    func instants() throws {
        let moment = Instant(secondsSince1970: 20_778 * 86_400 + 9 * 3600 + 30 * 60)
        #expect(moment.iso8601 == "2026-11-21T09:30:00Z")
        #expect(moment.day == Day(iso8601: "2026-11-21"))
        #expect(Instant(secondsSince1970: -1).iso8601 == "1969-12-31T23:59:59Z")
        #expect(Instant.start(of: moment.day).iso8601 == "2026-11-21T00:00:00Z")
    }
}

@Suite("Working days in England")
struct WorkingDaysTests {
    /// As the government listed them, substitutes included.
    static let bankHolidays: [Int: [String]] = [
        2010: ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"],
        2011: ["01-03", "04-22", "04-25", "04-29", "05-02", "05-30", "08-29", "12-26", "12-27"],
        2012: ["01-02", "04-06", "04-09", "05-07", "06-04", "06-05", "08-27", "12-25", "12-26"],
        2013: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
        2014: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
        2015: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
        2016: ["01-01", "03-25", "03-28", "05-02", "05-30", "08-29", "12-26", "12-27"],
        2017: ["01-02", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
        2018: ["01-01", "03-30", "04-02", "05-07", "05-28", "08-27", "12-25", "12-26"],
        2019: ["01-01", "04-19", "04-22", "05-06", "05-27", "08-26", "12-25", "12-26"],
        2020: ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"],
        2021: ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"],
        2022: ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"],
        2023: ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"],
        2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
        2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
        2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    ]

    @Test("the bank holidays of each year are these and no others", arguments: 2010...2026)
    func bankHolidays(year: Int) {
        let days = WorkingDays()
        let found = (1...12).flatMap { month in
            (1...Day.daysIn(month: month, year: year)).compactMap { Day(year: year, month: month, day: $0) }
        }.filter(days.isBankHoliday)
        #expect(found.map { String($0.iso8601.dropFirst(5)) } == WorkingDaysTests.bankHolidays[year])
    }

    @Test("a holiday that a person adds is not a working day")
    func extra() throws {
        let day = try #require(Day(iso8601: "2026-11-20"))
        #expect(WorkingDays().isWorkingDay(day))
        #expect(!WorkingDays(extraHolidays: [day]).isWorkingDay(day))
    }

    @Test(
        "a deadline is so many working days on",
        arguments: [
            ("2026-09-30", 20, "2026-10-28"), ("2026-12-24", 1, "2026-12-29"), ("2023-05-05", 1, "2023-05-09"),
            ("2020-05-01", 1, "2020-05-04"),
            ("2026-11-21", -1, "2026-11-20"), ("2026-04-07", -1, "2026-04-02"), ("2026-11-21", 0, "2026-11-21"),
        ])
    func deadlines(start: String, count: Int, end: String) throws {
        let day = try #require(Day(iso8601: start))
        #expect(WorkingDays().day(count, from: day).iso8601 == end)
    }

    @Test("counting working days is the same as stepping them")
    func counting() throws {
        let days = WorkingDays()
        let start = try #require(Day(iso8601: "2026-10-28"))
        #expect(days.count(from: start, through: days.day(5, from: start)) == 5)
        #expect(days.count(from: days.day(5, from: start), through: start) == -5)
        #expect(days.count(from: start, through: start) == 0)
    }
}
