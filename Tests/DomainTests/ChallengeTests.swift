import Domain
import Testing

@Suite("A question to an agency")
struct ChallengeTests {
    private static let start = Day(iso8601: "2026-09-24")!

    private static func day(_ count: Int) -> Day { start.adding(days: count) }

    private func asked(due days: Int = 14) -> Challenge {
        Challenge(
            number: 6, question: "Why?", agency: "cmh", raisedOn: Self.start, raisedBy: .owner, raisedAs: "Chair",
            due: Self.day(days))
    }

    @Test("an answer has ten working days, bank holidays apart")
    func usualDue() {
        #expect(Challenge.usualDue(from: Day(iso8601: "2026-11-21")!) == Day(iso8601: "2026-12-04")!)
        #expect(Challenge.usualDue(from: Day(iso8601: "2026-12-18")!) == Day(iso8601: "2027-01-06")!)
    }

    @Test("it goes from the question through the answer and the view to what it changed")
    func wholeWay() throws {
        var one = asked()
        #expect(one.waitsForAnswer && one.daysToAnswer == nil && one.reference == "C-06")
        try one.take(.reply("Because"), on: Self.day(9))
        #expect(one.state == .answered && one.daysToAnswer == 9)
        try one.take(.accept("Good", agreed: "A plan"), on: Self.day(12))
        #expect(one.state == .inProgress && one.agreed == "A plan")
        try one.take(.agree("A better plan", action: 28), on: Self.day(13))
        try one.take(.close(impact: "The rate rose"), on: Self.day(60))
        #expect(one.state == .closed && one.impact == "The rate rose" && one.action == 28 && one.agreed == "A better plan")
        #expect(one.daysOpen(on: Self.day(100)) == 60 && one.daysToAnswer == 9)
    }

    @Test("an answer that is not accepted is asked for again, with a new day; the first answer's day stays")
    func askedAgain() throws {
        var one = asked()
        try one.take(.reply("Soon"), on: Self.day(3))
        try one.take(.refuse("When?", due: Self.day(20)), on: Self.day(10))
        #expect(one.state == .askedAgain && one.due == Self.day(20) && one.daysUnanswered(on: Self.day(15)) == 5)
        #expect(!one.isOverdue(on: Self.day(20)) && one.isOverdue(on: Self.day(21)))
        try one.take(.reply("In May"), on: Self.day(22))
        #expect(one.daysToAnswer == 3 && !one.isOverdue(on: Self.day(30)))
    }

    @Test("forty days without an answer stand out, thirty-nine do not")
    func silence() {
        #expect(!asked().isLongUnanswered(on: Self.day(39)) && asked().isLongUnanswered(on: Self.day(40)))
    }

    @Test(
        "what cannot be done now is refused with what can, and changes nothing",
        arguments: [
            .accept("Fine", agreed: nil), .refuse("No", due: Day(iso8601: "2026-12-01")!), .close(impact: "All well"),
            .reopen("Again", due: Day(iso8601: "2026-12-01")!), .escalate("Higher", stage: 6, to: "Nobody"),
            .escalate("Higher", stage: 0, to: "Nobody"),
        ] as [Challenge.Act])
    func notNow(act: Challenge.Act) {
        var one = asked()
        #expect(throws: Challenge.NotNow.self) { try one.take(act, on: Self.day(1)) }
        #expect(one == asked())
    }

    @Test("what is closed or withdrawn takes nothing but a note and a reason to open it again")
    func ended() throws {
        var one = asked()
        try one.take(.withdraw("Asked twice"), on: Self.day(2))
        for act in [
            Challenge.Act.reply("Late"), .withdraw("Again"), .agree("A plan", action: nil), .escalate("Up", stage: 1, to: "x"),
        ] {
            #expect(throws: Challenge.NotNow.self) { try one.take(act, on: Self.day(3)) }
        }
        try one.take(.note("For the record"), on: Self.day(3))
        try one.take(.reopen("It was not the same", due: Self.day(30)), on: Self.day(4))
        #expect(one.waitsForAnswer && one.askedOn == Self.day(4) && one.endedOn == nil)
    }

    @Test("stages go up and not down")
    func stages() throws {
        var one = asked()
        try one.take(.escalate("No answer", stage: 2, to: "Director"), on: Self.day(20))
        #expect(throws: Challenge.NotNow.self) { try one.take(.escalate("Again", stage: 2, to: "Director"), on: Self.day(21)) }
        try one.take(.escalate("Still none", stage: 5, to: "Minister"), on: Self.day(22))
        #expect(one.stage == 5 && one.escalatedTo == "Minister" && one.isEscalated)
        #expect(one.standing == "Escalated to stage 5, waits for an answer")
    }

