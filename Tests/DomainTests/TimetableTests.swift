import Domain
import Testing

@Suite("The timetable: what each meeting can have")
struct TimetableTests {
    private static func day(_ text: String) -> Day { Day(iso8601: text) ?? Day(number: 0) }

    private static func indicator(
        _ id: ID<Indicator> = "visits", _ frequency: Frequency = .quarterly, _ kind: PeriodKind = .of(.financialQuarter),
        local: Int? = 28, published: Int? = nil, agency: ID<Agency> = "cmh"
    ) -> Indicator {
        Indicator(
            id: id, title: id.text, unit: .percent, polarity: .higherBetter, frequency: frequency, periodKind: kind,
            localLagDays: local, publishedLagDays: published, agency: agency)
    }

    private static func timetable(
        _ lines: [TimetableLine], on date: String, papers: String? = nil, before: String = "2026-04-27",
        moving move: String? = nil, today: String = "2026-07-01"
    ) -> Timetable {
        Timetable(
            lines,
            meetings: [
                Meeting(id: "last", body: "board", date: day(before)),
                Meeting(id: "next", body: "board", date: day(date), paperDeadline: papers.map(day)),
            ], bodies: [Body(id: "board", name: "Board")], from: day(today), until: day("2027-07-01"),
            moving: move.map { Timetable.Move(meeting: "next", date: day($0)) }, today: day(today))
    }

