/// England's working days: Monday to Friday less bank holidays. The ordinary holidays follow from the
/// law's rules; the extra ones of a year (a jubilee, a coronation) are data, and a person can add to them.
public struct WorkingDays: Sendable {
    private let extraHolidays: Set<Day>
    private let movedHolidays: Set<Day>

    public init(extraHolidays: Set<Day> = WorkingDays.proclaimed, notHolidays: Set<Day> = WorkingDays.moved) {
        self.extraHolidays = extraHolidays
        self.movedHolidays = notHolidays
    }

    public func isWorkingDay(_ day: Day) -> Bool { day.weekday <= 5 && !isBankHoliday(day) }

    public func isBankHoliday(_ day: Day) -> Bool {
        if extraHolidays.contains(day) { return true }
        return !movedHolidays.contains(day) && WorkingDays.ordinary(in: day.year).contains(day)
    }

    /// The day so many working days after (or, negative, before) a day; the day itself does not count.
    public func day(_ count: Int, from start: Day) -> Day {
        var (day, left) = (start, abs(count))
        while left > 0 {
            day = day.adding(days: count < 0 ? -1 : 1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// Working days after `start` up to and including `end`; negative when `end` comes first.
    public func count(from start: Day, through end: Day) -> Int {
        if end < start { return -count(from: end, through: start) }
        var (day, count) = (start, 0)
        while day < end {
            day = day.adding(days: 1)
            if isWorkingDay(day) { count += 1 }
        }
        return count
    }

    /// Holidays by royal proclamation, 1999 to 2023, and the days to which others were moved.
    public static let proclaimed: Set<Day> = Set(
        [
            "1999-12-31", "2002-06-03", "2002-06-04", "2011-04-29", "2012-06-04", "2012-06-05", "2020-05-08", "2022-06-02",
            "2022-06-03", "2022-09-19", "2023-05-08",
        ]
        .compactMap { Day(iso8601: $0) })

    /// Ordinary holidays that a proclamation moved away.
    public static let moved: Set<Day> = Set(
        ["2002-05-27", "2012-05-28", "2020-05-04", "2022-05-30"].compactMap { Day(iso8601: $0) })

    static func ordinary(in year: Int) -> [Day] {
        let easter = easterSunday(year)
        let newYear = Day.firstOfMonth(1, year)
        let christmas = Day.firstOfMonth(12, year).adding(days: 24)
        return [
            newYear.weekday > 5 ? monday(onOrAfter: newYear) : newYear,
            easter.adding(days: -2), easter.adding(days: 1),
            monday(onOrAfter: .firstOfMonth(5, year)),
            monday(onOrAfter: Day.lastOfMonth(5, year).adding(days: -6)),
            monday(onOrAfter: Day.lastOfMonth(8, year).adding(days: -6)),
        ] + christmasDays(christmas)
    }

    /// Christmas and Boxing Day, with the days given instead when either falls on a weekend.
    private static func christmasDays(_ christmas: Day) -> [Day] {
        switch christmas.weekday {
        case 5: [christmas, christmas.adding(days: 3)]  // Boxing Day on Saturday: Monday instead
        case 6: [christmas.adding(days: 2), christmas.adding(days: 3)]
        case 7: [christmas.adding(days: 1), christmas.adding(days: 2)]
        default: [christmas, christmas.adding(days: 1)]
        }
    }

    private static func monday(onOrAfter day: Day) -> Day { day.adding(days: (8 - day.weekday) % 7) }

    /// The Gregorian rule of the Book of Common Prayer, by Meeus and Jones (Astronomical Algorithms, chapter 8).
    private static func easterSunday(_ year: Int) -> Day {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return Day.firstOfMonth(n / 31, year).adding(days: n % 31)
    }
}