    @Test("what hurts comes first: stages, silence, the board's own debts, then the rest")
    func order() throws {
        var (escalated, answered, accepted, closed) = (asked(), asked(), asked(), asked())
        try escalated.take(.escalate("Up", stage: 1, to: "Director"), on: Self.day(1))
        try answered.take(.reply("So"), on: Self.day(1))
        accepted = answered
        try accepted.take(.accept("Yes", agreed: nil), on: Self.day(2))
        closed = accepted
        try closed.take(.close(impact: "Much"), on: Self.day(3))
        let ranks = [escalated, asked(), answered, accepted, closed].map(\.rank)
        #expect(ranks == ranks.sorted() && Set(ranks).count == 5)
    }

    @Test("each act reads back from its step as itself, and the story gives the state of an earlier day")
    func replay() throws {
        let acts: [(Challenge.Act, Int)] = [
            (.reply("Because"), 5), (.refuse("Not enough", due: Self.day(30)), 10),
            (.escalate("Silence", stage: 3, to: "Chief Executive"), 31), (.reply("A plan"), 33),
            (.accept("Yes", agreed: "The plan"), 35),
            (.agree("The plan", action: 28), 35), (.note("Seen"), 36), (.close(impact: "It rose"), 90),
            (.reopen("It fell", due: Self.day(120)), 100), (.withdraw("Merged"), 101),
        ]
        var (one, steps) = (asked(), [Step]())
        for (place, (act, count)) in acts.enumerated() {
            try one.take(act, on: Self.day(count))
            let step = Step(
                one.thing, place: Int64(place + 2), at: .start(of: Self.day(count)), by: .owner, act: act.word, says: act.says,
                to: act.to)
            #expect(Challenge.Act(step) == act)
            steps.append(step)
        }
        let first = Step(
            one.thing, place: 1, at: .start(of: Self.start), by: .owner, act: "raise", says: "Why?", to: Self.day(14).iso8601)
        let story = [first] + steps
        #expect(try one.standing(on: Self.day(200), after: story) == one)
        #expect(try one.standing(on: Self.day(4), after: story) == asked())
        let then = try #require(try one.standing(on: Self.day(34), after: story))
        #expect(then.state == .answered && then.stage == 3 && then.agreed == nil && then.due == Self.day(30))
        #expect(try one.standing(on: Self.day(-1), after: story) == nil)
    }

    @Test("a place in the list reads back, and nothing else is one")
    func places() {
        let place = ChallengePlace(asked())
        #expect(ChallengePlace(place.text) == place)
        for text in ["", "1.2", "1.2.x", "1.2.3.4", "a.b.c"] { #expect(ChallengePlace(text) == nil) }
    }
}

@Suite("How soon agencies answer")
struct AnswerTimesTests {
    private static let today = Day(iso8601: "2026-11-21")!

    private func time(_ raised: String, after days: Int?) -> AnswerTime {
        let day = Day(iso8601: raised)!
        return AnswerTime(
            agency: "cmh", kind: .question, raisedOn: day, answeredOn: days.map { day.adding(days: $0) }, waits: days == nil,
            askedOn: day)
    }

    @Test("the median of an odd and an even number, and of none")
    func median() {
        func median(_ days: [Int?]) -> Double? {
            AnswerTimes(of: days.map { time("2026-09-01", after: $0) }, on: Self.today).medianDays
        }
        #expect(median([30, 2, 9]) == 9 && median([2, 9, 30, 4]) == 6.5 && median([nil]) == nil && median([]) == nil)
    }

    @Test("what waits is counted, and apart from it what has waited for forty days")
    func waiting() {
        let times = AnswerTimes(
            of: [time("2026-10-12", after: nil), time("2026-10-13", after: nil), time("2026-06-01", after: 3)], on: Self.today)
        #expect(times.asked == 3 && times.answered == 1 && times.waiting == 2 && times.longWaiting == 1)
        #expect(times.medianWords == "3" && AnswerTimes(of: [], on: Self.today).medianWords == "–")
    }

    @Test(
        "a day lies in its quarter of the financial year",
        arguments: [
            ("2026-04-01", "2026-27Q1"), ("2026-06-30", "2026-27Q1"), ("2026-12-31", "2026-27Q3"), ("2027-01-01", "2026-27Q4"),
            ("2027-03-31", "2026-27Q4"),
        ])
    func quarters(day: String, code: String) {
        #expect(Period.financialQuarter(of: Day(iso8601: day)!).code == code)
    }

    @Test("quarters stand in time, each with its own")
    func byQuarter() {
        let all = AnswerTimes.byQuarter([time("2026-10-01", after: 4), time("2026-05-01", after: 8)], on: Self.today)
        #expect(all.map(\.quarter.code) == ["2026-27Q1", "2026-27Q3"] && all.map(\.times.medianDays) == [8, 4])
    }
}