    @Test("a figure that comes a working day too late is named with its day, and the one to report instead")
    func tooLate() throws {
        let table = Self.timetable([TimetableLine(Self.indicator())], on: "2026-07-27")
        let cell = try #require(table.columns.first?.cells.first)
        #expect(cell.newest == .financialQuarter(2025, 4))
        #expect(cell.next?.tooLateBy == 1 && cell.next?.day == Self.day("2026-07-28"))
        #expect(
            cell.says
                == "Q1 2026-27 local data available 28 July, too late for 27 July by 1 working day: report Q4 2025-26.")
    }

    @Test("a meeting moved by a day has the next period, and nothing of the move is kept")
    func moved() throws {
        let lines = [TimetableLine(Self.indicator())]
        let table = Self.timetable(lines, on: "2026-07-27", moving: "2026-07-28")
        let column = try #require(table.columns.first)
        #expect(column.cells.first?.newest == .financialQuarter(2026, 1) && column.cells.first?.isNew == true)
        #expect(column.meeting.date == Self.day("2026-07-28") && column.movedFrom == Self.day("2026-07-27"))
        #expect(Self.timetable(lines, on: "2026-07-27").columns.first?.movedFrom == nil)
    }

    @Test("papers of a moved meeting close as many working days before it as they did")
    func papersMove() throws {
        let working = WorkingDays()
        let meeting = Meeting(id: "next", body: "board", date: Self.day("2026-12-10"), paperDeadline: Self.day("2026-11-26"))
        let moved = Timetable.Move(meeting: "next", date: Self.day("2027-01-06")).applied(to: meeting, by: working)
        let deadline = try #require(moved.paperDeadline)
        #expect(
            working.count(from: deadline, through: moved.date)
                == working.count(from: Self.day("2026-11-26"), through: Self.day("2026-12-10")))
        #expect(working.isWorkingDay(deadline))
    }

    @Test("working days count neither weekends nor the partnership's own holidays; what comes on a Saturday is there on Monday")
    func workingDays() throws {
        // 30 June and 32 days is Saturday 1 August.
        let line = TimetableLine(Self.indicator(local: 32))
        let cell = try #require(Self.timetable([line], on: "2026-07-31").columns.first?.cells.first)
        #expect(cell.next?.day == Self.day("2026-08-01") && cell.next?.tooLateBy == 1)
        let table = Timetable(
            [line], meetings: [Meeting(id: "m", body: "board", date: Self.day("2026-07-30"))],
            bodies: [Body(id: "board", name: "Board")], from: Self.day("2026-07-01"), until: Self.day("2026-08-30"),
            today: Self.day("2026-07-01"),
            by: WorkingDays(extraHolidays: [Self.day("2026-07-31")]))
        #expect(table.columns.first?.cells.first?.next?.tooLateBy == 1)
    }

    @Test("a yearly figure between two years says until which month nothing is due, and is not new")
    func yearly() throws {
        let line = TimetableLine(Self.indicator("survey", .annual, .of(.financialYear), local: nil, published: 230))
        let cell = try #require(
            Self.timetable([line], on: "2026-09-24", before: "2026-06-25", today: "2026-09-01").columns.first?.cells.first)
        #expect(cell.newest == .financialYear(2024) && !cell.isNew)
        #expect(cell.says == "2025-26 is not due until November 2026: 2024-25 stays.")
    }

    @Test("the newest is new only where the body did not have it at its own meeting before")
    func isNew() throws {
        let lines = [TimetableLine(Self.indicator())]
        let again = Self.timetable(lines, on: "2026-07-20", before: "2026-04-30")
        #expect(again.columns.first?.cells.first?.isNew == false)
        let first = Self.timetable(lines, on: "2026-07-20", before: "2026-04-27")
        #expect(first.columns.first?.cells.first?.isNew == true, "Q4 came on 28 April")
    }

    @Test("a body that has not met before is measured by the board's last meeting")
    func firstMeeting() throws {
        let table = Timetable(
            [TimetableLine(Self.indicator())],
            meetings: [
                Meeting(id: "board-1", body: "board", date: Self.day("2026-04-30")),
                Meeting(id: "young-1", body: "young", date: Self.day("2026-07-20")),
                Meeting(id: "young-2", body: "young", date: Self.day("2026-08-20")),
            ], bodies: [Body(id: "board", name: "Board"), Body(id: "young", name: "Young")], from: Self.day("2026-07-01"),
            until: Self.day("2026-09-01"), today: Self.day("2026-07-01"))
        #expect(table.columns.map(\.last?.id) == ["board-1", "young-1"])
        #expect(table.columns.map(\.newCount) == [0, 1])
    }

    @Test("for papers that have closed only what had come counts, and what is late says so")
    func past() throws {
        let came = [Period.financialQuarter(2025, 3): Self.day("2026-01-28")]
        let line = TimetableLine(Self.indicator(), arrivals: [.local: came])
        let column = try #require(
            Timetable(
                [line], meetings: [Meeting(id: "m", body: "board", date: Self.day("2026-06-25"))],
                bodies: [Body(id: "board", name: "Board")], from: Self.day("2026-06-01"), until: Self.day("2026-07-01"),
                today: Self.day("2026-06-30")
            ).columns.first)
        #expect(column.cells.first?.newest == .financialQuarter(2025, 3), "Q4 was due on 28 April and had not come")
        let coming = Self.timetable([line], on: "2026-07-20", before: "2026-06-25").columns.first?.cells.first
        #expect(coming?.newest == .financialQuarter(2025, 4) && coming?.isHere == false)
        #expect(coming?.says.contains("was expected 28 April and is not here yet") == true)
    }

    @Test("an agency and a priority of which a meeting hears nothing new are named")
    func silence() throws {
        let lines = [
            TimetableLine(Self.indicator("a", agency: "cmh"), priority: "p1"),
            TimetableLine(Self.indicator("b", .annual, .of(.financialYear), agency: "csc"), priority: "p1"),
            TimetableLine(Self.indicator("c", .annual, .of(.financialYear), agency: "csc"), priority: "p2"),
        ]
        let table = Self.timetable(lines, on: "2026-07-28", before: "2026-04-30")
        let column = try #require(table.columns.first)
        #expect(table.agenciesWithNothingNew(at: column) == ["csc"])
        #expect(table.prioritiesWithNothingNew(at: column) == ["p2"])
    }

    // MARK: - How long figures take

    private static func quarters(_ lags: [Int]) -> [Period: Day] {
        var (period, arrivals) = (Period.financialQuarter(2026, 1), [Period: Day]())
        let calendar = PeriodCalendar(kind: .of(.financialQuarter), frequency: .quarterly)
        for lag in lags {
            arrivals[period] = period.lastDay.adding(days: lag)
            period = calendar.previous(period)
        }
        return arrivals
    }

    @Test(
        "the 80th percentile is the nearest rank of the last eight, the newest first",
        arguments: [
            ([30, 31, 32, 33, 34, 35, 36, 60], 36, 8), ([40, 30, 30, 30, 30], 30, 5), ([50, 40, 30, 30, 30], 40, 5),
            ([30, 30, 30, 30, 30, 30, 30, 30, 80, 80], 30, 8),
        ])
    func percentile(lags: [Int], days: Int, count: Int) throws {
        let learned = try #require(Lag.Learned(from: Self.quarters(lags)))
        #expect(learned.days == days && learned.count == count)
    }

    @Test("from fewer than five periods nothing is learned, and nothing from a history that came at once")
    func history() {
        #expect(Lag.Learned(from: Self.quarters([30, 30, 30, 30])) == nil)
        var atOnce = Self.quarters([30, 30, 30, 30, 30, 30, 30, 30])
        for period in atOnce.keys { atOnce[period] = Self.day("2026-09-01") }
        #expect(Lag.Learned(from: atOnce) == nil)
        var grown = Self.quarters([30, 31, 32, 33, 34])
        var old = Period.financialQuarter(2020, 1)
        let calendar = PeriodCalendar(kind: .of(.financialQuarter), frequency: .quarterly)
        for _ in 0..<12 {
            grown[old] = Self.day("2026-07-30")
            old = calendar.next(old)
        }
        #expect(Lag.Learned(from: grown)?.days == 33, "the twelve of the history do not count")
    }

    @Test("what is learned never makes a lag shorter than declared, and stands beside it with its number")
    func declared() {
        let early = Lag(.local, declared: 28, learned: .init(days: 20, count: 8))
        #expect(early.days == 28 && early.says == "28 days as declared; 20 as seen in 8 periods")
        let late = Lag(.local, declared: 28, learned: .init(days: 35, count: 8))
        #expect(late.days == 35 && late.says == "35 days as seen in 8 periods, 28 declared")
        #expect(Lag(.local, declared: nil).days == Lag.assumed)
        let line = TimetableLine(Self.indicator(), arrivals: [.local: Self.quarters([35, 36, 34, 35, 33, 35, 35, 35])])
        #expect(line.lags.first?.days == 35)
    }

    @Test("of what an agency sends and what is published the newer counts, and of two alike the agency's")
    func ways() throws {
        let line = TimetableLine(Self.indicator(local: 28, published: 210))
        let cell = try #require(Self.timetable([line], on: "2026-07-28").columns.first?.cells.first)
        #expect(cell.newest == .financialQuarter(2026, 1) && cell.supply == .local)
    }
}

@Suite("Reports that come back each year")
struct RegularReportTests {
    private func day(_ text: String) -> Day { Day(iso8601: text) ?? Day(number: 0) }
    private let body = Body(id: "north", name: "North", reportMonths: [1, 7])

    private var meetings: [Meeting] {
        [
            Meeting(
                id: "north-2027-01", body: "north", date: day("2027-01-20"), paperDeadline: day("2026-12-11"),
                papersPublished: day("2027-01-12")),
            Meeting(id: "other", body: "board", date: day("2027-01-05")),
        ]
    }

    @Test("in November the January report is told of, with its days; not in October, and not when it is over")
    func january() {
        for today in ["2026-11-01", "2026-11-30", "2026-12-24", "2027-01-20"] {
            let due = RegularReport.due(of: body, in: meetings, on: day(today))
            #expect(due.map(\.meeting?.id) == ["north-2027-01"], "\(today)")
            #expect(due.first?.says == "January report: data cut-off 11 Dec 2026, papers 12 Jan 2027")
        }
        for today in ["2026-10-31", "2027-01-21"] {
            #expect(RegularReport.due(of: body, in: meetings, on: day(today)).isEmpty, "\(today)")
        }
    }

    @Test("likewise July in May, and without a meeting of that month it says so")
    func july() {
        let due = RegularReport.due(of: body, in: meetings, on: day("2027-05-03"))
        #expect(due.map(\.says) == ["July report: no meeting is planned for July 2027 yet"])
        #expect(RegularReport.due(of: Body(id: "board", name: "Board"), in: meetings, on: day("2026-11-01")).isEmpty)
    }
}

@Suite("The time of a meeting")
struct MeetingTimeTests {
    @Test(
        "a time and a span of the day are read, and nothing else",
        arguments: [
            ("14:00", "14:00"), ("9:30", "09:30"), ("14:00-16:30", "14:00-16:30"), ("14:00 – 16:30", "14:00-16:30"),
        ])
    func reads(text: String, written: String) { #expect(MeetingTime(text)?.text == written) }

    @Test(
        "what is no time of a day is none", arguments: ["", "14", "24:00", "14:60", "16:00-14:00", "14:00-", "2pm", "1:2:3", "-"])
    func refuses(text: String) { #expect(MeetingTime(text) == nil) }
}
